//! The journal: every record once more, in an IndexedDB database, and beside them in a second store of it the texts
//! that some of them lead to (`texts.rs`). A transaction has strict durability, so what it wrote is on the disk
//! when it completes, and reads and merges what is there before it writes, so that no tab writes over another's.
//! Local storage reaches the disk up to a minute later.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use gloo::events::EventListener;
use js_sys::{Array, Promise};
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::bindings::{DatabaseWithOptions, Failed};
use super::texts::Texts;
use super::{copy, window};

/// The object store of the records: from a record's key to its value, both text.
const STORE: &str = "journal";

/// The object store of the texts: from the key of the record that leads to a text to an object.
const TEXTS: &str = "texts";

/// So many records are asked for, or removed, in a turn of the browser.
const AT_ONCE: usize = 250;

/// New values of records by key; `None` removes the record.
pub type Batch = BTreeMap<String, Option<String>>;

/// What to put into the journal when a record has a value there already and another one is
/// written: called with the key, the value that is there and the new one; returns keys and values.
pub type Merge = fn(&str, &str, &str) -> Vec<(String, String)>;

/// The browser has no journal to give, or refused a transaction: what it said, for the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub String);

impl From<JsValue> for Fault {
    fn from(error: JsValue) -> Self {
        // A request that fails calls back with an event, whose target knows the reason.
        let target = error.dyn_ref::<Event>().and_then(Event::target);
        let reason = target.and_then(|target| target.unchecked_into::<Failed>().error());
        Self(super::describe(&reason.map_or(error, JsValue::from)))
    }
}

/// How a transaction is to be done (Indexed Database API 3.0, section 4.4).
#[derive(Serialize)]
struct TransactionOptions {
    /// `strict`: complete means on the disk.
    durability: &'static str,
}

/// An open journal. Closed when the browser asks for it, as when the reader clears the site's data:
/// then every call fails, and it can be opened again.
pub struct Journal {
    database: IdbDatabase,
    /// What this page wrote last, by key. Where that is still there, what it writes now says all of it, and
    /// nothing needs to be merged.
    written: RefCell<HashMap<String, String>>,
    _closed: [EventListener; 2],
}

impl Journal {
    /// Opens the journal of this copy of the app, making it where there is none; `on_closed` is called when
    /// the browser closes it.
    ///
    /// # Errors
    /// When the browser has no IndexedDB, denies it, or cannot open the database.
    pub async fn open(on_closed: impl Fn() + Clone + 'static) -> Result<Self, Fault> {
        Self::open_named(&copy::JOURNAL, on_closed).await
    }

    /// Opens the journal of the first copy of the app under this origin.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub async fn open_first() -> Result<Self, Fault> {
        Self::open_named(copy::FIRST_JOURNAL, || {}).await
    }

    async fn open_named(name: &str, on_closed: impl Fn() + Clone + 'static) -> Result<Self, Fault> {
        let database = open_version(name, None).await?;
        let stores = database.object_store_names();
        if stores.contains(STORE) && stores.contains(TEXTS) {
            return Ok(Self::of(database, on_closed));
        }
        // A database of this name without both stores in it, as an earlier version of the app made it: the next
        // version gets them. A tab that has it open is asked to close it, and opens it again.
        let next = database.version() + 1.0;
        database.close();
        match open_version(name, Some(next)).await {
            Ok(database) => Ok(Self::of(database, on_closed)),
            // Another tab was quicker.
            Err(_) => Ok(Self::of(open_version(name, None).await?, on_closed)),
        }
    }

    /// A database that is to be deleted, or gets another version, is asked to close (`versionchange`); one
    /// whose site data is cleared is closed at once (`close`).
    fn of(database: IdbDatabase, on_closed: impl Fn() + Clone + 'static) -> Self {
        let (held, on_close) = (database.clone(), on_closed.clone());
        let asked = EventListener::new(&database, "versionchange", move |_| {
            held.close();
            on_closed();
        });
        let closed = EventListener::new(&database, "close", move |_| on_close());
        Self {
            database,
            written: RefCell::default(),
            _closed: [asked, closed],
        }
    }

    /// Every record, by key. Values that are no text are passed over.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn read_all(&self) -> Result<Vec<(String, String)>, Fault> {
        let store = self.transaction(&[STORE], "readonly")?.object_store(STORE)?;
        // Both are asked for before either is awaited, so that they share the transaction.
        let (keys, values) = (store.get_all_keys()?, store.get_all()?);
        let keys: Array = answer(&keys).await?.unchecked_into();
        let values: Array = answer(&values).await?.unchecked_into();
        let pairs = keys.iter().zip(values.iter());
        Ok(pairs
            .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
            .collect())
    }

    /// Writes a batch in one transaction; when this returns, it is on the disk. The transaction
    /// reads what is there, so that no tab overwrites what another one has just written.
    ///
    /// Returns the records that are there now with another value than asked for.
    ///
    /// # Errors
    /// When the browser refuses; then the batch may be written or not, and writing it again does
    /// no harm.
    pub async fn write(&self, batch: &Batch, texts: &Texts, merge: Merge) -> Result<Vec<(String, String)>, Fault> {
        // The store of texts only where it is needed: who reads a text does not wait for tags.
        let stores: &[&str] = if texts.is_empty() { &[STORE] } else { &[STORE, TEXTS] };
        let transaction = self.transaction(stores, "readwrite")?;
        let complete = completion(&transaction);
        if !texts.is_empty() {
            texts.put_into(&transaction.object_store(TEXTS)?)?;
        }
        let store = transaction.object_store(STORE)?;
        let mut reads = Vec::new();
        for (asked, (key, value)) in batch.iter().enumerate() {
            // A transaction is one, however many turns it takes to ask for all of it: it ends when nothing is asked
            // for any more.
            let pauses = asked % AT_ONCE == AT_ONCE - 1;
            match value {
                None => {
                    let request = store.delete(&key.into())?;
                    if pauses {
                        listen(&request).await?;
                    }
                }
                Some(value) => {
                    let request = store.get(&key.into())?;
                    // Listened to before any is awaited: an answer that nobody listens to is gone.
                    reads.push((key, value, listen(&request), request));
                }
            }
        }
        let mut differing = Vec::new();
        for (key, value, answered, request) in reads {
            answered.await?;
            let present = request.result()?.as_string();
            // Known again once the transaction is complete.
            let written = self.written.borrow_mut().remove(key);
            if present.is_some() && present == written {
                store.put_with_key(&value.into(), &key.into())?;
            } else {
                differing.extend(put(&store, key, present.as_deref(), value, merge)?);
            }
        }
        complete.await?;
        self.note_written(batch, &differing);
        Ok(differing)
    }

    /// What the store of texts has under each of these keys, in one transaction; `undefined` where it has nothing.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn read_texts(&self, keys: &[String]) -> Result<Vec<JsValue>, Fault> {
        let store = self.transaction(&[TEXTS], "readonly")?.object_store(TEXTS)?;
        let mut requests = Vec::new();
        for key in keys {
            requests.push(store.get(&key.into())?);
        }
        // Listened to before any is awaited: an answer that nobody listens to is gone.
        let answers: Vec<_> = requests.iter().map(listen).collect();
        let mut values = Vec::new();
        for (request, answer) in requests.iter().zip(answers) {
            answer.await?;
            values.push(request.result()?);
        }
        Ok(values)
    }

    /// Notes what is there now as it was asked for.
    fn note_written(&self, batch: &Batch, differing: &[(String, String)]) {
        let mut written = self.written.borrow_mut();
        for (key, value) in batch {
            match value {
                Some(value) if differing.iter().all(|(differs, _)| differs != key) => {
                    written.insert(key.clone(), value.clone());
                }
                _ => drop(written.remove(key)),
            }
        }
    }

    /// A transaction whose completion means that the disk has it.
    fn transaction(&self, stores: &[&str], mode: &str) -> Result<IdbTransaction, Fault> {
        let options = serde_wasm_bindgen::to_value(&TransactionOptions { durability: "strict" });
        let options = options.map_err(|error| Fault(error.to_string()))?;
        let database: &DatabaseWithOptions = self.database.unchecked_ref();
        let stores: Array = stores.iter().copied().map(JsValue::from).collect();
        Ok(database.transaction_with_options(&stores, mode, &options)?)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.database.close();
    }
}

/// Puts a record in, merged with what is there. Returns it when its value is not the one asked for.
fn put(
    store: &IdbObjectStore,
    key: &str,
    present: Option<&str>,
    value: &str,
    merge: Merge,
) -> Result<Option<(String, String)>, Fault> {
    let puts = match present {
        Some(present) if present == value => Vec::new(),
        Some(present) => merge(key, present, value),
        None => vec![(key.to_owned(), value.to_owned())],
    };
    for (key, value) in &puts {
        store.put_with_key(&value.into(), &key.into())?;
    }
    let differs = |(put, merged): &(String, String)| put == key && merged != value;
    Ok(puts.into_iter().find(differs))
}

/// Opens the database in a version, or in the one that it has.
async fn open_version(name: &str, version: Option<f64>) -> Result<IdbDatabase, Fault> {
    let factory = window().indexed_db()?;
    let factory = factory.ok_or_else(|| Fault("no IndexedDB here".into()))?;
    let request = match version {
        None => factory.open(name)?,
        Some(version) => factory.open_with_f64(name, version)?,
    };
    let upgrade = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let request: Option<IdbOpenDbRequest> = event.target().and_then(|target| target.dyn_into().ok());
        let database = request.and_then(|request| request.result().ok());
        if let Some(database) = database.and_then(|database| database.dyn_into::<IdbDatabase>().ok()) {
            // A store that is there already is as good; any other fault fails the opening itself.
            let _ = database.create_object_store(STORE);
            let _ = database.create_object_store(TEXTS);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database = answer(&request).await?;
    request.set_onupgradeneeded(None);
    Ok(database.unchecked_into())
}

/// What a request answers.
async fn answer(request: &IdbRequest) -> Result<JsValue, Fault> {
    listen(request).await?;
    Ok(request.result()?)
}

/// Kept when a request succeeds, broken when it fails, each with the event.
fn listen(request: &IdbRequest) -> JsFuture {
    JsFuture::from(Promise::new(&mut |kept, broken| {
        request.set_onsuccess(Some(&kept));
        request.set_onerror(Some(&broken));
    }))
}

/// Kept when a transaction is complete, broken when it is given up, each with the event.
fn completion(transaction: &IdbTransaction) -> JsFuture {
    JsFuture::from(Promise::new(&mut |kept, broken| {
        transaction.set_oncomplete(Some(&kept));
        transaction.set_onabort(Some(&broken));
        transaction.set_onerror(Some(&broken));
    }))
}
