//! Tables: one article a row.

mod columns;

pub use columns::{Columns, TablePreview};
