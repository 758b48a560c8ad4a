//! Opening articles from disk, by the button and by drag and drop.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{BRIDGE, HARBOUR, MARKUP, RAIN};
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::site::Fault;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::json;

#[tokio::test]
async fn opened_and_dropped_articles_stay() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        visit.app.open_library().await?;
        visit.app.open_file(&desk.put("harbour.txt", HARBOUR)?).await?;
        visit.app.notice("file-added").await?;
        visit.app.open_library().await?;
        pointer::drop_file(&visit.app.browser, "bridge.txt", BRIDGE).await?;
        card_is_ready(&visit, "bridge").await?;
        visit.app.read("bridge").await?;
        let number = *visit.app.countable().await?.first().context("a sentence")?;
        visit.app.tag(number, '1', "claim").await?;
        visit.app.reload().await?;
        visit.app.wait_for_labels(&[(number, "claim")]).await?;
        let visit = if leaves_out("reopening")? {
            visit
        } else {
            visit.reopen().await?
        };
        visit.app.open_library().await?;
        for id in ["rain", "harbour", "bridge"] {
            card_is_ready(&visit, id).await?;
        }
        visit.app.read("bridge").await?;
        visit.app.wait_for_labels(&[(number, "claim")]).await?;
        let all = visit.app.export_all().await?;
        ensure!(
            all.article("harbour")?.text == HARBOUR.trim_end(),
            "the opened text was changed"
        );
        visit.end().await
    })
    .await
}

/// While the reader looks for a file in the system's window, the page goes on: the field that the file
/// will come to is still there then.
#[tokio::test]
async fn the_field_for_files_outlives_whatever_the_page_draws() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        visit.site.fail("articles/rain.txt", Fault::NotFound);
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        let mark = "const field = one('input[data-open]'); field.__chosen = true; return field.isConnected;";
        ensure!(browser.run(mark, vec![]).await? == json!(true), "no field");
        visit.site.mend("articles/rain.txt");
        visit.site.offer_only(&[("rain.txt", RAIN)]);
        app.act("retry").await?;
        card_is_ready(&visit, "rain").await?;
        pointer::drop_file(browser, "harbour.txt", HARBOUR).await?;
        app.notice("file-added").await?;
        card_is_ready(&visit, "harbour").await?;
        app.choose_language("ar").await?;
        let speaks = "return document.documentElement.lang;";
        browser
            .until("an Arabic page", speaks, vec![], |seen| seen == "ar")
            .await?;
        app.act("settings").await?;
        app.act("theme-dark").await?;
        app.act("close").await?;
        let same = "return one('input[data-open]').__chosen === true;";
        ensure!(browser.run(same, vec![]).await? == json!(true), "another field");
        visit.end().await
    })
    .await
}

async fn card_is_ready(visit: &Visit, id: &str) -> Result<()> {
    let script = r"
        if (!one('[data-article]')) location.hash = '#/';
        return one(`[data-article='${arguments[0]}']`)?.dataset.state ?? null;";
    visit
        .app
        .browser
        .until(&format!("the card of {id}"), script, vec![json!(id)], |seen| {
            seen == "ready"
        })
        .await?;
    Ok(())
}

#[tokio::test]
async fn markup_in_a_text_is_shown_as_it_stands() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        visit.app.open_library().await?;
        visit.app.open_file(&desk.put("notes.txt", MARKUP)?).await?;
        visit.app.notice("file-added").await?;
        visit.app.read("notes").await?;
        let script = r"
            return { broken: window.__broken ?? null, text: all('[data-sentence]').map((s) => s.textContent).join(' '),
                elements: all('[data-sentence] b, [data-sentence] img, [data-sentence] script').length };";
        let seen = visit.app.browser.run(script, vec![]).await?;
        ensure!(seen["broken"].is_null() && seen["elements"] == 0, "{seen}");
        let text = seen["text"].as_str().unwrap_or_default();
        for part in [
            "<b>bold</b>",
            "<img src=x onerror=\"window.__broken = 1\">",
            "<script>",
            "&amp;",
        ] {
            ensure!(text.contains(part), "{part} is not shown in {text:?}");
        }
        visit.app.open_library().await?;
        let card = visit
            .app
            .browser
            .run("return one('[data-article=notes]').innerText;", vec![])
            .await?;
        ensure!(
            card.as_str().is_some_and(|text| text.contains("<b>bold</b>")),
            "the card's title: {card}"
        );
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_file_that_is_no_text_says_so() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        visit.app.open_library().await?;
        let before = visit.app.storage().await?;
        visit
            .app
            .open_file(&desk.put("picture.txt", [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10])?)
            .await?;
        let message = visit.app.notice("file-failed").await?;
        ensure!(
            message.contains("picture.txt"),
            "the message does not name the file: {message:?}"
        );
        ensure!(visit.app.storage().await? == before, "something was stored");
        visit.end().await
    })
    .await
}
