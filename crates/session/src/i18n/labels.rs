//! What labels are called, and what they mean: as the codebook says it in this language; of the labels that Hashiya
//! comes with, as the language does; else as the codebook says it in another language.

use std::collections::BTreeMap;

use super::{LabelTexts, Labels, Locale};
use crate::codebook::{Codebook, DEFAULT_LABELS, DefaultLabel, LabelId, default_label};

/// One text of a label: in each language that the codebook has it in, and that of a default label.
struct Words<'a> {
    own: Option<&'a BTreeMap<String, String>>,
    default: Option<&'static str>,
}

impl<'a> Words<'a> {
    fn in_language(self, locale: Locale) -> Option<&'a str> {
        let own = self.own.and_then(|own| own.get(locale.tag()));
        let other = || self.own.and_then(|own| own.values().find(|text| !text.is_empty()));
        own.filter(|text| !text.is_empty())
            .map(String::as_str)
            .or(self.default)
            .or_else(|| other().map(String::as_str))
    }
}

impl Locale {
    /// This language's texts of a label that Hashiya comes with.
    pub fn label(self, label: &DefaultLabel) -> &'static LabelTexts {
        let Labels {
            claim,
            quote,
            background,
        } = &self.language.labels;
        let texts: [&LabelTexts; DEFAULT_LABELS.len()] = [claim, quote, background];
        let place = DEFAULT_LABELS.iter().position(|known| known.id == label.id);
        texts[place.unwrap_or_default()]
    }

    /// What a label is called: by its identity where nobody has a name for it.
    pub fn label_name<'a>(self, codebook: &'a Codebook, id: &'a LabelId) -> &'a str {
        let words = Words {
            own: codebook.label(id).map(|label| &label.names),
            default: default_label(id).map(|label| self.label(label).name),
        };
        words.in_language(self).unwrap_or(id.as_str())
    }

    /// What a label means; empty where nobody says it.
    pub fn label_definition<'a>(self, codebook: &'a Codebook, id: &'a LabelId) -> &'a str {
        let words = Words {
            own: codebook.label(id).map(|label| &label.definitions),
            default: default_label(id).map(|label| self.label(label).definition),
        };
        words.in_language(self).unwrap_or_default()
    }

    /// What stands for a label in a margin: the letter of a default label that is called as it was; else the first
    /// letter of its name, or as many more as tell it from the others.
    pub fn label_letter(self, codebook: &Codebook, id: &LabelId) -> String {
        let default = |id: &LabelId| {
            let texts = self.label(default_label(id)?);
            (self.label_name(codebook, id) == texts.name).then_some(texts.letter)
        };
        // Those go first: nobody else has their letters.
        let defaults = codebook.labels().iter().filter_map(|label| default(&label.id));
        let mut taken: Vec<String> = defaults.map(str::to_owned).collect();
        if let Some(letter) = default(id).filter(|_| codebook.label(id).is_some()) {
            return letter.to_owned();
        }
        for label in codebook.labels().iter().filter(|label| default(&label.id).is_none()) {
            let name = self.label_name(codebook, &label.id);
            let letters = (1..=name.chars().count()).map(|count| name.chars().take(count).collect::<String>());
            let mut free = letters.filter(|letters| !taken.contains(letters));
            let letter = free.next().unwrap_or_else(|| name.to_owned());
            if label.id == *id {
                return letter;
            }
            taken.push(letter);
        }
        "?".to_owned()
    }
}
