//! Rule 5: marks without white space after them.

use super::chars::{
    is_arabic_letter, is_closing_bracket, is_closing_quote, is_ignorable, is_line_break, is_opening_quote,
};
use super::openings::begins_sentence;
use super::pauses::is_dots;
use super::place::Place;
use super::tables::Kinds;
use super::words::Word;

/// The most characters of an address that are looked at.
const ADDRESS: usize = 80;

/// What names of files and hosts end in, with which no sentence begins.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "int", "info", "io", "js", "ts", "jsx", "css", "html", "htm", "php", "xml",
    "json", "csv", "txt", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "rtf", "md", "jpg", "jpeg", "png",
    "gif", "svg", "webp", "mp", "mov", "avi", "zip", "gz", "tar", "exe", "dll", "apk", "py", "rs", "rb", "cpp", "sh",
    "uk", "de", "fr", "eg", "sa", "ma", "dz", "tn", "ae", "tv", "eu",
];

/// The same in Arabic letters.
const ARABIC_ENDINGS: &[&str] = &["نت", "كوم", "أورغ", "أورج", "اورج", "کام"];

/// Names in programs that carry another name behind a stop.
const OBJECTS: &[&str] = &[
    "system", "console", "math", "window", "document", "array", "string", "object", "node", "user", "obj", "self",
    "this", "app", "config", "request", "response", "com", "java", "asp",
];

/// Whether a sentence ends at a mark that has no white space after it.
pub fn glued_sentence(place: &Place) -> bool {
    let run = place.run();
    if is_dots(run) && run != "." {
        return false;
    }
    let lead = place.next.lead;
    if is_arabic_letter(lead) {
        return glued_arabic(place, run);
    }
    if !lead.is_uppercase() || in_address(place) {
        return false;
    }
    match run {
        "." => glued_stop(place),
        _ => run.chars().all(|c| matches!(c, '!' | '?' | '؟')) && glued_cry(&place.word_before()),
    }
}

/// Two words in Arabic script with nothing but the mark between them.
fn glued_arabic(place: &Place, run: &str) -> bool {
    let next = place.next.word();
    let before = place.word_before();
    let is_letter_name = |word: &Word| run == "۔" && word.kinds().has(Kinds::ABBREVIATION);
    let is_host = is_listed(next, ARABIC_ENDINGS);
    if next.letters() < 2 || is_host || is_letter_name(next) || is_letter_name(&before) {
        return false;
    }
    let is_name = before.is_dotted() || before.kinds().has(Kinds::TITLE);
    let is_latin_name = before.capital && before.is_of_letters();
    let is_word = (before.is_arabic() || is_latin_name) && before.letters() >= 2 && !is_name;
    let closed = || place.mark.closes_quote || before.is_number() || ends_closed(place);
    (is_word || closed()) && !in_address(place)
}

/// A question or a cry before a capital.
fn glued_cry(before: &Word) -> bool {
    before.letters() >= 2 && before.is_of_letters()
}

/// A stop before a capital, where neither side is part of a name.
fn glued_stop(place: &Place) -> bool {
    let next = place.next.word();
    let before = place.word_before();
    let starts = begins_sentence(next) && next.letters() >= 2;
    if names_something(place, next) {
        return false;
    }
    if before.is_dotted() {
        return starts && before.kinds().has(Kinds::ABBREVIATION);
    }
    if is_opening_quote(place.next.first) {
        return before.letters() >= 2 && !before.kinds().has(Kinds::TITLE);
    }
    if next.letters() == 1 {
        return follows_small_word(place, &before)
            && place.text[next.end..].starts_with(|c: char| c.is_whitespace() && !is_line_break(c));
    }
    if place.mark.closes_quote || ends_closed(place) {
        return true;
    }
    if before.is_number() {
        return !place.is_first(&before) && (starts || (!before.is_parted() && goes_on_small(place, next)));
    }
    let kinds = before.kinds();
    if kinds.has(Kinds::TITLE) || kinds.has(Kinds::MONTH) || !before.is_of_letters() {
        return false;
    }
    if kinds.has(Kinds::ABBREVIATION) || is_listed(&before, OBJECTS) {
        return starts;
    }
    if !before.capital {
        return before.letters() >= 2 || follows_apostrophe(place, &before);
    }
    let is_acronym = || is_all_capital(place.text, &before);
    starts && before.letters() >= 3 || (before.letters() >= 3 && !is_acronym() && goes_on_small(place, next))
}

/// Whether what follows is part of an address, of a program or of a name with capitals within it.
fn names_something(place: &Place, next: &Word) -> bool {
    let rest = &place.text[next.end..];
    let joined = rest.strip_prefix('.');
    let has_more = joined.is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let inner_capital = || {
        let mut rest = place.text[next.start..next.end].chars().skip(1);
        rest.any(char::is_uppercase) && !is_all_capital(place.text, next)
    };
    has_more || rest.starts_with(['/', '@', '_', '(', '=', '\\', '&']) || is_listed(next, ENDINGS) || inner_capital()
}

fn is_listed(word: &Word, list: &[&str]) -> bool {
    list.iter().any(|known| known.chars().eq(word.chars().iter().copied()))
}

fn is_all_capital(text: &str, word: &Word) -> bool {
    text[word.start..word.end].chars().all(|c| !c.is_lowercase())
}

/// Whether a word of several small letters stands before the mark.
fn follows_small_word(place: &Place, before: &Word) -> bool {
    let is_small = !before.capital && before.letters() >= 3 && before.is_of_letters();
    is_small && !before.kinds().has(Kinds::TITLE) && !before.kinds().has(Kinds::ABBREVIATION) || place.mark.closes_quote
}

/// Whether the word before is what an apostrophe leaves of one: `didn't`.
fn follows_apostrophe(place: &Place, before: &Word) -> bool {
    place.text[..before.start].ends_with(['\'', '’'])
}

/// Whether a word in small letters comes after the next one, as in a sentence under way.
fn goes_on_small(place: &Place, next: &Word) -> bool {
    let second = Word::after(place.text, next.end);
    let gap = &place.text[next.end..second.start];
    next.letters() >= 4
        && !second.is_empty()
        && !second.capital
        && gap.chars().all(|c| c.is_whitespace() || is_ignorable(c))
}

/// Whether a closing quote or bracket, or the sign of a percentage, stands right before the mark.
fn ends_closed(place: &Place) -> bool {
    let before = &place.text[place.line.start..place.mark.start];
    let last = before.chars().rev().find(|c| !is_ignorable(*c));
    last.is_some_and(|c| is_closing_bracket(c) || is_closing_quote(c) || matches!(c, '%' | '٪'))
}

/// Whether what is glued to the left of a mark is an address.
fn in_address(place: &Place) -> bool {
    let before = &place.text[place.line.start..place.mark.start];
    let token = || before.chars().rev().take(ADDRESS).take_while(|c| !c.is_whitespace());
    let length: usize = token().map(char::len_utf8).sum();
    token().any(|c| matches!(c, '/' | '@' | '=' | '&' | '\\')) || before[before.len() - length..].starts_with("www")
}
