//! Keeping: every record goes to local storage at once and to the journal in the same moment; what
//! one of them did not take is tried again.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::Store;
use crate::platform::journal::{self, Journal};
use crate::platform::{page, storage};
use crate::session::{
    Boot, Journaling, KEY_PREFIX, Keeping, Message, NoticeKind, Record, Room, SaveState, Shelf, merged, reconcile,
};

/// How long the page waits for the journal before it begins without it, in milliseconds.
const PATIENCE: u32 = 2_000;
/// How long after a failure the journal is tried again, in milliseconds.
const RETRY: u32 = 10_000;
/// How long after local storage refused a record it is tried again, in milliseconds.
const AGAIN: u32 = 2_000;
/// How long the reader's place waits for other records to go with, in milliseconds.
const LEISURE: u32 = 1_000;

/// How long the answer to another tab's record waits for further ones, in milliseconds.
const ANSWER: u32 = 30;

/// What is on its way to which store.
#[derive(Default)]
pub(super) struct Keeper {
    /// On the way to local storage.
    keeping: RefCell<Keeping>,
    /// On the way to the journal.
    journaling: RefCell<Journaling>,
    journal: RefCell<Option<Rc<Journal>>>,
    /// Whether the page has begun.
    begun: Cell<bool>,
    /// Whether what the journal holds was read.
    read: Cell<bool>,
    /// Whether the journal is being opened.
    opening: Cell<bool>,
    /// Whether the last transaction was given up, so that the journal is worth trying again at once.
    lost: Cell<bool>,
    /// Whether the session was told that the journal does not work.
    failing: Cell<bool>,
    /// What the components were told last.
    shown: Cell<SaveState>,
    /// Ends the wait for the journal.
    patience: RefCell<Option<Timeout>>,
    /// The next try of what local storage refused.
    again: RefCell<Option<Timeout>>,
    /// The next look at what waits.
    timer: RefCell<Option<Timeout>>,
    /// What the next answers to other tabs' records are, by key.
    answers: RefCell<BTreeMap<String, String>>,
    /// When they are given.
    answering: RefCell<Option<Timeout>>,
    /// What the journal held otherwise than it was asked to, by key: each is told once.
    heard: RefCell<BTreeMap<String, String>>,
}

impl Store {
    /// Reads what is stored and lets the page begin: when the journal has answered, or has not for
    /// too long.
    pub fn boot(&self) {
        let store = self.clone();
        let patience = Timeout::new(PATIENCE, move || store.journal_failed("no answer"));
        self.keeper().patience.replace(Some(patience));
        self.open_journal();
    }

    /// Whether the page has begun: before, nothing is known.
    pub fn has_begun(&self) -> bool {
        self.keeper().begun.get()
    }

    /// How safe the reader's work is.
    pub fn save_state(&self) -> SaveState {
        let keeper = self.keeper();
        keeper.journaling.borrow().state(&keeper.keeping.borrow())
    }

    /// Whether something is only in memory and would be lost with the page.
    pub fn has_unsaved(&self) -> bool {
        let keeper = self.keeper();
        keeper.journaling.borrow().is_in_memory_only(&keeper.keeping.borrow())
    }

    /// Opens the journal and takes in what it holds.
    fn open_journal(&self) {
        if self.keeper().opening.replace(true) {
            return;
        }
        let store = self.clone();
        spawn_local(async move {
            let opened = open_and_read(!store.keeper().read.get()).await;
            let keeper = store.keeper();
            keeper.opening.set(false);
            match opened {
                Ok((journal, records)) => {
                    keeper.journal.replace(Some(Rc::new(journal)));
                    keeper.journaling.borrow_mut().opened();
                    records.into_iter().for_each(|records| store.take_in(records));
                }
                Err(journal::Fault(reason)) => store.journal_failed(&reason),
            }
            store.keep();
        });
    }

    /// The journal does not answer, or refuses: the page goes on without it, and says so.
    fn journal_failed(&self, reason: &str) {
        let keeper = self.keeper();
        if !keeper.journaling.borrow().is_failing() {
            page::warn(&format!("the journal does not work: {reason}"));
        }
        keeper.journaling.borrow_mut().failed();
        if !keeper.begun.get() {
            self.begin(Vec::new());
        }
        self.show_saving();
    }

    /// Takes in what the journal holds.
    fn take_in(&self, journal: Vec<Record>) {
        self.keeper().read.set(true);
        if !self.keeper().begun.get() {
            return self.begin(journal);
        }
        // The page has begun without it. The session merges it with what was done meanwhile; what
        // only the journal has comes to local storage then.
        self.send(Message::StoredRead(journal.clone()));
        if let Ok(stored) = storage::read_all(KEY_PREFIX) {
            let reconciled = reconcile(stored, journal);
            self.store_all(reconciled.to_storage);
            self.journal_all(reconciled.to_journal);
        }
    }

    /// Brings both stores together and lets the page begin with what they hold.
    fn begin(&self, journal: Vec<Record>) {
        let keeper = self.keeper();
        let (stored, fault) = keeper.keeping.borrow_mut().open(&mut self.local_storage());
        let reconciled = reconcile(stored, journal);
        keeper.begun.set(true);
        keeper.patience.take();
        if fault.is_none() {
            self.store_all(reconciled.to_storage);
            self.journal_all(reconciled.to_journal);
        }
        self.send_first(Message::Booted(Box::new(Boot {
            records: reconciled.records,
            languages: page::languages(),
            forced_language: page::query("lang"),
            tour: page::query("tour").map(|tour| tour != "0"),
            new_annotator: page::random_id(),
            hash: page::hash(),
            set_aside: reconciled.set_aside,
            storage_fault: fault,
        })));
        // Nothing waits yet; the session hears how full the storage is.
        self.try_storage();
        page::mark_body("ready", "true");
    }

    /// Has local storage take records that the journal holds.
    fn store_all(&self, records: Vec<Record>) {
        for (key, value) in records {
            self.store(key, Some(value));
        }
    }

    /// Has the journal take records that local storage holds.
    fn journal_all(&self, records: Vec<Record>) {
        let mut journaling = self.keeper().journaling.borrow_mut();
        // Without the journal they are as safe as they were; it gets them when it opens.
        if !journaling.is_failing() {
            for (key, value) in records {
                journaling.wrote(key, Some(value));
            }
        }
    }

    /// Keeps a record, or removes it where there is no value.
    pub(super) fn write(&self, key: String, value: Option<String>) {
        self.forget_answer(&key);
        self.keeper().journaling.borrow_mut().wrote(key.clone(), value.clone());
        self.store(key, value);
    }

    /// Answers another tab's record with the one that both make together: a little later, so that tabs
    /// in which much happens at once do not answer each other's every word. What is waited with is in
    /// the other tabs, or in the journal, already.
    pub(super) fn answer(&self, key: String, value: String) {
        let keeper = self.keeper();
        keeper.answers.borrow_mut().insert(key, value);
        let mut answering = keeper.answering.borrow_mut();
        if answering.is_none() {
            let store = self.clone();
            *answering = Some(Timeout::new(ANSWER, move || store.give_answers()));
        }
    }

    /// Another tab removed a record: there is nothing to answer any more.
    pub(super) fn forget_answer(&self, key: &str) {
        self.keeper().answers.borrow_mut().remove(key);
    }

    fn give_answers(&self) {
        self.keeper().answering.take();
        for (key, value) in self.keeper().answers.take() {
            self.write(key, Some(value));
        }
        self.keep();
        self.work_off();
    }

    fn store(&self, key: String, value: Option<String>) {
        let news = {
            let mut keeping = self.keeper().keeping.borrow_mut();
            keeping.put(&mut self.local_storage(), key, value)
        };
        news.into_iter().for_each(|message| self.enqueue(message));
    }

    /// How much of local storage is used.
    pub fn room<T>(&self, read: impl FnOnce(&Room) -> T) -> T {
        read(self.keeper().keeping.borrow().room())
    }

    /// Counts anew how much of local storage is used.
    pub fn count_again(&self) {
        let news = {
            let mut keeping = self.keeper().keeping.borrow_mut();
            keeping.count_again(&mut self.local_storage())
        };
        news.into_iter().for_each(|message| self.send(message));
    }

    /// Another tab, or another page of this origin, changed local storage. What was refused here may
    /// have room now.
    pub fn storage_changed(&self, key: &str, value: Option<&str>) {
        let news = self.keeper().keeping.borrow_mut().stored_elsewhere(key, value);
        news.into_iter().for_each(|message| self.send(message));
        self.try_again();
    }

    /// Tries again what local storage refused.
    fn try_again(&self) {
        self.keeper().again.take();
        if self.keeper().keeping.borrow().has_waiting() {
            self.try_storage();
            self.keep();
        }
    }

    fn try_storage(&self) {
        let news = {
            let mut keeping = self.keeper().keeping.borrow_mut();
            keeping.try_again(&mut self.local_storage())
        };
        news.into_iter().for_each(|message| self.send(message));
    }

    /// Has what local storage refused tried again after a pause.
    fn try_again_later(&self) {
        let keeper = self.keeper();
        let mut again = keeper.again.borrow_mut();
        if again.is_none() && keeper.keeping.borrow().has_waiting() {
            let store = self.clone();
            *again = Some(Timeout::new(AGAIN, move || store.try_again()));
        }
    }

    /// Gives the journal what waits for it, and shows how things are.
    pub(super) fn keep(&self) {
        self.try_again_later();
        let keeper = self.keeper();
        let (urgent, waiting) = {
            let journaling = keeper.journaling.borrow();
            (journaling.is_urgent(), journaling.has_waiting())
        };
        if keeper.journal.borrow().is_none() {
            match urgent && keeper.lost.take() {
                true => self.open_journal(),
                false => self.later(waiting.then_some(RETRY), Self::open_journal),
            }
        } else if urgent {
            self.begin_transaction();
        } else {
            self.later(waiting.then_some(LEISURE), Self::begin_transaction);
        }
        self.show_saving();
    }

    /// Does something after a pause (milliseconds), unless something is to be done then already.
    fn later(&self, pause: Option<u32>, act: fn(&Self)) {
        let mut timer = self.keeper().timer.borrow_mut();
        if let (Some(pause), None) = (pause, timer.as_ref()) {
            let store = self.clone();
            *timer = Some(Timeout::new(pause, move || {
                store.keeper().timer.borrow_mut().take();
                act(&store);
            }));
        }
    }

    fn begin_transaction(&self) {
        let keeper = self.keeper();
        let Some(journal) = keeper.journal.borrow().clone() else {
            return;
        };
        let Some(batch) = keeper.journaling.borrow_mut().begin() else {
            return;
        };
        let store = self.clone();
        spawn_local(async move {
            let result = journal.write(&batch, merged).await;
            store.finish_transaction(result);
        });
    }

    fn finish_transaction(&self, result: Result<Vec<Record>, journal::Fault>) {
        let keeper = self.keeper();
        match result {
            Ok(differing) => {
                keeper.journaling.borrow_mut().completed();
                self.keep();
                self.hear(differing);
            }
            Err(journal::Fault(reason)) => {
                keeper.journal.replace(None);
                keeper.lost.set(true);
                self.journal_failed(&reason);
                self.later(Some(RETRY), Self::open_journal);
            }
        }
    }

    /// Takes in what another tab has put into the journal.
    fn hear(&self, differing: Vec<Record>) {
        for (key, value) in differing {
            let known = self.keeper().heard.borrow_mut().insert(key.clone(), value.clone());
            // Told once: a record that the session does not come to agree with is left at that.
            if known.as_ref() != Some(&value) {
                let value = Some(value);
                self.send(Message::StoredElsewhere { key, value });
            }
        }
    }

    /// Draws how safe the reader's work is, if that is otherwise than what is drawn, and tells of
    /// what is weaker.
    fn show_saving(&self) {
        let works = !self.keeper().journaling.borrow().is_failing();
        if self.keeper().failing.replace(!works) == works {
            self.send(Message::JournalWorks(works));
        }
        let state = self.save_state();
        if self.keeper().shown.replace(state) == state {
            return;
        }
        self.watchers().draw_saving();
        if let Some(why) = self.read(|session| state.why(session.locale)) {
            page::announce(why);
        }
    }

    fn local_storage(&self) -> LocalStorage {
        LocalStorage {
            is_alone: self.keeper().journaling.borrow().is_failing(),
        }
    }
}

/// The browser's local storage, as far as it belongs to this app.
struct LocalStorage {
    /// Whether what it refuses is only in memory, since the journal does not work either.
    is_alone: bool,
}

impl LocalStorage {
    fn notice_of(&self, fault: storage::Fault) -> NoticeKind {
        match (fault, self.is_alone) {
            (storage::Fault::Blocked, true) => NoticeKind::StorageBlocked,
            (storage::Fault::Full, true) => NoticeKind::StorageFull,
            (storage::Fault::Blocked, false) => NoticeKind::StorageBlockedButKept,
            (storage::Fault::Full, false) => NoticeKind::StorageFullButKept,
        }
    }
}

impl Shelf for LocalStorage {
    fn read_all(&mut self) -> Result<Vec<Record>, NoticeKind> {
        storage::read_all("").map_err(|fault| self.notice_of(fault))
    }

    fn put(&mut self, key: &str, value: Option<&str>) -> Result<(), NoticeKind> {
        let done = match value {
            Some(value) => storage::write(key, value),
            None => storage::remove(key),
        };
        done.map_err(|fault| self.notice_of(fault))
    }
}

/// Opens the journal, and reads what it holds if that is asked for.
async fn open_and_read(read: bool) -> Result<(Journal, Option<Vec<Record>>), journal::Fault> {
    let journal = Journal::open().await?;
    let records = if read { Some(journal.read_all().await?) } else { None };
    Ok((journal, records))
}
