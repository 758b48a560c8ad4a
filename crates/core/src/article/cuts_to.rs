//! Which cuts make a span a sentence.

use super::cuts::Cut;
use super::document::Document;
use crate::text::CodePointSpan;

/// The cuts that would make a span a sentence: a split at its beginning and one behind its end, merges
/// within it; those that are needed. None when it is one already, reaches out of a block or begins or
/// ends in white space. Linear in the block.
pub fn cuts_to(document: &Document, span: CodePointSpan) -> Vec<(usize, Cut)> {
    let covering = document.sentence_covering(span.start());
    let Some(block) = document
        .sentences
        .get(covering)
        .map(|sentence| &document.blocks[sentence.block])
    else {
        return Vec::new();
    };
    let (start, end) = (block.chars.start(), block.chars.end());
    if document.sentence_at(span).is_some() || span.is_empty() || span.start() < start || span.end() > end {
        return Vec::new();
    }
    let text: Vec<char> = block.bytes.of(&document.article.text).chars().collect();
    let shows = |at: usize| text.get(at - start).is_some_and(|c| !c.is_whitespace());
    if !shows(span.start()) || !shows(span.end() - 1) {
        return Vec::new();
    }
    // Where the sentence after it begins, if one does.
    let next = (span.end()..end).find(|at| shows(*at));
    let sentences = &document.sentences[block.sentences.clone()];
    let begins = |at: usize| sentences.iter().any(|sentence| sentence.chars.start() == at);
    let split = |at: usize| (!begins(at)).then_some((at, Cut::Split));
    let starts = sentences.iter().map(|sentence| sentence.chars.start());
    let within = starts.filter(|at| span.start() < *at && *at < span.end());
    let merges = within.map(|at| (at, Cut::Merge));
    let first = split(span.start()).into_iter();
    first.chain(merges).chain(next.and_then(split)).collect()
}
