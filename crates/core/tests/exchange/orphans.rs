//! Annotations of earlier texts that have no place in the article's own, as they stand in a file once more.

use hashiya_core::anchor::Outcome;
use hashiya_core::annotation::{AnnotationSet, Entry, MadeOn};
use hashiya_core::article::Article;
use hashiya_core::codec::{Object, from_text};
use hashiya_core::exchange::extras::ArticleExtras;
use hashiya_core::exchange::{ExportArticle, read};
use hashiya_testing::document;
use hashiya_testing::files::{check_file, entry, export_article, export_one, key, list};
use serde_json::{Value, json};

use super::earlier::{Before, found, span};
use super::sound_file;

/// The orphans of a file, and who is listed in it.
fn orphans(file: &Value) -> (&[Value], Vec<&str>) {
    let annotators = list(&file["annotators"]).iter().filter_map(|one| one["id"].as_str());
    let orphans = file["articles"][0].get("orphans");
    (orphans.map_or(&[][..], |orphans| list(orphans)), annotators.collect())
}

/// The file of an article with these texts before, and with these fields that were kept of it.
fn written(earlier: &[&Before], kept: &Value) -> Value {
    let (document, none) = (document("One thing. Another thing."), AnnotationSet::default());
    let article: Object = from_text(&kept.to_string()).expect("fields");
    let extras = ArticleExtras {
        article,
        ..ArticleExtras::default()
    };
    let article = ExportArticle {
        earlier: earlier.iter().map(|before| before.export()).collect(),
        extras: &extras,
        ..export_article(&document, &none)
    };
    let text = export_one(article, &[]).expect("a sound file");
    assert!(read(&text).is_ok());
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn what_waits_and_what_was_left_stands_in_the_file_once_more() {
    let file = sound_file();
    let before = Before::of_sound_file();
    let sha256 = before.document.article.sha256.to_string();
    let moment = |millis: usize| format!("1970-01-01T00:00:00.{millis}Z");
    let (orphans, _) = orphans(&file);
    assert_eq!(
        orphans,
        [
            json!({"sha256": sha256, "start": 43, "end": 55, "text": "وغادر مبكرا.", "annotator": "b", "label": "quote", "note": "غادر", "updated_at": moment(600)}),
            json!({"sha256": sha256, "start": 56, "end": 67, "text": "جملة اختفت.", "annotator": "a", "label": "background", "note": "", "updated_at": moment(700)}),
            // Of a range that nothing is settled about.
            json!({"sha256": sha256, "start": 0, "end": 3, "text": "قمة", "annotator": "b", "label": null, "note": "a word", "updated_at": moment(900)}),
        ]
    );
    // Not the one that is placed, and not the cleared one.
    assert_eq!(Article::hash_of(&before.document.article.text), sha256);
}

#[test]
fn an_annotation_that_went_through_two_texts_is_told_once() {
    let mut first = Before::new("First thing. Second thing.");
    let mut second = Before::new("Second thing. Third thing.");
    let entry = |label: &str| entry(Some(label), "", 5);
    first.set.put(key(0, 12, "a"), entry("claim"));
    first.set.put(key(13, 26, "a"), entry("quote"));
    let made_on = |sha256: &str, start: usize, end: usize| MadeOn {
        sha256: sha256.to_owned(),
        span: span(start, end),
    };
    let sha256 = first.document.article.sha256.to_string();
    // Carried over as it was; carried over from a text that is not in the file; said there.
    second
        .set
        .put(key(0, 13, "a"), entry("quote").carried_from(&made_on(&sha256, 13, 26)));
    second.set.put(
        key(0, 13, "b"),
        entry("claim").carried_from(&made_on(&"0".repeat(64), 13, 26)),
    );
    second.set.put(key(14, 26, "a"), entry("claim"));
    let of_second = second.document.article.sha256.to_string();
    let told = |first: &Before, second: &Before| -> Vec<(String, u64, String)> {
        let file = written(&[first, second], &json!({}));
        assert_eq!(check_file(&file), Ok(()));
        let told = |orphan: &Value| {
            let text = |name: &str| orphan[name].as_str().unwrap_or_default().to_owned();
            (
                text("sha256"),
                orphan["start"].as_u64().unwrap_or_default(),
                text("annotator"),
            )
        };
        orphans(&file).0.iter().map(told).collect()
    };
    let one = |sha256: &str, start: u64, annotator: &str| (sha256.to_owned(), start, annotator.to_owned());
    let expected = [
        one(&sha256, 0, "a"),
        one(&sha256, 13, "a"),
        one(&of_second, 0, "b"),
        one(&of_second, 14, "a"),
    ];
    assert_eq!(told(&first, &second), expected);
    // Two that say that they were made where the other one is: both are told, so that none is lost.
    let mut turned = first.clone();
    let back = entry("quote").carried_from(&made_on(&of_second, 0, 13));
    turned.set = AnnotationSet::default();
    turned.set.put(key(13, 26, "a"), back);
    let both = [
        one(&sha256, 13, "a"),
        one(&of_second, 0, "a"),
        one(&of_second, 0, "b"),
        one(&of_second, 14, "a"),
    ];
    assert_eq!(told(&turned, &second), both);
    // Placed from the first text: neither of both.
    first
        .places
        .put(span(13, 26), found(Outcome::Unchanged, Some(span(0, 10)), &[]));
    assert_eq!(
        told(&first, &second),
        [expected[0].clone(), expected[2].clone(), expected[3].clone()]
    );
}

/// What another program says of texts that are not in the file.
fn foreign(text: &str) -> Value {
    json!({
        "sha256": Article::hash_of(text), "start": 0, "end": text.chars().count(), "text": text, "annotator": "c",
        "label": "claim", "updated_at": "2026-11-22T10:00:00.000Z", "x": 1
    })
}

#[test]
fn what_another_program_says_there_goes_out_again() {
    let mut before = Before::new("First thing.");
    before.set.put(key(0, 12, "a"), entry(Some("claim"), "", 5));
    let others = json!({"orphans": [foreign("A lost text."), foreign("First thing.")]});
    // Without earlier texts, as it came; with them, what they say stands in place of what it said of them.
    let alone = written(&[], &others);
    assert_eq!(alone["articles"][0]["orphans"], others["orphans"]);
    assert_eq!(orphans(&alone).1, ["c"], "who speaks is listed");
    let both = written(&[&before], &others);
    let (told, annotators) = orphans(&both);
    assert_eq!((told.len(), &told[1]), (2, &others["orphans"][0]));
    assert_eq!(
        (&told[0]["annotator"], &told[0]["text"]),
        (&json!("a"), &json!("First thing."))
    );
    assert_eq!(annotators, ["a", "c"]);
    assert_eq!(check_file(&both), Ok(()));
    // What comes in again is kept as far as the earlier texts do not say it.
    let kept = |file: &Value| {
        let read = read(&file.to_string()).expect("readable");
        ArticleExtras::of(&read.articles[0]).article.get("orphans").cloned()
    };
    assert_eq!(kept(&alone), Some(others["orphans"].clone()));
    assert_eq!(kept(&both), Some(json!([foreign("A lost text.")])));
    assert_eq!(kept(&sound_file()), None);
    // So nothing grows from file to file.
    assert_eq!(written(&[&before], &json!({"orphans": kept(&both)})), both);
}

#[test]
fn what_is_no_list_of_annotations_is_kept_and_in_nobodys_way() {
    let mut before = Before::new("First thing.");
    before.set.put(key(0, 12, "a"), entry(Some("claim"), "", 5));
    for odd in [
        json!(7),
        json!("none"),
        json!({"a": 1}),
        json!([]),
        json!([null, 3, {"sha256": 4, "annotator": ""}]),
    ] {
        let kept = json!({"orphans": odd, "x_orphans": "taken"});
        let alone = written(&[], &kept);
        assert_eq!(alone["articles"][0]["orphans"], odd);
        let both = written(&[&before], &kept);
        let article = &both["articles"][0];
        assert_eq!(article["orphans"][0]["text"], "First thing.", "{odd}");
        assert_eq!(article["x_orphans"], "taken");
        match &odd {
            Value::Array(items) => assert_eq!(list(&article["orphans"])[1..], items[..]),
            _ => assert_eq!(article["x_x_orphans"], odd),
        }
    }
}

/// A field beside an annotation has the name of a field of an orphan.
#[test]
fn fields_beside_an_annotation_make_room() {
    let mut before = Before::new("First thing.");
    let extra: Object = from_text(&json!({"sha256": "x", "unsure": true}).to_string()).expect("fields");
    let said = Entry {
        extra,
        ..entry(None, "", 5)
    };
    before.set.put(key(0, 12, "a"), said);
    let file = written(&[&before], &json!({}));
    let orphan = &orphans(&file).0[0];
    assert_eq!((&orphan["x_sha256"], &orphan["unsure"]), (&json!("x"), &json!(true)));
    assert_eq!(orphan["sha256"], json!(before.document.article.sha256.to_string()));
    assert_eq!(check_file(&file), Ok(()));
}
