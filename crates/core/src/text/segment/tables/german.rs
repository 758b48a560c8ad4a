//! German.

use super::lists::Tables;

/// The lists of German.
pub const TABLES: Tables = Tables {
    titles: &[
        "bzw", "evtl", "ggf", "vgl", "inkl", "exkl", "sog", "ehem", "zzgl", "bspw", "einschl", "bzgl", "geb", "gest",
        "med", "jur", "hr", "hrn", "frl", "dipl", "ing", "z.b", "d.h", "u.a", "i.d.r", "z.t", "o.ä", "u.ä", "s.o",
        "s.u", "v.a", "m.e", "v.chr", "n.chr",
    ],
    before_numbers: &["nr", "abs", "kap", "bd", "hrsg", "anm"],
    abbreviations: &["mio", "mrd", "jh", "jhd"],
    enders: &["usw", "usf", "etc"],
    starters: &[
        "der", "die", "das", "ein", "eine", "er", "sie", "es", "wir", "ich", "im", "am", "auf", "mit", "nach", "aber",
        "und", "doch", "dann", "als", "wenn", "auch", "für", "bei", "von", "vor", "zu", "zum", "zur", "heute",
        "gestern", "niemand", "keiner", "diese", "dieser", "dieses",
    ],
    open: &[
        "ich", "wir", "er", "der", "die", "das", "ein", "eine", "und", "aber", "oder", "weil", "wenn", "dass", "mein",
        "dein", "äh", "ähm",
    ],
    counted: &[
        "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
        "november", "dezember", "jahrhundert", "jahrestag", "geburtstag", "platz", "etage", "stock", "klasse",
        "lebensjahr", "tag", "runde", "minute", "spieltag", "kapitel", "auflage", "weltkrieg", "bezirk", "mal", "liga",
        "armee", "jahr",
    ],
    ..Tables::NONE
};
