//! Where the reader is: addresses, the focused sentence, search, what was read last.

pub mod moving;
pub mod resume;
pub mod scroll;
pub mod search;
