//! Which files can be opened, told from name and size before anything of them is read, and what
//! their bytes say.

use crate::article::{decode_utf8, utf8_text};
use crate::model::notice::FileFault;

/// The largest text that can be opened, in bytes: more than a browser's storage holds of any script.
pub const LARGEST_TEXT: u64 = 16_000_000;

/// The largest Hashiya file that can be opened, in bytes: 100,000 tagged sentences, with room.
pub const LARGEST_HASHIYA_FILE: u64 = 128_000_000;

/// A kind of file, by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An article.
    Text,
    /// A Hashiya file.
    Hashiya,
}

impl Kind {
    pub(crate) fn of(name: &str) -> Option<Self> {
        let lower = name.to_lowercase();
        let ends = |ending: &&str| lower.ends_with(ending);
        if ends(&".json") {
            Some(Self::Hashiya)
        } else {
            [".txt", ".md"].iter().any(ends).then_some(Self::Text)
        }
    }

    fn limit(self) -> u64 {
        match self {
            Self::Text => LARGEST_TEXT,
            Self::Hashiya => LARGEST_HASHIYA_FILE,
        }
    }
}

/// Why a file of this name and size (bytes) is not worth reading; `None` when it is. A page that
/// reads whatever it is given can be frozen by one file.
pub fn fault_before_reading(name: &str, size: u64) -> Option<FileFault> {
    let Some(kind) = Kind::of(name) else {
        return Some(FileFault::UnknownKind);
    };
    let limit = kind.limit();
    (size > limit).then_some(FileFault::TooLarge { size, limit })
}

/// Whether a file of this name is opened as an article.
pub fn is_article(name: &str) -> bool {
    Kind::of(name) == Some(Kind::Text)
}

/// The text of a file with these bytes; `None` for a file that the disk did not give.
pub(crate) fn text_of(name: &str, bytes: Option<Vec<u8>>) -> Result<String, FileFault> {
    let bytes = bytes.ok_or(FileFault::Unreadable)?;
    if let Some(fault) = fault_before_reading(name, bytes.len() as u64) {
        return Err(fault);
    }
    let text = match Kind::of(name) {
        Some(Kind::Hashiya) => utf8_text(&bytes),
        _ => decode_utf8(&bytes),
    };
    text.map(str::to_owned).map_err(FileFault::Decode)
}
