//! The files of codebooks, and those that the project offers to begin with.

use std::collections::{BTreeMap, BTreeSet};

use hashiya_core::codebook::{Codebook, ExampleKind, LabelId, Move};
use hashiya_core::exchange::{CodebookFile, MOST_LABELS, ReadError, SavedLabel, read_codebook, write_codebook};
use hashiya_testing::{cases, read_project};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::Author;

/// The codebooks to begin with, and how many labels each has.
const OFFERED: [(&str, usize); 4] = [
    ("check-worthiness", 3),
    ("kinds-of-claims", 7),
    ("kinds-of-sources", 6),
    ("objectivity", 2),
];

const LANGUAGES: [&str; 3] = ["ar", "en", "fr"];

fn offered(name: &str) -> CodebookFile {
    read_codebook(&read_project(&format!("codebooks/{name}.json"))).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn schema_errors(file: &Value) -> Vec<String> {
    let schema = read_project("schema/hashiya-codebook-1.schema.json");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema is sound");
    let errors = validator.iter_errors(file);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_codebook_to_begin_with_is_whole_in_each_language() {
    for (name, count) in OFFERED {
        let file = offered(name);
        assert_eq!(file.labels.len(), count, "{name}");
        for language in LANGUAGES {
            let has = |texts: &BTreeMap<String, String>| texts.get(language).is_some_and(|text| !text.is_empty());
            assert!(has(&file.title) && has(&file.description), "{name} {language}");
            let mut names = BTreeSet::new();
            for label in &file.labels {
                let what = format!("{name} {} {language}", label.id);
                assert!(has(&label.name) && has(&label.definition), "{what}");
                assert!(names.insert(&label.name[language]), "{what}: a name twice");
                let of_language = label.examples.iter().filter(|example| example.language == language);
                let (plain, others): (Vec<_>, Vec<_>) =
                    of_language.partition(|example| example.kind == ExampleKind::Example);
                assert!(plain.len() + others.len() >= 2 && !plain.is_empty(), "{what}");
                for example in others {
                    assert!(!example.why.is_empty(), "{what}: {}", example.text);
                    let is_own = example.decision.as_ref().is_some_and(|id| id.as_str() == label.id);
                    // A counter-example has another label; a hard case any.
                    assert!(
                        example.decision.is_some() && !(is_own && example.kind == ExampleKind::CounterExample),
                        "{what}: {}",
                        example.text
                    );
                }
            }
        }
        let hard = file.labels.iter().flat_map(|label| &label.examples);
        let hard = hard.filter(|example| example.kind != ExampleKind::Example).count();
        assert!(hard >= 2 * LANGUAGES.len(), "{name}: what is not plain is explained");
    }
}

#[test]
fn they_are_written_as_languages_are() {
    for (name, _) in OFFERED {
        let text = read_project(&format!("codebooks/{name}.json"));
        assert!(!text.contains('\u{0640}'), "{name}: a letter drawn out");
        let file = offered(name);
        let of_labels = |label: &SavedLabel| {
            let own = label.name.iter().chain(&label.definition);
            let own = own.map(|(language, text)| (language.clone(), text.clone()));
            let examples = label.examples.iter();
            let examples = examples
                .flat_map(|example| [&example.text, &example.why].map(|text| (example.language.clone(), text.clone())));
            own.chain(examples).collect::<Vec<_>>()
        };
        let titles = file.title.clone().into_iter().chain(file.description.clone());
        for (language, text) in titles.chain(file.labels.iter().flat_map(of_labels)) {
            assert!(!text.contains('"') && !text.contains('\''), "{name}: {text}");
            assert_eq!(text.trim(), text, "{name}");
            let is_latin = text.contains([';', ':', '!', '?', '»']);
            if language == "fr" && is_latin {
                for sign in [";", ":", "!", "?", "»"] {
                    assert!(!text.contains(&format!(" {sign}")), "{name}: {text}");
                }
            }
            if language == "ar" {
                assert!(!text.contains([';', ',', '?']), "{name}: {text}");
            }
        }
    }
}

#[test]
fn they_are_as_the_program_writes_them_and_as_the_schema_says() {
    for (name, _) in OFFERED {
        let text = read_project(&format!("codebooks/{name}.json"));
        assert_eq!(write_codebook(&offered(name)).as_ref(), Ok(&text), "{name}");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(schema_errors(&file), [""; 0], "{name}");
    }
}

/// The same with the examples in the order in which a codebook has them.
fn sorted(mut file: CodebookFile) -> CodebookFile {
    for label in &mut file.labels {
        label
            .examples
            .sort_by_key(|example| (example.kind, example.language.clone(), example.text.clone()));
    }
    file.description.clear();
    file
}

#[test]
fn a_codebook_that_begins_with_a_file_is_what_the_file_says() {
    for (name, count) in OFFERED {
        let file = offered(name);
        let mut author = Author::called("a");
        author.change(&file.moves());
        let codebook = Codebook::of(&[], &author.log);
        assert_eq!(codebook.given().count(), count);
        assert_eq!(CodebookFile::of(&codebook), sorted(file), "{name}");
    }
}

/// Makes a sound file unsound.
type Spoil = fn(&mut Value);

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_place() {
    let sound = || {
        json!({
            "format": "hashiya-codebook", "version": 1, "title": {"en": "Mine"},
            "labels": [
                {"id": "a", "name": {"en": "A"}, "examples": [
                    {"kind": "hard-case", "language": "en", "text": "x", "decision": "a"}
                ]},
                {"id": "b", "name": {"en": "B"}},
            ],
        })
    };
    let field = |place: &str| ReadError::Field {
        place: place.to_owned(),
    };
    let cases: [(Spoil, ReadError); 10] = [
        (|file| file["format"] = json!("hashiya"), ReadError::NotHashiya),
        (|file| file["version"] = json!(2), ReadError::NewerVersion { found: 2 }),
        (|file| file["version"] = json!("1"), ReadError::NotHashiya),
        (|file| file["labels"] = json!([]), field("labels")),
        (|file| file["labels"][1]["id"] = json!(""), field("labels[1].id")),
        (
            |file| file["labels"][1]["id"] = json!("a"),
            ReadError::ListedTwice { id: "a".to_owned() },
        ),
        (
            |file| file["labels"][0]["name"] = json!({"en": " "}),
            field("labels[0].name"),
        ),
        (
            |file| file["labels"][0]["examples"][0]["decision"] = json!("c"),
            field("labels[0].examples[0].decision"),
        ),
        (
            |file| file["labels"][0]["examples"][0]["kind"] = json!("song"),
            field("labels[0].examples[0].kind"),
        ),
        (|file| file["labels"][1]["id"] = json!(7), field("labels[1].id")),
    ];
    assert!(read_codebook(&sound().to_string()).is_ok());
    assert_eq!(schema_errors(&sound()), [""; 0]);
    for (spoil, expected) in cases {
        let mut file = sound();
        spoil(&mut file);
        assert_eq!(read_codebook(&file.to_string()), Err(expected));
    }
    let mut many = sound();
    let labels = (0..=MOST_LABELS).map(|number| json!({"id": number.to_string(), "name": {"en": "x"}}));
    many["labels"] = labels.collect();
    assert_eq!(read_codebook(&many.to_string()), Err(field("labels[30]")));
    assert_ne!(schema_errors(&many), [""; 0]);
}

#[test]
fn fields_of_later_programs_are_kept() {
    let text = json!({
        "format": "hashiya-codebook", "version": 1, "title": {}, "mood": 0.10,
        "labels": [{"id": "a", "name": {"en": "A"}, "weight": 3, "examples": [
            {"kind": "example", "language": "en", "text": "x", "source": {"b": 1}}
        ]}],
    });
    let file = read_codebook(&text.to_string()).expect("a codebook");
    let written: Value = serde_json::from_str(&write_codebook(&file).expect("sound")).expect("JSON");
    assert_eq!(written, text);
}

fn any_label() -> impl Strategy<Value = SavedLabel> {
    let texts = || prop::collection::btree_map("[a-z]{2}", "[a-zء-ي ]{1,8}x", 1..3);
    let chosen = || prop::option::of("[a-z]{1,4}");
    (texts(), texts(), chosen(), chosen(), chosen()).prop_map(|(name, definition, colour, sign, key)| SavedLabel {
        id: String::new(),
        name,
        definition,
        colour,
        sign,
        key,
        ..SavedLabel::default()
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_goes_out_comes_in(labels in prop::collection::vec(any_label(), 1..MOST_LABELS), title in "[a-z ]{0,9}") {
        let labels = labels.into_iter().enumerate().map(|(number, label)| SavedLabel { id: format!("label-{number}"), ..label });
        let mut file = offered("objectivity");
        file.labels = labels.collect();
        file.title.insert("de".to_owned(), title);
        file.description.clear();
        let text = write_codebook(&file).expect("sound");
        prop_assert_eq!(read_codebook(&text), Ok(file.clone()));
        let value: Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(schema_errors(&value), Vec::<String>::new());
        let mut author = Author::called("a");
        author.change(&file.moves());
        let codebook = Codebook::of(&[], &author.log);
        prop_assert_eq!(&CodebookFile::of(&codebook), &file);
        // Retired, a label stays behind.
        author.change(&[Move::Retire { label: LabelId::new("label-0") }]);
        let codebook = Codebook::of(&[], &author.log);
        prop_assert_eq!(CodebookFile::of(&codebook).labels.len(), file.labels.len() - 1);
    }
}
