//! Word lists, a file for each language. All words stand in lower case, without vowel marks and
//! tatweel, and without the final stop. To add a word, put it into its list; to add a language,
//! add a file and name it in the list of its script.
//!
//! Sources: the abbreviations that the style guides of the languages' news agencies list, CLDR's
//! suppressions for `sentence` (en, fr), and counts over news text.

mod arabic;
mod english;
mod french;
mod persian;
mod urdu;

use std::sync::LazyLock;

/// The words of one language that change where a sentence ends.
pub struct Tables {
    /// Titles and the like: a name follows, so a stop never ends the sentence.
    pub titles: &'static [&'static str],
    /// Abbreviations before a number: a stop ends nothing when a digit follows.
    pub before_numbers: &'static [&'static str],
    /// Months, in full and abbreviated: the same.
    pub months: &'static [&'static str],
    /// Abbreviations that may end a sentence: a stop does when the next word begins one.
    pub abbreviations: &'static [&'static str],
    /// Abbreviations that close an enumeration: a stop ends the sentence unless what follows goes on.
    pub enders: &'static [&'static str],
    /// Words after which a single letter is a name of its own: `vitamin C`, `group B`.
    pub letter_nouns: &'static [&'static str],
    /// Names that end in a mark: `Yahoo!`.
    pub marked_names: &'static [&'static str],
    /// Words that begin a sentence when they follow an abbreviation.
    pub starters: &'static [&'static str],
    /// Verbs of saying, in the forms that follow a quotation.
    pub saying: &'static [&'static str],
    /// Words that never begin a sentence: what follows dots before them goes on.
    pub connectors: &'static [&'static str],
    /// Words with which a sentence goes on after a quotation that it introduced.
    pub resumers: &'static [&'static str],
}

/// Every language with lists. A word counts whatever the language of the text: names and titles
/// of one language stand in texts of another.
const LANGUAGES: &[&Tables] = &[
    &arabic::TABLES,
    &persian::TABLES,
    &urdu::TABLES,
    &english::TABLES,
    &french::TABLES,
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

    /// Whether it stands in this list.
    pub fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }
}

/// All words with their lists, in order, for searching.
static WORDS: LazyLock<Vec<(Vec<char>, Kinds)>> = LazyLock::new(|| {
    let mut words: Vec<(Vec<char>, Kinds)> = Vec::new();
    for tables in LANGUAGES {
        let lists = [
            (tables.titles, Kinds::TITLE),
            (tables.before_numbers, Kinds::BEFORE_NUMBER),
            (tables.months, Kinds::MONTH),
            (tables.abbreviations, Kinds::ABBREVIATION),
            (tables.letter_nouns, Kinds::LETTER_NOUN),
            (tables.marked_names, Kinds::MARKED_NAME),
            (tables.starters, Kinds::STARTER),
            (tables.saying, Kinds::SAYING),
            (tables.connectors, Kinds::CONNECTOR),
            (tables.enders, Kinds::ENDER),
            (tables.resumers, Kinds::RESUMER),
        ];
        for (list, kind) in lists {
            words.extend(list.iter().map(|word| (word.chars().collect(), kind)));
        }
    }
    words.sort_by(|one, other| one.0.cmp(&other.0));
    words.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        if same {
            earlier.1.0 |= later.1.0;
        }
        same
    });
    words
});

/// The lists that these characters, reduced as in [`super::words`], stand in.
pub fn kinds_of(word: &[char]) -> Kinds {
    let found = WORDS.binary_search_by(|(known, _)| known.as_slice().cmp(word));
    found.map_or(Kinds::NONE, |index| WORDS[index].1)
}
