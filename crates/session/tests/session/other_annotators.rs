//! Several readers of one article: whose tag is shown, and that nobody speaks for another.

use hashiya_core::annotation::AnnotatorId;
use hashiya_core::codebook::LabelId;
use hashiya_session::Message;
use hashiya_session::annotate;
use serde_json::{Value, json};

use super::import::{some, visit_by};
use super::shell::{Shell, written};
use hashiya_testing::files::{check_file, list};

#[test]
fn another_readers_tags_are_shown_and_stay_theirs() {
    let mut there = visit_by("id-2", "سامي", &[(2, "quote"), (3, "quote")]);
    let file = there.export().to_string();
    let mut here = visit_by("id-1", "منى", &[(2, "claim")]);
    here.open_file("sami.json", &file);
    assert_eq!(here.state().reader.id.as_str(), "id-1");
    assert_eq!(here.label(2), some("claim"), "one's own before another's");
    assert_eq!(here.label(3), some("quote"));
    let (author, _) = here.annotated().tag(3).expect("a tag");
    assert_eq!(here.state().name_of(author), Some("سامي"));
    let mut here = here.reopen();
    assert_eq!(
        here.state().name_of(&AnnotatorId::new("id-2")),
        Some("سامي"),
        "the name is kept"
    );
    here.focus(3);
    here.send(Message::Annotate(annotate::Message::Clear));
    assert_eq!(here.label(3), None, "hidden for this reader");
    let file = here.export();
    let annotations = list(&file["articles"][0]["sentences"][3]["annotations"]);
    assert_eq!(annotations.len(), 1, "but not gone");
    assert_eq!(annotations[0]["annotator"], "id-2");
    assert_eq!(list(&file["annotators"]).len(), 2);
    assert_eq!(check_file(&file), Ok(()));
}

#[test]
fn agreeing_with_another_reader_is_on_record() {
    let file = visit_by("id-2", "سامي", &[(3, "quote")]).export().to_string();
    let mut here = visit_by("id-1", "منى", &[]);
    here.open_file("sami.json", &file);
    here.focus(3);
    here.tag("quote");
    assert_eq!(here.annotated().tag(3).map(|(author, _)| author.as_str()), Some("id-1"));
    assert_eq!(here.annotated().counts().tagged(), 1);
    let file = here.export();
    let annotations = list(&file["articles"][0]["sentences"][3]["annotations"]);
    let said: Vec<(&Value, &Value)> = annotations
        .iter()
        .map(|said| (&said["annotator"], &said["label"]))
        .collect();
    let quote = json!("quote");
    assert_eq!(said, [(&json!("id-1"), &quote), (&json!("id-2"), &quote)]);
}

#[test]
fn another_readers_note_stays_theirs() {
    let mut there = visit_by("id-2", "سامي", &[(3, "quote")]);
    there.send(Message::Annotate(annotate::Message::SaveNote("their words".into())));
    let file = there.export().to_string();
    let mut here = visit_by("id-1", "منى", &[]);
    here.open_file("sami.json", &file);
    here.focus(3);
    assert!(
        written(&here.send(Message::Annotate(annotate::Message::SaveNote(String::new())))).is_empty(),
        "nothing was written, nothing is said"
    );
    here.tag("claim");
    here.send(Message::Annotate(annotate::Message::SaveNote("my words".into())));
    let file = here.export();
    let annotations = list(&file["articles"][0]["sentences"][3]["annotations"]);
    let notes: Vec<(&Value, &Value)> = annotations
        .iter()
        .map(|said| (&said["annotator"], &said["note"]))
        .collect();
    assert_eq!(
        notes,
        [
            (&json!("id-1"), &json!("my words")),
            (&json!("id-2"), &json!("their words"))
        ]
    );
}

#[test]
fn a_reader_with_a_name_or_work_stays_who_they_are() {
    let file = visit_by("id-2", "سامي", &[(3, "quote")]).export().to_string();
    let mut named = visit_by("id-1", "منى", &[]);
    named.open_file("sami.json", &file);
    assert_eq!(named.state().reader.id.as_str(), "id-1");
    let mut at_work = visit_by("id-1", "", &[(2, "claim")]);
    at_work.open_file("sami.json", &file);
    assert_eq!(at_work.state().reader.id.as_str(), "id-1");
}

/// A sentence with another reader's tag, and what is done over it.
#[test]
fn undo_over_another_readers_tag_lets_theirs_show_again() {
    let file = visit_by("id-2", "سامي", &[(3, "quote")]).export().to_string();
    let mut here = visit_by("id-1", "منى", &[]);
    here.open_file("sami.json", &file);
    let author = |shell: &Shell| shell.annotated().tag(3).map(|(author, _)| author.to_string());
    let note = Message::Annotate(annotate::Message::SaveNote("my words".into()));
    for change in [
        Message::Annotate(annotate::Message::Tag(LabelId::new("claim"))),
        Message::Annotate(annotate::Message::Tag(LabelId::new("quote"))),
        Message::Annotate(annotate::Message::Clear),
        note,
    ] {
        here.focus(3);
        here.send(change.clone());
        assert_ne!(author(&here).as_deref(), Some("id-2"), "{change:?}");
        let after = (here.label(3), here.note(3));
        for _ in 0..2 {
            here.send(Message::Annotate(annotate::Message::Undo));
            assert_eq!(author(&here).as_deref(), Some("id-2"), "{change:?}");
            assert_eq!(here.label(3), some("quote"));
            here.send(Message::Annotate(annotate::Message::Redo));
            assert_eq!((here.label(3), here.note(3)), after, "{change:?}");
        }
        here.send(Message::Annotate(annotate::Message::Undo));
    }
    let file = here.export();
    assert_eq!(check_file(&file), Ok(()));
    let said = list(&file["articles"][0]["sentences"][3]["annotations"]).len();
    assert_eq!(said, 1, "only theirs");
    assert_eq!(file["articles"][0]["cleared"][0]["withdrawn"], true);
    let here = here.reopen();
    assert_eq!(author(&here).as_deref(), Some("id-2"), "after a reload too");
    let mut third = visit_by("id-1", "منى", &[]);
    third.open_file("mona.json", &file.to_string());
    assert_eq!(author(&third).as_deref(), Some("id-2"), "and in another browser");
    third.focus(3);
    third.tag("claim");
    assert_eq!(author(&third).as_deref(), Some("id-1"), "what is said anew counts");
    assert_eq!(third.export()["articles"][0].get("cleared"), None);
    third.send(Message::Annotate(annotate::Message::Clear));
    assert_eq!(third.label(3), None, "a tag that was cleared hides theirs");
}

#[test]
fn a_clear_that_was_taken_back_and_made_again_hides_anothers_tag() {
    let file = visit_by("id-2", "سامي", &[(3, "quote")]).export().to_string();
    let mut here = visit_by("id-1", "منى", &[]);
    here.open_file("sami.json", &file);
    here.focus(3);
    here.send(Message::Annotate(annotate::Message::Clear));
    here.tag("claim");
    here.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(here.label(3), None, "back to the clear, not to theirs");
    here.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(here.label(3), some("quote"));
}

/// What each annotator says of a sentence in an export: label, note, mark.
fn said(shell: &mut Shell, sentence: usize) -> Value {
    let file = shell.export();
    assert_eq!(check_file(&file), Ok(()));
    let annotations = list(&file["articles"][0]["sentences"][sentence]["annotations"]);
    let one = |said: &Value| json!([said["annotator"], said["label"], said["note"], said["unsure"] == true]);
    annotations.iter().map(one).collect()
}

/// A visit to an article in which a colleague labelled and marked sentences: 3 with a label, 4 with a
/// label and the mark.
fn over_a_colleagues_tags() -> Shell {
    let mut there = visit_by("id-2", "سامي", &[(3, "quote"), (4, "claim")]);
    there.send(Message::Annotate(annotate::Message::ToggleUnsure));
    let file = there.export().to_string();
    let mut here = visit_by("id-1", "منى", &[]);
    here.open_file("sami.json", &file);
    here
}

#[test]
fn a_mark_on_anothers_sentence_is_the_mark_alone() {
    for sentence in [3, 4] {
        let mut here = over_a_colleagues_tags();
        let (label, theirs) = (here.label(sentence), said(&mut here, sentence));
        here.focus(sentence);
        here.send(Message::Annotate(annotate::Message::ToggleUnsure));
        let both = said(&mut here, sentence);
        assert_eq!(
            list(&both)[0],
            json!(["id-1", null, "", true]),
            "the mark, and no label"
        );
        assert_eq!(list(&both)[1..], list(&theirs)[..]);
        assert_eq!(here.label(sentence), label, "their label still stands there, as theirs");
        assert!(here.annotated().is_anothers(sentence) && here.annotated().is_unsure(sentence));
        assert_eq!(here.annotated().counts().tagged(), 2);
        here.send(Message::Annotate(annotate::Message::ToggleUnsure));
        assert_eq!(said(&mut here, sentence), theirs, "taken off: nothing said");
        here.send(Message::Annotate(annotate::Message::Undo));
        here.tag("background");
        assert_eq!(
            list(&said(&mut here, sentence))[0],
            json!(["id-1", "background", "", true])
        );
        here.send(Message::Annotate(annotate::Message::Undo));
        assert_eq!(said(&mut here, sentence), both);
        let here = here.reopen();
        assert_eq!(here.label(sentence), label);
    }
}

#[test]
fn a_note_on_anothers_sentence_is_the_note_alone() {
    let mut here = over_a_colleagues_tags();
    let theirs = said(&mut here, 3);
    here.focus(3);
    here.send(Message::Annotate(annotate::Message::SaveNote("لماذا؟".into())));
    assert_eq!(list(&said(&mut here, 3))[0], json!(["id-1", null, "لماذا؟", false]));
    assert_eq!((here.label(3), here.note(3).as_str()), (some("quote"), "لماذا؟"));
    here.send(Message::Annotate(annotate::Message::SaveNote("".into())));
    assert_eq!(said(&mut here, 3), theirs);
    assert_eq!(here.label(3), some("quote"));
    here.send(Message::Annotate(annotate::Message::SaveNote("مرة أخرى".into())));
    here.send(Message::Annotate(annotate::Message::Clear));
    assert_eq!(
        (here.label(3), here.note(3).as_str()),
        (None, ""),
        "cleared: theirs is hidden"
    );
}

#[test]
fn several_sentences_of_anothers_are_marked_without_their_labels() {
    let mut here = over_a_colleagues_tags();
    here.focus(2);
    here.extend(4);
    here.send(Message::Annotate(annotate::Message::ToggleUnsure));
    for sentence in [2, 3, 4] {
        assert_eq!(list(&said(&mut here, sentence))[0], json!(["id-1", null, "", true]));
    }
    here.send(Message::Annotate(annotate::Message::ToggleUnsure));
    assert_eq!((said(&mut here, 2), here.label(3)), (json!([]), some("quote")));
}

#[test]
fn cutting_anothers_sentence_says_nothing_in_the_readers_name() {
    let mut here = over_a_colleagues_tags();
    let before = here.export()["articles"][0].clone();
    here.focus(4);
    let at = hashiya_core::article::split_points(&here.annotated().document, 4)[2].at;
    here.send(Message::Annotate(annotate::Message::Split { at }));
    let file = here.export();
    assert_eq!(check_file(&file), Ok(()));
    let article = &file["articles"][0];
    assert_eq!(
        (
            article["sentences"][4]["annotations"].clone(),
            article["sentences"][5]["annotations"].clone()
        ),
        (json!([]), json!([]))
    );
    assert_eq!(
        article["unplaced"][0]["annotator"], "id-2",
        "theirs stays with the whole"
    );
    here.send(Message::Annotate(annotate::Message::Merge));
    assert_eq!(
        here.export()["articles"][0]["sentences"],
        before["sentences"],
        "and shows again there"
    );
    here.focus(3);
    here.send(Message::Annotate(annotate::Message::Merge));
    let file = here.export();
    assert_eq!(file["articles"][0]["sentences"][3]["annotations"], json!([]));
    assert_eq!(list(&file["articles"][0]["unplaced"]).len(), 2);
}
