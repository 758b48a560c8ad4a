//! Search in the open article.

use hashiya_session::navigation;
use hashiya_session::{Dialog, Effect, Message, annotate};

use super::FILES;
use super::shell::Shell;

fn found(shell: &Shell) -> (Vec<usize>, usize) {
    let search = shell.state().navigation.search.as_ref().expect("a search");
    (search.hits.clone(), search.current)
}

#[test]
fn every_sentence_with_the_words_is_found_whatever_their_spelling() {
    let mut shell = Shell::reading(FILES);
    assert!(
        shell
            .send(Message::Navigation(navigation::Message::OpenSearch))
            .contains(&Effect::FocusSearch)
    );
    shell.send(Message::Navigation(navigation::Message::Search("قال".into())));
    assert_eq!(found(&shell), (vec![2, 6], 0), "with and without vowel marks");
    assert_eq!(shell.focused(), Some(2));
    shell.send(Message::Navigation(navigation::Message::Search("الصورة".into())));
    assert_eq!(found(&shell), (vec![1], 0));
    shell.send(Message::Navigation(navigation::Message::Search("😀".into())));
    assert_eq!(found(&shell), (vec![3], 0));
    shell.send(Message::Navigation(navigation::Message::Search("لا شيء من هذا".into())));
    assert_eq!(found(&shell), (vec![], 0));
    assert_eq!(shell.focused(), Some(3), "the reader stays where they were");
    shell.send(Message::Navigation(navigation::Message::Search(String::new())));
    assert_eq!(found(&shell), (vec![], 0));
}

#[test]
fn a_search_starts_where_the_reader_is_and_goes_round() {
    let mut shell = Shell::reading(FILES);
    shell.focus(4);
    shell.send(Message::Navigation(navigation::Message::Search("الوفد".into())));
    assert_eq!(found(&shell), (vec![4, 6], 0));
    let mut step = |back| {
        shell.send(Message::Navigation(navigation::Message::SearchStep { back }));
        shell.focused()
    };
    assert_eq!(step(false), Some(6));
    assert_eq!(step(false), Some(4));
    assert_eq!(step(true), Some(6));
    assert_eq!(step(true), Some(4));
}

#[test]
fn one_sentence_is_one_place_however_often_it_has_the_word() {
    let mut shell = Shell::reading(&[("a.txt", "عنوان التقرير هنا الآن\nقال إنه قال ما قال. ثم قال وداعا لهم.")]);
    shell.send(Message::Navigation(navigation::Message::Search("قال".into())));
    assert_eq!(found(&shell).0, [1, 2]);
}

#[test]
fn closing_ends_the_search_and_gives_the_keyboard_back() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Navigation(navigation::Message::Search("الوفد".into())));
    let effects = shell.send(Message::Close);
    assert!(shell.state().navigation.search.is_none());
    assert!(effects.contains(&Effect::FocusSentence(4)));
}

#[test]
fn search_needs_an_article() {
    let mut shell = Shell::new(super::shell::Site::new(FILES));
    shell.boot();
    shell.send(Message::Navigation(navigation::Message::OpenSearch));
    shell.send(Message::Navigation(navigation::Message::Search("x".into())));
    shell.send(Message::Navigation(navigation::Message::SearchStep { back: false }));
    assert!(shell.state().navigation.search.is_none());
}

const CUT: &[(&str, &str)] = &[(
    "a.txt",
    "عنوان التقرير هنا الآن\nوصل الوفد صباح اليوم إلى المدينة. قال الرئيس إنه راض. ثم قال الوفد كلمة أخيرة.",
)];

fn search(shell: &mut Shell, query: &str) {
    shell.send(Message::Navigation(navigation::Message::Search(query.into())));
}

/// What the sentences that were found say.
fn hits(shell: &Shell) -> Vec<String> {
    let document = &shell.annotated().document;
    found(shell)
        .0
        .into_iter()
        .map(|hit| document.sentence_text(hit).to_owned())
        .collect()
}

#[test]
fn places_are_found_anew_when_sentences_are_cut_otherwise() {
    let mut shell = Shell::reading(CUT);
    search(&mut shell, "قال");
    assert_eq!(found(&shell).0, [2, 3]);
    shell.send(Message::Navigation(navigation::Message::SearchStep { back: false }));
    let last = "ثم قال الوفد كلمة أخيرة.";
    assert_eq!((hits(&shell)[1].as_str(), found(&shell).1), (last, 1));
    // A split before them.
    shell.focus(1);
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Split)));
    let at = hashiya_core::article::split_points(&shell.annotated().document, 1)[2].at;
    shell.send(Message::Annotate(annotate::Message::Split { at }));
    assert_eq!(found(&shell), (vec![3, 4], 1));
    assert_eq!(hits(&shell)[1], last, "the reader is where they were");
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(found(&shell), (vec![2, 3], 1));
    shell.send(Message::Annotate(annotate::Message::Redo));
    assert_eq!(found(&shell), (vec![3, 4], 1));
    // A merge makes one place of two.
    shell.focus(3);
    shell.send(Message::Annotate(annotate::Message::Merge));
    assert_eq!(found(&shell), (vec![3], 0));
    assert!(hits(&shell)[0].ends_with(last));
    // What is typed then is found there, too.
    search(&mut shell, "أخيرة");
    assert_eq!(found(&shell), (vec![3], 0));
}

/// A colleague's file cuts the sentences before the place that the reader is at.
#[test]
fn places_are_found_anew_when_a_file_or_another_tab_cuts() {
    let mut other = Shell::reading(CUT);
    other.focus(1);
    other.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Split)));
    let at = hashiya_core::article::split_points(&other.annotated().document, 1)[2].at;
    other.send(Message::Annotate(annotate::Message::Split { at }));
    let file = other.export();
    let mut shell = Shell::reading(CUT);
    search(&mut shell, "قال");
    assert_eq!(found(&shell).0, [2, 3]);
    shell.open_file("colleague.json", &file.to_string());
    assert_eq!(shell.annotated().document.sentences.len(), 5, "the cut came in");
    assert_eq!(found(&shell), (vec![3, 4], 0));
}

#[test]
fn what_shows_nothing_is_found_nowhere() {
    let mut shell = Shell::reading(FILES);
    for nothing in ["\u{64E}\u{651}", "\u{200F}", "\u{AD}", "ـ"] {
        search(&mut shell, nothing);
        assert_eq!(found(&shell), (vec![], 0), "{nothing:?}");
    }
}

/// An input method loses the word that it is at when the field loses the keyboard, be it for a moment:
/// "한" and then "한국" would become "한한국".
#[test]
fn the_keyboard_stays_in_the_field_while_the_reader_types() {
    let mut shell = Shell::reading(&[(
        "a.txt",
        "제목은 여기 있다\n오늘 한국 기자가 서울에서 이렇게 말했다. 그는 한국을 떠났다.",
    )]);
    shell.send(Message::Navigation(navigation::Message::OpenSearch));
    for (query, expected) in [
        ("ㅎ", None),
        ("하", None),
        ("한", Some(1)),
        ("한ㄱ", None),
        ("한국", Some(1)),
    ] {
        let effects = shell.send(Message::Navigation(navigation::Message::Search(query.into())));
        let takes = |effect: &Effect| matches!(effect, Effect::FocusSentence(_));
        assert!(!effects.iter().any(takes), "{query}: {effects:?}");
        let shown = effects.iter().find_map(|effect| match effect {
            Effect::ShowSentence(sentence) => Some(*sentence),
            _ => None,
        });
        assert_eq!(shown, expected, "{query}");
    }
    assert_eq!(shell.focused(), Some(1));
    let effects = shell.send(Message::Navigation(navigation::Message::SearchStep { back: false }));
    assert!(effects.contains(&Effect::ShowSentence(2)) && !effects.contains(&Effect::FocusSentence(2)));
    assert!(shell.send(Message::Close).contains(&Effect::FocusSentence(2)));
}
