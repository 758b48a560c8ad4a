//! Italian.

use super::lists::Tables;

/// The lists of Italian.
pub const TABLES: Tables = Tables {
    titles: &[
        "sig", "sigg", "sig.ra", "sig.na", "dott", "dott.ssa", "avv", "geom", "prof.ssa", "arch", "ing",
    ],
    before_numbers: &["pag", "pagg", "cap"],
    abbreviations: &["s.p.a", "s.r.l", "a.c", "d.c"],
    enders: &["ecc"],
    starters: &[
        "il", "lo", "gli", "ma", "poi", "dopo", "quando", "secondo", "anche", "nel", "con", "per", "si", "ieri",
        "oggi", "questo", "questa", "un", "una", "nessuno",
    ],
    open: &[
        "io", "tu", "noi", "il", "lo", "gli", "e", "ma", "o", "perché", "se", "che", "mio", "tuo", "suo", "ehm",
    ],
    ..Tables::NONE
};
