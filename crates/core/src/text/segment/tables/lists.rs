//! Which lists of words a language has.

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
    /// Second words of phrases that turn to another side and so begin a sentence, before a comma.
    pub turns: &'static [&'static str],
    /// Verbs of saying, in the forms that follow a quotation.
    pub saying: &'static [&'static str],
    /// Words that never begin a sentence: what follows dots before them goes on.
    pub connectors: &'static [&'static str],
    /// Words with which a sentence goes on after a quotation that it introduced.
    pub resumers: &'static [&'static str],
    /// Words that are no sentence's last: dots after them are a speaker who hesitates.
    pub open: &'static [&'static str],
    /// Words that an ordinal number with a stop stands before: `am 3. Oktober`.
    pub counted: &'static [&'static str],
    /// Words that an abbreviation stands before as part of a name: `the U.S. Senate`.
    pub adjuncts: &'static [&'static str],
}

impl Tables {
    /// No words at all.
    pub const NONE: Self = Self {
        titles: &[],
        before_numbers: &[],
        months: &[],
        abbreviations: &[],
        enders: &[],
        letter_nouns: &[],
        marked_names: &[],
        starters: &[],
        turns: &[],
        saying: &[],
        connectors: &[],
        resumers: &[],
        open: &[],
        counted: &[],
        adjuncts: &[],
    };
}
