//! Performs the commands of the storage driver: timers, journal, local storage, messages to the session.
//! It has no rule of its own.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use crate::platform::journal::{self, Journal};
use crate::platform::texts::{self, Texts};
use crate::platform::{address, copy, crash, engine, install, page, storage};
use crate::session::{
    Boot, Command, Duty, Engine, Input, KeyValueStore, Measure, Message, Quota, Record, Refusal, SaveState, Start,
    TextAnswer, TextRecord, Transaction, merged,
};

impl Store {
    /// Reads what is stored and lets the page begin.
    pub fn boot(&self) {
        self.drive(Input::PageOpened);
    }

    /// Whether the page has begun: before, nothing is known.
    pub fn has_begun(&self) -> bool {
        self.0.storage.driver.borrow().has_begun()
    }

    /// How safe the reader's work is.
    pub fn save_state(&self) -> SaveState {
        self.0.storage.driver.borrow().save_state()
    }

    /// Whether something is only in memory and would be lost with the page.
    pub fn has_unsaved(&self) -> bool {
        self.0.storage.driver.borrow().has_unsaved()
    }

    /// How much of local storage is used.
    pub fn quota<T>(&self, read: impl FnOnce(&Quota) -> T) -> T {
        read(self.0.storage.driver.borrow().quota())
    }

    /// Counts anew how much of local storage is used.
    pub fn count_again(&self) {
        self.drive(Input::CountAgain);
    }

    /// Has the driver look whether all is there that was stored: it may have been cleared.
    pub fn look_again(&self) {
        self.drive(Input::LookAgain);
    }

    /// The page is left, or nobody sees it: nothing waits for its turn any more.
    pub fn leave(&self) {
        self.drive(Input::PageLeft);
    }

    /// Another tab, or another page of this origin, changed local storage.
    pub fn changed_elsewhere(&self, key: String, value: Option<String>) {
        self.drive(Input::ChangedElsewhere { key, value });
    }

    /// Tells the driver what happened and does what it says. Messages have their turn when all of it
    /// is done. After the program has broken down nothing is done: the driver may stand in the middle of
    /// something.
    pub(super) fn drive(&self, input: Input) {
        if crash::has_happened() {
            return;
        }
        let commands = self.0.storage.driver.borrow_mut().handle(input, &mut LocalStorage);
        let begins = commands.iter().any(|command| matches!(command, Command::Begin(_)));
        for command in commands {
            self.obey(command);
        }
        if self.has_begun() {
            self.work_off();
        }
        if begins {
            page::mark_body("ready", "true");
            self.look_for_first_copy();
        }
    }

    fn obey(&self, command: Command) {
        let held = &self.0.storage;
        match command {
            Command::Begin(start) => self.enqueue_first(Message::Booted(Box::new(boot(start)))),
            Command::Send(message) => self.enqueue(Message::Storage(message)),
            Command::OpenJournal { read } => self.open_journal(read),
            Command::CloseJournal => drop(held.journal.take()),
            Command::BeginTransaction(transaction) => self.begin_transaction(transaction),
            Command::ReadTexts(keys) => self.read_texts(keys),
            Command::StartTimer { duty, after } => {
                if duty == Duty::Turn && page::is_hidden() {
                    // In a page that nobody sees the browser lets turns wait for seconds.
                    let store = self.clone();
                    spawn_local(async move { store.leave() });
                }
                let store = self.clone();
                let timer = Timeout::new(after, move || {
                    store.0.storage.timers.borrow_mut().remove(&duty);
                    store.drive(Input::TimerFired(duty));
                });
                held.timers.borrow_mut().insert(duty, timer);
            }
            Command::StopTimer(duty) => drop(held.timers.borrow_mut().remove(&duty)),
            Command::ShowSaveState(state) => {
                self.watchers().draw_saving();
                if let Some(why) = self.read(|session| state.why(session.locale)) {
                    // After what the session says of the same change, which is not as grave: only the
                    // last word is heard.
                    let store = self.clone();
                    spawn_local(async move { store.say_at_once(why) });
                }
            }
            Command::Warn(text) => page::warn(&text),
        }
    }

    fn open_journal(&self, read: bool) {
        let store = self.clone();
        spawn_local(async move {
            let held = store.clone();
            let on_closed = move || {
                // Whoever closes it is in the middle of something: a task of its own.
                let store = held.clone();
                spawn_local(async move { store.drive(Input::JournalClosed) });
            };
            let input = match open_and_read(read, on_closed).await {
                Ok((journal, records)) => {
                    store.0.storage.journal.replace(Some(Rc::new(journal)));
                    Input::JournalOpened { records }
                }
                Err(journal::Fault(reason)) => Input::JournalRefused { reason },
            };
            store.drive(input);
        });
    }

    fn begin_transaction(&self, Transaction { records, texts }: Transaction) {
        let journal = self.0.storage.journal.borrow().clone();
        let store = self.clone();
        spawn_local(async move {
            let texts = texts
                .iter()
                .map(|(key, text)| (key.as_str(), text.as_deref().map(TextRecord::from)));
            let result = match (journal, Texts::of(texts)) {
                (Some(journal), Ok(texts)) => journal.write(&records, &texts, merged).await,
                (None, _) => Err(journal::Fault("it is not open".into())),
                (_, Err(reason)) => Err(journal::Fault(reason)),
            };
            store.drive(match result {
                Ok(differing) => Input::TransactionCompleted { differing },
                Err(journal::Fault(reason)) => Input::TransactionGivenUp { reason },
            });
        });
    }

    fn read_texts(&self, keys: Vec<String>) {
        let journal = self.0.storage.journal.borrow().clone();
        let store = self.clone();
        spawn_local(async move {
            let read = match journal {
                Some(journal) => journal.read_texts(&keys).await,
                None => Err(journal::Fault("it is not open".into())),
            };
            let answers = match read {
                Ok(records) => records.into_iter().map(text_answer).collect(),
                Err(journal::Fault(reason)) => {
                    page::warn(&format!("texts cannot be read: {reason}"));
                    vec![TextAnswer::Unreachable; keys.len()]
                }
            };
            store.drive(Input::TextsRead(keys.into_iter().zip(answers).collect()));
        });
    }
}

/// What a record in the store of texts says.
pub(super) fn text_answer(record: JsValue) -> TextAnswer {
    match texts::read::<TextRecord>(record.clone()) {
        Ok(None) => TextAnswer::Missing,
        Ok(Some(found)) => match found.opened() {
            Some(opened) => TextAnswer::Found(Rc::new(opened)),
            None => TextAnswer::Damaged(texts::as_json(&record)),
        },
        Err(json) => TextAnswer::Damaged(json),
    }
}

/// What the session begins with: what is stored, and what the page is opened with.
fn boot(start: Start) -> Boot {
    address::take_word();
    Boot {
        records: start.records,
        languages: page::languages(),
        forced_language: page::query("lang"),
        tour: page::query("tour").map(|tour| tour != "0"),
        new_annotator: page::random_id(),
        hash: page::hash(),
        path: copy::path(),
        engine: engine(),
        installed: install::is_installed(),
        set_aside: start.set_aside,
        storage_fault: start.storage_fault,
    }
}

/// The engine, in the session's words.
fn engine() -> Engine {
    match engine::engine() {
        engine::Engine::Chromium => Engine::Chromium,
        engine::Engine::Firefox => Engine::Firefox,
        engine::Engine::WebKit => Engine::WebKit,
        engine::Engine::Unknown => Engine::Unknown,
    }
}

/// Opens the journal, and reads what it holds if that is asked for.
async fn open_and_read(
    read: bool,
    on_closed: impl Fn() + Clone + 'static,
) -> Result<(Journal, Option<Vec<Record>>), journal::Fault> {
    let journal = Journal::open(on_closed).await?;
    let records = if read { Some(journal.read_all().await?) } else { None };
    Ok((journal, records))
}

/// The browser's local storage.
struct LocalStorage;

impl From<storage::Fault> for Refusal {
    fn from(fault: storage::Fault) -> Self {
        match fault {
            storage::Fault::Blocked => Self::Blocked,
            storage::Fault::Full => Self::Full,
        }
    }
}

impl KeyValueStore for LocalStorage {
    fn read_all(&mut self) -> Result<Vec<Record>, Refusal> {
        storage::read_all().map_err(Refusal::from)
    }

    fn put(&mut self, key: &str, value: Option<&str>) -> Result<(), Refusal> {
        let done = match value {
            Some(value) => storage::write(key, value),
            None => storage::remove(key),
        };
        done.map_err(Refusal::from)
    }

    fn keys(&mut self) -> Result<Vec<String>, Refusal> {
        storage::keys().map_err(Refusal::from)
    }

    fn has(&mut self, key: &str) -> Result<bool, Refusal> {
        storage::has(key).map_err(Refusal::from)
    }

    fn measure(&self) -> Measure {
        Measure::of(engine())
    }
}
