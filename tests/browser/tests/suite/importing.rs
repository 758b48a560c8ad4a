//! Articles that the reader brings: files of other programs, many at once, tables, what is pasted and what other
//! apps share.

use std::io::{Cursor, Write};

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::keys;
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::journal::wait_for_save_state;

/// A saved page in windows-1256, with markup that would like to run.
pub const BRIDGE_PAGE: &[u8] = include_bytes!("../../../fixtures/import/bridge-windows-1256.html");

/// The blocks of the open article: role and text.
const BLOCKS: &str = "return all('[data-role]').map((block) => [block.dataset.role, block.textContent.trim()]);";

async fn blocks(browser: &Browser) -> Result<Vec<(String, String)>> {
    Ok(serde_json::from_value(browser.run(BLOCKS, vec![]).await?)?)
}

#[tokio::test]
async fn a_saved_page_in_an_old_encoding_becomes_an_article() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        visit.app.open_file(&desk.put("bridge.html", BRIDGE_PAGE)?).await?;
        visit.app.notice("file-added").await?;
        visit.app.read("bridge").await?;
        let found = blocks(&visit.app.browser).await?;
        let title = ("title".to_owned(), "افتتاح الجسر الجديد فوق نهر الوادي".to_owned());
        ensure!(found.contains(&title), "{found:?}");
        let of_role = |role: &str, words: &str| {
            let is_it = |(known, text): &(String, String)| known == role && text.contains(words);
            found.iter().any(is_it)
        };
        ensure!(of_role("body", "وعبرته أول حافلة في الساعة التاسعة"), "{found:?}");
        ensure!(of_role("boilerplate", "سوق السمك"), "{found:?}");
        ensure!(!of_role("body", "جميع الحقوق"), "{found:?}");
        let ran = "return [window.__broken ?? null, all('main img, main script').length];";
        let ran = visit.app.browser.run(ran, vec![]).await?;
        ensure!(ran == json!([null, 0]), "the page became markup: {ran}");
        let number = *visit.app.countable().await?.get(1).context("a sentence")?;
        visit.app.tag(number, '1', "claim").await?;
        visit.app.reload().await?;
        visit.app.wait_for_labels(&[(number, "claim")]).await?;
        let exported = visit.app.export_all().await?;
        ensure!(exported.article("bridge")?.tagged().len() == 1, "the tag is in no file");
        probe::assert_clean(&visit.app.browser).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn many_files_at_once_are_told_of_together_and_stay() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        let mut paths = Vec::new();
        for number in 0..30 {
            paths.push(desk.put(&format!("ship-{number}.txt"), format!("Ship {number}\n\n{HARBOUR}"))?);
        }
        paths.push(desk.put("same.txt", RAIN)?);
        paths.push(desk.put("paper.pdf", "%PDF-1.7\n")?);
        visit.app.open_files(&paths).await?;
        visit.app.notice("imported").await?;
        visit.app.act("show-imported").await?;
        let rows = "return all('[data-dialog=imported] [data-outcome]').map((row) => row.dataset.outcome);";
        let whole = |seen: &Value| seen.as_array().is_some_and(|rows| rows.len() == 32);
        let rows = visit.app.browser.until("the list", rows, vec![], whole).await?;
        // What needs the reader comes first.
        ensure!(
            rows[0] == "refused" && rows[1] == "same" && rows[2] == "added",
            "{rows}"
        );
        visit.app.act("close").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        visit.app.reload().await?;
        visit.app.wait_for_library().await?;
        let cards = "return all('[data-article]').length;";
        let cards = visit.app.browser.run(cards, vec![]).await?;
        ensure!(cards == 31, "{cards} articles");
        visit.app.read("ship-29").await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn an_archive_is_opened_and_one_that_does_harm_is_refused_whole() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        let good = zip_of(&[
            ("one.txt", HARBOUR),
            ("folder/two.md", "# Ships\n\nOne *came* in. It was late.\n"),
        ])?;
        visit.app.open_file(&desk.put("good.zip", good)?).await?;
        visit.app.notice("imported").await?;
        visit.app.read("two").await?;
        let found = blocks(&visit.app.browser).await?;
        ensure!(found[0] == ("title".into(), "Ships".into()), "{found:?}");
        let evil = zip_of(&[("three.txt", RAIN), ("../../four.txt", HARBOUR)])?;
        visit.app.open_library().await?;
        let before = visit.app.storage().await?;
        visit.app.open_file(&desk.put("evil.zip", evil)?).await?;
        visit.app.notice("file-failed").await?;
        ensure!(visit.app.storage().await? == before, "something of it was stored");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_table_asks_which_column_is_what() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        let table = "number,headline,words\n\
            1,First ship,\"A ship came in. It was late.\"\n\
            2,Second ship,\"A ship went out. Nobody saw it.\"\n";
        visit.app.open_file(&desk.put("ships.csv", table)?).await?;
        let app = &visit.app;
        app.browser.element("[data-dialog=columns]").await?;
        let choose = r"
            const [column, value] = arguments;
            const select = one(`[data-column='${column}']`);
            select.value = value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
            return select.value;";
        for (column, value) in [("text", "words"), ("title", "headline")] {
            let chosen = app.browser.run(choose, vec![json!(column), json!(value)]).await?;
            ensure!(chosen == value, "{column}: {chosen}");
        }
        app.browser.element("[data-action=read-tables]:enabled").await?;
        app.act("read-tables").await?;
        app.notice("imported").await?;
        let titles = "return all('[data-article]').map((card) => card.textContent);";
        let both = |seen: &Value| {
            let seen = seen.to_string();
            seen.contains("First ship") && seen.contains("Second ship")
        };
        app.browser.until("both articles", titles, vec![], both).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn what_is_pasted_becomes_an_article_once_its_title_is_confirmed() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        app.open_library().await?;
        app.wait_for_library().await?;
        pointer::paste(&app.browser, HARBOUR, "").await?;
        app.browser.element("[data-dialog=pasted]").await?;
        app.act("cancel-paste").await?;
        pointer::paste(&app.browser, HARBOUR, "").await?;
        app.browser.element("[data-dialog=pasted]").await?;
        app.act("confirm-paste").await?;
        app.notice("file-added").await?;
        let page = "<h2>Ships</h2><p>A ship came in. It was <b>late</b>.</p><script>window.__broken=1</script>";
        let plain = "Ships\n\nA ship came in. It was late.";
        pointer::paste(&app.browser, plain, page).await?;
        app.browser.element("[data-dialog=pasted]").await?;
        pointer::click(&app.browser, "#paste-title").await?;
        app.browser.run("one('#paste-title').select();", vec![]).await?;
        keys::type_text(&app.browser, "My ships").await?;
        app.act("confirm-paste").await?;
        let titles = "return all('[data-article]').map((card) => card.textContent);";
        let both = |seen: &Value| {
            let seen = seen.to_string();
            seen.contains("My ships") && seen.contains("Harbour opens")
        };
        app.browser.until("both articles", titles, vec![], both).await?;
        app.read("My ships").await?;
        let found = blocks(&app.browser).await?;
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        ensure!(texts == ["Ships", "A ship came in. It was late."], "{found:?}");
        ensure!(
            app.browser
                .run("return window.__broken ?? null;", vec![])
                .await?
                .is_null(),
            "it became markup"
        );
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn two_pages_that_are_pasted_in_a_row_become_two_articles() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        app.open_library().await?;
        app.wait_for_library().await?;
        let first = "<h2>Ships</h2><p>A ship came in. It was <b>late</b>.</p>";
        let second = "<h2>Trains</h2><p>A train went out. It was <b>early</b>.</p>";
        pointer::paste(&app.browser, "Ships\n\nA ship came in. It was late.", first).await?;
        pointer::paste(&app.browser, "Trains\n\nA train went out. It was early.", second).await?;
        for title in ["Ships", "Trains"] {
            let field = "return [one('#paste-title')?.value ?? null, document.activeElement?.id ?? null];";
            let asked = json!([title, "paste-title"]);
            app.browser
                .until("the question", field, vec![], |seen| seen == &asked)
                .await?;
            app.act("confirm-paste").await?;
        }
        let cards = "return all('[data-article]').map((card) => card.dataset.article).sort();";
        let expected = json!(["Ships", "Trains", "rain"]);
        app.browser
            .until("both articles", cards, vec![], |seen| seen == &expected)
            .await?;
        let underway = "return all('[data-dialog], [data-underway]').length;";
        app.browser
            .until("the end of it", underway, vec![], |seen| seen == 0)
            .await?;
        app.read("Trains").await?;
        let found = blocks(&app.browser).await?;
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        ensure!(texts == ["Trains", "A train went out. It was early."], "{found:?}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn what_other_apps_share_is_opened() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let app = &visit.app;
        app.open_library().await?;
        let kept = "return document.body.dataset.offline ?? null;";
        app.browser
            .until("the worker to keep the app", kept, vec![], |seen| seen == "ready")
            .await?;
        // As the platform sends it; the answer leads to the page.
        let share = r"
            const [name, text, done] = arguments;
            const form = new FormData();
            form.append('title', 'A ship');
            form.append('text', 'It came in late. Nobody saw it.');
            form.append('files', new File([text], name, { type: 'text/plain' }));
            fetch('share', { method: 'POST', body: form, redirect: 'manual' })
                .then((answer) => done(answer.type), (fault) => done(String(fault)));";
        let answer = app
            .browser
            .run_async(share, vec![json!("harbour.txt"), json!(HARBOUR)])
            .await?;
        ensure!(answer == "opaqueredirect", "{answer}");
        app.open("?lang=en&shared=kept", "#/").await?;
        app.notice("file-added").await?;
        app.browser.element("[data-dialog=pasted]").await?;
        app.act("confirm-paste").await?;
        let titles = "return all('[data-article]').map((card) => card.textContent);";
        let both = |seen: &Value| {
            let seen = seen.to_string();
            seen.contains("A ship") && seen.contains("Harbour opens")
        };
        app.browser.until("both articles", titles, vec![], both).await?;
        let left = "return location.search;";
        let left = app.browser.run(left, vec![]).await?;
        ensure!(
            !left.to_string().contains("shared"),
            "a reload would look for it again: {left}"
        );
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn an_import_can_be_stopped_and_keeps_what_was_read() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        let mut paths = Vec::new();
        for number in 0..400 {
            paths.push(desk.put(
                &format!("ship-{number}.txt"),
                format!("Ship {number}\n\n{}", HARBOUR.repeat(20)),
            )?);
        }
        // Pressed as soon as it is there.
        let stop = "new MutationObserver(() => one('[data-action=stop-import]')?.click())
            .observe(document.body, { childList: true, subtree: true });";
        visit.app.open_library().await?;
        visit.app.browser.run(stop, vec![]).await?;
        visit.app.choose_files(&paths).await?;
        let ended = "return one('[data-underway=import]') === null && one('[data-article]') !== null;";
        visit
            .app
            .browser
            .until("the end of it", ended, vec![], |seen| seen == true)
            .await?;
        let cards = "return all('[data-article]').length;";
        let cards = visit.app.browser.run(cards, vec![]).await?;
        ensure!(cards.as_u64().is_some_and(|cards| cards < 401), "{cards} articles");
        // The next one is an import of its own.
        visit.app.reload().await?;
        visit.app.open_file(&desk.put("bridge.html", BRIDGE_PAGE)?).await?;
        visit.app.notice("file-added").await?;
        visit.end().await
    })
    .await
}

/// A zip archive of these files.
fn zip_of(files: &[(&str, &str)]) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, SimpleFileOptions::default())?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
