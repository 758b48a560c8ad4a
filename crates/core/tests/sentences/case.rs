//! The cases in `tests/data/sentence-cases`: a text and its sentences, file by file.

use std::fmt;

use hashiya_core::text::{ByteSpan, Language};
use serde::Deserialize;

use hashiya_testing::{files_below, project};

/// A text and the sentences that a careful editor sees in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The file's stem.
    #[serde(skip)]
    topic: String,
    /// What it shows; once in its file, language and rule.
    name: String,
    /// A BCP 47 tag.
    pub language: String,
    /// The rule that it belongs to.
    pub rule: String,
    /// What is cut.
    pub text: String,
    /// The sentences, in order.
    pub sentences: Vec<String>,
}

impl Case {
    /// The language whose rules apply; one without rules of its own is unknown.
    pub fn language(&self) -> Language {
        match self.language.as_str() {
            "ar" => Language::Arabic,
            "fa" => Language::Persian,
            "ur" => Language::Urdu,
            // The rules are the same for all languages whose script has capitals.
            "en" | "de" | "es" | "tr" | "it" | "pt" | "nl" | "pl" | "ru" | "el" => Language::English,
            "fr" => Language::French,
            _ => Language::Unknown,
        }
    }

    /// Where the sentences stand in the text.
    pub fn expected_spans(&self) -> Result<Vec<ByteSpan>, String> {
        let mut last = 0;
        let find = |sentence: &String| {
            let found = self.text[last..].find(sentence.as_str());
            let start = last + found.ok_or(format!("{sentence:?} is not in the text after byte {last}"))?;
            last = start + sentence.len();
            Ok(ByteSpan::new(start, last))
        };
        self.sentences.iter().map(find).collect()
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} | {} | {} | {}", self.topic, self.language, self.rule, self.name)
    }
}

/// All cases of all files.
pub fn all() -> Vec<Case> {
    let files = files_below(&project("tests/data/sentence-cases"), ".json");
    let read = |path: std::path::PathBuf| -> Vec<Case> {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut cases: Vec<Case> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let topic = path.file_stem().unwrap_or_default().to_string_lossy();
        cases.iter_mut().for_each(|case| case.topic = topic.to_string());
        cases
    };
    files.into_iter().flat_map(read).collect()
}
