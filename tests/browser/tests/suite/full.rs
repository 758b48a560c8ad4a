//! Room: the reader sees how much is used before it is all used, works on when it is, and loses
//! nothing; and what the browser says of keeping it.

use anyhow::{Result, ensure};
use hashiya_browser_tests::engine::Engine;
use hashiya_browser_tests::keys;
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::reading_rain;

/// Another page of the same origin takes so much room, in UTF-16 code units.
const FILL: &str = "localStorage.setItem('another page', 'x'.repeat(arguments[0])); return localStorage.length;";

/// Another page of the same origin takes all the room there is: halves of what is left, down to one.
const FILL_UP: &str = r"
    let filler = '';
    for (let step = 4194304; step >= 1; step = step >> 1) {
        try {
            localStorage.setItem('another page', filler + 'x'.repeat(step));
            filler += 'x'.repeat(step);
        } catch (error) {
            if (error.name !== 'QuotaExceededError') throw error;
        }
    }
    return filler.length;";

/// What is stored of the article's tags.
const TAGS: &str = r"
    return Object.entries(localStorage).filter(([key]) => key.includes(':tags:')).map(([, value]) => value).join();";

#[tokio::test]
async fn how_much_is_used_is_shown_in_the_settings_always_and_in_the_bar_when_it_is_much() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        let shown = meter(&visit).await?;
        ensure!(shown["used"].as_u64() < Some(5_000), "{shown}");
        ensure!(
            shown["sign"] == json!(null) && visit.app.notices().await?.is_empty(),
            "{shown}"
        );
        visit.app.browser.run(FILL, vec![json!(4_300_000)]).await?;
        visit.app.reload().await?;
        visit.app.notice("room-tight").await?;
        let shown = meter(&visit).await?;
        ensure!(
            shown["used"].as_u64() > Some(4_300_000),
            "other pages' records count: {shown}"
        );
        ensure!(shown["sign"].as_str() > Some("82"), "{shown}");
        let text = shown["text"].as_str().unwrap_or_default();
        // Two bytes a unit, or in WebKit one, as all of it is Latin.
        let (used, room) = match visit.app.browser.engine() {
            Engine::Chromium | Engine::Firefox => ("8.7", "10.5"),
            Engine::WebKit => ("4.4", "5.3"),
        };
        ensure!(text.contains(used) && text.contains(room), "{text}");
        visit.end().await
    })
    .await
}

/// What the settings and the bar say of the room.
async fn meter(visit: &Visit) -> Result<Value> {
    pointer::click(&visit.app.browser, "[data-action=\"settings\"]").await?;
    let script = r"
        const meter = one('dialog meter.room');
        if (!meter) return null;
        return { used: Number(meter.dataset.used), max: Number(meter.max), text: one('#room-used').textContent,
            sign: one('[data-room]')?.dataset.room ?? null, persistence: one('[data-persistence]').dataset.persistence };";
    let seen = visit
        .app
        .browser
        .until("the meter", script, vec![], |seen| !seen.is_null())
        .await?;
    visit.app.act("close").await?;
    Ok(seen)
}

#[tokio::test]
async fn a_storage_filled_to_the_brim_loses_nothing_and_recovers() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let app = &visit.app;
        app.tag(countable[0], '1', "claim").await?;
        app.browser.run(FILL_UP, vec![]).await?;
        let stored = app.browser.run(TAGS, vec![]).await?;
        app.tag(countable[1], '2', "quote").await?;
        app.notice("storage-full").await?;
        app.tag(countable[2], '3', "background").await?;
        ensure!(
            app.browser.run(TAGS, vec![]).await? == stored,
            "what was stored is as it was"
        );
        let file = app.export("export-article").await?;
        ensure!(file.article("rain")?.tagged().len() == 3, "export goes on");
        // Room again: what waited is stored without another key press.
        app.browser
            .run("localStorage.removeItem('another page');", vec![])
            .await?;
        let gone = "return all('[data-notice^=storage-]').length;";
        app.browser
            .until("no warning", gone, vec![], |seen| seen == &json!(0))
            .await?;
        ensure!(app.browser.run(TAGS, vec![]).await? != stored, "all is stored");
        app.reload().await?;
        let expected = [
            (countable[0], "claim"),
            (countable[1], "quote"),
            (countable[2], "background"),
        ];
        app.wait_for_labels(&expected).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_browser_is_asked_to_keep_the_work_after_ten_tags_and_not_before() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let app = &visit.app;
        let watch = r"
            window.__asked = 0;
            const manager = Object.getPrototypeOf(navigator.storage);
            manager.persist = () => { window.__asked += 1; return Promise.resolve(false); };";
        app.browser.run(watch, vec![]).await?;
        ensure!(meter(&visit).await?["persistence"] == "unasked");
        for press in 0..25 {
            app.focus(countable[press % 4]).await?;
            keys::press(&app.browser, ['1', '2', '3'][press % 3]).await?;
            let asked = app.browser.run("return window.__asked;", vec![]).await?;
            ensure!(
                asked == json!(usize::from(press >= 9)),
                "{asked} after {} tags",
                press + 1
            );
        }
        ensure!(meter(&visit).await?["persistence"] == "denied");
        visit.end().await
    })
    .await
}
