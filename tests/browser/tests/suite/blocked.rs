//! Storage that throws at any call: a whole visit by keyboard goes on, loses nothing that is on the
//! page, and stores all of it once the storage works again.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::exported::{HashiyaFile, check};
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::{files, probe};
use serde_json::{Value, json};

/// Which calls fail, from which and how many in a row: alone and for good, early (the reading at
/// the start), in the middle, and late.
const TROUBLE: [(u64, u64); 12] = [
    (0, 1),
    (0, 1_000_000),
    (1, 1),
    (2, 3),
    (4, 1_000_000),
    (7, 1),
    (11, 1_000_000),
    (16, 5),
    (23, 1_000_000),
    (31, 1),
    (40, 1_000_000),
    (55, 12),
];

/// The labels at the end of the visit, by sentence.
const LABELS: [(usize, &str); 3] = [(0, "claim"), (2, "quote"), (4, "background")];

#[tokio::test]
async fn a_visit_outlives_storage_that_throws_at_any_call() -> Result<()> {
    in_turn(async {
        let names: Vec<String> = (0..=TROUBLE.len()).map(|number| format!("rain{number}.txt")).collect();
        let articles: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), RAIN)).collect();
        let visit = Visit::with_articles(&articles).await?;
        let script = include_str!("../../src/refusing.js");
        probe::before_every_page(&visit.app.browser, Some(&visit.site), script).await?;
        let calls = whole_visit(&visit, 0, None).await?;
        ensure!(calls > 60, "the visit asks the storage {calls} times only");
        for (number, trouble) in TROUBLE.into_iter().enumerate() {
            whole_visit(&visit, number + 1, Some(trouble))
                .await
                .with_context(|| format!("calls {trouble:?} fail"))?;
        }
        visit.end().await
    })
    .await
}

/// Tags, a note, undo, redo and an export by keyboard on an article of its own; then a reload.
/// Returns how often the storage was asked.
async fn whole_visit(visit: &Visit, number: usize, trouble: Option<(u64, u64)>) -> Result<u64> {
    let (app, browser) = (&visit.app, &visit.app.browser);
    let fail = trouble.map_or(String::new(), |(first, count)| format!("&fail={first}-{count}"));
    app.open(&format!("?lang=en{fail}"), &format!("#/articles/rain{number}"))
        .await?;
    app.wait_for_sentences().await?;
    let countable = app.countable().await?;
    let first = *countable.first().context("a sentence")?;
    app.focus(first).await?;
    for (turn, (digit, label)) in [('1', "claim"), ('3', "background"), ('2', "quote")]
        .into_iter()
        .enumerate()
    {
        app.wait_for_focus(countable[turn]).await?;
        keys::press(browser, digit).await?;
        app.wait_for_label(countable[turn], Some(label)).await?;
    }
    keys::press(browser, 'k').await?;
    keys::press(browser, 'k').await?;
    app.wait_for_focus(countable[1]).await?;
    keys::press(browser, '0').await?;
    app.wait_for_label(countable[1], None).await?;
    write_note(visit, countable[1]).await?;
    app.tag(countable[4], '1', "claim").await?;
    keys::chord(browser, &[key::CONTROL, 'z']).await?;
    app.wait_for_label(countable[4], None).await?;
    keys::press(browser, '3').await?;
    let expected: Vec<(usize, &str)> = LABELS.iter().map(|(at, label)| (countable[*at], *label)).collect();
    app.wait_for_labels(&expected).await?;
    has_all(&export_by_keyboard(visit).await?, number, countable[1])?;
    probe::assert_clean(browser).await?;
    let seen = browser.run("__mend(); return [__calls, __failed];", vec![]).await?;
    if let Some((first, _)) = trouble {
        ensure!(seen[1].as_u64() > Some(0), "no call failed from {first} on: {seen}");
    }
    stores_all_in_the_end(visit, number, &expected).await?;
    seen[0].as_u64().context("a number of calls")
}

async fn write_note(visit: &Visit, sentence: usize) -> Result<()> {
    let browser = &visit.app.browser;
    keys::press(browser, 'n').await?;
    let writing = "return document.activeElement?.matches('textarea[data-note]') ?? false;";
    browser
        .until("the note field", writing, vec![], |seen| seen == &json!(true))
        .await?;
    keys::type_text(browser, "why").await?;
    keys::press(browser, key::ENTER).await?;
    visit.app.wait_for_focus(sentence).await
}

async fn export_by_keyboard(visit: &Visit) -> Result<HashiyaFile> {
    let downloads = visit.app.browser.downloads();
    files::clear(&downloads)?;
    keys::chord(&visit.app.browser, &[key::CONTROL, 'e']).await?;
    check(&files::take_download(&downloads).await?.json()?)
}

fn has_all(file: &HashiyaFile, number: usize, noted: usize) -> Result<()> {
    let article = file.article(&format!("rain{number}"))?;
    let labels: Vec<&str> = article.tagged().iter().map(|(_, label)| *label).collect();
    ensure!(labels == LABELS.map(|(_, label)| label), "exported: {labels:?}");
    ensure!(
        article.sentences[noted].note() == Some("why"),
        "the note is not in the export"
    );
    Ok(())
}

/// With the storage at work again the next key stores everything: no warning, and all is back.
async fn stores_all_in_the_end(visit: &Visit, number: usize, expected: &[(usize, &str)]) -> Result<()> {
    let (app, browser) = (&visit.app, &visit.app.browser);
    keys::press(browser, 'j').await?;
    let script = "return all('[data-notice^=storage]').map((notice) => notice.textContent);";
    browser
        .until("no warning", script, vec![], |seen: &Value| seen == &json!([]))
        .await?;
    // Another address: the page loads anew.
    app.open("", &format!("#/articles/rain{number}")).await?;
    app.wait_for_labels(expected).await?;
    probe::assert_clean(browser).await
}
