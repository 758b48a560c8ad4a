//! The second pass: sentences tagged once more, and how far both passes agree.

pub mod recode;
