//! A file in another encoding: right after it was opened, and after the page was loaded again.

use anyhow::{Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::files::{self, Desk};
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::journal::wait_for_save_state;

/// The sea, in windows-1256: too short for anybody to say that it is not windows-1252.
const SEA: &[u8] = b"\xC8\xCD\xD1";

/// A page that says that it is in another encoding than it is.
const LYING: &[u8] = b"<!doctype html><meta charset=windows-1250><title>A report</title><article><h1>A report</h1>\
    <p>It was a na\xEFve report, and nobody in the harbour had read it to the end.</p>\
    <p>The captain said that it was wrong in every line.</p></article>";

/// A table in windows-1252, too short as well.
const REPORTS: &[u8] = b"title,text\nA report,The caf\xE9s were na\xEFve.\nTwo,It was na\xEFve.\n";

/// The titles in the library, in their order.
const TITLES: &str = "return all('[data-article] h3, [data-article] h2').map((title) => title.textContent.trim());";

/// Chooses an encoding in the window and waits for what the page says then.
async fn choose(app: &App, encoding: &str, state: &str) -> Result<Value> {
    let choose = r"
        const select = one('[data-dialog=encoding] select');
        select.value = arguments[0];
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return select.value;";
    app.browser.element("[data-dialog=encoding] select").await?;
    let chosen = app.browser.run(choose, vec![json!(encoding)]).await?;
    ensure!(chosen == encoding, "{encoding} is not offered: {chosen}");
    says(app, state).await
}

/// Waits until the window says something; gives the lines that it shows. Those of the article itself come a little later
/// than the window.
async fn says(app: &App, state: &str) -> Result<Value> {
    let shown = r"
        return {
            state: one('[data-encoding-state]')?.dataset.encodingState,
            lines: all('.encoding-preview div p').map((line) => line.textContent),
            taken: !one('[data-action=take-encoding]')?.disabled,
        };";
    let is_there = |seen: &Value| seen["state"] == state && (state != "nothing" || seen["lines"] != json!([]));
    app.browser.until(state, shown, vec![], is_there).await
}

/// The texts of the sentences on the page, once one of them says this.
async fn wait_for_text(app: &App, words: &str) -> Result<()> {
    let texts = "return all('[data-sentence]').map((sentence) => sentence.textContent);";
    let says = |seen: &Value| seen.to_string().contains(words);
    app.browser.until(words, texts, vec![], says).await?;
    Ok(())
}

#[tokio::test]
async fn a_wrong_guess_is_put_right_as_soon_as_it_is_seen() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        let desk = Desk::new()?;
        app.open_file(&desk.put("sea.txt", SEA)?).await?;
        let told = app.notice("file-added").await?;
        ensure!(told.contains("windows-1252"), "{told}");
        app.act("change-encoding").await?;
        let seen = says(app, "nothing").await?;
        ensure!(seen["lines"] == json!(["ÈÍÑ"]) && seen["taken"] == false, "{seen}");
        // Bytes that are nothing in it are told with the place, and are not taken.
        let seen = choose(app, "UTF-8", "refused").await?;
        ensure!(seen["taken"] == false, "{seen}");
        let seen = choose(app, "windows-1256", "goes").await?;
        ensure!(seen["lines"] == json!(["بحر"]) && seen["taken"] == true, "{seen}");
        app.act("take-encoding").await?;
        app.notice("read-in").await?;
        let is_one = |seen: &Value| {
            let seen = seen.to_string();
            seen.contains("بحر") && !seen.contains("ÈÍÑ")
        };
        app.browser
            .until("it in place of the other", TITLES, vec![], is_one)
            .await?;
        // And back, which loses nothing.
        app.act("undelete").await?;
        let both = |seen: &Value| {
            let seen = seen.to_string();
            seen.contains("بحر") && seen.contains("ÈÍÑ")
        };
        app.browser.until("both", TITLES, vec![], both).await?;
        wait_for_save_state(app, "saved").await?;
        app.reload().await?;
        app.browser.until("both, the next time", TITLES, vec![], both).await?;
        probe::assert_clean(&app.browser).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_page_that_lies_is_chosen_again_after_a_reload_and_stands_beside_what_was_tagged() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        let desk = Desk::new()?;
        let page = desk.put("report.html", LYING)?;
        app.open_file(&page).await?;
        app.notice("file-added").await?;
        app.read("report").await?;
        wait_for_text(app, "naďve").await?;
        let number = *app.countable().await?.last().expect("a sentence");
        app.tag(number, '1', "claim").await?;
        app.reload().await?;
        app.wait_for_labels(&[(number, "claim")]).await?;
        app.act("details").await?;
        app.browser.element("[data-fact=encoding]").await?;
        app.act("change-encoding").await?;
        let seen = choose(app, "windows-1252", "no-file").await?;
        ensure!(seen["taken"] == false, "{seen}");
        // Another file is told from the one that it was.
        let other = desk.put("other.txt", HARBOUR)?;
        files::choose(&app.browser, "input[data-choose-again]", &[other]).await?;
        says(app, "other-file").await?;
        files::choose(&app.browser, "input[data-choose-again]", &[page]).await?;
        let seen = says(app, "stays").await?;
        ensure!(seen["lines"].to_string().contains("naïve"), "{seen}");
        app.act("take-encoding").await?;
        app.notice("read-in").await?;
        wait_for_text(app, "naïve").await?;
        // What was tagged is where it was.
        app.read("report").await?;
        wait_for_text(app, "naďve").await?;
        app.wait_for_labels(&[(number, "claim")]).await?;
        probe::assert_clean(&app.browser).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_list_of_an_import_says_what_was_guessed_and_changes_it() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        let desk = Desk::new()?;
        let paths = [
            desk.put("sea.txt", SEA)?,
            desk.put(
                "damaged.txt",
                [HARBOUR.as_bytes(), "عاد البحّارة".as_bytes(), b"\xE9"].concat(),
            )?,
        ];
        app.open_files(&paths).await?;
        app.notice("imported").await?;
        app.act("show-imported").await?;
        let rows = "return all('[data-outcome]').map((row) => [row.dataset.outcome, row.textContent]);";
        let both = |seen: &Value| seen.as_array().is_some_and(|rows| rows.len() == 2);
        let rows = app.browser.until("the list", rows, vec![], both).await?;
        ensure!(
            rows[0][0] == "refused" && rows[1][1].to_string().contains("windows-1252"),
            "{rows}"
        );
        let press = "one(`[data-outcome='${arguments[0]}'] [data-action=change-encoding]`).click();";
        app.browser.run(press, vec![json!("refused")]).await?;
        let seen = choose(app, "windows-1252", "adds").await?;
        ensure!(seen["taken"] == true, "{seen}");
        app.act("take-encoding").await?;
        app.act("show-imported").await?;
        app.browser
            .element("[data-outcome=added] [data-action=change-encoding]")
            .await?;
        let added = "return all('[data-outcome=added]').length;";
        let added = app.browser.run(added, vec![]).await?;
        ensure!(added == 2, "{added} were added");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_table_is_put_right_while_its_columns_are_chosen() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        let desk = Desk::new()?;
        app.open_file(&desk.put("reports.csv", REPORTS)?).await?;
        app.browser.element("[data-dialog=columns]").await?;
        let choose = r"
            const select = one('[data-dialog=columns] [data-field=encoding]');
            const found = select.value;
            select.value = arguments[0];
            select.dispatchEvent(new Event('change', { bubbles: true }));
            return found;";
        let found = app.browser.run(choose, vec![json!("UTF-8")]).await?;
        ensure!(found == "windows-1250", "{found}");
        app.browser.element("[data-trial=failed]").await?;
        app.browser.element("[data-action=read-tables]:disabled").await?;
        app.browser.run(choose, vec![json!("windows-1252")]).await?;
        let rows = "return one('.table-preview').textContent;";
        let is_right = |seen: &Value| seen.as_str().is_some_and(|rows| rows.contains("naïve"));
        app.browser.until("the rows in it", rows, vec![], is_right).await?;
        app.browser.element("[data-action=read-tables]:enabled").await?;
        app.act("read-tables").await?;
        app.notice("imported").await?;
        app.read("reports-1").await?;
        wait_for_text(app, "naïve").await?;
        visit.end().await
    })
    .await
}
