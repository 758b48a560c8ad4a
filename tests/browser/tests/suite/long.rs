//! A very long article: the page says that it is being prepared and how far that is, answers meanwhile, and
//! the reader can stop it.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use fantoccini::Locator;
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::json;

/// More sentences than are drawn at once.
const SENTENCES: usize = 10_500;

/// Notes every word and number that the page says of its preparing.
const WATCH: &str = r"
    window.__said = [];
    new MutationObserver(() => {
        const said = one('[data-underway]')?.dataset.percent;
        if (said !== undefined && window.__said.at(-1) !== said) window.__said.push(said);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });";

fn text() -> String {
    let paragraph = |number: usize| {
        let sentences = (0..5).map(|at| {
            let number = number * 5 + at;
            format!("The harbour master said that ship number {number} would leave the old port in the early morning, with the tide.")
        });
        sentences.collect::<Vec<_>>().join(" ")
    };
    (0..SENTENCES / 5).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

/// Opens a file in the library as it is, with what watches it.
async fn choose(app: &App, path: &Path) -> Result<()> {
    let input = Locator::Css("input[type=file][data-open]");
    let input = app.browser.client().find(input).await?;
    Ok(input.send_keys(path.to_str().context("a path in UTF-8")?).await?)
}

#[tokio::test]
async fn a_long_article_says_how_far_it_is_and_can_be_stopped() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let (app, desk) = (&visit.app, Desk::new()?);
        let file = desk.put("tide.txt", text())?;
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        app.browser.run(WATCH, vec![]).await?;
        // Stopped as soon as the page says anything: nothing comes of it.
        let stop = r"
            new MutationObserver((_, observer) => {
                const button = one('[data-action=stop-preparing]');
                if (button) { observer.disconnect(); window.__word = one('[data-underway]').textContent; button.click(); }
            }).observe(document.body, { subtree: true, childList: true });";
        app.browser.run(stop, vec![]).await?;
        choose(app, &file).await?;
        let over = "return [window.__word ?? null, all('[data-underway]').length];";
        let word = app
            .browser
            .until("the end of the preparing", over, vec![], |seen| {
                seen[0].is_string() && seen[1] == 0
            })
            .await?;
        ensure!(word[0].as_str().is_some_and(|word| word.contains("tide.txt")), "{word}");
        let there = "return all('[data-article=tide]').length;";
        ensure!(app.browser.run(there, vec![]).await? == 0, "it came all the same");

        app.browser.run("window.__said = [];", vec![]).await?;
        choose(app, &file).await?;
        app.notice("file-added").await?;
        let said = app.browser.run("return window.__said.length;", vec![]).await?;
        ensure!(said.as_u64() > Some(3), "said {said} times how far it is");
        // It is drawn part by part, and its first sentence can be tagged long before its end.
        app.browser
            .run("window.__said = []; location.hash = '#/articles/tide';", vec![])
            .await?;
        app.wait_for_sentences().await?;
        app.tag(0, '1', "claim").await?;
        let whole = "return [all('[data-sentence]').length, all('[data-underway]').length];";
        app.browser
            .until("the whole article", whole, vec![], |seen| *seen == json!([SENTENCES, 0]))
            .await?;
        let said = app.browser.run("return window.__said.length;", vec![]).await?;
        ensure!(said.as_u64() > Some(3), "said {said} times how far it is");
        app.wait_for_labels(&[(0, "claim")]).await?;
        visit.end().await
    })
    .await
}
