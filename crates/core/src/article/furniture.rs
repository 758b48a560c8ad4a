//! Whether a text was taken from a web page with what stands around its article: menus, buttons, prompts,
//! advertisements. Where none of that shows, no line is a leftover, whatever its shape.

use std::collections::BTreeSet;

use super::evidence::{self, Evidence};
use super::line::Line;

/// The furniture of a web page that was found in a text.
pub(super) struct Furniture {
    /// For each line, what its own words say.
    pub evidence: Vec<Evidence>,
    /// Whether it is enough to say that the page's furniture is there.
    pub is_there: bool,
}

impl Furniture {
    pub fn of(lines: &[Line]) -> Self {
        let evidence: Vec<Evidence> = lines.iter().map(evidence::evidence).collect();
        let is_there = evidence.contains(&Evidence::Proof)
            || opens_with_menu(lines, &evidence)
            || if lines.iter().any(Line::is_prose) {
                points(lines, &evidence) >= ENOUGH
            } else {
                points_without_repetitions(lines, &evidence) >= ENOUGH_WITHOUT_PARAGRAPHS
            };
        Self { evidence, is_there }
    }

    /// Whether a line's own words say that it is a leftover, on a page that has some.
    pub fn is_told_by_words(&self, index: usize) -> bool {
        self.is_there && self.evidence[index] >= Evidence::Echo
    }
}

/// What a hint is worth: one alone is a word that any text may hold.
const HINT: usize = 2;
/// Words of menus, of which each is worth one, that count at most.
const MENU_WORDS: usize = 2;
/// Points from which on a text with paragraphs has furniture: two hints, or one in an article that has its
/// date, its writer or a credited picture.
const ENOUGH: usize = 3;
/// The same for a text without paragraphs: a poem, a conversation or a list may hold several hints, and
/// holds many a line twice.
const ENOUGH_WITHOUT_PARAGRAPHS: usize = 6;

/// What all lines are worth together. Date, writer and picture add to hints and menus; without those they
/// are what every printed article has.
fn points(lines: &[Line], evidence: &[Evidence]) -> usize {
    let hints = evidence.iter().filter(|found| **found == Evidence::Hint).count();
    let menus = menu_words(lines, evidence).min(MENU_WORDS);
    let has = |test: fn(&Line) -> bool| usize::from(lines.iter().any(|line| test(line)));
    let told = has(|line| line.is_date()) + has(|line| line.is_byline()) + has(|line| line.caption().is_some());
    match HINT * hints + menus {
        0 | 1 => 0,
        points => points + told,
    }
}

fn points_without_repetitions(lines: &[Line], evidence: &[Evidence]) -> usize {
    let hinting = lines
        .iter()
        .zip(evidence)
        .filter(|(_, found)| **found == Evidence::Hint);
    let mut hints = BTreeSet::new();
    hints.extend(hinting.map(|(line, _)| line.folded.as_str()));
    HINT * hints.len()
}

/// How many lines are nothing but words of menus.
fn menu_words(lines: &[Line], evidence: &[Evidence]) -> usize {
    let is_menu = |(line, found): &(&Line, &Evidence)| **found == Evidence::Weak && is_named(line);
    lines.iter().zip(evidence).filter(is_menu).count()
}

/// Whether a line holds letters, and few words.
fn is_named(line: &Line) -> bool {
    (1..=3).contains(&line.words) && line.text.contains(char::is_alphabetic)
}

/// Lines at the top of the page from which on names of parts of a site are its menu.
const MENU_LINES: usize = 3;

/// Whether the text opens with the names of parts of a site, one below the other.
fn opens_with_menu(lines: &[Line], evidence: &[Evidence]) -> bool {
    let named = lines.iter().zip(evidence);
    named
        .take_while(|(line, evidence)| is_named(line) && **evidence != Evidence::None)
        .count()
        >= MENU_LINES
}
