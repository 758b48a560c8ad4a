//! What messages to the reader say.

pub mod error_texts;
