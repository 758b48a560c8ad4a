//! Storage: which records there are, how they are read, merged and written, and when.
//!
//! - `key.rs`, `kinds/`: the keys of records, and for each kind its format, its merge and whom it
//!   belongs to. `snapshot.rs` has every record of a state; `summaries.rs` says what is known of articles
//!   that are not loaded.
//! - `driver.rs`: the rules of what is stored when, without a browser. What happened goes in as an
//!   [`Input`](driver_io::Input) (the session changed records, the journal answered, another tab wrote, a
//!   timer ran out), what is to be done comes out as [`Command`](driver_io::Command)s; `ui::store` only
//!   performs them. Pauses are `duty.rs`, a timer for each duty; `other_tabs.rs` is its part that other tabs
//!   concern.
//! - Texts of opened articles are structured records in the journal's database (`text_record.rs`), each led to by
//!   a small record: `text_queue.rs` has those on their way, `driver_texts.rs` is the driver's part, `texts.rs` the
//!   session's, and `moving_texts.rs` moves those that earlier versions kept in local storage. `kept_texts.rs` keeps
//!   the texts of delivered articles that were worked on in the same way.
//! - `write_queue.rs` leads to local storage, `journal_queue.rs` to the journal, `quota.rs` counts the
//!   room. `turns.rs` has many changes at once wait for their turn.
//! - `brought_texts.rs`: the text of an article that has none comes out of a file of the reader.
//! - `reconcile.rs` brings both stores to the same when the page opens, `load.rs` and
//!   `opened_articles.rs` read from them, `sync.rs` takes in what other tabs wrote.
//! - `browser_habits.rs` decides what the reader should know of this browser.
//! - `cleared.rs` notices what was taken away under the open page; by `removal_marks.rs` that is told from
//!   what another tab deleted.
//! - `quarantine.rs` keeps what cannot be read, `late_stamps.rs` takes from it what now can be,
//!   `version_guard.rs` protects what a newer program wrote, `remote_deletion.rs` handles what another tab
//!   deleted.
//!
//! Local storage is the store: every tag is in it when the key is released, and without IndexedDB all
//! works, with a word on what is weaker. The journal is there because a browser writes local storage to
//! the disk up to a minute late. What is promised to readers, and how it is tested:
//! `docs/reliability.md`.

pub mod brought_texts;
pub mod browser_habits;
mod cleared;
pub mod details;
pub mod driver;
pub mod driver_io;
mod driver_journal;
mod driver_texts;
mod driver_turns;
pub mod duty;
pub mod earlier_texts;
mod given;
pub mod journal_queue;
pub mod kept_texts;
pub mod key;
pub mod kinds;
pub mod late_stamps;
pub mod left_behind;
pub mod load;
pub mod missing_records;
pub mod moving_texts;
pub mod opened_articles;
mod other_tabs;
pub mod permission;
pub mod quarantine;
pub mod quota;
pub mod reconcile;
pub mod remote_deletion;
pub mod removal_marks;
pub mod revisions;
pub mod same_names;
pub mod save_state;
pub mod snapshot;
pub mod state;
pub mod storage_notices;
mod store_again;
pub mod summaries;
pub mod sync;
pub mod text_queue;
pub mod text_record;
pub mod texts;
mod turns;
pub mod version_guard;
pub mod whole_texts;
pub mod write_queue;

use crate::model::context::Context;
use crate::model::message_kind::MessageKind;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::key::RecordKey;
use state::StoragePermission;
use text_record::TextAnswer;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// Something could not be stored.
    Failed(NoticeKind),
    /// Everything that could not be stored before is stored now.
    Recovered,
    /// The journal, which takes what local storage does not, works again or does no longer.
    JournalWorks(bool),
    /// Records with these keys were taken away under the open page, by no tab of this app.
    Lost(Vec<String>),
    /// Something that the reader deleted is still in one of both stores, which does not let it go; or no
    /// longer.
    DeletionIsOpen(bool),
    /// Most of the room for records is used, or there is enough again.
    QuotaTight(bool),
    /// The browser said whether it keeps what is stored.
    Permission(StoragePermission),
    /// What is stored could be read after all, later than when the page opened: every record, key
    /// and value.
    ReadLate(Vec<(String, String)>),
    /// Texts that were asked for, by the keys of the records that lead to them.
    TextsRead(Vec<(String, TextAnswer)>),
    /// Texts that could not be reached may be asked for again.
    TextsReachable,
    /// The journal's database, which is another one by now, lacks these texts: the keys of the records that lead to
    /// them.
    TextsLacking(Vec<String>),
    /// The journal, which was opened anew, has these kept texts of delivered articles and no others: the keys of the
    /// records that lead to them.
    KeptTextsFound(Vec<String>),
    /// The disk has these texts, by the keys of the records that lead to them.
    TextsKept(Vec<String>),
    /// The journal does not take a text, which local storage was given as a whole record: the key of the record
    /// that leads to it.
    TextFellBack(String),
    /// Another tab took away a whole record of an earlier version, with this key, whose text it had moved.
    TextMovedElsewhere(String),
    /// There is time to move texts out of the whole records of earlier versions.
    MoveTexts,
    /// Another tab stored or removed a record.
    ChangedElsewhere {
        /// The record's key.
        key: String,
        /// Its value.
        value: Option<String>,
    },
    /// The reader wants a record that was quarantined as a file: the key under which it is kept.
    DownloadQuarantined(RecordKey),
    /// The reader deletes a quarantined record for good.
    DiscardQuarantined(RecordKey),
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::ReadLate(_) | Self::ChangedElsewhere { .. } | Self::TextMovedElsewhere(_) => MessageKind::ELSEWHERE,
            Self::DownloadQuarantined(_) | Self::DiscardQuarantined(_) => MessageKind::READER,
            Self::Failed(_)
            | Self::Recovered
            | Self::JournalWorks(_)
            | Self::Lost(_)
            | Self::DeletionIsOpen(_)
            | Self::QuotaTight(_)
            | Self::TextsRead(_)
            | Self::TextsReachable
            | Self::KeptTextsFound(_)
            | Self::TextsLacking(_)
            | Self::TextsKept(_)
            | Self::TextFellBack(_)
            | Self::MoveTexts
            | Self::Permission(_) => MessageKind::BROWSER,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::Failed(kind) => storage_notices::failed(state, kind, context),
        Message::Recovered => storage_notices::recovered(state, context),
        Message::JournalWorks(works) => storage_notices::journal_works(state, works, context),
        Message::Lost(keys) => store_again::store_again(state, keys, context),
        Message::DeletionIsOpen(is_open) => storage_notices::deletion_is_open(state, is_open, context),
        Message::QuotaTight(is_tight) => storage_notices::quota_is_tight(state, is_tight, context),
        Message::Permission(answer) => permission::answered(state, answer, context),
        // What they bring is the library's: see `update.rs`.
        Message::TextsRead(_) | Message::TextsReachable => {}
        Message::TextsLacking(keys) => store_again::store_texts(state, &keys, context),
        Message::KeptTextsFound(keys) => kept_texts::found(state, &keys, context),
        Message::TextsKept(keys) => moving_texts::kept(state, &keys, context),
        Message::TextFellBack(key) => moving_texts::fell_back(state, &key.into()),
        Message::TextMovedElsewhere(key) => moving_texts::moved_elsewhere(state, &key.into(), context),
        Message::MoveTexts => moving_texts::begin(state, context),
        Message::ReadLate(records) => sync::read_late(state, records, context),
        Message::ChangedElsewhere { key, value } => sync::changed_elsewhere(state, key.into(), value, context),
        Message::DownloadQuarantined(quarantine_key) => quarantine::download(state, &quarantine_key, context),
        Message::DiscardQuarantined(quarantine_key) => quarantine::discard(state, &quarantine_key, context),
    }
}
