//! Local storage. Every call may throw (denied, full, gone), so every call returns a result.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use super::{copy, window};

/// Why storage did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The browser denies it.
    Blocked,
    /// The quota is used up.
    Full,
}

fn storage() -> Result<web_sys::Storage, Fault> {
    window().local_storage().ok().flatten().ok_or(Fault::Blocked)
}

/// The fault behind a thrown value: `QuotaExceededError` by name, as the storage standard has it.
fn fault_of(error: &JsValue) -> Fault {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    let name = name.unwrap_or_default();
    if name.contains("QuotaExceeded") || name.contains("QUOTA_REACHED") {
        Fault::Full
    } else {
        Fault::Blocked
    }
}

/// Stores a record.
///
/// # Errors
/// When the browser denies it or has no room.
pub fn write(key: &str, value: &str) -> Result<(), Fault> {
    storage()?
        .set_item(&copy::stored(key), value)
        .map_err(|error| fault_of(&error))
}

/// Removes a record; one that is not there is removed already.
///
/// # Errors
/// When the browser denies it.
pub fn remove(key: &str) -> Result<(), Fault> {
    storage()?
        .remove_item(&copy::stored(key))
        .map_err(|error| fault_of(&error))
}

/// The keys of every record of this copy of the app, and of what is nobody's.
///
/// # Errors
/// When the browser denies it.
pub fn keys() -> Result<Vec<String>, Fault> {
    Ok(stored_keys()?.iter().map(|key| copy::plain(key)).collect())
}

/// Every key, as local storage has it.
fn stored_keys() -> Result<Vec<String>, Fault> {
    let storage = storage()?;
    let length = storage.length().map_err(|error| fault_of(&error))?;
    let mut keys = Vec::new();
    for index in 0..length {
        keys.extend(storage.key(index).map_err(|error| fault_of(&error))?);
    }
    Ok(keys)
}

/// Whether there is a record under a key.
///
/// # Errors
/// When the browser denies it.
pub fn has(key: &str) -> Result<bool, Fault> {
    let value = storage()?
        .get_item(&copy::stored(key))
        .map_err(|error| fault_of(&error))?;
    Ok(value.is_some())
}

/// Everything in local storage, by key: the records of this copy of the app, and what is nobody's.
///
/// # Errors
/// When the browser denies it.
pub fn read_all() -> Result<Vec<(String, String)>, Fault> {
    let records = read_stored()?.into_iter();
    Ok(records.map(|(key, value)| (copy::plain(&key), value)).collect())
}

/// Records of another copy of the app: the path of its folder, and keys and values as it has them.
pub type OtherCopy = (String, Vec<(String, String)>);

/// The records of the first copy of the app, where this is another copy.
///
/// # Errors
/// When the browser denies it.
pub fn first_copy() -> Result<Option<OtherCopy>, Fault> {
    let Some(path) = copy::first_path() else {
        return Ok(None);
    };
    let mut records = read_stored()?;
    records.retain(|(key, _)| copy::of_first(key).is_some());
    Ok(Some((path, records)).filter(|(_, records)| !records.is_empty()))
}

/// Everything in local storage, under the keys that it has there.
fn read_stored() -> Result<Vec<(String, String)>, Fault> {
    let storage = storage()?;
    let mut records = Vec::new();
    for key in stored_keys()? {
        if let Some(value) = storage.get_item(&key).map_err(|error| fault_of(&error))? {
            records.push((key, value));
        }
    }
    Ok(records)
}

/// The key and the new value of a change that another tab made; `None` when it cleared everything.
pub fn changed_elsewhere(event: &web_sys::Event) -> Option<(String, Option<String>)> {
    let event = event.dyn_ref::<web_sys::StorageEvent>()?;
    Some((copy::plain(&event.key()?), event.new_value()))
}
