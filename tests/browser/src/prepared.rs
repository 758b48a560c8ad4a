//! What a reader has before them when they look at the screens of [`crate::screens`].

use anyhow::Result;
use serde_json::json;

use crate::app::App;
use crate::brought::{FLOOD, FLOOD_LATER};
use crate::engine::Engine;
use crate::fixtures::{HARBOUR, PROMOTED, RAIN};
use crate::visit::Visit;
use crate::{keys, pointer};

/// What the screens have in common: articles of either direction, one that failed to load, tags, a
/// note, a mark, a backup of these, and an article that has taken the place of an earlier version.
pub struct Prepared {
    pub(crate) backup: String,
}

/// Prepares a visit for [`crate::screens::Screen::open`].
pub async fn prepare(visit: &Visit) -> Result<Prepared> {
    visit.site.offer_only(&[
        ("rain.txt", RAIN),
        ("harbour.txt", HARBOUR),
        ("fair.txt", PROMOTED),
        ("empty.txt", ""),
    ]);
    let app = &visit.app;
    if app.browser.engine() == Engine::Chromium {
        // Another window may have the focus of the machine, and only one can.
        let parameters = json!({"enabled": true});
        app.browser
            .devtools("Emulation.setFocusEmulationEnabled", parameters)
            .await?;
    }
    app.read("rain").await?;
    for (number, digit, label) in [(3, '1', "claim"), (4, '2', "quote"), (5, '3', "background")] {
        app.tag(number, digit, label).await?;
    }
    app.focus(4).await?;
    keys::press(&app.browser, 'n').await?;
    app.browser.element("textarea[data-note]").await?;
    keys::type_text(&app.browser, "Who saw this?").await?;
    app.act("save-note").await?;
    app.browser.element("[data-sentence='4'][data-note]").await?;
    // Begun and not saved: the window of the note and the page show it.
    keys::press(&app.browser, 'n').await?;
    app.browser.element("textarea[data-note]").await?;
    keys::type_text(&app.browser, " Nobody says.").await?;
    app.act("close-note").await?;
    app.browser.element("[data-sentence='4'][data-draft]").await?;
    app.focus(5).await?;
    keys::press(&app.browser, 'q').await?;
    app.browser.element("[data-sentence='5'][data-unsure]").await?;
    app.open_library().await?;
    let backup = app.download("back-up").await?;
    replace_flood(app).await?;
    Ok(Prepared {
        backup: serde_json::to_string(&backup.json()?)?,
    })
}

/// Opens an article, tags it, and has another version take its place; what became of the tags waits.
async fn replace_flood(app: &App) -> Result<()> {
    let browser = &app.browser;
    pointer::drop_file(browser, "flood.txt", FLOOD).await?;
    browser.element("[data-article='flood'][data-state='ready']").await?;
    app.read("flood").await?;
    for (number, digit, label) in [
        (3, '1', "claim"),
        (5, '2', "quote"),
        (6, '2', "quote"),
        (7, '1', "claim"),
    ] {
        app.tag(number, digit, label).await?;
    }
    app.open_library().await?;
    pointer::drop_file(browser, "flood.txt", FLOOD_LATER).await?;
    browser
        .element("[data-dialog='versions'] [data-choice='replace']:focus")
        .await?;
    keys::press(browser, keys::key::ENTER).await?;
    browser.element("[data-dialog='review'] [data-item]").await?;
    app.act("close").await?;
    app.open_library().await
}
