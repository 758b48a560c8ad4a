//! Takes pictures, into `target/screenshots/`: the library and the reading page with several tags, in
//! Arabic and English, light and dark, on a wide screen and on a phone; and in its folder `screens`
//! every screen there is, in Arabic, light and wide, and in French, dark and on a phone. Those that the
//! README and the app's manifest show ([`SHOWN`]) are put into `docs/screenshots/` as well.

use std::path::Path;

use anyhow::{Context, Result};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::{dist, listed, project};
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::screens::{self, SCREENS};
use hashiya_browser_tests::site::Site;
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::Visit;
use serde_json::json;

/// Name, width and height in CSS pixels, device pixels per CSS pixel.
const SIZES: [(&str, u32, u32, u32); 2] = [("wide", 1280, 900, 1), ("phone", 390, 844, 2)];

/// The pictures that are kept with the source.
const SHOWN: [&str; 2] = ["reading-ar-light-wide.png", "reading-en-dark-phone.png"];

/// Tags by place among the sentences that count.
const TAGS: [(usize, char, &str); 9] = [
    (3, '1', "claim"),
    (4, '1', "claim"),
    (5, '2', "quote"),
    (6, '3', "background"),
    (7, '1', "claim"),
    (8, '2', "quote"),
    (9, '3', "background"),
    (10, '3', "background"),
    (11, '2', "quote"),
];

/// The sentence, among those that count, that is focused in the pictures.
const FOCUS: usize = 3;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let dist = dist()?;
    let folder = project().join("target/screenshots");
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let site = Site::serve(&dist)?;
    let app = App::at(
        Browser::fresh(&Options::default()).await?,
        &format!("{}/", site.origin()),
    );
    let id = listed(&dist)?.first().context("the build has no articles")?.id.clone();
    let focus = tag_some(&app, &id).await?;
    for size in SIZES {
        for theme in ["light", "dark"] {
            look_like(&app, size, theme).await?;
            for language in ["ar", "en"] {
                let name = |page: &str| folder.join(format!("{page}-{language}-{theme}-{}.png", size.0));
                let query = format!("?lang={language}");
                // By way of an empty page, so that each picture is of a page freshly loaded.
                app.browser.goto("about:blank").await?;
                app.open(&query, "#/").await?;
                app.wait_for_library().await?;
                picture(&app, &name("library")).await?;
                app.browser.goto("about:blank").await?;
                app.open(&query, &format!("#/articles/{id}/{focus}")).await?;
                app.wait_for_focus(focus).await?;
                picture(&app, &name("reading")).await?;
            }
        }
    }
    app.browser.close().await?;
    for name in SHOWN {
        let shown = project().join("docs/screenshots").join(name);
        std::fs::copy(folder.join(name), &shown).with_context(|| shown.display().to_string())?;
        println!("{}", shown.display());
    }
    every_screen(&folder.join("screens")).await
}

/// Takes every screen of the app, on articles made for the tests.
async fn every_screen(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let visit = Visit::start().await?;
    let app = &visit.app;
    let prepared = screens::prepare(&visit).await?;
    for (size, theme, language) in [(SIZES[0], "light", "ar"), (SIZES[1], "dark", "fr")] {
        look_like(app, size, theme).await?;
        for screen in SCREENS {
            screen
                .open(app, language, &prepared)
                .await
                .with_context(|| format!("{} in {language}", screen.name))?;
            let name = screen.name.replace(' ', "-");
            let name = format!("{name}-{language}-{theme}-{}.png", size.0);
            picture(app, &folder.join(name)).await?;
        }
    }
    visit.app.browser.close().await?;
    Ok(())
}

/// Gives the browser a size and a theme.
async fn look_like(app: &App, size: (&str, u32, u32, u32), theme: &str) -> Result<()> {
    let (name, width, height, scale) = size;
    let metrics = json!({
        "width": width, "height": height, "deviceScaleFactor": scale, "mobile": name == "phone"
    });
    let browser = &app.browser;
    browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
    system::theme(browser, theme).await
}

/// Tags a few sentences; gives the number of the one to focus.
async fn tag_some(app: &App, id: &str) -> Result<usize> {
    app.open_library().await?;
    app.read(id).await?;
    let countable = app.countable().await?;
    for (place, digit, label) in TAGS {
        let number = *countable
            .get(place)
            .context("the article is too short for the pictures")?;
        app.tag(number, digit, label).await?;
    }
    Ok(countable[FOCUS])
}

async fn picture(app: &App, path: &Path) -> Result<()> {
    let settled = "const done = arguments[0];
        document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));";
    app.browser.run_async(settled, vec![]).await?;
    let bytes = app.browser.client().screenshot().await?;
    std::fs::write(path, bytes).with_context(|| path.display().to_string())?;
    println!("{}", path.display());
    Ok(())
}
