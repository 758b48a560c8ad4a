//! Which files can be opened: told from name, size and the first bytes before all of a file is read, and
//! from its content once it is.
//!
//! A Hashiya file is one by what it says, whatever it is called: mail programs, chats and phones hang
//! `.txt` onto a `.json` or take the ending off.

use hashiya_import::kind_of;

use crate::article::{DecodeError, decode_any, decode_unicode};
use crate::model::notice::FileFault;
use crate::model::preparing::LONG;

/// The largest text that can be opened, in bytes: more than a browser's storage holds of any script.
pub const LARGEST_TEXT: u64 = 16_000_000;

/// The largest Hashiya file that can be opened, in bytes: 100,000 tagged sentences, with room.
pub const LARGEST_HASHIYA_FILE: u64 = 128_000_000;

/// How many bytes of the beginning of a file [`fault_before_reading`] wants to see.
pub const HEAD: u64 = 256;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An article.
    Text,
    /// A Hashiya file.
    Hashiya,
}

impl Kind {
    /// The kind of a whole file; `None` when it is none that can be opened.
    pub(crate) fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        if says_hashiya(bytes) {
            return Some(Self::Hashiya);
        }
        Self::by_name(name)
    }

    fn by_name(name: &str) -> Option<Self> {
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

/// Why a file of this name, size (bytes) and beginning (its first [`HEAD`] bytes) is not worth reading;
/// `None` when it may be. A page that reads whatever it is given can be frozen by one file.
pub fn fault_before_reading(name: &str, size: u64, head: &[u8]) -> Option<FileFault> {
    let kind = if begins_an_object(head) {
        Some(Kind::Hashiya)
    } else {
        Kind::by_name(name)
    };
    fault_of(kind, size)
}

/// From so many files on at once the worker reads them, whatever they are: the page would be busy.
const MANY: usize = 20;

/// Who reads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The page, as it reads Hashiya files, and a few texts in Unicode.
    Page,
    /// A worker beside it: all other kinds and encodings, and many at once.
    Worker,
}

/// Whether a file of this name and beginning may be the page's to read, one of so many at once; all of it is then
/// to be looked at.
pub fn may_be_pages(name: &str, head: &[u8], at_once: usize) -> bool {
    begins_an_object(head) || (at_once < MANY && name.to_lowercase().ends_with(".txt"))
}

/// Who reads a file of this name with these bytes, one of so many that the reader opened at once; `beside_others`
/// where the worker reads some of them: then it reads all texts, and one message tells of all.
pub fn way(name: &str, bytes: &[u8], at_once: usize, beside_others: bool) -> Way {
    let is_text = || name.to_lowercase().ends_with(".txt") && decode_any(bytes).is_ok();
    match kind_of(name, bytes) {
        hashiya_import::Kind::Hashiya => Way::Page,
        hashiya_import::Kind::Text if at_once < MANY && !beside_others && is_text() => Way::Page,
        _ => Way::Worker,
    }
}

fn fault_of(kind: Option<Kind>, size: u64) -> Option<FileFault> {
    let Some(kind) = kind else {
        return Some(FileFault::UnknownKind);
    };
    let limit = kind.limit();
    (size > limit).then_some(FileFault::TooLarge { size, limit })
}

/// Whether a file is a text so long that it is prepared in pieces before it is opened.
pub fn is_long_text(name: &str, bytes: &[u8]) -> bool {
    bytes.len() >= LONG && Kind::of(name, bytes) == Some(Kind::Text)
}

/// Whether a file is a Hashiya file so long that it is read in several turns of the browser before it is opened.
pub fn is_long_hashiya(name: &str, bytes: &[u8]) -> bool {
    bytes.len() >= LONG && Kind::of(name, bytes) == Some(Kind::Hashiya)
}

/// The text of a Hashiya file with these bytes; `None` where it is refused for them.
pub fn hashiya_text(name: &str, bytes: &[u8]) -> Option<String> {
    let (kind, text, _) = text_of(name, Some(bytes)).ok()?;
    (kind == Kind::Hashiya).then_some(text)
}

/// The text of a file with these bytes, its kind, and the encoding that they are in; the bytes are `None` for a file
/// that the disk did not give.
pub(crate) fn text_of(name: &str, bytes: Option<&[u8]>) -> Result<(Kind, String, &'static str), FileFault> {
    let bytes = bytes.ok_or(FileFault::Unreadable)?;
    let kind = Kind::of(name, bytes);
    if let Some(fault) = fault_of(kind, bytes.len() as u64) {
        return Err(fault);
    }
    let kind = kind.ok_or(FileFault::UnknownKind)?;
    let (text, encoding) = decode_unicode(bytes).map_err(FileFault::Decode)?;
    if kind == Kind::Text && !text.chars().any(char::is_alphanumeric) {
        return Err(FileFault::Decode(DecodeError::Empty));
    }
    Ok((kind, text.into_owned(), encoding))
}

/// The bytes that stand for letters of ASCII, in UTF-8 and in UTF-16 of either order, without the mark of
/// either at the beginning.
fn ascii(bytes: &[u8]) -> impl Iterator<Item = u8> + Clone {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let mark = marks.iter().find(|mark| bytes.starts_with(mark));
    let rest = &bytes[mark.map_or(0, |mark| mark.len())..];
    rest.iter().copied().filter(|byte| *byte != 0)
}

/// Whether bytes begin as an object of JSON does: with a brace, then a quotation mark.
fn begins_an_object(head: &[u8]) -> bool {
    let mut visible = ascii(head).filter(|byte| !byte.is_ascii_whitespace());
    visible.next() == Some(b'{') && visible.next() == Some(b'"')
}

/// Whether a file says of itself that it is a Hashiya file: an object with the field `"format":
/// "hashiya"`. A damaged one does so too, and its message can then say where it is damaged.
fn says_hashiya(bytes: &[u8]) -> bool {
    begins_an_object(bytes) && names_the_format(ascii(bytes))
}

fn names_the_format(mut rest: impl Iterator<Item = u8> + Clone) -> bool {
    while let Some(byte) = rest.next() {
        if byte == b'"' && is_the_field(rest.clone()) {
            return true;
        }
    }
    false
}

/// Whether this goes on after a quotation mark as the field does.
fn is_the_field(rest: impl Iterator<Item = u8>) -> bool {
    let mut rest = rest;
    if !b"format\"".iter().all(|byte| rest.next() == Some(*byte)) {
        return false;
    }
    let mut rest = rest.filter(|byte| !byte.is_ascii_whitespace());
    b":\"hashiya\"".iter().all(|byte| rest.next() == Some(*byte))
}
