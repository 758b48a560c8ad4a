//! The rules at a mark: does a sentence end here?

use super::chars::{
    is_arabic_letter, is_closing_bracket, is_closing_quote, is_continuation, is_dash, is_ignorable, is_line_break,
    is_terminator,
};
use super::line::Line;
use super::mark::Mark;
use super::openings::begins_sentence;
use super::place::Place;
use super::quotations::{cry_goes_on, quotation_ends};
use super::stops::{quoted_abbreviation, stop_ends};
use super::tables::Kinds;

/// How far behind a mark a bracket that is open may close, in characters.
const CLOSES_WITHIN: usize = 128;
/// How far before a mark the dash may stand that opened a remark, in characters.
const REMARK_WITHIN: usize = 256;
/// The most characters of an address that are looked at.
const ADDRESS: usize = 80;

/// Whether a sentence ends at a mark.
pub fn ends_sentence(text: &str, line: &Line, mark: &Mark) -> bool {
    let Some(place) = Place::of(text, line, mark) else {
        return false;
    };
    let next = &place.next;
    if is_continuation(next.first) || is_terminator(next.first) || !line.has_word_before(text, mark.start) {
        return false;
    }
    if !next.spaced {
        return glued_sentence(&place);
    }
    if next.lead.is_lowercase() || between_dashes(&place) || is_remark(&place) || in_brackets(&place) {
        return false;
    }
    let run = place.run();
    if run == ".." {
        return false;
    }
    let is_stop = matches!(run, "." | "۔");
    match (is_stop, mark.closes_quote) {
        (true, true) => !quoted_abbreviation(&place) || begins_sentence(next.word()),
        (true, false) => stop_ends(&place),
        (false, true) => quotation_ends(&place),
        (false, false) if is_dots(run) => !next.word().kinds().has(Kinds::CONNECTOR),
        (false, false) => !cry_goes_on(&place),
    }
}

/// Whether a run of marks is dots only.
fn is_dots(run: &str) -> bool {
    run.chars().all(|c| matches!(c, '.' | '…'))
}

/// Rule 5: marks without white space after them.
fn glued_sentence(place: &Place) -> bool {
    let run = place.run();
    let is_pause = is_dots(run) && run != ".";
    if is_pause {
        return false;
    }
    if is_arabic_letter(place.next.lead) {
        glued_arabic(place, run)
    } else {
        glued_capital(place, run)
    }
}

/// Two words in Arabic script with nothing but the mark between them.
fn glued_arabic(place: &Place, run: &str) -> bool {
    let shortest = if run == "۔" { 3 } else { 2 };
    if place.next.word().letters() < shortest {
        return false;
    }
    let before = place.word_before();
    let is_name = before.is_dotted() || before.kinds().has(Kinds::TITLE);
    let is_latin_name = before.capital && before.is_of_letters();
    let is_word = (before.is_arabic() || is_latin_name) && before.letters() >= shortest && !is_name;
    let closed = || place.mark.closes_quote || before.is_number() || ends_closed(place);
    (is_word || closed()) && !in_address(place)
}

/// A question or a cry before a capital.
fn glued_capital(place: &Place, run: &str) -> bool {
    if !place.next.lead.is_uppercase() || !run.chars().all(|c| matches!(c, '!' | '?' | '؟')) {
        return false;
    }
    let before = place.word_before();
    before.letters() >= 2 && before.is_of_letters() && !in_address(place)
}

/// Whether a closing quote or bracket stands right before the mark.
fn ends_closed(place: &Place) -> bool {
    let before = &place.text[place.line.start..place.mark.start];
    let last = before.chars().rev().find(|c| !is_ignorable(*c));
    last.is_some_and(|c| is_closing_bracket(c) || is_closing_quote(c))
}

/// Whether what is glued to the left of a mark is an address.
fn in_address(place: &Place) -> bool {
    let before = &place.text[place.line.start..place.mark.start];
    let token = || before.chars().rev().take(ADDRESS).take_while(|c| !c.is_whitespace());
    let length: usize = token().map(char::len_utf8).sum();
    token().any(|c| matches!(c, '/' | '@' | '=' | '&' | '\\')) || before[before.len() - length..].starts_with("www")
}

/// Rule 6: nothing but the mark within brackets.
fn is_remark(place: &Place) -> bool {
    let shows = |c: &char| !is_ignorable(*c) && !c.is_whitespace();
    let before = || place.text[place.line.start..place.mark.start].chars().rev().find(shows);
    place.mark.closes_bracket && before().is_some_and(|c| matches!(c, '(' | '['))
}

/// Rule 6: a remark between two dashes.
fn between_dashes(place: &Place) -> bool {
    if !is_dash(place.next.first) {
        return false;
    }
    let Some(dash) = place.line.dash.filter(|dash| *dash >= place.line.start) else {
        return false;
    };
    let is_near = || place.text[dash..place.mark.start].chars().nth(REMARK_WITHIN).is_none();
    place.line.has_word_before(place.text, dash) && is_near()
}

/// Rule 6: within brackets that the sentence opened after its beginning.
fn in_brackets(place: &Place) -> bool {
    let Some(opened) = place.mark.bracket.filter(|opened| *opened >= place.line.start) else {
        return false;
    };
    let rest = place.text[place.mark.end..].chars().take(CLOSES_WITHIN);
    let closes_soon = || rest.take_while(|c| !is_line_break(*c)).any(is_closing_bracket);
    place.line.has_word_before(place.text, opened)
        && (place.mark.closes_bracket || (place.line.bracket.is_some() && closes_soon()))
}
