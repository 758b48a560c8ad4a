//! Elements that a page marks as author or date.

use dom_query::NodeRef;

/// What of the credits of an article an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Credit {
    Author,
    Date,
}

/// What a page says in its attributes that an element is: by microdata, by `rel`, by the words that its classes
/// are made of.
pub(super) fn credit(node: &NodeRef, name: &str) -> Option<Credit> {
    if name == "time" {
        return Some(Credit::Date);
    }
    let attribute = |name: &str| {
        node.attr(name)
            .map(|value| value.to_ascii_lowercase())
            .unwrap_or_default()
    };
    let property = attribute("itemprop");
    let has = |text: &str, words: &[&str]| {
        let parts = text.split(|c: char| !c.is_ascii_alphanumeric());
        parts.into_iter().any(|part| words.contains(&part))
    };
    if property == "datepublished" || property == "datemodified" {
        return Some(Credit::Date);
    }
    let class = attribute("class");
    if attribute("rel") == "author" || property == "author" || has(&class, AUTHOR) {
        return Some(Credit::Author);
    }
    has(&class, DATE).then_some(Credit::Date)
}

const AUTHOR: &[&str] = &[
    "author", "authors", "byline", "writer", "reporter", "signature", "auteur", "autor",
];
const DATE: &[&str] = &[
    "date", "datetime", "dateline", "published", "pubdate", "timestamp", "datum", "fecha",
];
