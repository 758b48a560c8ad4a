//! The storage driver: every record goes to local storage at once and to the journal in the same moment;
//! what one of them did not take is tried again; what other tabs wrote comes to the session.
//!
//! The page begins with what both stores hold, reconciled, when the journal has answered, or has not for
//! too long. A journal that answers late is merged with what was done meanwhile.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use litemap::LiteMap;

use crate::KEY_PREFIX;
use crate::storage::Message;
use crate::storage::driver_io::{Change, Command, Input, Origin, Start};
use crate::storage::duty::Duty;
use crate::storage::given::Given;
use crate::storage::journal_queue::JournalQueue;
use crate::storage::key::is_mark;
use crate::storage::quota::Quota;
use crate::storage::reconcile::{Record, reconcile};
use crate::storage::save_state::SaveState;
use crate::storage::write_queue::{KeyValueStore, WriteQueue};

/// Whether there is a journal to write to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Connection {
    #[default]
    Closed,
    /// It was asked for and has not answered.
    Opening,
    Open,
}

/// The rules as a state machine: what happened goes in, what is to be done comes out.
#[derive(Debug, Default)]
pub struct Driver {
    /// On the way to local storage.
    pub(super) writes: WriteQueue,
    /// On the way to the journal.
    pub(super) journal: JournalQueue,
    connection: Connection,
    /// Whether what the journal held was read.
    has_read_journal: bool,
    /// Whether a transaction has completed since the journal was opened.
    is_proven: bool,
    /// Whether the journal was lost after it had opened, so that it is worth opening again with the
    /// next record and not only after a pause.
    is_lost: bool,
    /// Whether the browser closed the journal while a transaction was under way.
    was_closed: bool,
    /// Whether the session has begun.
    begun: bool,
    /// In the order in which the session is to deal with them, one for each message that gives any.
    given: VecDeque<Given>,
    /// The timers that run, a handful: a sorted list.
    timers: LiteMap<Duty, ()>,
    /// What other tabs are to be answered, by key.
    pub(super) answers: BTreeMap<String, String>,
    /// The marks of removals by other tabs that were heard of, and the removals not yet.
    pub(super) marked: BTreeSet<String>,
    /// What the journal held otherwise than it was asked to, by key: each is told once.
    pub(super) told: BTreeMap<String, String>,
    /// Whether the session was told that the journal does not work.
    told_failing: bool,
    /// Whether the session was told that a deletion is not in both stores and cannot get there.
    told_deletion_open: bool,
    /// What is drawn.
    shown: SaveState,
    /// What is to be done after the input at hand.
    commands: Vec<Command>,
}

impl Driver {
    /// Takes in what happened, and returns what is to be done, in order. Local storage is written
    /// before this returns.
    #[must_use]
    pub fn handle(&mut self, input: Input, store: &mut impl KeyValueStore) -> Vec<Command> {
        match input {
            Input::PageOpened => {
                self.start(Duty::Patience);
                self.open_journal();
            }
            Input::JournalOpened { records } => self.journal_opened(records, store),
            Input::JournalRefused { reason } => {
                self.connection = Connection::Closed;
                self.journal_failed(&reason, store);
                self.keep();
            }
            Input::TransactionCompleted { differing } => {
                self.is_proven = true;
                self.journal.completed();
                if self.was_closed {
                    self.journal_closed(store);
                }
                self.keep();
                self.tell_differing(differing);
            }
            Input::TransactionGivenUp { reason } => self.transaction_given_up(&reason, store),
            Input::SessionChanged { origin, changes } => self.session_changed(&origin, changes, store),
            // Before the page begins, local storage has yet to be read, with that and what came after.
            Input::ChangedElsewhere { .. } if !self.begun => {}
            Input::ChangedElsewhere { key, value } => self.changed_elsewhere(key, value, store),
            Input::CountAgain => {
                let news = self.writes.count_again(store);
                self.send_all(news);
            }
            Input::LookAgain if self.begun => self.start(Duty::Look),
            Input::LookAgain => {}
            Input::JournalClosed => self.journal_closed(store),
            Input::TimerFired(duty) => {
                // One that was stopped in the moment in which it ran out has nothing to do any more.
                if self.timers.remove(&duty).is_some() {
                    self.perform(duty, store);
                }
            }
        }
        std::mem::take(&mut self.commands)
    }

    /// Whether the session has begun: before, nothing is known, and messages wait.
    pub fn has_begun(&self) -> bool {
        self.begun
    }

    /// How safe the reader's work is.
    pub fn save_state(&self) -> SaveState {
        self.journal.state(&self.writes)
    }

    /// Whether something is only in memory and would be lost with the page.
    pub fn has_unsaved(&self) -> bool {
        self.journal.is_in_memory_only(&self.writes) || self.is_deletion_open()
    }

    /// Whether something that the reader deleted would be back with the next visit.
    fn is_deletion_open(&self) -> bool {
        self.writes.is_deleting() || self.journal.is_failing() && self.journal.is_deleting()
    }

    /// How much of local storage is used.
    pub fn quota(&self) -> &Quota {
        self.writes.quota()
    }

    /// Does what a timer was for.
    fn perform(&mut self, duty: Duty, store: &mut impl KeyValueStore) {
        match duty {
            Duty::Patience => self.journal_failed("no answer", store),
            Duty::RetryStorage => self.try_again(store),
            Duty::RetryJournal => self.open_journal(),
            Duty::FlushPlaces => self.begin_transaction(true),
            Duty::Look => self.look(store),
            Duty::Answer => {
                for (key, value) in std::mem::take(&mut self.answers) {
                    self.write(key, Some(value), store);
                }
                self.keep();
            }
        }
    }

    pub(super) fn start(&mut self, duty: Duty) {
        if self.timers.insert(duty, ()).is_none() {
            let after = duty.pause();
            self.commands.push(Command::StartTimer { duty, after });
        }
    }

    fn stop(&mut self, duty: Duty) {
        if self.timers.remove(&duty).is_some() {
            self.commands.push(Command::StopTimer(duty));
        }
    }

    fn open_journal(&mut self) {
        if self.connection == Connection::Closed {
            self.connection = Connection::Opening;
            (self.is_proven, self.is_lost, self.was_closed) = (false, false, false);
            self.stop(Duty::RetryJournal);
            let read = !self.has_read_journal;
            self.commands.push(Command::OpenJournal { read });
        }
    }

    fn journal_opened(&mut self, records: Option<Vec<Record>>, store: &mut impl KeyValueStore) {
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
        self.keep();
    }

    /// The journal does not answer, or refuses: the page goes on without it, and says so.
    fn journal_failed(&mut self, reason: &str, store: &mut impl KeyValueStore) {
        if !self.journal.is_failing() {
            let text = format!("the journal does not work: {reason}");
            self.commands.push(Command::Warn(text));
        }
        self.journal.failed();
        if !self.begun {
            self.begin(Vec::new(), store);
        }
        self.show();
    }

    /// The journal was closed: it may be another one that opens, without a record, and gets all of them.
    /// A transaction under way comes to its end before.
    fn journal_closed(&mut self, store: &mut impl KeyValueStore) {
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
    fn transaction_given_up(&mut self, reason: &str, store: &mut impl KeyValueStore) {
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

    /// Brings both stores together and lets the session begin with what they hold.
    fn begin(&mut self, journal: Vec<Record>, store: &mut impl KeyValueStore) {
        self.begun = true;
        self.stop(Duty::Patience);
        let (mut stored, fault) = self.writes.open(store);
        self.writes.take_marks(store, &mut stored);
        let reconciled = reconcile(stored, journal);
        self.commands.push(Command::Begin(Start {
            records: reconciled.records,
            set_aside: reconciled.set_aside,
            storage_fault: fault
                .clone()
                .map(|fault| fault.with_journal(!self.journal.is_failing())),
        }));
        self.given.push_back(Given::Start);
        if fault.is_none() {
            self.give_lacking(reconciled.to_storage, reconciled.to_journal, store);
        }
    }

    /// Brings both stores to the same after the page has begun.
    fn bring_together(&mut self, journal: Vec<Record>, store: &mut impl KeyValueStore) {
        // Where that fails, the session knows both all the same, and the next visit does it.
        let Ok(mut stored) = store.read_all() else { return };
        stored.retain(|(key, _)| key.starts_with(KEY_PREFIX) && !is_mark(key));
        let reconciled = reconcile(stored, journal);
        self.give_lacking(reconciled.to_storage, reconciled.to_journal, store);
    }

    /// Has each store take what only the other one holds.
    fn give_lacking(&mut self, to_storage: Vec<Record>, to_journal: Vec<Record>, store: &mut impl KeyValueStore) {
        let news = self.writes.put_lacking(store, to_storage);
        self.send_all(news);
        // Without the journal they are as safe as they were; it gets them when it opens.
        if !self.journal.is_failing() {
            self.journal.wrote_lacking(to_journal);
        }
    }

    fn session_changed(&mut self, origin: &Origin, changes: Vec<Change>, store: &mut impl KeyValueStore) {
        // Other messages may have waited before the one that gives the records.
        let given = (*origin == Origin::Given).then(|| self.given.pop_front()).flatten();
        let has_changes = !changes.is_empty();
        let is_answer = matches!(origin, Origin::StoredElsewhere | Origin::RemovedElsewhere(_));
        if let Origin::RemovedElsewhere(key) = origin {
            self.answers.remove(key);
        }
        if *origin == Origin::Here && has_changes {
            self.look_before(&changes, store);
        }
        for (key, value) in changes {
            match value {
                Some(value) if is_answer => self.answer(key, value),
                value => self.write(key, value, store),
            }
        }
        match given {
            // Nothing waits yet; the session is told how full local storage is.
            Some(Given::Start) => {
                let news = self.writes.try_again(store);
                self.send_all(news);
            }
            Some(Given::Journal(records)) => self.bring_together(records, store),
            Some(Given::Storage) | None => {}
        }
        if self.is_lost && has_changes && self.journal.is_urgent() {
            self.open_journal();
        }
        self.keep();
    }

    /// Tries again what local storage refused.
    pub(super) fn try_again(&mut self, store: &mut impl KeyValueStore) {
        self.stop(Duty::RetryStorage);
        if self.writes.has_waiting() {
            let news = self.writes.try_again(store);
            self.send_all(news);
            self.keep();
        }
    }

    /// Gives the journal what waits for it, sets the timers of all else, and shows how things are.
    fn keep(&mut self) {
        if !self.given.is_empty() {
            return;
        }
        match self.writes.has_waiting() {
            true => self.start(Duty::RetryStorage),
            false => self.stop(Duty::RetryStorage),
        }
        match self.connection {
            Connection::Open if self.journal.is_urgent() => self.begin_transaction(self.writes.has_waiting()),
            Connection::Open if self.journal.has_waiting() => self.start(Duty::FlushPlaces),
            Connection::Closed if self.journal.has_waiting() => self.start(Duty::RetryJournal),
            _ => {}
        }
        self.show();
    }

    fn begin_transaction(&mut self, with_places: bool) {
        if self.connection == Connection::Open {
            let batch = self.journal.begin(with_places);
            self.commands.extend(batch.map(Command::BeginTransaction));
            if with_places {
                self.stop(Duty::FlushPlaces);
            }
        }
    }

    /// Shows how safe the work is, if that is otherwise than what is shown.
    fn show(&mut self) {
        if !self.given.is_empty() {
            return;
        }
        let is_failing = self.journal.is_failing();
        if self.told_failing != is_failing {
            self.told_failing = is_failing;
            self.send(Message::JournalWorks(!is_failing));
        }
        let is_open = self.is_deletion_open();
        if self.told_deletion_open != is_open {
            self.told_deletion_open = is_open;
            self.send(Message::DeletionIsOpen(is_open));
        }
        let state = self.save_state();
        if self.shown != state {
            self.shown = state;
            self.commands.push(Command::ShowSaveState(state));
        }
    }

    /// Tells the session what comes of local storage. What it refused is only in memory where the
    /// journal does not work either.
    pub(super) fn send_all(&mut self, news: Vec<Message>) {
        for message in news {
            match message {
                Message::Failed(kind) => {
                    let kind = kind.with_journal(!self.journal.is_failing());
                    self.send(Message::Failed(kind));
                }
                Message::ReadLate(records) => {
                    self.given.push_back(Given::Storage);
                    self.send(Message::ReadLate(records));
                }
                other => self.send(other),
            }
        }
    }

    pub(super) fn send(&mut self, message: Message) {
        self.commands.push(Command::Send(message));
    }
}
