//! A place where a sentence may end: the mark, what stands before it and what follows.

use std::cell::OnceCell;

use super::chars::{is_continuation, is_dash, is_ignorable, is_line_break, is_opener};
use super::line::Line;
use super::mark::Mark;
use super::words::Word;

/// A mark on its line, with what follows it.
pub struct Place<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The line up to the mark.
    pub line: &'a Line,
    /// The mark.
    pub mark: &'a Mark,
    /// What follows it.
    pub next: Next<'a>,
}

impl<'a> Place<'a> {
    /// The place of a mark; `None` when nothing with a letter or digit follows on the line.
    pub fn of(text: &'a str, line: &'a Line, mark: &'a Mark) -> Option<Self> {
        let next = Next::read(text, line, mark.end)?;
        Some(Self { text, line, mark, next })
    }

    /// The last run of marks, without direction marks.
    pub fn run(&self) -> &'a str {
        self.mark.run(self.text)
    }

    /// The word that touches the mark.
    pub fn word_before(&self) -> Word {
        Word::before(self.text, self.line.start, self.mark.start)
    }

    /// The last word in the sentence that ends at or before `end` with nothing but white space
    /// between.
    pub fn last_word(&self, end: usize) -> Word {
        let end = self.line.start + trim_end(&self.text[self.line.start..end]).len();
        Word::before(self.text, self.line.start, end)
    }

    /// Whether a word is the first of its sentence.
    pub fn is_first(&self, word: &Word) -> bool {
        !self.line.has_word_before(self.text, word.start)
    }
}

/// A piece without white space and what shows nothing at its end.
pub fn trim_end(piece: &str) -> &str {
    piece.trim_end_matches(|c: char| c.is_whitespace() || is_ignorable(c))
}

/// What follows a mark on its line.
pub struct Next<'a> {
    /// Whether white space parts it from the mark.
    pub spaced: bool,
    /// Its first character that shows something.
    pub first: char,
    /// Its first character after opening quotes and brackets.
    pub lead: char,
    /// Where it begins, in bytes of the text.
    start: usize,
    text: &'a str,
    word: OnceCell<Word>,
}

impl<'a> Next<'a> {
    /// What follows at `end`; `None` when nothing with a letter or digit follows on the line.
    fn read(text: &'a str, line: &Line, end: usize) -> Option<Self> {
        let mut spaced = false;
        let mut first = None;
        for (at, c) in text[end..].char_indices() {
            if is_line_break(c) {
                return None;
            }
            if c.is_whitespace() {
                spaced |= first.is_none();
            } else if !is_ignorable(c) {
                let (start, first) = *first.get_or_insert((end + at, c));
                let passed = is_opener(c) || is_dash(c) || matches!(c, '-' | '•');
                if !passed || is_continuation(first) {
                    return line.has_word_after(text, end + at).then_some(Self {
                        spaced,
                        first,
                        lead: c,
                        start,
                        text,
                        word: OnceCell::new(),
                    });
                }
            }
        }
        None
    }

    /// The first word.
    pub fn word(&self) -> &Word {
        self.word.get_or_init(|| Word::after(self.text, self.start))
    }
}
