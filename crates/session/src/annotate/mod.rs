//! What the reader says of sentences and blocks, and taking it back.

pub mod boundaries;
pub mod history;
pub mod tagging;
