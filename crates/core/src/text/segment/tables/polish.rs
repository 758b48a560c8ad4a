//! Polish.

use super::lists::Tables;

/// The lists of Polish.
pub const TABLES: Tables = Tables {
    titles: &["np", "tzw", "św", "ul", "inż", "m.in", "al", "pl", "mjr", "płk", "gen"],
    enders: &["itd", "itp"],
    starters: &[
        "to", "jest", "nie", "ale", "potem", "gdy", "kiedy", "jednak", "on", "ona", "oni", "wczoraj", "dziś", "nikt",
    ],
    open: &[
        "ja", "ty", "my", "wy", "i", "ale", "lub", "bo", "jeśli", "że", "mój", "twój",
    ],
    ..Tables::NONE
};
