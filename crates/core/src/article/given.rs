//! What each line of an article is: what its source says, as the headings of a saved page, else what the rules
//! find.

use super::confidence::Confidence;
use super::role::Role;
use super::roles::{Finding, assign_roles};
use super::source::Article;

/// What each line is, given for each of an article's lines in order its first code point and its text.
pub(super) fn findings<'a>(article: &Article, lines: impl Iterator<Item = (usize, &'a str)>) -> Vec<Finding> {
    if article.roles.is_empty() {
        let texts: Vec<&str> = lines.map(|(_, text)| text).collect();
        return assign_roles(&texts);
    }
    lines.map(|(start, _)| given(article, start)).collect()
}

/// What the source says of the line that begins at a code point: the report itself where it names it not.
fn given(article: &Article, start: usize) -> Finding {
    let named = article.roles.binary_search_by_key(&start, |given| given.start);
    Finding {
        role: named.map_or(Role::Body, |place| article.roles[place].role),
        confidence: Confidence::Sure,
    }
}
