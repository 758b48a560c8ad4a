//! The journal without a browser, and how it fails.

use std::collections::BTreeMap;

use hashiya_session::{Batch, Record, merged};

/// Records by key.
pub type Records = BTreeMap<String, String>;

/// How the journal answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As it should.
    #[default]
    Works,
    /// It does not open, and gives up every transaction.
    Refuses,
    /// It opens, and gives up every transaction.
    GivesUp,
    /// It does not open; transactions are written and given up all the same.
    WritesAndGivesUp,
    /// Not at all, until it does otherwise.
    Hangs,
}

/// The one journal of all tabs.
#[derive(Default)]
pub struct JournalDisk {
    /// What is on the disk.
    pub records: Records,
    /// The texts of opened articles on the disk, in the same database.
    pub texts: Records,
    /// Whether it has no room for texts, and gives up each transaction with one.
    pub refuses_texts: bool,
    /// Whether it keeps texts otherwise than it was given them.
    pub garbles_texts: bool,
    /// How it answers.
    pub mode: Mode,
    /// How long its answers take, in milliseconds.
    pub lag: u64,
    /// How many transactions began.
    pub transactions: usize,
    /// How often it was asked to open.
    pub openings: usize,
}

/// What a complete transaction does; returns what is otherwise than asked for.
pub fn write(records: &mut Records, batch: Batch) -> Vec<Record> {
    let mut differing = Vec::new();
    for (key, value) in batch {
        let Some(value) = value else {
            records.remove(&key);
            continue;
        };
        match records.get(&key).cloned() {
            Some(old) if old != value => records.extend(merged(&key, &old, &value)),
            _ => drop(records.insert(key.clone(), value.clone())),
        }
        let now = records[&key].clone();
        if now != value {
            differing.push((key, now));
        }
    }
    differing
}
