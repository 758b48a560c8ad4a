//! How much a line's own words say that it belongs to the page around the article.

use std::sync::LazyLock;

use super::line::Line;
use super::vocabulary::interface_words::{
    ADVERTISEMENTS, BETWEEN, COMMON, DEMANDS, HOMES, INTERFACE, LINK_STARTS, OFFERS, ONE_OR_TWO_MINUTES, PERHAPS_LINES,
    PERHAPS_LINK_STARTS, PROMPT_ENDS, PROOF_LINES, PROOF_PARTS, PROOF_STARTS, READING, READING_TIME, RIGHTS, SECTIONS,
};
use super::vocabulary::{
    after_start, begins, ends, entries, holds, is_in, is_number, is_parted, is_template_mark, words_of,
};
use crate::text::{WordIndex, word_index};

/// How much a line's own words say that it belongs to the page around the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// Nothing.
    None,
    /// It has no words, or one that says nothing by itself: a number, the name of a part of a site.
    Weak,
    /// A sentence of which nothing but its first words is a link's or a prompt's: text, and doubtful.
    Opening,
    /// A closed sentence that says what links and prompts say; many a sentence of a report does, too.
    Echo,
    /// It may be all of an interface, and as well a line of any text: `Share`, `إعلان`.
    Hint,
    /// No text but a web page's has such a line.
    Proof,
}

/// Words of a line up to which it can be a button, a prompt or a link.
const LABEL_WORDS: usize = 12;
/// Words of a line up to which it can lead to another article by its title.
const LINK_WORDS: usize = 30;

/// What a word is to an interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Interface,
    Common,
    Section,
    Between,
    Other,
}

/// The tables of words of interfaces, by what they are. Of a word that stands in several, the first counts.
const TABLES: &[(&str, Kind)] = &[
    (INTERFACE, Kind::Interface),
    (SECTIONS, Kind::Section),
    (COMMON, Kind::Common),
    (BETWEEN, Kind::Between),
];

/// For each word the places in [`TABLES`] of those that have it.
static WORDS: LazyLock<WordIndex> = LazyLock::new(|| {
    let tables = TABLES.iter().enumerate();
    word_index(tables.flat_map(|(place, (table, _))| entries(table).map(move |entry| (place, entry))))
});

/// What a word is to an interface.
fn kind_of(word: &str) -> Kind {
    if is_number(word) {
        return Kind::Between;
    }
    let first = WORDS.get(word).and_then(|tables| tables.first());
    first.map_or(Kind::Other, |table| TABLES[*table].1)
}

/// Whether a word names a part of a site, or a thing of its interface.
fn is_of_menus(part: &str) -> bool {
    let kinds = || words_of(part).map(kind_of);
    kinds().all(|kind| kind != Kind::Other) && kinds().any(|kind| kind != Kind::Between)
}

/// What the own words of a line say.
pub fn evidence(line: &Line) -> Evidence {
    let parted = line.parted.as_deref().map(|parted| evidence_of(line, parted));
    evidence_of(line, &line.folded).max(parted.unwrap_or(Evidence::None))
}

/// What the words of a line say, given them folded.
fn evidence_of(line: &Line, folded: &str) -> Evidence {
    let is_letter_or_two = || line.words == 1 && line.text.chars().count() <= 2 && line.text.is_ascii();
    if line.words == 0 || line.is_address() || is_letter_or_two() {
        return Evidence::Weak;
    }
    if is_template_mark(folded)
        || is_copyright(folded, line.words)
        || is_in(PROOF_LINES, folded)
        || holds(folded, PROOF_PARTS)
    {
        return Evidence::Proof;
    }
    if is_in(PERHAPS_LINES, folded) {
        return Evidence::Hint;
    }
    let advertises = after_start(folded, ADVERTISEMENTS).map(str::trim_start);
    if advertises.is_some_and(|rest| rest.is_empty() || (is_parted(rest) && !line.is_told())) {
        return Evidence::Hint;
    }
    if is_reading_time(folded) {
        let reads = words_of(folded).any(|word| is_in(READING, word));
        return if reads { Evidence::Proof } else { Evidence::Hint };
    }
    if line.words <= LINK_WORDS && begins(folded, PROOF_STARTS) {
        return if line.is_told() {
            Evidence::Echo
        } else {
            Evidence::Proof
        };
    }
    let of_words = [
        by_words(line, folded),
        by_menu(folded),
        by_link(line, folded),
        by_prompt(line, folded),
        by_promotion(line),
    ];
    of_words.into_iter().max().unwrap_or(Evidence::None)
}

/// By how many of its words are an interface's.
fn by_words(line: &Line, folded: &str) -> Evidence {
    if line.words > LABEL_WORDS {
        return Evidence::None;
    }
    let kinds: Vec<Kind> = words_of(folded).map(kind_of).collect();
    let count = |kind| kinds.iter().filter(|known| **known == kind).count();
    let (interface, other) = (count(Kind::Interface), count(Kind::Other));
    let known = interface + count(Kind::Common) + count(Kind::Section);
    let has_number = words_of(folded).any(is_number);
    let told = line.closed && line.words > 3;
    // `A+ A-`, which sets the size of the text.
    let letters = || !line.closed && line.text.is_ascii() && words_of(folded).all(|word| word.chars().count() == 1);
    if other == 0 && interface > 0 && (interface > 1 || has_number) && !told {
        Evidence::Proof
    } else if other == 0 && interface > 0 && !told {
        Evidence::Hint
    } else if interface > 1 && known * 5 >= (known + other) * 3 {
        if told { Evidence::Echo } else { Evidence::Hint }
    } else if opens_with_prompt(&kinds) && !line.closed {
        Evidence::Hint
    } else if (other == 0 && !told && (known > 0 || words_of(folded).all(is_number))) || letters() {
        Evidence::Weak
    } else {
        Evidence::None
    }
}

/// Several words of menus in one line, with bars or dots between them.
fn by_menu(folded: &str) -> Evidence {
    let home = after_start(folded, HOMES).map(str::trim_start);
    if home.is_some_and(|rest| rest.starts_with(['/', '>', '›', '»', '|'])) {
        return Evidence::Proof;
    }
    let parts: Vec<&str> = folded.split(['|', '›', '•', '·', '∙', '»']).map(str::trim).collect();
    let short = |part: &&str| part.split_whitespace().count() <= 3;
    let of_menus = parts.iter().filter(|part| is_of_menus(part)).count();
    match parts.len() {
        0 | 1 => Evidence::None,
        2 if of_menus == 2 => Evidence::Hint,
        2 if of_menus == 1 && parts.iter().all(short) => Evidence::Weak,
        2 => Evidence::None,
        _ if of_menus * 2 >= parts.len() => Evidence::Proof,
        _ if parts.iter().all(short) => Evidence::Weak,
        _ => Evidence::None,
    }
}

/// Whether a line opens with a word of interfaces and goes on with another: `share the article`.
fn opens_with_prompt(kinds: &[Kind]) -> bool {
    let mut content = kinds.iter().filter(|kind| **kind != Kind::Between);
    kinds.len() <= LABEL_WORDS
        && content.next() == Some(&Kind::Interface)
        && matches!(content.next(), Some(Kind::Interface | Kind::Common))
}

/// By the turns that lead to other pages.
fn by_link(line: &Line, folded: &str) -> Evidence {
    let sure = after_start(folded, LINK_STARTS);
    let Some(rest) = sure.or_else(|| after_start(folded, PERHAPS_LINK_STARTS)) else {
        return Evidence::None;
    };
    let parted = is_parted(rest.trim_start());
    let titled = sure.is_some() && parted;
    let opening = &folded[..folded.len() - rest.len()];
    let is_one_word = !opening.contains(' ');
    // `thanks for reading`, `il vous reste`: the more words a turn has, the fewer texts open with it.
    let is_long = sure.is_none() && words_of(opening).count() >= LONG_TURN_WORDS;
    if line.words > LINK_WORDS {
        Evidence::None
    } else if line.is_told() && ((parted && !is_one_word) || is_long || is_owned(rest)) {
        // A link with its title, which a stop closes; a right with its year.
        Evidence::Echo
    } else if line.is_told() {
        Evidence::Opening
    } else if titled {
        Evidence::Proof
    } else if (sure.is_some() && is_one_word && goes_on(rest)) || (is_in(RIGHTS, opening) && line.asks) {
        Evidence::None
    } else {
        Evidence::Hint
    }
}

/// Whether a year stands behind words on rights: `all rights reserved 2024 the herald`.
fn is_owned(rest: &str) -> bool {
    words_of(rest).any(|word| word.len() == 4 && is_number(word))
}

/// Words of a turn from which on a whole sentence that opens with it is a page's.
const LONG_TURN_WORDS: usize = 3;

/// Words behind one that heads keywords from which on the two are a headline: `tags on whales tell a story`.
const HEADLINE_WORDS: usize = 2;

/// Whether what follows a word that heads keywords goes on as a headline does: words between which no mark
/// stands, not all of them the names of parts of a site.
fn goes_on(rest: &str) -> bool {
    words_of(rest).count() >= HEADLINE_WORDS
        && !rest.contains([',', '،', '#', '|', '·', '•', ':', '/'])
        && !is_of_menus(rest)
}

/// By what it offers and wants, or by a prompt at its end.
fn by_prompt(line: &Line, folded: &str) -> Evidence {
    let has = |table| words_of(folded).any(|word| is_in(table, word));
    let offers = line.words <= LINK_WORDS && has(OFFERS) && has(DEMANDS);
    match offers || (line.words <= LINK_WORDS && ends(folded, PROMPT_ENDS)) {
        false => Evidence::None,
        true if line.is_told() || line.words > LABEL_WORDS => Evidence::Echo,
        true => Evidence::Hint,
    }
}

/// By the turns that promote something.
fn by_promotion(line: &Line) -> Evidence {
    match line.promotes() {
        false => Evidence::None,
        true if line.closed && line.words > 3 => Evidence::Opening,
        true => Evidence::Hint,
    }
}

/// Whether a line says whose the page is: `© 2024 The Herald`.
fn is_copyright(folded: &str, words: usize) -> bool {
    let dated = folded.strip_prefix("copyright ").and_then(|rest| rest.get(..4));
    if words <= 40 && dated.is_some_and(is_number) {
        return true;
    }
    let marked = |(before, after): (&str, &str)| {
        let year = after.trim_start().get(..4);
        before.trim().is_empty() || after.trim().is_empty() || year.is_some_and(is_number)
    };
    words <= 40 && folded.split_once('©').is_some_and(marked)
}

/// Whether a folded line says how long the reading takes, and nothing else: `3 دقائق للقراءة`.
fn is_reading_time(folded: &str) -> bool {
    let counts_minutes = folded.contains("دقيق") || folded.contains("دقايق") || folded.contains("min");
    counts_minutes
        && words_of(folded).any(|word| is_number(word) || is_in(ONE_OR_TWO_MINUTES, word))
        && words_of(folded).all(|word| is_number(word) || is_in(READING_TIME, word))
}
