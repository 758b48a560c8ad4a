//! Agreement: how far two passes over the same sentences come to the same labels, and the sample for
//! a second pass.
//!
//! Everything is counted in whole numbers; the results are exact fractions until they are rounded
//! once, at the end.

mod kappa;
mod sample;
mod table;

pub use kappa::{Kappa, kappa};
pub use sample::sample;
pub use table::{Table, hundredths, shares};
