//! Line ends, a byte order mark and a final newline make no other article.

use hashiya_core::article::{Article, ArticleId, Document, Origin, WrittenPlaces, plain_text};
use hashiya_core::text::CodePointSpan;
use hashiya_testing::slice_chars;
use proptest::prelude::*;

fn article(text: &str) -> Article {
    Article::new(ArticleId::new("a"), text, Origin::Opened)
}

#[test]
fn texts_have_lf_no_mark_and_no_final_newline() {
    let cases = [
        ("", ""),
        ("\n", ""),
        ("\u{FEFF}", ""),
        ("\u{FEFF}\u{FEFF}\r\n", "\n"),
        ("a", "a"),
        ("a\n", "a"),
        ("a\r\n", "a"),
        ("a\r", "a"),
        ("a\n\r\n\r", "a"),
        ("\u{FEFF}a", "a"),
        ("a\u{FEFF}b", "a\u{FEFF}b"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\n\rb", "a\n\nb"),
        ("a\r\r\nb", "a\n\nb"),
        (" a \r\n \n", " a \n "),
        (
            "a\u{85}b\u{B}c\u{C}d\u{2028}e\u{2029}",
            "a\u{85}b\u{B}c\u{C}d\u{2028}e\u{2029}",
        ),
        ("\r\n\r\nا\r\n", "\n\nا"),
    ];
    for (written, plain) in cases {
        let plain = if written == "\u{FEFF}\u{FEFF}\r\n" { "" } else { plain };
        assert_eq!(plain_text(written), plain, "{written:?}");
        let article = article(written);
        assert_eq!(
            (&*article.text, &*article.sha256),
            (plain, Article::hash_of(plain).as_str())
        );
        assert_eq!(article.written.as_deref(), (written != plain).then_some(written));
    }
}

#[test]
fn the_letter_is_kept_for_who_asks_for_it() {
    let written = "\u{FEFF}a\r\nb\r\n";
    let article = Article::to_the_letter(ArticleId::new("a"), written, Origin::Opened);
    assert_eq!((&*article.text, article.written), (written, None));
}

#[test]
fn places_are_found_again() {
    let written = "\u{FEFF}a\r\nب\r\rc\r\n😀\r\n\r\n";
    assert_eq!(plain_text(written), "a\nب\n\nc\n😀");
    let places = WrittenPlaces::of(written);
    let found: Vec<usize> = (0..=written.chars().count() + 1).map(|at| places.place(at)).collect();
    assert_eq!(found, [0, 0, 1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 8, 8, 8, 8, 8]);
    let cases = [
        ((1, 2), (0, 1)),
        ((2, 4), (1, 2)),
        ((2, 3), (1, 2)),
        ((11, 15), (7, 8)),
        ((12, 13), (7, 8)),
        ((0, 1), (0, 1)),
    ];
    for ((start, end), expected) in cases {
        let span = places.span(CodePointSpan::new(start, end));
        assert_eq!((span.start(), span.end()), expected, "{start}-{end}");
    }
}

/// Which hashes earlier versions may have had of one text.
#[test]
fn earlier_hashes_are_known() {
    let plain = "one\n\ntwo 😀";
    let known = [
        "one\r\n\r\ntwo 😀", "one\r\n\r\ntwo 😀\r\n", "one\n\ntwo 😀\n", "one\n\ntwo 😀\n\n", "one\r\rtwo 😀\r",
    ];
    for written in known {
        let hash = &Article::hash_of(written)[..8];
        assert_eq!(
            article(plain).places_of_earlier(hash),
            Some(WrittenPlaces::of(written)),
            "{written:?}"
        );
    }
    // No more than the text as it was handed in tells of this one.
    let mixed = "one\r\n\ntwo 😀\n";
    let hash = &Article::hash_of(mixed)[..8];
    assert_eq!(article(plain).places_of_earlier(hash), None);
    assert_eq!(article(mixed).places_of_earlier(hash), Some(WrittenPlaces::of(mixed)));
    for other in ["one\n\ntwo", "one\ntwo 😀", "one\n\ntwo 😀 "] {
        assert_eq!(
            article(plain).places_of_earlier(&Article::hash_of(other)[..8]),
            None,
            "{other:?}"
        );
    }
}

/// Lines of sentences, with ends of every kind in turns.
fn written() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        1 => Just("قال الوزير إن الموسم جيد. "),
        1 => Just("He said \"no\". 👩‍👧 "),
        1 => Just("e\u{301} نعم… "),
        1 => Just("\u{FEFF}"),
        1 => Just(" \t"),
        1 => Just("\u{2028}"),
        3 => Just("\n"),
        3 => Just("\r\n"),
        2 => Just("\r"),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(hashiya_testing::cases(256))]

    #[test]
    fn a_plain_text_stays_as_it_is(written in written()) {
        let plain = plain_text(&written).into_owned();
        prop_assert_eq!(&*plain_text(&plain), &plain);
        let is_plain = !plain.contains('\r') && !plain.starts_with('\u{FEFF}') && !plain.ends_with('\n');
        prop_assert!(is_plain, "{:?}", plain);
        let shown = |text: &str| text.chars().filter(|c| !matches!(c, '\r' | '\n' | '\u{FEFF}')).collect::<String>();
        prop_assert_eq!(shown(&plain), shown(&written));
    }

    #[test]
    fn line_ends_marks_and_a_final_newline_make_no_other_article(written in written(), ends in prop::collection::vec(0usize..3, 1..5), mark in any::<bool>(), last in 0usize..3) {
        let plain = plain_text(&written);
        let mut ends = ends.iter().cycle().map(|end| ["\n", "\r\n", "\r"][*end]);
        let lines: Vec<&str> = plain.split('\n').collect();
        let mut other = String::from(if mark { "\u{FEFF}" } else { "" });
        for (number, line) in lines.iter().enumerate() {
            // An empty line between CR and LF would make one end of two.
            let end = if number > 0 { ends.next().unwrap_or("\n") } else { "" };
            let end = if other.ends_with('\r') && end == "\n" { "\r\n" } else { end };
            other += end;
            other += line;
        }
        if !other.ends_with('\r') {
            other += &"\n".repeat(last);
        }
        prop_assert_eq!(&article(&other).sha256, &article(&written).sha256);
    }

    /// What was a sentence of the text as it was written is the same one now.
    #[test]
    fn sentences_are_found_again(written in written()) {
        let before = Document::new(Article::to_the_letter(ArticleId::new("a"), &written, Origin::Opened));
        let now = Document::new(article(&written));
        let places = WrittenPlaces::of(&written);
        let own = |document: &Document| document.sentences.iter().map(|it| it.chars).collect::<Vec<_>>();
        for (span, sentence) in own(&before).into_iter().zip(0..) {
            let found = places.span(span);
            let text = before.sentence_text(sentence);
            // A mark at the beginning of the text was a part of its first sentence.
            let text = if sentence == 0 { text.trim_start_matches('\u{FEFF}') } else { text };
            if !text.is_empty() {
                let slice = slice_chars(&now.article.text, found);
                prop_assert!(slice.ends_with(text), "{:?} {:?}", slice, text);
                prop_assert!(sentence == 0 || slice == text, "{:?} {:?}", slice, text);
            }
        }
        if !written.starts_with('\u{FEFF}') {
            prop_assert_eq!(own(&before).into_iter().map(|span| places.span(span)).collect::<Vec<_>>(), own(&now));
        }
    }

    /// Places keep their order, and none leaves the text.
    #[test]
    fn places_keep_their_order(written in written()) {
        let places = WrittenPlaces::of(&written);
        let length = plain_text(&written).chars().count();
        let found: Vec<usize> = (0..=written.chars().count()).map(|at| places.place(at)).collect();
        prop_assert!(found.is_sorted(), "{:?}", found);
        prop_assert_eq!(found.last().copied(), Some(length));
    }
}
