//! The interface's languages: every text that a reader sees, plural forms, digits, dates.
//!
//! A language is one file of `locales` with a [`Language`] and a [`Page`], named by its tag and found by
//! the build script: a text that is missing does not compile. A [`Locale`] is a pointer to that static
//! value. Texts stand in groups, one struct a file of `messages`; `tests/i18n.rs` finds what is empty,
//! and `tests/architecture` of the app texts that nobody shows.
//!
//! To add one, copy `en.rs` and write in it: tag, own name, direction, CLDR's plural rule, digits,
//! dates, texts, labels, and what is said where the program is not there ([`Page`]). The texts of a
//! count have the plural forms that the rule gives; other forms may repeat one of them. Cargo's
//! formatter does not see files that a build script finds; `cargo xtask test fmt` does. A script other
//! than Arabic and Latin is shown in the reader's own fonts; rules of its own typography go to
//! `tests/architecture/typography.rs`, its screens to `tests/browser/src/screens.rs`; neither is needed
//! for it to work.

mod digits;
mod format;
mod labels;
mod language;
mod lists;
mod locales;
mod messages;
mod plural;

use language::Numbers;
pub use language::{HardCase, LabelTexts, Labels, Language, Page};
pub use messages::Messages;
pub use plural::{Plural, PluralForm};

use std::fmt;

use crate::article::Role;
use crate::text::Direction;

/// A language of the interface, to be handed around.
#[derive(Clone, Copy)]
pub struct Locale {
    language: &'static Language,
    numbers: &'static Numbers,
}

/// Equal when everything is written the same, numbers too.
impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag() == other.tag() && std::ptr::eq(self.numbers, other.numbers)
    }
}

impl Eq for Locale {}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The language of a browser that asks for none that there is.
impl Default for Locale {
    fn default() -> Self {
        Self::of(&locales::en::LANGUAGE)
    }
}

impl Locale {
    /// The name of what a block may be.
    pub fn role_name(self, role: Role) -> &'static str {
        let m = self.messages();
        match role {
            Role::Title => m.roles.title,
            Role::Byline => m.roles.byline,
            Role::Date => m.roles.date,
            Role::Caption => m.roles.caption,
            Role::Heading => m.roles.heading,
            Role::Body => m.roles.body,
            Role::ListItem => m.roles.list_item,
            Role::Quotation => m.roles.quotation,
            Role::Boilerplate => m.roles.boilerplate,
        }
    }

    fn of(language: &'static Language) -> Self {
        Self {
            language,
            numbers: &language.numbers,
        }
    }

    /// Every locale, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        locales::ALL.into_iter().map(Self::of)
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.language.tag
    }

    /// The name of the language in itself.
    pub fn own_name(self) -> &'static str {
        self.language.own_name
    }

    /// The locale of a BCP 47 tag, whatever its region: `ar-EG` is Arabic.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::all().find(|locale| locale.tag().eq_ignore_ascii_case(primary))
    }

    /// The first locale that a browser's list of languages asks for, else English.
    pub fn from_preferences<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::from_tag).unwrap_or_default()
    }

    /// The direction of the interface.
    pub fn direction(self) -> Direction {
        self.language.direction
    }

    /// The texts.
    pub fn messages(self) -> &'static Messages {
        &self.language.messages
    }

    /// The texts that are needed where the program is not there.
    pub fn page(self) -> &'static Page {
        let place = Self::all().position(|locale| locale.tag() == self.tag());
        locales::PAGES[place.unwrap_or_default()]
    }
}

/// A name of either direction within a text of the interface: it does not turn the words around it
/// (Unicode's first strong isolate, UAX #9). Marks of its own that would end the isolate, or turn its
/// letters so that it reads as another name, are left out.
pub fn isolated(name: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let mut isolated = String::from('\u{2068}');
    isolated.extend(name.chars().filter(|c| !turns(c)));
    isolated.push('\u{2069}');
    isolated
}

/// A name or value out of a file, or of one, as a message shows it: isolated, on one line, and not
/// without end. Of a long one the middle is left out, so that the ending stays.
pub fn shortened(value: &str) -> String {
    const START: usize = 44;
    const END: usize = 15;
    let plain = |c: char| if c.is_control() || c.is_whitespace() { ' ' } else { c };
    let chars: Vec<char> = value.chars().map(plain).collect();
    if chars.len() <= START + 1 + END {
        return isolated(&chars.into_iter().collect::<String>());
    }
    let (start, end) = (&chars[..START], &chars[chars.len() - END..]);
    isolated(&start.iter().chain(&['…']).chain(end).collect::<String>())
}

/// The code points of the longest title that is not too long to be shown everywhere.
const LONG: usize = 160;

/// Whether a title is so long that only a few lines of it are shown where many stand beside each other.
pub fn is_long(title: &str) -> bool {
    title.chars().nth(LONG).is_some()
}

/// A title as the name of a button or in a tooltip has it: isolated, and shortened where it is without end.
pub fn in_label(title: &str) -> String {
    if is_long(title) {
        shortened(title)
    } else {
        isolated(title)
    }
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
