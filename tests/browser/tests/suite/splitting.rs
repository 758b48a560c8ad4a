//! Where sentences can be cut: behind stops without a space, in scripts without spaces, within words,
//! and at the end of a paragraph; and the words of a long sentence as one stop of the tab key.

use anyhow::{Result, ensure};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::cutting::{ask_to_split, map, merge, next_word, wait_for_map};

/// A sentence of two hundred words.
fn long_article(word: &str) -> String {
    let words: Vec<String> = (0..200).map(|number| format!("{word}{number}")).collect();
    format!("{word} {word} {word} {word}\n\n{}.\n", words.join(" "))
}

/// The word that has the focus.
async fn wait_for_word(visit: &Visit, word: &str) -> Result<()> {
    let script = "return document.activeElement?.textContent ?? null;";
    let holds = |seen: &Value| seen == &json!(word);
    visit.app.browser.until(word, script, vec![], holds).await?;
    Ok(())
}

async fn wait_for_texts(visit: &Visit, expected: &[&str]) -> Result<()> {
    let script = "return all('[data-sentence]').map((sentence) => describe(sentence).text);";
    let holds = |seen: &Value| seen == &json!(expected);
    visit.app.browser.until("the sentences", script, vec![], holds).await?;
    Ok(())
}

#[tokio::test]
async fn a_long_sentence_is_one_stop_of_the_tab_key_and_arrows_follow_its_direction() -> Result<()> {
    in_turn(async {
        for (word, dir) in [("word", "ltr"), ("كلمة", "rtl")] {
            let text = long_article(word);
            let visit = Visit::with_articles(&[("long.txt", text.as_str())]).await?;
            visit.app.read("long").await?;
            let browser = &visit.app.browser;
            ask_to_split(&visit, 1).await?;
            let stops = "return all('.split-words button').filter((word) => word.tabIndex >= 0).length;";
            ensure!(browser.run(stops, vec![]).await? == 1, "one stop");
            let direction = browser
                .run("return document.querySelector('.split-words').dir;", vec![])
                .await?;
            ensure!(direction == dir, "{direction}");
            let (forth, back) = match next_word(&visit).await? {
                key::LEFT => (key::LEFT, key::RIGHT),
                _ => (key::RIGHT, key::LEFT),
            };
            wait_for_word(&visit, &format!("{word}1")).await?;
            keys::press_often(browser, &[], forth, 3).await?;
            wait_for_word(&visit, &format!("{word}4")).await?;
            keys::press(browser, back).await?;
            wait_for_word(&visit, &format!("{word}3")).await?;
            keys::press(browser, key::END).await?;
            wait_for_word(&visit, &format!("{word}199.")).await?;
            keys::press(browser, key::HOME).await?;
            wait_for_word(&visit, &format!("{word}1")).await?;
            keys::press(browser, key::DOWN).await?;
            let below = "const [firstWord, now] = [all('.split-words button')[0], document.activeElement];
                const topOf = (element) => element.getBoundingClientRect().top;
                return now !== firstWord && now.matches('.split-words button') && topOf(now) > topOf(firstWord);";
            browser
                .until("a word below", below, vec![], |seen| seen == &json!(true))
                .await?;
            keys::press(browser, key::UP).await?;
            // The tab key leaves the words, and comes back to the one that had the focus.
            keys::press(browser, key::HOME).await?;
            keys::press(browser, forth).await?;
            keys::press(browser, key::TAB).await?;
            let outside = "return !document.activeElement.matches('.split-word');";
            browser
                .until("outside of the words", outside, vec![], |seen| seen == &json!(true))
                .await?;
            keys::chord(browser, &[key::SHIFT, key::TAB]).await?;
            wait_for_word(&visit, &format!("{word}2")).await?;
            keys::press(browser, key::ENTER).await?;
            visit.app.wait_for_focus(1).await?;
            let halves = map(&visit).await?;
            ensure!(
                halves.len() == 3 && halves[2].0.starts_with(&format!("{word}2 ")),
                "{halves:?}"
            );
            visit.end().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn cuts_fit_behind_a_stop_without_a_space_in_chinese_and_within_a_word() -> Result<()> {
    in_turn(async {
        let text = "Two reports of the day\n\nThey sell node.js courses in town and much more here\n\n雨停了人们出来了市场又开了大家都很高兴\n";
        let visit = Visit::with_articles(&[("cuts.txt", text)]).await?;
        visit.app.read("cuts").await?;
        let browser = &visit.app.browser;
        let (title, english, chinese) = (
            "Two reports of the day",
            "They sell node.js courses in town and much more here",
            "雨停了人们出来了市场又开了大家都很高兴",
        );
        ask_to_split(&visit, 1).await?;
        let place = |text: &str, before: &str| {
            let at = text.find(before).map_or(0, |at| text[..at].chars().count());
            format!("[data-split=\"{at}\"]")
        };
        pointer::click(browser, &place(text, "js courses")).await?;
        let (one, other) = english.split_at(english.find("js courses").unwrap_or(0));
        wait_for_texts(&visit, &[title, one, other, chinese]).await?;
        ask_to_split(&visit, 3).await?;
        pointer::click(browser, &place(text, "人们")).await?;
        wait_for_texts(&visit, &[title, one, other, "雨停了", "人们出来了市场又开了大家都很高兴"]).await?;
        // Within a word: only when the reader asks for it.
        ask_to_split(&visit, 2).await?;
        let within = place(text, "urses");
        let is_there = "return document.querySelector(arguments[0]) !== null;";
        ensure!(browser.run(is_there, vec![json!(within)]).await? == false, "words only");
        pointer::click(browser, "[data-action=split-characters]").await?;
        pointer::click(browser, &within).await?;
        let (js, urses) = other.split_at(other.find("urses").unwrap_or(0));
        let all = [title, one, js, urses, "雨停了", "人们出来了市场又开了大家都很高兴"];
        wait_for_texts(&visit, &all).await?;
        visit.app.reload().await?;
        wait_for_texts(&visit, &all).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn m_at_the_end_of_a_line_joins_the_paragraphs() -> Result<()> {
    in_turn(async {
        let text = "Ferry company blames fog for the morning delays\n\n\
            The ferry company said on Monday that heavy fog had kept three boats in the\n\
            harbour for most of the morning. Some of the passengers waited for many hours.\n";
        let visit = Visit::with_articles(&[("wrapped.txt", text)]).await?;
        visit.app.read("wrapped").await?;
        let before = map(&visit).await?;
        let blocks = "return all('.block-text').length;";
        ensure!(
            visit.app.browser.run(blocks, vec![]).await? == 3,
            "a block for each line"
        );
        merge(&visit, 1).await?;
        let mut after = before.clone();
        after.splice(1..=2, [(format!("{}\n{}", before[1].0, before[2].0), None)]);
        wait_for_map(&visit, "one sentence over two lines", &after).await?;
        ensure!(visit.app.browser.run(blocks, vec![]).await? == 2, "one paragraph");
        visit.app.wait_for_focus(1).await?;
        visit.app.reload().await?;
        wait_for_map(&visit, "the same after a reload", &after).await?;
        visit.end().await
    })
    .await
}
