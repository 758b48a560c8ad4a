//! Rule 4: what tells whether a sentence ends at an abbreviation when a name, or what looks like one,
//! comes after it: `It belongs to Harbour Mills Inc. Anna Berg founded it`, but `Harbour Mills Inc.
//! Chief Anna Berg`.

use super::chars::is_ignorable;
use super::place::Place;
use super::tables::Kinds;
use super::words::Word;

/// Abbreviations that often close a sentence: of companies, states, hours, eras, degrees, streets.
const CLOSERS: &[&str] = &[
    "inc", "ltd", "corp", "co", "llc", "plc", "bros", "gmbh", "s.a", "n.v", "a.g", "d.c", "a.m", "p.m", "am", "pm",
    "ph.d", "m.d", "b.a", "m.a", "b.sc", "m.sc", "b.c", "a.d", "b.c.e", "c.e", "ave", "blvd", "rd", "dept", "univ",
];

/// Those of states and their unions, which stand before nouns as well: `the U.S. Senate`.
const STATES: &[&str] = &["u.s", "u.k", "u.n", "e.u", "u.s.a", "u.a.e"];

/// Ranks, which may close a sentence; other titles, such as `Mr.`, do not.
const RANKS: &[&str] = &[
    "gen", "col", "capt", "cmdr", "lt", "sgt", "maj", "cpl", "pvt", "adm", "brig", "cdr", "sen", "rep", "gov", "pres",
    "rev", "hon", "det", "insp", "supt", "amb", "atty", "prof", "dr", "sens", "reps", "govs", "gens", "cols", "lts",
    "lt.col", "lt.gen", "maj.gen", "msgr", "mgr",
];

/// Words that begin a sentence and are nobody's name.
const NO_NAMES: &[&str] = &[
    "the", "then", "it", "they", "but", "this", "that", "these", "those", "when", "after", "before", "later", "now",
    "there", "their", "his", "her", "its", "she", "in", "on", "at", "for", "from", "with", "and", "so", "if", "as",
    "however", "meanwhile", "today", "yesterday", "nobody", "everyone", "we", "our", "my", "nothing", "afterwards",
];

/// Words that may stand before a name without being a clause.
const LINKS: &[&str] = &["the", "a", "an", "of", "and", "for", "to", "at", "in", "by"];

/// What a sentence begins with when the clause is still to come: `At 5 p.m. Crane listened`.
const PREPOSITIONS: &[&str] = &[
    "at", "on", "in", "by", "after", "before", "around", "until", "since", "from", "about", "to", "for", "of", "with",
    "across", "into", "through", "throughout", "within", "outside", "under", "near", "over", "than", "against",
    "towards", "toward", "between", "leaving", "left",
];

/// Verbs that follow a name, in forms that do not end in `ed`.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might", "must", "did",
    "does", "do", "said", "says", "told", "went", "came", "took", "gave", "made", "got", "left", "won", "lost", "saw",
    "found", "ran", "began", "became", "held", "met", "sold", "bought", "sent", "paid", "rose", "fell", "grew", "led",
    "kept", "knew", "thought", "felt", "wrote", "spoke", "stood", "sat", "heard", "put", "set", "read", "cut", "hit",
    "spent", "built", "brought", "caught", "taught", "fought", "chose", "broke", "drove", "flew", "drew", "ate",
    "never", "also", "soon", "later", "now", "still", "always", "already",
];

/// What parts a verb from the plural of a noun behind it.
const OBJECTS: &[&str] = &[
    "it", "the", "a", "an", "them", "her", "him", "his", "their", "its", "there", "here", "this", "that", "every",
    "everything", "nothing", "no", "up", "out", "on", "now",
];

/// What says when an hour was, or by whose clock, and so goes on after `p.m.`
const MOMENTS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "eastern", "central",
    "pacific", "mountain", "atlantic", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt",
    "gmt", "utc", "bst", "cet", "cest", "ist", "jst", "london", "moscow", "beijing", "paris", "tokyo",
];

/// How far back the beginning of a sentence is looked at, in characters.
const CLAUSE: usize = 160;

/// Whether the sentence ends at an abbreviation that a capital follows.
pub fn ends_before_name(place: &Place, word: &Word) -> bool {
    let next = place.next.word();
    let is_state = is_in(word, STATES);
    if !next.capital || next.kinds().has(Kinds::ADJUNCT) || !(is_state || is_in(word, CLOSERS)) {
        return false;
    }
    let has_clause = match is_hour(word) && is_in(next, MOMENTS) {
        // `The vote at 5 p.m. Monday drew crowds`: only where a verb stood before does the day begin another.
        true => any_before(place, word, |before| is_in(before, VERBS)),
        false => any_before(place, word, |before| !is_in(before, LINKS)),
    };
    (!is_state || closes_phrase(place, word)) && has_clause && verb_follows(place.text, next)
}

/// Whether a title stands by itself at the end of a sentence: `He left as Sgt. Then he opened a shop`.
pub fn rank_ends(place: &Place, word: &Word) -> bool {
    let next = place.next.word();
    // He is a family name as well, and a doctor's.
    let is_he = next.chars() == ['h', 'e'] && !is_in(word, &["dr", "prof"]);
    next.capital && is_in(word, RANKS) && (is_he || is_in(next, NO_NAMES))
}

fn is_in(word: &Word, list: &[&str]) -> bool {
    list.iter().any(|known| known.chars().eq(word.chars().iter().copied()))
}

/// Whether a state's name ends a phrase, as a noun does: `to the U.S.`, `in U.S.`
fn closes_phrase(place: &Place, word: &Word) -> bool {
    let before = place.last_word(word.start);
    let before = match before.chars() {
        ['t', 'h', 'e'] => place.last_word(before.start),
        _ => before,
    };
    is_in(&before, PREPOSITIONS)
}

fn is_hour(word: &Word) -> bool {
    is_in(word, &["a.m", "p.m", "am", "pm"])
}

/// Whether the sentence so far has a word in small letters that tells of a clause, and does not begin
/// with a phrase that only leads to one.
fn any_before(place: &Place, word: &Word, tells: impl Fn(&Word) -> bool) -> bool {
    let first = Word::after(place.text, place.line.start);
    if is_in(&first, PREPOSITIONS) {
        return false;
    }
    let mut at = word.start;
    let nearest = place.text[place.line.start..word.start]
        .char_indices()
        .rev()
        .take(CLAUSE);
    let from = nearest.last().map_or(word.start, |(from, _)| place.line.start + from);
    while at > from {
        let before = place.last_word(at);
        if before.is_empty() || before.start >= at {
            // Marks stand here: on to what is before them.
            at = place.text[from..at]
                .char_indices()
                .next_back()
                .map_or(from, |(at, _)| from + at);
            continue;
        }
        if !before.capital && before.is_of_letters() && before.letters() > 1 && tells(&before) {
            return true;
        }
        at = before.start;
    }
    false
}

/// The most words that a name has.
const NAME: usize = 4;

/// Whether a verb comes after the name that begins with a word.
fn verb_follows(text: &str, first: &Word) -> bool {
    let mut last = *first;
    for _ in 0..NAME {
        let word = Word::after(text, last.end);
        let is_apart = word.is_empty()
            || !text[last.end..word.start]
                .chars()
                .all(|c| c.is_whitespace() || is_ignorable(c));
        if is_apart {
            return false;
        }
        if !word.capital {
            return is_verb(text, &word);
        }
        last = word;
    }
    false
}

fn is_verb(text: &str, word: &Word) -> bool {
    let chars = word.chars();
    if is_in(word, VERBS) || (chars.len() >= 4 && chars.ends_with(&['e', 'd'])) {
        return true;
    }
    let after = || text[word.end..].chars().find(|c| !is_ignorable(*c));
    let ends_here = || after().is_some_and(|c| matches!(c, '.' | '!' | '?' | ','));
    let has_object = || is_in(&Word::after(text, word.end), OBJECTS);
    let is_present = chars.len() >= 3 && chars.ends_with(&['s']) && !chars.ends_with(&['s', 's']);
    is_present && (ends_here() || has_object())
}
