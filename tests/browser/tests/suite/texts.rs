//! The texts of opened articles: in IndexedDB as structured records, through reloads, deletions, other tabs and
//! crashes; those that earlier versions kept in local storage move there.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{BRIDGE, HARBOUR, RAIN};
use hashiya_browser_tests::kept_texts::kept_texts;
use hashiya_browser_tests::keys;
use hashiya_browser_tests::pointer::click;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::crash::{records_of_backup, wait_for_the_page};
use crate::journal::wait_for_save_state;

/// The identity and the text of each record in the store of texts.
async fn texts(app: &App) -> Result<Value> {
    Ok(json!(kept_texts(app).await?))
}

/// A visit whose reader has opened the harbour and tagged its first sentence, at the library.
async fn with_harbour() -> Result<(Visit, usize)> {
    let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
    let (app, desk) = (&visit.app, Desk::new()?);
    app.open_library().await?;
    app.open_file(&desk.put("harbour.txt", HARBOUR)?).await?;
    app.notice("file-added").await?;
    app.read("harbour").await?;
    let number = *app.countable().await?.first().context("a sentence")?;
    app.tag(number, '1', "claim").await?;
    wait_for_save_state(app, "saved").await?;
    app.open_library().await?;
    Ok((visit, number))
}

/// Whether local storage has any of the text.
async fn is_in_local_storage(app: &App) -> Result<bool> {
    Ok(app
        .storage()
        .await?
        .values()
        .any(|value| value.contains("fishing boats again") && value.contains("\\n")))
}

#[tokio::test]
async fn an_opened_text_is_a_structured_record_and_in_no_local_storage() -> Result<()> {
    in_turn(async {
        let (visit, number) = with_harbour().await?;
        let app = &visit.app;
        ensure!(
            texts(app).await? == json!([["harbour", HARBOUR.trim_end()]]),
            "{}",
            texts(app).await?
        );
        ensure!(!is_in_local_storage(app).await?, "{:?}", app.storage().await?);
        // Local storage gone altogether: the journal and the text bring it back.
        app.browser.run("localStorage.clear();", vec![]).await?;
        app.reload().await?;
        app.read("harbour").await?;
        app.wait_for_label(number, Some("claim")).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_deleted_text_is_gone_and_comes_back_with_the_undo() -> Result<()> {
    in_turn(async {
        let (visit, number) = with_harbour().await?;
        let app = &visit.app;
        click(&app.browser, "[data-article=harbour] [data-action=delete]").await?;
        click(&app.browser, "[data-action=delete-now]").await?;
        app.notice("deleted").await?;
        wait_for_save_state(app, "saved").await?;
        ensure!(texts(app).await? == json!([]), "{}", texts(app).await?);
        click(&app.browser, "[data-action=undelete]").await?;
        app.browser.element("[data-article=harbour]").await?;
        wait_for_save_state(app, "saved").await?;
        ensure!(
            texts(app).await? == json!([["harbour", HARBOUR.trim_end()]]),
            "kept again"
        );
        app.reload().await?;
        app.read("harbour").await?;
        app.wait_for_label(number, Some("claim")).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn another_tab_hears_of_a_text_and_of_its_deletion() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, desk) = (&visit.app, Desk::new()?);
        app.open_library().await?;
        let client = app.browser.client();
        let first = client.window().await?;
        let second = client.new_window(false).await?.handle;
        client.switch_to_window(second.clone()).await?;
        app.open_library().await?;
        client.switch_to_window(first.clone()).await?;
        app.open_file(&desk.put("bridge.txt", BRIDGE)?).await?;
        app.notice("file-added").await?;
        client.switch_to_window(second.clone()).await?;
        app.browser.element("[data-article=bridge]").await?;
        app.read("bridge").await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        app.tag(number, '2', "quote").await?;
        app.open_library().await?;
        client.switch_to_window(first.clone()).await?;
        app.open_library().await?;
        click(&app.browser, "[data-article=bridge] [data-action=delete]").await?;
        click(&app.browser, "[data-action=delete-now]").await?;
        app.notice("deleted").await?;
        client.switch_to_window(second).await?;
        let gone = "return all('[data-article=bridge]').length;";
        app.browser
            .until("the article to go", gone, vec![], |seen| seen == &json!(0))
            .await?;
        client.switch_to_window(first).await?;
        visit.end().await
    })
    .await
}

/// Local storage as an earlier version of the app left it.
#[tokio::test]
async fn texts_of_earlier_versions_move_out_of_local_storage() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        app.open_library().await?;
        let whole = json!({"file": "harbour.txt", "text": HARBOUR, "opened_at": 1_795_341_600_000_u64});
        let put = "localStorage.setItem('hashiya:1:text:harbour', arguments[0]);";
        app.browser.run(put, vec![json!(whole.to_string())]).await?;
        app.reload().await?;
        app.wait_for_library().await?;
        app.browser.element("[data-article=harbour]").await?;
        let moved = "const keys = Object.keys(localStorage); \
                     return !keys.includes('hashiya:1:text:harbour') \
                         && keys.some((key) => key.startsWith('hashiya:2:text:harbour:'));";
        app.browser
            .until("the text to move", moved, vec![], |seen| seen == &json!(true))
            .await?;
        ensure!(
            texts(app).await? == json!([["harbour", HARBOUR]]),
            "{}",
            texts(app).await?
        );
        wait_for_save_state(app, "saved").await?;
        app.reload().await?;
        app.read("harbour").await?;
        let shown = app.sentences().await?;
        ensure!(
            shown.iter().any(|sentence| sentence.text.contains("Harbour opens")),
            "{shown:?}"
        );
        let all = app.export_all().await?;
        ensure!(all.article("harbour")?.text == HARBOUR.trim_end(), "to the letter");
        visit.end().await
    })
    .await
}

/// The backup of a page that has broken down has the texts, as the records that every version restores.
#[tokio::test]
async fn the_page_of_a_crash_hands_out_the_texts() -> Result<()> {
    in_turn(async {
        let (visit, _) = with_harbour().await?;
        let app = &visit.app;
        app.browser
            .run("dispatchEvent(new Event('hashiya-crash'));", vec![])
            .await?;
        wait_for_the_page(app).await?;
        let records = records_of_backup(app).await?;
        let text = records["hashiya:1:text:harbour"].as_str().context("the text")?;
        let text: Value = serde_json::from_str(text)?;
        ensure!(
            text["text"] == HARBOUR.trim_end() && text["file"] == "harbour.txt",
            "{text}"
        );
        let pointers = records.as_object().context("records")?.keys();
        ensure!(
            !pointers.clone().any(|key| key.starts_with("hashiya:2:text:")),
            "{records}"
        );
        visit.end().await
    })
    .await
}

/// Puts a second text beside that of the harbour, under the same name, as another tab may have done it: the same with a
/// line more, and with the same tags.
const TWIN: &str = r"
    const [line, answer] = arguments;
    (async () => {
        const of = (request) => new Promise((keep) => { request.onsuccess = () => keep(request.result); });
        const database = await of(indexedDB.open(document.documentElement.dataset.journal));
        const store = (mode) => database.transaction('texts', mode).objectStore('texts');
        const [key] = await of(store('readonly').getAllKeys());
        const known = await of(store('readonly').get(key));
        const text = known.text + line;
        const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
        const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        const hash = key.split(':')[4];
        await of(store('readwrite').put({ ...known, text }, key.replace(hash, hex.slice(0, hash.length))));
        database.close();
        for (const [name, value] of Object.entries(localStorage)) {
            if (name.includes(`:${hash}`)) localStorage.setItem(name.replace(hash, hex.slice(0, hash.length)), value);
        }
        answer(true);
    })();";

/// Nothing is lost of two texts that have one name.
#[tokio::test]
async fn the_page_of_a_crash_hands_out_both_of_two_texts_of_one_name() -> Result<()> {
    in_turn(async {
        let (visit, _) = with_harbour().await?;
        let (app, desk) = (&visit.app, Desk::new()?);
        let line = "\n\nThe boats were blue.";
        app.browser.run_async(TWIN, vec![json!(line)]).await?;
        app.browser
            .run("dispatchEvent(new Event('hashiya-crash'));", vec![])
            .await?;
        wait_for_the_page(app).await?;
        let backup = app.download("crash-back-up").await?;
        let backup = desk.put("backup.json", backup.bytes)?;
        let visit = visit.as_another_reader().await?;
        let app = &visit.app;
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        app.open_file(&backup).await?;
        app.act("restore").await?;
        app.notice("import-done").await?;
        let all = app.export_all().await?;
        let mut found: Vec<_> = all.articles.iter().filter(|article| article.id != "rain").collect();
        found.sort_by_key(|article| article.text.len());
        let [one, other] = &found[..] else {
            anyhow::bail!("{:?}", found.iter().map(|article| &article.id).collect::<Vec<_>>())
        };
        let twin = format!("{}{line}", HARBOUR.trim_end());
        ensure!(
            one.text == HARBOUR.trim_end() && other.text == twin,
            "{} {}",
            one.text,
            other.text
        );
        for article in [one, other] {
            let tagged = article.tagged();
            ensure!(
                tagged.len() == 1 && tagged[0].1 == "claim",
                "{}: {tagged:?}",
                article.id
            );
        }
        visit.end().await
    })
    .await
}

/// Without IndexedDB the text stays where earlier versions kept it, and the page says that this is weaker.
#[tokio::test]
async fn without_indexed_db_a_text_is_kept_in_local_storage() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, desk) = (&visit.app, Desk::new()?);
        let denied = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };";
        visit.before_every_page_here(denied).await?;
        app.open_library().await?;
        app.open_file(&desk.put("harbour.txt", HARBOUR)?).await?;
        app.notice("file-added").await?;
        wait_for_save_state(app, "browser-only").await?;
        ensure!(is_in_local_storage(app).await?, "{:?}", app.storage().await?);
        app.reload().await?;
        app.read("harbour").await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        app.tag(number, '1', "claim").await?;
        keys::press(&app.browser, 'j').await?;
        app.reload().await?;
        app.wait_for_label(number, Some("claim")).await?;
        visit.end().await
    })
    .await
}
