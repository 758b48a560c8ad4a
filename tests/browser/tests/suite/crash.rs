//! The program breaks down: a page says so in the reader's language, and leads to a backup that brings
//! the work back.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::exported;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::keys;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::journal::wait_for_save_state;
use crate::single_file::from_the_disk;
use crate::tagging::reading_rain;

/// Takes from the page what the program cannot be without: a place for a new element. The next one
/// that is drawn has it panic.
pub const BREAK: &str = "Node.prototype.insertBefore = () => { throw new Error('no place, by the test'); };";

/// What a trap looks like to the page. What a driver's own script throws reaches the page without the
/// error itself, so the event is made.
const TRAP: &str =
    "dispatchEvent(new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError('unreachable') }));";

/// Ways for the program to break down while it moves the focus, which opens no window: the next
/// sentence cannot be drawn as the focused one, or the program traps once it is.
const ENDS_OF_A_MOVE: [&str; 2] = [
    "Element.prototype.setAttribute = () => { throw new Error('no attribute, by the test'); };",
    "addEventListener('keydown', () => setTimeout(() => \
     dispatchEvent(new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError('unreachable') }))));",
];

/// Everything that is stored: local storage, and the journal.
pub const STORES: &str = r"
    const done = arguments[arguments.length - 1];
    const request = indexedDB.open('hashiya');
    request.onsuccess = () => {
        const store = request.result.transaction('journal').objectStore('journal');
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        values.onsuccess = () => {
            request.result.close();
            done([ownStorage(), Object.fromEntries(keys.result.map((key, at) => [key, values.result[at]]))]);
        };
    };";

/// In milliseconds: longer than anything of the page waits.
pub const A_MINUTE: u32 = 60_000;

/// The article about rain, on a page whose time the test lets pass, with the focus on its first
/// sentence.
pub async fn reading_rain_with_timers() -> Result<(Visit, Vec<usize>)> {
    let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
    visit.keep_timers().await?;
    visit.app.read("rain").await?;
    let countable = visit.app.countable().await?;
    visit.app.focus(*countable.first().context("a sentence")?).await?;
    Ok((visit, countable))
}

/// Has the program panic while it draws a window, and waits for the page that says so.
async fn break_down(app: &App) -> Result<()> {
    app.browser.run(BREAK, vec![]).await?;
    keys::press(&app.browser, '?').await?;
    wait_for_the_page(app).await
}

pub async fn wait_for_the_page(app: &App) -> Result<()> {
    let script = "return !one('#app') && one('.crashed h1') === document.activeElement;";
    app.browser
        .until("the page of a crash", script, vec![], |seen| seen == &json!(true))
        .await?;
    Ok(())
}

/// Takes the backup that the page of a crash offers; its records.
pub async fn records_of_backup(app: &App) -> Result<Value> {
    let file = app.download("crash-back-up").await?.json()?;
    exported::check(&file)?;
    Ok(file["backup"]["records"].clone())
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
        wait_for_save_state(app, "saved").await?;
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

        let kept = app.storage().await?;
        let download = app.download("crash-back-up").await?;
        ensure!(app.storage().await? == kept, "something was written");
        ensure!(download.name.starts_with("hashiya-backup-"), "{}", download.name);
        let file = download.json()?;
        exported::check(&file)?;
        // The text itself in place of the record that leads to it.
        let mut records = file["backup"]["records"].clone();
        let text = records
            .as_object_mut()
            .context("records")?
            .remove("hashiya:1:text:harbour");
        let text: Value = serde_json::from_str(text.as_ref().and_then(Value::as_str).context("a text")?)?;
        ensure!(text["text"] == HARBOUR.trim_end(), "{text}");
        let mut others = kept;
        others.retain(|key, _| !key.starts_with("hashiya:2:text:harbour:"));
        ensure!(records == json!(others), "all that is kept");
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
        visit.leave().await
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
                "dispatchEvent(new ErrorEvent('error', { error: new window.Error('of another kind') }));",
                vec![],
            )
            .await?;
        ensure!(
            app.browser.run("return all('.crashed').length;", vec![]).await? == json!(0),
            "too early"
        );
        app.browser
            .run(
                "const error = Object.assign(new window.Error('of an extension'), \
                     { stack: 'Error\\n    at chrome-extension://a/b.wasm:wasm-function[3]:0x10' }); \
                 dispatchEvent(new ErrorEvent('error', { error }));",
                vec![],
            )
            .await?;
        ensure!(
            app.browser
                .run("return document.documentElement.dataset.crashed ?? null;", vec![])
                .await?
                == Value::Null,
            "an extension's own fault"
        );
        app.browser.run(TRAP, vec![]).await?;
        wait_for_the_page(app).await?;
        // The way back to where it happened may lead to the same, so there is another one.
        app.act("crash-library").await?;
        app.wait_until_ready().await?;
        app.wait_for_library().await?;
        ensure!(
            app.browser.run("return location.hash;", vec![]).await? == "#/",
            "the library"
        );
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn what_the_browser_throws_through_the_program_shows_the_same_page() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        // Of the browser's own making: `toFixed` takes no 200 digits.
        let throw = "window.Date.now = window.Number.prototype.toFixed.bind(1, 200);";
        visit.app.browser.run(throw, vec![]).await?;
        keys::press(&visit.app.browser, '1').await?;
        wait_for_the_page(&visit.app).await?;
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn nothing_that_is_stored_changes_once_the_program_has_broken_down() -> Result<()> {
    in_turn(async {
        for end in ENDS_OF_A_MOVE {
            let (visit, countable) = reading_rain_with_timers().await?;
            let app = &visit.app;
            app.tag(countable[1], '1', "claim").await?;
            // The reader's place is in the journal too.
            visit.pass(A_MINUTE).await?;
            wait_for_save_state(app, "saved").await?;
            app.browser.run(end, vec![]).await?;
            keys::press(&app.browser, 'j').await?;
            wait_for_the_page(app).await?;
            let kept = app.browser.run_async(STORES, vec![]).await?;
            ensure!(kept[0] != kept[1], "the new place has yet to go to the journal: {kept}");
            for digit in ['1', '2', '3'] {
                keys::press(&app.browser, digit).await?;
            }
            app.browser
                .run("dispatchEvent(new Event('beforeprint'));", vec![])
                .await?;
            visit.pass(A_MINUTE).await?;
            let now = app.browser.run_async(STORES, vec![]).await?;
            ensure!(now == kept, "after {end}\n{kept}\nbecame\n{now}");
            visit.leave().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_backup_has_what_only_the_journal_holds() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let app = &visit.app;
        wait_for_save_state(app, "saved").await?;
        let fill = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
        app.browser.run(fill, vec![]).await?;
        app.tag(countable[0], '1', "claim").await?;
        app.notice("storage-full").await?;
        wait_for_save_state(app, "saved").await?;
        app.browser.run(TRAP, vec![]).await?;
        wait_for_the_page(app).await?;
        let stores = app.browser.run_async(STORES, vec![]).await?;
        let (stored, mut journal) = (stores[0].as_object().context("records")?, stores[1].clone());
        // What leads to the copy of a delivered text is of no use without it.
        journal
            .as_object_mut()
            .context("records")?
            .retain(|key, _| !key.contains(":kept:"));
        ensure!(!stored.keys().any(|key| key.contains(":tags:")), "full: {stored:?}");
        let mut expected = journal.clone();
        expected.as_object_mut().context("records")?.extend(stored.clone());
        let records = records_of_backup(app).await?;
        ensure!(records == expected, "{records}\nis not\n{expected}");
        ensure!(records.to_string().contains(":tags:rain:"), "{records}");

        let block = "Object.defineProperty(window, 'localStorage', \
                     { get() { throw new DOMException('no', 'SecurityError'); } });";
        app.browser.run(block, vec![]).await?;
        let records = records_of_backup(app).await?;
        ensure!(records == journal, "{records}\nis not\n{journal}");
        let hang = "IDBFactory.prototype.open = () => new EventTarget();";
        app.browser.run(hang, vec![]).await?;
        app.act("crash-back-up").await?;
        let script = "return visible(one('.crashed [role=alert]'));";
        app.browser
            .until("that there is no backup", script, vec![], |seen| seen == &json!(true))
            .await?;
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn the_single_file_has_the_same_page_and_backup() -> Result<()> {
    in_turn(async {
        let desk = Desk::new()?;
        let app = from_the_disk(&desk).await?;
        let listed = listed(&dist()?)?;
        let id = &listed.first().context("an article")?.id;
        app.read(id).await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        app.tag(number, '1', "claim").await?;
        break_down(&app).await?;
        let kept = app.storage().await?;
        ensure!(records_of_backup(&app).await? == json!(kept), "all that is kept");
        app.act("crash-reload").await?;
        app.wait_until_ready().await?;
        app.wait_for_labels(&[(number, "claim")]).await?;
        break_down(&app).await?;
        app.act("crash-library").await?;
        app.wait_until_ready().await?;
        app.wait_for_library().await
    })
    .await
}
