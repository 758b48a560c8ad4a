//! How a file says where a sentence of an earlier text of an article is in the text that it has, and by what names the
//! fields are kept that stand beside that.

use serde::{Deserialize, Serialize};

use super::unknown_fields::Extra;
use crate::anchor::Outcome;
use crate::codec::is_default;
use crate::text::CodePointSpan;

/// What is settled about a sentence of an earlier text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FilePlace {
    /// Its first code point in the earlier text.
    pub start: usize,
    /// The first code point after it there.
    pub end: usize,
    /// What was found to have become of it.
    pub outcome: Outcome,
    /// Where what was said of it is now, in the article's own text; `null` where it waits for a reader, or was left
    /// without a place.
    #[serde(default)]
    pub to: Option<FileSpan>,
    /// Whether a reader left it without a place; then it does not wait.
    #[serde(default, skip_serializing_if = "is_default")]
    pub left_out: bool,
    /// Where it may be in that text, the best place first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub suggested: Vec<FileSpan>,
    /// When a reader decided (RFC 3339); absent where nobody has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub set_at: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A range of an article's own text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileSpan {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

impl FilePlace {
    /// The sentence, in code points of the earlier text.
    pub fn span(&self) -> CodePointSpan {
        CodePointSpan::new(self.start, self.end)
    }

    /// All the places that it names in the article's own text.
    pub(super) fn targets(&self) -> impl Iterator<Item = &FileSpan> {
        self.to.iter().chain(&self.suggested)
    }
}

impl FileSpan {
    /// The range in code points.
    pub fn span(&self) -> CodePointSpan {
        CodePointSpan::new(self.start, self.end)
    }
}

/// The name of a span in [`ArticleExtras`](super::extras::ArticleExtras).
pub fn span_name(start: usize, end: usize) -> String {
    format!("{start}-{end}")
}

/// What stands between the hash of an earlier text and a span of the article's own.
pub(super) const TO: &str = ":to:";

/// The name of what is settled about a sentence of an earlier text, by the hash of that.
pub(super) fn place_name(text: &str, span: CodePointSpan) -> String {
    format!("{text}:{}", span_name(span.start(), span.end()))
}

/// The name of where a sentence of an earlier text is, or may be.
pub(super) fn target_name(text: &str, span: CodePointSpan) -> String {
    format!("{text}{TO}{}", span_name(span.start(), span.end()))
}
