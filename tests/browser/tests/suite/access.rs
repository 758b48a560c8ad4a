//! Every screen for everybody: axe-core finds nothing, in every language and both themes; nothing is
//! lost on the narrowest page, on one enlarged fourfold, or with the text spaced out.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::access;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::engine::Engine;
use hashiya_browser_tests::screens::{SCREENS, prepare};
use hashiya_browser_tests::visit::{Visit, in_turn};

/// Widths and heights in CSS pixels: what can be reached at one size can be reached at the next.
/// 320 by 256 is what an enlargement of 400 % leaves of a window of 1280 by 1024 (WCAG 2.2, 1.4.10).
const SIZES: [(u32, u32); 6] = [
    (1680, 1000),
    (1280, 900),
    (820, 1180),
    (390, 844),
    (320, 640),
    (320, 256),
];

#[tokio::test]
async fn every_screen_serves_everybody_in_arabic() -> Result<()> {
    every_screen_serves_everybody("ar").await
}

#[tokio::test]
async fn every_screen_serves_everybody_in_english() -> Result<()> {
    every_screen_serves_everybody("en").await
}

#[tokio::test]
async fn every_screen_serves_everybody_in_french() -> Result<()> {
    every_screen_serves_everybody("fr").await
}

/// Looks at every screen before it tells what is wrong.
async fn every_screen_serves_everybody(language: &str) -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let prepared = prepare(&visit).await?;
        let mut faults = Vec::new();
        for screen in SCREENS {
            let what = format!("{} in {language}", screen.name);
            screen
                .open(&visit.app, language, &prepared)
                .await
                .context(what.clone())?;
            look(&visit.app.browser, &what, &mut faults).await.context(what)?;
        }
        ensure!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
        Ok(())
    })
    .await
}

/// Looks at the screen that is open: both themes, every width, the text spaced out.
async fn look(browser: &Browser, what: &str, faults: &mut Vec<String>) -> Result<()> {
    faults.extend(access::axe(browser, what).await?);
    if browser.engine() != Engine::Chromium {
        println!("{what}: other themes and widths are left out, which only Chromium can be told");
        return Ok(());
    }
    access::theme(browser, "dark").await?;
    faults.extend(access::axe(browser, &format!("{what}, dark")).await?);
    access::theme(browser, "light").await?;
    let mut reached = Vec::new();
    for (width, height) in SIZES {
        access::resize(browser, width, height).await?;
        let what = format!("{what} at {width} by {height}");
        let fit = access::fit(browser, &what).await?;
        faults.extend(fit.faults);
        let lost: Vec<&String> = reached.iter().filter(|action| !fit.actions.contains(action)).collect();
        if !lost.is_empty() {
            faults.push(format!("{what}: {lost:?} cannot be reached"));
        }
        reached = fit.actions;
    }
    let what = format!("{what} on a small phone");
    access::resize(browser, 320, 640).await?;
    faults.extend(access::axe(browser, &what).await?);
    access::space_text(browser, true).await?;
    faults.extend(access::fit(browser, &format!("{what}, text spaced out")).await?.faults);
    access::space_text(browser, false).await?;
    access::resize(browser, 1280, 900).await
}
