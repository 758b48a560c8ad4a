//! What the words of a folded line say of whether it belongs to the page around the article.

use super::interface_words::{
    ADVERTISEMENTS, BOX_ENDS, BOX_STARTS, KEYWORD_OPENERS, LINK_STARTS, LIST_OPENERS, PERHAPS_LINK_STARTS,
    PROMOTION_PARTS, PROMOTION_STARTS, TEMPLATE_MARKS,
};
use super::{after_start, begins, entries, is_in, words_of};

/// Words of a line up to which it promotes something.
const PROMOTION_WORDS: usize = 12;

/// Whether a mark stands between what a line opens with and its rest.
pub fn is_parted(rest: &str) -> bool {
    rest.starts_with([':', '|', '-', '–', '—'])
}

/// Marks that a page's template left behind: `[ad_1]`, `[caption]`. Others are the text's own: `[music]`.
pub fn is_template_mark(folded: &str) -> bool {
    let within = folded.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    within.is_some_and(|within| !within.contains(' ') && (within.contains('_') || is_in(TEMPLATE_MARKS, within)))
}

/// Whether an entry of a table stands anywhere in a folded line.
pub fn holds(folded: &str, table: &str) -> bool {
    entries(table).any(|part| folded.contains(part))
}

/// Whether a folded line promotes something of the page's own or of its partners.
pub fn is_promotion(folded: &str, words: usize) -> bool {
    words <= PROMOTION_WORDS && (begins(folded, PROMOTION_STARTS) || (words <= 6 && holds(folded, PROMOTION_PARTS)))
}

/// Whether a folded line says that an advertisement is there, whatever it promotes.
pub fn is_advertisement(folded: &str, words: usize) -> bool {
    is_template_mark(folded) || is_in(ADVERTISEMENTS, folded) || is_promotion(folded, words)
}

/// Whether a box that the page puts into the article begins below a folded line.
pub fn opens_box(folded: &str) -> bool {
    begins(folded, BOX_STARTS)
}

/// Whether such a box ends at a folded line.
pub fn closes_box(folded: &str) -> bool {
    begins(folded, BOX_ENDS)
}

/// Words of the first keyword, beside those that open the list, at most.
const FIRST_KEYWORD_WORDS: usize = 3;

/// Whether a folded line heads a list of keywords and holds the first: `المزيد عن: المطبخ`.
fn opens_keywords(folded: &str) -> bool {
    let first = after_start(folded, KEYWORD_OPENERS).map(str::trim_start);
    first.is_some_and(|first| first.starts_with(':') && words_of(first).count() <= FIRST_KEYWORD_WORDS)
}

/// Whether a folded line heads a list of links or of keywords.
pub fn opens_list(folded: &str) -> bool {
    let is_plain = |rest: &str| !is_parted(rest.trim_start()) && !rest.contains(['«', '“', '"']);
    let names_more = || {
        let rest = after_start(folded, LINK_STARTS).or_else(|| after_start(folded, PERHAPS_LINK_STARTS));
        rest.is_some_and(is_plain)
    };
    is_in(LIST_OPENERS, folded) || opens_keywords(folded) || (words_of(folded).count() <= 5 && names_more())
}
