//! Rule 6: dots, glued together or spaced: the end of a sentence, a pause within one, or a speaker
//! who hesitates.

use super::chars::{is_continuation, is_ignorable, is_opener};
use super::place::{Place, trim_end};
use super::tables::Kinds;

/// Whether a run of marks is dots only.
pub fn is_dots(run: &str) -> bool {
    run.chars().all(|c| matches!(c, '.' | '…'))
}

/// Whether a dot is the last of several with white space between them: `wait . . . what`.
pub fn is_spaced(place: &Place) -> bool {
    let before = &place.text[place.line.start..place.mark.start];
    let trimmed = trim_end(before);
    is_dots(place.run()) && trimmed.len() < before.len() && trimmed.ends_with(['.', '…'])
}

/// The most characters of dots and spaces that one pause has.
const LONGEST: usize = 64;

/// Whether a sentence ends at dots. None does before a word that never begins one, after a word
/// that cannot be a sentence's last, before the same word again, nor in Arabic script after the
/// first word of a sentence or of a speech: `أنا... لا أعرف`.
pub fn pause_ends(place: &Place) -> bool {
    let next = place.next.word();
    if next.kinds().has(Kinds::CONNECTOR) {
        return false;
    }
    let before = &place.text[place.line.start..place.mark.start];
    let dots: usize = before
        .chars()
        .rev()
        .take(LONGEST)
        .take_while(|c| c.is_whitespace() || is_ignorable(*c) || is_dots(c.encode_utf8(&mut [0; 4])))
        .map(char::len_utf8)
        .sum();
    let word = place.last_word(place.mark.start - dots);
    if word.kinds().has(Kinds::OPEN) || word.is_same(next) {
        return false;
    }
    let led_in =
        || trim_end(&place.text[place.line.start..word.start]).ends_with(|c| is_continuation(c) || is_opener(c));
    let is_first = || place.is_first(&word) || led_in();
    !(word.is_arabic() && next.is_arabic() && is_first())
}
