//! The interface's languages: every text that a reader sees, plural forms, digits.
//!
//! A locale is one file with one value of [`Messages`]: a text that is missing does not compile.

mod ar;
mod en;
mod messages;
mod plural;

pub use messages::Messages;
pub use plural::{Plural, PluralForm};

use crate::text::Direction;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// Arabic.
    Arabic,
    /// English.
    English,
}

impl Locale {
    /// Every locale, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Arabic, Self::English];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// The name of the language in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Arabic => "العربية",
            Self::English => "English",
        }
    }

    /// The locale of a BCP 47 tag, whatever its region: `ar-EG` is Arabic.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|locale| locale.tag() == primary)
    }

    /// The first locale that a browser's list of languages asks for, else English.
    pub fn from_preferences<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::from_tag).unwrap_or(Self::English)
    }

    /// The direction of the interface.
    pub fn direction(self) -> Direction {
        match self {
            Self::Arabic => Direction::Rtl,
            Self::English => Direction::Ltr,
        }
    }

    /// The texts.
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::Arabic => &ar::MESSAGES,
            Self::English => &en::MESSAGES,
        }
    }

    /// A whole number in the digits of the locale.
    pub fn number(self, number: usize) -> String {
        self.digits(&number.to_string())
    }

    /// The same text with its ASCII digits in those of the locale.
    pub fn digits(self, text: &str) -> String {
        let localised = |c: char| match (self, c.to_digit(10)) {
            (Self::Arabic, Some(digit)) => char::from_u32('٠' as u32 + digit).unwrap_or(c),
            _ => c,
        };
        text.chars().map(localised).collect()
    }

    /// A counted text: the plural form for `count`, with `{n}` filled in.
    pub fn count(self, plural: &Plural, count: usize) -> String {
        let form = match self {
            Self::Arabic => PluralForm::arabic(count),
            Self::English => PluralForm::english(count),
        };
        fill(plural.form(form), &[("n", &self.number(count))])
    }
}

/// A name of either direction within a text of the interface: it does not turn the words around it
/// (Unicode's first strong isolate, UAX #9).
pub fn isolated(name: &str) -> String {
    format!("\u{2068}{name}\u{2069}")
}

/// A text with each `{name}` replaced by its value; values are not searched again.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) if values.iter().any(|(known, _)| *known == name) => {
                let value = values.iter().find(|(known, _)| *known == name);
                out.push_str(value.map_or("", |(_, value)| value));
                rest = tail;
            }
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
