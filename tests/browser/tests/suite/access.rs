//! Every screen for everybody: axe-core finds nothing, in every language and both themes; nothing is
//! lost on the narrowest page, on one enlarged fourfold, or with the text spaced out.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::access;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::lacks::leaves_out;
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
    every_screen_serves_everybody("ar", true).await
}

/// On the page's usual width alone: the same texts are read from left to right, and are longer, in
/// French.
#[tokio::test]
async fn every_screen_serves_everybody_in_english() -> Result<()> {
    every_screen_serves_everybody("en", false).await
}

#[tokio::test]
async fn every_screen_serves_everybody_in_french() -> Result<()> {
    every_screen_serves_everybody("fr", true).await
}

/// Looks at every screen before it tells what is wrong: in both themes, and at all sizes if told so.
async fn every_screen_serves_everybody(language: &str, at_all_sizes: bool) -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let prepared = prepare(&visit).await?;
        let browser = &visit.app.browser;
        let is_told = !leaves_out("themes and sizes")?;
        if is_told {
            access::theme(browser, "light").await?;
        }
        let mut faults = Vec::new();
        for screen in SCREENS {
            let what = format!("{} in {language}", screen.name);
            let look = async {
                screen.open(&visit.app, language, &prepared).await?;
                faults.extend(access::axe(browser, &what).await?);
                if is_told {
                    in_the_dark(browser, &what, &mut faults).await?;
                }
                if is_told && at_all_sizes {
                    at_every_size(browser, &what, &mut faults).await?;
                }
                anyhow::Ok(())
            };
            look.await.context(what.clone())?;
        }
        ensure!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
        visit.leave().await
    })
    .await
}

/// Looks at the screen that is open in the dark theme.
async fn in_the_dark(browser: &Browser, what: &str, faults: &mut Vec<String>) -> Result<()> {
    access::theme(browser, "dark").await?;
    faults.extend(access::axe(browser, &format!("{what}, dark")).await?);
    access::theme(browser, "light").await
}

/// Looks at the screen that is open at every size, and at the text spaced out.
async fn at_every_size(browser: &Browser, what: &str, faults: &mut Vec<String>) -> Result<()> {
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
    access::space_text(browser, true).await?;
    access::resize(browser, 320, 640).await?;
    faults.extend(access::fit(browser, &format!("{what}, text spaced out")).await?.faults);
    access::space_text(browser, false).await?;
    faults.extend(access::axe(browser, &what).await?);
    access::resize(browser, 1280, 900).await
}
