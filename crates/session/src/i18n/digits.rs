//! Which digits a reader gets: those of their region, or those that they chose.

use super::Locale;
use super::language::Numbers;
use crate::model::preferences::Digits;

impl Locale {
    /// Whether numbers of this language are written in more than one way.
    pub fn has_choice_of_digits(self) -> bool {
        !self.language.regional_numbers.is_empty()
    }

    /// Its digits from zero to nine, as a range.
    pub fn range_of_digits(self) -> String {
        self.digits("0–9")
    }

    /// The same language with the digits that the reader chose; `languages` are the tags that the
    /// browser asks for, the best first, and say where the reader lives.
    #[must_use]
    pub fn with_digits(self, digits: Digits, languages: &[String]) -> Self {
        let usual = &self.language.numbers;
        let Some(first) = self.language.regional_numbers.first() else {
            return Self { numbers: usual, ..self };
        };
        let of_region = self.numbers_of_region(languages);
        let western = || of_region.unwrap_or(&first.numbers);
        let numbers = match (digits, self.asked_for(languages)) {
            (Digits::Native, _) | (Digits::ByRegion, Some("arab")) => usual,
            (Digits::Western, _) | (Digits::ByRegion, Some("latn")) => western(),
            (Digits::ByRegion, _) => of_region.unwrap_or(usual),
        };
        Self { numbers, ..self }
    }

    /// How numbers are written where the reader lives, if otherwise than usual: in the region of the
    /// first tag of this language that names one, else of the first of any.
    fn numbers_of_region(self, languages: &[String]) -> Option<&'static Numbers> {
        let own = self.own_tags(languages).find_map(region);
        let region = own.or_else(|| languages.iter().find_map(|tag| region(tag)))?;
        let is_there = |known: &&str| known.eq_ignore_ascii_case(region);
        let regional = self.language.regional_numbers.iter();
        let found = regional.into_iter().find(|of| of.regions.iter().any(is_there));
        found.map(|of| &of.numbers)
    }

    /// The numbering system that the first tag of this language that names one asks for (`-u-nu-latn`).
    fn asked_for(self, languages: &[String]) -> Option<&str> {
        self.own_tags(languages).find_map(|tag| {
            let (_, extension) = tag.split_once("-u-")?;
            let mut parts = extension.split('-').skip_while(|part| *part != "nu");
            parts.nth(1)
        })
    }

    fn own_tags(self, languages: &[String]) -> impl Iterator<Item = &str> {
        let is_own = move |tag: &&str| Self::from_tag(tag).is_some_and(|locale| locale.tag() == self.tag());
        languages.iter().map(String::as_str).filter(is_own)
    }
}

/// The region that a BCP 47 tag names: two letters after language and script, before any extension.
fn region(tag: &str) -> Option<&str> {
    let parts = tag.split(['-', '_']).skip(1);
    let mut before_extensions = parts.take_while(|part| part.len() > 1);
    before_extensions.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}
