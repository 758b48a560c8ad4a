//! What each line of an article is: what its source says, as the headings of a saved page, else what the rules
//! find. The lines of a paragraph that is wrapped at a width are what the paragraph is.

use std::borrow::Cow;

use super::confidence::Confidence;
use super::role::Role;
use super::roles::{Finding, assign_roles};
use super::source::Article;
use super::wrapping::in_one_line;
use crate::text::{ByteSpan, OffsetIndex};

/// What each of an article's lines is, given for each whether it goes on with the paragraph before it.
pub(super) fn findings(article: &Article, lines: &[ByteSpan], wrapped: &[bool], index: &OffsetIndex) -> Vec<Finding> {
    let text = &article.text;
    if !article.roles.is_empty() {
        let start = |line: &ByteSpan| index.code_point_span(text, *line).start();
        return lines.iter().map(|line| given(article, start(line))).collect();
    }
    let mut paragraphs: Vec<Cow<str>> = Vec::new();
    let mut lengths: Vec<usize> = Vec::new();
    let mut first = 0;
    while first < lines.len() {
        let length = 1 + wrapped[first + 1..].iter().take_while(|wrapped| **wrapped).count();
        paragraphs.push(match length {
            1 => Cow::Borrowed(lines[first].of(text)),
            _ => Cow::Owned(in_one_line(text, &lines[first..first + length])),
        });
        lengths.push(length);
        first += length;
    }
    let texts: Vec<&str> = paragraphs.iter().map(|paragraph| &**paragraph).collect();
    let found = assign_roles(&texts).into_iter().zip(lengths);
    found
        .flat_map(|(found, length)| std::iter::repeat_n(found, length))
        .collect()
}

/// What the source says of the line that begins at a code point: the report itself where it names it not.
fn given(article: &Article, start: usize) -> Finding {
    Finding {
        role: article.given(start).map_or(Role::Body, |given| given.role),
        confidence: Confidence::Sure,
    }
}
