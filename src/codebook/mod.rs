//! The labels: their identity, names, definitions with examples, and keys.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// The identity of a label in records and files: `claim`, `quote`, `background`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LabelId(Rc<str>);

impl LabelId {
    /// The label called `id`.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LabelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A label as readers know it. Texts come in pairs: Arabic, English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its identity.
    pub id: &'static str,
    /// The digit key that sets it, by position on the keyboard.
    pub digit: u8,
    /// Its name.
    pub name: [(&'static str, &'static str); 2],
    /// What it means.
    pub definition: [(&'static str, &'static str); 2],
}

/// The labels that Hashiya comes with, in the order of their keys.
pub const LABELS: [Label; 3] = [
    Label {
        id: "claim",
        digit: 1,
        name: [("ar", "ادعاء"), ("en", "Claim")],
        definition: [
            (
                "ar",
                "ما يقوله الكاتب من عنده عن الحدث: تقرير أو استنتاج أو توقّع يمكن التحقق منه.",
            ),
            (
                "en",
                "The article's own assertion, inference or prediction about the event, which could be checked.",
            ),
        ],
    },
    Label {
        id: "quote",
        digit: 2,
        name: [("ar", "اقتباس"), ("en", "Quote")],
        definition: [
            (
                "ar",
                "كلام منسوب إلى متحدث أو جهة مسماة أو موصوفة: بين علامتي تنصيص، أو منقول بفعل قول مثل قال وأعلن وأكد ونفى، أو «وفقًا لـ».",
            ),
            (
                "en",
                "Words attributed to a named or described speaker or outlet: in quotation marks, or reported with a verb of saying.",
            ),
        ],
    },
    Label {
        id: "background",
        digit: 3,
        name: [("ar", "خلفية"), ("en", "Background")],
        definition: [
            ("ar", "سياق أو تاريخ أو شرح ليس هو الخبر نفسه."),
            ("en", "Context, history or explanation that is not the news itself."),
        ],
    },
];

impl Label {
    /// Its name in the language with this tag, else in English.
    pub fn name_in(&self, language: &str) -> &'static str {
        pick(&self.name, language)
    }

    /// Its definition in the language with this tag, else in English.
    pub fn definition_in(&self, language: &str) -> &'static str {
        pick(&self.definition, language)
    }

    /// Its identity, to store.
    pub fn label_id(&self) -> LabelId {
        LabelId::new(self.id)
    }
}

fn pick(texts: &[(&'static str, &'static str); 2], language: &str) -> &'static str {
    let found = texts.iter().find(|(tag, _)| *tag == language);
    found.map_or(texts[1].1, |(_, text)| text)
}

/// The label that this digit key sets.
pub fn label_of_digit(digit: u8) -> Option<&'static Label> {
    LABELS.iter().find(|label| label.digit == digit)
}

/// The label with this identity, if it is one of the codebook's.
pub fn label(id: &LabelId) -> Option<&'static Label> {
    LABELS.iter().find(|label| label.id == id.as_str())
}
