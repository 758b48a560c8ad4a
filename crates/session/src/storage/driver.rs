//! The storage driver: every record goes to local storage at once and to the journal in the same moment;
//! what one of them did not take is tried again; what other tabs wrote comes to the session.
//!
//! The page begins with what both stores hold, reconciled, when the journal has answered, or has not for
//! too long. A journal that answers late is merged with what was done meanwhile.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use litemap::LiteMap;

use crate::storage::Message;
use crate::storage::driver_io::{Change, Command, Input, Origin, Start};
use crate::storage::duty::Duty;
use crate::storage::given::Given;
use crate::storage::journal_queue::JournalQueue;
use crate::storage::quota::Quota;
use crate::storage::reconcile::{Record, reconcile};
use crate::storage::save_state::SaveState;
use crate::storage::turns::Turns;
use crate::storage::write_queue::{KeyValueStore, WriteQueue};

/// Whether there is a journal to write to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Connection {
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
    pub(super) connection: Connection,
    /// Whether what the journal held was read.
    pub(super) has_read_journal: bool,
    /// Whether a transaction has completed since the journal was opened.
    pub(super) is_proven: bool,
    /// Whether the journal was lost after it had opened, so that it is worth opening again with the
    /// next record and not only after a pause.
    pub(super) is_lost: bool,
    /// Whether the browser closed the journal while a transaction was under way.
    pub(super) was_closed: bool,
    /// Whether the session has begun.
    pub(super) begun: bool,
    /// In the order in which the session is to deal with them, one for each message that gives any.
    pub(super) given: VecDeque<Given>,
    /// The timers that run, a handful: a sorted list.
    pub(super) timers: LiteMap<Duty, ()>,
    /// The texts that were asked for before the journal was open, by key.
    pub(super) texts_asked: Vec<String>,
    /// Texts that other tabs kept while this one took them out.
    pub(super) texts_returned: BTreeSet<String>,
    /// The records of other tabs, heard of once each, that lead to texts: whether their text was missed.
    pub(super) texts_heard: BTreeMap<String, bool>,
    /// Whether the session was told of a text that it cannot be reached.
    pub(super) texts_missed: bool,
    /// What other tabs are to be answered, by key.
    pub(super) answers: BTreeMap<String, String>,
    /// The marks of removals by other tabs that were heard of, and the removals not yet.
    pub(super) marked: BTreeSet<String>,
    /// What waits for its turn to get to local storage.
    pub(super) turns: Turns,
    /// What the journal held otherwise than it was asked to, by key: each is told once.
    pub(super) told: BTreeMap<String, String>,
    /// Whether the session was told that the journal does not work.
    told_failing: bool,
    /// Whether the session was told that a deletion is not in both stores and cannot get there.
    told_deletion_open: bool,
    /// What is drawn.
    shown: SaveState,
    /// What is to be done after the input at hand.
    pub(super) commands: Vec<Command>,
}

impl Driver {
    /// Takes in what happened, and returns what is to be done, in order. Local storage is written
    /// before this returns; many changes at once are written in the next turns of the browser.
    #[must_use]
    pub fn handle(&mut self, input: Input, store: &mut impl KeyValueStore) -> Vec<Command> {
        let took_turns = !self.turns.is_empty();
        match input {
            Input::PageOpened => {
                self.start(Duty::Patience);
                self.open_journal();
            }
            Input::JournalOpened { records } => self.journal_opened(records, store),
            Input::JournalRefused { reason } => {
                self.connection = Connection::Closed;
                self.journal_failed(&reason, store);
                self.texts_unreachable();
                self.keep();
            }
            Input::TransactionCompleted { differing } => {
                self.is_proven = true;
                let kept = self.journal.completed();
                self.texts_kept(kept, store);
                self.give_back(store);
                if self.was_closed {
                    self.journal_closed(store);
                }
                self.keep();
                self.tell_differing(differing);
            }
            Input::TransactionGivenUp { reason } => self.transaction_given_up(&reason, store),
            Input::SessionChanged { origin, changes, texts } => {
                for (key, text) in texts {
                    self.journal.texts.give(key, text);
                }
                self.session_changed(&origin, changes, store);
            }
            Input::TextsWanted(keys) => self.texts_wanted(keys),
            Input::TextsRead(answers) => {
                self.ask_for_missing(&answers, store);
                self.texts_read(answers);
            }
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
            Input::PageLeft => self.write_rest(store),
            Input::TimerFired(duty) => {
                // One that was stopped in the moment in which it ran out has nothing to do any more.
                if self.timers.remove(&duty).is_some() {
                    self.perform(duty, store);
                }
            }
        }
        if took_turns && self.turns.is_empty() {
            // Whatever had the rest written: now it is the journal's turn.
            self.keep();
        }
        std::mem::take(&mut self.commands)
    }

    /// Whether the session has begun: before, nothing is known, and messages wait.
    pub fn has_begun(&self) -> bool {
        self.begun
    }

    /// How safe the reader's work is.
    pub fn save_state(&self) -> SaveState {
        match self.journal.state(&self.writes) {
            SaveState::Saved if !self.turns.is_empty() => SaveState::Saving,
            state => state,
        }
    }

    /// Whether something is only in memory and would be lost with the page.
    pub fn has_unsaved(&self) -> bool {
        !self.turns.is_empty() || self.journal.is_in_memory_only(&self.writes) || self.is_deletion_open()
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
            Duty::Patience => {
                self.journal_failed("no answer", store);
                self.texts_unreachable();
            }
            Duty::RetryStorage => self.try_again(store),
            Duty::RetryJournal => self.open_journal(),
            Duty::FlushPlaces => self.begin_transaction(true),
            Duty::Turn => self.write_a_turn(store),
            Duty::Look => self.look(store),
            Duty::TextPatience => self.fall_back(store),
            Duty::RetryTexts => {
                self.journal.texts.release();
                self.keep();
            }
            Duty::ReadTexts => self.read_missed_texts(),
            Duty::MoveTexts => self.move_texts(),
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

    pub(super) fn stop(&mut self, duty: Duty) {
        if self.timers.remove(&duty).is_some() {
            self.commands.push(Command::StopTimer(duty));
        }
    }

    /// Brings both stores together and lets the session begin with what they hold.
    pub(super) fn begin(&mut self, journal: Vec<Record>, store: &mut impl KeyValueStore) {
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
        let in_turns = self.takes_turns(&changes);
        for (key, value) in changes {
            match value {
                Some(value) if is_answer => self.answer(key, value),
                value if in_turns => self.write_later(key, value, store),
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
    pub(super) fn keep(&mut self) {
        if !self.given.is_empty() {
            return;
        }
        match self.writes.has_waiting() {
            true => self.start(Duty::RetryStorage),
            false => self.stop(Duty::RetryStorage),
        }
        self.keep_texts();
        match self.connection {
            Connection::Open if self.journal.is_urgent() => self.begin_transaction(self.writes.has_waiting()),
            Connection::Open => {
                self.begin_with_kept_texts();
                if self.journal.has_waiting() {
                    self.start(Duty::FlushPlaces);
                }
            }
            Connection::Closed if self.journal.has_waiting() || self.journal.waits_for_kept() || self.texts_missed => {
                self.start(Duty::RetryJournal);
            }
            Connection::Opening | Connection::Closed => {}
        }
        self.show();
    }

    fn begin_transaction(&mut self, with_places: bool) {
        // What goes in turns goes to local storage first.
        if self.connection == Connection::Open && self.turns.is_empty() {
            let transaction = self.journal.begin(with_places);
            self.commands.extend(transaction.map(Command::BeginTransaction));
            if with_places {
                self.stop(Duty::FlushPlaces);
            }
        }
    }

    /// The kept texts go when no work waits.
    fn begin_with_kept_texts(&mut self) {
        if self.turns.is_empty() {
            let transaction = self.journal.begin_kept();
            self.commands.extend(transaction.map(Command::BeginTransaction));
        }
    }

    /// Shows how safe the work is, if that is otherwise than what is shown.
    pub(super) fn show(&mut self) {
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
                    // What was deleted here, unread, is there all the same, and stays.
                    let kept: Vec<_> = records.iter().filter(|(key, _)| self.is_removing_text(key)).collect();
                    for (key, _) in kept {
                        self.returns_too_late(key);
                    }
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
