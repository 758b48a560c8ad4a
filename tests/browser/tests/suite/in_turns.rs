//! What is too much for one turn of the browser: a file of many articles, and many articles that are deleted and
//! come back.

use anyhow::{Result, ensure};
use hashiya_browser_tests::exported::check;
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::json;

/// So many articles are opened: with two records each more than go at once, and more text.
const MANY: usize = 150;

/// A library of many opened articles, in which all of them are selected.
async fn with_many() -> Result<Visit> {
    let visit = Visit::start().await?;
    open_many(&visit).await?;
    Ok(visit)
}

async fn open_many(visit: &Visit) -> Result<()> {
    visit.app.open_library().await?;
    let text = |number: usize| {
        let sentences =
            (0..12).map(|sentence| format!("وصل الوفد رقم {} إلى العاصمة مساء أمس.", number * 50 + sentence));
        format!("عنوان {number}\n\n{}\n", sentences.collect::<Vec<_>>().join(" "))
    };
    let files: Vec<(String, String)> = (0..MANY)
        .map(|number| (format!("a{number}.txt"), text(number)))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    pointer::drop_files(&visit.app.browser, &files).await?;
    wait_for_opened(visit, MANY).await?;
    visit.app.act("select").await?;
    visit.app.act("select-shown").await
}

/// Counts the parts of files that the browser is given. Once the page says how far its clock is ahead (in
/// milliseconds), the browser's next turn comes when the test says so.
const HELD_BACK: &str = r"
    const [blob, later, now, held] = [globalThis.Blob, globalThis.setTimeout, Date.now, []];
    globalThis.Blob = class extends blob {
        constructor(parts, options) {
            super(parts, options);
            const said = document.documentElement.dataset;
            if (options === undefined) said.parts = Number(said.parts ?? 0) + 1;
        }
    };
    const ahead = () => document.documentElement?.dataset.ahead;
    Date.now = () => now.call(Date) + Number(ahead() ?? 0);
    globalThis.setTimeout = (then, after, ...rest) =>
        ahead() !== undefined && after === 0 ? held.push(then) : later(then, after, ...rest);
    document.addEventListener('turn', () => held.splice(0).forEach((then) => then()));";

/// Waits until so many opened articles are there, and all is saved.
async fn wait_for_opened(visit: &Visit, count: usize) -> Result<()> {
    let script = r"return [all('.cards > [data-article]').filter((card) => /^a\d+$/.test(card.dataset.article)).length,
        one('[data-save-state]').dataset.saveState];";
    let expected = json!([count, "saved"]);
    let browser = &visit.app.browser;
    browser
        .until(&format!("{count} opened articles"), script, vec![], |seen| {
            *seen == expected
        })
        .await?;
    Ok(())
}

#[tokio::test]
async fn a_file_of_many_articles_is_whole_and_can_be_stopped() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let browser = &visit.app.browser;
        probe::before_every_page(browser, Some(&visit.site), HELD_BACK).await?;
        open_many(&visit).await?;
        let file = visit.app.download("export-selected").await?.json()?;
        let parts = browser
            .run("return Number(document.documentElement.dataset.parts ?? 0);", vec![])
            .await?;
        ensure!(parts.as_u64().is_some_and(|parts| parts > 2), "{parts} parts");
        let checked = check(&file)?;
        let opened = checked
            .articles
            .iter()
            .filter(|article| article.text.starts_with("عنوان"));
        ensure!(opened.count() == MANY, "not all of the articles");
        visit.app.act("dismiss").await?;
        // The next turn does not come, and a second goes by: then it does. Now the reader is told, and stops it.
        browser
            .run("document.documentElement.dataset.ahead = 0;", vec![])
            .await?;
        visit.app.act("export-selected").await?;
        let turn = "document.documentElement.dataset.ahead = Number(document.documentElement.dataset.ahead) + 1000;
            document.dispatchEvent(new Event('turn'));
            return one('[data-underway=writing] [role=status]')?.textContent ?? null;";
        let told = browser
            .until("the word about the file", turn, vec![], |seen| seen.is_string())
            .await?;
        ensure!(told.as_str().is_some_and(|told| told.contains("hashiya-")), "{told}");
        visit.app.act("stop-writing").await?;
        browser
            .until("no word any more", turn, vec![], |seen| seen.is_null())
            .await?;
        let notices = visit.app.notices().await?;
        ensure!(!notices.contains(&"file-handed".to_owned()), "{notices:?}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn many_articles_go_and_come_back_whole() -> Result<()> {
    in_turn(async {
        let visit = with_many().await?;
        let app = &visit.app;
        app.act("delete-selected").await?;
        app.act("delete-now").await?;
        app.notice("deleted").await?;
        app.act("undelete").await?;
        wait_for_opened(&visit, MANY).await?;
        app.reload().await?;
        app.open_library().await?;
        wait_for_opened(&visit, MANY).await?;
        app.read("a7").await?;
        ensure!(app.sentences().await?.len() == 13, "the article is not whole");
        app.open_library().await?;
        app.act("select").await?;
        app.act("select-shown").await?;
        app.act("delete-selected").await?;
        app.act("delete-now").await?;
        wait_for_opened(&visit, 0).await?;
        let left = app.storage().await?;
        let left: Vec<_> = left
            .keys()
            .filter(|key| key.contains(":text:") || key.contains(":removed:"))
            .collect();
        ensure!(left.is_empty(), "{left:?}");
        app.reload().await?;
        app.open_library().await?;
        wait_for_opened(&visit, 0).await?;
        visit.end().await
    })
    .await
}

/// What is deleted is out of local storage at once, however much it is: nobody finds half of it there.
#[tokio::test]
async fn many_articles_are_deleted_at_once() -> Result<()> {
    in_turn(async {
        let visit = with_many().await?;
        let app = &visit.app;
        app.act("delete-selected").await?;
        app.browser.element("[data-action=delete-now]").await?;
        let script = "const records = () => Object.keys(localStorage).filter((key) => key.includes(':text:a')).length;
            const before = records();
            one('[data-action=delete-now]').click();
            return [before, records()];";
        let seen = app.browser.run(script, vec![]).await?;
        ensure!(seen == json!([MANY, 0]), "{seen}");
        visit.end().await
    })
    .await
}
