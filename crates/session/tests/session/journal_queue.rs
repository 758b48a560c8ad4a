//! The journal: what is merged into it, how both stores are brought to the same when the page opens,
//! and when the page may say "saved".

use hashiya_session::{annotate, settings, storage};
use std::collections::BTreeMap;

use hashiya_session::{
    JournalQueue, KEY_PREFIX, KeyValueStore, Message, Record, Refusal, SaveState, WriteQueue, merged, reconcile,
};
use proptest::prelude::*;

use super::FILES;
use super::shell::Shell;
use super::texts_support::is_text;
use super::update_laws::{Snapshot, command};
use hashiya_testing::cases;

type Records = BTreeMap<String, String>;

fn list(records: &Records) -> Vec<Record> {
    records.clone().into_iter().collect()
}

/// Both stores after they were brought together, and what the page begins with.
fn together(stored: &Records, journal: &Records) -> (Records, Records, Records) {
    let reconciled = reconcile(list(stored), list(journal));
    let (mut stored, mut journal) = (stored.clone(), journal.clone());
    stored.extend(reconciled.to_storage);
    journal.extend(reconciled.to_journal);
    (stored, journal, reconciled.records.into_iter().collect())
}

/// A journal that was given every write of a visit, as the page does it.
fn journalled(journal: &mut Records, disk: &Records) {
    for (key, value) in disk {
        match journal.get(key) {
            Some(old) if old != value => journal.extend(merged(key, old, value)),
            _ => drop(journal.insert(key.clone(), value.clone())),
        }
    }
}

/// What the records of a shell's disk show in a new page.
fn shown(shell: Shell, records: Records) -> Snapshot {
    shell.disk.borrow_mut().records = records;
    Snapshot::of(&shell.reopen())
}

fn perform(shell: &mut Shell, messages: Vec<Message>) {
    for message in messages {
        shell.send(message);
    }
}

fn disk_of(shell: &Shell) -> Records {
    shell.disk.borrow().records.clone()
}

/// A visit to the story in a browser that has these records already.
fn visit_on(records: &Records, messages: Vec<Message>, later: u64) -> Shell {
    let shell = Shell::reading(FILES);
    shell.disk.borrow_mut().records = records.clone();
    let mut shell = shell.reopen();
    shell.now += later;
    perform(&mut shell, messages);
    shell
}

fn commands() -> impl Strategy<Value = Vec<Message>> {
    prop::collection::vec(command(), 0..12)
}

/// Records of one kind, that can differ: those that carry stamps.
fn is_stamped(key: &str) -> bool {
    ["tags", "roles", "cuts", "profile"]
        .iter()
        .any(|kind| key.split(':').nth(2) == Some(kind))
}

fn stamped(records: Records) -> Records {
    records.into_iter().filter(|(key, _)| is_stamped(key)).collect()
}

proptest! {
    #![proptest_config(cases(48))]

    /// Local storage that a kill has put back to any earlier moment loses nothing: the journal has it.
    #[test]
    fn a_kill_at_any_moment_loses_nothing(visit in commands(), back in any::<prop::sample::Index>()) {
        let mut shell = Shell::reading(FILES);
        let mut journal = Records::new();
        let mut moments = vec![Records::new(), disk_of(&shell)];
        for message in visit {
            shell.send(message);
            moments.push(disk_of(&shell));
        }
        for moment in &moments {
            journalled(&mut journal, moment);
        }
        let expected = Snapshot::of(&shell);
        let stored = &moments[back.index(moments.len())];
        let (stored, journal, begun) = together(stored, &journal);
        prop_assert_eq!(&begun, &stored);
        prop_assert_eq!(&begun, &journal);
        prop_assert_eq!(shown(shell, begun), expected);
    }

    /// Two stores that went apart: what either has comes out of both, whichever is which, and a second
    /// time there is nothing to do.
    #[test]
    fn bringing_together_loses_nothing_of_either_side(
        before in commands(), ours in commands(), theirs in commands(), later in 0u64..100_000,
    ) {
        let base = disk_of(&visit_on(&Records::new(), before, 0));
        let (one, other) = (visit_on(&base, ours, 0), visit_on(&base, theirs, later));
        let (stored, journal) = (disk_of(&one), disk_of(&other));
        let (mended, healed, begun) = together(&stored, &journal);
        prop_assert_eq!(&mended, &healed);
        prop_assert_eq!(&mended, &begun);
        let again = reconcile(list(&mended), list(&healed));
        prop_assert!(again.to_storage.is_empty() && again.to_journal.is_empty(), "{:?}", again);
        let (_, _, turned) = together(&journal, &stored);
        prop_assert_eq!(stamped(turned), stamped(begun.clone()));
        // The same as the one merge of the page makes of it: the other side heard record by record.
        let mut hearing = one.reopen();
        for (key, value) in journal {
            if is_stamped(&key) {
                hearing.send(Message::Storage(storage::Message::ChangedElsewhere { key, value: Some(value) }));
            }
        }
        let expected = Snapshot::of(&hearing);
        prop_assert_eq!(shown(hearing, begun), expected);
    }

    /// The merge of records is commutative, associative and idempotent where there are stamps.
    #[test]
    fn the_merge_of_records_obeys_the_laws(visits in prop::array::uniform3(commands()), later in 0u64..100_000) {
        let mut step = 0;
        let disks = visits.map(|visit| {
            step += later;
            disk_of(&visit_on(&Records::new(), visit, step))
        });
        for key in disks[0].keys().filter(|key| is_stamped(key)) {
            let [Some(a), Some(b), Some(c)] = [&disks[0], &disks[1], &disks[2]].map(|disk| disk.get(key)) else {
                continue;
            };
            let merge = |one: &str, other: &str| {
                let puts = merged(key, one, other);
                assert!(puts.len() == 1 && puts[0].0 == *key, "{puts:?}");
                puts[0].1.clone()
            };
            prop_assert_eq!(merge(a, b), merge(b, a));
            prop_assert_eq!(merge(&merge(a, b), c), merge(a, &merge(b, c)));
            prop_assert_eq!(&merge(a, a), a);
        }
    }
}

/// A visit that leaves a record of every kind.
fn full_disk() -> Records {
    let mut shell = Shell::reading(FILES);
    shell.open_file("mine.txt", "تقرير من عندي. وجملة ثانية فيه.\n");
    shell.go("story");
    shell.focus(2);
    shell.tag("claim");
    shell.send(Message::Annotate(annotate::Message::Merge));
    shell.send(Message::Settings(settings::Message::SetName("منى".into())));
    shell.send(Message::Annotate(annotate::Message::TreatAsText {
        block: super::BOILERPLATE.0,
    }));
    let mut records = disk_of(&shell);
    records.retain(|key, _| !is_text(key));
    records
}

#[test]
fn what_only_one_store_has_comes_to_the_other() {
    let disk = full_disk();
    assert!(disk.len() >= 6, "{:?}", disk.keys());
    for (stored, journal) in [(&disk, &Records::new()), (&Records::new(), &disk)] {
        let (stored, journal, begun) = together(stored, journal);
        assert_eq!((&stored, &journal, &begun), (&disk, &disk, &disk));
    }
}

#[test]
fn of_a_damaged_value_and_a_sound_one_the_sound_one_counts() {
    let disk = full_disk();
    for key in disk.keys() {
        for damage in ["", "[[", "{\"x\":", "\u{FFFD}\u{0}"] {
            let mut damaged = disk.clone();
            damaged.insert(key.clone(), damage.into());
            for (stored, journal) in [(&damaged, &disk), (&disk, &damaged)] {
                let reconciled = reconcile(list(stored), list(journal));
                assert_eq!(reconciled.set_aside.len(), 1, "{key}: {damage:?}");
                let (stored, journal, begun) = together(stored, journal);
                assert_eq!(begun[key], disk[key], "{key}");
                assert_eq!((&stored, &journal), (&begun, &begun));
                assert_eq!(begun[&reconciled.set_aside[0]], damage, "kept to the letter");
                assert_eq!(begun.len(), disk.len() + 1);
            }
        }
    }
}

#[test]
fn a_damaged_value_in_the_journal_is_set_aside_before_it_is_written_over() {
    let disk = full_disk();
    for (key, value) in &disk {
        let puts = merged(key, "[[", value);
        assert_eq!(puts.len(), 2, "{key}");
        assert!(puts[0].0.contains(":damaged:") && puts[0].1 == "[[", "{puts:?}");
        assert_eq!(puts[1], (key.clone(), value.clone()));
    }
}

#[test]
fn what_this_program_does_not_read_is_left_as_it_is() {
    let record = |value: &str| Records::from([("hashiya:9:tags:story:aa:0".to_owned(), value.to_owned())]);
    let (one, other) = (record("of a newer program"), record("of a newer one still"));
    let (stored, journal, begun) = together(&one, &other);
    assert_eq!((&stored, &journal, &begun), (&one, &other, &one));
    let (stored, journal, _) = together(&one, &Records::new());
    assert_eq!((&stored, &journal), (&one, &one), "but a kill does not take it");
}

#[test]
fn the_place_is_local_storages_unless_that_was_put_back() {
    let disk = full_disk();
    let place = disk
        .keys()
        .find(|key| key.contains(":place:"))
        .expect("a place")
        .clone();
    let mut behind = disk.clone();
    behind.insert(place.clone(), "0".into());
    let (_, _, begun) = together(&disk, &behind);
    assert_eq!(begun, disk, "the journal is only late");
    let tags = disk.keys().find(|key| key.contains(":tags:")).expect("tags").clone();
    behind.remove(&tags);
    let (_, _, begun) = together(&behind, &disk);
    assert_eq!(begun, disk, "a kill put local storage back");
}

/// A storage that takes everything, or nothing.
struct Simple(bool);

impl KeyValueStore for Simple {
    fn read_all(&mut self) -> Result<Vec<Record>, Refusal> {
        Ok(Vec::new())
    }

    fn put(&mut self, _: &str, _: Option<&str>) -> Result<(), Refusal> {
        self.0.then_some(()).ok_or(Refusal::Full)
    }
}

/// Both queues of a page whose local storage takes all, or nothing.
struct Page {
    writes: WriteQueue,
    journal: JournalQueue,
    storage: Simple,
}

impl Page {
    fn new(storage: bool) -> Self {
        Self {
            writes: WriteQueue::default(),
            journal: JournalQueue::default(),
            storage: Simple(storage),
        }
    }

    fn write(&mut self, kind: &str, value: &str) {
        let key = format!("{KEY_PREFIX}1:{kind}");
        self.journal.wrote(key.clone(), Some(value.to_owned()));
        drop(self.writes.put(&mut self.storage, key, Some(value.to_owned())));
    }

    fn state(&self) -> SaveState {
        self.journal.state(&self.writes)
    }
}

#[test]
fn saved_is_said_when_the_journal_is_complete_and_not_before() {
    for storage in [true, false] {
        let mut page = Page::new(storage);
        assert_eq!(page.state(), SaveState::Saved, "nothing was written");
        page.write("tags:a", "1");
        assert_eq!(page.state(), SaveState::Saving, "the journal is not open yet");
        page.journal.opened();
        assert_eq!(page.state(), SaveState::Saving);
        assert_eq!(page.journal.begin(true).map(|batch| batch.records.len()), Some(1));
        assert_eq!(page.state(), SaveState::Saving, "under way");
        page.write("tags:b", "2");
        assert_eq!(page.journal.begin(true), None, "one transaction at a time");
        page.journal.completed();
        assert_eq!(page.state(), SaveState::Saving, "the second one waits");
        assert!(page.journal.begin(true).is_some());
        page.journal.completed();
        assert_eq!(page.state(), SaveState::Saved);
        assert!(!page.journal.is_in_memory_only(&page.writes));
    }
}

#[test]
fn writes_that_come_meanwhile_share_the_next_transaction_with_their_latest_value() {
    let mut page = Page::new(true);
    page.journal.opened();
    page.write("tags:a", "1");
    assert!(page.journal.begin(true).is_some());
    for value in ["2", "3", "4"] {
        page.write("tags:a", value);
        page.write("tags:b", value);
    }
    page.journal.completed();
    let batch = page.journal.begin(true).expect("something waits");
    let values: Vec<Option<&str>> = batch.records.values().map(Option::as_deref).collect();
    assert_eq!(values, [Some("4"), Some("4")]);
}

#[test]
fn what_a_failed_transaction_had_is_written_again_unless_it_is_older() {
    let mut page = Page::new(true);
    page.journal.opened();
    page.write("tags:a", "1");
    page.write("tags:b", "1");
    assert!(page.journal.begin(true).is_some());
    page.write("tags:a", "2");
    page.journal.failed();
    assert_eq!(page.state(), SaveState::BrowserOnly);
    let batch = page.journal.begin(true).expect("it is tried again");
    let values: Vec<Option<&str>> = batch.records.values().map(Option::as_deref).collect();
    assert_eq!(values, [Some("2"), Some("1")]);
    assert_eq!(page.state(), SaveState::BrowserOnly, "until it is complete");
    page.journal.completed();
    assert_eq!(page.state(), SaveState::Saved);
}

#[test]
fn without_a_journal_the_work_is_in_the_browser_or_in_memory_only() {
    let mut page = Page::new(true);
    page.journal.failed();
    assert_eq!(page.state(), SaveState::BrowserOnly, "said before anything is written");
    page.write("tags:a", "1");
    assert_eq!(page.state(), SaveState::BrowserOnly);
    assert!(!page.journal.is_in_memory_only(&page.writes));
    page.storage = Simple(false);
    page.write("tags:a", "2");
    assert_eq!(page.state(), SaveState::MemoryOnly);
    assert!(page.journal.is_in_memory_only(&page.writes));
    page.storage = Simple(true);
    page.write("tags:b", "1");
    assert_eq!(page.state(), SaveState::BrowserOnly, "what waited was stored with it");
}

#[test]
fn the_readers_place_is_no_work_and_waits_for_other_records() {
    let mut page = Page::new(true);
    page.journal.opened();
    page.write("place:story", "3");
    assert_eq!((page.state(), page.journal.is_urgent()), (SaveState::Saved, false));
    assert!(page.journal.has_waiting());
    page.write("tags:a", "1");
    assert!(page.journal.is_urgent());
    assert_eq!(page.journal.begin(true).map(|batch| batch.records.len()), Some(2));
}

#[test]
fn what_is_weaker_is_explained_in_both_languages() {
    use hashiya_session::i18n::Locale;
    for locale in [Locale::from_tag("ar").expect("Arabic"), Locale::default()] {
        for (state, explained) in [
            (SaveState::Saved, false),
            (SaveState::Saving, false),
            (SaveState::BrowserOnly, true),
            (SaveState::MemoryOnly, true),
        ] {
            assert!(!state.text(locale).is_empty());
            assert_eq!(state.why(locale).is_some(), explained, "{state:?}");
        }
    }
}

/// Of two profiles of the same moment the same one counts, in whatever order their fields stand.
#[test]
fn two_profiles_of_one_moment_are_decided_the_same() {
    let profile = |preference: &str| {
        format!(
            r#"{{"annotator":{{"id":"a","name":""}},"language":null,"preferences":{{"x":{preference}}},"set_at":7}}"#
        )
    };
    let (less, greater) = (profile(r#"{"b":1,"a":1}"#), profile(r#"{"a":2,"b":0}"#));
    for (old, new) in [(&less, &greater), (&greater, &less)] {
        let key = "hashiya:1:profile";
        assert_eq!(merged(key, old, new), [(key.to_owned(), greater.clone())]);
    }
}
