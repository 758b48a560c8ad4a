//! JSON: values, reading with the place of what is wrong, writing.
//!
//! Small and strict, for the page's own records and files. Numbers that are not plain whole ones are
//! kept as they are written, so that a foreign field comes out as it went in and no code for
//! floating-point digits is needed. What an object says is read into Rust values by
//! [`FromJson`] and written by [`ToJson`]; [`json_object!`] writes both for a struct.

mod fields;
mod parse;
mod scan;
mod value;
mod write;

pub use fields::{Fields, FromJson, Wrong};
pub use fields::{is_default, json_identity, json_object, json_text, json_word};
pub use parse::{At, Fault, parse};
pub use value::{Object, Value};
pub use write::{ToJson, Writer, to_pretty_text, to_text};

/// How deep a record of the storage may nest: more than a file, whose unknown fields are kept
/// within records.
const DEEPEST_RECORD: usize = 128;

/// What a text says; `None` when it is no JSON, or says something else.
pub fn from_text<T: FromJson>(text: &str) -> Option<T> {
    let value = parse(text, DEEPEST_RECORD).ok()?;
    T::read(value).ok()
}
