//! The encodings that the reader can choose from: those of the Encoding Standard, which every browser decodes.

/// What an encoding is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// All of them.
    Unicode,
    /// Arabic, Persian, Urdu.
    Arabic,
    /// Western and Northern Europe.
    Western,
    /// Central Europe.
    Central,
    /// The Baltic languages.
    Baltic,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Turkish.
    Turkish,
    /// Hebrew.
    Hebrew,
    /// Thai.
    Thai,
    /// Vietnamese.
    Vietnamese,
    /// Chinese.
    Chinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
}

/// All of them, by their names in the Encoding Standard: of each writing the most used first.
pub const ENCODINGS: [(Writing, &[&str]); 14] = [
    (Writing::Unicode, &["UTF-8", "UTF-16LE", "UTF-16BE"]),
    (Writing::Arabic, &["windows-1256", "ISO-8859-6"]),
    (
        Writing::Western,
        &[
            "windows-1252", "ISO-8859-15", "macintosh", "ISO-8859-10", "ISO-8859-14", "ISO-8859-3",
        ],
    ),
    (Writing::Central, &["windows-1250", "ISO-8859-2", "ISO-8859-16"]),
    (Writing::Baltic, &["windows-1257", "ISO-8859-13", "ISO-8859-4"]),
    (
        Writing::Cyrillic,
        &[
            "windows-1251", "KOI8-R", "KOI8-U", "ISO-8859-5", "IBM866", "x-mac-cyrillic",
        ],
    ),
    (Writing::Greek, &["windows-1253", "ISO-8859-7"]),
    (Writing::Turkish, &["windows-1254"]),
    (Writing::Hebrew, &["windows-1255", "ISO-8859-8-I", "ISO-8859-8"]),
    (Writing::Thai, &["windows-874"]),
    (Writing::Vietnamese, &["windows-1258"]),
    (Writing::Chinese, &["GBK", "gb18030", "Big5"]),
    (Writing::Japanese, &["Shift_JIS", "EUC-JP", "ISO-2022-JP"]),
    (Writing::Korean, &["EUC-KR"]),
];
