//! The rules at a mark: does a sentence end here?

use super::chars::{
    is_ambiguous_quote, is_arabic_letter, is_closing_bracket, is_closing_quote, is_continuation, is_emoji,
    is_ignorable, is_line_break, is_opener, is_opening_quote, is_terminator,
};
use super::scan::{Line, note};
use super::tables::{Kinds, kinds_of};
use super::words::Word;

/// How far the rules look for a letter, in characters: what they look at around a mark is bounded,
/// so that the time stays in proportion to the text.
const FAR: usize = 64;

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
    closes_quote: bool,
    /// Whether a bracket is closed after the last run.
    closes_bracket: bool,
    /// The quotation that was open before.
    quote: Option<usize>,
    /// The bracket that was open before.
    bracket: Option<usize>,
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
            quote: line.quote,
            bracket: line.bracket,
        };
        while let Some(c) = text[mark.end..].chars().next() {
            let after = mark.end + c.len_utf8();
            if is_terminator(c) {
                if mark.last_run_end != mark.end {
                    (mark.last_run, mark.closes_quote, mark.closes_bracket) = (mark.end, false, false);
                }
                mark.last_run_end = after;
            } else if is_closing_quote(c) && !(is_ambiguous_quote(c) && begins_word(text, after)) {
                mark.closes_quote = true;
                note(c, mark.end, line);
            } else if is_closing_bracket(c) {
                mark.closes_bracket = true;
                note(c, mark.end, line);
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
    fn run<'a>(&self, text: &'a str) -> &'a str {
        &text[self.last_run..self.last_run_end]
    }
}

fn begins_word(text: &str, at: usize) -> bool {
    text[at..]
        .chars()
        .find(|c| !is_ignorable(*c))
        .is_some_and(char::is_alphanumeric)
}

/// The end of a note's number glued to the mark: `[12]`.
fn note_number(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix('[')?;
    let digits: usize = rest
        .chars()
        .take(4)
        .take_while(|c| c.is_numeric())
        .map(char::len_utf8)
        .sum();
    (digits > 0 && rest[digits..].starts_with(']')).then_some(at + digits + 2)
}

/// The start of a closing guillemet that a space parts from the mark, as French and some Arabic
/// typesetters do it. Only one that cannot open counts.
fn spaced_closer(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let spaces: usize = rest
        .chars()
        .take(5)
        .take_while(|c| (c.is_whitespace() || is_ignorable(*c)) && !is_line_break(*c))
        .map(char::len_utf8)
        .sum();
    (spaces > 0 && rest[spaces..].starts_with(['»', '›'])).then_some(at + spaces)
}

/// What follows a mark on its line.
struct Next<'a> {
    /// Whether white space parts it from the mark.
    spaced: bool,
    /// Its first character that shows something.
    first: char,
    /// Its first character after opening quotes and brackets.
    lead: char,
    /// Where it begins, in bytes of the text.
    start: usize,
    text: &'a str,
}

impl<'a> Next<'a> {
    /// What follows at `end`; `None` when nothing with a letter or digit follows on the line.
    fn read(text: &'a str, end: usize) -> Option<Self> {
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
                let passed = is_opener(c) || matches!(c, '-' | '–' | '—' | '•');
                if !passed || is_continuation(first) {
                    return has_word(text, end + at).then_some(Self {
                        spaced,
                        first,
                        lead: c,
                        start,
                        text,
                    });
                }
            }
        }
        None
    }

    /// The first word.
    fn word(&self) -> Word {
        Word::after(self.text, self.start)
    }
}

/// Whether the line goes on with a letter or digit before it ends. Bounded: a line that shows none
/// within some hundred characters is taken to have one.
fn has_word(text: &str, at: usize) -> bool {
    let line = text[at..].chars().take(FAR).take_while(|c| !is_line_break(*c));
    let mut count = 0;
    for c in line {
        if c.is_alphanumeric() {
            return true;
        }
        count += 1;
    }
    count == FAR
}

/// Whether a sentence ends at a mark.
pub fn ends_sentence(text: &str, line: &Line, mark: &Mark) -> bool {
    let Some(next) = Next::read(text, mark.end) else {
        return false;
    };
    if is_continuation(next.first) || is_terminator(next.first) || !has_word_before(text, line.start, mark.start) {
        return false;
    }
    if !next.spaced {
        return glued_sentence(text, line, mark, &next);
    }
    if next.lead.is_lowercase()
        || between_dashes(text, line, mark, &next)
        || is_remark(text, mark)
        || in_brackets(text, line, mark)
    {
        return false;
    }
    let run = mark.run(text);
    if run == ".." {
        return false;
    }
    let is_stop = matches!(run, "." | "۔");
    match (is_stop, mark.closes_quote) {
        (true, true) => !quoted_abbreviation(text, line, mark) || begins_sentence(&next.word()),
        (true, false) => stop_ends(text, line, mark, &next),
        (false, true) => quotation_ends(text, line, mark, &next),
        (false, false) if is_dots(run) => !next.word().kinds().has(Kinds::CONNECTOR),
        (false, false) => !cry_goes_on(text, line, mark, &next),
    }
}

/// Whether a run of marks is dots only.
fn is_dots(run: &str) -> bool {
    run.chars().all(|c| matches!(c, '.' | '…'))
}

/// Whether a letter or digit stands between the start of the sentence and the mark. Bounded like
/// [`has_word`], from the mark backwards.
fn has_word_before(text: &str, start: usize, mark: usize) -> bool {
    let mut count = 0;
    for c in text[start..mark].chars().rev().take(FAR) {
        if c.is_alphanumeric() {
            return true;
        }
        count += 1;
    }
    count == FAR
}

/// Rule 5: marks without white space after them.
fn glued_sentence(text: &str, line: &Line, mark: &Mark, next: &Next) -> bool {
    let run = mark.run(text);
    let is_pause = is_dots(run) && run != ".";
    if is_pause {
        return false;
    }
    let before = Word::before(text, line.start, mark.start);
    if !is_arabic_letter(next.lead) {
        let asks = run.chars().all(|c| matches!(c, '!' | '?' | '؟'));
        let is_word = before.chars().iter().all(|c| c.is_alphabetic()) && before.letters() >= 2;
        return asks && is_word && next.lead.is_uppercase() && !in_address(text, line.start, mark.start);
    }
    let shortest = if run == "۔" { 3 } else { 2 };
    let is_name = before.is_dotted() || before.kinds().has(Kinds::TITLE);
    let is_latin_name = before.capital && before.chars().iter().all(|c| c.is_alphabetic());
    let is_word = (before.is_arabic() || is_latin_name) && before.letters() >= shortest && !is_name;
    let closed = mark.closes_quote || before.is_number() || ends_closed(&text[line.start..mark.start]);
    (is_word || closed) && next.word().letters() >= shortest && !in_address(text, line.start, mark.start)
}

/// Whether a closing quote or bracket stands right before the mark.
fn ends_closed(before: &str) -> bool {
    let last = before.chars().rev().find(|c| !is_ignorable(*c));
    last.is_some_and(|c| is_closing_bracket(c) || is_closing_quote(c))
}

/// Whether what is glued to the left of a mark is an address.
fn in_address(text: &str, from: usize, mark: usize) -> bool {
    let token: String = text[from..mark]
        .chars()
        .rev()
        .take(80)
        .take_while(|c| !c.is_whitespace())
        .collect();
    token.contains(['/', '@', '=', '&', '\\']) || token.ends_with("www")
}

/// Rule 6: nothing but the mark within brackets.
fn is_remark(text: &str, mark: &Mark) -> bool {
    let before = text[..mark.start]
        .chars()
        .rev()
        .find(|c| !is_ignorable(*c) && !c.is_whitespace());
    mark.closes_bracket && before.is_some_and(|c| matches!(c, '(' | '['))
}

/// Rule 6: a remark between two dashes.
fn between_dashes(text: &str, line: &Line, mark: &Mark, next: &Next) -> bool {
    let is_dash = |c: char| matches!(c, '–' | '—');
    let opened = || {
        let before: Vec<char> = text[line.start..mark.start].chars().rev().take(4 * FAR).collect();
        let dash = before.iter().position(|c| is_dash(*c));
        dash.is_some_and(|dash| before[dash..].iter().any(|c| c.is_alphanumeric()))
    };
    is_dash(next.first) && opened()
}

/// Rule 6: within brackets that the sentence opened after its beginning.
fn in_brackets(text: &str, line: &Line, mark: &Mark) -> bool {
    let Some(opened) = mark.bracket.filter(|opened| *opened >= line.start) else {
        return false;
    };
    let within = text[line.start..opened].chars().any(char::is_alphanumeric);
    let rest = text[mark.end..].chars().take(2 * FAR);
    let closes_soon = || rest.take_while(|c| !is_line_break(*c)).any(is_closing_bracket);
    within && (mark.closes_bracket || (line.bracket.is_some() && closes_soon()))
}

/// Rule 7: a quotation that ends in another mark than a stop.
fn quotation_ends(text: &str, line: &Line, mark: &Mark, next: &Next) -> bool {
    let word = next.word();
    let Some(lead_in) = lead_in(text, line, mark) else {
        return is_opening_quote(next.first) || !attributed(text, &word);
    };
    if word.is_arabic() || next.lead.is_numeric() {
        let introduced = lead_in.ends_with([':', '،']);
        return if introduced {
            !word.kinds().has(Kinds::RESUMER)
        } else {
            begins_arabic_sentence(&word)
        };
    }
    is_opening_quote(next.first) || !attributed(text, &word)
}

/// What stands in the sentence before the quotation that a mark closes; `None` when the quotation
/// opens the sentence.
fn lead_in<'a>(text: &'a str, line: &Line, mark: &Mark) -> Option<&'a str> {
    let quote = mark.quote.filter(|quote| *quote >= line.start)?;
    let before = text[line.start..quote].trim_end_matches(|c: char| c.is_whitespace() || is_ignorable(c));
    before.chars().any(char::is_alphanumeric).then_some(before)
}

/// Whether what follows a quotation says whose words it was: a verb of saying among its first
/// three words, unless the first is one that begins a sentence.
fn attributed(text: &str, word: &Word) -> bool {
    let second = Word::after(text, word.end);
    let third = Word::after(text, second.end);
    says(word) || (!begins_sentence(word) && (says(&second) || says(&third)))
}

/// A verb of saying, by itself.
fn says(word: &Word) -> bool {
    word.kinds().has(Kinds::SAYING)
}

/// Rule 4: a single stop.
fn stop_ends(text: &str, line: &Line, mark: &Mark, next: &Next) -> bool {
    let word = Word::before(text, line.start, end_of_word(text, line.start, mark.start));
    if word.is_empty() {
        return true;
    }
    let opens = || !text[line.start..word.start].chars().any(char::is_alphanumeric);
    if word.is_number() || word.is_roman() {
        return !opens();
    }
    let kinds = word.kinds();
    let number_follows = next.lead.is_numeric();
    if number_follows && (kinds.has(Kinds::MONTH) || kinds.has(Kinds::BEFORE_NUMBER)) {
        return false;
    }
    let measures = || kinds.has(Kinds::ABBREVIATION) && follows_number(text, line, &word);
    if word.kinds_of_unit().has(Kinds::ABBREVIATION) || (word.is_arabic() && measures()) {
        return begins_clause(&next.word());
    }
    if word.is_letter() {
        return is_named_letter(text, line, &word) || (!opens() && begins_sentence(&next.word()));
    }
    if kinds.has(Kinds::TITLE) || word.kinds_without_prefix().has(Kinds::TITLE) {
        return false;
    }
    if kinds.has(Kinds::ENDER) {
        return !next.word().kinds().has(Kinds::CONNECTOR);
    }
    if kinds.has(Kinds::ABBREVIATION) && word.is_arabic() {
        return begins_clause(&next.word());
    }
    let abbreviates = kinds.has(Kinds::ABBREVIATION) || word.is_dotted();
    !abbreviates || begins_sentence(&next.word())
}

/// Whether a number stands before a word, as before a unit or an era.
fn follows_number(text: &str, line: &Line, word: &Word) -> bool {
    let before = text[line.start..word.start].trim_end_matches(|c: char| c.is_whitespace() || is_ignorable(c));
    before.ends_with(char::is_numeric)
}

/// After a unit or an era: a word that begins a sentence, or any clause with `و` that is not a
/// further noun with the article.
fn begins_clause(word: &Word) -> bool {
    let foreign = |c: &char| c.is_numeric() || matches!(c, 'ی' | 'ک' | 'گ' | 'پ' | 'چ' | 'ژ' | 'ہ' | 'ں' | 'ے');
    let is_clause = |rest: &[char]| rest.len() >= 3 && !rest.starts_with(&['ا', 'ل']) && !rest.iter().any(foreign);
    let joined = matches!(word.chars(), ['و', rest @ ..] if is_clause(rest));
    joined || begins_sentence(word)
}

/// Whether the quotation holds an agency's letters only: `«د.ب.أ.»`.
fn quoted_abbreviation(text: &str, line: &Line, mark: &Mark) -> bool {
    Word::before(text, line.start, mark.start).is_dotted()
}

/// Where the word before `end` ends, white space and what shows nothing left out.
fn end_of_word(text: &str, start: usize, end: usize) -> usize {
    start
        + text[start..end]
            .trim_end_matches(|c: char| c.is_whitespace() || is_ignorable(c))
            .len()
}

/// Whether a single letter is the name of something: `vitamin C`.
fn is_named_letter(text: &str, line: &Line, letter: &Word) -> bool {
    let end = end_of_word(text, line.start, letter.start);
    Word::before(text, line.start, end).kinds().has(Kinds::LETTER_NOUN)
}

/// Rule 8: `Yahoo!`; and a cry that is repeated: `“Out! Out!”`.
fn cry_goes_on(text: &str, line: &Line, mark: &Mark, next: &Next) -> bool {
    if mark.closes_bracket || !matches!(mark.run(text), "!" | "?") {
        return false;
    }
    let (word, after) = (Word::before(text, line.start, mark.start), next.word());
    let is_name = word.kinds().has(Kinds::MARKED_NAME) && !begins_sentence(&after);
    is_name || (mark.quote.is_some() && word.is_same(&after))
}

/// Whether a word that follows an abbreviation begins a sentence.
fn begins_sentence(word: &Word) -> bool {
    let starts = word.kinds().has(Kinds::STARTER);
    if word.is_arabic() {
        starts || begins_arabic_sentence(word)
    } else {
        starts && word.capital
    }
}

/// `و` or `ف` with a verb: a verb of saying, a present or future form, or the feminine perfect.
fn begins_arabic_sentence(word: &Word) -> bool {
    let ['و' | 'ف', rest @ ..] = word.chars() else {
        return false;
    };
    let is_present = |verb: &[char]| verb.len() >= 4 && matches!(verb[0], 'ي' | 'ت') && !verb.ends_with(&['ة']);
    let is_future = |verb: &[char]| verb.len() >= 5 && verb[0] == 'س' && matches!(verb[1], 'ي' | 'ت' | 'ن');
    let is_feminine = |verb: &[char]| {
        let noun = verb.ends_with(&['ا', 'ت']) || verb.starts_with(&['ا', 'ل']);
        (3..=7).contains(&verb.len()) && verb.ends_with(&['ت']) && !noun
    };
    is_present(rest) || is_future(rest) || is_feminine(rest) || kinds_of(rest).has(Kinds::SAYING)
}
