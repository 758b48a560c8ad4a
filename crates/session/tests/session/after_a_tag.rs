//! After a tag the focus moves on: an article of fifty sentences takes fifty key presses.

use hashiya_core::codebook::LabelId;
use hashiya_session::{Effect, Message, Preference, Step};
use hashiya_session::{annotate, navigation, settings};

use super::shell::Shell;
use super::{BOILERPLATE, FILES};

fn announced(effects: &[Effect]) -> String {
    let said = effects.iter().filter_map(|effect| match effect {
        Effect::Announce(text) => Some(text.as_str()),
        _ => None,
    });
    said.collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_whole_article_takes_a_key_a_sentence() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Navigation(navigation::Message::Move {
        step: Step::First,
        extend: false,
    }));
    let total = shell.annotated().counts().total;
    for turn in 0..total {
        let before = shell.focused();
        shell.tag_on("claim");
        assert_eq!(shell.annotated().counts().tagged(), turn + 1);
        assert_eq!(
            shell.focused() != before,
            turn + 1 < total,
            "after the last one it stays"
        );
    }
    assert_eq!(shell.label(BOILERPLATE.1), None, "what is no text is passed over");
    assert_eq!(shell.notices(), ["article-end"]);
    assert_eq!(
        shell.state().notices.shown[0].kind.text(shell.state().locale),
        shell.state().messages().reading.all_done
    );
}

#[test]
fn what_was_tagged_and_what_is_next_are_said() {
    let mut shell = Shell::reading(FILES);
    shell.focus(4);
    assert_eq!(announced(&shell.tag_on("claim")), "الجملة ٥: ادعاء. الآن الجملة ٦");
    assert_eq!(shell.focused(), Some(6), "over the boilerplate");
    shell.focus(2);
    shell.extend(4);
    assert_eq!(announced(&shell.tag_on("quote")), "الجملة ٥: اقتباس. الآن الجملة ٦");
    assert_eq!((shell.focused(), shell.state().selection()), (Some(6), Some((6, 6))));
    // Upwards as well: past the selection, not past where the focus was.
    shell.focus(4);
    shell.extend(2);
    shell.tag_on("claim");
    assert_eq!(shell.focused(), Some(6));
}

#[test]
fn at_the_last_sentence_the_reader_hears_how_many_are_left_and_where() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    shell.focus(7);
    let said = announced(&shell.tag_on("claim"));
    assert_eq!(
        said,
        "الجملة ٧: ادعاء. هذه آخر جملة. بقيت 5 جمل لم تُراجَع، أولاها الجملة ١.".replace('5', "٥")
    );
    assert_eq!((shell.focused(), shell.notices()), (Some(7), vec!["article-end"]));
    shell.tag_on("quote");
    assert_eq!(shell.notices(), ["article-end"], "told once");
    shell.send(Message::Navigation(navigation::Message::NextUntagged));
    assert_eq!(
        (shell.focused(), shell.notices()),
        (Some(0), vec![]),
        "gone when the reader goes on"
    );
}

#[test]
fn clearing_and_what_is_no_text_stay() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    shell.send(Message::Annotate(annotate::Message::Clear));
    assert_eq!(shell.focused(), Some(2));
    shell.focus(BOILERPLATE.1);
    let effects = shell.tag_on("claim");
    assert_eq!(
        (shell.focused(), announced(&effects)),
        (Some(BOILERPLATE.1), String::new())
    );
}

#[test]
fn a_reader_who_wishes_so_stays() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Settings(settings::Message::Prefer(Preference::MoveOn(false))));
    shell.focus(2);
    assert_eq!(announced(&shell.tag_on("claim")), "الجملة ٣: ادعاء");
    assert_eq!(shell.focused(), Some(2));
    shell.focus(7);
    shell.tag_on("claim");
    assert_eq!(shell.notices(), Vec::<&str>::new());
    let mut shell = shell.reopen();
    shell.focus(3);
    shell.send(Message::Annotate(annotate::Message::Tag(LabelId::new("quote"))));
    assert_eq!(shell.focused(), Some(3), "kept");
}

#[test]
fn undo_and_redo_come_back_to_what_changed() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    for label in ["claim", "quote", "claim"] {
        shell.tag_on(label);
    }
    assert_eq!(shell.focused(), Some(6));
    for sentence in [4, 3, 2] {
        shell.send(Message::Annotate(annotate::Message::Undo));
        assert_eq!((shell.focused(), shell.label(sentence)), (Some(sentence), None));
    }
    for sentence in [2, 3, 4] {
        shell.send(Message::Annotate(annotate::Message::Redo));
        assert_eq!(shell.focused(), Some(sentence));
    }
}
