//! Choosing several sentences one by one, as a finger does: taking in and out, a tag for all as one
//! step, and the end of it. And keys on a line that is no text, which say why nothing happens.

use hashiya_session::{Effect, Message, Route, message_of_key};
use hashiya_session::{annotate, navigation};

use super::FILES;
use super::keys::{meaning, press};
use super::shell::Shell;

/// An article with a leftover of its page, the sentence with the number 3.
const CLUTTERED: &[(&str, &str)] = &[(
    "market.txt",
    "سوق السمك يفتح أبوابه قبل الفجر\n\nيفتح سوق السمك أبوابه قبل الفجر كل يوم من أيام الأسبوع. ويصل الصيادون بقواربهم الصغيرة من الجزر القريبة.\n\nإعلان\n\nيعمل في السوق أكثر من مئتي بائع من أهل المدينة. ويقول أقدمهم إن الزبائن عادوا بعد الشتاء.\n",
)];
const LEFTOVER: usize = 3;

fn choosing(files: &[(&str, &str)]) -> Shell {
    let mut shell = Shell::reading(files);
    begin_or_end(&mut shell);
    assert!(shell.state().is_choosing());
    shell
}

fn begin_or_end(shell: &mut Shell) -> Vec<Effect> {
    shell.send(Message::Navigation(navigation::Message::BeginOrEndChoosing))
}

fn tap(shell: &mut Shell, sentence: usize) -> Vec<Effect> {
    let extend = false;
    shell.send(Message::Navigation(navigation::Message::Choose { sentence, extend }))
}

fn tap_with_shift(shell: &mut Shell, sentence: usize) {
    let extend = true;
    shell.send(Message::Navigation(navigation::Message::Choose { sentence, extend }));
}

fn chosen(shell: &Shell) -> Vec<usize> {
    shell.state().selected_sentences()
}

fn tagged(shell: &Shell) -> Vec<usize> {
    let work = shell.annotated();
    let all = 0..work.document.sentences.len();
    all.filter(|sentence| work.is_tagged(*sentence)).collect()
}

fn said(effects: &[Effect]) -> Vec<&str> {
    let announcements = effects.iter().filter_map(|effect| match effect {
        Effect::Announce(text) => Some(text.as_str()),
        _ => None,
    });
    announcements.collect()
}

#[test]
fn a_tap_takes_a_sentence_in_and_out_and_a_tag_is_for_all_of_them() {
    let mut shell = choosing(FILES);
    assert_eq!(chosen(&shell), [0; 0], "nothing that the reader did not choose");
    assert!(!shell.state().can_tag());
    for sentence in [2, 6, 4] {
        let effects = tap(&mut shell, sentence);
        assert!(effects.contains(&Effect::FocusSentence(sentence)), "{effects:?}");
    }
    assert_eq!(said(&tap(&mut shell, 4)), ["جملتان محددتان"]);
    assert_eq!(chosen(&shell), [2, 6], "they need not stand together");
    assert!(shell.state().is_selected(2) && !shell.state().is_selected(4) && shell.state().can_tag());
    let effects = shell.send(Message::Annotate(annotate::Message::Tag(
        hashiya_core::codebook::LabelId::new("quote"),
    )));
    assert_eq!(said(&effects), ["جملتان: اقتباس"]);
    assert_eq!(tagged(&shell), [2, 6]);
    assert_eq!((shell.focused(), chosen(&shell)), (Some(4), vec![]), "nothing moves");
    assert!(shell.state().is_choosing(), "until the reader is done");
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(tagged(&shell), [0; 0], "one step");
    shell.send(Message::Annotate(annotate::Message::Redo));
    assert_eq!(tagged(&shell), [2, 6]);
    tap(&mut shell, 2);
    tap(&mut shell, 7);
    shell.send(Message::Annotate(annotate::Message::ToggleUnsure));
    assert!([2, 7].into_iter().all(|sentence| shell.annotated().is_unsure(sentence)));
    assert_eq!(chosen(&shell), [2, 7], "still chosen, for a tag beside the mark");
    shell.send(Message::Annotate(annotate::Message::Clear));
    assert_eq!(tagged(&shell), [6]);
    begin_or_end(&mut shell);
    assert!(!shell.state().is_choosing());
    shell.focus(3);
    assert_eq!(chosen(&shell), [3], "the focused one, as ever");
}

#[test]
fn it_begins_with_what_is_selected() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    for _ in 0..2 {
        shell.send(Message::Navigation(navigation::Message::Move {
            step: hashiya_session::Step::Next,
            extend: true,
        }));
    }
    begin_or_end(&mut shell);
    assert_eq!(chosen(&shell), [2, 3, 4]);
    tap(&mut shell, 3);
    assert_eq!(chosen(&shell), [2, 4]);
}

#[test]
fn shift_takes_all_between_in() {
    let mut shell = choosing(FILES);
    tap(&mut shell, 2);
    tap_with_shift(&mut shell, 6);
    assert_eq!(chosen(&shell), [2, 3, 4, 6], "but what is no text");
    tap_with_shift(&mut shell, 3);
    assert_eq!(chosen(&shell), [2, 3, 4, 6]);
    tap(&mut shell, 4);
    assert_eq!(chosen(&shell), [2, 3, 6]);
    // By keyboard: moving leaves the choice alone, with Shift it grows, the space bar takes in and out.
    for (short, expected) in [
        ("sentence+ArrowUp ArrowUp", vec![2, 3, 6]),
        ("sentence+Space  ", vec![2, 6]),
        ("sentence+ArrowDown ArrowDown", vec![2, 6]),
        ("sentence+shift+ArrowDown ArrowDown", vec![2, 4, 6]),
        ("sentence+Space  ", vec![2, 4]),
    ] {
        let message = message_of_key(shell.state(), press(short)).expect("a meaning");
        shell.send(message);
        assert_eq!(chosen(&shell), expected, "{short}");
    }
    // Where a button has the keyboard, the space bar is the button's.
    assert_eq!(meaning(&shell, "Space  "), "-");
    assert_eq!(meaning(&shell, "field+sentence+Space  "), "-");
}

#[test]
fn it_ends_with_escape_and_with_the_page() {
    let mut shell = choosing(FILES);
    tap(&mut shell, 2);
    shell.send(Message::Close);
    assert!(!shell.state().is_choosing());
    assert_eq!(shell.focused(), Some(2));
    assert_eq!(meaning(&shell, "sentence+Space  "), "-");
    begin_or_end(&mut shell);
    // A window or the search over it closes first.
    shell.send(Message::Navigation(navigation::Message::OpenSearch));
    shell.send(Message::Close);
    assert!(shell.state().is_choosing());
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    shell.go("story");
    assert!(!shell.state().is_choosing());
}

/// What was chosen stays the same text when sentences are cut otherwise.
#[test]
fn what_is_chosen_stays_when_sentences_are_cut_otherwise() {
    let mut shell = choosing(FILES);
    let text = |shell: &Shell| -> Vec<String> {
        let document = &shell.annotated().document;
        let of = |sentence: usize| document.sentence_text(sentence).to_owned();
        chosen(shell).into_iter().map(of).collect()
    };
    tap(&mut shell, 6);
    tap(&mut shell, 7);
    let before = text(&shell);
    shell.send(Message::Navigation(navigation::Message::Focus {
        sentence: 3,
        extend: false,
    }));
    shell.send(Message::Annotate(annotate::Message::Merge));
    assert_eq!(chosen(&shell), [5, 6], "the sentences before it are one less");
    assert_eq!(text(&shell), before);
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(text(&shell), before);
}

#[test]
fn a_leftover_cannot_be_chosen_and_says_why() {
    let mut shell = choosing(CLUTTERED);
    tap(&mut shell, LEFTOVER);
    assert_eq!((chosen(&shell), shell.notices()), (vec![], vec!["leftover"]));
    tap(&mut shell, 1);
    assert_eq!((chosen(&shell), shell.notices()), (vec![1], vec![]));
    tap_with_shift(&mut shell, 5);
    assert_eq!(chosen(&shell), [1, 2, 4, 5], "passed over");
}

#[test]
fn keys_on_a_leftover_say_why_nothing_happens() {
    for key in ["Digit1 1", "Digit3 3", "Digit0 0", "Backspace Backspace", "KeyQ q"] {
        let mut shell = Shell::reading(CLUTTERED);
        shell.focus(LEFTOVER);
        assert!(!shell.state().can_tag(), "a leftover");
        for _ in 0..3 {
            let message = message_of_key(shell.state(), press(key)).expect("a meaning");
            shell.send(message);
        }
        assert_eq!(shell.notices(), ["leftover"], "{key}: once");
        assert_eq!((tagged(&shell), shell.focused()), (vec![], Some(LEFTOVER)), "{key}");
        // Gone with the next step, or when the line is text after all.
        let mut moved = shell;
        moved.focus(1);
        assert_eq!(moved.notices(), Vec::<&str>::new(), "{key}");
        moved.focus(LEFTOVER);
        moved.tag("claim");
        moved.send(Message::Annotate(annotate::Message::SetRole(None)));
        assert_eq!(moved.notices(), Vec::<&str>::new(), "{key}");
        moved.tag("claim");
        assert_eq!(tagged(&moved), [LEFTOVER], "{key}");
    }
}
