//! Spanish.

use super::lists::Tables;

/// The lists of Spanish.
pub const TABLES: Tables = Tables {
    titles: &[
        "sra", "srta", "dra", "dña", "ud", "uds", "vd", "vds", "lic", "gral", "cnel", "cap", "excmo", "excma", "ilmo",
        "ej", "p.ej", "ee",
    ],
    before_numbers: &["pág", "págs", "núm", "núms", "aprox", "cap", "tel", "teléf"],
    abbreviations: &["ee.uu", "uu", "cía", "avda", "s.l"],
    starters: &[
        "el", "los", "las", "una", "según", "cuando", "después", "luego", "también", "este", "esta", "estos", "estas",
        "por", "para", "se", "hoy", "ayer", "él", "ella", "ellos", "ellas", "pero", "así", "con", "su", "sus", "no",
        "nadie",
    ],
    open: &[
        "yo", "tú", "él", "ella", "el", "los", "las", "un", "una", "y", "pero", "o", "porque", "si", "que", "mi", "tu",
        "su", "eh",
    ],
    ..Tables::NONE
};
