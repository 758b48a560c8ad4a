//! The interface's language: the browser's, the address's, the reader's choice.

use anyhow::{Result, ensure};
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::json;

const LANGUAGE: &str = "return [document.documentElement.lang, document.documentElement.dir];";

async fn speaks(visit: &Visit, language: &str) -> Result<()> {
    let direction = if language == "ar" { "rtl" } else { "ltr" };
    let expected = json!([language, direction]);
    visit
        .app
        .browser
        .until(&format!("an interface in {language}"), LANGUAGE, vec![], |seen| {
            seen == &expected
        })
        .await?;
    let script = r"
        const words = all('button').map((b) => b.innerText + (b.ariaLabel ?? '')).join(' ');
        return [/[\u0621-\u064A]/.test(words), /[A-Za-z]{3}/.test(words), words.slice(0, 400)];";
    let seen = visit.app.browser.run(script, vec![]).await?;
    ensure!(
        seen[if language == "ar" { 0 } else { 1 }] == json!(true),
        "the buttons in {language}: {seen}"
    );
    Ok(())
}

/// A browser that asks for another language, on a site that it has not seen: another browser, or in
/// Chromium the same one, told to ask for it.
async fn as_one_speaking(visit: Visit, language: &str) -> Result<Visit> {
    let browser = &visit.app.browser;
    if browser.engine() != Engine::Chromium {
        visit.end().await?;
        return Visit::with(&Options::speaking(language)).await;
    }
    let agent = browser.run("return navigator.userAgent;", vec![]).await?;
    let told = json!({"userAgent": agent, "acceptLanguage": language});
    browser.devtools("Emulation.setUserAgentOverride", told).await?;
    visit.elsewhere().await
}

#[tokio::test]
async fn the_interface_follows_the_browser() -> Result<()> {
    in_turn(async {
        let mut visit = Visit::with(&Options::speaking("ar-EG")).await?;
        for (browser, interface) in [
            ("ar-EG", "ar"),
            ("ar", "ar"),
            ("en-GB", "en"),
            ("fr-CA", "fr"),
            ("ja", "en"),
        ] {
            if browser != "ar-EG" {
                visit = as_one_speaking(visit, browser).await?;
            }
            visit.site.offer_only(&[("rain.txt", RAIN)]);
            visit.app.open_library().await?;
            speaks(&visit, interface).await?;
            probe::assert_clean(&visit.app.browser).await?;
        }
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_address_and_the_readers_choice_come_before_the_browser() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN), ("harbour.txt", HARBOUR)]).await?;
        visit.app.open_library().await?;
        speaks(&visit, "en").await?;
        visit.app.open("?lang=ar", "#/").await?;
        visit.app.wait_for_library().await?;
        speaks(&visit, "ar").await?;
        visit.app.open("?lang=en", "#/articles/rain").await?;
        visit.app.wait_for_sentences().await?;
        speaks(&visit, "en").await?;
        visit.app.read("rain").await?;
        let before = visit.app.browser.run(LANGUAGE, vec![]).await?;
        let other = if before[0] == "en" { "ar" } else { "en" };
        visit.app.choose_language(other).await?;
        speaks(&visit, other).await?;
        visit.app.reload().await?;
        speaks(&visit, other).await?;
        visit.app.open_library().await?;
        speaks(&visit, other).await?;
        visit.end().await
    })
    .await
}
