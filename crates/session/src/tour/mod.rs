//! The tour of the first visit.

pub mod tour;
