//! While the parts of a long article take the numbers of other cuts in turns, the page stays true: a click is
//! for the sentence under it, a label on the words that it is about, and every sentence is drawn again.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::cutting::{ask_to_split, map, merge, wait_for_map, with_merge};

/// Six parts of ten paragraphs, each of five sentences.
const SENTENCES: usize = 300;

/// In the second part, which takes other numbers at once.
const CUT: usize = 60;

/// The first one of the first part that has to wait.
const BEHIND: usize = 100;

/// Keeps what the page would do in the browser's next turns, from `__hold` until `__letGo`.
const HOLD: &str = r"
    const [set, clear] = [setTimeout, clearTimeout].map((own) => own.bind(globalThis));
    const held = new Map();
    let holds = false;
    globalThis.setTimeout = (call, wait = 0, ...rest) => {
        if (!holds || wait > 0) return set(call, wait, ...rest);
        const id = set(() => {}, 0);
        held.set(id, () => call(...rest));
        return id;
    };
    globalThis.clearTimeout = (id) => { held.delete(id); clear(id); };
    globalThis.__hold = () => { holds = true; };
    globalThis.__next = () => {
        const [id, call] = [...held].at(-1) ?? [];
        held.delete(id);
        call?.();
    };
    globalThis.__letGo = () => {
        holds = false;
        while (held.size) __next();
    };";

fn text() -> String {
    let paragraph = |number: usize| {
        let sentences = (0..5).map(|at| format!("The master of ship {} left with the tide.", number * 5 + at));
        sentences.collect::<Vec<_>>().join(" ")
    };
    (0..SENTENCES / 5).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

async fn reading_ships() -> Result<Visit> {
    let visit = Visit::with_articles(&[("ships.txt", &text())]).await?;
    visit.before_every_page_here(HOLD).await?;
    visit.app.read("ships").await?;
    let script = "return [all('[data-sentence]').length, all('.article-part').length];";
    let shown = visit.app.browser.run(script, vec![]).await?;
    ensure!(shown == json!([SENTENCES, 6]), "{shown} sentences and parts");
    visit.app.stay_after_a_tag().await?;
    Ok(visit)
}

/// Splits a sentence; the other parts keep their numbers until they are let go.
async fn split_and_hold(visit: &Visit) -> Result<()> {
    ask_to_split(visit, CUT).await?;
    visit.app.browser.run("__hold();", vec![]).await?;
    pointer::click(&visit.app.browser, "[data-dialog=split] [data-split]").await?;
    wait_for_parts(visit, CUT + 2, 2).await
}

fn ship(number: usize) -> String {
    format!("The master of ship {number} left with the tide.")
}

/// Waits until the sentence after the one that was split has a number, and so many have the one at the border
/// of the parts that wait. A drawing that takes longer than a turn of the browser goes on in the next one,
/// which is then the last that is kept.
async fn wait_for_parts(visit: &Visit, number: usize, at_border: usize) -> Result<()> {
    let script = r"
        const [number, border, expected] = arguments;
        const seen = [sentence(number)?.textContent, all(`[data-sentence='${border}']`).length];
        if (JSON.stringify(seen) !== JSON.stringify(expected)) __next();
        return seen;";
    let expected = json!([ship(CUT + 1), at_border]);
    let arguments = vec![json!(number), json!(BEHIND), expected.clone()];
    let whole = |seen: &Value| seen == &expected;
    visit
        .app
        .browser
        .until("the parts around the cut", script, arguments, whole)
        .await?;
    Ok(())
}

async fn let_go(visit: &Visit, sentences: usize) -> Result<()> {
    visit.app.browser.run("__letGo();", vec![]).await?;
    let script = "return all('[data-sentence]').map((sentence) => Number(sentence.dataset.sentence));";
    let numbers: Value = (0..sentences).collect();
    let whole = |seen: &Value| seen == &numbers;
    visit
        .app
        .browser
        .until("all parts with their numbers", script, vec![], whole)
        .await?;
    Ok(())
}

#[tokio::test]
async fn the_last_paragraph_comes_back_after_its_join() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("ships.txt", &text()), ("two.txt", "One ship left.\n\nOne came.")]).await?;
        for (id, last) in [("ships", SENTENCES - 6), ("two", 0)] {
            visit.app.read(id).await?;
            let before = map(&visit).await?;
            merge(&visit, last).await?;
            let mut joined = with_merge(&before, last, None);
            joined[last].0 = format!("{}\n\n{}", before[last].0, before[last + 1].0);
            wait_for_map(&visit, "the last paragraphs as one", &joined).await?;
            keys::chord(&visit.app.browser, &[key::CONTROL, 'z']).await?;
            wait_for_map(&visit, "the last paragraph", &before).await?;
            visit.app.tag(last + 1, '1', "claim").await?;
        }
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_sentence_whose_number_two_had_is_drawn_again() -> Result<()> {
    in_turn(async {
        let visit = reading_ships().await?;
        split_and_hold(&visit).await?;
        keys::chord(&visit.app.browser, &[key::CONTROL, 'z']).await?;
        wait_for_parts(&visit, CUT + 1, 1).await?;
        let_go(&visit, SENTENCES).await?;
        visit.app.focus(BEHIND).await?;
        visit.app.tag(BEHIND, '1', "claim").await?;
        visit.app.wait_for_labels(&[(BEHIND, "claim")]).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_click_is_for_the_sentence_under_it_while_its_number_is_behind() -> Result<()> {
    in_turn(async {
        let visit = reading_ships().await?;
        let browser = &visit.app.browser;
        split_and_hold(&visit).await?;
        let clicked = BEHIND + 55;
        pointer::click(browser, &format!("[data-sentence='{clicked}']")).await?;
        keys::press(browser, '1').await?;
        // It is kept; where it shows already, it stands on the right words.
        let kept = "return Object.keys(localStorage).some((key) => key.includes(':tags:'));";
        browser
            .until("the tag to be kept", kept, vec![], |seen| seen == true)
            .await?;
        let script = "return all('[data-label]').map((sentence) => sentence.textContent);";
        let shown = browser.run(script, vec![]).await?;
        let shown = shown.as_array().context("texts")?;
        ensure!(shown.iter().all(|text| text == &ship(clicked)), "{shown:?}");
        let last = "return Number(all('[data-sentence]').at(-1).dataset.sentence);";
        let last = browser.run(last, vec![]).await?;
        ensure!(last == SENTENCES - 1, "no part is behind: {last}");
        let_go(&visit, SENTENCES + 1).await?;
        visit.app.wait_for_focus(clicked + 1).await?;
        visit.app.wait_for_labels(&[(clicked + 1, "claim")]).await?;
        let sentences = visit.app.sentences().await?;
        ensure!(
            sentences[clicked + 1].text == ship(clicked),
            "{:?}",
            sentences[clicked + 1].text
        );
        visit.end().await
    })
    .await
}
