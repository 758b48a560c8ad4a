//! Cohen's kappa: agreement beyond chance, as an exact fraction.

use super::table::{Table, hundredths};

/// Cohen's kappa, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kappa {
    /// Nothing was labelled in both codings.
    NoItems,
    /// Both codings used one and the same label throughout: agreement by chance would be complete as
    /// well, and kappa is zero divided by zero.
    OneLabel,
    /// In hundredths, from -100 to 100.
    Hundredths(i32),
}

/// Cohen's kappa of two codings: κ = (pₒ − pₑ) ÷ (1 − pₑ), where pₒ is the share of items with the
/// same label and pₑ the share to be expected by chance, which is the sum over all labels of the
/// product of the label's shares in both codings (Cohen 1960, "A coefficient of agreement for nominal
/// scales", Educational and Psychological Measurement 20, 37–46).
///
/// With n items, a of them with the same label, and e the sum of the products of the label's counts,
/// that is (n·a − e) ÷ (n² − e): whole numbers, rounded once.
pub fn kappa(table: &Table) -> Kappa {
    let items = table.items();
    if items == 0 {
        return Kappa::NoItems;
    }
    let chance = |label| table.first(label) as i64 * table.second(label) as i64;
    let expected: i64 = (0..table.labels()).map(chance).sum();
    let items = items as i64;
    match items * items - expected {
        0 => Kappa::OneLabel,
        room => Kappa::Hundredths(hundredths(items * table.agreed() as i64 - expected, room)),
    }
}
