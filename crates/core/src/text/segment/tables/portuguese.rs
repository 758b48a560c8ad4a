//! Portuguese.

use super::lists::Tables;

/// The lists of Portuguese.
pub const TABLES: Tables = Tables {
    titles: &["sra", "srta", "dra", "exmo", "exma", "eng"],
    before_numbers: &["pág", "núm"],
    abbreviations: &["ltda"],
    starters: &[
        "os", "as", "um", "uma", "mas", "depois", "quando", "ele", "ela", "eles", "elas", "não", "hoje", "ontem", "em",
        "na", "com", "para", "segundo", "também", "ninguém",
    ],
    open: &[
        "eu", "tu", "os", "um", "uma", "mas", "ou", "porque", "se", "que", "meu", "seu",
    ],
    ..Tables::NONE
};
