//! Segmentation of text into sentences.
//!
//! The rules, each with its source. "Mark" is one of `. ! ? ؟ … ۔`; UAX #29 is Unicode's text
//! segmentation, whose sentence rules are named SB3 to SB998.
//!
//! 1. A line break always ends a sentence (SB4), be it LF, CR, CR LF, NEL, VT, FF, U+2028 or U+2029.
//! 2. A sentence ends after a run of marks with the closing quotes, closing brackets, note numbers
//!    (`[1]`, `¹`), direction marks and emoji that are glued to it, when white space and a new sentence
//!    follow (SB8a to SB11); also inside a quotation, as in plain prose. Every sentence holds a
//!    letter or digit.
//! 3. None ends before `، ؛ : , ;` (SB8a), nor before a word that begins in lower case (SB8; here
//!    for every mark, since names and quotations that end in `!` or `?` go on so).
//! 4. A single stop ends none after a title or an initial (`د. منى`, `ت. س. إليوت`), between a
//!    month or an abbreviation such as `No.` and a number, after the number or letter of a list
//!    item, be it first in its sentence or counted on from a colon (`الثلاث: 1. ترميم`), after the
//!    number of a part of a law (`المادة 2.1. من`), between an ordinal and what it counts (`am 3.
//!    Oktober`). After other abbreviations (`د.ب.أ.`, `U.N.`, `Inc.`, `ق.م.`) it does when the next
//!    word begins a sentence: a word of [`tables`], in Arabic `و` or `ف` with a verb, a turn to
//!    another side (`من جهتها،`), or a name with a verb where a clause is complete
//!    ([`name_follows`]).
//!    (Kiss and Strunk 2006, "Unsupervised multilingual sentence boundary detection": the word
//!    after an abbreviation decides.)
//! 5. Without white space a mark ends a sentence between two words in Arabic script, which carries
//!    no addresses (typesetters drop the space); `!` or `?` before a capital; and a stop between a
//!    whole word and a capital (`dawn.Fishermen`) unless one of the two belongs to a name, an
//!    address, a file or a program ([`glued`]). So stops in numbers, addresses and names of files
//!    end none (SB6, SB7).
//! 6. `..` is a pause (usual in Arabic headlines), and so are dots, spaced or not, before a word that
//!    never begins a sentence, after one that never ends one, or before the same word again: who
//!    hesitates goes on ([`pauses`]). `[...]`, `(!)` and `(؟)` are remarks on the text and end none;
//!    nor does a mark inside brackets that were opened within the sentence.
//! 7. A quotation that ends in `؟`, `!` or `…` does not end the running sentence that it stands in:
//!    a verb of saying follows (in Persian and Urdu at the end of the clause), or the sentence had
//!    begun before the quotation, be it in another quotation. It does where what follows begins
//!    anew: a capital, `و` with a verb of saying, another quotation.
//! 8. A name that ends in a mark (`Yahoo!`) ends none.
//! 9. Vowel marks, tatweel, joiners, direction marks and kinds of space change nothing (SB5).
//!
//! Text whose letters are mostly in scripts other than Arabic, Latin, Greek and Cyrillic is cut by
//! UAX #29 itself ([`uax29`]), save where the words after a quotation say whose it was ([`told`]). What departs from it on purpose stands with the classes of characters
//! ([`sentence_break`]) and with the sentences there.
//!
//! Time is linear in the text: what is looked at around a mark is bounded or is looked at only once.

mod chars;
mod enumeration;
mod glued;
mod item;
mod line;
mod mark;
mod name_follows;
mod openings;
mod pauses;
mod place;
mod quotations;
mod quotes;
mod rules;
mod scan;
mod sentence_break;
mod stops;
mod tables;
mod told;
mod trim;
mod uax29;
mod words;

pub use chars::is_line_break;

use super::language::{Language, has_sentence_rules};
use super::span::ByteSpan;

/// Raised by every release that may cut the same text otherwise than the one before it.
pub const SEGMENTER_VERSION: u32 = 4;

/// Cuts a text into its sentences.
pub type Segmenter = fn(&str) -> Vec<ByteSpan>;

/// The segmenter whose rules fit a text; to be used for parts of it as well.
pub fn segmenter_for(text: &str) -> Segmenter {
    if has_sentence_rules(text) {
        scan::sentences
    } else {
        uax29::sentences
    }
}

/// The sentences of a text, in order, as spans of its bytes. Takes the rules that fit the text.
pub fn segment(text: &str) -> Vec<ByteSpan> {
    segmenter_for(text)(text)
}

/// The sentences of a text in this language; for [`Language::Unknown`] those of UAX #29.
pub fn segment_in(text: &str, language: Language) -> Vec<ByteSpan> {
    match language {
        Language::Unknown => uax29::sentences(text),
        _ => scan::sentences(text),
    }
}

/// The positions in bytes after which UAX #29 ends a sentence, white space included: the last is
/// the end of the text. For tests against Unicode's own data.
pub fn uax29_boundaries(text: &str) -> Vec<usize> {
    uax29::boundaries(text)
}
