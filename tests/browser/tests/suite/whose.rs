//! Whose work a file is, and what becomes of a file that is handed out.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use serde_json::json;

use crate::tagging::reading_rain;

#[tokio::test]
async fn a_colleagues_file_is_asked_about_before_anything_is_stored() -> Result<()> {
    hashiya_browser_tests::visit::in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[1], '1', "claim").await?;
        let download = visit.app.download_all().await?;
        let desk = Desk::new()?;
        let path = desk.put("from a \u{202E}colleague.json.txt", &download.bytes)?;
        let visit = visit.as_another_reader().await?;
        let app = &visit.app;
        app.open_library().await?;
        let before = app.storage().await?;
        app.open_file(&path).await?;
        app.browser.element("[data-dialog=whose]").await?;
        let can_open = "return !document.querySelector('[data-action=open-file]').disabled;";
        ensure!(
            app.browser.run(can_open, vec![]).await? == json!(false),
            "opened without an answer"
        );
        ensure!(app.storage().await? == before, "something was stored before the answer");
        keys::press(&app.browser, key::ESCAPE).await?;
        let gone = "return document.querySelector('[data-dialog]') === null;";
        app.browser
            .until("the window closed", gone, vec![], |seen| *seen == json!(true))
            .await?;
        ensure!(app.storage().await? == before, "cancelling changed something");
        // A radio button by keyboard, as the browser has it.
        app.open_file_of(&path, "another").await?;
        app.notice("import-done").await?;
        let own = app.storage().await?.get("hashiya:1:profile").cloned();
        ensure!(
            own.as_ref() == before.get("hashiya:1:profile"),
            "the reader is somebody else now: {own:?}"
        );
        app.reload().await?;
        app.read("rain").await?;
        app.wait_for_label(countable[1], Some("claim")).await?;
        let by = "return sentence(arguments[0]).dataset.by ?? null;";
        let by = app.browser.run(by, vec![json!(countable[1])]).await?;
        ensure!(
            by == json!("another"),
            "a colleague's tag is shown as the reader's: {by}"
        );
        // The mark alone: their label stays theirs.
        app.focus(countable[1]).await?;
        keys::press(&app.browser, 'q').await?;
        let file = app.export("export-article").await?;
        let annotations = &file.article("rain")?.sentences[countable[1]].annotations;
        let own = annotations.iter().find(|said| said.unsure).context("the mark")?;
        ensure!(own.label.is_none() && annotations.len() == 2, "{annotations:?}");
        app.wait_for_label(countable[1], Some("claim")).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_file_counts_once_the_reader_has_it() -> Result<()> {
    hashiya_browser_tests::visit::in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let app = &visit.app;
        app.tag(countable[1], '1', "claim").await?;
        let download = app.download("export-article").await?;
        ensure!(download.name.ends_with("-rain.json"), "{}", download.name);
        let text = app.notice("file-handed").await?;
        ensure!(text.contains(&download.name), "{text}");
        let unsaved = "return document.querySelector('[data-unsaved]')?.dataset.unsaved ?? '0';";
        app.act("settings").await?;
        app.browser
            .until("one change in no file", unsaved, vec![], |seen| *seen == json!("1"))
            .await?;
        pointer::click(&app.browser, "[data-handed] [data-action=confirm-file]").await?;
        app.browser
            .until("all in a file", unsaved, vec![], |seen| *seen == json!("0"))
            .await?;
        keys::press(&app.browser, key::ESCAPE).await?;
        app.reload().await?;
        app.act("settings").await?;
        app.browser
            .until("still", unsaved, vec![], |seen| *seen == json!("0"))
            .await?;
        visit.end().await
    })
    .await
}
