//! What the native tests share: files of the project, texts to try, ready articles.

pub mod files;

use std::path::{Path, PathBuf};

use hashiya_core::article::{Article, ArticleId, Document, Origin};
use hashiya_core::text::{ByteSpan, CodePointSpan};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

/// A file or folder of the project, by its path from the top.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The text of a file of the project.
pub fn read_project(path: &str) -> String {
    let path = project(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The value in a JSON file below `tests/data`.
pub fn data(name: &str) -> Value {
    let text = read_project(&format!("tests/data/{name}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The files of a folder, with everything below it, that end so; in order.
pub fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    paths
        .into_iter()
        .flat_map(|path| match path.is_dir() {
            true => files_below(&path, ending),
            false if path.to_string_lossy().ends_with(ending) => vec![path],
            false => Vec::new(),
        })
        .collect()
}

/// How many inputs a property is tried on: the same ones each time, so that a run of the suite says something of the
/// change and not of chance. `PROPTEST_CASES` asks for as many others. Failing inputs are shown and not kept in files:
/// one that matters becomes a case of its own.
pub fn cases(count: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|asked| asked.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(count),
        rng_seed: asked.map_or(RngSeed::Fixed(1), |_| RngSeed::Random),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Characters that text code stumbles over: every kind of line break and space, marks of all
/// scripts in use, digits, direction marks, combining marks, letters of one to four bytes.
const TRICKY: &[char] = &[
    ' ', ' ', '\n', '\r', '\t', '\u{B}', '\u{C}', '\u{85}', '\u{A0}', '\u{2028}', '\u{2029}', '\u{202F}', '.', '.',
    '!', '?', '؟', '…', '۔', '،', '؛', ':', ',', ';', '"', '\'', '“', '”', '«', '»', '(', ')', '[', ']', '/', '-', '–',
    '\u{200E}', '\u{200F}', '\u{200D}', '\u{200C}', '\u{2067}', '\u{2069}', '\u{FEFF}', '\u{64E}', '\u{651}',
    '\u{640}', '\u{301}', 'ا', 'ب', 'د', 'م', 'ق', 'ة', 'أ', 'ي', 'ک', 'ہ', '٣', '۵', '7', 'a', 'B', 'é', 'İ', 'ß',
    '中', '😀', '🇪', '🇬', '𝒳',
];

/// Any text at all, tricky characters more often than the rest of Unicode.
pub fn any_text(longest: usize) -> impl Strategy<Value = String> {
    let any_char = prop_oneof![4 => prop::sample::select(TRICKY), 1 => any::<char>()];
    prop::collection::vec(any_char, 0..longest).prop_map(|chars| chars.into_iter().collect())
}

/// Any text that holds a letter or digit, so that it can be an article.
pub fn article_text(longest: usize) -> impl Strategy<Value = String> {
    any_text(longest).prop_map(|text| match text.chars().any(char::is_alphanumeric) {
        true => text,
        false => format!("{text}ب"),
    })
}

/// The structure of an article with this text.
pub fn document(text: &str) -> Document {
    Document::new(Article::to_the_letter(ArticleId::new("test"), text, Origin::Bundled))
}

/// The slice of a text that a span in code points names, counted the slow and simple way.
pub fn slice_chars(text: &str, span: CodePointSpan) -> String {
    text.chars().skip(span.start()).take(span.len()).collect()
}

/// Checks that spans are not empty, lie in the text in order without overlap, on character
/// boundaries, without white space at their ends, and that all text outside of them is white space.
pub fn check_cover(text: &str, spans: &[ByteSpan]) -> Result<(), String> {
    let mut last = 0;
    for span in spans {
        let slice = text
            .get(span.range())
            .ok_or(format!("{span:?} is not on boundaries of {text:?}"))?;
        if slice.is_empty() || slice.trim() != slice {
            return Err(format!("{slice:?} at {span:?} is empty or has white space at its ends"));
        }
        let between = text
            .get(last..span.start())
            .ok_or(format!("{span:?} overlaps what ends at {last}"))?;
        if !between.trim().is_empty() {
            return Err(format!("{between:?} before {span:?} belongs to nothing"));
        }
        last = span.end();
    }
    match text[last..].trim() {
        "" => Ok(()),
        rest => Err(format!("{rest:?} at the end belongs to nothing")),
    }
}
