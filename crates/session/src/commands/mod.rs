//! What the reader can do, by which keys, and finding it.

pub mod action;
pub mod key;
pub mod keys;
pub mod palette;
pub mod table;
mod targets;
