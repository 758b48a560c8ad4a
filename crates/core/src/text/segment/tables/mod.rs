//! Word lists, a file for each language. All words stand in lower case, without vowel marks and
//! tatweel, and without the final stop. To add a word, put it into its list; to add a language,
//! add a file and name it in the list of languages.
//!
//! Sources: the abbreviations that the style guides of the languages' news agencies list, CLDR's
//! suppressions for `sentence` (en, fr), and counts over news text.

mod arabic;
mod dutch;
mod english;
mod french;
mod german;
mod italian;
mod lists;
mod persian;
mod polish;
mod portuguese;
mod russian;
mod spanish;
mod turkish;
mod urdu;

use std::sync::LazyLock;

use lists::Tables;

/// Every language with lists. A word counts whatever the language of the text: names and titles
/// of one language stand in texts of another.
const LANGUAGES: &[&Tables] = &[
    &arabic::TABLES,
    &persian::TABLES,
    &urdu::TABLES,
    &english::TABLES,
    &french::TABLES,
    &german::TABLES,
    &spanish::TABLES,
    &turkish::TABLES,
    &italian::TABLES,
    &portuguese::TABLES,
    &dutch::TABLES,
    &polish::TABLES,
    &russian::TABLES,
];

/// The lists that a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    /// None of them.
    pub const NONE: Self = Self(0);
    /// [`Tables::titles`].
    pub const TITLE: Self = Self(1);
    /// [`Tables::before_numbers`].
    pub const BEFORE_NUMBER: Self = Self(2);
    /// [`Tables::months`].
    pub const MONTH: Self = Self(4);
    /// [`Tables::abbreviations`].
    pub const ABBREVIATION: Self = Self(8);
    /// [`Tables::letter_nouns`].
    pub const LETTER_NOUN: Self = Self(16);
    /// [`Tables::marked_names`].
    pub const MARKED_NAME: Self = Self(32);
    /// [`Tables::starters`].
    pub const STARTER: Self = Self(64);
    /// [`Tables::saying`].
    pub const SAYING: Self = Self(128);
    /// [`Tables::connectors`].
    pub const CONNECTOR: Self = Self(256);

    /// [`Tables::enders`].
    pub const ENDER: Self = Self(512);
    /// [`Tables::resumers`].
    pub const RESUMER: Self = Self(1024);

    /// [`Tables::turns`].
    pub const TURN: Self = Self(2048);

    /// [`Tables::open`].
    pub const OPEN: Self = Self(4096);
    /// [`Tables::counted`].
    pub const COUNTED: Self = Self(8192);
    /// [`Tables::adjuncts`].
    pub const ADJUNCT: Self = Self(16384);

    /// Whether it stands in this list.
    pub fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }
}

/// All words with their lists, parted into groups by a number made of their characters, so that
/// few words have to be compared with the one that is looked for.
struct Words {
    words: Vec<(&'static str, Kinds)>,
    /// Where each group begins in `words`; one more at the end.
    groups: Vec<u16>,
}

/// The number of groups, about that of the words: a power of two of this exponent.
const GROUPS: u32 = 10;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words: Vec<(&'static str, Kinds)> = LANGUAGES.iter().flat_map(|tables| words_of(tables)).collect();
    words.sort_by_cached_key(|(word, _)| (group_of(word.chars()), *word));
    words.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        if same {
            earlier.1.0 |= later.1.0;
        }
        same
    });
    let begins = |group| words.partition_point(|(word, _)| group_of(word.chars()) < group) as u16;
    let groups = (0..=1 << GROUPS).map(begins).collect();
    Words { words, groups }
});

/// The words of a language, each with its list.
fn words_of(tables: &Tables) -> impl Iterator<Item = (&'static str, Kinds)> {
    let lists = [
        (tables.titles, Kinds::TITLE),
        (tables.before_numbers, Kinds::BEFORE_NUMBER),
        (tables.months, Kinds::MONTH),
        (tables.abbreviations, Kinds::ABBREVIATION),
        (tables.letter_nouns, Kinds::LETTER_NOUN),
        (tables.marked_names, Kinds::MARKED_NAME),
        (tables.starters, Kinds::STARTER),
        (tables.turns, Kinds::TURN),
        (tables.saying, Kinds::SAYING),
        (tables.connectors, Kinds::CONNECTOR),
        (tables.enders, Kinds::ENDER),
        (tables.resumers, Kinds::RESUMER),
        (tables.open, Kinds::OPEN),
        (tables.counted, Kinds::COUNTED),
        (tables.adjuncts, Kinds::ADJUNCT),
    ];
    let with_kind = |(list, kind): (&'static [&'static str], Kinds)| list.iter().map(move |word| (*word, kind));
    lists.into_iter().flat_map(with_kind)
}

/// The group of a word. The multiplier spreads the characters over the upper bits (Knuth 1973,
/// "Sorting and Searching", 6.4).
fn group_of(word: impl Iterator<Item = char>) -> usize {
    let number = word.fold(0u32, |number, c| {
        (number.rotate_left(5) ^ c as u32).wrapping_mul(0x9E37_79B1)
    });
    (number >> (32 - GROUPS)) as usize
}

/// The lists that these characters, reduced as in [`super::words`], stand in.
pub fn kinds_of(word: &[char]) -> Kinds {
    let Words { words, groups } = &*WORDS;
    let group = group_of(word.iter().copied());
    let (start, end) = (groups[group] as usize, groups[group + 1] as usize);
    let found = words[start..end]
        .iter()
        .find(|(known, _)| known.chars().eq(word.iter().copied()));
    found.map_or(Kinds::NONE, |(_, kinds)| *kinds)
}
