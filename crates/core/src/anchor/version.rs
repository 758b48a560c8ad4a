//! A version of a text, with its sentences.

use crate::article::Document;
use crate::text::ByteSpan;

/// A sentence as it is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands, in bytes.
    pub span: ByteSpan,
    /// Whether the reader cut it: then it may stand within a sentence of another version, as it does here.
    pub is_cut_by_hand: bool,
}

/// A text and its sentences: in order, not overlapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version<'a> {
    /// The text.
    pub text: &'a str,
    /// Its sentences.
    pub passages: Vec<Passage>,
}

impl<'a> Version<'a> {
    /// The text of an article with the sentences that were found in it, none cut by hand.
    pub fn of(document: &'a Document) -> Self {
        let passages = document.sentences.iter().map(|sentence| Passage {
            span: sentence.bytes,
            is_cut_by_hand: false,
        });
        Self {
            text: &document.article.text,
            passages: passages.collect(),
        }
    }
}
