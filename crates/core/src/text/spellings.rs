//! Spellings of one searched word between which writers of Arabic script choose, beyond what folding makes
//! alike.

use super::fold::fold_searched;

/// The zero-width non-joiner, which Persian, Urdu and Kurdish have within words.
pub(super) const NON_JOINER: char = '\u{200C}';

/// What stands before a verb in Persian, folded: together with it, by a space or by a non-joiner.
const PREFIXES: &[&str] = &["نمي", "مي"];
/// What stands behind a noun.
const SUFFIXES: &[&str] = &["هايي", "هاي", "ها"];

/// The folded spellings to look for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spellings {
    /// Where the text's non-joiners count as nothing.
    pub joined: Vec<String>,
    /// Where they count as spaces.
    pub parted: Vec<String>,
}

impl Spellings {
    /// The spellings of a needle; none of one that folds to nothing.
    pub fn of(needle: &str) -> Self {
        let as_typed = fold_searched(needle).trim().to_owned();
        let is_arabic = |c: char| matches!(c, '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}');
        if as_typed.is_empty() || !as_typed.contains(is_arabic) {
            let joined = if as_typed.is_empty() {
                Vec::new()
            } else {
                vec![as_typed]
            };
            return Self {
                joined,
                parted: Vec::new(),
            };
        }
        let mut spellings = Self {
            joined: Vec::new(),
            parted: Vec::new(),
        };
        for needle in [Some(needle.to_owned()), hamza_seat(needle)].into_iter().flatten() {
            let joined = fold_searched(&needle).trim().to_owned();
            let parted = fold_searched(&needle.replace(NON_JOINER, " ")).trim().to_owned();
            add(&mut spellings.joined, glue_affixes(&parted));
            add(&mut spellings.joined, joined);
            let spaced = part_affixes(&parted);
            for spelling in [parted, spaced] {
                // Without a space it is found as it is.
                if spelling.contains(' ') {
                    add(&mut spellings.parted, spelling);
                }
            }
        }
        spellings
    }
}

fn add(list: &mut Vec<String>, spelling: String) {
    if !list.contains(&spelling) {
        list.push(spelling);
    }
}

/// The needle with the other seat that a hamza before waw has: `مسئول` and `مسؤول`.
fn hamza_seat(needle: &str) -> Option<String> {
    [("ئو", "ؤو"), ("ؤو", "ئو")]
        .iter()
        .find(|(one, _)| needle.contains(one))
        .map(|(one, other)| needle.replace(one, other))
}

/// Affixes that stand alone, written together with their word.
fn glue_affixes(needle: &str) -> String {
    let mut glued = String::with_capacity(needle.len());
    let mut after_prefix = true;
    for word in needle.split(' ') {
        if !after_prefix && !SUFFIXES.contains(&word) {
            glued.push(' ');
        }
        glued.push_str(word);
        after_prefix = PREFIXES.contains(&word);
    }
    glued
}

/// Affixes that are written together with their word, parted from it.
fn part_affixes(needle: &str) -> String {
    let part = |word: &str| {
        let rest_of = |rest: &&str, least: usize| rest.chars().count() >= least;
        let prefix = PREFIXES
            .iter()
            .find(|prefix| word.strip_prefix(**prefix).is_some_and(|rest| rest_of(&rest, 3)));
        let word = match prefix {
            Some(prefix) => format!("{prefix} {}", &word[prefix.len()..]),
            None => word.to_owned(),
        };
        let suffix = SUFFIXES.iter().find(|suffix| {
            word.strip_suffix(**suffix)
                .is_some_and(|rest| rest_of(&rest, 2) && !rest.ends_with(' '))
        });
        match suffix {
            Some(suffix) => format!("{} {suffix}", &word[..word.len() - suffix.len()]),
            None => word,
        }
    };
    needle.split(' ').map(part).collect::<Vec<_>>().join(" ")
}
