//! The sentence map is the reader's: splitting at a word and merging, with their labels; undo,
//! reload, export, import.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::exported::{Edit, check};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::EMOJI;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::{make_phone, nothing_runs_over, reading_rain};

/// Every sentence with its label.
pub type Map = Vec<(String, Option<String>)>;

pub async fn map(visit: &Visit) -> Result<Map> {
    let shown = visit.app.sentences().await?;
    Ok(shown.into_iter().map(|one| (one.text, one.label)).collect())
}

/// Waits until the article has exactly these sentences with these labels.
pub async fn wait_for_map(visit: &Visit, what: &str, expected: &Map) -> Result<()> {
    let script = "return all('[data-sentence]').map(describe).map((one) => [one.text, one.label]);";
    let holds = |seen: &Value| seen == &json!(expected);
    visit.app.browser.until(what, script, vec![], holds).await?;
    Ok(())
}

/// A map in which sentence `number` is split before its word `word` (from 0).
pub fn with_split(map: &Map, number: usize, word: usize) -> Map {
    let (text, label) = &map[number];
    let words: Vec<&str> = text.split(' ').collect();
    let halves = [words[..word].join(" "), words[word..].join(" ")];
    let mut after = map.clone();
    after.splice(number..=number, halves.map(|half| (half, label.clone())));
    after
}

/// A map in which sentence `number` and the next are one, with this label.
pub fn with_merge(map: &Map, number: usize, label: Option<&str>) -> Map {
    let whole = format!("{} {}", map[number].0, map[number + 1].0);
    let mut after = map.clone();
    after.splice(number..=number + 1, [(whole, label.map(str::to_owned))]);
    after
}

/// Asks for the words of sentence `number` by the key S, and waits for them.
pub async fn ask_to_split(visit: &Visit, number: usize) -> Result<()> {
    visit.app.focus(number).await?;
    keys::press(&visit.app.browser, 's').await?;
    let focused = "return document.activeElement?.matches('[data-dialog=split] [data-split]') ?? false;";
    let on_a_word = |seen: &Value| seen == &json!(true);
    visit
        .app
        .browser
        .until("the words to split at", focused, vec![], on_a_word)
        .await?;
    Ok(())
}

/// Splits sentence `number` before its word `word` with key and mouse.
pub async fn split(visit: &Visit, number: usize, word: usize) -> Result<()> {
    ask_to_split(visit, number).await?;
    pointer::click(&visit.app.browser, &word_button(visit, word).await?).await?;
    visit.app.wait_for_focus(number).await
}

/// The button of the word `word` (from 1: the first one begins the sentence already).
async fn word_button(visit: &Visit, word: usize) -> Result<String> {
    let script = "return all('[data-dialog=split] [data-split]')[arguments[0] - 1]?.dataset.split ?? null;";
    let place = visit.app.browser.run(script, vec![json!(word)]).await?;
    let place = place.as_str().with_context(|| format!("no word {word}"))?;
    Ok(format!("[data-split=\"{place}\"]"))
}

/// The arrow key that goes to the next word in reading direction.
pub async fn next_word(visit: &Visit) -> Result<char> {
    let script = "return document.querySelector('.split-words').dir;";
    let direction = visit.app.browser.run(script, vec![]).await?;
    Ok(if direction == "rtl" { key::LEFT } else { key::RIGHT })
}

pub async fn merge(visit: &Visit, number: usize) -> Result<()> {
    visit.app.focus(number).await?;
    keys::press(&visit.app.browser, 'm').await
}

/// Undoes and makes again what led from one map to the other, and loads the page anew.
async fn there_and_back(visit: &Visit, before: &Map, after: &Map) -> Result<()> {
    keys::chord(&visit.app.browser, &[key::CONTROL, 'z']).await?;
    wait_for_map(visit, "the sentences before", before).await?;
    keys::chord(&visit.app.browser, &[key::CONTROL, 'y']).await?;
    wait_for_map(visit, "the sentences again", after).await?;
    visit.app.reload().await?;
    wait_for_map(visit, "the sentences after a reload", after).await
}

#[tokio::test]
async fn s_splits_at_a_word_and_both_halves_keep_the_label() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (total, n) = (countable.len(), countable[3]);
        visit.app.tag(n, '2', "quote").await?;
        let before = map(&visit).await?;
        let after = with_split(&before, n, 3);
        split(&visit, n, 3).await?;
        wait_for_map(&visit, "two halves with the label", &after).await?;
        visit.app.wait_for_progress(2, total + 1).await?;
        visit
            .app
            .wait_for_counts(&[("quote", 2), ("untagged", total as u64 - 1)])
            .await?;
        there_and_back(&visit, &before, &after).await?;
        visit.app.wait_for_progress(2, total + 1).await?;
        // The halves are sentences like any other: a tag on one is no tag on the other.
        visit.app.tag(n + 1, '1', "claim").await?;
        visit.app.wait_for_labels(&[(n, "quote"), (n + 1, "claim")]).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_keyboard_alone_chooses_the_word_and_escape_changes_nothing() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let n = countable[4];
        let browser = &visit.app.browser;
        let before = map(&visit).await?;
        ask_to_split(&visit, n).await?;
        keys::press(browser, key::ESCAPE).await?;
        visit.app.wait_for_focus(n).await?;
        wait_for_map(&visit, "no change", &before).await?;
        ask_to_split(&visit, n).await?;
        keys::press(browser, next_word(&visit).await?).await?;
        keys::press(browser, key::ENTER).await?;
        visit.app.wait_for_focus(n).await?;
        let after = with_split(&before, n, 2);
        wait_for_map(&visit, "two halves", &after).await?;
        there_and_back(&visit, &before, &after).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn m_merges_and_one_label_of_both_stays_without_a_word() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (total, n) = (countable.len(), countable[1]);
        for (number, digit, label) in [(n, '1', "claim"), (n + 1, '1', "claim"), (n + 4, '2', "quote")] {
            visit.app.tag(number, digit, label).await?;
        }
        let before = map(&visit).await?;
        let equal = with_merge(&before, n, Some("claim"));
        merge(&visit, n).await?;
        wait_for_map(&visit, "two claims merged", &equal).await?;
        visit.app.wait_for_focus(n).await?;
        visit.app.wait_for_progress(2, total - 1).await?;
        there_and_back(&visit, &before, &equal).await?;
        // One place further on: only the second of the two has a label.
        let only = with_merge(&equal, n + 2, Some("quote"));
        merge(&visit, n + 2).await?;
        wait_for_map(&visit, "the only label", &only).await?;
        let notices = visit.app.notices().await?;
        ensure!(!notices.contains(&"merge-kept-first".to_owned()), "{notices:?}");
        there_and_back(&visit, &equal, &only).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_merge_of_two_labels_keeps_the_first_and_says_so() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let n = countable[1];
        visit.app.tag(n, '2', "quote").await?;
        visit.app.tag(n + 1, '3', "background").await?;
        let before = map(&visit).await?;
        let after = with_merge(&before, n, Some("quote"));
        merge(&visit, n).await?;
        let message = visit.app.notice("merge-kept-first").await?;
        ensure!(message.contains("the first one stayed"), "{message:?}");
        wait_for_map(&visit, "the first label", &after).await?;
        there_and_back(&visit, &before, &after).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_last_sentence_of_an_article_has_nothing_to_merge_with() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let last = *countable.last().context("sentences")?;
        let before = map(&visit).await?;
        merge(&visit, last).await?;
        visit.app.notice("nothing-to-merge").await?;
        wait_for_map(&visit, "no change", &before).await?;
        visit.app.wait_for_focus(last).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn cuts_go_out_in_code_points_and_come_in_to_a_fresh_profile() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("fruit.txt", EMOJI)]).await?;
        visit.app.read("fruit").await?;
        let shown = map(&visit).await?;
        let first = shown
            .iter()
            .position(|(text, _)| text.contains("🎉🎉"))
            .context("the emoji")?;
        visit.app.tag(first, '1', "claim").await?;
        split(&visit, first, 5).await?;
        let cut = with_split(&map_labelled(&shown, first, "claim"), first, 5);
        wait_for_map(&visit, "two halves", &cut).await?;
        visit.app.tag(first + 4, '2', "quote").await?;
        merge(&visit, first + 3).await?;
        let joined = with_merge(&map_labelled(&cut, first + 4, "quote"), first + 3, Some("quote"));
        wait_for_map(&visit, "the last two in one", &joined).await?;

        let download = visit.app.download("export-article").await?;
        let file = check(&download.json()?)?;
        let article = file.article("fruit")?;
        let place = |sentence: &str| EMOJI.split_once(sentence).map(|(before, _)| before.chars().count());
        let expected = [(place(&cut[first + 1].0), None), (None, place(&cut[first + 4].0))];
        let as_pair = |edit: &Edit| (edit.split, edit.merge);
        let edits: Vec<_> = article.segmenter.edits.iter().map(as_pair).collect();
        ensure!(edits == expected, "{edits:?}, not {expected:?}");
        let exported: Map = labelled(article);
        ensure!(exported == joined, "{exported:?}");

        let desk = Desk::new()?;
        let path = desk.put("from-elsewhere.json", &download.bytes)?;
        let visit = visit.as_another_reader().await?;
        visit.app.read("fruit").await?;
        wait_for_map(&visit, "the sentences as found", &shown).await?;
        visit.app.open_file_of(&path, "mine").await?;
        visit.app.notice("import-done").await?;
        visit.app.read("fruit").await?;
        wait_for_map(&visit, "the sentences and tags of the file", &joined).await?;
        visit.app.reload().await?;
        wait_for_map(&visit, "the same after a reload", &joined).await?;
        let again = visit.app.export("export-article").await?;
        let again = again.article("fruit")?;
        let edits: Vec<_> = again.segmenter.edits.iter().map(as_pair).collect();
        ensure!(edits == expected, "{edits:?} on the way back");
        ensure!(labelled(again) == joined, "other sentences on the way back");
        visit.end().await
    })
    .await
}

fn map_labelled(map: &Map, number: usize, label: &str) -> Map {
    let mut after = map.clone();
    after[number].1 = Some(label.to_owned());
    after
}

fn labelled(article: &hashiya_browser_tests::exported::Article) -> Map {
    let one = |sentence: &hashiya_browser_tests::exported::Sentence| {
        (sentence.text.clone(), sentence.label().map(str::to_owned))
    };
    article.sentences.iter().map(one).collect()
}

#[tokio::test]
async fn a_finger_splits_and_merges_on_a_phone() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        make_phone(&visit).await?;
        let browser = &visit.app.browser;
        let n = countable[5];
        let before = map(&visit).await?;
        pointer::tap(browser, &format!("[data-sentence=\"{n}\"]")).await?;
        visit.app.wait_for_focus(n).await?;
        pointer::tap(browser, "[data-action=split]").await?;
        browser.element("[data-dialog=split] [data-split]").await?;
        nothing_runs_over(&visit).await?;
        pointer::tap(browser, &word_button(&visit, 4).await?).await?;
        let after = with_split(&before, n, 4);
        wait_for_map(&visit, "two halves", &after).await?;
        visit.app.wait_for_focus(n).await?;
        pointer::tap(browser, "[data-action=merge]").await?;
        wait_for_map(&visit, "one sentence again", &before).await?;
        pointer::tap(browser, "[data-action=undo]").await?;
        wait_for_map(&visit, "two halves again", &after).await?;
        visit.end().await
    })
    .await
}
