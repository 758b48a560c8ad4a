//! Dutch.

use super::lists::Tables;

/// The lists of Dutch.
pub const TABLES: Tables = Tables {
    titles: &["dhr", "mevr", "mw", "bijv", "d.w.z", "o.a", "drs", "ir"],
    before_numbers: &["blz"],
    enders: &["enz"],
    starters: &[
        "het", "een", "hij", "zij", "ze", "maar", "toen", "daarna", "volgens", "ook", "met", "er", "wij", "we", "ik",
        "vandaag", "gisteren", "niemand",
    ],
    open: &[
        "ik", "wij", "hij", "zij", "het", "een", "en", "maar", "of", "omdat", "als", "mijn", "eh",
    ],
    ..Tables::NONE
};
