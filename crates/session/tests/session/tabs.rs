//! Several tabs of one browser: all end with the same, and none undoes another's work.

use hashiya_session::{annotate, storage};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use hashiya_core::article::Role;
use hashiya_session::Message;
use proptest::prelude::*;

use super::shell::{Shell, Site};
use super::update_laws::{Snapshot, command};
use super::{BOILERPLATE, FILES};
use hashiya_testing::cases;

/// Tabs with the story open, the clock of each as far ahead as told (milliseconds).
pub fn tabs<const N: usize>(ahead: [i64; N]) -> [Shell; N] {
    let first = Shell::reading(FILES);
    let (site, disk) = (first.site.clone(), first.disk.clone());
    let mut first = Some(first);
    ahead.map(|ahead| {
        let mut tab = first.take().unwrap_or_else(|| {
            let mut tab = Shell::in_browser(Site::clone(&site), Rc::clone(&disk));
            tab.boot();
            tab.go("story");
            tab
        });
        tab.now = tab.now.saturating_add_signed(ahead);
        tab
    })
}

/// Lets every tab hear everything; panics when they never fall silent.
fn settle(tabs: &mut [Shell]) {
    for _ in 0..2_000 {
        let heard: Vec<bool> = tabs.iter_mut().map(Shell::hear).collect();
        if !heard.contains(&true) {
            return;
        }
    }
    panic!("the tabs never fall silent");
}

fn some(label: &str) -> Option<String> {
    Some(label.to_owned())
}

#[test]
fn a_tag_in_one_tab_is_seen_in_the_other() {
    let mut tabs = tabs([0, 0]);
    tabs[0].focus(2);
    tabs[0].tag("claim");
    tabs[0].send(Message::Annotate(annotate::Message::SaveNote("why".into())));
    tabs[0].send(Message::Annotate(annotate::Message::TreatAsText {
        block: BOILERPLATE.0,
    }));
    settle(&mut tabs);
    assert_eq!((tabs[1].label(2), tabs[1].note(2).as_str()), (some("claim"), "why"));
    assert_eq!(tabs[1].annotated().role(BOILERPLATE.0), Role::Body);
    assert_eq!(tabs[1].annotated().counts(), tabs[0].annotated().counts());
    assert_eq!(tabs[1].state().reader, tabs[0].state().reader, "one reader");
    assert!(
        !tabs[1].annotated().can_undo(),
        "another tab's change is not undone by mistake"
    );
    assert_eq!(tabs[1].focused(), Some(0), "nor does it take the reader along");
}

#[test]
fn tags_made_at_once_in_one_part_of_the_article_are_both_kept() {
    let mut tabs = tabs([0, 0]);
    for (tab, sentence, label) in [(0, 2, "claim"), (1, 3, "quote")] {
        tabs[tab].focus(sentence);
        tabs[tab].tag(label);
    }
    settle(&mut tabs);
    for tab in &tabs {
        assert_eq!((tab.label(2), tab.label(3)), (some("claim"), some("quote")));
    }
    let [first, _] = tabs;
    let first = first.reopen();
    assert_eq!(
        (first.label(2), first.label(3)),
        (some("claim"), some("quote")),
        "on disk too"
    );
}

#[test]
fn roles_set_at_once_are_both_kept() {
    let mut tabs = tabs([0, 0]);
    for (tab, sentence) in [(0, 0), (1, 6)] {
        tabs[tab].focus(sentence);
        tabs[tab].send(Message::Annotate(annotate::Message::SetRole(Some(Role::Caption))));
    }
    settle(&mut tabs);
    let [first, second] = tabs;
    assert_eq!(
        (second.annotated().role(0), second.annotated().role(4)),
        (Role::Caption, Role::Caption)
    );
    let first = first.reopen();
    assert_eq!(
        (first.annotated().role(0), first.annotated().role(4)),
        (Role::Caption, Role::Caption),
        "on disk too"
    );
}

#[test]
fn undo_leaves_what_another_tab_said_later() {
    let mut tabs = tabs([0, -86_400_000]);
    tabs[0].focus(2);
    tabs[0].extend(4);
    tabs[0].tag("claim");
    settle(&mut tabs);
    tabs[1].focus(3);
    tabs[1].tag("quote");
    settle(&mut tabs);
    tabs[0].send(Message::Annotate(annotate::Message::Undo));
    settle(&mut tabs);
    for tab in &tabs {
        assert_eq!((tab.label(2), tab.label(3), tab.label(4)), (None, some("quote"), None));
    }
    tabs[0].send(Message::Annotate(annotate::Message::Redo));
    settle(&mut tabs);
    for tab in &tabs {
        assert_eq!(
            (tab.label(2), tab.label(3), tab.label(4)),
            (some("claim"), some("quote"), some("claim"))
        );
    }
    tabs[1].send(Message::Annotate(annotate::Message::Undo));
    settle(&mut tabs);
    assert_eq!(tabs[0].label(3), some("claim"), "the other tab's own step");
}

#[test]
fn undo_leaves_a_role_that_another_tab_set_later() {
    let mut tabs = tabs([0, 0]);
    tabs[0].focus(0);
    tabs[0].send(Message::Annotate(annotate::Message::SetRole(Some(Role::Heading))));
    settle(&mut tabs);
    tabs[1].focus(0);
    tabs[1].send(Message::Annotate(annotate::Message::SetRole(Some(Role::Caption))));
    settle(&mut tabs);
    tabs[0].send(Message::Annotate(annotate::Message::Undo));
    settle(&mut tabs);
    assert_eq!(tabs[1].annotated().role(0), Role::Caption);
}

#[test]
fn undo_leaves_the_same_when_another_tab_said_it_again() {
    let mut tabs = tabs([0, -86_400_000]);
    tabs[0].focus(2);
    tabs[0].tag("claim");
    tabs[0].send(Message::Annotate(annotate::Message::SetRole(Some(Role::Caption))));
    settle(&mut tabs);
    tabs[1].focus(2);
    tabs[1].send(Message::Annotate(annotate::Message::Clear));
    tabs[1].tag("claim");
    tabs[1].send(Message::Annotate(annotate::Message::SetRole(Some(Role::Heading))));
    tabs[1].send(Message::Annotate(annotate::Message::SetRole(Some(Role::Caption))));
    settle(&mut tabs);
    for _ in 0..2 {
        tabs[0].send(Message::Annotate(annotate::Message::Undo));
    }
    settle(&mut tabs);
    for tab in &tabs {
        assert_eq!(tab.label(2), some("claim"), "the other tab's word");
        assert_eq!(tab.annotated().role(2), Role::Caption);
    }
    for _ in 0..4 {
        tabs[1].send(Message::Annotate(annotate::Message::Undo));
    }
    settle(&mut tabs);
    for tab in &tabs {
        assert_eq!(tab.label(2), some("claim"), "before the other tab came");
        assert_eq!(tab.annotated().role(2), Role::Caption);
    }
}

#[test]
fn undo_brings_back_another_tabs_word_and_does_not_take_that_back_next() {
    let mut tabs = tabs([0, 0]);
    tabs[0].focus(2);
    tabs[0].tag("claim");
    settle(&mut tabs);
    tabs[1].focus(2);
    tabs[1].send(Message::Annotate(annotate::Message::Clear));
    tabs[1].tag("claim");
    settle(&mut tabs);
    tabs[0].tag("quote");
    tabs[0].send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(tabs[0].label(2), some("claim"), "what the other tab said");
    tabs[0].send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(tabs[0].label(2), some("claim"), "it is not the own first step");
    tabs[0].send(Message::Annotate(annotate::Message::Redo));
    tabs[0].send(Message::Annotate(annotate::Message::Redo));
    assert_eq!(tabs[0].label(2), some("quote"));
}

#[test]
fn an_article_opened_in_one_tab_comes_to_the_other() {
    let mut tabs = tabs([0, 0]);
    tabs[0].open_file("mine.txt", "تقرير من عندي. وجملة ثانية فيه.\n");
    tabs[0].go("mine");
    tabs[0].focus(0);
    tabs[0].tag("claim");
    settle(&mut tabs);
    assert_eq!(tabs[1].state().library.entries.len(), 3);
    tabs[1].go("mine");
    assert_eq!(tabs[1].label(0), some("claim"));
}

#[test]
fn what_comes_before_its_article_waits_for_it() {
    let mut here = Shell::new(Site::new(FILES));
    here.slow = true;
    here.boot();
    let mut there = Shell::in_browser(here.site.clone(), Rc::clone(&here.disk));
    there.boot();
    there.go("story");
    there.focus(2);
    there.tag("claim");
    while here.hear() {}
    here.slow = false;
    here.arrive();
    here.go("story");
    assert_eq!(here.label(2), some("claim"));
}

#[test]
fn a_damaged_record_of_another_tab_is_set_aside_and_healed() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    let key = shell.disk.borrow().keys("tags:story:")[0].clone();
    let sound = shell.disk.borrow().records[&key].clone();
    shell.disk.borrow_mut().records.insert(key.clone(), "[[".into());
    shell.send(Message::Storage(storage::Message::ChangedElsewhere {
        key: key.clone(),
        value: Some("[[".into()),
    }));
    assert_eq!(shell.notices(), ["storage-damaged"]);
    assert_eq!(shell.label(2), some("claim"));
    assert_eq!(shell.disk.borrow().records[&key], sound);
    assert_eq!(shell.disk.borrow().keys("damaged:").len(), 1);
}

#[test]
fn a_record_that_is_gone_takes_nothing_from_the_page() {
    let mut shell = Shell::reading(FILES);
    shell.focus(2);
    shell.tag("claim");
    let key = shell.disk.borrow().keys("tags:story:")[0].clone();
    shell.send(Message::Storage(storage::Message::ChangedElsewhere {
        key,
        value: None,
    }));
    assert_eq!(shell.label(2), some("claim"));
}

/// What happens in which tab: a command, or hearing of another tab's change.
fn happenings() -> impl Strategy<Value = Vec<(usize, Option<Message>)>> {
    let happening = prop_oneof![2 => command().prop_map(Some), 1 => Just(Some(Message::Annotate(annotate::Message::Undo))), 3 => Just(None)];
    prop::collection::vec((0usize..3, happening), 0..30)
}

/// Every entry of the open article by its place and author: label, note and stamp.
fn entries(tab: &Shell) -> BTreeMap<String, (Option<String>, String, u64)> {
    let entries = tab.annotated().annotations().iter();
    entries
        .map(|(key, entry)| {
            let label = entry.label.as_ref().map(ToString::to_string);
            (format!("{key:?}"), (label, entry.note.clone(), entry.stamp.millis()))
        })
        .collect()
}

proptest! {
    #![proptest_config(cases(40))]

    /// Whatever happens in which order: undo and redo only ever replace what this tab wrote.
    #[test]
    fn undo_and_redo_touch_only_what_this_tab_wrote(
        happenings in happenings(),
        ahead in prop::array::uniform3(prop::sample::select(vec![0, 1, 1000, 86_400_000, -86_400_000])),
    ) {
        let mut tabs = tabs(ahead);
        let mut written = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
        for (tab, happening) in happenings {
            let Some(message) = happening else {
                tabs[tab].hear();
                continue;
            };
            for message in [message, Message::Annotate(annotate::Message::Undo), Message::Annotate(annotate::Message::Redo)] {
                let retraces = matches!(message, Message::Annotate(annotate::Message::Undo) | Message::Annotate(annotate::Message::Redo));
                let before = entries(&tabs[tab]);
                tabs[tab].send(message);
                for (key, after) in entries(&tabs[tab]) {
                    let replaced = before.get(&key);
                    if replaced == Some(&after) {
                        continue;
                    }
                    if let Some((_, _, stamp)) = replaced.filter(|_| retraces) {
                        prop_assert!(written[tab].contains(stamp), "{key}: {replaced:?} became {after:?}");
                    }
                    written[tab].insert(after.2);
                }
            }
        }
    }

    /// Whatever the order of events and however wrong the clocks: three tabs and the disk agree in the end.
    #[test]
    fn tabs_agree_in_the_end(
        happenings in happenings(),
        ahead in prop::array::uniform3(prop::sample::select(vec![0, 0, 1, 1000, 86_400_000, -86_400_000])),
    ) {
        let mut tabs = tabs(ahead);
        for (tab, happening) in happenings {
            match happening {
                Some(message) => drop(tabs[tab].send(message)),
                None => drop(tabs[tab].hear()),
            }
        }
        settle(&mut tabs);
        let first = Snapshot::of(&tabs[0]);
        prop_assert_eq!(&Snapshot::of(&tabs[1]), &first);
        prop_assert_eq!(&Snapshot::of(&tabs[2]), &first);
        let [one, _, _] = tabs;
        prop_assert_eq!(&Snapshot::of(&one.reopen()), &first);
    }
}
