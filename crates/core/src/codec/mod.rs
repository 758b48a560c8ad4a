//! JSON of records and files: serde and serde_json, read strictly.
//!
//! serde_json takes the last of two fields of one name, reads a list as a struct, and nests as deep
//! as a text asks for. What people hand in, and what stands in a browser's storage, must not be
//! guessed at: [`parse()`] refuses a text that says something twice or nests too deep, and
//! [`from_value`] takes objects for structs and words for enums, and names the place of what does
//! not fit. [`from_record`] does so without a place.
//!
//! Numbers are kept to the last digit: the package asks for serde_json's `arbitrary_precision`, so
//! no build is without it. The order of keys may differ from build to build (`preserve_order` comes
//! on with any dependency that asks for it): what decides by the text of a value uses
//! [`canonical_text`].

mod number;
mod parse;
mod read;

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
pub use serde_json::Value;

pub use parse::{Fault, FaultKind, parse};
pub use read::{Mismatch, from_record, from_value, whole};

/// The fields of an object by name, in the order of their names in every build.
pub type Object = BTreeMap<String, Value>;

/// How deep a record of the storage may nest: more than a file, whose unknown fields are kept
/// within records.
const DEEPEST_RECORD: usize = 128;

/// What a text says; `None` when it is no JSON, or says something else.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    let value = parse(text, DEEPEST_RECORD).ok()?;
    from_record(&value)
}

/// Compact JSON.
///
/// # Panics
/// For a value with a map whose keys are no texts, which no type of this program has.
pub fn to_text<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("keys that are texts")
}

/// JSON for people: a line for each field and item, two spaces deeper in each object and list.
///
/// # Panics
/// As [`to_text`].
pub fn to_pretty_text<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string_pretty(value).expect("keys that are texts")
}

/// Compact JSON with the fields of every object in the order of their names: the same text for the
/// same value in every build, to decide between two values that nothing else tells apart.
///
/// # Panics
/// As [`to_text`].
pub fn canonical_text<T: Serialize + ?Sized>(value: &T) -> String {
    let mut value = serde_json::to_value(value).expect("keys that are texts");
    value.sort_all_objects();
    value.to_string()
}

/// Whether a value says no more than its absence.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
