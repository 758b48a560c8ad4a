//! Versions that become such later, and a long list of what became of tags.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{RAIN, long_article};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::{pointer, system};
use serde_json::json;

use crate::journal::wait_for_save_state;
use crate::versions::{asked, later, wait_for_waiting};

/// Two articles that stand side by side can be made versions of each other later; on a phone, with a finger.
#[tokio::test]
async fn two_that_were_kept_can_become_versions_later() -> Result<()> {
    in_turn(async {
        let visit = asked("?lang=en").await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        pointer::click(browser, "[data-choice=keep-both]").await?;
        app.act("confirm-versions").await?;
        let id = later(app).await?;
        wait_for_save_state(app, "saved").await?;
        // They are not asked about again.
        app.reload().await?;
        app.wait_for_library().await?;
        let windows = browser.run("return all('dialog').length;", vec![]).await?;
        ensure!(windows == 0, "{windows} windows");
        keys::press(browser, 'p').await?;
        browser.element("[data-palette]").await?;
        keys::type_text(browser, "Select articles").await?;
        keys::press(browser, key::ENTER).await?;
        system::resize(browser, 390, 844).await?;
        for card in ["flood", id.as_str()] {
            pointer::tap(browser, &format!("label:has([data-tick='{card}'])")).await?;
        }
        pointer::tap(browser, "[data-action=ask-version]").await?;
        pointer::tap(browser, "[data-choice=replace]").await?;
        pointer::tap(browser, "[data-action=confirm-versions]").await?;
        wait_for_waiting(app, 4).await?;
        pointer::tap(browser, "[data-outcome=unsure]").await?;
        pointer::tap(browser, "[data-action=take-first]").await?;
        wait_for_waiting(app, 3).await?;
        pointer::tap(browser, "[data-action=leave-out]").await?;
        wait_for_waiting(app, 2).await?;
        // What was left out is found again, and waits again.
        pointer::tap(browser, "[data-action=show-left-out]").await?;
        pointer::tap(browser, "[data-action=wait-again]").await?;
        wait_for_waiting(app, 3).await?;
        pointer::tap(browser, "[data-action=close]").await?;
        app.read(&id).await?;
        app.wait_for_labels(&[(4, "quote"), (5, "claim")]).await?;
        visit.end().await
    })
    .await
}

/// More rows than are drawn at once: they come in turns, and the last one can be gone to before it was drawn.
#[tokio::test]
async fn a_long_list_is_there_as_a_whole() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        let text = long_article(200);
        let desk = Desk::new()?;
        app.open_file(&desk.put("long.txt", &text)?).await?;
        app.notice("file-added").await?;
        app.read("long").await?;
        let tagged = app.tag_everything().await?.len();
        app.open("", "#/").await?;
        let later = text.replace("قصيرا", "طويلا");
        app.choose_files(&[desk.put("long.txt", later)?]).await?;
        browser.element("[data-dialog=versions][open]").await?;
        pointer::click(browser, "[data-choice=replace]").await?;
        app.act("confirm-versions").await?;
        browser.element("[data-dialog=review] [data-item]").await?;
        app.act("show-all").await?;
        keys::press(browser, key::END).await?;
        let rows = r"
            const rows = all('[data-item]');
            return [rows.length, rows.findIndex((row) => row.ariaSelected === 'true')];";
        browser
            .until("all rows, and the last one selected", rows, vec![], |seen| {
                seen == &json!([tagged, tagged - 1])
            })
            .await?;
        let seen = r"
            const row = one('[data-item][aria-selected=true]').getBoundingClientRect();
            const list = one('#review-list').getBoundingClientRect();
            return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;";
        let seen = browser.run(seen, vec![]).await?;
        ensure!(seen == json!(true), "the last row is out of sight");
        visit.end().await.context("the end")
    })
    .await
}
