//! What the [driver](super::driver) does with the journal's connection: opening it, again after it failed or was
//! closed, and bringing what it holds together with local storage.

use crate::KEY_PREFIX;
use crate::storage::Message;
use crate::storage::driver::{Connection, Driver};
use crate::storage::driver_io::Command;
use crate::storage::duty::Duty;
use crate::storage::given::Given;
use crate::storage::key::is_mark;
use crate::storage::reconcile::{Record, reconcile};
use crate::storage::write_queue::KeyValueStore;

impl Driver {
    pub(super) fn open_journal(&mut self) {
        if self.connection == Connection::Closed {
            self.connection = Connection::Opening;
            (self.is_proven, self.is_lost, self.was_closed) = (false, false, false);
            self.stop(Duty::RetryJournal);
            let read = !self.has_read_journal;
            self.commands.push(Command::OpenJournal { read });
        }
    }

    pub(super) fn journal_opened(&mut self, records: Option<Vec<Record>>, store: &mut impl KeyValueStore) {
        self.connection = Connection::Open;
        self.journal.opened();
        if let Some(mut records) = records {
            self.has_read_journal = true;
            // What was deleted before the journal answered is not brought back by it.
            records.retain(|(key, _)| !self.journal.is_removing(key));
            if self.begun {
                // What only the journal has comes to local storage when the session has merged it.
                self.send(Message::ReadLate(records.clone()));
                self.given.push_back(Given::Journal(records));
            } else {
                self.begin(records, store);
            }
        }
        self.texts_reachable();
        self.keep();
    }

    /// The journal does not answer, or refuses: the page goes on without it, and says so.
    pub(super) fn journal_failed(&mut self, reason: &str, store: &mut impl KeyValueStore) {
        if !self.journal.is_failing() {
            let text = format!("the journal does not work: {reason}");
            self.commands.push(Command::Warn(text));
        }
        self.journal.failed();
        self.write_rest(store);
        if !self.begun {
            self.begin(Vec::new(), store);
        }
        self.fall_back(store);
        self.show();
    }

    /// The journal was closed: it may be another one that opens, without a record, and gets all of them.
    /// A transaction under way comes to its end before.
    pub(super) fn journal_closed(&mut self, store: &mut impl KeyValueStore) {
        self.was_closed = self.connection == Connection::Open && self.journal.is_under_way();
        if self.was_closed || self.connection != Connection::Open {
            return;
        }
        self.connection = Connection::Closed;
        self.has_read_journal = false;
        self.commands.push(Command::CloseJournal);
        self.stop(Duty::FlushPlaces);
        self.look(store);
        self.open_journal();
    }

    /// A journal that took transactions is opened again at once: the browser closes it when the reader
    /// clears the site's data. One that opens and takes none has time.
    pub(super) fn transaction_given_up(&mut self, reason: &str, store: &mut impl KeyValueStore) {
        if self.journal.texts.are_kept_under_way() {
            return self.kept_given_up(reason, store);
        }
        self.connection = Connection::Closed;
        self.commands.push(Command::CloseJournal);
        self.journal_failed(reason, store);
        self.stop(Duty::FlushPlaces);
        if self.is_proven {
            // It may be another one, without a record.
            self.has_read_journal = false;
            self.open_journal();
        } else {
            self.is_lost = true;
            self.start(Duty::RetryJournal);
        }
    }

    /// Kept texts were not taken. Whether the journal takes the reader's work shows with that.
    fn kept_given_up(&mut self, reason: &str, store: &mut impl KeyValueStore) {
        let text = format!("texts of delivered articles are not kept: {reason}");
        self.commands.push(Command::Warn(text));
        self.journal.kept_failed();
        if self.was_closed {
            self.journal_closed(store);
        }
        self.keep();
    }

    /// Brings both stores to the same after the page has begun.
    pub(super) fn bring_together(&mut self, journal: Vec<Record>, store: &mut impl KeyValueStore) {
        self.write_rest(store);
        self.tell_kept_texts(&journal);
        // Where that fails, the session knows both all the same, and the next visit does it.
        let Ok(mut stored) = store.read_all() else { return };
        stored.retain(|(key, _)| key.starts_with(KEY_PREFIX) && !is_mark(key));
        let reconciled = reconcile(stored, journal);
        self.lost_with_texts(&reconciled.to_journal);
        self.give_lacking(reconciled.to_storage, reconciled.to_journal, store);
    }

    /// Has each store take what only the other one holds.
    pub(super) fn give_lacking(
        &mut self,
        to_storage: Vec<Record>,
        to_journal: Vec<Record>,
        store: &mut impl KeyValueStore,
    ) {
        let news = self.writes.put_lacking(store, to_storage);
        self.send_all(news);
        // Without the journal they are as safe as they were; it gets them when it opens.
        if !self.journal.is_failing() {
            self.journal.wrote_lacking(to_journal);
        }
    }
}
