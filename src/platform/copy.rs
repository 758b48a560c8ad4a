//! Which copy of the app this is, where several stand under one origin and share its stores
//! (`src/ui/copy.js` decides it, before anything is read). The program knows every record by its plain key,
//! `hashiya:…`; in local storage the keys of all copies but the first one have the copy's path in them,
//! `hashiya:@PATH:…`, and each copy has a journal of its own.

use std::sync::LazyLock;

use gloo::utils::document_element;

/// What plain keys begin with.
const PLAIN: &str = "hashiya:";

/// What the keys of all copies but the first one begin with.
const OTHERS: &str = "hashiya:@";

/// What the program sees in place of the [`PLAIN`] of other copies' keys, so that it takes none for its own,
/// and counts their size all the same.
const FOREIGN: &str = "another:";

static KEYS: LazyLock<String> = LazyLock::new(|| said("data-keys").unwrap_or_else(|| PLAIN.into()));

/// The name of this copy's journal.
pub static JOURNAL: LazyLock<String> = LazyLock::new(|| said("data-journal").unwrap_or_else(|| FIRST_JOURNAL.into()));

/// The name of the first copy's journal.
pub const FIRST_JOURNAL: &str = "hashiya";

fn said(attribute: &str) -> Option<String> {
    document_element().get_attribute(attribute)
}

/// Whether this is the copy with the plain keys.
pub fn is_first() -> bool {
    *KEYS == PLAIN
}

/// The key in local storage of the record with this plain key.
pub fn stored(plain: &str) -> String {
    match plain.strip_prefix(PLAIN) {
        Some(rest) if !is_first() => format!("{}{rest}", *KEYS),
        _ => plain.to_owned(),
    }
}

/// The plain key of what local storage has under this one: of this copy's records, and for those of other
/// copies one that is nobody's.
pub fn plain(stored: &str) -> String {
    match stored.strip_prefix(KEYS.as_str()) {
        Some(_) if is_first() && stored.starts_with(OTHERS) => foreign(stored),
        Some(rest) => format!("{PLAIN}{rest}"),
        None => foreign(stored),
    }
}

/// The plain key of a record of the first copy, seen from another one; `None` for all other keys.
pub fn of_first(stored: &str) -> Option<&str> {
    (!is_first() && stored.starts_with(PLAIN) && !stored.starts_with(OTHERS)).then_some(stored)
}

fn foreign(stored: &str) -> String {
    match stored.strip_prefix(PLAIN) {
        Some(rest) => format!("{FOREIGN}{rest}"),
        None => stored.to_owned(),
    }
}

/// The path of this copy's folder on its site; `None` in a page from the disk.
pub fn path() -> Option<String> {
    said("data-path").filter(|path| !path.is_empty())
}

/// The path of the first copy's folder, where this is another one.
pub fn first_path() -> Option<String> {
    said("data-first").filter(|_| !is_first())
}
