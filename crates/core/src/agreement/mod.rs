//! Agreement: how far two codings of the same sentences come to the same labels (confusion table,
//! Cohen's kappa), and the random sample for a second one.
//!
//! Everything is counted in whole numbers; the results are exact fractions until they are rounded once,
//! at the end.

mod kappa;
mod sample;
mod table;

pub use kappa::{Kappa, kappa};
pub use sample::sample;
pub use table::{Table, hundredths, shares};
