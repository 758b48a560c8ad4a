//! The Hashiya file: what is written is sound and comes back whole; what is not sound is refused.

#![cfg(not(target_arch = "wasm32"))]

#[path = "exchange/earlier.rs"]
mod earlier;
#[path = "exchange/earlier_faults.rs"]
mod earlier_faults;
#[path = "exchange/faults.rs"]
mod faults;
#[path = "exchange/line_ends.rs"]
mod line_ends;
#[path = "exchange/numbers.rs"]
mod numbers;
#[path = "exchange/orphans.rs"]
mod orphans;
#[path = "exchange/writer.rs"]
mod writer;

use hashiya_core::annotation::{AnnotationSet, Annotator, AnnotatorId, Entry, MadeOn, Stamp};
use hashiya_core::article::{Role, plain_text};
use hashiya_core::codec::to_text;
use hashiya_core::exchange::extras::{ArticleExtras, FileExtras};
use hashiya_core::exchange::{
    BlockRole, ExportArticle, Problem, ReadError, WriteError, date_of, moment, parse_moment, read,
};
use hashiya_core::text::CodePointSpan;
use hashiya_testing::files::{check_file, entry, export, export_article, export_one, key, list, schema_errors, set_of};
use hashiya_testing::{any_text, article_text, cases, document};
use proptest::prelude::*;
use serde_json::{Value, json};

use earlier::Before;

const TEXT: &str = "قمة في 😀 بيونغ يانغ\n\n  قَالَ الوزير: «لن ننسحب.» ثم غادر.\nAn English line.";

/// A file with a tag, a note, a cleared tag, an unplaced one, a chosen role, and a text that the article had before.
fn sound_file() -> Value {
    let document = document(TEXT);
    let mut set = AnnotationSet::default();
    let spans: Vec<_> = document.sentences.iter().map(|sentence| sentence.chars).collect();
    let at = |index: usize, annotator: &str| key(spans[index].start(), spans[index].end(), annotator);
    set.put(at(0, "a"), entry(Some("claim"), "", 1_000));
    set.put(at(1, "a"), entry(Some("quote"), "لماذا؟", 2_000));
    set.put(at(1, "b"), entry(None, "note only", 3_000));
    set.put(at(2, "a"), entry(None, "", 4_000));
    set.put(key(0, 3, "b"), entry(Some("background"), "", 5_000));
    let annotators = [Annotator {
        id: AnnotatorId::new("a"),
        name: "منى".into(),
    }];
    let role_of = |block: usize| BlockRole {
        role: if block == 2 {
            Role::Boilerplate
        } else {
            document.blocks[block].role
        },
        set_at: (block == 2).then(|| Stamp::from_millis(6_000)),
        is_confirmed: false,
    };
    let before = Before::of_sound_file();
    let article = ExportArticle {
        role_of: Box::new(role_of),
        earlier: vec![before.export()],
        ..export_article(&document, &set)
    };
    let text = export_one(article, &annotators).expect("a sound file");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn a_file_holds_all_that_was_said() {
    let file = sound_file();
    assert_eq!(check_file(&file), Ok(()));
    assert_eq!(file["format"], "hashiya");
    assert_eq!(file["version"], 1);
    assert_eq!(file["offset_unit"], "code_point");
    assert_eq!(file["exported_at"], "2026-11-22T10:00:00.000Z");
    assert!(
        file["generator"]
            .as_str()
            .is_some_and(|name| name.starts_with("hashiya "))
    );
    assert_eq!(
        file["annotators"],
        json!([{"id": "a", "name": "منى"}, {"id": "b", "name": ""}])
    );
    let labels: Vec<&Value> = list(&file["codebook"]["labels"])
        .iter()
        .map(|label| &label["id"])
        .collect();
    assert_eq!(labels, ["claim", "quote", "background"]);
    let article = &file["articles"][0];
    assert_eq!(
        (&article["language"], &article["direction"]),
        (&json!("ar"), &json!("rtl"))
    );
    assert_eq!(article["text"], TEXT);
    let sentences = list(&article["sentences"]);
    assert_eq!(sentences.len(), 4, "tagged or not");
    assert_eq!(sentences[0]["end"], 19, "the emoji is one code point");
    assert_eq!(sentences[1]["annotations"].as_array().map(Vec::len), Some(2));
    assert_eq!(sentences[1]["annotations"][1]["label"], Value::Null);
    assert_eq!(sentences[3]["role"], "boilerplate", "the role that the reader chose");
    assert_eq!(article["blocks"][2]["role_set_at"], "1970-01-01T00:00:06.000Z");
    assert_eq!(article["blocks"][1].get("role_set_at"), None);
    assert_eq!(article["cleared"][0]["start"], sentences[2]["start"]);
    assert_eq!(article["unplaced"][0]["text"], "قمة");
}

/// The writer's own check: offsets counted in another unit do not leave the house.
#[test]
fn a_slice_that_is_not_its_text_is_not_written() {
    let mut document = document(TEXT);
    let in_bytes = document.sentences[1].bytes;
    document.sentences[1].chars = CodePointSpan::new(in_bytes.start(), in_bytes.end());
    let error = export(&document, &AnnotationSet::default(), &[]).expect_err("a fault");
    let (start, end) = (in_bytes.start(), in_bytes.end());
    let expected = ReadError::Article {
        id: "test".into(),
        problem: Problem::Span { start, end },
    };
    assert_eq!(error, WriteError(expected), "just what its reader would say");
}

/// Texts with a set of annotations on sentences, and on other ranges of the text.
fn annotated() -> impl Strategy<Value = (String, AnnotationSet)> {
    let annotator = prop_oneof![Just("a".to_owned()), Just("قارئ".to_owned()), "[a-z\"\\\\:]{1,6}"];
    let label = prop::option::of(prop_oneof![4 => Just("claim".to_owned()), 1 => any_text(6)]);
    let label = label.prop_map(|label| label.filter(|label| !label.is_empty()));
    let note = prop_oneof![Just(String::new()), any_text(12)];
    let place = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        any::<bool>(),
    );
    let made_on = prop::option::weighted(0.2, (0usize..9, 1usize..9));
    let said = (place, annotator, label, note, 0u64..250_000_000_000_000, made_on);
    (article_text(120), prop::collection::vec(said, 0..12)).prop_map(|(text, said)| {
        // As an article has it; what is to the letter is in `exchange/line_ends.rs`.
        let text = plain_text(&text).into_owned();
        let document = document(&text);
        let mut set = AnnotationSet::default();
        for ((one, other, on_sentence), annotator, label, note, millis, made_on) in said {
            let span = document.sentences[one.index(document.sentences.len())].chars;
            let (one, other) = (one.index(document.length + 1), other.index(document.length + 1));
            let key = match on_sentence || one == other {
                true => key(span.start(), span.end(), &annotator),
                false => key(one.min(other), one.max(other), &annotator),
            };
            let entry = entry(label.as_deref(), &note, millis);
            let made_on = made_on.map(|(start, length)| MadeOn {
                sha256: "ab".repeat(32),
                span: CodePointSpan::new(start, start + length),
            });
            set.put(key, made_on.iter().fold(entry, Entry::carried_from));
        }
        (text, set)
    })
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn what_is_written_comes_back_whole((text, set) in annotated(), name in any_text(8)) {
        let document = document(&text);
        let annotators = [Annotator { id: AnnotatorId::new("a"), name: name.clone() }];
        let written = export(&document, &set, &annotators).expect("a sound file");
        let file = read(&written).expect("a file that can be read");
        let article = &file.articles[0];
        prop_assert_eq!(&article.text, &text);
        prop_assert_eq!(set_of(article), set.clone());
        prop_assert_eq!(article.sentences.len(), document.sentences.len());
        for annotator in &file.annotators {
            let expected = if annotator.id == "a" { name.as_str() } else { "" };
            prop_assert_eq!(&annotator.name, expected);
        }
        let value: Value = serde_json::from_str(&written).expect("JSON");
        prop_assert_eq!(check_file(&value), Ok(()));
    }

    /// Any fields at all, at every object of a file, are read and kept.
    #[test]
    fn unknown_fields_are_kept(name in "x_[a-z]{1,8}", value in prop::sample::select(vec![json!(1), json!([{"a": null}]), json!({"b": "ت"}), odd_numbers()])) {
        let mut file = sound_file();
        let places = add_everywhere(&mut file, &name, &value);
        prop_assert!(places > 20, "only {places} objects");
        prop_assert_eq!(schema_errors(&file), Vec::<String>::new());
        let read_back = as_value(&read(&file.to_string()).expect("readable"));
        prop_assert_eq!(read_back, file);
    }

    #[test]
    fn moments_keep_their_milliseconds(millis in 0u64..=253_370_764_799_999) {
        let stamp = Stamp::from_millis(millis);
        let text = moment(stamp);
        prop_assert_eq!(text.len(), "2026-11-22T09:59:58.120Z".len());
        prop_assert_eq!(parse_moment(&text), Some(stamp));
        prop_assert_eq!(&text[..10], date_of(stamp));
    }

    #[test]
    fn moments_sort_as_time_does(one in 0u64..253_370_764_799_999, other in 0u64..253_370_764_799_999) {
        let text = |millis| moment(Stamp::from_millis(millis));
        prop_assert_eq!(text(one).cmp(&text(other)), one.cmp(&other));
    }

    /// Whatever bytes are called a file: an answer, and no panic.
    #[test]
    fn any_text_is_answered(text in any_text(60)) {
        prop_assert!(read(&text).is_err());
    }

    /// A sound file that was cut or whose bytes were changed is refused or read, never a panic.
    #[test]
    fn damaged_files_are_answered(at in any::<prop::sample::Index>(), with in any::<Option<char>>()) {
        let text = sound_file().to_string();
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *at.get(&boundaries);
        match with {
            None => {
                let cut = matches!(read(&text[..at]), Err(ReadError::NotJson { .. }));
                prop_assert!(cut, "cut at {at}");
            }
            Some(c) => {
                let next = at + text[at..].chars().next().map_or(0, char::len_utf8);
                let changed = format!("{}{c}{}", &text[..at], &text[next..]);
                let _answer = read(&changed);
            }
        }
    }
}

/// Numbers that no type of Rust holds, or only nearly.
fn odd_numbers() -> Value {
    let text = "[18446744073709551616, -9223372036854775809, 1.50, 0.1000000000000000055511151231257827, 1e+999]";
    serde_json::from_str(text).expect("JSON")
}

/// A value of this program's as the tests compare them.
fn as_value(value: &impl serde::Serialize) -> Value {
    serde_json::from_str(&to_text(value)).expect("JSON")
}

/// Puts a field into every object that is not a text by language; returns into how many.
fn add_everywhere(value: &mut Value, name: &str, added: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter_mut().map(|item| add_everywhere(item, name, added)).sum(),
        Value::Object(fields) => {
            let below = fields
                .iter_mut()
                .filter(|(key, _)| *key != "name" && *key != "definition");
            let count: usize = below.map(|(_, field)| add_everywhere(field, name, added)).sum();
            fields.insert(name.to_owned(), added.clone());
            count + 1
        }
        _ => 0,
    }
}

#[test]
fn moments_of_other_writers_are_read() {
    let cases = [
        ("2026-11-22T10:00:00Z", Some(1_795_341_600_000)),
        ("2026-11-22T12:00:00+02:00", Some(1_795_341_600_000)),
        ("2026-11-22T10:00:00.5Z", Some(1_795_341_600_500)),
        ("2026-11-22T10:00:00.123456789Z", Some(1_795_341_600_123)),
        ("1970-01-01T00:00:00Z", Some(0)),
        ("1969-12-31T23:59:59Z", None),
        ("9998-12-31T23:59:59.999Z", Some(253_370_764_799_999)),
        // A day for what takes the place of the last stamp of others.
        ("9999-01-01T23:59:59.999Z", Some(253_370_851_199_999)),
        // Nothing could come after these: whoever had them would win every merge for ever.
        ("9999-01-02T00:00:00Z", None),
        ("9999-12-31T23:59:59.999-23:59", None),
        ("9999-12-31T23:59:59.999+23:59", None),
        ("1970-01-01T00:00:00+23:59", None),
        ("0000-01-01T00:00:00+23:59", None),
        ("18446744073709551615-01-01T00:00:00Z", None),
        ("-2026-11-22T10:00:00Z", None),
        ("9999-12-31T23:59:59.999Z", None),
        ("2026-11-22", None),
        ("2026-11-22T10:00:00", None),
        ("2026-02-30T10:00:00Z", None),
        ("2026-11-22 at ten", None),
        ("", None),
    ];
    for (text, millis) in cases {
        assert_eq!(parse_moment(text).map(Stamp::millis), millis, "{text}");
    }
    assert_eq!(
        moment(Stamp::from_millis(1_795_341_598_120)),
        "2026-11-22T09:59:58.120Z"
    );
    assert_eq!(date_of(Stamp::from_millis(951_782_400_000)), "2000-02-29");
}

#[test]
fn the_schema_itself_is_sound_and_describes_every_field() {
    let schema = hashiya_testing::read_project("schema/hashiya-1.schema.json");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    assert!(jsonschema::meta::is_valid(&schema));
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let mut undescribed = Vec::new();
    for (name, definition) in schema["$defs"]
        .as_object()
        .expect("definitions")
        .iter()
        .chain([(&"file".into(), &schema)])
    {
        assert!(definition["description"].is_string(), "{name}");
        for (field, rule) in definition["properties"].as_object().into_iter().flatten() {
            if !rule["description"].is_string() && !rule["$ref"].is_string() {
                undescribed.push(format!("{name}.{field}"));
            }
        }
    }
    assert_eq!(undescribed, Vec::<String>::new());
}

#[test]
fn the_schema_accepts_what_the_design_shows() {
    let edits = json!([{"split": 120}, {"merge": 240}]);
    let mut file = sound_file();
    file["articles"][0]["segmenter"]["edits"] = edits;
    file["exported_at"] = json!("2026-11-22T10:00:00Z");
    assert_eq!(schema_errors(&file), Vec::<String>::new());
    file["articles"][0]["segmenter"]["edits"] = json!([{"cut": 1}]);
    assert!(!schema_errors(&file).is_empty());
    let mut file = sound_file();
    file["articles"][0]["sentences"][1]["annotations"][1]["note"] = json!("");
    assert!(!schema_errors(&file).is_empty(), "neither label nor note");
}

#[test]
fn unknown_fields_of_two_files_are_joined() {
    let with = |name: &str, value: Value| {
        let mut file = sound_file();
        add_everywhere(&mut file, name, &value);
        read(&file.to_string()).expect("readable")
    };
    let (one, two) = (with("x_one", json!(1)), with("x_two", json!(2)));
    let mut files = FileExtras::of(&one);
    files.merge(FileExtras::of(&two));
    for fields in [
        &files.file, &files.codebook, &files.labels["claim"], &files.annotators["b"],
    ] {
        assert_eq!(as_value(fields), json!({"x_one": 1, "x_two": 2}));
    }
    let mut articles = ArticleExtras::of(&one.articles[0]);
    articles.merge(ArticleExtras::of(&two.articles[0]));
    for fields in [
        &articles.article, &articles.segmenter, &articles.blocks["0-19"], &articles.sentences["0-19"],
    ] {
        assert_eq!(as_value(fields), json!({"x_one": 1, "x_two": 2}));
    }
    let plain = read(&sound_file().to_string()).expect("readable");
    assert!(FileExtras::of(&plain).is_empty() && ArticleExtras::of(&plain.articles[0]).is_empty());
}

/// A number of any size is handed on by serde_json as an object of its own; it is none.
#[test]
fn a_number_is_no_object() {
    let places = [
        "backup",
        "codebook",
        "codebook.labels[0].name",
        "articles[0].segmenter",
        "articles[0].segmenter.edits[0]",
        "articles[0].sentences[0].annotations[0]",
    ];
    for number in ["7", "1.5", "1e5", "-0", "18446744073709551616"] {
        for place in places {
            let mut file = sound_file();
            file["articles"][0]["segmenter"]["edits"] = json!([{}]);
            let pointer = format!("/{}", place.replace(['.', '['], "/").replace(']', ""));
            file["backup"] = json!({});
            let value = file.pointer_mut(&pointer).expect("a place of the file");
            *value = serde_json::from_str(number).expect("a number");
            let refused = read(&file.to_string()).expect_err(number);
            let place = place.to_owned();
            assert_eq!(refused, ReadError::Field { place }, "{number}");
        }
    }
}
