//! An article of a file whose text is not as an article has it (earlier versions wrote it to the letter): with
//! that text, and every place in it where it is now.

use super::file::{FileArticle, FileBlock};
use crate::article::{Article, WrittenPlaces, plain_text};
use crate::text::{CodePointSpan, OffsetIndex};

/// Gives an article that was checked the text that an article has of it; what it was stays in `written`.
pub(super) fn make_plain(article: &mut FileArticle) {
    let plain = plain_text(&article.text).into_owned();
    if plain == article.text {
        return;
    }
    let places = WrittenPlaces::of(&article.text);
    let index = OffsetIndex::new(&plain);
    let slice = |span: CodePointSpan| {
        let bytes = index.byte_span(&plain, span);
        bytes.map_or("", |bytes| bytes.of(&plain)).to_owned()
    };
    let moved = |start: &mut usize, end: &mut usize| {
        let span = places.span(CodePointSpan::new(*start, *end));
        (*start, *end) = (span.start(), span.end());
        span
    };
    for FileBlock { start, end, .. } in &mut article.blocks {
        moved(start, end);
    }
    for sentence in &mut article.sentences {
        sentence.text = slice(moved(&mut sentence.start, &mut sentence.end));
    }
    for unplaced in &mut article.unplaced {
        unplaced.text = slice(moved(&mut unplaced.start, &mut unplaced.end));
    }
    for cleared in &mut article.cleared {
        moved(&mut cleared.start, &mut cleared.end);
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
}
