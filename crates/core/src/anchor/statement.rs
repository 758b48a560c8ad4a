//! What a sentence says: its words and whatever else changes a statement, without the form in which they are
//! written.
//!
//! Passed over: white space, most punctuation, case, the vowel marks and tatweel of Arabic, hamza and madda on an
//! alef, which digits a number is written with, presentation forms, what shows nothing. Kept: every letter otherwise
//! (also accents, yeh and alef maqsura, which make على of علي), signs within numbers, a minus, currencies, per cent
//! and other symbols, question marks, quotation marks.

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::text::{ByteSpan, digit_of, is_invisible_mark};

/// A part of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it says.
    pub says: String,
    /// Where it stands, in bytes of the text that was taken apart.
    pub bytes: ByteSpan,
}

/// Whether two sentences say the same in the same words. Of texts without a word, whether they are the same but for
/// white space.
pub fn same_statement(one: &str, other: &str) -> bool {
    let says = |text: &str| -> Vec<String> { statement(text).into_iter().map(|part| part.says).collect() };
    says(one) == says(other)
}

/// The parts of what a sentence says, in order; linear. Not empty unless the text is white space: what has no word
/// is one part as it is.
pub fn statement(text: &str) -> Vec<Part> {
    let mut parts = Parts::default();
    let mut before = None;
    let shown = text.char_indices().map(|(at, c)| (at, plain(c)));
    let mut chars = shown.filter(|(_, c)| !shows_nothing(*c)).peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, next)| *next);
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match kind(c) {
            Kind::Letter => parts.add(at, c, stands_alone(c)),
            Kind::Between if is_digit(before) && is_digit(after) => parts.add(at, c, false),
            // A fraction without its nought.
            Kind::Between if matches!(c, '.' | ',') && is_digit(after) && !before.is_some_and(is_letter) => {
                parts.add(at, c, false)
            }
            // An apostrophe within a word.
            Kind::Quotation if c == '\'' && before.is_some_and(is_letter) && after.is_some_and(is_letter) => {
                parts.add(at, c, false)
            }
            Kind::Quotation => parts.add_alone(at, '"'),
            Kind::Between if c == '-' && !before.is_some_and(is_letter) && after.is_some_and(begins_a_number) => {
                parts.add_alone(at, c)
            }
            // As accounts write what is below nought.
            Kind::Gap if c == '(' && after.is_some_and(is_of_an_amount) => parts.add_alone(at, c),
            Kind::Sign => parts.add_alone(at, c),
            Kind::Between | Kind::Gap => parts.end(),
        }
        before = Some(c);
    }
    parts.ended(text)
}

/// Whether a number may begin with a character: with a digit, the sign of a fraction, or that of a currency.
fn begins_a_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',') || is_of_an_amount(c)
}

/// Whether a character is one of a currency, or the like.
fn is_of_an_amount(c: char) -> bool {
    matches!(
        c,
        '$' | '¢' | '£' | '¤' | '¥' | '\u{60B}' | '\u{20A0}'..='\u{20CF}' | '\u{FDFC}'
    )
}

/// What a character does to a statement.
enum Kind {
    /// It belongs to a word or number.
    Letter,
    /// It belongs to a number where it stands between two digits, and only parts words elsewhere.
    Between,
    /// It opens or closes a quotation.
    Quotation,
    /// It says something by itself.
    Sign,
    /// It parts words.
    Gap,
}

fn kind(c: char) -> Kind {
    match c {
        '.' | ',' | ':' | '/' | '-' => Kind::Between,
        '"' | '\'' => Kind::Quotation,
        ';' | '!' | '…' | '،' | '؛' | '۔' | '(' | ')' | '[' | ']' | '{' | '}' | '·' | '•' | '¡' | '¿' | '\\' | '_'
        | '|' | '*' | '。' | '、' | '।' | '॥' => Kind::Gap,
        _ if c.is_whitespace() || c.is_control() => Kind::Gap,
        _ if is_letter(c) => Kind::Letter,
        _ => Kind::Sign,
    }
}

/// Whether a character belongs to a word: a letter, a digit, a mark on one. Other numbers (½, ²) are signs: what
/// they stand for is not the digits that they look like.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || matches!(c as u32, 0x0300..=0x036F | 0x0900..=0x0DFF | 0x0E00..=0x0EFF)
}

/// Whether a character is passed over, and parts nothing: tatweel, the vowel marks of Arabic, the marks of the
/// Quran, a soft hyphen, what chooses the form of an emoji or shows nothing at all.
fn shows_nothing(c: char) -> bool {
    let is_arabic_mark = matches!(c, 'ـ' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}');
    is_arabic_mark || matches!(c, '\u{AD}' | '\u{FE00}'..='\u{FE0F}') || is_invisible_mark(c)
}

/// Whether a letter is a part of its own: in scripts that write no spaces.
fn stands_alone(c: char) -> bool {
    matches!(c as u32, 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF
        | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// A character as a keyboard writes it.
fn plain(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '「' | '」' | '『' | '』' | '״' => '"',
        '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' | '׳' => '\'',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        '؟' => '?',
        '٪' => '%',
        '٫' => '.',
        '٬' => ',',
        // The full width forms of what ASCII has.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => digit_of(c).unwrap_or(c),
    }
}

/// A word in one spelling: whole letters for presentation forms, precomposed, in lower case.
fn word(letters: &str) -> String {
    if letters.is_ascii() {
        return letters.to_ascii_lowercase();
    }
    let composed = ComposingNormalizerBorrowed::new_nfkc().normalize(letters);
    composed.chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// Parts as they are gathered.
#[derive(Default)]
struct Parts {
    ended: Vec<Part>,
    /// The letters of the part that goes on.
    letters: String,
    start: usize,
    last: usize,
}

impl Parts {
    fn add(&mut self, at: usize, c: char, is_alone: bool) {
        if is_alone {
            self.end();
        }
        if self.letters.is_empty() {
            self.start = at;
        }
        self.letters.push(c);
        self.last = at;
        if is_alone {
            self.end();
        }
    }

    fn add_alone(&mut self, at: usize, c: char) {
        self.add(at, c, true);
    }

    fn end(&mut self) {
        if !self.letters.is_empty() {
            let letters = std::mem::take(&mut self.letters);
            let is_word = letters.chars().all(is_letter);
            self.ended.push(Part {
                // Signs stay as they are: the compatibility form of ² is a digit.
                says: if is_word { word(&letters) } else { letters },
                bytes: ByteSpan::new(self.start, self.last),
            });
        }
    }

    fn ended(mut self, text: &str) -> Vec<Part> {
        self.end();
        for part in &mut self.ended {
            let last = part.bytes.end();
            let length = text[last..].chars().next().map_or(0, char::len_utf8);
            part.bytes = ByteSpan::new(part.bytes.start(), last + length);
        }
        let shown = text.trim();
        if self.ended.is_empty() && !shown.is_empty() {
            let start = text.len() - text.trim_start().len();
            self.ended.push(Part {
                says: shown.split_whitespace().collect::<Vec<_>>().join(" "),
                bytes: ByteSpan::new(start, start + shown.len()),
            });
        }
        self.ended
    }
}
