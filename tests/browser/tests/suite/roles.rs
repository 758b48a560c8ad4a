//! What a block is, is the reader's to say: with a key, from the list, with a tap; undone, kept,
//! exported, imported.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{CLUTTERED, PROMOTED};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::{make_phone, nothing_runs_over, reading_rain};

/// Waits until the block of sentence `number` has this role.
async fn wait_for_role(visit: &Visit, number: usize, role: &str) -> Result<()> {
    let script = "return sentence(arguments[0]) && describe(sentence(arguments[0])).role;";
    let what = format!("role {role} of sentence {number}");
    let holds = |seen: &Value| seen == role;
    visit
        .app
        .browser
        .until(&what, script, vec![json!(number)], holds)
        .await?;
    Ok(())
}

/// The roles of all sentences, in order.
async fn roles(visit: &Visit) -> Result<Vec<String>> {
    let shown = visit.app.sentences().await?;
    Ok(shown.into_iter().filter_map(|one| one.role).collect())
}

#[tokio::test]
async fn keys_change_the_role_of_the_block_in_focus() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (n, total) = (countable[4], countable.len());
        let browser = &visit.app.browser;
        let before = roles(&visit).await?;
        let in_block = before.iter().filter(|role| *role == "body").count() / 3;
        visit.app.focus(n).await?;
        // The next in the order of the list, and round to the first.
        for role in ["list-item", "quotation", "boilerplate", "title", "byline"] {
            keys::press(browser, 'r').await?;
            wait_for_role(&visit, n, role).await?;
            visit.app.wait_for_focus(n).await?;
        }
        for role in ["title", "boilerplate", "quotation", "list-item", "body"] {
            keys::chord(browser, &[key::CONTROL, 'z']).await?;
            wait_for_role(&visit, n, role).await?;
        }
        ensure!(roles(&visit).await? == before, "undo left something");
        // B takes the block out of the text, with all its sentences, and back.
        keys::press(browser, 'b').await?;
        wait_for_role(&visit, n, "boilerplate").await?;
        visit.app.wait_for_progress(0, total - in_block).await?;
        keys::press(browser, 'b').await?;
        wait_for_role(&visit, n, "body").await?;
        visit.app.wait_for_progress(0, total).await?;
        keys::press(browser, 'b').await?;
        wait_for_role(&visit, n, "boilerplate").await?;
        visit.app.reload().await?;
        wait_for_role(&visit, n, "boilerplate").await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_list_gives_a_block_any_role_and_it_goes_where_the_reader_goes() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("market.txt", CLUTTERED)]).await?;
        visit.app.read("market").await?;
        let before = roles(&visit).await?;
        let n = before.iter().position(|role| role == "body").context("a body")?;
        visit.app.focus(n).await?;
        let chosen = [
            "title", "byline", "date", "caption", "list-item", "quotation", "boilerplate", "body", "heading",
        ];
        for role in chosen {
            choose(&visit, role).await?;
            wait_for_role(&visit, n, role).await?;
            visit.app.wait_for_focus(n).await?;
        }
        for role in chosen.iter().rev().skip(1).chain(&["body"]) {
            visit.app.act("undo").await?;
            wait_for_role(&visit, n, role).await?;
        }
        ensure!(roles(&visit).await? == before, "undo left something");
        choose(&visit, "caption").await?;
        wait_for_role(&visit, n, "caption").await?;
        visit.app.reload().await?;
        wait_for_role(&visit, n, "caption").await?;

        let download = visit.app.download("export-article").await?;
        check_chosen(&download.json()?, n)?;
        let desk = Desk::new()?;
        let path = desk.put("roles.json", &download.bytes)?;
        let visit = visit.as_another_reader().await?;
        visit.app.read("market").await?;
        wait_for_role(&visit, n, "body").await?;
        visit.app.open_file(&path).await?;
        visit.app.notice("import-done").await?;
        visit.app.read("market").await?;
        wait_for_role(&visit, n, "caption").await?;
        check_chosen(&visit.app.download("export-article").await?.json()?, n)?;
        visit.end().await
    })
    .await
}

/// Chooses a role from the list in the toolbar.
async fn choose(visit: &Visit, role: &str) -> Result<()> {
    let list = visit.app.browser.element("[data-action=set-role]").await?;
    Ok(list.select_by_value(role).await?)
}

/// In the file, the block of sentence `number` is a caption by the reader's word, and no other
/// block is anything by it.
fn check_chosen(file: &Value, number: usize) -> Result<()> {
    let file = hashiya_browser_tests::exported::check(file)?;
    let article = file.article("market")?;
    let sentence = &article.sentences[number];
    ensure!(sentence.role == "caption", "{sentence:?}");
    for block in &article.blocks {
        let is_it = block.start <= sentence.start && sentence.end <= block.end;
        ensure!(block.role_set_at.is_some() == is_it, "{block:?}");
        ensure!(!is_it || block.role == "caption", "{block:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_guess_is_marked_until_a_tap_confirms_it() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("fair.txt", PROMOTED)]).await?;
        visit.app.read("fair").await?;
        make_phone(&visit).await?;
        let browser = &visit.app.browser;
        let guesses = "return all('[data-uncertain] [data-sentence]').map(describe).map((one) => one.number);";
        let shown = visit.app.sentences().await?;
        let number = |text: &str| shown.iter().position(|one| one.text.contains(text));
        let n = number("وبطاريته").context("the line that reads like prose")?;
        let sure = number("حاسوب").context("the line before it")?;
        ensure!(shown[n].role.as_deref() == Some("boilerplate"), "{:?}", shown[n]);
        let only = |seen: &Value| seen == &json!([n]);
        let none = |seen: &Value| seen == &json!([]);
        browser.until("the guess marked", guesses, vec![], only).await?;
        let tap = async |number: usize| -> Result<()> {
            pointer::tap(browser, &format!("[data-sentence=\"{number}\"]")).await?;
            visit.app.wait_for_focus(number).await
        };
        // Only where it is a guess is the reader asked.
        tap(sure).await?;
        let asked = "return all('[data-action=confirm-role]').length;";
        browser.until("no question", asked, vec![], |seen| seen == 0).await?;
        tap(n).await?;
        browser.until("the question", asked, vec![], |seen| seen == 1).await?;
        nothing_runs_over(&visit).await?;
        pointer::tap(browser, "[data-action=confirm-role]").await?;
        browser.until("no guess", guesses, vec![], none).await?;
        browser.until("no question", asked, vec![], |seen| seen == 0).await?;
        visit.app.wait_for_focus(n).await?;
        wait_for_role(&visit, n, "boilerplate").await?;
        pointer::tap(browser, "[data-action=undo]").await?;
        browser.until("the guess again", guesses, vec![], only).await?;
        pointer::tap(browser, "[data-action=redo]").await?;
        browser.until("no guess again", guesses, vec![], none).await?;
        visit.app.reload().await?;
        visit.app.wait_for_sentences().await?;
        browser.until("no guess after a reload", guesses, vec![], none).await?;
        let file = visit.app.export("export-article").await?;
        let article = file.article("fair")?;
        let chosen: Vec<&str> = article
            .blocks
            .iter()
            .filter(|block| block.role_set_at.is_some())
            .map(|block| block.role.as_str())
            .collect();
        ensure!(chosen == ["boilerplate"], "{chosen:?}");
        visit.end().await
    })
    .await
}
