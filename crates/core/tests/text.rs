//! Text: spans, offsets in three units, search folding, language and direction, sentences.

#![cfg(not(target_arch = "wasm32"))]

use std::time::{Duration, Instant};

use hashiya_core::text::{
    ByteSpan, CodePointSpan, Direction, Language, OffsetIndex, Utf16Span, count_words, detect_language, direction_of,
    is_invisible_mark, segment, segmenter_for,
};
use hashiya_testing::{any_text, cases, check_cover, data, slice_chars};
use proptest::prelude::*;

#[test]
fn a_span_is_never_reversed() {
    let span = ByteSpan::new(2, 5);
    assert_eq!(
        (span.start(), span.end(), span.len(), span.is_empty()),
        (2, 5, 3, false)
    );
    assert_eq!(span.range(), 2..5);
    assert_eq!(ByteSpan::new(5, 2), ByteSpan::new(5, 5));
    assert!(ByteSpan::new(5, 2).is_empty());
    assert_eq!(format!("{:?}", CodePointSpan::new(1, 4)), "1..4");
}

#[test]
fn a_span_that_does_not_fit_its_text_covers_nothing() {
    assert_eq!(ByteSpan::new(0, 2).of("ب"), "ب");
    for (text, span) in [
        ("ب", ByteSpan::new(0, 1)),
        ("ب", ByteSpan::new(1, 2)),
        ("abc", ByteSpan::new(2, 9)),
    ] {
        assert_eq!(span.of(text), "", "{span:?} of {text}");
    }
}

/// For each piece of text: bytes, code points, UTF-16 units.
#[test]
fn offsets_count_each_unit_rightly() {
    let pieces = [
        ("a", 1, 1, 1),
        ("ب", 2, 1, 1),
        ("中", 3, 1, 1),
        ("😀", 4, 1, 2),
        ("👨\u{200D}👩\u{200D}👧", 18, 5, 8),
        ("🇪🇬", 8, 2, 4),
        ("e\u{301}", 3, 2, 2),
        ("بَّ", 6, 3, 3),
        ("𝒳", 4, 1, 2),
        ("\u{200F}", 3, 1, 1),
        ("\r\n", 2, 2, 2),
    ];
    for (piece, bytes, code_points, utf16) in pieces {
        for before in ["", "x", "قبل ", "😀😀", "é\u{301}"] {
            let text = format!("{before}{piece} بعد");
            let index = OffsetIndex::new(&text);
            let span = ByteSpan::new(before.len(), before.len() + piece.len());
            assert_eq!(span.len(), bytes, "{piece:?}");
            let chars = index.code_point_span(&text, span);
            assert_eq!(
                (chars.start(), chars.len()),
                (before.chars().count(), code_points),
                "{piece:?} after {before:?}"
            );
            let units = index.utf16_span(&text, span);
            assert_eq!(
                (units.start(), units.len()),
                (before.encode_utf16().count(), utf16),
                "{piece:?} after {before:?}"
            );
            assert_eq!(index.byte_span(&text, chars), Some(span));
            assert_eq!(index.byte_span_of_utf16(&text, units), Some(span));
        }
    }
}

#[test]
fn offsets_outside_the_text_are_refused_or_become_its_end() {
    let text = "ب😀";
    let index = OffsetIndex::new(text);
    assert_eq!(index.code_points(), 2);
    assert_eq!(
        index.byte_span(text, CodePointSpan::new(0, 2)),
        Some(ByteSpan::new(0, 6))
    );
    assert_eq!(index.byte_span(text, CodePointSpan::new(0, 3)), None);
    assert_eq!(index.byte_span(text, CodePointSpan::new(7, 8)), None);
    assert_eq!(
        index.byte_span(text, CodePointSpan::new(2, 2)),
        Some(ByteSpan::new(6, 6))
    );
    assert_eq!(
        index.byte_span_of_utf16(text, Utf16Span::new(0, 3)),
        Some(ByteSpan::new(0, 6))
    );
    assert_eq!(index.byte_span_of_utf16(text, Utf16Span::new(0, 4)), None);
    assert_eq!(
        index.byte_span_of_utf16(text, Utf16Span::new(0, 2)),
        None,
        "the half of a pair"
    );
    assert_eq!(
        index.code_point_span(text, ByteSpan::new(2, 99)),
        CodePointSpan::new(1, 2)
    );
    assert_eq!(index.utf16_span(text, ByteSpan::new(2, 99)), Utf16Span::new(1, 3));
    assert_eq!(OffsetIndex::new("").code_points(), 0);
}

/// A long text and two positions on its character boundaries, in order.
fn text_and_boundaries() -> impl Strategy<Value = (String, usize, usize)> {
    (
        any_text(900),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(text, one, other)| {
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (one, other) = (*one.get(&boundaries), *other.get(&boundaries));
            (text, one.min(other), one.max(other))
        })
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn offsets_survive_the_way_there_and_back((text, start, end) in text_and_boundaries()) {
        let index = OffsetIndex::new(&text);
        let bytes = ByteSpan::new(start, end);
        let chars = index.code_point_span(&text, bytes);
        prop_assert_eq!(slice_chars(&text, chars), bytes.of(&text));
        prop_assert_eq!(index.byte_span(&text, chars), Some(bytes));
        let units = index.utf16_span(&text, bytes);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let slice = String::from_utf16(&utf16[units.range()]);
        prop_assert_eq!(slice.ok(), Some(bytes.of(&text).to_owned()));
        prop_assert_eq!(index.byte_span_of_utf16(&text, units), Some(bytes));
        prop_assert_eq!(index.code_points(), text.chars().count());
    }

    #[test]
    fn sentences_cover_any_text(text in any_text(160)) {
        let sentences = segment(&text);
        prop_assert_eq!(check_cover(&text, &sentences), Ok(()));
        for sentence in &sentences {
            let broken = sentence.of(&text).contains(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']);
            prop_assert!(!broken, "a line break inside {:?}", sentence.of(&text));
        }
        prop_assert_eq!(segment(&text), sentences, "the same text, the same answer");
    }

    #[test]
    fn a_line_is_cut_alike_alone_and_in_a_text(line in any_text(80)) {
        let line: String = line.chars().filter(|c| !matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')).collect();
        let text = format!("قبل. Before\n{line}\nبعد");
        let segment = segmenter_for(&text);
        let alone = segment(&line);
        let shift = "قبل. Before\n".len();
        let within: Vec<ByteSpan> = segment(&text).into_iter().filter(|s| s.start() >= shift && s.end() <= shift + line.len()).collect();
        let shifted: Vec<ByteSpan> = alone.iter().map(|s| ByteSpan::new(s.start() + shift, s.end() + shift)).collect();
        prop_assert_eq!(within, shifted);
    }
}

#[test]
fn direction_is_the_majority_of_letters() {
    let cases = [
        ("نص عربي", Direction::Rtl),
        ("Apple تعلن عن هاتف جديد في السوق", Direction::Rtl),
        ("An English text about القاهرة", Direction::Ltr),
        ("עברית", Direction::Rtl),
        ("123 ... 😀", Direction::Ltr),
        ("", Direction::Ltr),
        ("中文", Direction::Ltr),
        ("ﻣﺮﺣﺒﺎ", Direction::Rtl),
    ];
    for (text, direction) in cases {
        assert_eq!(direction_of(text), direction, "{text}");
    }
    assert_eq!((Direction::Rtl.as_str(), Direction::Ltr.as_str()), ("rtl", "ltr"));
}

#[test]
fn language_is_told_from_letters_and_small_words() {
    let cases = [
        ("وصل الرئيس إلى العاصمة صباح اليوم في زيارة رسمية.", "ar"),
        ("قال جورج غالاوي إن پوتين سيعود إلى بيونغ يانغ في الشهر المقبل.", "ar"),
        (
            "رئیس جمهور صبح امروز در یک سفر رسمی وارد پایتخت کشور شد و گفت که مذاکرات ادامه دارد.",
            "fa",
        ),
        (
            "صدر آج صبح سرکاری دورے پر دارالحکومت پہنچے اور انہوں نے کہا کہ مذاکرات جاری ہیں۔",
            "ur",
        ),
        (
            "The president arrived in the capital and said that talks would go on.",
            "en",
        ),
        (
            "Le président est arrivé dans la capitale et les discussions continuent.",
            "fr",
        ),
        ("Der Präsident kam gestern.", "und"),
        ("הנשיא הגיע לבירה", "he"),
        ("123", "und"),
        ("", "und"),
    ];
    for (text, tag) in cases {
        assert_eq!(detect_language(text).to_string(), tag, "{text}");
    }
    assert_eq!(Language::Arabic.tag(), "ar");
}

#[test]
fn words_hold_a_letter_or_digit() {
    for (text, words) in [("", 0), ("— … «»", 0), ("قال: «نعم» — 3 مرات.", 4), ("a\u{A0}b\nc", 3)] {
        assert_eq!(count_words(text), words, "{text}");
    }
}

#[test]
fn invisible_marks_are_marks_of_direction_alone() {
    for c in [
        '\u{200E}', '\u{200F}', '\u{202B}', '\u{2067}', '\u{2069}', '\u{61C}', '\u{FEFF}', '\u{200C}', '\u{200D}',
    ] {
        assert!(is_invisible_mark(c), "{c:?}");
    }
    for c in ['ا', ' ', '\u{A0}', '\u{64E}', '.', '\u{2028}'] {
        assert!(!is_invisible_mark(c), "{c:?}");
    }
}

#[test]
fn sentences_follow_the_rules_and_their_limits() {
    let table = data("sentences.json");
    let table = table.as_array().expect("a list of cases");
    let mut wrong = Vec::new();
    for case in table {
        let text = case["text"].as_str().expect("a text");
        let expected: Vec<&str> = case["sentences"]
            .as_array()
            .expect("sentences")
            .iter()
            .filter_map(|s| s.as_str())
            .collect();
        let found: Vec<&str> = segment(text).iter().map(|span| span.of(text)).collect();
        if found != expected {
            wrong.push(format!(
                "{}\n  found    {found:?}\n  expected {expected:?}",
                case["rule"]
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        table.len(),
        wrong.join("\n")
    );
}

/// Texts on which a segmenter whose time grows with the square of a line stands still for a minute.
#[test]
fn hostile_lines_take_time_in_proportion() {
    for piece in ["a.", ".", "a. ", "؟«", "(.", " .", "ا.ب", "1."] {
        let line = piece.repeat(30_000);
        let start = Instant::now();
        let sentences = segment(&line);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(5), "{piece:?}: {took:?}");
        assert_eq!(check_cover(&line, &sentences), Ok(()), "{piece:?}");
    }
}

/// A long quotation in another script turns no article round: the title and most lines count.
#[test]
fn an_article_reads_as_its_title_and_most_of_its_lines() {
    use hashiya_core::text::direction_of_article;
    let quotation = "\"To be or not to be, that is the question\", he said to the crowd.";
    let arabic = format!("الشاعر يقرأ في لندن\n{quotation}\nثم غادر القاعة ومضى إلى بيته.");
    assert_eq!(direction_of_article(&arabic), Direction::Rtl);
    let english = format!("A poet reads\n{quotation}\nقال الشاعر.\nThen he left.");
    assert_eq!(direction_of_article(&english), Direction::Ltr);
    let page = format!("عنوان\nخبر\n{}\nخبر", format!("{quotation} ").repeat(9));
    assert_eq!(direction_of_article(&page), Direction::Ltr, "hardly any Arabic");
}
