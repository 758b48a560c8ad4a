//! Text: spans with their unit in the type, offset conversion, search folding, script and language,
//! and the segmentation of text into sentences. Everything here is total: no input makes it fail.

mod detect;
mod find;
mod fold;
mod language;
mod offsets;
mod segment;
mod span;
mod spellings;
mod word_index;

pub use detect::{detect_language, direction_of_article};
pub use find::find_folded;
pub(crate) use fold::digit_of;
pub use fold::fold;
pub use language::{Direction, Language, direction_of};
pub use offsets::OffsetIndex;
pub use segment::{SEGMENTER_VERSION, Segmenter, is_line_break, segment, segment_in, segmenter_for, uax29_boundaries};
pub use span::{Byte, ByteSpan, CodePoint, CodePointSpan, Span, Utf16, Utf16Span};
pub(crate) use word_index::{WordIndex, word_index};

/// Whether a character only steers the direction of its neighbours and shows nothing itself:
/// the marks, embeddings and isolates of the Unicode Bidirectional Algorithm (UAX #9, table 4),
/// and the byte order mark.
pub fn is_invisible_mark(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}')
}

/// The words of a text: runs between white space that hold at least one letter or digit.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}
