//! What the source of an article says of it and of its lines.

use std::rc::Rc;

use hashiya_core::article::{
    Article, ArticleId, Confidence, Cut, Document, GivenRole, LineRole, Marker, Metadata, Nesting, Origin, Preparation,
    Role,
};
use hashiya_core::text::Language;
use proptest::prelude::*;
use serde_json::json;

/// As a saved page is read: a line for each block, of which some are named.
const TEXT: &str = "شاركها\nعنوان التقرير\n15 مايو 2024\nقال الوزير إن الموسم جيد. وأضاف أنه لا يعلم.\nالصورة: رويترز\nThis is a short line";

fn article(text: &str) -> Article {
    Article::new(ArticleId::new("page"), text, Origin::Opened)
}

/// Roles for lines by their numbers.
fn named(text: &str, roles: &[(usize, Role)]) -> Vec<GivenRole> {
    let document = Document::new(article(text));
    let starts: Vec<usize> = document.blocks.iter().map(|block| block.chars.start()).collect();
    let given = roles.iter().map(|(line, role)| GivenRole::new(starts[*line], *role));
    given.collect()
}

fn roles(document: &Document) -> Vec<(Role, Confidence)> {
    let blocks = document.blocks.iter();
    blocks.map(|block| (block.role, block.confidence)).collect()
}

#[test]
fn what_the_source_says_of_its_lines_is_what_they_are() {
    let given = named(
        TEXT,
        &[
            (5, Role::Title),
            (1, Role::Heading),
            (0, Role::Body),
            (2, Role::Boilerplate),
        ],
    );
    let document = Document::new(article(TEXT).with_roles(&given));
    let expected = [
        Role::Body,
        Role::Heading,
        Role::Boilerplate,
        Role::Body,
        Role::Body,
        Role::Title,
    ];
    assert_eq!(roles(&document), expected.map(|role| (role, Confidence::Sure)));
    assert_eq!(document.title, "This is a short line");
    assert_eq!(document.source, None);
    let without = Document::new(article(TEXT));
    let spans = |document: &Document| document.sentences.iter().map(|it| it.chars).collect::<Vec<_>>();
    assert_eq!(spans(&document), spans(&without));
}

/// What is stored and exported of a line: fields that earlier versions know, and others that they pass over.
#[test]
fn what_is_said_of_a_line_is_written_so_that_every_version_reads_it() {
    let item = |level, marker| LineRole {
        role: Role::ListItem,
        nesting: Nesting { level, marker },
    };
    let quotation = LineRole {
        role: Role::Quotation,
        nesting: Nesting {
            level: 3,
            marker: Marker::Bullet,
        },
    };
    let cases = [
        (Role::Heading.into(), json!({"start": 7, "role": "heading"})),
        (Role::Body.into(), json!({"start": 7, "role": "body"})),
        (
            Role::ListItem.into(),
            json!({"start": 7, "role": "body", "subrole": "list-item"}),
        ),
        (
            item(2, Marker::Number(-4)),
            json!({"start": 7, "role": "body", "subrole": "list-item", "level": 2, "number": -4}),
        ),
        (
            item(1, Marker::Task(false)),
            json!({"start": 7, "role": "body", "subrole": "list-item", "checked": false}),
        ),
        (
            item(1, Marker::Nothing),
            json!({"start": 7, "role": "body", "subrole": "list-item", "continued": true}),
        ),
        (
            quotation,
            json!({"start": 7, "role": "body", "subrole": "quotation", "level": 3}),
        ),
    ];
    for (line, written) in cases {
        let line: LineRole = line;
        let given = GivenRole::new(7, line);
        assert_eq!(serde_json::to_value(given).expect("JSON"), written);
        assert_eq!(serde_json::from_value::<GivenRole>(written).expect("a role"), given);
    }
    // A word of a newer program, one beside another role, a level that is none.
    for said in [
        json!({"start": 7, "role": "heading", "subrole": "list-item"}),
        json!({"start": 7, "role": "heading", "subrole": "verse", "level": 0}),
    ] {
        let given: GivenRole = serde_json::from_value(said).expect("a role");
        assert_eq!(given, GivenRole::new(7, Role::Heading));
    }
    for role in Role::ALL {
        let word = serde_json::to_value(role).expect("JSON");
        let word = word.as_str().expect("a word");
        assert_eq!(word, role.base().as_str(), "what earlier versions read");
        let base: Role = serde_json::from_value(json!(word)).expect("a role");
        assert_eq!(base.with_subrole(role.subrole()), role);
        assert_eq!(role.is_text(), role.base().is_text());
    }
}

/// The first of two roles for one line counts; one where no line begins says nothing.
#[test]
fn roles_that_contradict_or_fit_nowhere_change_nothing() {
    let mut given = named(TEXT, &[(1, Role::Title), (1, Role::Boilerplate)]);
    given.extend([2, 3, 9_999].map(|start| GivenRole::new(start, Role::Date)));
    let document = Document::new(article(TEXT).with_roles(&given));
    assert_eq!(document.blocks[1].role, Role::Title);
    let others = document.blocks.iter().filter(|block| block.role != Role::Title);
    assert!(others.clone().all(|block| block.role == Role::Body), "{document:?}");
    assert_eq!(others.count(), 5);
}

#[test]
fn the_title_and_the_writer_are_those_of_the_source() {
    let metadata = |title: Option<&str>, author: Option<&str>| {
        Rc::new(Metadata {
            title: title.map(str::to_owned),
            author: author.map(str::to_owned),
            ..Metadata::default()
        })
    };
    let found = Document::new(article(TEXT)).title;
    let named_title = named(TEXT, &[(1, Role::Title), (5, Role::Byline)]);
    let cases = [
        // The lines that the source names, what it says of all of it, the title and the writer.
        (
            true,
            Some("Page | Site"),
            Some("A. B."),
            "عنوان التقرير",
            Some("This is a short line"),
        ),
        (true, None, None, "عنوان التقرير", Some("This is a short line")),
        (
            false,
            Some(" A  title\n in two lines "),
            Some("A. B."),
            "A  title in two lines",
            Some("A. B."),
        ),
        (false, Some("  "), Some(""), &found, None),
    ];
    for (names_lines, title, author, expected, source) in cases {
        let mut article = article(TEXT).described(metadata(title, author));
        if names_lines {
            article = article.with_roles(&named_title);
        }
        let document = Document::new(article.clone());
        assert_eq!(
            (document.title.as_str(), document.source.as_deref()),
            (expected, source)
        );
        let first = document.blocks[3].chars.start();
        let cuts = [(first, Cut::Merge)];
        let joined = Document::with_cuts(article, &cuts);
        assert_eq!((joined.title.as_str(), joined.source.as_deref()), (expected, source));
    }
    let no_title = named(TEXT, &[(0, Role::Boilerplate)]);
    let titled = article(TEXT)
        .with_roles(&no_title)
        .described(metadata(Some("Said"), None));
    assert_eq!(Document::new(titled).title, "Said");
    assert_eq!(Document::new(article(TEXT).with_roles(&no_title)).title, "page");
}

#[test]
fn the_language_of_the_source_counts_where_the_article_says_none() {
    let said = Rc::new(Metadata {
        language: Some("ckb".into()),
        ..Metadata::default()
    });
    let kurdish = Document::new(article("12 34").described(Rc::clone(&said)));
    assert_eq!(kurdish.language_tag(), "ckb");
    let own = Document::new(article("12 34").declaring(Some("de")).described(said));
    assert_eq!(own.language, Language::from_tag("de"));
}

fn any_role() -> impl Strategy<Value = Role> {
    prop::sample::select(Role::ALL.to_vec())
}

proptest! {
    #![proptest_config(hashiya_testing::cases(64))]

    /// Whichever way a document comes to be, given roles are its lines' roles.
    #[test]
    fn every_way_to_a_document_has_the_given_roles(
        lines in prop::collection::vec("[أ-ي]{1,9}( [أ-ي]{2,6}){0,9}[.؟]?", 1..8),
        given in prop::collection::vec((any::<prop::sample::Index>(), any_role()), 0..6),
        joined in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let text = lines.join("\n");
        let plain = Document::new(article(&text));
        let starts: Vec<usize> = plain.blocks.iter().map(|block| block.chars.start()).collect();
        let given: Vec<GivenRole> = given.iter().map(|(line, role)| GivenRole::new(*line.get(&starts), *role)).collect();
        let mut cuts: Vec<(usize, Cut)> = joined.iter().map(|line| (*line.get(&starts), Cut::Merge)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let article = article(&text).with_roles(&given);
        let whole = Document::new(article.clone());
        let mut preparation = Preparation::new(article.clone());
        while !preparation.go_on(7) {}
        prop_assert_eq!(&preparation.finish(), &whole);
        prop_assert_eq!(&plain.clone().in_article(article.clone()), &whole);
        prop_assert_eq!(&whole.clone().in_article(plain.article.clone()), &plain);
        let cut = Document::with_cuts(article.clone(), &cuts);
        prop_assert_eq!(&whole.recut(&[], &cuts), &cut);
        prop_assert_eq!(&cut.recut(&cuts, &[]), &whole);
        if !given.is_empty() {
            let of_lines: Vec<Role> = cut.blocks.iter().flat_map(|block| block.lines()).map(|(_, role)| role).collect();
            let expected = starts.iter().map(|start| {
                let named = given.iter().find(|given| given.start == *start);
                named.map_or(Role::Body, |given| given.role)
            });
            prop_assert_eq!(of_lines, expected.collect::<Vec<_>>());
        }
    }
}
