//! Labels, notes, ranges, undo and redo, and what a tag costs.

use std::collections::BTreeMap;

use hashiya_core::codebook::LabelId;
use hashiya_session::{Dialog, Effect, Message, Step};
use hashiya_session::{annotate, navigation};

use super::looks::drawn_sentences;
use super::shell::{Shell, written};
use super::{BOILERPLATE, FILES};

fn announced(effects: &[Effect]) -> Vec<&str> {
    let said = effects.iter().filter_map(|effect| match effect {
        Effect::Announce(text) => Some(text.as_str()),
        _ => None,
    });
    said.collect()
}

#[test]
fn a_tag_labels_the_focused_sentence_and_says_so() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    let effects = shell.tag("claim");
    assert_eq!(shell.label(2).as_deref(), Some("claim"));
    assert_eq!(announced(&effects), ["الجملة ٣: ادعاء. الآن الجملة ٤"]);
    assert_eq!(shell.focused(), Some(2));
    let counts = shell.annotated().counts();
    let only = |label: &str| BTreeMap::from([(LabelId::new(label), 1)]);
    assert_eq!((counts.total, counts.tagged(), counts.untagged()), (7, 1, 6));
    assert_eq!(counts.labels, only("claim"));
    shell.tag("background");
    assert_eq!(
        shell.annotated().counts().labels,
        only("background"),
        "another label takes the place of the first"
    );
    assert_eq!(shell.state().counts().labels, only("background"));
    let by_label = shell.state().counts().by_label(shell.state().codebook());
    let given: Vec<(&str, usize)> = by_label
        .given
        .iter()
        .map(|(label, count)| (label.as_str(), *count))
        .collect();
    assert_eq!(
        (given, by_label.other),
        (vec![("claim", 0), ("quote", 0), ("background", 1)], 0)
    );
}

#[test]
fn sentences_are_announced_by_their_number_among_those_that_are_text() {
    let mut shell = Shell::reading(FILES);
    shell.focus(6);
    assert_eq!(
        announced(&shell.tag("quote")),
        ["الجملة ٦: اقتباس. الآن الجملة ٧"],
        "boilerplate does not count"
    );
}

#[test]
fn clearing_makes_it_not_reviewed_again() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    shell.send(Message::Annotate(annotate::Message::SaveNote("why".into())));
    let effects = shell.send(Message::Annotate(annotate::Message::Clear));
    assert_eq!((shell.label(2), shell.note(2)), (None, String::new()));
    assert_eq!(announced(&effects), ["الجملة ٣: لم تُراجَع"]);
    assert_eq!(shell.annotated().counts().tagged(), 0);
    assert!(
        written(&shell.send(Message::Annotate(annotate::Message::Clear))).is_empty(),
        "nothing is there to clear any more"
    );
}

#[test]
fn the_same_tag_again_is_no_step() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    let effects = shell.tag("claim");
    assert!(
        written(&effects).iter().all(|(key, _)| key.contains(":place:")),
        "only the place"
    );
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert!(!shell.annotated().can_undo());
}

#[test]
fn a_note_stays_with_its_label_and_without_one() {
    let mut shell = Shell::reading(FILES);
    shell.focus(3);
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Note)));
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Note));
    let effects = shell.send(Message::Annotate(annotate::Message::SaveNote("  ملاحظة 😀 \n".into())));
    assert_eq!(shell.state().navigation.dialog, None);
    assert!(
        effects.contains(&Effect::FocusSentence(3)),
        "the keyboard goes back to the sentence"
    );
    assert_eq!((shell.note(3).as_str(), shell.label(3)), ("ملاحظة 😀", None));
    assert_eq!(shell.annotated().counts().tagged(), 0, "a note is no tag");
    shell.tag("quote");
    assert_eq!(
        (shell.note(3).as_str(), shell.label(3).as_deref()),
        ("ملاحظة 😀", Some("quote"))
    );
    shell.send(Message::Annotate(annotate::Message::SaveNote(" ".into())));
    assert_eq!((shell.note(3).as_str(), shell.label(3).as_deref()), ("", Some("quote")));
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(shell.note(3), "ملاحظة 😀");
}

#[test]
fn a_note_needs_a_sentence() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(
        hashiya_session::Route::Library,
    )));
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Note)));
    assert_eq!(shell.state().navigation.dialog, None);
    assert!(written(&shell.send(Message::Annotate(annotate::Message::SaveNote("x".into())))).is_empty());
}

#[test]
fn a_range_is_tagged_as_one_step() {
    let mut shell = Shell::reading(FILES);
    shell.focus(3);
    shell.tag("quote");
    shell.focus(2);
    shell.extend(6);
    assert_eq!(shell.state().selection(), Some((2, 6)));
    assert!((2..=6).all(|sentence| shell.state().is_selected(sentence)) && !shell.state().is_selected(7));
    let effects = shell.tag("background");
    let background = Some("background");
    let labels: Vec<Option<String>> = shell.labels();
    let labels: Vec<Option<&str>> = labels.iter().map(Option::as_deref).collect();
    assert_eq!(
        labels,
        [None, None, background, background, background, None, background, None]
    );
    assert_eq!(labels[BOILERPLATE.1], None, "boilerplate is not tagged");
    let tags = written(&effects)
        .iter()
        .filter(|(key, _)| key.contains(":tags:"))
        .count();
    assert_eq!(tags, 1, "one record for all of them");
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(shell.label(3).as_deref(), Some("quote"), "what was there before");
    assert_eq!(shell.annotated().counts().tagged(), 1);
    shell.send(Message::Annotate(annotate::Message::Redo));
    let labels = BTreeMap::from([(LabelId::new("background"), 4)]);
    assert_eq!(shell.annotated().counts().labels, labels);
}

#[test]
fn a_selection_grows_both_ways_from_where_it_began() {
    let mut shell = Shell::reading(FILES);
    shell.focus(3);
    let to = |step| Message::Navigation(navigation::Message::Move { step, extend: true });
    shell.send(to(Step::Next));
    assert_eq!(shell.state().selection(), Some((3, 4)));
    shell.send(to(Step::Previous));
    shell.send(to(Step::Previous));
    assert_eq!(shell.state().selection(), Some((2, 3)));
    shell.send(Message::Close);
    assert_eq!(shell.state().selection(), Some((2, 2)));
    shell.extend(4);
    shell.focus(6);
    assert_eq!(shell.state().selection(), Some((6, 6)), "a plain choice ends it");
}

#[test]
fn moving_passes_over_boilerplate_and_stops_at_the_ends() {
    let mut shell = Shell::reading(FILES);
    let mut go = |step| {
        shell.send(Message::Navigation(navigation::Message::Move { step, extend: false }));
        shell.focused()
    };
    assert_eq!(go(Step::Last), Some(7));
    assert_eq!(go(Step::Next), Some(7));
    assert_eq!(go(Step::Previous), Some(6));
    assert_eq!(go(Step::Previous), Some(4));
    assert_eq!(go(Step::First), Some(0));
    assert_eq!(go(Step::Previous), Some(0));
}

#[test]
fn every_move_keeps_the_address_and_the_place() {
    let mut shell = Shell::reading(FILES);
    let effects = shell.focus(4);
    let story = hashiya_core::article::ArticleId::new("story");
    let address = hashiya_session::Route::Article {
        id: story,
        sentence: Some(4),
    };
    assert!(effects.contains(&Effect::ReplaceRoute(address)) && effects.contains(&Effect::FocusSentence(4)));
    assert_eq!(written(&effects), [("hashiya:1:place:story".to_owned(), "4")]);
    shell.focus(99);
    assert_eq!(
        shell.focused(),
        Some(4),
        "a sentence that is not there cannot be chosen"
    );
}

#[test]
fn next_untagged_goes_round_and_then_says_that_all_is_done() {
    let mut shell = Shell::reading(FILES);
    for sentence in [0, 1, 2, 4, 7] {
        shell.focus(sentence);
        shell.tag("claim");
    }
    let mut next = || {
        let effects = shell.send(Message::Navigation(navigation::Message::NextUntagged));
        (shell.focused(), announced(&effects).is_empty())
    };
    assert_eq!(next(), (Some(3), true), "from the last one to the start again");
    assert_eq!(next(), (Some(6), true), "over the boilerplate");
    assert_eq!(next(), (Some(3), true));
    for sentence in [3, 6] {
        shell.focus(sentence);
        shell.tag("quote");
    }
    let effects = shell.send(Message::Navigation(navigation::Message::NextUntagged));
    assert_eq!(announced(&effects), [shell.state().messages().reading.all_done]);
    assert_eq!(shell.focused(), Some(6));
}

#[test]
fn undo_goes_where_the_change_was() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    shell.focus(7);
    let effects = shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(shell.focused(), Some(2));
    assert_eq!(announced(&effects), ["الجملة ٣: لم تُراجَع"]);
    assert!(
        shell.send(Message::Annotate(annotate::Message::Undo)).is_empty(),
        "there is nothing more to undo"
    );
    shell.send(Message::Annotate(annotate::Message::Redo));
    assert_eq!(shell.label(2).as_deref(), Some("claim"));
    assert!(shell.send(Message::Annotate(annotate::Message::Redo)).is_empty());
}

#[test]
fn undo_belongs_to_the_article_on_the_page() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    shell.go("other");
    assert!(!shell.annotated().can_undo());
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.go("story");
    assert_eq!(shell.label(2).as_deref(), Some("claim"));
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(shell.label(2), None);
}

#[test]
fn without_an_article_nothing_is_tagged() {
    let mut shell = Shell::new(super::shell::Site::new(FILES));
    shell.boot();
    for message in [
        Message::Annotate(annotate::Message::Clear),
        Message::Annotate(annotate::Message::Undo),
        Message::Annotate(annotate::Message::Redo),
        Message::Navigation(navigation::Message::NextUntagged),
        Message::Annotate(annotate::Message::SetRole(None)),
    ] {
        assert!(written(&shell.send(message)).is_empty());
    }
    assert!(written(&shell.tag("claim")).is_empty());
}

/// A long article whose sentences are as long as those of real ones.
fn long_article(sentences: usize) -> String {
    let sentence = "وقال المتحدث باسم الوزارة إن الوفد سيعود إلى العاصمة صباح يوم الأربعاء المقبل بعد انتهاء المحادثات.";
    let mut text = String::from("عنوان التقرير الطويل جدا\n\n");
    for index in 0..sentences {
        text.push_str(&format!("{index:06} {sentence}"));
        text.push_str(if index % 5 == 4 { "\n\n" } else { " " });
    }
    text
}

#[test]
fn a_tag_is_one_small_write_however_long_the_article_is() {
    let cost = |sentences: usize| {
        let text = long_article(sentences);
        let mut shell = Shell::reading(&[("long.txt", &text)]);
        let middle = sentences / 2;
        // All the neighbours are tagged already: the record is as large as it becomes.
        shell.focus(middle.saturating_sub(60));
        shell.extend(middle + 60);
        shell.tag("background");
        shell.focus(middle);
        let effects = shell.tag("claim");
        let writes = written(&effects);
        assert_eq!(writes.len(), 2, "the tag and the place: {writes:?}");
        let drawn: Vec<usize> = drawn_sentences(&effects).into_iter().collect();
        assert_eq!(drawn, [middle, middle + 1], "the tagged one and the next");
        (writes[0].1.len(), effects.len())
    };
    let (short, long) = (cost(200), cost(1_500));
    assert!(
        long.0 < 3_000 && long.0 <= short.0 + 100,
        "{long:?} bytes and effects, after {short:?}"
    );
    assert_eq!(short.1, long.1, "as many effects");
}
