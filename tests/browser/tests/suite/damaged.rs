//! Records that cannot be read: what the reader sees and can do; and records of a newer program.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::files;
use hashiya_browser_tests::keys;
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::in_turn;
use serde_json::json;

use crate::tagging::reading_rain;

/// Changes the record whose key has this in it; answers its key.
const DAMAGE: &str = r"
    const key = Object.keys(localStorage).find((key) => key.includes(arguments[0]));
    localStorage.setItem(key, arguments[1]);
    return key;";

/// How many records are set aside in local storage.
const ASIDE: &str = "return Object.keys(localStorage).filter((key) => key.includes(':damaged:')).length;";

#[tokio::test]
async fn a_damaged_record_is_told_of_handed_out_and_deleted_on_the_readers_word_only() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let app = &visit.app;
        app.tag(countable[0], '1', "claim").await?;
        app.tag(countable[1], '2', "quote").await?;
        let damaged = "[[\"cut off \u{1F600}";
        let key = app.browser.run(DAMAGE, vec![json!(":place:"), json!(damaged)]).await?;
        app.reload().await?;
        app.notice("storage-damaged").await?;
        app.wait_for_labels(&[(countable[0], "claim"), (countable[1], "quote")])
            .await?;
        app.reload().await?;
        app.wait_for_sentences().await?;
        ensure!(app.notices().await?.is_empty(), "told once");
        pointer::click(&app.browser, "[data-action=\"settings\"]").await?;
        app.browser.element("[data-damaged] li").await?;
        files::clear(&app.browser.downloads())?;
        app.act("download-damaged").await?;
        let file = files::take_download(&app.browser.downloads()).await?.json()?;
        ensure!(file["key"] == key && file["value"] == damaged, "{file}");
        app.act("discard-damaged").await?;
        ensure!(app.browser.run(ASIDE, vec![]).await? == json!(1), "asked first");
        app.browser
            .element("[data-action=\"discard-damaged\"][data-asked=\"true\"]")
            .await?;
        app.act("discard-damaged").await?;
        app.browser
            .until("nothing aside", ASIDE, vec![], |seen| seen == &json!(0))
            .await?;
        let gone = "return all('[data-damaged]').length;";
        app.browser
            .until("no list", gone, vec![], |seen| seen == &json!(0))
            .await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn an_article_of_a_newer_program_is_read_and_exported_and_not_written() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let app = &visit.app;
        app.tag(countable[0], '1', "claim").await?;
        let newer = "localStorage.setItem('hashiya:99:tags:rain:00000000:0', 'of a newer program');";
        app.browser.run(newer, vec![]).await?;
        app.reload().await?;
        app.notice("newer-records").await?;
        app.wait_for_labels(&[(countable[0], "claim")]).await?;
        let before = app.storage().await?;
        let buttons = "return all('.labels button').every((button) => button.disabled);";
        app.browser
            .until("no tools", buttons, vec![], |seen| seen == &json!(true))
            .await?;
        app.focus(countable[1]).await?;
        keys::press(&app.browser, '2').await?;
        app.wait_for_labels(&[(countable[0], "claim")]).await?;
        let tags = |records: &std::collections::BTreeMap<String, String>| {
            let tags = records.iter().filter(|(key, _)| key.contains(":tags:"));
            tags.map(|(key, value)| (key.clone(), value.clone()))
                .collect::<Vec<_>>()
        };
        ensure!(
            tags(&app.storage().await?) == tags(&before),
            "nothing of it was touched"
        );
        let file = app.export("export-article").await?;
        ensure!(file.article("rain").context("rain")?.tagged().len() == 1);
        visit.end().await
    })
    .await
}
