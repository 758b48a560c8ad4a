//! What is wrong with the texts that an article had before: each fault is named, and the schema sees what a schema can
//! see.

use hashiya_core::article::Article;
use hashiya_core::exchange::{Problem, ReadError, read};
use serde_json::{Value, json};

use super::sound_file;
use hashiya_testing::files::schema_errors;

/// A change that spoils the earlier text of a sound file, what the reader says of it, and whether the schema sees it.
type Fault = (fn(&mut Value), ReadError, bool);

fn field(place: &str) -> ReadError {
    ReadError::Field {
        place: format!("articles[0].earlier_texts{place}"),
    }
}

fn missing(place: &str, field: &str) -> ReadError {
    ReadError::Missing {
        field: field.into(),
        place: format!("articles[0].earlier_texts{place}"),
    }
}

fn own(problem: Problem) -> ReadError {
    ReadError::Article {
        id: "test".into(),
        problem,
    }
}

fn earlier(problem: Problem) -> ReadError {
    own(Problem::EarlierText {
        number: 1,
        problem: Box::new(problem),
    })
}

/// Another earlier text like the first, with another text of one sentence.
fn second(file: &mut Value, text: &str) {
    let length = text.chars().count();
    let article = json!({
        "id": "test", "title": "", "language": "en", "direction": "ltr", "sha256": Article::hash_of(text), "text": text,
        "segmenter": {"name": "hashiya", "version": 1}, "blocks": [],
        "sentences": [{"start": 0, "end": length, "text": text, "role": "body", "annotations": []}],
    });
    let earlier = json!({"replaced_at": "2026-11-22T10:00:00Z", "places": [], "article": article});
    let texts = file["earlier_texts"].as_array_mut().expect("a list");
    texts.push(earlier);
}

/// Each change is made to the article of the file.
fn faults() -> Vec<Fault> {
    let span = |start, end| Problem::Span { start, end };
    let moment = |found: &str| Problem::Moment { found: found.into() };
    vec![
        (|a| a["earlier_texts"] = json!({}), field(""), true),
        (
            |a| take_out(&mut a["earlier_texts"][0], "replaced_at"),
            missing("[0]", "replaced_at"),
            true,
        ),
        (
            |a| take_out(&mut a["earlier_texts"][0], "article"),
            missing("[0]", "article"),
            true,
        ),
        (
            |a| take_out(&mut a["earlier_texts"][0]["article"]["sentences"][1], "text"),
            missing("[0].article.sentences[1]", "text"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["replaced_at"] = json!("then"),
            field("[0].replaced_at"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["replaced_at"] = json!("9999-12-31T23:59:59Z"),
            field("[0].replaced_at"),
            false,
        ),
        // Places.
        (
            |a| a["earlier_texts"][0]["places"][1]["start"] = json!("57"),
            field("[0].places[1].start"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["places"][1]["outcome"] = json!("lost"),
            field("[0].places[1].outcome"),
            true,
        ),
        (
            |a| take_out(&mut a["earlier_texts"][0]["places"][1], "outcome"),
            missing("[0].places[1]", "outcome"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["places"][1]["to"] = json!([3, 4]),
            field("[0].places[1].to"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["places"][1]["to"] = json!({"start": 3}),
            missing("[0].places[1].to", "end"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["places"][1]["suggested"] = json!(null),
            field("[0].places[1].suggested"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["places"][1]["set_at"] = json!("later"),
            field("[0].places[1].set_at"),
            true,
        ),
        (
            |a| {
                let again = a["earlier_texts"][0]["places"][0].clone();
                a["earlier_texts"][0]["places"]
                    .as_array_mut()
                    .expect("a list")
                    .push(again);
            },
            field("[0].places[3]"),
            false,
        ),
        // Their ranges: in the earlier text, and in the article's own.
        (
            |a| a["earlier_texts"][0]["places"][0]["end"] = json!(86),
            earlier(span(43, 86)),
            false,
        ),
        (
            |a| a["earlier_texts"][0]["places"][0]["end"] = json!(43),
            earlier(span(43, 43)),
            false,
        ),
        (
            |a| a["earlier_texts"][0]["places"][0]["end"] = json!(9),
            earlier(span(43, 9)),
            false,
        ),
        (
            |a| a["earlier_texts"][0]["places"][2]["to"]["end"] = json!(75),
            own(span(58, 75)),
            false,
        ),
        (
            |a| a["earlier_texts"][0]["places"][2]["to"]["end"] = json!(0),
            own(span(58, 0)),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["places"][0]["suggested"][1] = json!({"start": 74, "end": 75}),
            own(span(74, 75)),
            false,
        ),
        // The article that it was.
        (
            |a| a["earlier_texts"][0]["article"]["id"] = json!(""),
            field("[0].article.id"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["article"]["earlier_texts"] = json!([7]),
            field("[0].article.earlier_texts[0]"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["article"]["earlier_texts"] = a["earlier_texts"].clone(),
            field("[0].article.earlier_texts"),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["article"]["sha256"] = json!("0".repeat(64)),
            earlier(Problem::Hash),
            false,
        ),
        (
            |a| a["earlier_texts"][0]["article"]["sentences"][0]["text"] = json!("another"),
            earlier(Problem::Slice { start: 0, end: 17 }),
            false,
        ),
        (
            |a| a["earlier_texts"][0]["article"]["cleared"][0]["end"] = json!(900),
            earlier(span(19, 900)),
            false,
        ),
        (
            |a| a["earlier_texts"][0]["article"]["unplaced"][0]["annotator"] = json!("c"),
            earlier(Problem::Annotator { id: "c".into() }),
            false,
        ),
        (
            |a| a["earlier_texts"][0]["article"]["cleared"][0]["updated_at"] = json!("once"),
            earlier(moment("once")),
            true,
        ),
        (
            |a| a["earlier_texts"][0]["article"]["said"] = json!({"title": {"set_at": "once"}}),
            field("[0].article.said.title.set_at"),
            true,
        ),
        // One text stands there once, however its lines end.
        (
            |a| {
                let again = a["earlier_texts"][0].clone();
                a["earlier_texts"].as_array_mut().expect("a list").push(again);
            },
            field("[1].article.sha256"),
            false,
        ),
        (
            |a| {
                second(a, "One.");
                second(a, "One.\r\n");
            },
            field("[2].article.sha256"),
            false,
        ),
        (
            |a| {
                let mut own = a.clone();
                take_out(&mut own, "earlier_texts");
                a["earlier_texts"][0]["article"] = own;
            },
            field("[0].article.sha256"),
            false,
        ),
    ]
}

fn take_out(object: &mut Value, field: &str) {
    object.as_object_mut().expect("an object").remove(field);
}

#[test]
fn each_fault_of_an_earlier_text_is_named() {
    for (index, (spoil, expected, by_schema)) in faults().into_iter().enumerate() {
        let mut file = sound_file();
        spoil(&mut file["articles"][0]);
        assert_eq!(read(&file.to_string()), Err(expected.clone()), "fault {index}");
        assert_eq!(
            !schema_errors(&file).is_empty(),
            by_schema,
            "fault {index}: {expected:?}"
        );
    }
}

/// A place may say less than the writer says: nothing is not there, and `null` is nothing.
#[test]
fn what_may_be_left_out_of_an_earlier_text_may_be_left_out() {
    let mut file = sound_file();
    let earlier = &mut file["articles"][0]["earlier_texts"][0];
    earlier["places"][1] = json!({"start": 56, "end": 67, "outcome": "gone", "suggested": []});
    take_out(&mut earlier["article"], "unplaced");
    take_out(&mut file["articles"][0], "orphans");
    let read_back = read(&file.to_string()).expect("readable");
    assert_eq!(read_back.articles[0].earlier_texts[0].places[1].to, None);
    take_out(&mut file["articles"][0]["earlier_texts"][0], "places");
    assert_eq!(
        read(&file.to_string()).expect("readable").articles[0].earlier_texts[0].places,
        []
    );
    // Digits of a hash may be capitals.
    let hash = file["articles"][0]["earlier_texts"][0]["article"]["sha256"]
        .as_str()
        .expect("a hash")
        .to_uppercase();
    file["articles"][0]["earlier_texts"][0]["article"]["sha256"] = json!(hash);
    assert!(read(&file.to_string()).is_ok());
}
