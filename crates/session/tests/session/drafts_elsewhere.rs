//! Drafts of notes where other things happen to their sentences: paragraphs that are joined, an answer to
//! whose work a file is, another copy of the app that is taken over.

use hashiya_core::annotation::AnnotatorId;
use hashiya_session::{Message, Whose};
use hashiya_session::{annotate, transfer};

use super::FILES;
use super::boundaries::merge;
use super::drafts::{begun, open, type_into, write};
use super::import::visit_by;
use super::shell::{Shell, Site};
use super::whose::asked;

/// Two paragraphs of text, of two sentences each.
const PARAGRAPHS: &[(&str, &str)] = &[(
    "story.txt",
    "A long night in the old harbour\n\nThe boats left at noon. The wind came up in the evening.\nNobody was \
     hurt in the storm. The harbour opened again the next day.\n",
)];

fn with_drafts(shell: &Shell) -> Vec<usize> {
    let work = shell.annotated();
    let all = 0..work.document.sentences.len();
    all.filter(|sentence| work.has_draft(*sentence)).collect()
}

#[test]
fn a_draft_stays_with_its_words_when_paragraphs_are_joined_and_parted() {
    for (sentence, joined) in [(2, 2), (3, 2), (4, 3)] {
        let mut shell = Shell::reading(PARAGRAPHS);
        shell.focus(sentence);
        write(&mut shell, "half a thought");
        merge(&mut shell, 2);
        assert_eq!(with_drafts(&shell), [joined], "{sentence}");
        let mut shell = shell.reopen();
        assert_eq!(with_drafts(&shell), [joined], "{sentence}: after a reload");
        assert_eq!(begun(&shell, joined).text, "half a thought");
        // Parted again where they were joined.
        let at = shell
            .annotated()
            .document
            .article
            .text
            .find("Nobody")
            .expect("the word");
        shell.focus(2);
        shell.send(Message::Annotate(annotate::Message::Split { at }));
        assert_eq!(with_drafts(&shell), [sentence], "{sentence}: parted");
        assert_eq!(begun(&shell, sentence).text, "half a thought");
    }
}

/// A draft of both is gone on with as one, and saved it is no draft of either.
#[test]
fn drafts_of_joined_paragraphs_become_one_note() {
    let mut shell = Shell::reading(PARAGRAPHS);
    for (sentence, text) in [(2, "first"), (3, "second")] {
        shell.focus(sentence);
        write(&mut shell, text);
    }
    merge(&mut shell, 2);
    shell.focus(2);
    let begun = open(&mut shell);
    assert_eq!(begun.text, "first\nsecond");
    type_into(&mut shell, &begun, "first\nsecond, and more");
    shell.send(Message::Annotate(annotate::Message::SaveNote(
        "first\nsecond, and more".into(),
    )));
    assert_eq!(
        (shell.note(2).as_str(), with_drafts(&shell)),
        ("first\nsecond, and more", vec![])
    );
    let mut shell = shell.reopen();
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(with_drafts(&shell), Vec::<usize>::new());
}

/// The answer "mine" makes the notes of the file the reader's own: what was begun here loses nothing, and
/// takes nothing from them.
#[test]
fn a_draft_outlives_the_answer_to_whose_a_file_is() {
    for own_tags in [&[][..], &[(6, "claim")]] {
        for whose in [Whose::Mine, Whose::Another] {
            let mut there = visit_by("id-0", "منى", &[(3, "quote")]);
            there.focus(3);
            there.send(Message::Annotate(annotate::Message::SaveNote("من هناك".into())));
            let file = there.export().to_string();
            let mut here = asked("id-1", "", own_tags);
            here.now = there.now + 60_000;
            here.focus(3);
            write(&mut here, "من هنا");
            here.open_file("mine.json", &file);
            here.answer("id-0", whose.clone());
            here.open_shown();
            let mut here = here.reopen();
            here.go("story");
            assert_eq!(with_drafts(&here), [3], "{whose:?}");
            here.focus(3);
            let begun = open(&mut here);
            let is_mine = whose == Whose::Mine;
            let expected = if is_mine {
                "من هناك\nمن هنا"
            } else {
                "من هنا"
            };
            assert_eq!(begun.text, expected, "{whose:?}");
            here.send(Message::Annotate(annotate::Message::SaveNote(expected.into())));
            assert_eq!(with_drafts(&here), Vec::<usize>::new(), "{whose:?}");
            let own = AnnotatorId::new(here.state().reader.id.as_str());
            let span = here.annotated().document.sentences[3].chars;
            let said = here.annotated().annotations().at(span);
            let own_notes: Vec<String> = said
                .filter(|(key, _)| key.annotator == own)
                .map(|(_, entry)| entry.note.clone())
                .collect();
            assert_eq!(own_notes, [expected], "{whose:?}");
        }
    }
}

/// What another copy of the app on the same site kept is taken over with its drafts, its names and all else.
#[test]
fn another_copy_is_taken_over_with_its_drafts() {
    let mut first = visit_by("id-0", "منى", &[(3, "quote")]);
    first.focus(4);
    write(&mut first, "نصف ملاحظة");
    let sami = visit_by("id-2", "سامي", &[(2, "claim")]).export().to_string();
    first.open_file("sami.json", &sami);
    let records = first.disk.borrow().records.clone();
    let mut second = Shell::new(Site::new(FILES));
    second.now = first.now;
    second.boot();
    second.go("story");
    second.send(Message::Transfer(transfer::Message::FirstCopyRead {
        path: "/hashiya/".into(),
        records: records.into_iter().collect(),
    }));
    second.answer_all();
    second.open_shown();
    let mut second = second.reopen();
    second.go("story");
    assert_eq!(second.state().reader.name, "منى");
    assert_eq!(second.label(3).as_deref(), Some("quote"));
    assert_eq!(with_drafts(&second), [4]);
    assert_eq!(begun(&second, 4).text, "نصف ملاحظة");
    assert_eq!(second.state().name_of(&AnnotatorId::new("id-2")), Some("سامي"));
}
