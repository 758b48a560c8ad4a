//! A replacement that breaks off in the middle: after each of its writes the page may end. Nothing that was said is
//! lost, and the next visit goes on or asks again.

use std::collections::BTreeMap;

use hashiya_core::article::ArticleId;
use hashiya_session::revising::Message as Revising;
use hashiya_session::revising::state::Choice;
use hashiya_session::{Dialog, Effect, Message};

use super::FILES;
use super::revising::{AFTER, ALL, labels_of, tagged};
use super::shell::{Shell, Site};

/// The records after the first writes of some.
fn after(mut records: BTreeMap<String, String>, effects: &[Effect]) -> BTreeMap<String, String> {
    for effect in effects {
        match effect {
            Effect::Write { key, value } => drop(records.insert(key.to_string(), value.clone())),
            Effect::Remove { key } => drop(records.remove(&key.to_string())),
            _ => {}
        }
    }
    records
}

fn visit(records: BTreeMap<String, String>) -> Shell {
    let mut shell = Shell::new(Site::new(FILES));
    shell.disk.borrow_mut().records = records;
    shell.now += 1_000_000;
    shell.boot();
    shell
}

#[test]
fn whenever_a_replacement_breaks_off_everything_is_there_and_it_can_be_done() {
    let mut shell = tagged(&ALL);
    shell.open_file("harbour.txt", AFTER);
    let before = shell.disk.borrow().records.clone();
    shell.send(Message::Revising(Revising::Choose(0, Choice::Replace)));
    let effects = shell.send(Message::Revising(Revising::Confirm));
    let whole = shell.state().current_of(&ArticleId::new("harbour")).clone();
    let wanted = labels_of(&shell, &whole);
    let (old, all) = (ArticleId::new("harbour"), 5);
    let mut asked = 0;
    for done in 0..=effects.len() {
        let mut shell = visit(after(before.clone(), &effects[..done]));
        shell.go(whole.as_str());
        assert_eq!(labels_of(&shell, &old).len(), all, "after {done} writes");
        if !shell.state().is_replaced(&old) {
            // Both are there: it is asked again.
            asked += 1;
            shell.send(Message::Revising(Revising::Ask {
                old: old.clone(),
                new: whole.clone(),
            }));
            assert_eq!(shell.state().navigation.dialog, Some(Dialog::Versions));
            shell.send(Message::Revising(Revising::Choose(0, Choice::Replace)));
            shell.send(Message::Revising(Revising::Confirm));
        }
        assert_eq!(labels_of(&shell, &whole), wanted, "after {done} writes");
        assert_eq!(shell.state().waiting_of(&whole), 2, "after {done} writes");
        let mut shell = shell.reload();
        shell.go(whole.as_str());
        assert_eq!(
            labels_of(&shell, &whole),
            wanted,
            "and on the disk, after {done} writes"
        );
    }
    assert!(
        asked > 0 && asked < effects.len(),
        "it breaks off on both sides of the step"
    );
}
