//! A language of the interface: all that its file in `locales` says.

use super::messages::Messages;
use super::plural::PluralForm;
use crate::text::Direction;

/// A language of the interface.
pub struct Language {
    /// The BCP 47 tag, which is the name of its file.
    pub tag: &'static str,
    /// Its name in itself.
    pub own_name: &'static str,
    /// The direction of the interface.
    pub direction: Direction,
    /// CLDR's plural rule for whole numbers.
    pub plural: fn(usize) -> PluralForm,
    /// How numbers are written.
    pub numbers: Numbers,
    /// How they are written otherwise, by region (CLDR's default numbering systems and symbols); the
    /// first one counts for who chooses 0–9 in a region that has none. Empty where there is but one way.
    pub regional_numbers: &'static [RegionalNumbers],
    /// How dates are written.
    pub dates: Dates,
    /// The texts.
    pub messages: Messages,
    /// What the labels are called and what they mean.
    pub labels: Labels,
}

/// The texts that are shown without the program: by the page that waits for it or that it left behind, and to the
/// browser that installs it. A value of its own, so that it takes no room in the program.
pub struct Page {
    /// The program did not start.
    pub not_started: &'static str,
    /// The program broke down.
    pub crashed: &'static str,
    /// What that means for the reader's work, and what to do.
    pub crashed_why: &'static str,
    /// There can be no backup of what is kept.
    pub no_backup: &'static str,
    /// There can be no program.
    pub needs_script: &'static str,
    /// What the app is for.
    pub description: &'static str,
}

/// How a language writes numbers in some regions.
pub struct RegionalNumbers {
    /// The regions, ISO 3166-1.
    pub regions: &'static [&'static str],
    /// How numbers are written there: with 0–9.
    pub numbers: Numbers,
}

/// How a language writes numbers.
pub struct Numbers {
    /// The digit zero; the other nine follow it in Unicode.
    pub zero: char,
    /// Between whole and part.
    pub point: char,
    /// Between groups of three digits.
    pub group: char,
    /// A percentage; `{n}` stands for the number.
    pub percent: &'static str,
}

impl Numbers {
    /// Numbers of 0 to 9 in a script that is written from right to left: marks hold the sign of a
    /// percentage at its place after the number, as in CLDR.
    pub const fn western(point: char, group: char) -> Self {
        Self {
            zero: '0',
            point,
            group,
            percent: "{n}\u{200E}%\u{200E}",
        }
    }
}

/// How a language writes dates.
pub struct Dates {
    /// A date, of `{day}`, `{month}` and `{year}`.
    pub date: &'static str,
    /// The first day of a month.
    pub first_day: &'static str,
    /// The months, as they stand in a date.
    pub months: [&'static str; 12],
}

/// The labels.
pub struct Labels {
    /// What the article itself asserts.
    pub claim: LabelTexts,
    /// What somebody says.
    pub quote: LabelTexts,
    /// What is not the news itself.
    pub background: LabelTexts,
}

/// The texts of a label.
pub struct LabelTexts {
    /// Its name.
    pub name: &'static str,
    /// What stands for it in a margin: a letter or two of the name, another for each label.
    pub letter: &'static str,
    /// What it means.
    pub definition: &'static str,
    /// Sentences that get it.
    pub examples: &'static [&'static str],
    /// Sentences that make a reader hesitate.
    pub hard_cases: &'static [HardCase],
}

/// A sentence that makes a reader hesitate.
pub struct HardCase {
    /// What makes it hard.
    pub question: &'static str,
    /// The sentence.
    pub sentence: &'static str,
    /// The identity of the label that it gets.
    pub decision: &'static str,
    /// Why.
    pub reason: &'static str,
}
