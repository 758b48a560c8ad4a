//! Commands: one table of everything that the reader can do, with name, text, keys, when it can be done,
//! and message. Keyboard, help, button names and command palette are made from it, so none of them can
//! know an action that the others do not.

pub mod action;
mod entry;
pub mod key;
pub mod keyboard;
mod library_table;
mod meaning;
mod page_dependent;
pub mod palette;
pub mod review_keys;
pub mod table;
mod tagging_table;
