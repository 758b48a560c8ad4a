//! Texts as structured records: what goes into the second object store of the journal's database, and what comes out
//! of it. What is in a record, whoever keeps it says.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use web_sys::IdbObjectStore;

/// New records by key, as the browser keeps them; none where one is removed.
#[derive(Clone, Debug, Default)]
pub struct Texts(Vec<(String, Option<JsValue>)>);

impl Texts {
    /// These records; those without a value are removed.
    ///
    /// # Errors
    /// When a value is nothing that the browser can keep: which, and why.
    pub fn of<'a, T: Serialize>(texts: impl IntoIterator<Item = (&'a str, Option<T>)>) -> Result<Self, String> {
        // Maps are objects, as whoever looks into the database expects.
        let serializer = Serializer::json_compatible();
        let mut records = Vec::new();
        for (key, text) in texts {
            let record = text.map(|text| text.serialize(&serializer)).transpose();
            let record = record.map_err(|error| format!("{key}: {error}"))?;
            records.push((key.to_owned(), record));
        }
        Ok(Self(records))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts them into their store.
    pub(super) fn put_into(&self, store: &IdbObjectStore) -> Result<(), JsValue> {
        for (key, record) in &self.0 {
            match record {
                Some(record) => drop(store.put_with_key(record, &key.into())?),
                None => drop(store.delete(&key.into())?),
            }
        }
        Ok(())
    }
}

/// What a record says; `None` where there is none.
///
/// # Errors
/// When it says something else: what it says, as JSON, as far as that goes.
pub fn read<T: DeserializeOwned>(record: JsValue) -> Result<Option<T>, String> {
    if record.is_undefined() {
        return Ok(None);
    }
    serde_wasm_bindgen::from_value(record.clone())
        .map(Some)
        .map_err(|_| as_json(&record))
}

/// A record as JSON, as far as that goes: its type where it is nothing that JSON has.
pub fn as_json(record: &JsValue) -> String {
    let json = js_sys::JSON::stringify(record).ok().and_then(|json| json.as_string());
    json.unwrap_or_else(|| format!("{record:?}"))
}
