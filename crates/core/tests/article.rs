//! Articles: decoding, structure, roles.

#![cfg(not(target_arch = "wasm32"))]

#[path = "article/decode.rs"]
mod decode;
#[path = "article/given.rs"]
mod given;
#[path = "article/line_ends.rs"]
mod line_ends;
#[path = "article/recut.rs"]
mod recut;
#[path = "article/role_pages.rs"]
mod role_pages;
#[path = "article/roles.rs"]
mod roles;

#[path = "article/wrapping.rs"]
mod wrapping;

use hashiya_core::article::{Article, ArticleId, Document, GivenRole, Origin, Role, assign_roles};
use hashiya_core::text::{Direction, Language, is_line_break};
use hashiya_testing::{article_text, cases, check_cover, document, slice_chars};
use proptest::prelude::*;

#[test]
fn an_articles_identity_is_its_files_stem() {
    let cases = [
        ("a.txt", "a"),
        ("a.b.txt", "a.b"),
        ("a", "a"),
        (".txt", ".txt"),
        ("dir/a.txt", "a"),
        ("dir\\a.txt", "a"),
        ("مقال طويل.txt", "مقال طويل"),
        ("50%:#?.txt", "50%:#?"),
    ];
    for (file, id) in cases {
        assert_eq!(ArticleId::from_file_name(file).as_str(), id, "{file}");
    }
}

#[test]
fn the_hash_is_sha256_of_the_utf8() {
    // The first from FIPS 180-2, the second computed with coreutils' sha256sum.
    let abc = Article::new(ArticleId::new("x"), "abc", Origin::Opened);
    assert_eq!(
        &*abc.sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(abc.short_hash(), "ba7816bf");
    let arabic = Article::new(ArticleId::new("x"), "حاشية", Origin::Opened);
    assert_eq!(
        &*arabic.sha256,
        "c91082ead4c24fc3656f62dcc906ed88c750ab30eeba4a627619a38c11adf194"
    );
}

#[test]
fn lines_are_numbered_and_make_blocks_whatever_ends_them() {
    for (name, text) in [
        ("LF", "عنوان\n\n \u{A0}\t\nنص أول.\nنص ثان."),
        ("CR LF", "عنوان\r\n\r\n \u{A0}\t\r\nنص أول.\r\nنص ثان."),
        ("CR", "عنوان\r\r \u{A0}\t\rنص أول.\rنص ثان."),
        ("mixed", "عنوان\r\n\r \u{A0}\t\nنص أول.\rنص ثان."),
        ("NEL", "عنوان\u{85}\u{85} \u{A0}\t\u{85}نص أول.\u{85}نص ثان."),
        ("vertical tab", "عنوان\u{B}\u{B} \u{A0}\t\u{B}نص أول.\u{B}نص ثان."),
        ("form feed", "عنوان\u{C}\u{C} \u{A0}\t\u{C}نص أول.\u{C}نص ثان."),
        (
            "line separator",
            "عنوان\u{2028}\u{2028} \u{A0}\t\u{2028}نص أول.\u{2028}نص ثان.",
        ),
        (
            "paragraph separator",
            "عنوان\u{2029}\u{2029} \u{A0}\t\u{2029}نص أول.\u{2029}نص ثان.",
        ),
        ("mixed of all", "عنوان\r\n\u{B} \u{A0}\t\u{2028}نص أول.\u{85}نص ثان."),
    ] {
        let document = document(text);
        let lines: Vec<usize> = document.blocks.iter().map(|block| block.line).collect();
        assert_eq!(lines, [1, 4, 5], "{name}");
        let texts: Vec<&str> = document.blocks.iter().map(|block| block.bytes.of(text)).collect();
        assert_eq!(texts, ["عنوان", "نص أول.", "نص ثان."], "{name}");
    }
}

/// A title, a byline and a paragraph that a program parted by U+2028 are three blocks.
#[test]
fn other_line_breaks_part_the_title_from_the_text() {
    let lines = [
        "The island school opens its new library",
        "By a reader in the harbour",
        "The library opened on Friday with a song.",
    ];
    for line_break in ["\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}", "\r", "\r\n", "\n"] {
        let text = lines.join(line_break);
        let document = document(&text);
        let blocks: Vec<&str> = document.blocks.iter().map(|block| block.bytes.of(&text)).collect();
        assert_eq!(blocks, lines, "{line_break:?}");
        assert_eq!(document.title, lines[0], "{line_break:?}");
    }
}

/// CR LF gives what LF gives, one code point further for each line.
#[test]
fn carriage_returns_move_spans_and_change_nothing_else() {
    let plain = "عنوان الخبر هنا\n\nقال الوزير إن الاجتماع انتهى. وعاد الجميع.\nنهاية.";
    let carriage = plain.replace('\n', "\r\n");
    let (one, other) = (document(plain), document(&carriage));
    let texts = |document: &Document| -> Vec<String> {
        (0..document.sentences.len())
            .map(|index| document.sentence_text(index).to_owned())
            .collect()
    };
    assert_eq!(texts(&one), texts(&other));
    for (one, other) in one.sentences.iter().zip(&other.sentences) {
        let lines_before = plain.chars().take(one.chars.start()).filter(|c| *c == '\n').count();
        assert_eq!(other.chars.start(), one.chars.start() + lines_before);
    }
}

#[test]
fn direction_and_language_are_the_articles_and_each_blocks() {
    let document = document("قمة في بيونغ يانغ\nBy John Smith\nقال الرئيس إن الزيارة ناجحة جدا.\n***");
    assert_eq!(
        (document.language, document.direction),
        (Language::Arabic, Direction::Rtl)
    );
    let directions: Vec<Direction> = document.blocks.iter().map(|block| block.direction).collect();
    assert_eq!(directions[..3], [Direction::Rtl, Direction::Ltr, Direction::Rtl]);
    assert_eq!(
        directions[3],
        Direction::Rtl,
        "a line without letters goes with the article"
    );
}

/// One of several texts of a name is told from the others by the digits of its hash, which nobody wants to read.
#[test]
fn the_digits_that_tell_texts_of_one_name_apart_are_no_title() {
    let text = "o\no\no\no\n";
    let title = |id: &str| {
        Document::new(
            Article::new(ArticleId::new(id), text, Origin::Opened).with_roles(&[GivenRole::new(0, Role::Body)]),
        )
        .title
    };
    let digits = &Article::hash_of(text.trim_end())[..8];
    assert_eq!(title(&format!("poem-{digits}")), "poem");
    assert_eq!(
        title(&format!("poem-{}", &digits[..7])),
        format!("poem-{}", &digits[..7])
    );
    assert_eq!(title("poem-2024"), "poem-2024");
    assert_eq!(title(&format!("-{digits}")), format!("-{digits}"));
}

#[test]
fn an_article_without_title_is_called_by_its_identity() {
    let text = "قال الرئيس إن الزيارة ناجحة.";
    let document = Document::new(Article::new(ArticleId::new("visit"), text, Origin::Bundled));
    let has_title = document.blocks.iter().any(|block| block.role == Role::Title);
    assert_eq!(document.title, if has_title { text } else { "visit" });
    assert_eq!(document.source, None);
}

#[test]
fn words_are_counted_in_chosen_blocks_only() {
    let document = document("ثلاث كلمات هنا\nكلمتان فقط — .");
    assert_eq!(document.words(|_| true), 5);
    assert_eq!(document.words(|block| block == 1), 2);
    assert_eq!(document.words(|_| false), 0);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn documents_cover_their_text(text in article_text(120)) {
        let document = document(&text);
        let blocks: Vec<_> = document.blocks.iter().map(|block| block.bytes).collect();
        prop_assert_eq!(check_cover(&text, &blocks), Ok(()));
        let sentences: Vec<_> = document.sentences.iter().map(|sentence| sentence.bytes).collect();
        prop_assert_eq!(check_cover(&text, &sentences), Ok(()));
        let mut next = 0;
        for (index, block) in document.blocks.iter().enumerate() {
            prop_assert_eq!(block.sentences.start, next, "sentences are numbered through");
            prop_assert!(block.sentences.end > next, "no block without a sentence");
            next = block.sentences.end;
            for sentence in &document.sentences[block.sentences.clone()] {
                prop_assert_eq!(sentence.block, index);
                prop_assert!(block.bytes.start() <= sentence.bytes.start() && sentence.bytes.end() <= block.bytes.end());
            }
            prop_assert!(!block.bytes.of(&text).contains(is_line_break));
        }
        prop_assert_eq!(next, document.sentences.len());
    }

    #[test]
    fn both_units_of_a_span_name_the_same_slice(text in article_text(120)) {
        let document = document(&text);
        for (index, sentence) in document.sentences.iter().enumerate() {
            prop_assert_eq!(slice_chars(&text, sentence.chars), document.sentence_text(index));
            prop_assert_eq!(document.sentence_at(sentence.chars), Some(index));
            prop_assert!(!document.sentence_text(index).contains(is_line_break));
        }
        for block in &document.blocks {
            prop_assert_eq!(slice_chars(&text, block.chars), block.bytes.of(&text));
        }
    }

    #[test]
    fn structure_depends_on_the_text_alone(text in article_text(80)) {
        prop_assert_eq!(document(&text), document(&text));
    }

    #[test]
    fn every_block_gets_one_role_and_there_is_at_most_one_title(lines in prop::collection::vec(article_text(40), 0..12)) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let findings = assign_roles(&lines);
        prop_assert_eq!(findings.len(), lines.len());
        prop_assert!(findings.iter().filter(|finding| finding.role == Role::Title).count() <= 1);
    }
}

#[test]
fn a_span_that_is_no_sentence_has_no_number() {
    use hashiya_core::text::CodePointSpan;
    let document = document("جملة أولى. جملة ثانية.");
    assert_eq!(document.sentences.len(), 2);
    let first = document.sentences[0].chars;
    for wrong in [
        CodePointSpan::new(first.start(), first.end() - 1),
        CodePointSpan::new(first.start() + 1, first.end()),
        CodePointSpan::new(first.start(), document.sentences[1].chars.end()),
        CodePointSpan::new(900, 901),
    ] {
        assert_eq!(document.sentence_at(wrong), None, "{wrong:?}");
    }
    assert_eq!(document.sentence_text(2), "");
}

/// Pieces of any size come to the same document as all at once.
#[test]
fn a_document_made_in_pieces_is_the_same() {
    use hashiya_core::article::Preparation;
    let long = "The tide fell. \"Rain\", he said, \"will come.\" Nobody knew.\n\nمن قال ذلك؟ لا أحد.\n".repeat(40);
    for text in ["", "\n\n", "One.", "عنوان\n\nجملة. جملة أخرى.\r\nثالثة.", &long] {
        let article = || Article::new(ArticleId::new("a"), text, Origin::Opened);
        let whole = Document::new(article());
        for piece in [1, 50, 1_000, usize::MAX] {
            let mut preparation = Preparation::new(article());
            let mut before = 0;
            while !preparation.go_on(piece) {
                let percent = preparation.percent();
                assert!((before..=100).contains(&percent), "{percent} after {before}");
                before = percent;
            }
            assert_eq!(preparation.finish(), whole, "{piece}");
        }
        let stopped = Preparation::new(article());
        assert_eq!(stopped.finish(), whole, "nothing done before");
        let other = ArticleId::new("b");
        let other = Article::new(other, text, Origin::Bundled).declaring(Some("ckb"));
        assert_eq!(whole.clone().in_article(other.clone()), Document::new(other.clone()));
        for direction in [Direction::Rtl, Direction::Ltr] {
            let other = other.clone().directed(Some(direction));
            assert_eq!(whole.clone().in_article(other.clone()), Document::new(other));
        }
    }
}
