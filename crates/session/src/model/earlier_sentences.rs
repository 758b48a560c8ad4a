//! Sentences of an earlier segmenter: a tag that was set on one stays a tag of a sentence.
//!
//! The rules for sentences get better, and the sentences of a text others with them. Where the reader
//! annotated a span that is no sentence any more, the cuts are completed by the few that make it one
//! again; where others did, only when a file says that an earlier segmenter cut their sentences. They have no moment and give way to any choice of a reader, and they touch no sentence
//! that somebody annotated as it is now.

use litemap::LiteMap;

use crate::annotation::Stamp;
use crate::article::{Cut, cuts_to};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::CutChoice;
use crate::text::CodePointSpan;

/// Makes the spans sentences that can be, and tells whether any was made.
pub fn keep(work: &mut AnnotatedArticle, spans: impl Iterator<Item = CodePointSpan>) -> bool {
    let mut wanted: Vec<CodePointSpan> = spans
        .filter(|span| work.document.sentence_at(*span).is_none())
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut cuts: LiteMap<usize, Cut> = LiteMap::new();
    for span in wanted {
        if is_free(work, span) {
            for (at, cut) in cuts_to(&work.document, span) {
                cuts.insert(at, cut);
            }
        }
    }
    let mut is_cut = false;
    for (at, cut) in cuts {
        let (cut, stamp) = (Some(cut), Stamp::default());
        is_cut |= work.put_cut(at, CutChoice { cut, stamp });
    }
    if is_cut {
        work.recut();
    }
    is_cut
}

/// Whether no reader cut anything in or at the ends of a span, and nobody annotated the sentences that
/// are there.
fn is_free(work: &AnnotatedArticle, span: CodePointSpan) -> bool {
    let is_near = |at: &usize| (span.start()..=span.end() + 1).contains(at);
    if work.cuts.keys().any(is_near) {
        return false;
    }
    let sentences = &work.document.sentences;
    let first = work.document.sentence_covering(span.start());
    let touched = sentences[first.min(sentences.len())..].iter();
    let mut touched = touched.take_while(|sentence| sentence.chars.start() < span.end());
    !touched.any(|sentence| work.set.at(sentence.chars).any(|(_, entry)| !entry.is_tombstone()))
}
