//! Sentences to come back to: a mark apart from the label, kept and carried like a note.

use hashiya_session::{Dialog, Effect, Message};
use hashiya_session::{annotate, navigation, settings};
use serde_json::{Value, json};

use super::FILES;
use super::import::visit_by;
use super::shell::{Shell, written};
use hashiya_testing::files::check_file;

fn unsure(shell: &Shell) -> Vec<usize> {
    shell.annotated().unsure().collect()
}

fn mark(shell: &mut Shell, sentence: usize) -> Vec<Effect> {
    shell.focus(sentence);
    shell.send(Message::Annotate(annotate::Message::ToggleUnsure))
}

fn announced(effects: &[Effect]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Effect::Announce(text) => Some(text.as_str()),
        _ => None,
    })
}

#[test]
fn the_mark_goes_with_a_label_and_without_one() {
    let mut shell = Shell::reading(FILES);
    let effects = mark(&mut shell, 2);
    assert_eq!(announced(&effects), Some("الجملة ٣: لم تُراجَع، فيها شك"));
    assert_eq!((shell.focused(), shell.label(2)), (Some(2), None));
    assert_eq!(shell.annotated().counts().unsure, 1);
    assert_eq!(shell.annotated().counts().tagged(), 0, "a mark is no tag");
    shell.tag("claim");
    mark(&mut shell, 4);
    assert_eq!(unsure(&shell), [2, 4], "a label leaves the mark");
    let effects = mark(&mut shell, 2);
    assert_eq!(announced(&effects), Some("الجملة ٣: ادعاء"));
    assert_eq!((unsure(&shell), shell.label(2).as_deref()), (vec![4], Some("claim")));
    shell.send(Message::Annotate(annotate::Message::SaveNote("why".into())));
    mark(&mut shell, 2);
    assert_eq!(shell.note(2), "why");
    let shell = shell.reopen();
    assert_eq!((unsure(&shell), shell.note(2).as_str()), (vec![2, 4], "why"), "kept");
}

#[test]
fn several_are_marked_as_one_step_and_undone() {
    let mut shell = Shell::reading(FILES);
    mark(&mut shell, 3);
    shell.focus(2);
    shell.extend(6);
    shell.send(Message::Annotate(annotate::Message::ToggleUnsure));
    assert_eq!(unsure(&shell), [2, 3, 4, 6], "all of them, but the boilerplate");
    shell.send(Message::Annotate(annotate::Message::ToggleUnsure));
    assert_eq!(unsure(&shell), Vec::<usize>::new(), "all have it: it is taken off");
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(unsure(&shell), [2, 3, 4, 6]);
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(unsure(&shell), [3]);
    shell.send(Message::Annotate(annotate::Message::Redo));
    assert_eq!(unsure(&shell), [2, 3, 4, 6]);
}

#[test]
fn clearing_takes_all_that_was_said() {
    let mut shell = Shell::reading(FILES);
    mark(&mut shell, 2);
    shell.tag("claim");
    shell.send(Message::Annotate(annotate::Message::Clear));
    assert_eq!((unsure(&shell), shell.label(2)), (vec![], None));
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!((unsure(&shell), shell.label(2).as_deref()), (vec![2], Some("claim")));
}

#[test]
fn next_unsure_goes_round() {
    let mut shell = Shell::reading(FILES);
    assert!(written(&shell.send(Message::Navigation(navigation::Message::NextUnsure))).is_empty());
    for sentence in [3, 6] {
        mark(&mut shell, sentence);
    }
    shell.focus(0);
    let mut next = || {
        shell.send(Message::Navigation(navigation::Message::NextUnsure));
        shell.focused()
    };
    assert_eq!((next(), next(), next()), (Some(3), Some(6), Some(3)));
}

#[test]
fn the_list_leads_back_to_a_sentence() {
    let mut shell = Shell::reading(FILES);
    mark(&mut shell, 3);
    shell.focus(7);
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Unsure)));
    let effects = shell.send(Message::Navigation(navigation::Message::ComeBack(3)));
    assert_eq!((shell.state().navigation.dialog, shell.focused()), (None, Some(3)));
    assert!(effects.contains(&Effect::FocusSentence(3)));
}

#[test]
fn a_file_carries_the_mark_and_older_files_have_none() {
    let mut there = Shell::reading(FILES);
    mark(&mut there, 2);
    mark(&mut there, 3);
    there.tag("quote");
    let file = there.export();
    assert_eq!(check_file(&file), Ok(()));
    let said = |sentence: usize| &file["articles"][0]["sentences"][sentence]["annotations"][0];
    assert_eq!(
        (&said(2)["unsure"], &said(2)["label"], &said(3)["unsure"]),
        (&json!(true), &Value::Null, &json!(true))
    );
    let mut here = Shell::reading(FILES);
    here.open_file("file.json", &file.to_string());
    assert_eq!((unsure(&here), here.label(3).as_deref()), (vec![2, 3], Some("quote")));
    assert_eq!(
        here.export()["articles"][0]["sentences"],
        file["articles"][0]["sentences"]
    );
    // A program that does not know the mark takes such an annotation as cleared and keeps the field.
    let mut through = file.clone();
    let cleared = json!({"start": said_span(&file, 2).0, "end": said_span(&file, 2).1,
        "annotator": said(2)["annotator"], "updated_at": said(2)["updated_at"], "unsure": true});
    through["articles"][0]["sentences"][2]["annotations"] = json!([]);
    through["articles"][0]["cleared"] = json!([cleared]);
    let mut here = Shell::reading(FILES);
    here.open_file("file.json", &through.to_string());
    assert_eq!(unsure(&here), [2, 3]);
}

fn said_span(file: &Value, sentence: usize) -> (u64, u64) {
    let of = &file["articles"][0]["sentences"][sentence];
    (
        of["start"].as_u64().expect("a start"),
        of["end"].as_u64().expect("an end"),
    )
}

#[test]
fn a_mark_that_is_taken_off_leaves_nothing_said() {
    let mut shell = Shell::reading(FILES);
    mark(&mut shell, 2);
    mark(&mut shell, 2);
    shell.send(Message::Settings(settings::Message::SetName("Mona".into())));
    let colleague = visit_by("id-2", "Sami", &[(2, "quote")]).export().to_string();
    shell.open_file("colleague.json", &colleague);
    assert_eq!(
        shell.label(2).as_deref(),
        Some("quote"),
        "nothing of the reader's hides it"
    );
}

#[test]
fn anothers_mark_is_theirs() {
    let mut there = visit_by("id-2", "Sami", &[(3, "quote")]);
    for sentence in [2, 3, 4] {
        mark(&mut there, sentence);
    }
    let file = there.export().to_string();
    let mut here = visit_by("id-1", "Mona", &[(7, "claim")]);
    here.open_file("file.json", &file);
    assert_eq!(unsure(&here), [2, 3, 4], "shown");
    here.focus(3);
    here.tag("quote");
    assert_eq!(unsure(&here), [2, 4], "the reader's own word has no mark");
    mark(&mut here, 2);
    assert_eq!(unsure(&here), [4], "taken off for this reader");
    here.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(unsure(&here), [2, 4]);
}

#[test]
fn cutting_keeps_the_mark() {
    let mut shell = Shell::reading(FILES);
    mark(&mut shell, 3);
    shell.focus(2);
    shell.send(Message::Annotate(annotate::Message::Merge));
    assert_eq!(unsure(&shell), [2], "of either half");
    let at = shell.annotated().document.sentences[2].chars.start() + "قال ".chars().count();
    shell.send(Message::Annotate(annotate::Message::Split { at }));
    assert_eq!(unsure(&shell), [2, 3], "both halves");
}
