//! The page of figures.

pub mod figures;
pub mod pace;
