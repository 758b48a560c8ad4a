//! Elements whose names say that they are no part of an article.

use dom_query::NodeRef;

/// Words that classes and identifiers of such elements are made of. An element with one of them may still hold
/// the article (`post tag-politics`, `has-sidebar`): how much of it there is decides.
const WORDS: &[&str] = &[
    "ad", "ads", "adbox", "adslot", "advert", "advertisement", "banner", "bio", "breadcrumb", "breadcrumbs", "comment",
    "comments", "consent", "cookie", "cookies", "discussion", "disqus", "donate", "footer", "gdpr", "login", "menu",
    "modal", "mostread", "nav", "navbar", "navigation", "newsletter", "outbrain", "paginate", "pagination", "paywall",
    "popup", "popular", "promo", "promotion", "readmore", "recirc", "reco", "recommend", "recommendations",
    "recommended", "related", "relatedposts", "respond", "share", "sharedaddy", "shares", "sharing", "sidebar",
    "signup", "social", "sponsor", "sponsored", "subscribe", "subscription", "taboola", "tags", "teaser", "toolbar",
    "topics", "trending", "widget",
];

/// Whether the class, the identifier or what else names an element says so.
pub(super) fn is_aside(node: &NodeRef) -> bool {
    // What is in a line is part of the line.
    if node.has_name("a") || node.has_name("html") || node.has_name("body") {
        return false;
    }
    ["class", "id", "data-component", "data-testid"]
        .iter()
        .any(|name| node.attr(name).is_some_and(|value| names_aside(&value)))
}

fn names_aside(value: &str) -> bool {
    words(value).any(|word| WORDS.iter().any(|one| word.eq_ignore_ascii_case(one)))
}

/// The words of a name: parted by marks, or by a capital (`ArticlePage-shareBar`).
fn words(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(parted_by_capitals)
}

fn parted_by_capitals(word: &str) -> impl Iterator<Item = &str> {
    let starts = word.char_indices().scan(false, |small_before, (at, c)| {
        let is_start = *small_before && c.is_ascii_uppercase();
        *small_before = c.is_ascii_lowercase();
        Some((at, is_start))
    });
    let mut starts: Vec<usize> = starts.filter(|(_, is_start)| *is_start).map(|(at, _)| at).collect();
    starts.insert(0, 0);
    let ends: Vec<usize> = starts[1..].iter().copied().chain([word.len()]).collect();
    starts.into_iter().zip(ends).map(move |(start, end)| &word[start..end])
}
