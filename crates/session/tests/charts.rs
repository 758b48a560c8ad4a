//! Pictures: what is drawn is what was counted, nothing lies over anything else, and the file is
//! sound XML that says the same as the page.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use hashiya_core::text::Direction;
use hashiya_session::charts::{COLOURS, Cell, Frame, Kind, Picture, Row, WIDE, distribution, strip, write};
use hashiya_session::i18n::Locale;
use hashiya_session::report::{Element, Node};
use hashiya_testing::{any_text, cases, read_project};
use proptest::prelude::*;

/// The kinds of the codebook that the program comes with.
fn kinds() -> [Kind; 5] {
    [
        Kind::of_label("claim", "Claim"),
        Kind::of_label("quote", "Quote"),
        Kind::of_label("background", "Background"),
        Kind::other("Other"),
        Kind::untagged("Untagged"),
    ]
}

fn locale(tag: &str) -> Locale {
    Locale::from_tag(tag).expect("a language that there is")
}

fn frame(kinds: &[Kind], width: usize, locale: Locale) -> Frame<'_> {
    Frame {
        name: "chart",
        kinds,
        width,
        locale,
    }
}

/// The value of an attribute.
fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let found = element.attributes.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| value.as_ref())
}

/// The elements directly in one.
fn below(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|child| match child {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

/// All elements of a picture, in the order of the file.
fn all(element: &Element) -> Vec<&Element> {
    let below = below(element).flat_map(all);
    std::iter::once(element).chain(below).collect()
}

fn drawn<'a>(picture: &'a Picture, name: &str) -> Vec<&'a Element> {
    let elements = all(&picture.root).into_iter();
    elements.filter(|element| attribute(element, name).is_some()).collect()
}

fn number(element: &Element, name: &str) -> usize {
    let value = attribute(element, name).unwrap_or_else(|| panic!("{name} of {element:?}"));
    value.parse().unwrap_or_else(|_| panic!("{name}={value}"))
}

/// Where a box begins and ends from the left, and its top.
fn sides(element: &Element) -> (usize, usize, usize) {
    let x = number(element, "x");
    (x, x + number(element, "width"), number(element, "y"))
}

/// The same of boxes in their order of reading, as if that were from the left.
fn in_reading_order(boxes: &[&Element], width: usize, direction: Direction) -> Vec<(usize, usize, usize)> {
    let turned = |(from, until, y): (usize, usize, usize)| match direction {
        Direction::Ltr => (from, until, y),
        Direction::Rtl => (width - until, width - from, y),
    };
    boxes.iter().map(|element| turned(sides(element))).collect()
}

fn text_of(element: &Element) -> String {
    let text = |content: &Node| match content {
        Node::Text(text) => text.to_string(),
        Node::Element(element) => text_of(element),
    };
    element.children.iter().map(text).collect()
}

fn any_locale() -> impl Strategy<Value = Locale> {
    prop::sample::select(Locale::all().collect::<Vec<_>>())
}

fn any_rows() -> impl Strategy<Value = Vec<Row>> {
    let counts = prop::array::uniform5(prop_oneof![2 => Just(0usize), 3 => 0usize..30, 1 => 0usize..20_000]);
    let row = (any_text(120), counts).prop_map(|(title, counts)| Row {
        title,
        counts: counts.to_vec(),
    });
    prop::collection::vec(row, 0..6)
}

fn any_cells() -> impl Strategy<Value = Vec<Cell>> {
    let cell = (prop_oneof![5 => 1usize..200, 1 => 1usize..5_000], 0..kinds().len());
    prop::collection::vec(cell, 0..150).prop_map(|cells| {
        let cells = cells.into_iter().enumerate();
        cells
            .map(|(index, (length, kind))| Cell {
                sentence: index * 2,
                ordinal: index + 1,
                length,
                kind,
            })
            .collect()
    })
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::Ltr, Direction::Rtl])
}

/// Checks that the file holds the same elements as the tree, with the same attributes (colours in
/// the place of classes) and texts, but for the ground; and that every pattern named is in it.
fn check_file(picture: &Picture) -> Result<(), TestCaseError> {
    let text = write(picture);
    let file = roxmltree::Document::parse(&text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
    let root = file.root_element();
    prop_assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
    prop_assert!(
        root.attribute("font-family")
            .is_some_and(|fonts| fonts.contains("sans-serif"))
    );
    let mut nodes: Vec<roxmltree::Node> = root.descendants().filter(roxmltree::Node::is_element).collect();
    let ground = nodes
        .iter()
        .position(|node| node.parent() == Some(root) && node.tag_name().name() == "rect");
    let ground = nodes.remove(ground.expect("a ground"));
    prop_assert_eq!(ground.attribute("width"), attribute(&picture.root, "width"));
    prop_assert_eq!(ground.attribute("fill"), Some(COLOURS[0].1));
    let elements = all(&picture.root);
    prop_assert_eq!(nodes.len(), elements.len());
    for (node, element) in nodes.iter().zip(&elements) {
        prop_assert_eq!(node.tag_name().name(), element.name);
        prop_assert!(node.attribute("class").is_none() && node.attribute("style").is_none());
        for (name, value) in element.attributes.iter().filter(|(name, _)| *name != "class") {
            prop_assert_eq!(node.attribute(*name).map(kept), Some(kept(value)), "{}", name);
        }
        let seen: String = node
            .descendants()
            .filter_map(|below| below.text().filter(|_| below.is_text()))
            .collect();
        prop_assert_eq!(kept(&seen), kept(&text_of(element)));
        let is_painted = ["rect", "path", "text"].contains(&element.name);
        prop_assert!(
            !is_painted || node.attribute("fill").is_some(),
            "{:?} has no colour",
            element
        );
    }
    let ids: Vec<&str> = nodes.iter().filter_map(|node| node.attribute("id")).collect();
    prop_assert_eq!(
        ids.iter().collect::<BTreeSet<_>>().len(),
        ids.len(),
        "the same identity twice"
    );
    for fill in nodes
        .iter()
        .filter_map(|node| node.attribute("fill")?.strip_prefix("url(#"))
    {
        prop_assert!(ids.contains(&fill.trim_end_matches(')')), "{} is not in the file", fill);
    }
    Ok(())
}

/// A text without the characters that XML has not.
fn kept(text: &str) -> String {
    let has_not = |c: char| (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if has_not(c) { '\u{fffd}' } else { c }).collect()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_distribution_shows_what_was_counted(rows in any_rows(), locale in any_locale(), width in 280usize..800) {
        let picture = distribution(&frame(&kinds(), width, locale), "title", "what it says", &rows);
        let groups = drawn(&picture, "data-row");
        prop_assert_eq!(groups.len(), rows.len());
        for (group, row) in groups.into_iter().zip(&rows) {
            prop_assert_eq!(attribute(group, "data-row"), Some(row.title.as_str()));
            let parts: Vec<&Element> = below(group).filter(|child| attribute(child, "data-kind").is_some()).collect();
            let kinds = kinds();
            let expected: Vec<(&str, usize)> = kinds.iter().zip(&row.counts).map(|(kind, count)| (kind.id.as_str(), *count)).filter(|(_, count)| *count > 0).collect();
            let seen: Vec<(&str, usize)> = parts.iter().map(|part| (attribute(part, "data-kind").unwrap_or_default(), number(part, "data-count"))).collect();
            prop_assert_eq!(&seen, &expected);
            let texts: Vec<String> = below(group).filter(|child| child.name == "text").skip(1).map(text_of).collect();
            let figures: Vec<String> = expected.iter().map(|(_, count)| locale.number(*count)).collect();
            prop_assert_eq!(texts, figures, "the figures below the bar");
            let total: usize = row.counts.iter().sum();
            let boxes = in_reading_order(&parts, width, locale.direction());
            let mut end = 0;
            for ((from, until, y), (_, count)) in boxes.into_iter().zip(expected) {
                prop_assert!(end <= from && from < until && until <= width, "{}..{} after {}", from, until, end);
                prop_assert!(y < picture.height);
                let exact = width as f64 * count as f64 / total as f64;
                prop_assert!((exact - (until - from) as f64).abs() <= 26.0, "{} for {}", until - from, exact);
                end = until;
            }
        }
        check_file(&picture)?;
    }

    #[test]
    fn a_strip_has_a_cell_for_every_sentence(
        cells in any_cells(), locale in any_locale(), direction in any_direction(), width in 280usize..800,
    ) {
        let picture = strip(&frame(&kinds(), width, locale), direction, "title", "what it says", &cells);
        let boxes = drawn(&picture, "data-cell");
        let seen: Vec<(usize, &str)> = boxes.iter().map(|cell| (number(cell, "data-cell"), attribute(cell, "data-kind").unwrap_or_default())).collect();
        let kinds = kinds();
        let expected: Vec<(usize, &str)> = cells.iter().map(|cell| (cell.sentence, kinds[cell.kind].id.as_str())).collect();
        prop_assert_eq!(seen, expected);
        let places = in_reading_order(&boxes, width, direction);
        let mut last = (0, 0);
        for ((from, until, y), cell) in places.iter().zip(&cells) {
            prop_assert!(from < until && *until <= width && y + 32 <= picture.height);
            prop_assert!((*y, *from) >= last, "cells in the order of the text");
            last = (*y, *until);
            for (other, (from2, until2, _)) in cells.iter().zip(&places) {
                prop_assert!(cell.length < other.length || until - from >= until2 - from2, "longer is not narrower");
            }
        }
        check_file(&picture)?;
    }

    #[test]
    fn whatever_is_written_stays_text(text in any_text(60)) {
        let rows = [Row { title: text.clone(), counts: vec![1, 0, 0, 0, 2] }];
        let picture = distribution(&frame(&kinds(), WIDE, locale("en")), &text, &text, &rows);
        check_file(&picture)?;
    }
}

#[test]
fn markup_in_a_title_stays_text() {
    let title = "</text><script>alert(1)</script> & \"x\" ]]> <!-- \u{1}";
    let rows = [Row {
        title: title.into(),
        counts: vec![3, 0, 1, 0, 0],
    }];
    let picture = distribution(&frame(&kinds(), WIDE, locale("en")), title, title, &rows);
    let text = write(&picture);
    assert!(
        !text.contains("<script") && !text.contains("<!--") && !text.contains('\u{1}'),
        "{text}"
    );
    let file = roxmltree::Document::parse(&text).expect("XML");
    let said = file
        .descendants()
        .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title")));
    assert_eq!(said.and_then(|node| node.text()), Some(kept(title).as_str()));
}

#[test]
fn a_file_fetches_nothing_and_names_all_it_needs() {
    let rows = [Row {
        title: "قمة".into(),
        counts: vec![1, 2, 3, 4, 5],
    }];
    let text = write(&distribution(&frame(&kinds(), WIDE, locale("ar")), "t", "d", &rows));
    for foreign in ["href", "style", "@import", "var(", "class=", "http"] {
        let found = text.matches(foreign).count();
        assert_eq!(found, usize::from(foreign == "http"), "{foreign}: only the name space");
    }
    assert!(text.contains("direction=\"rtl\"") && text.contains('٥'), "in Arabic");
    assert!(text.contains("width=\"720\""));
}

#[test]
fn an_article_that_is_written_from_the_right_is_drawn_from_the_right() {
    let cell = |sentence, kind| Cell {
        sentence,
        ordinal: sentence + 1,
        length: 50,
        kind,
    };
    let cells = [cell(0, 0), cell(1, 1)];
    // The interface is in English all the same.
    let picture = strip(&frame(&kinds(), WIDE, locale("en")), Direction::Rtl, "t", "d", &cells);
    let boxes = drawn(&picture, "data-cell");
    assert!(number(boxes[0], "x") > number(boxes[1], "x"));
    assert_eq!(attribute(&picture.root, "direction"), Some("ltr"));
}

#[test]
fn the_colours_of_files_are_those_of_the_light_theme() {
    let tokens = read_project("styles/tokens.css");
    let value = |name: &str| {
        let (_, rest) = tokens
            .split_once(&format!("--{name}: light-dark("))
            .unwrap_or_else(|| panic!("no token {name}"));
        rest.split(',').next().unwrap_or_default()
    };
    for (name, colour) in COLOURS {
        // What has no label stands on the sheet itself.
        let token = if name == "untagged-wash" { "sheet" } else { name };
        assert_eq!(
            colour,
            value(token),
            "--{token}, as in the light theme, which comes first"
        );
    }
}

#[test]
fn the_signs_are_those_of_the_page() {
    let tokens = read_project("styles/tokens.css");
    let rows = [Row {
        title: String::new(),
        counts: vec![1; kinds().len()],
    }];
    let picture = distribution(&frame(&kinds(), WIDE, locale("en")), "", "", &rows);
    for kind in kinds().iter().filter(|kind| kind.id != "untagged") {
        let (_, sign) = tokens.split_once(&format!("--sign-{}:", kind.id)).expect("a sign");
        let sign = sign.split(";\n").next().unwrap_or_default();
        let is_it = |element: &&Element| attribute(element, "d").is_some_and(|d| d.len() > 12 && sign.contains(d));
        assert_eq!(all(&picture.root).iter().filter(|e| is_it(e)).count(), 2, "{}", kind.id);
    }
}
