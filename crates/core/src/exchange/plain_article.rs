//! An article of a file whose text is not as an article has it (earlier versions wrote it to the letter): with
//! that text, and every place in it where it is now. The same of its earlier texts.

use super::earlier::unite;
use super::file::{FileArticle, FileBlock, FileSpan};
use crate::article::{Article, WrittenPlaces, plain_text};
use crate::text::{CodePointSpan, OffsetIndex};

/// Gives an article that was checked, and each of its earlier texts, the text that an article has of it; what it was
/// stays in `written`.
pub(super) fn make_plain(article: &mut FileArticle) {
    let places = plain(article);
    for earlier in &mut article.earlier_texts {
        if let Some(places) = &places {
            let targets = earlier.places.iter_mut();
            let targets = targets.flat_map(|placed| placed.to.iter_mut().chain(&mut placed.suggested));
            targets.for_each(|FileSpan { start, end, .. }| _ = moved(places, start, end));
        }
        if let Some(places) = plain(&mut earlier.article) {
            for placed in &mut earlier.places {
                moved(&places, &mut placed.start, &mut placed.end);
            }
            unite(&mut earlier.places);
        }
    }
}

/// Gives an article the text that an article has of it, its earlier texts left out; answers where the places of the
/// text that it had are, if that was another one.
fn plain(article: &mut FileArticle) -> Option<WrittenPlaces> {
    let plain = plain_text(&article.text).into_owned();
    if plain == article.text {
        return None;
    }
    let places = WrittenPlaces::of(&article.text);
    let index = OffsetIndex::new(&plain);
    let slice = |span: CodePointSpan| {
        let bytes = index.byte_span(&plain, span);
        bytes.map_or("", |bytes| bytes.of(&plain)).to_owned()
    };
    for FileBlock { start, end, .. } in &mut article.blocks {
        moved(&places, start, end);
    }
    for sentence in &mut article.sentences {
        sentence.text = slice(moved(&places, &mut sentence.start, &mut sentence.end));
    }
    for unplaced in &mut article.unplaced {
        unplaced.text = slice(moved(&places, &mut unplaced.start, &mut unplaced.end));
    }
    for cleared in &mut article.cleared {
        moved(&places, &mut cleared.start, &mut cleared.end);
    }
    for edit in &mut article.segmenter.edits {
        let cuts = [&mut edit.split, &mut edit.merge];
        cuts.into_iter().flatten().for_each(|at| *at = places.place(*at));
    }
    for back in &mut article.segmenter.taken_back {
        back.at = places.place(back.at);
    }
    article.sha256 = Article::hash_of(&plain);
    article.written = Some(std::mem::replace(&mut article.text, plain));
    Some(places)
}

/// Moves a span to where it is.
fn moved(places: &WrittenPlaces, start: &mut usize, end: &mut usize) -> CodePointSpan {
    let span = places.span(CodePointSpan::new(*start, *end));
    (*start, *end) = (span.start(), span.end());
    span
}
