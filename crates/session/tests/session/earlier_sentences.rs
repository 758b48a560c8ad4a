//! Tags on sentences that an earlier segmenter found stay tags of sentences.

use hashiya_core::text::SEGMENTER_VERSION;
use hashiya_session::{Message, annotate};
use serde_json::{Value, json};

use super::boundaries::{merge, sentences};
use super::shell::Shell;

/// Version 1 of the segmenter saw one sentence in each of the three lines below the title, and two in
/// the last one.
const FILES: &[(&str, &str)] = &[(
    "story.txt",
    "Two boats leave the harbour after the storm\n\nThe storm ended before dawn.Fishermen were back at work by six.\n\n\
     Nobody had slept in the night.The mayor thanked the crews for it.\n\nThe steps agreed are: 1. Repair the old quay.\n",
)];

/// The article as version 1 had it in a file: these spans with these labels by a colleague.
fn earlier_file(version: u64, said: &[(&str, &str)]) -> Value {
    let mut file = Shell::reading(FILES).export();
    let text = FILES[0].1;
    let article = &mut file["articles"][0];
    article["segmenter"]["version"] = json!(version);
    let sentence = |(of, label): &(&str, &str)| {
        let start = text[..text.find(of).expect("it is there")].chars().count();
        json!({
            "start": start, "end": start + of.chars().count(), "text": of, "role": "body",
            "annotations": [{"annotator": "colleague", "label": label, "note": "", "updated_at": "2026-11-22T10:00:00.000Z"}],
        })
    };
    article["sentences"] = said.iter().map(sentence).collect();
    file["annotators"] = json!([{"id": "colleague", "name": "سامي"}]);
    file
}

const STORM: &str = "The storm ended before dawn.Fishermen were back at work by six.";
const NUMBER: &str = "The steps agreed are: 1.";

fn labelled(shell: &Shell) -> Vec<(String, Option<String>)> {
    sentences(shell).into_iter().zip(shell.labels()).collect()
}

fn has(shell: &Shell, text: &str, label: &str) -> bool {
    labelled(shell).contains(&(text.to_owned(), Some(label.to_owned())))
}

#[test]
fn a_file_of_an_earlier_segmenter_keeps_the_sentences_that_it_says_something_of() {
    let file = earlier_file(1, &[(STORM, "claim"), (NUMBER, "background")]).to_string();
    let mut shell = Shell::reading(FILES);
    shell.open_file("old.json", &file);
    shell.go("story");
    assert!(
        has(&shell, STORM, "claim") && has(&shell, NUMBER, "background"),
        "{:?}",
        labelled(&shell)
    );
    // The sentences that nobody said anything of are those of today.
    assert!(sentences(&shell).contains(&"Nobody had slept in the night.".to_owned()));
    let seen = labelled(&shell);
    let shell = shell.reopen();
    assert_eq!(labelled(&shell), seen);
}

#[test]
fn a_tag_on_a_sentence_of_today_is_not_covered_by_one_of_an_earlier_segmenter() {
    let file = earlier_file(1, &[(STORM, "claim")]).to_string();
    let mut shell = Shell::reading(FILES);
    shell.focus(1);
    shell.tag("quote");
    let before = labelled(&shell);
    shell.open_file("old.json", &file);
    assert_eq!(labelled(&shell), before);
    let unplaced = shell.export()["articles"][0]["unplaced"].as_array().map_or(0, Vec::len);
    assert_eq!(unplaced, 1, "kept all the same");
}

#[test]
fn a_file_of_this_segmenter_or_of_another_program_cuts_nothing_by_its_tags() {
    for file in [earlier_file(SEGMENTER_VERSION.into(), &[(NUMBER, "claim")]), {
        let mut file = earlier_file(1, &[(NUMBER, "claim")]);
        file["articles"][0]["segmenter"]["name"] = json!("another");
        file
    }] {
        let mut shell = super::import::visit_by_on(FILES, "reader", "منى", &[(1, "quote")]);
        let before = sentences(&shell);
        shell.open_file("file.json", &file.to_string());
        assert_eq!(sentences(&shell), before);
    }
}

/// What the reader stored before the rules changed: tags without a cut, on a span that was a sentence.
#[test]
fn stored_tags_on_sentences_of_an_earlier_segmenter_are_there_after_the_next_visit() {
    let mut shell = Shell::reading(FILES);
    merge(&mut shell, 1);
    shell.focus(1);
    shell.tag("claim");
    assert_eq!(sentences(&shell)[1], STORM);
    shell.disk.borrow_mut().records.retain(|key, _| !key.contains(":cuts:"));
    let mut shell = shell.reopen();
    assert!(has(&shell, STORM, "claim"), "{:?}", labelled(&shell));
    // The reader has the last word about it.
    shell.focus(1);
    let at = STORM
        .find("Fishermen")
        .map(|at| at + FILES[0].1.find(STORM).expect("it is there"));
    let at = at.expect("it is there");
    shell.send(Message::Annotate(annotate::Message::Split { at }));
    assert!(has(&shell, "The storm ended before dawn.", "claim"));
    let seen = labelled(&shell);
    let shell = shell.reopen();
    assert_eq!(labelled(&shell), seen);
}
