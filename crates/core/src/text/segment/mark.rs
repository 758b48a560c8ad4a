//! A mark that may end a sentence, with all that is glued to it.

use super::chars::{
    is_alphanumeric, is_ambiguous_quote, is_closing_bracket, is_closing_quote, is_emoji, is_ignorable, is_line_break,
    is_numeric, is_terminator,
};
use super::line::Line;

/// Everything that is glued together around a mark: `؟!»).` is one.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Where it begins, in bytes of the text.
    pub start: usize,
    /// Where it ends: after closing quotes, brackets, emoji and direction marks.
    pub end: usize,
    /// Where its last run of marks begins: what stands after a closing quote decides.
    last_run: usize,
    /// Where that run ends.
    last_run_end: usize,
    /// Whether a quotation is closed after the last run.
    pub closes_quote: bool,
    /// Whether a bracket is closed after the last run.
    pub closes_bracket: bool,
    /// The quotation that it closes last or, if none, stands in.
    pub quote: Option<usize>,
    /// The bracket that was open before.
    pub bracket: Option<usize>,
}

impl Mark {
    /// Reads all that is glued to the mark at `start`, and notes the quotes and brackets in it.
    pub fn read(text: &str, start: usize, line: &mut Line) -> Self {
        let mut mark = Self {
            start,
            end: start,
            last_run: start,
            last_run_end: start,
            closes_quote: false,
            closes_bracket: false,
            quote: line.quotes.innermost(),
            bracket: line.bracket,
        };
        while let Some(c) = text[mark.end..].chars().next() {
            let after = mark.end + c.len_utf8();
            if is_terminator(c) {
                if mark.last_run_end != mark.end {
                    (mark.last_run, mark.closes_quote, mark.closes_bracket) = (mark.end, false, false);
                }
                mark.last_run_end = after;
            } else if line.quotes.closes(c)
                || is_closing_quote(c) && !(is_ambiguous_quote(c) && begins_word(text, after))
            {
                mark.closes_quote = true;
                mark.quote = line.quotes.innermost().or(mark.quote);
                line.note(c, mark.end);
            } else if is_closing_bracket(c) {
                mark.closes_bracket = true;
                line.note(c, mark.end);
            } else if !is_ignorable(c) && !is_emoji(c) {
                match note_number(text, mark.end).or_else(|| spaced_closer(text, mark.end)) {
                    Some(end) => {
                        mark.end = end;
                        continue;
                    }
                    None => break,
                }
            }
            mark.end = after;
        }
        mark
    }

    /// The last run of marks, without direction marks.
    pub fn run<'a>(&self, text: &'a str) -> &'a str {
        &text[self.last_run..self.last_run_end]
    }
}

fn begins_word(text: &str, at: usize) -> bool {
    text[at..]
        .chars()
        .find(|c| !is_ignorable(*c))
        .is_some_and(is_alphanumeric)
}

/// The end of a note's number glued to the mark: `[12]`, `¹²`.
fn note_number(text: &str, at: usize) -> Option<usize> {
    let is_raised = |c: &char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    let raised = text[at..].chars().take(4).take_while(is_raised);
    let raised: usize = raised.map(char::len_utf8).sum();
    if raised > 0 {
        return Some(at + raised);
    }
    let rest = text[at..].strip_prefix('[')?;
    let digits: usize = rest
        .chars()
        .take(4)
        .take_while(|c| is_numeric(*c))
        .map(char::len_utf8)
        .sum();
    (digits > 0 && rest[digits..].starts_with(']')).then_some(at + digits + 2)
}

/// The start of a closing guillemet that a space parts from the mark, as French and some Arabic
/// typesetters do it. Only one that cannot open counts: in German hands it opens before a word.
fn spaced_closer(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let spaces: usize = rest
        .chars()
        .take(5)
        .take_while(|c| (c.is_whitespace() || is_ignorable(*c)) && !is_line_break(*c))
        .map(char::len_utf8)
        .sum();
    let after = rest[spaces..].strip_prefix(['»', '›'])?;
    (spaces > 0 && !begins_word(after, 0)).then_some(at + spaces)
}
