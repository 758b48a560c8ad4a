//! Addresses within the page.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::article::{ArticleId, SHORT_HASH, short_hash};

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

/// A statistics page: `#/statistics` or `#/articles/ID/statistics`; with `/again` the recoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// The article that the figures are about; `None` for all.
    pub of: Option<ArticleId>,
    /// Whether the reader goes through their recoding.
    pub recoding: bool,
}

/// A sentence of the article with a certain text, as it is told to others: `#/articles/ID/N/4e511fcd`. They may have
/// the same text under another identity, and another text under this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedSentence {
    /// The article, as it is called where the link was made.
    pub id: ArticleId,
    /// The sentence to focus, from 0.
    pub sentence: usize,
    /// The short hash of the article's text: the first eight hexadecimal digits of its SHA-256, in small letters.
    pub text: String,
}

impl SharedSentence {
    /// Whether it is of the text with this SHA-256, in hexadecimal digits.
    pub fn is_of(&self, sha256: &str) -> bool {
        short_hash(sha256) == self.text
    }
}

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
    /// A sentence of the article with a certain text: `#/articles/ID/N/4e511fcd`.
    Shared(SharedSentence),
    /// The article that was read last, where it was left: `#/continue`.
    Continue,
    /// Figures and pictures.
    Statistics(Statistics),
}

impl Route {
    /// The place that a location's hash names; anything unknown is the library.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let mut parts = path.split('/');
        let statistics = |of, next| {
            Self::Statistics(Statistics {
                of,
                recoding: next == Some("again"),
            })
        };
        match (parts.next(), parts.next()) {
            (Some("continue"), _) => Self::Continue,
            (Some("statistics"), next) => statistics(None, next),
            (Some("articles"), Some(id)) if !id.is_empty() => {
                let id = ArticleId::new(&percent_decode_str(id).decode_utf8_lossy());
                match parts.next() {
                    Some("statistics") => statistics(Some(id), parts.next()),
                    number => {
                        let sentence = number.and_then(|number| number.parse().ok());
                        match sentence.zip(parts.next().and_then(text_of)) {
                            Some((sentence, text)) => Self::Shared(SharedSentence { id, sentence, text }),
                            None => Self::Article { id, sentence },
                        }
                    }
                }
            }
            _ => Self::Library,
        }
    }

    /// The full address of the place in the page with this address. The page keeps its path, with the name of its
    /// file; what its query asks for and where it is now are the reader's own.
    pub fn address(&self, page: &str) -> String {
        let own = page.split(['?', '#']).next().unwrap_or_default();
        format!("{own}{}", self.hash())
    }

    /// The hash of the place.
    pub fn hash(&self) -> String {
        match self {
            Self::Library => "#/".into(),
            Self::Continue => "#/continue".into(),
            Self::Article { id, sentence } => {
                let article = address_of(id);
                match sentence {
                    None => article,
                    Some(sentence) => format!("{article}/{sentence}"),
                }
            }
            Self::Shared(SharedSentence { id, sentence, text }) => format!("{}/{sentence}/{text}", address_of(id)),
            Self::Statistics(Statistics { of, recoding }) => {
                let article = of.as_ref().map_or_else(|| "#".into(), address_of);
                format!("{article}/statistics{}", if *recoding { "/again" } else { "" })
            }
        }
    }
}

/// The short hash that a part of an address is, if it is one.
fn text_of(part: &str) -> Option<String> {
    let is_hash = part.len() == SHORT_HASH && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| part.to_ascii_lowercase())
}

fn address_of(id: &ArticleId) -> String {
    format!("#/articles/{}", utf8_percent_encode(id.as_str(), SEGMENT))
}
