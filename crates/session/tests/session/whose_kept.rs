//! Whose work it is, over time: backups, other tabs, stored answers and names.

use hashiya_core::annotation::AnnotatorId;
use hashiya_session::{Message, Person, Whose, settings};
use serde_json::json;

use super::backup::back_up;
use super::import::visit_by;
use super::shell::Shell;
use super::whose::{asked, file_by, open_questions, said};
use hashiya_testing::files::list;
use hashiya_testing::read_project;

/// A backup is its reader's own in a browser without a past; a reader of another name keeps theirs, and
/// where it cannot be told it is asked.
#[test]
fn a_backup_is_asked_about_where_it_cannot_be_told() {
    let backup = back_up(&mut visit_by("id-0", "منى", &[(2, "claim")]));
    for (name, tags, known) in [
        ("", &[][..], Some(Whose::Mine)),
        ("منى", &[], Some(Whose::Mine)),
        ("هند", &[], Some(Whose::Another)),
        ("هند", &[(3, "quote")], Some(Whose::Another)),
        ("", &[(3, "quote")], None),
        ("منى", &[(3, "quote")], None),
    ] {
        for whose in [Whose::Mine, Whose::Another] {
            let mut here = asked("id-1", name, tags);
            here.open_file("backup.json", &backup);
            let shown = &here.state().transfer.restores[0];
            assert_eq!(
                (&shown.asked[0].answer, shown.is_answered()),
                (&known, known.is_some()),
                "{name} {tags:?}"
            );
            here.answer("id-0", whose.clone());
            here.open_shown();
            assert_eq!(
                here.annotated().is_anothers(2),
                whose == Whose::Another,
                "{name} {tags:?} {whose:?}"
            );
            if let Some((sentence, label)) = tags.first() {
                assert_eq!(here.label(*sentence).as_deref(), Some(*label));
                assert!(!here.annotated().is_anothers(*sentence));
            }
        }
    }
}

/// The other tab, and the stores behind both, come to rest and to the same.
#[test]
fn another_tab_follows_the_answer() {
    let mut one = asked("id-1", "منى", &[(2, "claim")]);
    let mut other = Shell::in_browser(one.site.clone(), one.disk.clone());
    other.boot();
    other.go("story");
    one.open_file("mine.json", &file_by("id-0", "منى", &[(3, "quote"), (2, "background")]));
    one.answer("id-0", Whose::Mine);
    one.open_shown();
    let mut rounds = 0;
    while one.hear() | other.hear() {
        rounds += 1;
        assert!(rounds < 100, "they never come to rest");
    }
    assert_eq!(said(&mut other), said(&mut one));
    assert!(!other.annotated().is_anothers(3));
    other.focus(3);
    other.tag("claim");
    while one.hear() | other.hear() {}
    assert_eq!(said(&mut one)[3], [("id-1".into(), "claim".into())]);
}

/// An answer can be given anew, since what is stored is as it was said.
#[test]
fn what_is_stored_stays_under_the_identity_that_said_it() {
    let mut here = asked("id-1", "منى", &[(2, "claim")]);
    here.open_file("mine.json", &file_by("id-0", "", &[(2, "quote"), (3, "quote")]));
    here.answer("id-0", Whose::Mine);
    here.open_shown();
    let records = here.disk.borrow().records.clone();
    let tags = records
        .iter()
        .find(|(key, _)| key.contains(":tags:story:"))
        .expect("tags")
        .1;
    assert!(tags.contains("id-0") && tags.contains("id-1"), "{tags}");
    let people = records["hashiya:2:others"].clone();
    let without = people.replace("\"is\":\"id-1\"", "\"is\":\"id-0\"");
    assert_ne!(people, without);
    here.disk
        .borrow_mut()
        .records
        .insert("hashiya:2:others".into(), without);
    let mut here = here.reopen();
    assert_eq!(said(&mut here)[2].len(), 2, "two people again");
}

#[test]
fn names_as_the_first_version_stored_them_are_read() {
    let mut here = visit_by("id-1", "منى", &[(2, "claim")]);
    here.disk
        .borrow_mut()
        .records
        .insert("hashiya:1:others".into(), json!({"id-2": "سامي"}).to_string());
    here = here.reopen();
    assert_eq!(here.state().name_of(&AnnotatorId::new("id-2")), Some("سامي"));
    assert!(
        here.disk.borrow().records.contains_key("hashiya:2:others"),
        "written in the latest form"
    );
    let mut here = here.reopen();
    assert!(
        !here.disk.borrow().records.contains_key("hashiya:1:others"),
        "away once it is all there"
    );
    here.send(Message::Settings(settings::Message::SetName("منى".into())));
    assert_eq!(here.reopen().state().name_of(&AnnotatorId::new("id-2")), Some("سامي"));
}

#[test]
fn answers_in_a_circle_lead_somewhere_and_never_from_the_reader() {
    let id = AnnotatorId::new;
    let stamp = hashiya_core::annotation::Stamp::from_millis;
    let mut people = hashiya_session::People::default();
    for (one, other) in [
        ("a", "b"),
        ("b", "c"),
        ("c", "a"),
        ("d", "a"),
        ("e", "me"),
        ("f", "e"),
        ("me", "a"),
    ] {
        people.answer(id(one), id(other), stamp(5));
    }
    let aliases = people.aliases(&id("me"));
    let of = |one: &str| aliases.get(&id(one)).map(AnnotatorId::as_str);
    assert_eq!(
        [of("a"), of("b"), of("c"), of("d")],
        [None, Some("a"), Some("a"), Some("a")]
    );
    assert_eq!([of("e"), of("f"), of("me")], [Some("me"), Some("me"), None]);
    assert_eq!(people.get(&id("z")), None::<&Person>);
}

#[test]
fn the_file_of_the_complaint_opens_as_ones_own() {
    let file = read_project("tests/data/files/own-work.json");
    let mut here = asked("id-1", "Rana", &[(2, "claim")]);
    here.open_file("32-own-work.json", &file);
    assert_eq!(open_questions(&here)[0].0, "5f2c9b1e0d3a4c7788aa");
    here.answer("5f2c9b1e0d3a4c7788aa", Whose::Mine);
    here.open_shown();
    here.go("ferry");
    assert!((0..9).all(|sentence| !here.annotated().is_anothers(sentence)));
    assert_eq!(here.annotated().counts().tagged(), here.annotated().counts().total);
    let file = here.export();
    assert_eq!(list(&file["annotators"]).len(), 1);
}
