//! Telling the encoding of a file without a mark, and telling text from what is none.

/// An encoding whose units are longer than a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wide {
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
}

impl Wide {
    /// What it is called: in the Encoding Standard, where UTF-32 is not, or at IANA.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Utf32Le => "UTF-32LE",
            Self::Utf32Be => "UTF-32BE",
        }
    }

    /// The encoding that a byte order mark names, with the length of the mark.
    pub(super) fn of_mark(bytes: &[u8]) -> Option<(Self, usize)> {
        match bytes {
            [0xFF, 0xFE, 0, 0, ..] => Some((Self::Utf32Le, 4)),
            [0, 0, 0xFE, 0xFF, ..] => Some((Self::Utf32Be, 4)),
            [0xFF, 0xFE, ..] => Some((Self::Utf16Le, 2)),
            [0xFE, 0xFF, ..] => Some((Self::Utf16Be, 2)),
            _ => None,
        }
    }

    /// UTF-32 without a mark: no other text has nothing but characters of writing in units of four bytes.
    pub(super) fn of_long_units(bytes: &[u8]) -> Option<Self> {
        let is_writing = |order: Self| {
            let text = order.decode(&bytes[..bytes.len().min(LOOKED_AT)]);
            text.is_ok_and(|text| {
                let letters = text.chars().filter(|c| c.is_alphabetic()).count();
                letters * 2 > text.chars().count() && !text.chars().any(is_no_writing)
            })
        };
        [Self::Utf32Le, Self::Utf32Be]
            .into_iter()
            .find(|order| is_writing(*order))
    }

    /// UTF-16 without a mark, in the order of bytes in which the units read like writing. Only asked of
    /// what is no text as UTF-8, so that no ASCII text is taken for Chinese.
    pub(super) fn of_look(bytes: &[u8]) -> Option<Self> {
        let scored = [Self::Utf16Le, Self::Utf16Be].map(|order| (likeness(bytes, order), order));
        let [(little, _), (big, _)] = scored;
        let (best, order) = if big > little { scored[1] } else { scored[0] };
        (best >= LIKE_WRITING && best - f64::min(little, big) >= CLEARLY).then_some(order)
    }

    /// The text of bytes after the mark.
    ///
    /// # Errors
    /// The offset in bytes of the first unit that is no character or is cut off, with the text before it.
    pub(super) fn decode(self, bytes: &[u8]) -> Result<String, (usize, String)> {
        let mut text = String::with_capacity(bytes.len());
        match self {
            Self::Utf16Le | Self::Utf16Be => {
                let mut at = 0;
                for unit in char::decode_utf16(self.units(bytes)) {
                    let Ok(c) = unit else {
                        return Err((at, text));
                    };
                    at += 2 * c.len_utf16();
                    text.push(c);
                }
                // A line break or a zero of one byte at the end is a slip of the program that wrote it.
                match &bytes[at..] {
                    [] | [0 | b'\n' | b'\r' | 0x1A] => Ok(text),
                    _ => Err((at, text)),
                }
            }
            Self::Utf32Le | Self::Utf32Be => {
                for (index, unit) in bytes.chunks(4).enumerate() {
                    let number = <[u8; 4]>::try_from(unit).ok().map(|unit| match self {
                        Self::Utf32Le => u32::from_le_bytes(unit),
                        _ => u32::from_be_bytes(unit),
                    });
                    let Some(c) = number.and_then(char::from_u32) else {
                        return Err((4 * index, text));
                    };
                    text.push(c);
                }
                Ok(text)
            }
        }
    }

    fn units(self, bytes: &[u8]) -> impl Iterator<Item = u16> {
        bytes.as_chunks().0.iter().map(move |unit| match self {
            Self::Utf16Be => u16::from_be_bytes(*unit),
            _ => u16::from_le_bytes(*unit),
        })
    }
}

/// From this on units read like writing.
const LIKE_WRITING: f64 = 0.7;
/// By so much the right order of bytes reads better than the wrong one.
const CLEARLY: f64 = 0.2;
/// How many bytes are looked at.
const LOOKED_AT: usize = 4_000;

/// How much units of UTF-16 are like writing, at most 1: letters of one script beside each other, with
/// spaces, digits and marks; in the wrong order of bytes they are all over Unicode.
fn likeness(bytes: &[u8], order: Wide) -> f64 {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    let (mut points, mut count, mut last) = (0.0, 0usize, 0);
    let (mut plain, mut hangul, mut chinese, mut common) = (0usize, 0usize, 0usize, 0usize);
    for unit in char::decode_utf16(order.units(bytes)) {
        let block = match unit {
            Ok(c) if is_plain(c) => {
                points += 1.0;
                count += 1;
                plain += 1;
                continue;
            }
            Ok(c) => block(c),
            Err(_) => 0,
        };
        // A letter in the script of the letter before it.
        if block != 0 && block == last {
            points += 1.0;
        } else if block == 0 {
            points -= 2.0;
        }
        hangul += usize::from(block == HANGUL);
        chinese += usize::from(block == CHINESE);
        common += usize::from(unit.is_ok_and(is_common));
        last = block;
        count += 1;
    }
    // Two bytes of a Chinese or Japanese encoding look like a syllable of Hangul or a character of Chinese,
    // but have no spaces and marks among them, and the commonest characters as seldom as any.
    let enough = match () {
        () if hangul * 2 > count => plain * 12 >= count,
        () if chinese * 2 > count => plain * 60 >= count || (common >= 2 && common * 8 >= count),
        () => true,
    };
    if count < 4 || !enough {
        0.0
    } else {
        points / count as f64
    }
}

/// What stands in texts of every script.
fn is_plain(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{2010}'..='\u{2026}' | '،' | '؛' | '؟' | '、' | '。' | '，' | '\u{FEFF}')
}

/// The commonest characters of Chinese and Japanese, in either script, and hiragana.
fn is_common(c: char) -> bool {
    const COMMON: &str = "的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可她里\
        后後小么心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長知民新市";
    matches!(c, 'あ'..='ん') || COMMON.contains(c)
}

/// What stands in no text in units of four bytes.
fn is_no_writing(c: char) -> bool {
    c.is_control() && !c.is_whitespace() || matches!(c as u32, 0xE000..=0xF8FF | 0xF0000..)
}

/// The block of Chinese characters and kana.
const CHINESE: u32 = 0x4E;
/// The block of syllables of Hangul.
const HANGUL: u32 = 0xAC;

/// A number for the letters that a text mixes, 0 for what is in no text.
fn block(c: char) -> u32 {
    let is_text =
        c.is_alphanumeric() || matches!(c as u32, 0x0300..=0x036F | 0x0591..=0x0670 | 0x06D4..=0x06ED | 0xA0..=0xBF);
    match c as u32 {
        0x3040..=0x30FF | 0x3400..=0x9FFF | 0xFF00..=0xFFEF => CHINESE,
        0xAC00..=0xD7A3 => HANGUL,
        0xA0..=0x036F | 0x1E00..=0x1EFF => 1,
        // Indic scripts and their neighbours, with their signs.
        number @ (0x0900..=0x109F | 0x1780..=0x17FF) => number >> 7,
        number if is_text => 0x1000 + (number >> 8),
        _ => 0,
    }
}

/// What files of other kinds begin with, whatever their name says: PDF, archives and office files (ZIP,
/// OLE), pictures (PNG, JPEG, GIF), RTF, programs (ELF), gzip.
const OTHER_KINDS: &[&[u8]] = &[
    b"%PDF-", b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"{\\rtf", b"\x7FELF",
    b"\x1F\x8B",
];

/// Where bytes show that they are no text: the offset of the first one that stands in none, when there are
/// more of them than a slip leaves; 0 for a file that begins as another kind.
pub(super) fn not_text(bytes: &[u8]) -> Option<usize> {
    if OTHER_KINDS.iter().any(|start| bytes.starts_with(start)) {
        return Some(0);
    }
    // Controls of the terminal, and the end of a file as DOS marked it, do stand in texts.
    let is_control = |byte: &u8| matches!(byte, 0..=0x08 | 0x0E..=0x19 | 0x1C..=0x1F | 0x7F);
    let controls = bytes.iter().filter(|byte| is_control(byte)).count();
    let first = bytes.iter().position(is_control)?;
    (controls * 20 > bytes.len()).then_some(first)
}
