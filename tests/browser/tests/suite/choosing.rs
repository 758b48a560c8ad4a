//! Choosing several sentences with a finger, and digits by region: what only a browser shows of them.

use anyhow::{Result, ensure};
use hashiya_browser_tests::fixtures::CLUTTERED;
use hashiya_browser_tests::keys;
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::{make_phone, nothing_runs_over, reading_rain};

/// What assistive technology is told: the sentences that are selected, and what the focused one says.
const SELECTED: &str = "return {
    selected: all('[data-sentence][aria-selected=true]').map((found) => Number(found.dataset.sentence)),
    focused: focusedElement()?.getAttribute('aria-selected') ?? null,
    several: one('[role=listbox]').getAttribute('aria-multiselectable') };";

async fn wait_for_selected(visit: &Visit, selected: &[usize], focused: &str) -> Result<()> {
    let expected = json!({"selected": selected, "focused": focused, "several": "true"});
    let browser = &visit.app.browser;
    browser
        .until(&format!("{expected}"), SELECTED, vec![], |seen| *seen == expected)
        .await?;
    Ok(())
}

#[tokio::test]
async fn several_sentences_are_chosen_by_finger_and_tagged_as_one_step() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        make_phone(&visit).await?;
        app.read("rain").await?;
        let tap = |at: usize| format!("[data-sentence=\"{}\"]", countable[at]);
        pointer::tap(browser, &tap(1)).await?;
        app.wait_for_focus(countable[1]).await?;
        wait_for_selected(&visit, &[countable[1]], "true").await?;
        pointer::tap(browser, "[data-action=choose]").await?;
        wait_for_selected(&visit, &[], "false").await?;
        nothing_runs_over(&visit).await?;
        for at in [3, 5, 4] {
            pointer::tap(browser, &tap(at)).await?;
            app.wait_for_focus(countable[at]).await?;
        }
        pointer::tap(browser, &tap(4)).await?;
        wait_for_selected(&visit, &[countable[3], countable[5]], "false").await?;
        // In and out again as quickly as a mouse can.
        pointer::double_click(browser, &tap(4)).await?;
        app.wait_for_focus(countable[4]).await?;
        wait_for_selected(&visit, &[countable[3], countable[5]], "false").await?;
        nothing_runs_over(&visit).await?;
        pointer::tap(browser, "[data-for=quote]").await?;
        let tagged = [(countable[3], "quote"), (countable[5], "quote")];
        app.wait_for_labels(&tagged).await?;
        wait_for_selected(&visit, &[], "false").await?;
        pointer::tap(browser, "[data-action=undo]").await?;
        app.wait_for_labels(&[]).await?;
        // With the space bar as well, and no page that scrolls away.
        app.wait_for_focus(countable[3]).await?;
        keys::press(browser, ' ').await?;
        wait_for_selected(&visit, &[countable[3]], "true").await?;
        pointer::tap(browser, "[data-action=choose-done]").await?;
        browser
            .until(
                "the end of choosing",
                "return one('[data-action=choose-done]');",
                vec![],
                Value::is_null,
            )
            .await?;
        pointer::tap(browser, &tap(6)).await?;
        app.wait_for_focus(countable[6]).await?;
        wait_for_selected(&visit, &[countable[6]], "true").await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_key_on_a_leftover_says_why_it_does_nothing() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("market.txt", CLUTTERED)]).await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        app.read("market").await?;
        let shown = app.sentences().await?;
        let leftover = shown
            .iter()
            .find(|sentence| !sentence.counts())
            .map(|sentence| sentence.number);
        let leftover = leftover.ok_or_else(|| anyhow::anyhow!("no leftover"))?;
        app.focus(leftover).await?;
        keys::press(browser, '1').await?;
        app.notice("leftover").await?;
        app.wait_for_labels(&[]).await?;
        app.act("treat-as-text").await?;
        app.wait_for_focus(leftover).await?;
        browser
            .until(
                "no message",
                "return one('[data-notice=leftover]');",
                vec![],
                Value::is_null,
            )
            .await?;
        keys::press(browser, '1').await?;
        app.wait_for_label(leftover, Some("claim")).await?;
        visit.end().await
    })
    .await
}

/// A browser in Morocco, and one in Egypt whose reader chooses.
#[tokio::test]
async fn digits_are_those_of_the_region_or_those_that_were_chosen() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        let place = "return one('.where').textContent.replace(/[^0-9٠-٩]+/g, ' ').trim();";
        for (languages, expected) in [("ar-MA,fr", "1 10"), ("ar-EG", "١ ١٠")] {
            let agent = browser.run("return navigator.userAgent;", vec![]).await?;
            let reader = json!({"userAgent": agent, "acceptLanguage": languages});
            browser.devtools("Emulation.setUserAgentOverride", reader).await?;
            app.reload().await?;
            app.wait_for_sentences().await?;
            browser
                .until(&format!("{languages}: {expected}"), place, vec![], |seen| {
                    seen == &json!(expected)
                })
                .await?;
        }
        app.act("settings").await?;
        pointer::click(browser, "[data-digits=western]").await?;
        app.act("close").await?;
        browser
            .until("0 to 9", place, vec![], |seen| seen == &json!("1 10"))
            .await?;
        ensure!(app.storage().await?.values().any(|value| value.contains("western")));
        visit.end().await
    })
    .await
}
