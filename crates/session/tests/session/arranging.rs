//! The library arranged as the reader wants it: its order, which articles it shows, and that the choice is
//! kept.

use hashiya_core::article::ArticleId;
use hashiya_session::{Detail, FromWhere, HowFar, LibraryEntry, Message, Order, Preference, Route};
use hashiya_session::{library, navigation, settings};

use super::STORY;
use super::shell::{Shell, Site};

/// Delivered ones and those that the reader opened, nine in all.
fn with_nine() -> Shell {
    let delivered: Vec<(String, String)> = (0..5)
        .map(|number| {
            let title = ["Water", "الأمْن الغذائي", "Air", "Report 10", "Report 9"][number];
            (
                format!("d{number}.txt"),
                format!("{title}\n\nOne sentence here. Another there."),
            )
        })
        .collect();
    let delivered: Vec<(&str, &str)> = delivered
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut shell = Shell::new(Site::new(&delivered));
    shell.boot();
    for number in 0..3 {
        shell.now += 1000;
        let text = format!("Own {number}\n\nThis is mine. So is this. And this.");
        shell.open_file(&format!("own{number}.txt"), &text);
    }
    shell.now += 1000;
    shell.open_file("story.txt", STORY);
    shell
}

fn prefer(shell: &mut Shell, preference: Preference) {
    shell.send(Message::Settings(settings::Message::Prefer(preference)));
}

fn find(shell: &mut Shell, words: &str) {
    shell.send(Message::Library(library::Message::Find(words.to_owned())));
}

fn shown(shell: &Shell) -> Vec<&str> {
    let entries = shell.state().shown_in_library().into_iter();
    entries.map(|entry| entry.id.as_str()).collect()
}

fn leave(shell: &mut Shell) {
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
}

const ADDED: [&str; 9] = ["story", "own2", "own1", "own0", "d0", "d1", "d2", "d3", "d4"];

#[test]
fn articles_are_in_the_order_that_was_chosen() {
    let mut shell = with_nine();
    assert_eq!(shown(&shell), ADDED);
    for (id, sentences) in [("d3", 1..3), ("own0", 0..4), ("d1", 1..2)] {
        shell.now += 1000;
        shell.go(id);
        for sentence in sentences {
            shell.focus(sentence);
            shell.tag("claim");
        }
    }
    leave(&mut shell);
    prefer(&mut shell, Preference::Order(Order::LastRead));
    assert_eq!(
        shown(&shell),
        ["d1", "own0", "d3", "story", "own2", "own1", "d0", "d2", "d4"]
    );
    prefer(&mut shell, Preference::Order(Order::Progress));
    assert_eq!(shown(&shell)[..3], ["own0", "d3", "d1"]);
    assert_eq!(shown(&shell)[3..], ["story", "own2", "own1", "d0", "d2", "d4"]);
    prefer(&mut shell, Preference::Order(Order::Title));
    let titles = shown(&shell);
    let place = |id: &str| titles.iter().position(|known| *known == id).expect("it is shown");
    for (earlier, later) in [
        ("d2", "own0"),
        ("own0", "own1"),
        ("own2", "d4"),
        ("d4", "d3"),
        ("d3", "d0"),
        ("d0", "d1"),
    ] {
        assert!(place(earlier) < place(later), "{titles:?}");
    }
}

#[test]
fn only_those_are_shown_that_the_reader_wants_to_see() {
    let mut shell = with_nine();
    find(&mut shell, "الامن");
    assert_eq!(shown(&shell), ["d1"], "whatever its marks and spelling");
    find(&mut shell, "  PORT re");
    assert_eq!(shown(&shell), ["d3", "d4"], "every word, in any order");
    find(&mut shell, "nowhere");
    assert!(shown(&shell).is_empty());
    find(&mut shell, "");
    prefer(&mut shell, Preference::FromWhere(FromWhere::Own));
    assert_eq!(shown(&shell), ADDED[..4]);
    prefer(&mut shell, Preference::FromWhere(FromWhere::Delivered));
    assert_eq!(shown(&shell), ADDED[4..]);
    prefer(&mut shell, Preference::FromWhere(FromWhere::Any));

    shell.go("own0");
    for sentence in 0..4 {
        shell.focus(sentence);
        shell.tag("quote");
    }
    shell.go("d2");
    shell.focus(1);
    shell.tag("claim");
    shell.focus(2);
    shell.send(Message::Annotate(hashiya_session::annotate::Message::ToggleUnsure));
    leave(&mut shell);
    for (state, expected) in [
        (HowFar::Begun, &["d2"][..]),
        (HowFar::Done, &["own0"]),
        (HowFar::Unsure, &["d2"]),
        (HowFar::Untagged, &["story", "own2", "own1", "d0", "d1", "d3", "d4"]),
    ] {
        prefer(&mut shell, Preference::HowFar(state));
        assert_eq!(shown(&shell), expected, "{state:?}");
    }
    // One choice beside another.
    prefer(&mut shell, Preference::FromWhere(FromWhere::Delivered));
    find(&mut shell, "report");
    assert_eq!(shown(&shell), ["d3", "d4"]);
    shell.send(Message::Library(library::Message::ShowAll));
    assert_eq!(shown(&shell), ADDED);
}

#[test]
fn words_are_looked_for_in_titles_files_sources_and_authors() {
    let mut shell = with_nine();
    let named = "Fish\n\nBy Nadia Barakat\n\nThe boats came in. They were full.";
    shell.open_file("كتاب الصيد-3.txt", named);
    assert_eq!(
        shell
            .state()
            .entry(&ArticleId::new("كتاب الصيد-3"))
            .and_then(|entry| entry.annotated()?.document.source.clone()),
        Some("By Nadia Barakat".to_owned())
    );
    let said = vec![
        (Detail::Author, "Élodie Petit".to_owned()),
        (Detail::Title, "Poissons".to_owned()),
    ];
    let message = library::describing::Message::Say(ArticleId::new("own1"), said);
    shell.send(Message::Library(library::Message::Describe(message)));
    for is_next_visit in [false, true] {
        if is_next_visit {
            // Which lists them without their texts.
            shell = shell.reload();
            assert!(
                shell
                    .state()
                    .entry(&ArticleId::new("own1"))
                    .is_some_and(LibraryEntry::is_unread)
            );
        }
        for (words, expected) in [
            ("poissons", "own1"),
            // What its text says that it is called.
            ("own 1", "own1"),
            ("elodie", "own1"),
            ("petit poissons", "own1"),
            ("barakat", "كتاب الصيد-3"),
            ("الصيد", "كتاب الصيد-3"),
            ("nadia fish", "كتاب الصيد-3"),
            ("d3.txt", "d3"),
        ] {
            find(&mut shell, words);
            assert_eq!(shown(&shell), [expected], "{words}");
        }
        find(&mut shell, "barakat poissons");
        assert!(shown(&shell).is_empty(), "words of two articles");
    }
}

#[test]
fn the_choice_is_kept_but_for_words() {
    let mut shell = with_nine();
    prefer(&mut shell, Preference::Order(Order::Title));
    prefer(&mut shell, Preference::FromWhere(FromWhere::Own));
    prefer(&mut shell, Preference::HowFar(HowFar::Untagged));
    let expected: Vec<String> = shown(&shell).into_iter().map(str::to_owned).collect();
    find(&mut shell, "own 1");
    assert_eq!(shown(&shell), ["own1"]);
    let shell = shell.reload();
    assert_eq!(shown(&shell), expected);
}

/// Nobody who has a few articles loses one out of sight to a choice of the past.
#[test]
fn all_of_few_articles_are_shown_as_they_are() {
    let mut shell = with_nine();
    prefer(&mut shell, Preference::Order(Order::Title));
    prefer(&mut shell, Preference::FromWhere(FromWhere::Delivered));
    assert_eq!(shown(&shell).len(), 5);
    assert!(shell.state().has_many_articles());
    let target = hashiya_session::DeletionTarget::Article(hashiya_core::article::ArticleId::new("story"));
    shell.send(Message::Delete(hashiya_session::delete::Message::Ask(target)));
    shell.send(Message::Delete(hashiya_session::delete::Message::Delete {
        new_annotator: "id-9".into(),
    }));
    assert!(!shell.state().has_many_articles());
    assert_eq!(shown(&shell), ADDED[1..]);
}
