//! What is wrong with a file: each fault is named, and the schema sees what a schema can see.

use hashiya::exchange::{Problem, ReadError, read};
use serde_json::{Value, json};

use super::files::schema_errors;
use super::sound_file;

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

#[test]
fn fields_that_are_missing_or_of_the_wrong_kind_are_named() {
    let faults: [(Spoil, &str); 8] = [
        (
            |f| drop(f.as_object_mut().expect("a file").remove("codebook")),
            "codebook",
        ),
        (
            |f| drop(f["articles"][0].as_object_mut().expect("an article").remove("sha256")),
            "sha256",
        ),
        (
            |f| {
                drop(
                    f["articles"][0]["sentences"][0]
                        .as_object_mut()
                        .expect("a sentence")
                        .remove("text"),
                )
            },
            "text",
        ),
        (|f| f["annotators"] = json!({}), "sequence"),
        (|f| f["articles"][0]["sentences"][0]["start"] = json!(-1), "-1"),
        (|f| f["articles"][0]["sentences"][0]["start"] = json!(0.5), "0.5"),
        (|f| f["articles"][0]["blocks"][0]["role"] = json!("menu"), "menu"),
        (
            |f| f["articles"][0]["sentences"][1]["annotations"][0]["label"] = json!(3),
            "integer",
        ),
    ];
    for (spoil, named) in faults {
        let mut file = sound_file();
        spoil(&mut file);
        match read(&file.to_string()) {
            Err(ReadError::Field { reason }) => assert!(reason.contains(named), "{reason}"),
            other => panic!("{named}: {other:?}"),
        }
        assert!(!schema_errors(&file).is_empty(), "{named}: the schema sees it too");
    }
}

#[test]
fn an_article_without_identity_is_refused() {
    let mut file = sound_file();
    file["articles"][0]["id"] = json!("");
    assert!(matches!(read(&file.to_string()), Err(ReadError::Field { .. })));
    assert!(!schema_errors(&file).is_empty());
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
    let deep = "[".repeat(100_000);
    assert!(
        matches!(read(&deep), Err(ReadError::NotJson { .. })),
        "deep nesting is refused, not followed"
    );
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
