//! Links to sentences and quotations.

use anyhow::{Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::Value;

use crate::importing::BRIDGE_PAGE;

/// A clipboard that can be looked into: browsers let no test do so without asking their user.
const CLIPBOARD: &str = "
    Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text) => { window.__copied = text; } } });";

#[tokio::test]
async fn sentences_are_copied_with_where_they_are_from() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        probe::before_every_page(&app.browser, Some(&visit.site), CLIPBOARD).await?;
        let desk = Desk::new()?;
        app.open_file(&desk.put("bridge.html", BRIDGE_PAGE)?).await?;
        app.notice("file-added").await?;
        app.read("bridge").await?;
        let sentences = app.sentences().await?;
        let number = sentences
            .iter()
            .position(|sentence| sentence.text.contains("وعبرته أول حافلة"));
        let number = number.expect("the sentence");
        app.focus(number).await?;
        let copied = |seen: &Value| seen.is_string();
        for (action, begins, holds) in [
            ("copy-quotation", "«وعبرته أول حافلة", "https://news.example/bridge"),
            ("copy-source-link", "https://news.example/bridge#:~:text=", ""),
            ("copy-link", app.address(), "#/articles/bridge/"),
        ] {
            app.browser.run("window.__copied = null;", vec![]).await?;
            app.act("share").await?;
            app.act(action).await?;
            let seen = "return window.__copied;";
            let seen = app.browser.until(action, seen, vec![], copied).await?;
            let text = seen.as_str().unwrap_or_default();
            ensure!(text.starts_with(begins) && text.contains(holds), "{action}: {text}");
            app.notice("copied").await?;
        }
        // The link leads there, for anyone who has the article.
        let link = app.browser.run("return window.__copied;", vec![]).await?;
        app.browser.goto(link.as_str().unwrap_or_default()).await?;
        app.wait_for_sentences().await?;
        let focused = "return one('[data-sentence][aria-selected=true]')?.textContent ?? null;";
        let is_it = |seen: &Value| seen.as_str().is_some_and(|text| text.contains("وعبرته أول حافلة"));
        app.browser.until("the sentence", focused, vec![], is_it).await?;
        // The address is the usual one by then.
        let usual = "return location.hash;";
        let expected = format!("#/articles/bridge/{number}");
        let is_usual = |seen: &Value| seen.as_str() == Some(&expected);
        app.browser.until("the usual address", usual, vec![], is_usual).await?;
        // One of a text that is not here leads to no other, and says what to do.
        let elsewhere = format!("{}#/articles/bridge/{number}/00000000", app.address());
        app.browser.goto(&elsewhere).await?;
        let said = "return one('[data-awaited-link=absent] [data-action=open-for-link]') !== null
            && one('[data-sentence]') === null;";
        let is_said = |seen: &Value| seen.as_bool() == Some(true);
        app.browser.until("what to do", said, vec![], is_said).await?;
        visit.end().await
    })
    .await
}
