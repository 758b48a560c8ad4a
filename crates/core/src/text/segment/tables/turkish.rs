//! Turkish.

use super::lists::Tables;

/// The lists of Turkish.
pub const TABLES: Tables = Tables {
    titles: &[
        "doç", "yrd", "sn", "hz", "bkz", "örn", "öğr", "yzb", "alb", "tğm", "kd", "av", "arş", "uzm", "dz", "müh",
    ],
    before_numbers: &["yy"],
    abbreviations: &["cad", "sok", "mah", "şti", "a.ş", "t.c", "m.ö", "m.s", "blv"],
    enders: &["vb", "vd", "vs"],
    starters: &[
        "bu", "ama", "ancak", "o", "bir", "daha", "sonra", "şimdi", "onlar", "biz", "ben", "ardından", "dün", "bugün",
        "kimse",
    ],
    open: &[
        "ben", "sen", "biz", "siz", "onlar", "bir", "ve", "ama", "fakat", "çünkü", "eğer", "şey",
    ],
    counted: &[
        "dünya", "cadde", "lig", "ordu", "sokak", "yüzyıl", "abdülhamid", "mehmed", "mehmet", "murad", "murat",
        "bayezid", "selim", "abdülmecid", "mahmud", "süleyman", "ahmed", "mustafa", "osman", "kolordu", "kat", "sınıf",
        "gün", "yıl",
    ],
    ..Tables::NONE
};
