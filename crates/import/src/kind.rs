//! What kind a file is: by its content first, then by its name.

use hashiya_core::article::{DecodeError, decode_unicode};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A page: HTML or XHTML.
    Page,
    /// A page with all that belongs to it in one file: MHTML.
    SavedPage,
    /// A zip archive: also a `.docx` and an `.epub` is one, told apart by what is in it.
    Zip,
    /// JSON: a table of objects.
    Json,
    /// One object of JSON a line.
    JsonLines,
    /// Fields with a comma, a semicolon or another sign between them.
    Csv,
    /// Fields with a tab between them.
    Tsv,
    /// A Hashiya file: read by the core's `exchange`, not here.
    Hashiya,
    /// A PDF.
    Pdf,
    /// A document that is locked with a password: what an office program makes of a `.docx` then.
    Locked,
    /// None that is read.
    Unknown,
}

impl Kind {
    /// Whether a file of this kind is a table whose columns have to be chosen.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Json | Self::JsonLines | Self::Csv | Self::Tsv)
    }

    /// By an ending, in small letters; `None` of one that is not known.
    fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "txt" | "text" | "log" | "asc" | "rst" | "org" => Self::Text,
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            "html" | "htm" | "xhtml" | "xht" => Self::Page,
            "mhtml" | "mht" => Self::SavedPage,
            "docx" | "epub" | "zip" => Self::Zip,
            "json" => Self::Json,
            "jsonl" | "ndjson" => Self::JsonLines,
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "pdf" => Self::Pdf,
            _ => return None,
        })
    }
}

/// What stands before the ending of a name, and the ending in small letters; `None` where it has none. What stands
/// behind a point is no ending where it is long, a number, or has other signs than letters and digits of ASCII:
/// `Interview with Dr. Salim`, `words 2024.05.01`.
fn ending(name: &str) -> Option<(&str, String)> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())?;
    let is_one = (1..=LONGEST_ENDING).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_one.then(|| (stem, ending.to_ascii_lowercase()))
}

/// The longest ending of a name, in bytes: `markdown`, `download`.
const LONGEST_ENDING: usize = 8;

/// How many bytes of the beginning of a file show its kind, but for a Hashiya file, which may say so later.
pub const HEAD: usize = 4096;

/// The kind of the file called `name`, from its bytes or only its first [`HEAD`] ones.
///
/// A Hashiya file is one by what it says, whatever it is called: mail programs and phones hang `.txt` onto a
/// `.json`. What is called `.txt` and begins as a page is text, unless that was hung onto the name of a page: who
/// keeps the letters of a page in such a file wants to see them. A name without an ending says nothing, and what is
/// text is read as such.
pub fn kind_of(name: &str, bytes: &[u8]) -> Kind {
    let ending = ending(name);
    let by_name = match &ending {
        Some((_, ending)) => Kind::of_ending(ending).unwrap_or(Kind::Unknown),
        None => Kind::Unknown,
    };
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if is_pdf(bytes) {
        return Kind::Pdf;
    }
    if bytes.starts_with(OLE) {
        // Word keeps a `.docx` with a password in the container of its older files.
        return if by_name == Kind::Zip {
            Kind::Locked
        } else {
            Kind::Unknown
        };
    }
    if OTHER_KINDS.iter().any(|start| bytes.starts_with(start)) {
        return Kind::Unknown;
    }
    if says_hashiya(bytes) {
        return Kind::Hashiya;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let beginning: Vec<u8> = ascii(head).collect();
    let by_content = match () {
        () if is_saved_page(&beginning) => Some(Kind::SavedPage),
        () if is_page(&beginning) => Some(Kind::Page),
        () => None,
    };
    match (by_content, &ending) {
        (Some(kind), Some((stem, _))) if by_name == Kind::Text => {
            let hung_onto = self::ending(stem).and_then(|(_, inner)| Kind::of_ending(&inner));
            if hung_onto == Some(kind) { kind } else { Kind::Text }
        }
        (Some(kind), _) => kind,
        (None, None) if is_text_of_some_encoding(head) => Kind::Text,
        (None, _) => by_name,
    }
}

/// Whether the beginning of a file is text, in whatever encoding: what is in none of Unicode and has few control
/// characters is in an older one. Its last letter may be cut off.
fn is_text_of_some_encoding(head: &[u8]) -> bool {
    let whole = (0..4).filter_map(|cut| head.get(..head.len() - cut.min(head.len())));
    whole
        .into_iter()
        .any(|head| !matches!(decode_unicode(head), Err(DecodeError::NotText { .. })))
}

/// The container of older office files, and of newer ones with a password.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

/// What files that are never read begin with: pictures (PNG, JPEG, GIF), RTF, programs, gzip, 7-Zip, RAR.
const OTHER_KINDS: &[&[u8]] = &[
    b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"{\\rtf", b"\x7FELF", b"MZ\x90", b"\x1F\x8B", b"7z\xBC\xAF", b"Rar!",
];

/// Readers of PDF look for its beginning in the first KiB, as some programs put something before it.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    let mut at = head.windows(5).enumerate().filter(|(_, window)| window == b"%PDF-");
    // A text may speak of it; a PDF says which version it is.
    at.any(|(at, _)| head.get(at + 5).is_some_and(u8::is_ascii_digit) && (at == 0 || !is_visible(&head[..at])))
}

fn is_visible(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte >= b' ' || byte.is_ascii_whitespace())
}

/// The bytes that stand for letters of ASCII, in UTF-8 and in UTF-16 of either order, without the mark of
/// either at the beginning.
fn ascii(bytes: &[u8]) -> impl Iterator<Item = u8> + Clone {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let mark = marks.iter().find(|mark| bytes.starts_with(mark));
    let rest = &bytes[mark.map_or(0, |mark| mark.len())..];
    rest.iter().copied().filter(|byte| *byte != 0)
}

/// Whether this begins as a page does: after comments and an XML declaration, its document type or root.
fn is_page(beginning: &[u8]) -> bool {
    let mut rest = beginning.trim_ascii_start();
    loop {
        let end: &[u8] = match () {
            () if rest.starts_with(b"<!--") => b"-->",
            () if rest.starts_with(b"<?xml") => b"?>",
            () => break,
        };
        let Some(at) = rest.windows(end.len()).position(|window| window == end) else {
            return false;
        };
        rest = rest[at + end.len()..].trim_ascii_start();
    }
    let begins = |start: &[u8]| {
        let has = rest
            .get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start));
        has && rest.get(start.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
    };
    begins(b"<!doctype html") || begins(b"<html")
}

/// Whether this begins with the headers of a message whose parts belong together (RFC 2557).
fn is_saved_page(beginning: &[u8]) -> bool {
    let headers = beginning.trim_ascii_start().to_ascii_lowercase();
    let first = headers.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_header = matches!(
        first,
        b"from" | b"mime-version" | b"snapshot-content-location" | b"subject" | b"date" | b"content-type"
    );
    let has = |what: &[u8]| headers.windows(what.len()).any(|window| window == what);
    is_header && has(b"mime-version:") && (has(b"multipart/related") || has(b"multipart/mixed"))
}

/// Whether a file says of itself that it is a Hashiya file: an object with the field `"format":
/// "hashiya"`. A damaged one does so too, and whoever reads it can then say where it is damaged.
fn says_hashiya(bytes: &[u8]) -> bool {
    let mut visible = ascii(bytes).filter(|byte| !byte.is_ascii_whitespace());
    visible.next() == Some(b'{') && visible.next() == Some(b'"') && names_the_format(ascii(bytes))
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
fn is_the_field(mut rest: impl Iterator<Item = u8>) -> bool {
    if !b"format\"".iter().all(|byte| rest.next() == Some(*byte)) {
        return false;
    }
    let mut rest = rest.filter(|byte| !byte.is_ascii_whitespace());
    b":\"hashiya\"".iter().all(|byte| rest.next() == Some(*byte))
}
