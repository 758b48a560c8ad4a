//! A journal that answers when the page has begun without it: what it holds is the earlier word, of
//! articles that are loaded, of those that are not yet, and of all that belongs to none.

use std::collections::BTreeMap;

use hashiya_session::Message;
use hashiya_session::{annotate, settings, storage};

use super::backup::LETTER;
use super::import::{some, visit_by};
use super::listed::{again, listed};
use super::shell::{Shell, Site};
use super::{BOILERPLATE, FILES};

type Records = BTreeMap<String, String>;

fn records(shell: &Shell) -> Records {
    shell.disk.borrow().records.clone()
}

/// Two moments of one browser, the earlier first: every kind of record says something else.
fn earlier_and_later() -> [Records; 2] {
    let colleague = |name: &str| visit_by("id-2", name, &[(7, "quote")]).export().to_string();
    let mut shell = visit_by("id-1", "منى", &[(2, "claim"), (4, "quote")]);
    shell.open_file("sami.json", &colleague("سامي"));
    shell.open_file("letter.txt", LETTER);
    shell.go("letter");
    shell.focus(1);
    shell.tag("claim");
    shell.go("story");
    shell.focus(2);
    let earlier = records(&shell);
    shell.focus(2);
    shell.tag("background");
    shell.focus(4);
    shell.send(Message::Annotate(annotate::Message::Clear));
    shell.focus(BOILERPLATE.1);
    shell.send(Message::Annotate(annotate::Message::TreatAsText {
        block: BOILERPLATE.0,
    }));
    shell.open_file("sami.json", &colleague("سامي علي"));
    shell.send(Message::Settings(settings::Message::SetName("منى علي".into())));
    shell.go("letter");
    shell.focus(1);
    shell.tag("quote");
    shell.go("other");
    shell.focus(1);
    shell.tag("claim");
    shell.go("story");
    shell.focus(6);
    [earlier, records(&shell)]
}

/// A page that begins with these records; its articles are on their way.
fn page(records: &Records) -> Shell {
    let mut shell = Shell::new(Site::new(FILES));
    shell.disk.borrow_mut().records = records.clone();
    shell.slow = true;
    shell.boot();
    shell
}

fn late(shell: &mut Shell, records: &Records) {
    let records = records.clone().into_iter().collect();
    shell.send(Message::Storage(storage::Message::ReadLate(records)));
}

/// All that is said, and where the reader is.
fn says(shell: &mut Shell) -> Vec<String> {
    let mut says = vec![format!("{:?}", shell.state().reader)];
    for id in ["story", "other", "letter"] {
        shell.go(id);
        says.push(format!("{id}: {:?} at {:?}", shell.labels(), shell.focused()));
    }
    let last = shell
        .state()
        .name_of(&hashiya_core::annotation::AnnotatorId::new("id-2"));
    says.push(format!("{last:?}"));
    says
}

#[test]
fn a_late_journal_takes_the_place_of_nothing_newer() {
    let [earlier, later] = earlier_and_later();
    let mut expected = page(&later);
    expected.slow = false;
    expected.arrive();
    let expected = says(&mut expected);
    for arrives_before in [false, true] {
        let mut shell = page(&later);
        shell.slow = false;
        if arrives_before {
            shell.arrive();
        }
        late(&mut shell, &earlier);
        shell.arrive();
        assert_eq!(says(&mut shell), expected, "loaded: {arrives_before}");
        assert_eq!(
            says(&mut shell.reload()),
            expected,
            "loaded: {arrives_before}, reloaded"
        );
    }
}

#[test]
fn a_late_journal_brings_what_only_it_has() {
    let [earlier, later] = earlier_and_later();
    let mut shell = page(&earlier);
    late(&mut shell, &later);
    shell.slow = false;
    shell.arrive();
    shell.go("story");
    assert_eq!((shell.label(2), shell.label(4)), (some("background"), None));
    shell.go("letter");
    assert_eq!(shell.label(1), some("quote"));
}

#[test]
fn a_damaged_record_of_a_late_journal_takes_the_place_of_nothing() {
    let [_, later] = earlier_and_later();
    for kind in [":tags:", ":roles:", ":others", ":read:"] {
        let mut damaged = later.clone();
        damaged.retain(|key, _| key.contains(kind));
        assert!(!damaged.is_empty(), "{kind}");
        damaged.values_mut().for_each(|value| value.insert(0, '}'));
        let mut shell = page(&later);
        late(&mut shell, &damaged);
        shell.slow = false;
        shell.arrive();
        shell.go("story");
        assert_eq!(shell.label(2), some("background"), "{kind}");
        shell.go("letter");
        assert_eq!(shell.label(1), some("quote"), "{kind}");
    }
}

#[test]
fn an_article_that_was_opened_meanwhile_stays_with_what_was_tagged() {
    // Opened from disk and left without a word: the library has a true summary of it.
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot();
    shell.open_file("letter.txt", LETTER);
    shell.load_all();
    let earlier = records(&shell);
    let mut shell = again(shell);
    assert!(listed(&shell).contains(&"letter"));
    shell.go("letter");
    shell.focus(1);
    shell.tag("claim");
    late(&mut shell, &earlier);
    assert_eq!(shell.label(1), some("claim"), "on the page");
    shell.focus(2);
    shell.tag("quote");
    let mut shell = shell.reload();
    shell.go("letter");
    assert_eq!(
        (shell.label(1), shell.label(2)),
        (some("claim"), some("quote")),
        "stored"
    );
}
