//! Backing up and restoring in another browser, deleting and taking it back, the reminder.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::exported;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN, long_article};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// What an element says, once it is there.
async fn text_of(app: &App, selector: &str) -> Result<String> {
    let script = "return one(arguments[0])?.textContent.trim() ?? null;";
    let seen = app
        .browser
        .until(selector, script, vec![json!(selector)], Value::is_string)
        .await?;
    Ok(seen.as_str().unwrap_or_default().to_owned())
}

/// Waits until so many elements match.
async fn wait_for_number(app: &App, selector: &str, number: usize) -> Result<()> {
    let script = "return all(arguments[0]).length;";
    let what = format!("{number} of {selector}");
    app.browser
        .until(&what, script, vec![json!(selector)], |seen| seen == &json!(number))
        .await?;
    Ok(())
}

/// Waits until the focus is on an element that matches.
async fn wait_for_focus_on(app: &App, selector: &str) -> Result<()> {
    let script = "return document.activeElement.matches(arguments[0]) || document.activeElement.outerHTML;";
    let what = format!("focus on {selector}");
    app.browser
        .until(&what, script, vec![json!(selector)], |seen| seen == &json!(true))
        .await?;
    Ok(())
}

async fn click(app: &App, selector: &str) -> Result<()> {
    text_of(app, selector).await?;
    pointer::click(&app.browser, selector).await
}

/// Waits until everything is on the disk.
async fn wait_until_saved(app: &App) -> Result<()> {
    let script = "return one('[data-save-state]')?.dataset.saveState ?? null;";
    app.browser
        .until("everything saved", script, vec![], |seen| seen == "saved")
        .await?;
    Ok(())
}

/// A visit with tags on an article of the library and on one from disk, at the library.
async fn worked() -> Result<Visit> {
    let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
    let (app, desk) = (&visit.app, Desk::new()?);
    app.open("?lang=en", "#/").await?;
    app.wait_for_library().await?;
    app.open_file(&desk.put("harbour.txt", HARBOUR)?).await?;
    app.notice("file-added").await?;
    for (id, digit, label) in [("harbour", '1', "claim"), ("rain", '2', "quote")] {
        app.read(id).await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        app.tag(number, digit, label).await?;
    }
    app.open_library().await?;
    wait_until_saved(app).await?;
    Ok(visit)
}

#[tokio::test]
async fn a_backup_brings_everything_to_another_browser() -> Result<()> {
    in_turn(async {
        let visit = worked().await?;
        visit.app.act("settings").await?;
        let name = visit.app.browser.element("[data-name]").await?;
        name.clear().await?;
        name.send_keys("Mona").await?;
        keys::press(&visit.app.browser, key::TAB).await?;
        click(&visit.app, "[data-dialog] [data-action=close]").await?;
        let download = visit.app.download("back-up").await?;
        ensure!(download.name.starts_with("hashiya-backup-"), "{}", download.name);
        exported::check(&download.json()?)?;
        let desk = Desk::new()?;
        let backup = desk.put("backup.json", &download.bytes)?;

        let visit = visit.as_another_reader().await?;
        let app = &visit.app;
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        let before = app.storage().await?;
        app.open_file(&backup).await?;
        let shown = text_of(app, "[data-dialog=restore] [data-gain=harbour]").await?;
        ensure!(shown.contains("New article"), "{shown}");
        ensure!(
            text_of(app, "[data-gain=rain] [data-count=added] dd").await? == "1",
            "one tag"
        );
        ensure!(
            text_of(app, "[data-dialog] [data-reader]").await?.contains("Mona"),
            "whose it is"
        );
        wait_for_focus_on(app, "[data-action=restore]").await?;
        ensure!(app.storage().await? == before, "looking changed something");
        keys::press(&app.browser, key::ESCAPE).await?;
        wait_for_number(app, "[data-dialog]", 0).await?;
        ensure!(app.storage().await? == before, "cancelling changed something");

        app.open_file(&backup).await?;
        click(app, "[data-action=restore]").await?;
        app.notice("import-done").await?;
        for (id, label) in [("harbour", "claim"), ("rain", "quote")] {
            app.read(id).await?;
            let number = *app.countable().await?.first().context("a sentence")?;
            app.wait_for_labels(&[(number, label)]).await?;
        }
        app.open_library().await?;
        app.open_file(&backup).await?;
        wait_for_number(app, "[data-dialog=restore] [data-nothing=true]", 1).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_deleted_article_comes_back_or_is_gone_with_the_page() -> Result<()> {
    in_turn(async {
        let visit = worked().await?;
        let app = &visit.app;
        let before = app.storage().await?;
        let bin = "[data-article=harbour] [data-action=delete]";
        click(app, bin).await?;
        text_of(app, "[data-dialog=delete] [data-loss=tags][data-count='1']").await?;
        wait_for_focus_on(app, "[data-dialog] [data-action=cancel]").await?;
        keys::press(&app.browser, key::ESCAPE).await?;
        wait_for_number(app, "[data-dialog]", 0).await?;
        wait_for_focus_on(app, bin).await?;
        ensure!(app.storage().await? == before, "asking changed something");

        click(app, bin).await?;
        click(app, "[data-action=delete-now]").await?;
        app.notice("deleted").await?;
        wait_for_number(app, "[data-article=harbour]", 0).await?;
        let left = app.storage().await?;
        ensure!(!left.keys().any(|key| key.contains("harbour")), "{left:?}");
        click(app, "[data-action=undelete]").await?;
        wait_for_number(app, "[data-article=harbour]", 1).await?;
        wait_until_saved(app).await?;
        ensure!(app.storage().await? == before, "all as it was");

        click(app, bin).await?;
        click(app, "[data-action=delete-now]").await?;
        wait_for_number(app, "[data-article=harbour]", 0).await?;
        click(app, "[data-action=dismiss]").await?;
        app.act("settings").await?;
        wait_for_number(app, "[data-dialog=settings] [data-undelete]", 1).await?;
        click(app, "[data-dialog] [data-action=close]").await?;
        wait_until_saved(app).await?;
        app.reload().await?;
        app.wait_for_library().await?;
        wait_for_number(app, "[data-article=harbour]", 0).await?;
        wait_for_number(app, "[data-article=rain]", 1).await?;
        let left = app.storage().await?;
        ensure!(!left.keys().any(|key| key.contains("harbour")), "{left:?}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn everything_is_deleted_and_brought_back() -> Result<()> {
    in_turn(async {
        let visit = worked().await?;
        let app = &visit.app;
        let before = app.storage().await?;
        app.act("settings").await?;
        click(app, "[data-action=delete-everything]").await?;
        text_of(app, "[data-dialog=delete] [data-loss=tags][data-count='2']").await?;
        click(app, "[data-action=delete-now]").await?;
        wait_for_number(app, "[data-article]", 1).await?;
        let left: Vec<String> = app.storage().await?.into_keys().collect();
        ensure!(left == ["hashiya:1:profile"], "{left:?}");
        app.act("settings").await?;
        click(app, "[data-dialog=settings] [data-undelete]").await?;
        click(app, "[data-dialog] [data-action=close]").await?;
        wait_for_number(app, "[data-article]", 2).await?;
        let after = app.storage().await?;
        ensure!(
            after.keys().collect::<Vec<_>>() == before.keys().collect::<Vec<_>>(),
            "{after:?}"
        );
        let work = |key: &&String| !key.contains(":profile");
        ensure!(
            after.keys().filter(work).all(|key| after[key] == before[key]),
            "all as it was"
        );
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn another_tab_keeps_the_article_on_its_page_until_the_reader_decides() -> Result<()> {
    in_turn(async {
        let visit = worked().await?;
        let app = &visit.app;
        let client = app.browser.client();
        let first = client.window().await?;
        let second = client.new_window(false).await?.handle;
        client.switch_to_window(second.clone()).await?;
        app.read("harbour").await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        client.switch_to_window(first.clone()).await?;
        click(app, "[data-article=harbour] [data-action=delete]").await?;
        click(app, "[data-action=delete-now]").await?;
        wait_for_number(app, "[data-article=harbour]", 0).await?;

        client.switch_to_window(second.clone()).await?;
        app.notice("deleted-elsewhere").await?;
        app.wait_for_label(number, Some("claim")).await?;
        let left = app.storage().await?;
        ensure!(
            !left.keys().any(|key| key.contains("harbour")),
            "written again: {left:?}"
        );
        click(app, "[data-action=keep-gone]").await?;
        wait_for_number(app, "[data-notice=deleted-elsewhere]", 0).await?;

        client.switch_to_window(first).await?;
        wait_for_number(app, "[data-article=harbour] .card-link", 1).await?;
        app.read("harbour").await?;
        app.wait_for_label(number, Some("claim")).await?;
        client.switch_to_window(second).await?;
        client.close_window().await?;
        let handles = client.windows().await?;
        client
            .switch_to_window(handles.into_iter().next().context("the first window")?)
            .await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_reminder_comes_once_and_later_is_remembered() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("long.txt", &long_article(130))]).await?;
        let app = &visit.app;
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        app.read("long").await?;
        app.focus(1).await?;
        app.wait_for_focus(1).await?;
        keys::press_often(&app.browser, &[], '1', 110).await?;
        wait_for_number(app, "[data-label=claim]", 110).await?;
        wait_for_number(app, "[data-reminder]", 0).await?;
        app.open("", "#/").await?;
        app.wait_for_library().await?;
        wait_for_number(app, "[data-reminder='110']", 1).await?;
        wait_for_number(app, "[data-dialog]", 0).await?;
        click(app, "[data-reminder] [data-action=later]").await?;
        wait_for_number(app, "[data-reminder]", 0).await?;
        wait_until_saved(app).await?;
        app.reload().await?;
        app.wait_for_library().await?;
        wait_for_number(app, "[data-save-state=saved]", 1).await?;
        wait_for_number(app, "[data-reminder]", 0).await?;
        visit.end().await
    })
    .await
}
