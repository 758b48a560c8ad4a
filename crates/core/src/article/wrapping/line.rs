//! A line with what is asked of it to tell whether it is wrapped.

use super::heads::is_head_name;
use crate::article::line::is_closed;
use crate::text::{ByteSpan, is_invisible_mark, is_line_break};

/// A line of a text that is not blank.
pub(super) struct WrappedLine<'a> {
    number: usize,
    /// Its text, without white space around it and marks of quoted e-mail.
    text: &'a str,
    /// How often it is quoted.
    depth: usize,
    /// Characters of white space at its beginning, behind such marks.
    indent: usize,
    /// Where it ends: its characters with what stands before them.
    pub width: usize,
    /// What white space parts.
    pub words: usize,
    /// Whether a mark that ends sentences closes it.
    pub is_closed: bool,
    /// Whether a sentence ends before its end.
    pub has_stop_within: bool,
    /// Whether wide gaps stand in it, as between the columns of a table or the halves of a verse, or it is data
    /// for a program.
    pub is_table: bool,
    /// Whether it begins with a small letter.
    pub begins_small: bool,
    /// Whether it begins with a letter of a script that has capital ones.
    pub is_cased: bool,
    /// Whether a name and a colon open it, as a line of a conversation or the head of an e-mail.
    pub is_named: bool,
    /// Whether it is a line of the head of an e-mail.
    pub is_head: bool,
    /// Whether a dash opens it: words that are spoken, an item, or the middle of a sentence.
    pub is_dash: bool,
    is_address: bool,
    is_item: bool,
}

/// A line is full from so many hundredths of the width on, whatever follows: not everybody fills lines greedily.
const FULL_WIDTH: usize = 85;

const DASHES: [char; 4] = ['-', '–', '—', '―'];

/// Marks of quoted e-mail: `> `, `>> `, `> > `.
const QUOTE: char = '>';

/// A line without the marks of quoted e-mail at its beginning.
pub fn unquoted(line: &str) -> &str {
    if line.starts_with(QUOTE) {
        line.trim_start_matches(|c: char| c == QUOTE || c.is_whitespace())
    } else {
        line
    }
}

impl<'a> WrappedLine<'a> {
    pub fn new(number: usize, span: ByteSpan, all: &'a str) -> Self {
        let written = span.of(all);
        let text = unquoted(written);
        let marks = &written[..written.len() - text.len()];
        let before = all[..span.start()].rsplit(is_line_break).next().unwrap_or_default();
        let outer = before.chars().count();
        let inner = marks.chars().rev().take_while(|c| c.is_whitespace()).count();
        let first = text.chars().find(|c| c.is_alphanumeric());
        let last = text.trim_end();
        Self {
            number,
            text,
            depth: marks.matches(QUOTE).count(),
            // One space behind such a mark is a part of it.
            indent: if marks.is_empty() {
                outer
            } else {
                inner.saturating_sub(1)
            },
            width: outer + width(written),
            words: text.split_whitespace().count(),
            is_closed: is_closed(text),
            has_stop_within: has_stop_within(last),
            is_table: text.contains("   ") || text.contains('\t') || is_data(text),
            begins_small: first.is_some_and(char::is_lowercase),
            is_cased: first.is_some_and(|c| c.is_lowercase() || c.is_uppercase()),
            is_named: is_named(text),
            is_head: name_before_colon(text).is_some_and(is_head_name),
            is_dash: text.starts_with(DASHES),
            is_address: text.contains("://") && !text.contains(char::is_whitespace),
            is_item: is_item(text),
        }
    }

    /// Whether it stands right below a line, with no blank one between.
    pub fn is_below(&self, above: &Self) -> bool {
        self.number == above.number + 1 && self.depth == above.depth
    }

    /// Whether something new begins with it, told by how it begins.
    pub fn begins_below(&self, above: &Self) -> bool {
        // What hangs below an item is a part of it.
        self.is_item
            || self.is_head
            || (self.is_dash && (above.is_closed || above.is_dash))
            || (self.is_address && above.is_closed)
            || (self.indent > above.indent + 1 && !above.is_item && !above.is_dash)
    }

    /// Whether it may be the greeting of a letter, of so many words at most.
    pub fn is_greeting(&self, words: usize) -> bool {
        self.words <= words && self.text.trim_end().ends_with([',', '،', '!', ':', '，'])
    }

    /// Whether nothing is in it but marks: a line that parts others.
    pub fn is_rule(&self) -> bool {
        !self.text.contains(char::is_alphanumeric)
    }

    /// Whether the first word of the next line would not have fitted.
    pub fn leaves_no_room(&self, next: &Self, limit: usize) -> bool {
        let word = next.text.split_whitespace().next().unwrap_or_default();
        self.width + 1 + width(word) > limit
    }

    /// Whether it is about as long as the width allows.
    pub fn is_full(&self, next: &Self, limit: usize) -> bool {
        self.width * 100 >= limit * FULL_WIDTH || self.leaves_no_room(next, limit)
    }
}

/// The characters of a text, marks on letters and those that show nothing left out.
fn width(text: &str) -> usize {
    text.chars().filter(|c| !is_invisible_mark(*c) && !is_mark(*c)).count()
}

/// Whether a character is a mark on the letter before it: vowels of Arabic and Hebrew, accents.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}')
}

/// Whether a sentence ends within a line: a mark that ends them behind a word, with white space after it.
fn has_stop_within(text: &str) -> bool {
    let mut pieces = text.split_whitespace().peekable();
    while let Some(piece) = pieces.next() {
        // A letter with a stop is rather short for something.
        if pieces.peek().is_some() && piece.chars().count() > 3 && is_closed(piece) {
            return true;
        }
    }
    false
}

/// Whether a line is of JSON or the like.
fn is_data(text: &str) -> bool {
    text.contains("\": ") || text.ends_with(['{', '['])
}

/// Whether a line opens an item of a list: a mark, or a number or letter with a stop or bracket behind it.
fn is_item(text: &str) -> bool {
    let Some((first, _)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let is_mark = matches!(first, "*" | "•" | "·" | "●" | "▪" | "◦" | "+");
    let opened = first.strip_prefix(['(', '[']).unwrap_or(first);
    let number = opened.strip_suffix(['.', ')', ']', '-', ':']).unwrap_or_default();
    let is_number = |number: &str| number.chars().all(char::is_numeric) && number.chars().count() <= 3;
    let is_letter = |letter: &str| letter.chars().count() == 1 && opened.ends_with([')', ']']);
    is_mark || (!number.is_empty() && (is_number(number) || is_letter(number)))
}

/// Words of a name before a colon.
const NAME_WORDS: usize = 3;

/// Whether a name and a colon open a line.
fn is_named(text: &str) -> bool {
    name_before_colon(text).is_some()
}

/// The name that opens a line, with a colon behind it.
fn name_before_colon(text: &str) -> Option<&str> {
    let (name, _) = text.split_once([':', '：'])?;
    (1..=NAME_WORDS)
        .contains(&name.split_whitespace().count())
        .then_some(name)
}
