//! What travels in files: all of it, there and back, in whatever order files are opened.

use hashiya_core::annotation::AnnotatorId;
use hashiya_core::article::Role;
use hashiya_session::{Message, Route, Whose};
use hashiya_session::{annotate, navigation, settings, transfer};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::FILES;
use super::backup::{LETTER, elsewhere};
use super::import::{some, visit_by};
use super::roles::PROMOTED;
use super::shell::Shell;
use super::update_laws::command;
use hashiya_testing::cases;
use hashiya_testing::files::check_file;

fn send(shell: &mut Shell, message: annotate::Message) {
    shell.send(Message::Annotate(message));
}

/// The place of the word with this number in a sentence.
fn word(shell: &Shell, sentence: usize, number: usize) -> usize {
    hashiya_core::article::split_points(&shell.annotated().document, sentence)[number].at
}

/// An export without what differs from one moment to another.
fn content(file: &Value) -> Value {
    let mut file = file.clone();
    file["exported_at"] = Value::Null;
    let articles = file["articles"].as_array_mut().expect("articles");
    articles.sort_by_key(|article| article["id"].to_string());
    file
}

fn renamed(shell: &mut Shell, name: &str) -> String {
    shell.send(Message::Settings(settings::Message::SetName(name.into())));
    shell.export().to_string()
}

#[test]
fn a_split_that_was_taken_back_stays_taken_back() {
    let mut there = visit_by("id-1", "منى", &[]);
    there.focus(2);
    let at = word(&there, 2, 2);
    send(&mut there, annotate::Message::Split { at });
    let split = there.export().to_string();
    send(&mut there, annotate::Message::Undo);
    let taken_back = there.export();
    assert_eq!(check_file(&taken_back), Ok(()));
    let files = [split, taken_back.to_string()];
    for order in [[0, 1], [1, 0]] {
        let mut here = Shell::reading(FILES);
        for file in order {
            here.open_file("file.json", &files[file]);
        }
        assert_eq!(here.annotated().document.sentences.len(), 8, "{order:?}");
        // Nor does it come back from here, or after a reload.
        let mut third = Shell::reading(FILES);
        third.open_file("split.json", &files[0]);
        third.open_file("on.json", &here.reopen().export().to_string());
        assert_eq!(third.annotated().document.sentences.len(), 8, "{order:?}");
    }
}

#[test]
fn a_confirmed_guess_is_no_guess_elsewhere() {
    let mut there = Shell::reading(PROMOTED);
    let guess = 2;
    assert!(there.annotated().is_guess(guess));
    let first = there.annotated().document.blocks[guess].sentences.start;
    let role = there.annotated().role(guess);
    there.focus(first);
    send(&mut there, annotate::Message::SetRole(Some(role)));
    assert!(!there.annotated().is_guess(guess));
    let file = there.export();
    assert_eq!(check_file(&file), Ok(()));
    let mut here = Shell::reading(PROMOTED);
    assert!(here.annotated().is_guess(guess));
    here.open_file("file.json", &file.to_string());
    assert!(!here.annotated().is_guess(guess), "confirmed there, confirmed here");
    assert_eq!(here.annotated().role(guess), role);
    // Taken back later, it is a guess again, whatever the order.
    send(&mut there, annotate::Message::Undo);
    let undone = there.export().to_string();
    for order in [[&file.to_string(), &undone], [&undone, &file.to_string()]] {
        let mut here = Shell::reading(PROMOTED);
        order.iter().for_each(|file| drop(here.open_file("file.json", file)));
        assert!(here.annotated().is_guess(guess));
    }
}

#[test]
fn a_role_that_was_found_is_not_taken_for_a_choice() {
    let mut there = visit_by("id-1", "منى", &[]);
    there.focus(1);
    send(&mut there, annotate::Message::SetRole(Some(Role::Caption)));
    send(&mut there, annotate::Message::Undo);
    let file = there.export();
    assert_eq!(file["articles"][0]["blocks"][1].get("role_confirmed"), None);
    let mut here = Shell::reading(FILES);
    here.open_file("file.json", &file.to_string());
    assert!(!here.annotated().is_confirmed(1));
}

#[test]
fn the_newest_name_stays_whatever_the_order_of_files() {
    let mut there = visit_by("id-2", "سامي", &[(3, "quote")]);
    let old = there.export().to_string();
    let new = renamed(&mut there, "سامي المصري");
    let newest = renamed(&mut there, "سامي م.");
    let files = [&old, &new, &newest];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
        let mut here = visit_by("id-1", "منى", &[]);
        order
            .iter()
            .for_each(|file| drop(here.open_file("file.json", files[*file])));
        let id = AnnotatorId::new("id-2");
        assert_eq!(here.state().name_of(&id), Some("سامي م."), "{order:?}");
        // Also by way of others, and after a reload.
        let passed_on = here.reopen().export().to_string();
        let mut third = visit_by("id-3", "هند", &[]);
        third.open_file("passed-on.json", &passed_on);
        third.open_file("old.json", &old);
        assert_eq!(third.state().name_of(&id), Some("سامي م."), "{order:?}");
    }
}

/// Files of earlier versions have no time of a name: the later export, of the annotator's own, counts.
#[test]
fn names_of_earlier_files_go_by_their_exports() {
    let strip = |file: String, at: &str| {
        let mut file: Value = serde_json::from_str(&file).expect("JSON");
        file["annotators"][0]
            .as_object_mut()
            .expect("an annotator")
            .remove("named_at");
        file["exported_at"] = json!(at);
        file.to_string()
    };
    let mut there = visit_by("id-2", "سامي", &[(3, "quote")]);
    let old = strip(there.export().to_string(), "2026-11-20T10:00:00Z");
    let new = strip(renamed(&mut there, "سامي المصري"), "2026-11-21T10:00:00Z");
    for files in [[&old, &new], [&new, &old]] {
        let mut here = visit_by("id-1", "منى", &[]);
        files.iter().for_each(|file| drop(here.open_file("file.json", file)));
        assert_eq!(here.state().name_of(&AnnotatorId::new("id-2")), Some("سامي المصري"));
    }
}

#[test]
fn the_readers_own_newer_name_comes_along() {
    let mut there = visit_by("id-1", "منى", &[(2, "claim")]);
    let old = there.export().to_string();
    let mut here = elsewhere(FILES);
    here.open_file("old.json", &old);
    assert_eq!(here.state().reader.name, "منى");
    let new = renamed(&mut there, "منى خليل");
    here.open_file("new.json", &new);
    assert_eq!(here.state().reader.name, "منى خليل");
    here.open_file("old.json", &old);
    let here = here.reload();
    assert_eq!(
        (here.state().reader.id.as_str(), here.state().reader.name.as_str()),
        ("id-1", "منى خليل")
    );
}

/// A label that is not in the codebook takes no known tag's place, and the message says so.
#[test]
fn an_unknown_label_takes_no_tags_place() {
    let mut there = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
    let mut file = there.export();
    there.focus(4);
    send(&mut there, annotate::Message::SaveNote("ملاحظة".into()));
    for (sentence, label) in [(2, "doubt"), (3, "Claim"), (6, "opinion")] {
        let said = json!({"annotator": "id-1", "label": label, "updated_at": "2026-11-22T11:00:00Z"});
        file["articles"][0]["sentences"][sentence]["annotations"] = json!([said]);
    }
    there.open_file("odd.json", &file.to_string());
    assert_eq!((there.label(2), there.label(3)), (some("claim"), some("quote")));
    assert_eq!(there.label(6), some("opinion"), "where nothing was, it comes in");
    let text = there
        .state()
        .notices
        .shown
        .last()
        .expect("a message")
        .kind
        .text(hashiya_session::i18n::Locale::default());
    assert!(text.contains("2 tags are not known here"), "{text}");
    let there = there.reopen();
    assert_eq!((there.label(2), there.label(6)), (some("claim"), some("opinion")));
}

#[test]
fn unknown_fields_of_splits_come_out_again() {
    let mut there = visit_by("id-1", "منى", &[]);
    there.focus(2);
    let at = word(&there, 2, 2);
    send(&mut there, annotate::Message::Split { at });
    let mut file = there.export();
    file["articles"][0]["segmenter"]["edits"][0]["x_why"] = json!("for a reason");
    let mut here = elsewhere(FILES);
    here.open_file("file.json", &file.to_string());
    assert_eq!(
        here.export()["articles"][0]["segmenter"]["edits"],
        file["articles"][0]["segmenter"]["edits"]
    );
}

/// What a reader does that leaves something in a file.
fn visit() -> impl Strategy<Value = Vec<Message>> {
    let cut = (40usize..120).prop_map(|at| Message::Annotate(annotate::Message::Split { at }));
    let name = prop::sample::select(vec!["منى", "Mona", "م."]);
    let name = name.prop_map(|name| Message::Settings(settings::Message::SetName(name.into())));
    let aside = prop::sample::select(vec![
        Message::Annotate(annotate::Message::Undo),
        Message::Annotate(annotate::Message::Redo),
        Message::Annotate(annotate::Message::Merge),
        Message::Annotate(annotate::Message::CycleRole),
        Message::Annotate(annotate::Message::TreatAsText { block: 3 }),
        Message::Navigation(navigation::Message::RouteChanged(Route::parse("#/articles/other/1"))),
        Message::Navigation(navigation::Message::RouteChanged(Route::parse("#/articles/story/3"))),
        Message::Transfer(transfer::Message::FileOpened {
            name: "letter.txt".into(),
            bytes: Some(LETTER.into()),
        }),
    ]);
    prop::collection::vec(prop_oneof![4 => command(), 2 => cut, 1 => name, 3 => aside], 0..25)
}

/// The same without labels that are not in the codebook: they take no known tag's place, so that what is
/// there first counts.
fn visit_of_known_labels() -> impl Strategy<Value = Vec<Message>> {
    let is_known = |message: &Message| !matches!(message, Message::Annotate(annotate::Message::Tag(label)) if label.as_str() == "doubt");
    visit().prop_map(move |visit| visit.into_iter().filter(is_known).collect())
}

fn after(mut shell: Shell, visit: Vec<Message>) -> Shell {
    visit.into_iter().for_each(|message| drop(shell.send(message)));
    shell
}

proptest! {
    #![proptest_config(cases(48))]

    /// Out of one browser, into a fresh one, and out again: the same, as one's own or as another's.
    #[test]
    fn there_and_back_is_the_same(visit in visit(), mine in any::<bool>()) {
        let mut there = after(visit_by("id-1", "منى", &[]), visit);
        let file = there.export();
        prop_assert_eq!(check_file(&file), Ok(()));
        let mut here = elsewhere(FILES);
        here.asks = true;
        here.open_file("file.json", &file.to_string());
        if here.state().navigation.dialog.is_some() {
            here.answer("id-1", if mine { Whose::Mine } else { Whose::Another });
            here.open_shown();
        }
        prop_assert_eq!(content(&here.export()), content(&file));
        prop_assert_eq!(content(&here.reload().export()), content(&file));
    }

    /// Files of several states of several readers, opened in any order, and some of them twice.
    #[test]
    fn the_order_of_files_does_not_matter(
        one in visit_of_known_labels(), two in visit_of_known_labels(), more in visit_of_known_labels(),
        order in Just(vec![0usize, 1, 2, 3, 1]).prop_shuffle(),
    ) {
        let mut mona = after(visit_by("id-1", "منى", &[]), one);
        let first = mona.export().to_string();
        let mut sami = after(visit_by("id-2", "سامي", &[]), two);
        let theirs = sami.export().to_string();
        sami.open_file("first.json", &first);
        let both = sami.export().to_string();
        let mut mona = after(mona, more);
        let second = mona.export().to_string();
        let files = [first, theirs, both, second];
        let opened = |order: &[usize]| {
            let mut here = visit_by("id-9", "هند", &[]);
            order.iter().for_each(|file| drop(here.open_file("file.json", &files[*file])));
            content(&here.export())
        };
        prop_assert_eq!(opened(&order), opened(&[0, 1, 2, 3]));
    }
}
