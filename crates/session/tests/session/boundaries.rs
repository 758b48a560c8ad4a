//! The reader's cuts: sentences split and merged, with their tags, undone, kept, exported.

use std::rc::Rc;

use hashiya_core::article::{Grain, split_points_by};
use hashiya_session::{Dialog, Message, annotate, navigation};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::FILES;
use super::shell::{Shell, written};

/// The sentences of the open article.
pub fn sentences(shell: &Shell) -> Vec<String> {
    let document = &shell.annotated().document;
    let text = |index| document.sentence_text(index).to_owned();
    (0..document.sentences.len()).map(text).collect()
}

/// The first code point of the word with this number in a sentence.
fn word(shell: &Shell, sentence: usize, number: usize) -> usize {
    hashiya_core::article::split_points(&shell.annotated().document, sentence)[number].at
}

fn split(shell: &mut Shell, sentence: usize, number: usize) {
    shell.focus(sentence);
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Split)));
    let at = word(shell, sentence, number);
    shell.send(Message::Annotate(annotate::Message::Split { at }));
}

pub fn merge(shell: &mut Shell, sentence: usize) {
    shell.focus(sentence);
    shell.send(Message::Annotate(annotate::Message::Merge));
}

/// Whatever is taken back or made again, the reader is where they split and merged.
#[test]
fn undo_and_redo_of_a_cut_stay_at_the_sentence() {
    let mut shell = Shell::reading(FILES);
    let steps = [
        annotate::Message::Undo,
        annotate::Message::Redo,
        annotate::Message::Undo,
    ];
    merge(&mut shell, 2);
    assert_eq!(shell.focused(), Some(2));
    for (number, step) in steps.clone().into_iter().enumerate() {
        shell.send(Message::Annotate(step));
        assert_eq!(shell.focused(), Some(2), "merge, step {number}");
    }
    split(&mut shell, 2, 2);
    for (number, step) in steps.into_iter().enumerate() {
        shell.send(Message::Annotate(step));
        assert_eq!(shell.focused(), Some(2), "split, step {number}");
    }
}

#[test]
fn a_sentence_is_split_at_a_word_and_both_halves_keep_its_label() {
    let mut shell = Shell::reading(FILES);
    let before = sentences(&shell);
    shell.focus(2);
    shell.tag("quote");
    shell.send(Message::Annotate(annotate::Message::SaveNote("note".into())));
    split(&mut shell, 2, 2);
    let after = sentences(&shell);
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(format!("{} {}", after[2], after[3]), before[2]);
    assert_eq!(
        [shell.label(2).as_deref(), shell.label(3).as_deref()],
        [Some("quote"); 2]
    );
    assert_eq!([shell.note(2).as_str(), shell.note(3).as_str()], ["note", ""]);
    assert_eq!(shell.state().navigation.dialog, None);
    assert_eq!(shell.focused(), Some(2));
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(sentences(&shell), before);
    assert_eq!(shell.label(2).as_deref(), Some("quote"));
    assert_eq!(shell.note(2), "note");
    shell.send(Message::Annotate(annotate::Message::Redo));
    assert_eq!(sentences(&shell), after);
    assert_eq!(shell.label(3).as_deref(), Some("quote"));
}

#[test]
fn two_sentences_merge_and_the_first_label_stays_with_a_word_about_it() {
    let mut shell = Shell::reading(FILES);
    let before = sentences(&shell);
    shell.focus(2);
    shell.tag("quote");
    shell.focus(3);
    shell.tag("claim");
    merge(&mut shell, 2);
    assert_eq!(sentences(&shell)[2], format!("{} {}", before[2], before[3]));
    assert_eq!(shell.label(2).as_deref(), Some("quote"));
    assert!(shell.notices().contains(&"merge-kept-first"));
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(sentences(&shell), before);
    assert_eq!(
        [shell.label(2).as_deref(), shell.label(3).as_deref()],
        [Some("quote"), Some("claim")]
    );
}

#[test]
fn the_only_label_of_two_merged_sentences_stays() {
    let mut shell = Shell::reading(FILES);
    shell.focus(3);
    shell.tag("claim");
    merge(&mut shell, 2);
    assert_eq!(shell.label(2).as_deref(), Some("claim"));
    assert!(!shell.notices().contains(&"merge-kept-first"));
}

#[test]
fn the_last_sentence_of_an_article_merges_with_nothing() {
    let mut shell = Shell::reading(FILES);
    let before = sentences(&shell);
    merge(&mut shell, 7);
    assert_eq!(sentences(&shell), before);
    assert!(shell.notices().contains(&"nothing-to-merge"));
    // Of several tries only the last one is told of.
    merge(&mut shell, 7);
    assert_eq!(shell.notices(), ["nothing-to-merge"]);
}

#[test]
fn a_split_merged_again_leaves_no_cut_behind() {
    let mut shell = Shell::reading(FILES);
    let before = sentences(&shell);
    split(&mut shell, 2, 1);
    merge(&mut shell, 2);
    assert_eq!(sentences(&shell), before);
    assert_eq!(shell.export()["articles"][0]["segmenter"]["edits"], json!([]));
}

#[test]
fn places_within_what_readers_see_as_one_character_and_outside_of_the_sentence_split_nothing() {
    let mut shell = Shell::reading(FILES);
    let before = sentences(&shell);
    let place = |of: usize, what: char| {
        let start = word(&shell, of, 0);
        start + before[of].chars().position(|c| c == what).expect("it is there")
    };
    let (mark, space) = (place(3, '\u{64B}'), place(3, ' '));
    let (first, elsewhere) = (word(&shell, 3, 0), word(&shell, 6, 1));
    for at in [mark, space, first, elsewhere, 0, usize::MAX] {
        shell.focus(3);
        let effects = shell.send(Message::Annotate(annotate::Message::Split { at }));
        assert!(written(&effects).is_empty(), "{at}");
        assert_eq!(sentences(&shell), before, "{at}");
    }
}

/// Wherever a reader would want one: behind a stop without a space, between words, in scripts without
/// spaces, between the letters of a word.
#[test]
fn a_sentence_is_cut_at_every_character() {
    let texts = [
        "It runs on node.js and hashiya.org alone today",
        "雨停了人们出来了",
        "雨がやんで人々は外に出た",
        "ฝนหยุดแล้วผู้คนออกมา",
        "The family 👨‍👩‍👧‍👦 came e\u{301}arly",
        "قالَ الوزيرُ إنه سيعودُ",
        "क्षत्रिय नगर में आए",
    ];
    for text in texts {
        let files = [("story.txt", text)];
        let shell = Shell::reading(&files);
        let points = split_points_by(&shell.annotated().document, 0, Grain::Characters);
        let seen: String = points.iter().map(|point| point.word.as_str()).collect();
        assert_eq!(seen, text.split_whitespace().collect::<String>());
        for point in &points[1..] {
            let mut shell = Shell::reading(&files);
            shell.focus(0);
            shell.send(Message::Annotate(annotate::Message::Split { at: point.at }));
            let halves = sentences(&shell);
            assert_eq!(halves.len(), 2, "{text} at {point:?}");
            let first: String = text.chars().take(point.at).collect();
            assert_eq!(
                (halves[0].as_str(), halves[1].as_str()),
                (first.trim_end(), &text[first.len()..])
            );
            assert_eq!(
                shell.export()["articles"][0]["segmenter"]["edits"][0]["split"],
                json!(point.at)
            );
            let shell = shell.reopen();
            assert_eq!(sentences(&shell), halves);
        }
    }
}

#[test]
fn cuts_and_their_tags_outlive_the_page() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("quote");
    split(&mut shell, 2, 2);
    merge(&mut shell, 7);
    let (cut, labels) = (sentences(&shell), shell.labels());
    let shell = shell.reopen();
    assert_eq!(sentences(&shell), cut);
    assert_eq!(shell.labels(), labels);
}

#[test]
fn cuts_go_into_the_file_and_come_in_with_it() {
    let mut shell = Shell::reading(FILES);
    split(&mut shell, 2, 2);
    shell.focus(3);
    shell.tag("claim");
    let at = word(&shell, 3, 0);
    merge(&mut shell, 7);
    merge(&mut shell, 4);
    let file = shell.export();
    let edits = file["articles"][0]["segmenter"]["edits"]
        .as_array()
        .expect("edits")
        .clone();
    assert!(edits.iter().any(|edit| edit["split"] == json!(at)), "{edits:?}");
    assert!(edits.iter().any(|edit| edit["merge"].is_u64()), "{edits:?}");
    let mut other = Shell::reading(FILES);
    other.open_file("hashiya.json", &file.to_string());
    assert_eq!(sentences(&other), sentences(&shell));
    assert_eq!(other.labels(), shell.labels());
    let again = other.export();
    assert_eq!(again["articles"][0]["sentences"], file["articles"][0]["sentences"]);
}

#[test]
fn edits_by_another_program_need_no_moment() {
    let mut shell = Shell::reading(FILES);
    let at = word(&shell, 2, 2);
    let mut file: Value = shell.export();
    file["articles"][0]["segmenter"]["edits"] = json!([{"split": at}]);
    shell.open_file("hashiya.json", &file.to_string());
    assert_eq!(word(&shell, 3, 0), at);
}

#[test]
fn an_edit_outside_of_the_text_is_refused() {
    let mut shell = Shell::reading(FILES);
    let mut file: Value = shell.export();
    file["articles"][0]["segmenter"]["edits"] = json!([{"merge": 1_000_000}]);
    shell.open_file("hashiya.json", &file.to_string());
    assert!(shell.notices().contains(&"import-failed"));
}

#[test]
fn another_tab_cuts_the_same_and_the_reader_stays_where_they_are() {
    let one = Shell::reading(FILES);
    let mut other = Shell::in_browser(one.site.clone(), Rc::clone(&one.disk));
    other.boot();
    other.go("story");
    let mut one = one;
    one.focus(6);
    let place = word(&one, 6, 0);
    split(&mut other, 2, 2);
    while one.hear() {}
    assert_eq!(sentences(&one), sentences(&other));
    let focus = one.focused().expect("a focus");
    assert_eq!(word(&one, focus, 0), place);
}

proptest! {
    #![proptest_config(hashiya_testing::cases(60))]

    /// Whatever is split and merged, sentences cover their blocks in order, none empty; and taking
    /// everything back gives the sentences and labels of the beginning.
    #[test]
    fn cuts_keep_the_text_whole_and_can_be_taken_back(
        steps in prop::collection::vec((0usize..12, 0usize..6, 0u8..3), 1..14),
    ) {
        let mut shell = Shell::reading(FILES);
        shell.focus(2);
        shell.tag("quote");
        let (begin, labels) = (sentences(&shell), shell.labels());
        for (sentence, number, what) in steps {
            let sentence = sentence % shell.annotated().document.sentences.len();
            match what {
                0 => {
                    let points = hashiya_core::article::split_points(&shell.annotated().document, sentence);
                    let number = number % points.len();
                    split(&mut shell, sentence, number);
                }
                1 => merge(&mut shell, sentence),
                _ => {
                    shell.focus(sentence);
                    shell.tag("claim");
                }
            }
            let document = &shell.annotated().document;
            let mut last = 0;
            for (index, sentence) in document.sentences.iter().enumerate() {
                let text = document.sentence_text(index);
                prop_assert!(!text.is_empty() && text == text.trim());
                let gap: String = document.article.text.chars().skip(last).take(sentence.chars.start() - last).collect();
                prop_assert!(gap.trim().is_empty(), "{gap:?} is in no sentence");
                last = sentence.chars.end();
            }
        }
        while shell.annotated().can_undo() {
            shell.send(Message::Annotate(annotate::Message::Undo));
        }
        // The first step was the tag before: make it again.
        shell.send(Message::Annotate(annotate::Message::Redo));
        prop_assert_eq!(sentences(&shell), begin);
        prop_assert_eq!(shell.labels(), labels);
    }
}
