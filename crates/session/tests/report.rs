//! The sheet of an article and the report: what stands on it, and that every text comes out as text
//! and nothing else, read by a parser of HTML that is not ours.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use base64::Engine;
use hashiya_core::annotation::Stamp;
use hashiya_core::article::{Document, Role};
use hashiya_core::codebook::{Codebook, DEFAULT_LABELS, LabelId};
use hashiya_session::i18n::{Locale, isolated};
use hashiya_session::report::{PrintMode, Sheet, SheetTag, html, sheet};
use hashiya_session::{Counting, default_codebook};
use hashiya_testing::{any_text, article_text, cases, document};
use proptest::prelude::*;
use scraper::{ElementRef, Html, Node, Selector};
use sha2::{Digest, Sha256};

#[path = "report/lists.rs"]
mod lists;

const NEWS: &str = "عنوان الخبر\n\nقال الوزير: «القمة ناجحة». بدأ الاجتماع أمس. كانت العلاقات متوترة منذ سنوات.\n";

/// What was said of the sentences of a test: label, note, author and whether it is unsure, by sentence.
type Words<'a> = &'a [(usize, &'a str, &'a str, &'a str, bool)];

fn stamp(day: u64) -> Stamp {
    Stamp::from_millis(1_795_000_000_000 + day * 86_400_000)
}

thread_local! {
    /// The codebook that the program comes with.
    static CODEBOOK: &'static Codebook = Box::leak(Box::new((*default_codebook()).clone()));
}

fn view<'a>(document: &'a Document, words: Words<'a>, labels: &'a [LabelId], locale: &str) -> Sheet<'a> {
    Sheet {
        document,
        title: &document.title,
        codebook: CODEBOOK.with(|codebook| *codebook),
        locale: Locale::from_tag(locale).expect("a language that there is"),
        counting: Counting { credits: true },
        role_of: Box::new(|block| document.blocks[block].role),
        nesting_of: Box::new(|block| document.article.nesting(document.blocks[block].chars.start())),
        tag_of: Box::new(move |sentence| {
            let at = words.iter().position(|(number, ..)| *number == sentence)?;
            let (_, label, note, by, unsure) = words[at];
            Some(SheetTag {
                label: (!label.is_empty()).then(|| &labels[at]),
                note,
                unsure,
                by,
                at: stamp(at as u64),
            })
        }),
        today: stamp(9),
    }
}

fn labels(words: Words) -> Vec<LabelId> {
    words.iter().map(|(_, label, ..)| LabelId::new(label)).collect()
}

/// The report on one article, parsed.
fn report(document: &Document, words: Words, locale: &str) -> Html {
    let labels = labels(words);
    Html::parse_document(&html(&[view(document, words, &labels, locale)]).expect("a report"))
}

/// A sheet as it is printed, parsed.
fn paper(document: &Document, words: Words, locale: &str, paper: PrintMode) -> Html {
    let labels = labels(words);
    let mut text = String::new();
    sheet(&view(document, words, &labels, locale), paper).write_html(&mut text);
    Html::parse_fragment(&text)
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    all(page, selector)
        .into_iter()
        .map(|element| element.text().collect())
        .collect()
}

const SAID: Words = &[
    (0, "claim", "", "ليلى", false),
    (1, "quote", "من؟ <b>\"&amp;\"</b>", "Omar", false),
    (3, "doubt", "", "ليلى", false),
];

#[test]
fn what_is_not_counted_has_no_number_and_no_boxes_and_keeps_its_tag() {
    let text = "قطار جديد بين العاصمة والساحل\n\nكتبت: هند الراوي\n\nبدأت الرحلات أمس. ولم يتأخر أحد.\n";
    let document = document(text);
    let said: Words = &[(1, "claim", "اسم", "ليلى", false), (2, "quote", "", "ليلى", false)];
    let labels = labels(said);
    let sheet_of = |counting: Counting| Sheet {
        counting,
        ..view(&document, said, &labels, "en")
    };
    let page = Html::parse_document(&html(&[sheet_of(Counting::default())]).expect("a report"));
    assert_eq!(texts(&page, ".sheet-text sup"), ["1", "2", "3"]);
    assert_eq!(texts(&page, ".mark"), ["C*", "2Q"]);
    assert_eq!(texts(&page, ".sheet-notes dt"), ["Byline*"]);
    assert!(texts(&page, ".sheet-facts span").contains(&"1 of 3 tagged".to_owned()));
    assert_eq!(texts(&page, ".said").len(), 4, "all of the text is there");
    let page = Html::parse_document(&html(&[sheet_of(Counting { credits: true })]).expect("a report"));
    assert_eq!(texts(&page, ".mark"), ["2C*", "3Q"]);
    assert!(texts(&page, ".sheet-facts span").contains(&"2 of 4 tagged".to_owned()));

    let mut worksheet = String::new();
    sheet(&sheet_of(Counting::default()), PrintMode::Worksheet).write_html(&mut worksheet);
    let boxes = all(&Html::parse_fragment(&worksheet), ".mark").len();
    assert_eq!(boxes, 3, "a line to tick for each sentence to tag");
}

#[test]
fn the_report_says_what_was_said() {
    let document = document(NEWS);
    let page = report(&document, SAID, "en");
    let shown: Vec<(String, Option<&str>)> = all(&page, ".said")
        .into_iter()
        .map(|said| (said.text().collect(), said.attr("data-label")))
        .collect();
    let expected: Vec<(String, Option<&str>)> = (0..document.sentences.len())
        .map(|index| {
            let label = SAID
                .iter()
                .find(|(number, ..)| *number == index)
                .map(|(_, label, ..)| *label);
            (document.sentence_text(index).to_owned(), label)
        })
        .collect();
    assert_eq!(shown, expected);
    assert_eq!(texts(&page, ".mark"), ["1C", "2Q*", "4?"]);
    assert_eq!(texts(&page, "title"), ["عنوان الخبر"]);
    assert_eq!(
        texts(&page, ".sheet-facts span"),
        [
            "Tagged by \u{2068}ليلى\u{2069} (2), \u{2068}Omar\u{2069} (1)",
            "18 November 2026 – 20 November 2026",
            "3 of 4 tagged"
        ]
    );
    assert_eq!(
        texts(&page, ".sheet-legend li"),
        [
            "CClaim125%", "QQuote125%", "BBackground00%", "?Other tags125%", "Not reviewed125%"
        ]
    );
    assert_eq!(texts(&page, ".sheet-notes dt"), ["2*"]);
    assert_eq!(texts(&page, ".sheet-notes dd"), ["من؟ <b>\"&amp;\"</b>"]);
    assert_eq!(texts(&page, ".sheet-made"), ["Made with Hashiya, 27 November 2026"]);
}

/// The sign of an unsure sentence stands beside its letter, or alone; it is in the legend when it is on
/// the sheet, and worksheets know nothing of it.
#[test]
fn unsure_sentences_have_a_sign_of_their_own() {
    let document = document(NEWS);
    let words: Words = &[
        (0, "claim", "", "ليلى", true),
        (1, "", "", "ليلى", true),
        (2, "quote", "why?", "ليلى", true),
    ];
    for (locale, marks, entry) in [
        ("en", ["1C(?)", "2(?)", "3Q(?)*"], "(?)Unsure375%"),
        ("fr", ["1Af(?)", "2(?)", "3Ci(?)*"], "(?)À revoir375\u{202f}%"),
        ("ar", ["١د(؟)", "٢(؟)", "٣ق(؟)*"], "(؟)فيها شك٣٧٥٪"),
    ] {
        let page = report(&document, words, locale);
        assert_eq!(texts(&page, ".mark"), marks);
        let legend = texts(&page, ".sheet-legend li");
        assert_eq!(legend.last().map(String::as_str), Some(entry));
        let without = report(&document, SAID, locale);
        assert!(texts(&without, ".doubt").is_empty());
        let sheet = paper(&document, words, locale, PrintMode::Worksheet);
        assert!(texts(&sheet, ".doubt").is_empty());
    }
    // A mark alone is no tag.
    let facts = texts(&report(&document, words, "en"), ".sheet-facts span");
    assert_eq!(facts.last().map(String::as_str), Some("2 of 4 tagged"));
}

#[test]
fn languages_and_directions_are_each_their_own() {
    let document = document(NEWS);
    for (locale, direction, letters) in [
        ("ar", "rtl", ["د", "ق"]),
        ("en", "ltr", ["C", "Q"]),
        ("fr", "ltr", ["Af", "Ci"]),
    ] {
        let page = report(&document, SAID, locale);
        let root = page.root_element();
        assert_eq!((root.attr("lang"), root.attr("dir")), (Some(locale), Some(direction)));
        let article = all(&page, ".sheet-text")[0];
        assert_eq!((article.attr("lang"), article.attr("dir")), (Some("ar"), Some("rtl")));
        assert!(
            all(&page, ".mark > span")
                .iter()
                .all(|mark| mark.attr("dir") == Some(direction))
        );
        assert_eq!(texts(&page, ".sheet-legend .letter")[..2], letters);
    }
}

#[test]
fn every_label_has_a_letter_of_its_own() {
    for locale in Locale::all() {
        let letters: BTreeSet<&str> = DEFAULT_LABELS.iter().map(|label| locale.label(label).letter).collect();
        assert_eq!(letters.len(), DEFAULT_LABELS.len(), "{locale:?}");
        assert!(letters.iter().all(|letter| (1..=2).contains(&letter.chars().count())));
    }
}

#[test]
fn leftovers_of_the_page_stay_behind() {
    let document = document(NEWS);
    let mut view = view(&document, &[], &[], "en");
    view.role_of = Box::new(|block| if block == 0 { Role::Boilerplate } else { Role::Body });
    let page = Html::parse_document(&html(&[view]).expect("a report"));
    assert_eq!(texts(&page, ".said").len(), 3);
    assert_eq!(texts(&page, "sup"), ["1", "2", "3"]);
    // The text has no title then, so the sheet gives it one.
    assert_eq!(texts(&page, ".sheet-head h1"), ["عنوان الخبر"]);
}

#[test]
fn a_worksheet_tells_nothing_of_the_tags() {
    let document = document(NEWS);
    let page = paper(&document, SAID, "en", PrintMode::Worksheet);
    assert_eq!(texts(&page, ".mark"), ["1CQB", "2CQB", "3CQB", "4CQB"]);
    assert!(all(&page, ".said[data-label]").is_empty());
    assert_eq!(texts(&page, ".sheet-lines span"), ["Name", "Class", "Date"]);
    assert_eq!(all(&page, ".sheet-meanings dd").len(), 3);
    assert!(texts(&page, ".sheet-notes, .sheet-legend, .sheet-facts").is_empty());
}

#[test]
fn one_report_holds_several_articles() {
    let (first, second) = (document(NEWS), document("Second.\nIt rained."));
    let none: Words = &[];
    let text = html(&[view(&first, none, &[], "en"), view(&second, none, &[], "en")]);
    let page = Html::parse_document(&text.expect("a report"));
    assert_eq!(all(&page, ".sheet").len(), 2);
    assert_eq!(texts(&page, "title"), ["2 articles"]);
    assert_eq!(html(&[]), None);
}

/// The page asks for nothing and runs nothing: its policy says so, and allows its one style by hash.
#[test]
fn the_report_is_closed() {
    let page = report(&document(NEWS), SAID, "ar");
    let styles = texts(&page, "style");
    let [style] = styles.as_slice() else {
        panic!("{} styles", styles.len())
    };
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style.as_bytes()));
    let policy = all(&page, "meta[http-equiv=Content-Security-Policy]")[0].attr("content");
    let expected = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    assert_eq!(policy, Some(expected.as_str()));
    assert!(!style.contains("url(") && !style.contains("@import"), "{style}");
    assert!(all(&page, "script, link, img, iframe, object, form, a").is_empty());
}

/// The build script leaves out the tokens that nothing names, and no other.
#[test]
fn the_report_carries_the_tokens_that_it_names() {
    let page = report(&document(NEWS), SAID, "ar");
    let style = texts(&page, "style").concat();
    let names = |before: &str| -> BTreeSet<String> {
        let after = style.split(before).skip(1);
        let name = |rest: &str| rest.split([')', ':', ' ']).next().unwrap_or_default().to_owned();
        after.map(name).collect()
    };
    let (defined, named) = (names("; --").union(&names("{ --")).cloned().collect(), names("var(--"));
    assert!(named.contains("claim") && named.contains("paper"), "{named:?}");
    assert_eq!(named, defined);
    assert!(!style.contains("/*") && style.contains("light-dark("), "{style}");
}

/// What the program itself writes: no element and no attribute beyond these may come of any text.
const ELEMENTS: &[&str] = &[
    "html", "head", "meta", "title", "style", "body", "section", "header", "footer", "div", "h1", "h2", "p", "span",
    "sup", "b", "ul", "li", "dl", "dt", "dd", "abbr", "blockquote",
];
const ATTRIBUTES: &[&str] = &[
    "lang", "dir", "charset", "http-equiv", "content", "name", "class", "title", "data-label", "data-paper",
    "data-role", "data-level", "data-marker", "role", "aria-level",
];

fn is_plain(page: &Html) -> Result<(), TestCaseError> {
    for node in page.tree.nodes() {
        match node.value() {
            Node::Element(element) => {
                prop_assert!(ELEMENTS.contains(&element.name()), "<{}>", element.name());
                for (name, _) in element.attrs() {
                    prop_assert!(ATTRIBUTES.contains(&name), "{name} on <{}>", element.name());
                }
            }
            Node::Comment(comment) => prop_assert!(false, "a comment: {comment:?}"),
            _ => {}
        }
    }
    Ok(())
}

/// What is markup, or nearly.
const PIECES: &[&str] = &[
    "<",
    ">",
    "&",
    "\"",
    "'",
    "`",
    "=",
    "/",
    "--",
    "<!--",
    "-->",
    "]]>",
    "<script>alert(1)</script>",
    "</span>",
    "</title><img src=x onerror=alert(1)>",
    "</style>",
    "\" onclick=\"x",
    "&lt;",
    "&#60;",
    "&#x3c;",
    "&amp;",
    "<plaintext>",
    "<svg/onload=x>",
    "\0",
    "\r\n",
    "\r",
    "\n",
    "<?x?>",
    "<a href=javascript:x>",
];

/// Texts that would be markup if they were not escaped, between other ones.
fn hostile(longest: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![1 => any_text(6), 2 => prop::sample::select(PIECES).prop_map(str::to_owned)];
    prop::collection::vec(piece, 0..longest).prop_map(|pieces| pieces.concat())
}

/// What a parser keeps of a text: all of it but U+0000, for which another sign stands.
fn kept(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_text_comes_out_as_text(
        text in hostile(12).prop_map(|text| format!("ب{text}")),
        label in hostile(4).prop_filter("a label", |label| !label.is_empty()),
        note in hostile(8),
        by in hostile(4),
        unsure in any::<bool>(),
        locale in prop::sample::select(&["ar", "en", "fr"][..]),
    ) {
        let document = document(&text);
        let words = [(0, label.as_str(), note.as_str(), by.as_str(), unsure)];
        let page = report(&document, &words, locale);
        is_plain(&page)?;
        let shown = texts(&page, ".said");
        let is_text = |sentence: &usize| document.blocks[document.sentences[*sentence].block].role.is_text();
        let expected: Vec<String> = (0..document.sentences.len())
            .filter(is_text)
            .map(|index| kept(document.sentence_text(index)))
            .collect();
        prop_assert_eq!(shown, expected);
        prop_assert_eq!(texts(&page, "title"), [kept(&document.title)]);
        if is_text(&0) {
            let said = all(&page, ".said")[0].attr("data-label").map(str::to_owned);
            prop_assert_eq!(said, Some(kept(&label)));
            let notes: Vec<String> = if note.is_empty() { vec![] } else { vec![kept(&note)] };
            prop_assert_eq!(texts(&page, ".sheet-notes dd"), notes);
            let facts = texts(&page, ".sheet-facts span");
            // A name stands isolated, without marks of direction of its own.
            prop_assert!(facts[0].contains(&isolated(&kept(&by))), "{:?}", facts);
        }
    }

    #[test]
    fn no_text_changes_a_worksheet(text in article_text(80), paper_of in hostile(10)) {
        let document = document(&format!("{text}\n{paper_of}"));
        is_plain(&paper(&document, &[], "en", PrintMode::Worksheet))?;
    }
}
