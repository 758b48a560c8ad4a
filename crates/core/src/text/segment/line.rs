//! What is known of the line that is being cut: the quotation and bracket that are open, and where
//! words stand.

use std::cell::Cell;

use super::chars::{is_alphanumeric, is_closing_bracket, is_dash, is_line_break, is_opening_bracket};
use super::item::Item;
use super::quotes::Quotes;

/// What the pass knows of the line so far. All positions are bytes of the text.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Where the sentence under way begins.
    pub start: usize,
    /// The outermost bracket that is open, if any.
    pub bracket: Option<usize>,
    /// The quotation marks that are open.
    pub quotes: Quotes,
    /// The last dash, if any.
    pub dash: Option<usize>,
    /// The last item of the list that the sentence under way counts, if it does.
    pub item: Cell<Option<Item>>,
    /// What is known of the first word of the sentence under way.
    first: Cell<FirstWord>,
    /// What is known of the next word after some place.
    ahead: Cell<NextWord>,
}

/// No letter or digit stands between the start of the sentence and `looked`, where one stands if
/// `found`.
#[derive(Clone, Copy, Debug, Default)]
struct FirstWord {
    looked: usize,
    found: bool,
}

/// Nothing but marks and spaces stands from `from` to `until`, where there is a letter or digit or,
/// if not `found`, the line's end.
#[derive(Clone, Copy, Debug, Default)]
struct NextWord {
    from: usize,
    until: usize,
    found: bool,
}

impl Line {
    /// A new line that begins there.
    pub fn at(start: usize) -> Self {
        let mut line = Self::default();
        line.begin_sentence(start);
        line
    }

    /// Goes on with a sentence that begins there.
    pub fn begin_sentence(&mut self, start: usize) {
        self.start = start;
        self.item.set(None);
        self.first = Cell::new(FirstWord {
            looked: start,
            found: false,
        });
    }

    /// Whether a letter or digit stands in the sentence under way before `end`. What was looked at
    /// once is not looked at again.
    pub fn has_word_before(&self, text: &str, end: usize) -> bool {
        let mut first = self.first.get();
        if !first.found && first.looked < end {
            let word = text[first.looked..end]
                .char_indices()
                .find(|(_, c)| is_alphanumeric(*c));
            first.found = word.is_some();
            first.looked = word.map_or(end, |(at, _)| first.looked + at);
            self.first.set(first);
        }
        first.found && first.looked < end
    }

    /// Whether the line goes on with a letter or digit at or after `from`. What was looked at once
    /// is not looked at again.
    pub fn has_word_after(&self, text: &str, from: usize) -> bool {
        let mut ahead = self.ahead.get();
        if !(ahead.from..=ahead.until).contains(&from) || ahead.until == 0 {
            let stops = |(_, c): &(usize, char)| is_alphanumeric(*c) || is_line_break(*c);
            let stop = text[from..].char_indices().find(stops);
            ahead = NextWord {
                from,
                until: stop.map_or(text.len(), |(at, _)| from + at),
                found: stop.is_some_and(|(_, c)| is_alphanumeric(c)),
            };
            self.ahead.set(ahead);
        }
        ahead.found
    }

    /// Notes quotes and brackets that open or close, and dashes.
    pub fn note(&mut self, c: char, at: usize) {
        if is_opening_bracket(c) {
            self.bracket.get_or_insert(at);
        } else if is_closing_bracket(c) {
            self.bracket = None;
        } else if is_dash(c) {
            self.dash = Some(at);
        } else {
            self.quotes.note(c, at);
        }
    }
}
