//! What is wrong with a file: each fault is named, and the schema sees what a schema can see.

use hashiya_core::exchange::{Problem, ReadError, read};
use serde_json::{Value, json};

use super::sound_file;
use hashiya_testing::files::schema_errors;

/// A change that spoils a sound file.
type Spoil = fn(&mut Value);

/// Such a change, what the reader says of it, and whether the schema sees it too.
type Fault = (Spoil, ReadError, bool);

fn article_fault(problem: Problem) -> ReadError {
    ReadError::Article {
        id: "test".into(),
        problem,
    }
}

fn faults() -> Vec<Fault> {
    let span = |start, end| article_fault(Problem::Span { start, end });
    let unit = |found: &str| ReadError::OffsetUnit { found: found.into() };
    vec![
        (|f| f["format"] = json!("doccano"), ReadError::NotHashiya, true),
        (|f| *f = json!([1, 2]), ReadError::NotHashiya, true),
        (|f| *f = json!("hashiya"), ReadError::NotHashiya, true),
        (|f| f["version"] = json!(0), ReadError::NotHashiya, true),
        (|f| f["version"] = json!("1"), ReadError::NotHashiya, true),
        (|f| f["version"] = json!(2), ReadError::NewerVersion { found: 2 }, true),
        (
            |f| f["version"] = json!(900),
            ReadError::NewerVersion { found: 900 },
            true,
        ),
        (|f| f["offset_unit"] = json!("utf16"), unit("utf16"), true),
        (
            |f| f["articles"][0]["sha256"] = json!("0".repeat(64)),
            article_fault(Problem::Hash),
            false,
        ),
        (
            |f| f["articles"][0]["sha256"] = json!("abc"),
            article_fault(Problem::Hash),
            true,
        ),
        (
            |f| f["articles"][0]["text"] = json!("another"),
            article_fault(Problem::Hash),
            false,
        ),
        (no_text, article_fault(Problem::NoText), false),
        (twice, article_fault(Problem::Twice), false),
        (
            |f| f["articles"][0]["sentences"][1]["end"] = json!(900),
            span(23, 900),
            false,
        ),
        (|f| f["articles"][0]["sentences"][0]["end"] = json!(0), span(0, 0), true),
        (
            |f| f["articles"][0]["sentences"][3]["start"] = json!(90),
            span(90, 74),
            false,
        ),
        (overlap, span(18, 19), false),
        (
            |f| f["articles"][0]["blocks"][0]["end"] = json!(900),
            span(0, 900),
            false,
        ),
        (
            |f| f["articles"][0]["blocks"][1]["start"] = json!(5),
            span(5, 57),
            false,
        ),
        (
            |f| f["articles"][0]["cleared"][0]["end"] = json!(900),
            span(49, 900),
            false,
        ),
        (
            |f| f["articles"][0]["unplaced"][0]["end"] = json!(900),
            span(0, 900),
            false,
        ),
        (
            |f| f["articles"][0]["sentences"][0]["text"] = json!("another"),
            article_fault(Problem::Slice { start: 0, end: 19 }),
            false,
        ),
        (
            |f| f["articles"][0]["unplaced"][0]["text"] = json!("another"),
            article_fault(Problem::Slice { start: 0, end: 3 }),
            false,
        ),
        (
            |f| f["articles"][0]["sentences"][0]["annotations"][0]["updated_at"] = json!("yesterday"),
            article_fault(Problem::Moment {
                found: "yesterday".into(),
            }),
            true,
        ),
        (
            |f| f["articles"][0]["cleared"][0]["updated_at"] = json!("9999-12-31T23:59:59Z"),
            article_fault(Problem::Moment {
                found: "9999-12-31T23:59:59Z".into(),
            }),
            false,
        ),
        (
            |f| f["articles"][0]["unplaced"][0]["updated_at"] = json!(""),
            article_fault(Problem::Moment { found: String::new() }),
            true,
        ),
        (
            |f| f["articles"][0]["blocks"][2]["role_set_at"] = json!("now"),
            article_fault(Problem::Moment { found: "now".into() }),
            true,
        ),
        (
            |f| f["articles"][0]["sentences"][0]["annotations"][0]["annotator"] = json!("c"),
            article_fault(Problem::Annotator { id: "c".into() }),
            false,
        ),
        (
            |f| f["articles"][0]["cleared"][0]["annotator"] = json!("c"),
            article_fault(Problem::Annotator { id: "c".into() }),
            false,
        ),
        (
            |f| f["annotators"] = json!([{"id": "a"}]),
            article_fault(Problem::Annotator { id: "b".into() }),
            false,
        ),
    ]
}

/// A text of marks alone, with its own right hash.
fn no_text(file: &mut Value) {
    let article = &mut file["articles"][0];
    article["text"] = json!("…");
    article["sha256"] = json!("b4935894c8ce16bde67bbffc672428b1533c4f1e1e8b1ce21a2933183db6bfa5");
}

fn twice(file: &mut Value) {
    let again = file["articles"][0].clone();
    file["articles"].as_array_mut().expect("articles").push(again);
}

/// A sentence within the one before it, with its right text.
fn overlap(file: &mut Value) {
    let inner = json!({"start": 18, "end": 19, "text": "غ", "role": "body", "annotations": []});
    file["articles"][0]["sentences"]
        .as_array_mut()
        .expect("sentences")
        .insert(1, inner);
}

#[test]
fn each_fault_is_named() {
    for (index, (spoil, expected, _)) in faults().into_iter().enumerate() {
        let mut file = sound_file();
        spoil(&mut file);
        assert_eq!(read(&file.to_string()), Err(expected), "fault {index}");
    }
}

#[test]
fn the_schema_refuses_what_a_schema_can_see() {
    for (index, (spoil, error, by_schema)) in faults().into_iter().enumerate() {
        let mut file = sound_file();
        spoil(&mut file);
        assert_eq!(!schema_errors(&file).is_empty(), by_schema, "fault {index}: {error:?}");
    }
}

/// Takes a field out of an object.
fn take_out(object: &mut Value, field: &str) {
    object.as_object_mut().expect("an object").remove(field);
}

fn missing(place: &str, field: &str) -> ReadError {
    ReadError::Missing {
        field: field.into(),
        place: place.into(),
    }
}

fn wrong(place: &str) -> ReadError {
    ReadError::Field { place: place.into() }
}

#[test]
fn fields_that_are_missing_or_of_the_wrong_kind_are_named() {
    let faults: [(Spoil, ReadError); 15] = [
        (|f| take_out(f, "codebook"), missing("", "codebook")),
        (
            |f| take_out(&mut f["articles"][0], "sha256"),
            missing("articles[0]", "sha256"),
        ),
        (
            |f| take_out(&mut f["articles"][0]["sentences"][1], "text"),
            missing("articles[0].sentences[1]", "text"),
        ),
        (
            |f| take_out(&mut f["articles"][0]["sentences"][1]["annotations"][0], "updated_at"),
            missing("articles[0].sentences[1].annotations[0]", "updated_at"),
        ),
        (|f| f["annotators"] = json!({}), wrong("annotators")),
        (|f| f["annotators"][0]["id"] = json!(""), wrong("annotators[0].id")),
        (
            |f| f["codebook"]["labels"][2]["id"] = json!(""),
            wrong("codebook.labels[2].id"),
        ),
        (|f| f["articles"][0]["id"] = json!(""), wrong("articles[0].id")),
        (
            |f| f["articles"][0]["sentences"][0]["start"] = json!(-1),
            wrong("articles[0].sentences[0].start"),
        ),
        (
            |f| f["articles"][0]["sentences"][0]["start"] = json!(0.5),
            wrong("articles[0].sentences[0].start"),
        ),
        (
            |f| f["articles"][0]["sentences"][0]["end"] = json!("19"),
            wrong("articles[0].sentences[0].end"),
        ),
        (
            |f| f["articles"][0]["blocks"][0]["role"] = json!("menu"),
            wrong("articles[0].blocks[0].role"),
        ),
        (
            |f| f["articles"][0]["sentences"][1]["annotations"][0]["label"] = json!(3),
            wrong("articles[0].sentences[1].annotations[0].label"),
        ),
        (
            |f| f["articles"][0]["unplaced"][0]["label"] = json!(3),
            wrong("articles[0].unplaced[0].label"),
        ),
        (|f| f["exported_at"] = json!(null), wrong("exported_at")),
    ];
    for (spoil, expected) in faults {
        let mut file = sound_file();
        spoil(&mut file);
        assert_eq!(read(&file.to_string()), Err(expected.clone()));
        assert!(!schema_errors(&file).is_empty(), "{expected:?}: the schema sees it too");
    }
}

#[test]
fn what_contradicts_itself_is_refused() {
    let said_twice = |start, end| {
        article_fault(Problem::SaidTwice {
            start,
            end,
            annotator: "a".into(),
        })
    };
    let listed = |id: &str| ReadError::ListedTwice { id: id.into() };
    let cut = |at| article_fault(Problem::CutTwice { at });
    let faults: [(Spoil, ReadError); 9] = [
        (
            |f| double(&mut f["articles"][0]["sentences"][0]["annotations"], "label", "quote"),
            said_twice(0, 19),
        ),
        (
            |f| double(&mut f["articles"][0]["cleared"], "x", "y"),
            said_twice(49, 57),
        ),
        (also_cleared, said_twice(0, 19)),
        (also_unplaced, said_twice(0, 19)),
        (|f| double(&mut f["annotators"], "name", "another"), listed("a")),
        (|f| double(&mut f["codebook"]["labels"], "x", "y"), listed("claim")),
        (|f| edits(f, json!([{"split": 4}, {"split": 4}])), cut(4)),
        (|f| edits(f, json!([{"split": 4}, {"merge": 4}])), cut(4)),
        (|f| edits(f, json!([{"split": 4, "merge": 23}])), cut(4)),
    ];
    for (index, (spoil, expected)) in faults.into_iter().enumerate() {
        let mut file = sound_file();
        spoil(&mut file);
        assert_eq!(read(&file.to_string()), Err(expected), "contradiction {index}");
    }
}

/// Puts the first item of a list there once more, with one field otherwise.
fn double(list: &mut Value, field: &str, value: &str) {
    let mut again = list[0].clone();
    again[field] = json!(value);
    list.as_array_mut().expect("a list").push(again);
}

/// The first sentence's tag is cleared as well.
fn also_cleared(file: &mut Value) {
    let cleared = json!({"start": 0, "end": 19, "annotator": "a", "updated_at": "2026-11-22T10:00:00Z"});
    file["articles"][0]["cleared"]
        .as_array_mut()
        .expect("cleared")
        .push(cleared);
}

/// The first sentence's tag stands among those of no sentence as well.
fn also_unplaced(file: &mut Value) {
    let article = &mut file["articles"][0];
    let mut again = article["sentences"][0]["annotations"][0].clone();
    for field in ["start", "end", "text"] {
        again[field] = article["sentences"][0][field].clone();
    }
    article["unplaced"].as_array_mut().expect("unplaced").push(again);
}

fn edits(file: &mut Value, edits: Value) {
    file["articles"][0]["segmenter"]["edits"] = edits;
}

#[test]
fn a_tag_without_a_label_is_no_tag() {
    let mut file = sound_file();
    file["articles"][0]["sentences"][0]["annotations"][0]["label"] = json!("");
    let expected = article_fault(Problem::NoLabel { start: 0, end: 19 });
    assert_eq!(read(&file.to_string()), Err(expected));
    assert!(!schema_errors(&file).is_empty());
}

#[test]
fn a_field_that_stands_twice_is_refused_at_any_depth() {
    let text = serde_json::to_string_pretty(&sound_file()).expect("JSON");
    for field in ["format", "articles", "sha256", "start", "annotator", "name", "label"] {
        let named = format!("\"{field}\":");
        let twice = text.replacen(&named, &format!("\"{field}\": null, {named}"), 1);
        match read(&twice) {
            Err(ReadError::Repeated { field: found, line, .. }) => {
                assert_eq!(found, field);
                assert!(
                    twice.lines().nth(line - 1).is_some_and(|line| line.contains(&named)),
                    "{field}"
                );
            }
            other => panic!("{field}: {other:?}"),
        }
    }
}

#[test]
fn nesting_without_end_is_refused_and_within_reason_kept() {
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        for depth in [70, 1_000, 100_000] {
            let deep = open.repeat(depth);
            assert!(
                matches!(read(&deep), Err(ReadError::Deep { line: 1, .. })),
                "{depth} of {open}"
            );
        }
    }
    let mut file = sound_file();
    let nested = |depth: usize| -> Value {
        let text = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        serde_json::from_str(&text).expect("JSON")
    };
    file["x_newer"] = nested(63);
    assert!(read(&file.to_string()).is_ok());
    file["x_newer"] = nested(64);
    assert!(matches!(read(&file.to_string()), Err(ReadError::Deep { .. })));
}

#[test]
fn what_is_not_json_is_named_by_line_and_column() {
    let cases = [
        ("", 1, 0),
        ("{\n  \"format\": \"hashiya\",\n  oops", 3, 3),
        ("{} x", 1, 4),
    ];
    for (text, line, column) in cases {
        assert_eq!(read(text), Err(ReadError::NotJson { line, column }), "{text:?}");
    }
    let error = read("").unwrap_err();
    assert!(error.to_string().contains("NotJson"));
}

#[test]
fn a_byte_order_mark_and_capital_hash_digits_do_no_harm() {
    let mut file = sound_file();
    let hash = file["articles"][0]["sha256"].as_str().expect("a hash").to_uppercase();
    file["articles"][0]["sha256"] = json!(hash);
    assert!(read(&format!("\u{FEFF}{file}")).is_ok());
}
