//! The program breaks down: a page says so in the reader's language, and leads to a backup that brings
//! the work back.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::exported;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::keys;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// Takes from the page what the program cannot be without: a place for a new element. The next one
/// that is drawn has it panic.
const BREAK: &str = "Node.prototype.insertBefore = () => { throw new Error('no place, by the test'); };";

/// Has the program panic while it draws a window, and waits for the page that says so.
async fn break_down(app: &App) -> Result<()> {
    app.browser.run(BREAK, vec![]).await?;
    keys::press(&app.browser, '?').await?;
    let script = "return !one('#app') && one('.crashed h1') === document.activeElement;";
    app.browser
        .until("the page of a crash", script, vec![], |seen| seen == &json!(true))
        .await?;
    Ok(())
}

/// What the page of a crash says, its language and its direction.
async fn said(app: &App) -> Result<Value> {
    let script = "const { lang, dir } = document.documentElement; \
                  return [lang, dir, one('.crashed').innerText, getComputedStyle(one('.crashed')).direction];";
    app.browser.run(script, vec![]).await
}

/// What the console and the page's policy had to say.
async fn reported(app: &App) -> Result<Value> {
    app.browser.run("return globalThis.__probe;", vec![]).await
}

#[tokio::test]
async fn a_panic_shows_a_page_that_leads_to_a_backup() -> Result<()> {
    in_turn(async {
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
        break_down(app).await?;
        let page = said(app).await?;
        ensure!(page[0] == "en" && page[1] == "ltr" && page[3] == "ltr", "{page}");
        let words = page[2].as_str().context("words")?;
        ensure!(words.starts_with("Hashiya has stopped"), "{words}");
        ensure!(
            !words.contains("حاشية") && !words.contains("navigateur"),
            "one language: {words}"
        );
        let reported = reported(app).await?;
        ensure!(reported["violations"] == json!([]), "{reported}");
        ensure!(
            reported["errors"].to_string().contains("panicked at"),
            "the console has it: {reported}"
        );

        // Keys that the program listened to no longer reach it.
        let kept = app.storage().await?;
        keys::press(&app.browser, '3').await?;
        let download = app.download("crash-back-up").await?;
        ensure!(app.storage().await? == kept, "something was written");
        ensure!(download.name.starts_with("hashiya-backup-"), "{}", download.name);
        let file = download.json()?;
        exported::check(&file)?;
        ensure!(file["backup"]["records"] == json!(kept), "all that is kept");
        let backup = desk.put("backup.json", &download.bytes)?;

        app.act("crash-reload").await?;
        app.wait_until_ready().await?;
        app.read("rain").await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        app.wait_for_labels(&[(number, "quote")]).await?;

        let visit = visit.as_another_reader().await?;
        let app = &visit.app;
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        app.open_file(&backup).await?;
        app.act("restore").await?;
        app.notice("import-done").await?;
        for (id, label) in [("harbour", "claim"), ("rain", "quote")] {
            app.read(id).await?;
            let number = *app.countable().await?.first().context("a sentence")?;
            app.wait_for_labels(&[(number, label)]).await?;
        }
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_page_of_a_crash_speaks_the_readers_language() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        for (tag, direction, word) in [("ar", "rtl", "توقفت حاشية"), ("fr", "ltr", "s’est arrêté")] {
            app.open(&format!("?lang={tag}"), "#/articles/rain").await?;
            app.wait_for_sentences().await?;
            break_down(app).await?;
            let page = said(app).await?;
            ensure!(page[0] == tag && page[1] == direction && page[3] == direction, "{page}");
            ensure!(page[2].as_str().is_some_and(|words| words.contains(word)), "{page}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_ends_the_program_without_a_panic_shows_the_same_page() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        app.open("?lang=en", "#/articles/rain").await?;
        app.wait_for_sentences().await?;
        app.browser
            .run(
                "dispatchEvent(new ErrorEvent('error', { error: new Error('of another kind') }));",
                vec![],
            )
            .await?;
        ensure!(
            app.browser.run("return all('.crashed').length;", vec![]).await? == json!(0),
            "too early"
        );
        // What a driver's own script throws reaches the page without the error itself.
        let trap = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }));";
        app.browser.run(trap, vec![]).await?;
        let script = "return one('.crashed h1') === document.activeElement;";
        app.browser
            .until("the page of a crash", script, vec![], |seen| seen == &json!(true))
            .await?;
        Ok(())
    })
    .await
}
