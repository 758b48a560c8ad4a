//! What goes to the journal at leisure: places and summaries, which are older there when the page ends.

use hashiya_session::{Message, Record, Route, navigation, reconcile};

use super::import::visit_by;
use super::shell::Shell;

fn leave(shell: &mut Shell) -> Vec<Record> {
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    shell.disk.borrow().records.clone().into_iter().collect()
}

#[test]
fn an_older_place_and_summary_of_the_journal_do_not_say_that_local_storage_was_put_back() {
    let mut shell = visit_by("id-1", "منى", &[(2, "claim")]);
    let journal = leave(&mut shell);
    shell.go("story");
    shell.focus(5);
    let stored = leave(&mut shell);
    let differ = |kind: &str| {
        let of = |records: &[Record]| records.iter().find(|(key, _)| key.contains(kind)).cloned();
        assert!(of(&stored).is_some() && of(&stored) != of(&journal), "{kind}");
    };
    differ(":place:");
    differ(":summary:");
    // As the journal has both until it is given them.
    let late = |key: &str| key.contains(":place:") || key.contains(":summary:");
    let journal: Vec<Record> = journal
        .into_iter()
        .filter(|(key, _)| late(key))
        .chain(stored.iter().filter(|(key, _)| !late(key)).cloned())
        .collect();
    let reconciled = reconcile(stored.clone(), journal);
    assert_eq!(reconciled.to_storage, []);
    let mut records = reconciled.records;
    records.sort();
    let mut stored = stored;
    stored.sort();
    assert_eq!(records, stored);
}
