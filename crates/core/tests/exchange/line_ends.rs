//! Files whose texts end lines otherwise than an article's, as earlier versions wrote them.

use hashiya_core::annotation::{AnnotationSet, Annotator, AnnotatorId};
use hashiya_core::article::{Article, WrittenPlaces, plain_text};
use hashiya_core::exchange::{check, read};
use hashiya_core::text::CodePointSpan;
use hashiya_testing::{document, slice_chars};
use proptest::prelude::*;

use super::{annotated, export, key, set_of};

/// The set with every span where it is now.
fn moved(set: &AnnotationSet, places: &WrittenPlaces) -> AnnotationSet {
    let mut moved = AnnotationSet::default();
    for (at, entry) in set.iter() {
        let span = places.span(at.span);
        moved.put(key(span.start(), span.end(), at.annotator.as_str()), entry.clone());
    }
    moved
}

proptest! {
    #![proptest_config(hashiya_testing::cases(150))]

    #[test]
    fn a_file_of_any_line_ends_is_read_onto_the_article((plain, set) in annotated(), end in 0usize..3, last in 0usize..3, mark in any::<bool>()) {
        let end = ["\n", "\r\n", "\r"][end];
        let mark = if mark { "\u{FEFF}" } else { "" };
        let written = format!("{mark}{}{}", plain.replace('\n', end), end.repeat(last));
        // The spans of the plain text, in the text as it was written: the first that are found there.
        let places = WrittenPlaces::of(&written);
        let back = |at: usize| (0..=written.chars().count()).find(|from| places.place(*from) == at).expect("a place");
        let mut before = AnnotationSet::default();
        for (at, entry) in set.iter() {
            let span = CodePointSpan::new(back(at.span.start()), back(at.span.end()));
            before.put(key(span.start(), span.end(), at.annotator.as_str()), entry.clone());
        }
        let annotators = [Annotator { id: AnnotatorId::new("a"), name: "منى".into() }];
        let file = export(&document(&written), &before, &annotators).expect("a sound file");
        let file = read(&file).expect("a file that can be read");
        prop_assert_eq!(check(&file), Ok(()));
        let article = &file.articles[0];
        prop_assert_eq!(&article.text, &*plain_text(&written));
        prop_assert_eq!(&article.sha256, &Article::hash_of(&article.text));
        prop_assert_eq!(article.written.as_deref(), (written != article.text).then_some(written.as_str()));
        prop_assert_eq!(set_of(article), moved(&before, &places));
        for sentence in &article.sentences {
            let span = CodePointSpan::new(sentence.start, sentence.end);
            prop_assert_eq!(&sentence.text, &slice_chars(&article.text, span));
        }
    }
}

/// Cuts, cuts that were taken back, and what stands where only a line end was.
#[test]
fn every_place_of_an_article_is_moved() {
    let written = "أول.\r\nثان. ثالث.\r\n\r\n";
    let file = serde_json::json!({
        "format": "hashiya", "version": 1, "exported_at": "2026-11-22T10:00:00.000Z", "generator": "hashiya 0.1.0",
        "offset_unit": "code_point", "codebook": {"labels": []}, "annotators": [{"id": "a"}],
        "articles": [{
            "id": "a", "title": "a", "language": "ar", "direction": "rtl",
            "sha256": Article::hash_of(written), "text": written,
            "segmenter": {
                "name": "hashiya", "version": 2,
                "edits": [{"merge": 6}, {"split": 11, "x": 1}],
                "taken_back": [{"at": 4, "set_at": "2026-11-22T10:00:00.000Z"}]
            },
            "blocks": [{"role": "title", "start": 0, "end": 4}, {"role": "body", "start": 6, "end": 16, "x": 2}],
            "sentences": [
                {"start": 0, "end": 10, "text": "أول.\r\nثان.", "role": "title", "x": 3},
                {"start": 11, "end": 16, "text": "ثالث.", "role": "body"}
            ],
            "cleared": [{"start": 11, "end": 16, "annotator": "a", "updated_at": "2026-11-22T10:00:00.000Z"}],
            "unplaced": [{"start": 18, "end": 20, "text": "\r\n", "annotator": "a", "label": "claim", "updated_at": "2026-11-22T10:00:00.000Z"}]
        }]
    });
    let file = read(&file.to_string()).expect("a sound file");
    assert_eq!(check(&file), Ok(()));
    let article = &file.articles[0];
    assert_eq!(article.text, "أول.\nثان. ثالث.");
    let edits = article.segmenter.edits.iter();
    assert_eq!(
        edits.map(|edit| (edit.split, edit.merge)).collect::<Vec<_>>(),
        [(None, Some(5)), (Some(10), None)]
    );
    assert_eq!(article.segmenter.taken_back[0].at, 4);
    let blocks = article
        .blocks
        .iter()
        .map(|block| (block.start, block.end, block.extra.len()));
    assert_eq!(blocks.collect::<Vec<_>>(), [(0, 4, 0), (5, 15, 1)]);
    let sentences = article
        .sentences
        .iter()
        .map(|it| (it.start, it.end, it.text.as_str(), it.extra.len()));
    assert_eq!(
        sentences.collect::<Vec<_>>(),
        [(0, 9, "أول.\nثان.", 1), (10, 15, "ثالث.", 0)]
    );
    assert_eq!((article.cleared[0].start, article.cleared[0].end), (10, 15));
    let unplaced = &article.unplaced[0];
    assert_eq!(
        (unplaced.start, unplaced.end, unplaced.text.as_str()),
        (14, 15, "."),
        "nothing is lost"
    );
}
