//! Links to sentences that others made: they lead to the text that they were made of.

use hashiya_core::article::{Article, ArticleId, Metadata, Origin};
use hashiya_import::ImportedArticle;
use hashiya_session::navigation::shared::Awaited;
use hashiya_session::{
    Effect, FetchError, Message, ReadArticle, ReadFile, Route, Summary, citing, importing, library, navigation,
};

use super::shell::{Shell, Site};

const SHIP: &str = "A ship came in.\n\nIt had been at sea for a year. Nobody had missed it.";
const OTHER: &str = "A train left.\n\nIt was late. Everybody had waited. Then it rained.";

/// The link to a sentence, as it is copied where the article is called so.
fn link(file: &str, text: &str, sentence: usize) -> String {
    let mut shell = Shell::reading(&[(file, text)]);
    shell.focus(sentence);
    let effects = shell.send(Message::Citing(citing::Message::CopyLink));
    let address = effects.iter().find_map(|effect| match effect {
        Effect::CopyAddress(route) => Some(route.hash()),
        _ => None,
    });
    address.expect("a link")
}

fn follow(shell: &mut Shell, hash: &str) -> Vec<Effect> {
    let route = Route::parse(hash);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(route)))
}

/// A page that begins at a link.
fn opened_at(site: Site, hash: &str) -> Shell {
    let mut shell = Shell::new(site);
    shell.boot_as(|boot| boot.hash = hash.to_owned());
    shell
}

/// The article and the sentence that the reader is at.
fn place(shell: &Shell) -> Option<(String, Option<usize>)> {
    let open = shell.state().navigation.open.as_ref()?;
    Some((open.id.to_string(), open.focus))
}

fn open_file(shell: &mut Shell, name: &str, text: &str) {
    let id = ArticleId::from_file_name(name);
    let file = ReadFile {
        file: name.into(),
        read: Ok(ReadArticle {
            summary: Summary::of_delivered(Article::new(id, text, Origin::Opened)),
            article: ImportedArticle {
                text: text.into(),
                metadata: Metadata::default(),
                encoding_is_guess: false,
                roles: Vec::new(),
            },
        }),
    };
    for message in [
        importing::Message::Began(1),
        importing::Message::Read(vec![file]),
        importing::Message::Ended,
    ] {
        shell.send(Message::Importing(message));
    }
}

const SAME: &[(&str, &str)] = &[("ship.txt", SHIP), ("train.txt", OTHER)];
const RENAMED: &[(&str, &str)] = &[("train.txt", OTHER), ("vessel.txt", SHIP)];
const CROSSED: &[(&str, &str)] = &[("ship.txt", OTHER), ("vessel.txt", SHIP)];
const TWICE: &[(&str, &str)] = &[("a.txt", SHIP), ("ship.txt", SHIP)];

#[test]
fn a_link_leads_to_its_text_whatever_that_is_called() {
    let link = link("ship.txt", SHIP, 2);
    for (files, id) in [
        (SAME, "ship"),
        (RENAMED, "vessel"),
        (CROSSED, "vessel"),
        (TWICE, "ship"),
    ] {
        for is_summarised in [false, true] {
            let site = match is_summarised {
                false => Site::new(files),
                true => Site::new(files).summarised(),
            };
            let expected = Some((id.to_owned(), Some(2)));
            let mut shell = opened_at(site, &link);
            assert_eq!(place(&shell), expected, "{files:?}, with summaries: {is_summarised}");
            assert_eq!(shell.state().awaited_link(), None);
            // The same from elsewhere in the app; the address is the usual one at once.
            shell.go(files[0].0.trim_end_matches(".txt"));
            shell.focus(0);
            let effects = follow(&mut shell, &link);
            assert_eq!(place(&shell), expected, "{files:?}");
            let usual = Route::Article {
                id: ArticleId::new(id),
                sentence: Some(2),
            };
            assert!(effects.contains(&Effect::ReplaceRoute(usual)), "{effects:?}");
        }
    }
}

#[test]
fn no_other_text_is_opened_in_its_place() {
    let link = link("ship.txt", SHIP, 2);
    let none: &[(&str, &str)] = &[];
    for (files, is_other_text) in [
        (none, false),
        (&[("train.txt", OTHER)], false),
        (&[("ship.txt", OTHER)], true),
    ] {
        let mut shell = opened_at(Site::new(files), &link);
        assert_eq!(place(&shell), None, "{files:?}");
        assert_eq!(
            shell.state().awaited_link(),
            Some(Awaited::Absent { is_other_text }),
            "{files:?}"
        );
        // The file of the article: the link leads there now, whatever the file is called.
        open_file(&mut shell, "ship.txt", SHIP);
        let (id, focus) = place(&shell).expect("an article");
        assert_eq!(focus, Some(2), "{files:?}");
        assert_eq!(id == "ship", !is_other_text, "{id}");
        assert_eq!(shell.annotated().document.article.text.as_ref(), SHIP);
        assert_eq!(shell.state().awaited_link(), None);
    }
}

#[test]
fn another_file_leads_nowhere_and_a_reader_who_goes_elsewhere_stays_there() {
    let link = link("ship.txt", SHIP, 1);
    let mut shell = opened_at(Site::new(&[("train.txt", OTHER)]), &link);
    open_file(&mut shell, "ship.txt", "Quite another text.");
    assert_eq!(place(&shell), None);
    let absent = Awaited::Absent { is_other_text: true };
    assert_eq!(shell.state().awaited_link(), Some(absent));
    shell.go("train");
    assert_eq!(shell.state().awaited_link(), None);
    open_file(&mut shell, "vessel.txt", SHIP);
    assert_eq!(place(&shell).expect("an article").0, "train");
}

#[test]
fn what_is_on_its_way_is_waited_for() {
    let link = link("ship.txt", SHIP, 2);
    for (files, end) in [
        (RENAMED, Some(("vessel".to_owned(), Some(2)))),
        (&[("ship.txt", OTHER)], None),
    ] {
        let mut shell = Shell::new(Site::new(files));
        shell.slow = true;
        shell.boot_as(|boot| boot.hash.clone_from(&link));
        let mut steps = 0;
        while let Some(message) = shell.on_the_way.pop_front() {
            assert_eq!(place(&shell), None);
            assert_eq!(
                shell.state().awaited_link(),
                Some(Awaited::Unknown),
                "after {steps} answers"
            );
            shell.send(message);
            steps += 1;
            if place(&shell).is_some() {
                break;
            }
            let is_known = |id: &str| {
                shell
                    .state()
                    .entry(&ArticleId::new(id))
                    .is_some_and(|entry| entry.sha256().is_some())
            };
            if files.iter().all(|(file, _)| is_known(file.trim_end_matches(".txt"))) {
                break;
            }
        }
        assert!(steps >= 2, "the list and an article");
        shell.slow = false;
        shell.arrive();
        assert_eq!(place(&shell), end);
        assert_eq!(shell.state().awaited_link().is_some(), end.is_none());
    }
}

#[test]
fn a_list_that_did_not_come_is_no_answer() {
    let link = link("ship.txt", SHIP, 2);
    let mut site = Site::new(SAME);
    let list = std::mem::replace(&mut site.list, Err(FetchError::Network));
    let mut shell = opened_at(site, &link);
    assert_eq!(shell.state().awaited_link(), Some(Awaited::Unknown));
    shell.site.list = list;
    shell.send(Message::Library(library::Message::RetryList));
    assert_eq!(place(&shell), Some(("ship".to_owned(), Some(2))));
}

#[test]
fn links_from_before_lead_where_they_always_did() {
    for (hash, expected) in [
        ("#/articles/ship/1", Some(("ship".to_owned(), Some(1)))),
        ("#/articles/ship", Some(("ship".to_owned(), Some(0)))),
        ("#/articles/nothing/1", Some(("nothing".to_owned(), None))),
    ] {
        let shell = opened_at(Site::new(CROSSED), hash);
        assert_eq!(place(&shell), expected, "{hash}");
        assert_eq!(shell.state().awaited_link(), None);
    }
}
