//! Sentences that were chosen one by one, and what is left, while lines change their roles, sentences are
//! cut and paragraphs joined: here, in another tab, or by a setting.

use hashiya_core::article::Role;
use hashiya_session::{Message, Preference};
use hashiya_session::{annotate, navigation, settings};

use super::boundaries::merge;
use super::shell::Shell;

/// Two paragraphs of two sentences each below a headline.
const PARAGRAPHS: &[(&str, &str)] = &[(
    "story.txt",
    "A long night in the old harbour\n\nThe boats left at noon. The wind came up in the evening.\nNobody was \
     hurt in the storm. The harbour opened again the next day.\n",
)];

fn choose(shell: &mut Shell, sentences: &[usize]) {
    shell.send(Message::Navigation(navigation::Message::BeginOrEndChoosing));
    for sentence in sentences {
        let (sentence, extend) = (*sentence, false);
        shell.send(Message::Navigation(navigation::Message::Choose { sentence, extend }));
    }
}

fn chosen(shell: &Shell) -> Vec<usize> {
    shell.state().selected_sentences()
}

fn tagged(shell: &Shell) -> Vec<usize> {
    let work = shell.annotated();
    let all = 0..work.document.sentences.len();
    all.filter(|sentence| work.is_tagged(*sentence)).collect()
}

/// A file of another reader's that says this role of the last paragraph.
fn file_with_role(role: Role) -> String {
    let mut there = Shell::reading(PARAGRAPHS);
    there.now += 1000;
    there.send(Message::Settings(settings::Message::SetName("Sami".into())));
    there.focus(3);
    there.send(Message::Annotate(annotate::Message::SetRole(Some(role))));
    there.export().to_string()
}

#[test]
fn what_was_chosen_and_is_a_leftover_meanwhile_gets_no_tag() {
    let file = file_with_role(Role::Boilerplate);
    let mut shell = Shell::reading(PARAGRAPHS);
    choose(&mut shell, &[1, 3, 4]);
    shell.open_file("roles.json", &file);
    assert_eq!(shell.annotated().role(2), Role::Boilerplate);
    shell.tag("claim");
    assert_eq!(tagged(&shell), [1], "only what is text");
    assert_eq!(shell.annotated().counts().untagged(), 2);
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(tagged(&shell), [0; 0]);
}

/// A byline can be tagged, and is not counted but for who wants it.
#[test]
fn what_was_chosen_and_is_a_byline_meanwhile_is_tagged_and_not_counted() {
    let file = file_with_role(Role::Byline);
    for counts in [false, true] {
        let mut shell = Shell::reading(PARAGRAPHS);
        choose(&mut shell, &[1, 3]);
        shell.open_file("roles.json", &file);
        shell.send(Message::Settings(settings::Message::Prefer(Preference::CountCredits(
            counts,
        ))));
        shell.tag("claim");
        assert_eq!(tagged(&shell), [1, 3], "{counts}");
        let figures = shell.annotated().counts().clone();
        let expected = if counts { (5, 2, 3) } else { (3, 1, 2) };
        assert_eq!(
            (figures.total, figures.tagged(), figures.untagged()),
            expected,
            "{counts}"
        );
        // U goes to what counts and is not tagged, and to nothing else.
        let mut seen = Vec::new();
        shell.focus(0);
        for _ in 0..4 {
            shell.send(Message::Navigation(navigation::Message::NextUntagged));
            seen.push(shell.focused().expect("a sentence"));
        }
        assert_eq!(seen.contains(&4), counts, "{seen:?}");
        assert!(!seen.contains(&1) && !seen.contains(&3), "{seen:?}");
        let again = shell.reopen();
        assert_eq!(*again.annotated().counts(), figures, "{counts}: after a reload");
    }
}

/// Joined while they are chosen: what they have become is chosen, once.
#[test]
fn chosen_sentences_of_paragraphs_that_are_joined_stay_chosen() {
    let mut shell = Shell::reading(PARAGRAPHS);
    choose(&mut shell, &[2, 3, 4]);
    let mut there = Shell::reading(PARAGRAPHS);
    there.now += 1000;
    there.send(Message::Settings(settings::Message::SetName("Sami".into())));
    merge(&mut there, 2);
    let file = there.export().to_string();
    shell.open_file("joined.json", &file);
    assert_eq!(shell.annotated().document.sentences.len(), 4);
    assert_eq!(chosen(&shell), [2, 3]);
    shell.tag("quote");
    assert_eq!(tagged(&shell), [2, 3]);
    assert_eq!(shell.annotated().counts().untagged(), 2);
}

/// Words on both sides of a line break are found together: in one sentence once they are joined, and
/// before.
#[test]
fn search_finds_words_across_the_line_break_of_joined_paragraphs() {
    let mut shell = Shell::reading(PARAGRAPHS);
    merge(&mut shell, 2);
    shell.send(Message::Navigation(navigation::Message::Search(
        "evening. nobody".into(),
    )));
    let hits = |shell: &Shell| shell.state().navigation.search.as_ref().expect("a search").hits.clone();
    assert_eq!(hits(&shell), [2]);
    shell.send(Message::Navigation(navigation::Message::Search("hurt".into())));
    assert_eq!(hits(&shell), [2]);
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(hits(&shell), [3], "parted again");
}
