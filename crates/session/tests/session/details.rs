//! What the reader says of an article: it goes wherever the article is named, what its source says comes back, and
//! it is kept like any work of theirs.

use hashiya_core::annotation::Stamp;
use hashiya_core::article::ArticleId;
use hashiya_session::library::{collecting, describing};
use hashiya_session::{
    Collection, CollectionId, Collections, Detail, Details, Dialog, Membership, Message, PaletteItem, Said, choices,
};
use hashiya_session::{Preference, delete, library, settings, transfer};
use proptest::prelude::*;
use std::rc::Rc;

use super::FILES;
use super::listed::again;
use super::shell::{Shell, Site};
use hashiya_testing::cases;

/// Says one thing of an article.
pub fn describe(shell: &mut Shell, id: &str, detail: Detail, text: &str) {
    let message = describing::Message::Say(ArticleId::new(id), vec![(detail, text.to_owned())]);
    shell.send(Message::Library(library::Message::Describe(message)));
}

/// Puts articles into the collection of this name.
pub fn collect(shell: &mut Shell, name: &str, articles: &[&str]) {
    let (name, articles) = (name.to_owned(), articles.iter().map(|id| ArticleId::new(id)).collect());
    let message = collecting::Message::Create { name, articles };
    shell.send(Message::Library(library::Message::Collect(message)));
}

fn title(shell: &Shell, id: &str) -> String {
    let state = shell.state();
    let entry = state.entry(&ArticleId::new(id)).expect("the article");
    state.name_of_entry(entry).to_owned()
}

/// The names of the collections that an article is in.
pub fn collections_of(shell: &Shell, id: &str) -> Vec<String> {
    let state = shell.state();
    let is_in = |known: &CollectionId| state.is_in(&ArticleId::new(id), known);
    let all = state.collections().into_iter();
    all.filter(|(known, ..)| is_in(known))
        .map(|(_, name, _)| name)
        .collect()
}

fn visit() -> Shell {
    let mut shell = Shell::reading(FILES);
    shell.open_file("mine.txt", "My own report\n\nIt says this. And it says that.");
    shell.load_all();
    shell
}

#[test]
fn a_title_is_told_wherever_the_article_is_named() {
    for id in ["story", "mine"] {
        let mut shell = visit();
        let found = title(&shell, id);
        describe(&mut shell, id, Detail::Title, "  Another\n title ");
        assert_eq!(title(&shell, id), "Another title");
        shell.go(id);
        shell.focus(1);
        let file = shell.export();
        let mut articles = file["articles"].as_array().expect("articles").iter();
        let exported = articles.find(|article| article["id"] == id).expect("the article");
        assert_eq!(exported["title"], "Another title");
        let items = choices(shell.state(), "another title");
        assert!(
            items
                .iter()
                .any(|item| matches!(item, PaletteItem::Article(_, "Another title")))
        );
        // Listed, without its text.
        let mut shell = again(shell);
        assert_eq!(title(&shell, id), "Another title");
        shell.load_all();
        assert_eq!(title(&shell, id), "Another title");
        describe(&mut shell, id, Detail::Title, "");
        assert_eq!(title(&shell, id), found);
        describe(&mut shell, id, Detail::Title, "Again");
        describe(&mut shell, id, Detail::Title, &found);
        assert_eq!(title(&again(shell), id), found, "what the source says is not said");
    }
}

#[test]
fn a_quotation_and_its_link_are_of_what_the_reader_says() {
    let mut shell = visit();
    shell.go("mine");
    shell.focus(1);
    assert!(
        !hashiya_session::action("copy-source-link")
            .expect("it is there")
            .is_available(shell.state())
    );
    for (detail, text) in [
        (Detail::Author, "Mona"),
        (Detail::Date, "2024"),
        (Detail::Address, "https://example.org/a"),
    ] {
        describe(&mut shell, "mine", detail, text);
    }
    assert!(
        hashiya_session::action("copy-source-link")
            .expect("it is there")
            .is_available(shell.state())
    );
    let effects = shell.send(Message::Citing(hashiya_session::citing::Message::CopyQuotation));
    let copied = effects.iter().find_map(|effect| match effect {
        hashiya_session::Effect::Copy { text, .. } => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("a quotation");
    for part in ["Mona", "2024", "https://example.org/a", "My own report"] {
        assert!(copied.contains(part), "{copied}");
    }
}

#[test]
fn what_can_be_no_address_and_no_language_is_not_said() {
    let mut shell = visit();
    let said = |shell: &Shell, detail| {
        shell
            .state()
            .said_of(&ArticleId::new("mine"), detail)
            .map(str::to_owned)
    };
    for (detail, text) in [
        (Detail::Address, "javascript:alert(1)"),
        (Detail::Address, "https://"),
        (Detail::Address, "example.org"),
        (Detail::Language, "a"),
        (Detail::Language, "\"><b>"),
        (Detail::Language, "toolonglanguage"),
    ] {
        describe(&mut shell, "mine", detail, text);
        assert_eq!(said(&shell, detail), None, "{text}");
    }
    describe(&mut shell, "mine", Detail::Language, "fr-CA");
    shell.go("mine");
    let file = shell.export();
    assert_eq!(file["articles"][0]["language"], "fr-CA");
    assert_eq!(file["articles"][0]["said"]["language"]["text"], "fr-CA");
}

#[test]
fn the_window_comes_with_the_text_and_goes_with_the_article() {
    let mut shell = again(visit());
    shell.send(Message::Library(library::Message::Describe(describing::Message::Open(
        ArticleId::new("mine"),
    ))));
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Details));
    assert!(
        shell
            .state()
            .described_article()
            .is_some_and(|entry| entry.annotated().is_some())
    );
    delete_article(&mut shell, "mine");
    assert_eq!(shell.state().navigation.dialog, None);
    assert!(shell.state().described_article().is_none());
}

fn delete_article(shell: &mut Shell, id: &str) {
    let target = hashiya_session::DeletionTarget::Article(ArticleId::new(id));
    shell.send(Message::Delete(delete::Message::Ask(target)));
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "id-9".into(),
    }));
}

fn details_records(shell: &Shell) -> Vec<String> {
    let disk = shell.disk.borrow();
    let keys = disk.records.keys().filter(|key| key.contains(":details:"));
    keys.cloned().collect()
}

#[test]
fn they_go_with_an_article_and_come_back_with_it() {
    let mut shell = visit();
    describe(&mut shell, "mine", Detail::Title, "Mine");
    collect(&mut shell, "Water", &["mine", "story"]);
    shell.go("story");
    shell.focus(1);
    shell.tag("claim");
    delete_article(&mut shell, "mine");
    assert_eq!(details_records(&shell), ["hashiya:1:details:story"]);
    // Of what is delivered the annotations go.
    delete_article(&mut shell, "story");
    assert_eq!(collections_of(&shell, "story"), ["Water"]);
    let ids: Vec<u64> = shell.state().deletions.done.iter().map(|done| done.id).collect();
    for id in ids {
        shell.send(Message::Delete(delete::Message::Undelete(id)));
    }
    assert_eq!(title(&shell, "mine"), "Mine");
    assert_eq!(collections_of(&shell, "mine"), ["Water"]);
    let shell = again(shell);
    assert_eq!(title(&shell, "mine"), "Mine");
    assert_eq!(collections_of(&shell, "mine"), ["Water"]);
}

#[test]
fn two_tabs_come_to_the_same() {
    let mut one = visit();
    let mut other = Shell::in_browser(one.site.clone(), Rc::clone(&one.disk));
    other.boot();
    other.load_all();
    describe(&mut one, "mine", Detail::Title, "Of one");
    describe(&mut other, "mine", Detail::Author, "Of the other");
    collect(&mut one, "A", &["mine"]);
    collect(&mut other, "B", &["mine", "story"]);
    while one.hear() || other.hear() {}
    for shell in [&one, &other] {
        assert_eq!(title(shell, "mine"), "Of one");
        assert_eq!(
            shell.state().said_of(&ArticleId::new("mine"), Detail::Author),
            Some("Of the other")
        );
        assert_eq!(collections_of(shell, "mine"), ["A", "B"]);
        assert_eq!(collections_of(shell, "story"), ["B"]);
    }
    let shell = one.reload();
    assert_eq!(collections_of(&shell, "mine"), ["A", "B"]);
}

#[test]
fn files_and_backups_carry_them() {
    for kind in [transfer::Message::ExportAll, transfer::Message::BackUp] {
        let mut shell = visit();
        describe(&mut shell, "mine", Detail::Title, "Mine");
        describe(&mut shell, "story", Detail::Author, "Her");
        collect(&mut shell, "Water", &["mine", "story"]);
        collect(&mut shell, "Other", &["mine"]);
        shell.send(Message::Transfer(kind));
        let (_, content) = shell.downloads.last().expect("a file").clone();
        let mut there = Shell::new(Site::new(FILES));
        there.boot();
        there.load_all();
        // The same name there is the same collection.
        collect(&mut there, "Other", &["story"]);
        for _ in 0..2 {
            there.open_file("from-elsewhere.json", &content);
            there.send(Message::Transfer(transfer::Message::Restore));
            assert_eq!(title(&there, "mine"), "Mine");
            assert_eq!(
                there.state().said_of(&ArticleId::new("story"), Detail::Author),
                Some("Her")
            );
            assert_eq!(collections_of(&there, "mine"), ["Other", "Water"]);
            assert_eq!(collections_of(&there, "story"), ["Other", "Water"]);
        }
    }
}

#[test]
fn what_was_said_later_here_stays_whatever_a_file_says() {
    let mut shell = visit();
    describe(&mut shell, "mine", Detail::Title, "First");
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    let (_, content) = shell.downloads.last().expect("a file").clone();
    shell.now += 1000;
    describe(&mut shell, "mine", Detail::Title, "");
    shell.open_file("old.json", &content);
    assert_eq!(title(&shell, "mine"), "My own report");
}

/// A record that a newer program wrote something into keeps it.
#[test]
fn what_a_newer_program_says_stays() {
    let shell = visit();
    let key = "hashiya:1:details:mine";
    shell.disk.borrow_mut().records.insert(
        key.to_owned(),
        r#"{"said":{"publisher":[5,"Them"],"title":[6,"Mine"]}}"#.to_owned(),
    );
    let mut shell = shell.reload();
    assert_eq!(title(&shell, "mine"), "Mine");
    shell.load_all();
    describe(&mut shell, "mine", Detail::Author, "Her");
    let disk = shell.disk.borrow();
    let record = &disk.records[key];
    assert!(record.contains("Them") && record.contains("Her"), "{record}");
}

#[test]
fn what_cannot_be_read_is_set_aside_before_anything_is_written_there() {
    let shell = visit();
    let key = "hashiya:1:details:mine";
    let damaged = r#"{"said":{"title":"#;
    shell
        .disk
        .borrow_mut()
        .records
        .insert(key.to_owned(), damaged.to_owned());
    let mut shell = again(shell);
    assert_eq!(title(&shell, "mine"), "My own report");
    shell.load_all();
    describe(&mut shell, "mine", Detail::Title, "Mine");
    let disk = shell.disk.borrow();
    assert!(disk.records[key].contains("Mine"));
    let is_kept = |(key, value): (&String, &String)| key.contains(":damaged:") && value == damaged;
    assert!(disk.records.iter().any(is_kept));
}

fn stamps() -> impl Strategy<Value = Stamp> {
    (0..4_u64).prop_map(Stamp::from_millis)
}

fn details() -> impl Strategy<Value = Details> {
    let said = (0..Detail::ALL.len(), stamps(), prop::option::of("[ab]"));
    let member = ("[xy]", stamps(), any::<bool>());
    let parts = (prop::collection::vec(said, 0..6), prop::collection::vec(member, 0..6));
    parts.prop_map(|(said, members)| {
        let mut details = Details::default();
        for (detail, at, text) in said {
            details.put(Detail::ALL[detail], Said(at, text));
        }
        for (collection, at, is_in) in members {
            details.group(CollectionId::new(&collection), Membership(at, is_in));
        }
        details
    })
}

fn collections() -> impl Strategy<Value = Collections> {
    let one = ("[xyz]", stamps(), any::<bool>(), "[ab]");
    prop::collection::vec(one, 0..6).prop_map(|all| {
        let mut collections = Collections::default();
        for (id, at, is_deleted, name) in all {
            collections.put(CollectionId::new(&id), Collection { at, is_deleted, name });
        }
        collections
    })
}

fn merged<T: Clone>(one: &T, other: &T, merge: fn(&mut T, T)) -> T {
    let mut both = one.clone();
    merge(&mut both, other.clone());
    both
}

fn assert_laws<T: Clone + PartialEq + std::fmt::Debug>([a, b, c]: &[T; 3], merge: fn(&mut T, T)) {
    let both = |one: &T, other: &T| merged(one, other, merge);
    assert_eq!(both(a, b), both(b, a));
    assert_eq!(both(a, a), *a);
    assert_eq!(both(&both(a, b), c), both(a, &both(b, c)));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn details_merge_in_any_order(three in [details(), details(), details()]) {
        assert_laws(&three, Details::merge);
    }

    #[test]
    fn collections_merge_in_any_order(three in [collections(), collections(), collections()]) {
        assert_laws(&three, Collections::merge);
    }
}

#[test]
fn the_length_is_the_number_that_is_shown_everywhere() {
    let page = "Home\nSports\nContact us\n\nA ship came in\n\nBy Nadia Barakat\n\nIt was late. Nobody saw it.\n\nShare this article\n© 2026 The Valley Paper. All rights reserved.";
    let mut shell = Shell::new(Site::new(&[("ship.txt", page)]));
    shell.boot();
    for counts_credits in [false, true] {
        shell.send(Message::Settings(settings::Message::Prefer(Preference::CountCredits(
            counts_credits,
        ))));
        shell.go("ship");
        let state = shell.state();
        let entry = state.entry(&ArticleId::new("ship")).expect("the article");
        let work = entry.annotated().expect("its text");
        let total = state.counts_of(entry).expect("counts").total;
        assert!(
            total < work.document.sentences.len(),
            "leftovers are no sentences to tag"
        );
        assert_eq!(
            state.length_of_work(work),
            state.locale.count(&state.messages().library.sentences, total)
        );
    }
}
