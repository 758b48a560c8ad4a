//! Deleting on the reader's word, and taking that back.

pub mod deletion;
