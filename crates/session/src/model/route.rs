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

/// A statistics page: `#/statistics` or `#/articles/ID/statistics`; with `/again` the recoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// The article that the figures are about; `None` for all.
    pub of: Option<ArticleId>,
    /// Whether the reader goes through their recoding.
    pub recoding: bool,
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
                    number => Self::Article {
                        id,
                        sentence: number.and_then(|number| number.parse().ok()),
                    },
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
            Self::Statistics(Statistics { of, recoding }) => {
                let article = of.as_ref().map_or_else(|| "#".into(), address_of);
                format!("{article}/statistics{}", if *recoding { "/again" } else { "" })
            }
        }
    }
}

fn address_of(id: &ArticleId) -> String {
    format!("#/articles/{}", utf8_percent_encode(id.as_str(), SEGMENT))
}
