//! Addresses within the page.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::article::ArticleId;

/// What would end or split a path segment; letters of other scripts stay readable.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'%')
    .add(b'/');

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of articles: `#/`.
    Library,
    /// An article: `#/articles/ID`, with a sentence (from 0): `#/articles/ID/N`.
    Article {
        /// The article.
        id: ArticleId,
        /// The sentence to focus.
        sentence: Option<usize>,
    },
}

impl Route {
    /// The place that a location's hash names; anything unknown is the library.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let mut parts = path.split('/');
        match (parts.next(), parts.next()) {
            (Some("articles"), Some(id)) if !id.is_empty() => Self::Article {
                id: ArticleId::new(&percent_decode_str(id).decode_utf8_lossy()),
                sentence: parts.next().and_then(|number| number.parse().ok()),
            },
            _ => Self::Library,
        }
    }

    /// The hash of the place.
    pub fn hash(&self) -> String {
        match self {
            Self::Library => "#/".into(),
            Self::Article { id, sentence } => {
                let id = utf8_percent_encode(id.as_str(), SEGMENT);
                match sentence {
                    None => format!("#/articles/{id}"),
                    Some(sentence) => format!("#/articles/{id}/{sentence}"),
                }
            }
        }
    }
}
