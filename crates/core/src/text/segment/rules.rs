//! The rules at a mark: does a sentence end here?

use super::chars::{
    is_closing_bracket, is_continuation, is_dash, is_full_stop_of_others, is_ignorable, is_line_break, is_terminator,
};
use super::enumeration::is_item;
use super::glued::glued_sentence;
use super::line::Line;
use super::mark::Mark;
use super::openings::begins_sentence;
use super::pauses::{is_dots, is_spaced, pause_ends};
use super::place::Place;
use super::quotations::{cry_goes_on, quotation_ends};
use super::stops::{quoted_abbreviation, stop_ends};

/// How far behind a mark a bracket that is open may close, in characters.
const CLOSES_WITHIN: usize = 128;
/// How far before a mark the dash may stand that opened a remark, in characters.
const REMARK_WITHIN: usize = 256;

/// Whether a sentence ends at a mark.
pub fn ends_sentence(text: &str, line: &Line, mark: &Mark) -> bool {
    let Some(place) = Place::of(text, line, mark) else {
        return false;
    };
    let next = &place.next;
    if is_continuation(next.first) || is_terminator(next.first) || !line.has_word_before(text, mark.start) {
        return false;
    }
    let run = place.run();
    if run.ends_with(is_full_stop_of_others) {
        return !in_brackets(&place);
    }
    if !next.spaced {
        return glued_sentence(&place);
    }
    let is_small = next.lead.is_lowercase() && !is_brand(&place);
    if is_small && run == "." {
        // Nothing ends here, but a list may begin.
        is_item(&place, &place.last_word(mark.start));
    }
    if is_small || between_dashes(&place) || is_remark(&place) || in_brackets(&place) {
        return false;
    }
    if is_spaced(&place) {
        return pause_ends(&place);
    }
    if run == ".." {
        return false;
    }
    let is_stop = matches!(run, "." | "۔");
    match (is_stop, mark.closes_quote) {
        (true, true) => !quoted_abbreviation(&place) || begins_sentence(next.word()),
        (true, false) => stop_ends(&place),
        (false, true) => quotation_ends(&place),
        (false, false) if is_dots(run) => pause_ends(&place),
        (false, false) => !cry_goes_on(&place),
    }
}

/// Rule 3: a name whose second letter is the capital, `eBay`, begins a sentence as others do.
fn is_brand(place: &Place) -> bool {
    let word = place.next.word();
    let mut letters = place.text[word.start..word.end].chars();
    let is_small_then_capital = letters.next().is_some_and(|c| c.is_ascii_lowercase())
        && letters.next().is_some_and(|c| c.is_ascii_uppercase());
    is_small_then_capital && word.is_of_letters() && word.letters() >= 3
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
