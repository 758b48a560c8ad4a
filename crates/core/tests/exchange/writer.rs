//! The writer asks what the reader asks: whatever it hands out is read again, whatever was kept beside
//! the tags.

use std::collections::BTreeMap;

use hashiya_core::annotation::{AnnotationSet, Annotator, AnnotatorId, Entry};
use hashiya_core::article::{Article, ArticleId, Cut, Document, LineBreaks, Origin};
use hashiya_core::codec::{Object, from_text, to_pretty_text};
use hashiya_core::exchange::extras::{ArticleExtras, FileExtras};
use hashiya_core::exchange::file::File;
use hashiya_core::exchange::{
    Backup, BlockRole, Export, ExportArticle, ExportEarlier, FileWriter, KnownAnnotator, Problem, ReadError,
    WriteError, check, read, write,
};
use hashiya_testing::files::{entry, export_article, key, schema_errors, set_of};
use hashiya_testing::{cases, document};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::earlier::Before;
use super::{TEXT, sound_file};

/// Every field that the format has somewhere, and some that it has nowhere.
const NAMES: &[&str] = &[
    "start", "end", "text", "role", "annotations", "annotator", "label", "note", "updated_at", "cleared", "unplaced",
    "id", "name", "named_at", "title", "language", "sha256", "segmenter", "blocks", "sentences", "edits", "taken_back",
    "split", "merge", "set_at", "at", "role_set_at", "role_confirmed", "format", "version", "articles", "annotators",
    "backup", "without_text", "records", "opened", "labels", "definition", "earlier_texts", "replaced_at", "places",
    "article", "outcome", "to", "suggested", "x_start", "x_note", "x",
];

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!(1), |value, _| json!([value]))
}

/// Fields out of anywhere, such as a newer program or an older one's records leave.
fn any_fields() -> impl Strategy<Value = Object> {
    let value = prop_oneof![
        4 => prop::sample::select(vec![json!(true), json!(1), json!("ت"), json!({"a": []}), json!([{"role": null}])]),
        1 => (50usize..120).prop_map(nested),
    ];
    let fields = prop::collection::btree_map(prop::sample::select(NAMES), value, 0..5);
    fields.prop_map(|fields| {
        let fields: BTreeMap<&str, Value> = fields;
        from_text(&json!(fields).to_string()).unwrap_or_default()
    })
}

/// What is said of the four sentences of the text and of one other range: labels, notes, nothing.
fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    let label = prop::sample::select(vec![None, Some("claim"), Some("another")]);
    let said = (label, prop::sample::select(vec!["", "note"]), any_fields());
    let said = said.prop_map(|(label, note, extra)| Entry {
        extra,
        ..entry(label, note, 5_000)
    });
    prop::collection::vec(said, 5)
}

/// A text with these entries: of its first sentences and of one other range.
fn said(text: &str, entries: &[Entry]) -> (Document, AnnotationSet) {
    let document = document(text);
    let mut set = AnnotationSet::default();
    let spans = document.sentences.iter().take(4).map(|sentence| sentence.chars);
    let spans: Vec<_> = spans.map(|span| (span.start(), span.end())).chain([(0, 3)]).collect();
    for ((start, end), entry) in spans.into_iter().zip(entries) {
        set.put(key(start, end, "a"), entry.clone());
    }
    (document, set)
}

/// A file of the text with these entries, and with these fields wherever fields are kept; and the same of a text that
/// it had before.
fn written(entries: &[Entry], kept: &Object) -> Result<String, WriteError> {
    let (document, set) = said(TEXT, entries);
    let mut before = Before::of_sound_file();
    (before.document, before.set) = said(&before.document.article.text, entries);
    let named = |name: &str| BTreeMap::from([(name.to_owned(), kept.clone())]);
    let hash = &before.document.article.sha256;
    let of_earlier = ["", ":56-67", ":to:58-74", ":to:23-48"].map(|name| (format!("{hash}{name}"), kept.clone()));
    let extras = ArticleExtras {
        article: kept.clone(),
        segmenter: kept.clone(),
        blocks: BTreeMap::from([("0-19".to_owned(), kept.clone()), ("0-17".to_owned(), kept.clone())]),
        sentences: BTreeMap::from([("0-19".to_owned(), kept.clone()), ("0-17".to_owned(), kept.clone())]),
        cuts: BTreeMap::from([("5".to_owned(), kept.clone()), ("9".to_owned(), kept.clone())]),
        earlier: BTreeMap::from(of_earlier),
    };
    let earlier = before.export();
    let files = FileExtras {
        file: kept.clone(),
        codebook: kept.clone(),
        annotators: named("a"),
        backup: kept.clone(),
        ..FileExtras::default()
    };
    let backup = Backup {
        extra: kept.clone(),
        ..Backup::default()
    };
    let annotator = Annotator {
        id: AnnotatorId::new("a"),
        name: "منى".into(),
    };
    let stamp = entry(None, "", 7_000).stamp;
    write(&Export {
        exported_at: stamp,
        labels: Vec::new(),
        annotators: &[KnownAnnotator {
            annotator,
            named_at: Some(stamp),
        }],
        articles: vec![ExportArticle {
            role_of: Box::new(|block| BlockRole {
                role: document.blocks[block].role,
                set_at: Some(stamp),
                is_confirmed: true,
            }),
            cuts: vec![(5, Some(Cut::Split), stamp), (9, None, stamp)],
            line_breaks: Some((LineBreaks::Paragraphs, stamp)),
            earlier: vec![ExportEarlier {
                article: ExportArticle {
                    cuts: vec![(5, Some(Cut::Split), stamp), (9, None, stamp)],
                    extras: &extras,
                    ..earlier.article
                },
                ..earlier
            }],
            extras: &extras,
            ..export_article(&document, &set)
        }],
        without_text: Vec::new(),
        backup: Some(backup),
        extras: &files,
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_leaves_is_read_whatever_was_kept_beside_it(entries in any_entries(), kept in any_fields()) {
        let text = written(&entries, &kept).expect("room was made");
        let file = read(&text).expect("a file that can be read");
        prop_assert_eq!(check(&file), Ok(()));
        let value: Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(schema_errors(&value), Vec::<String>::new());
        for article in [&file.articles[0], &file.articles[0].earlier_texts[0].article] {
            let set = set_of(article);
            prop_assert_eq!(set.len(), entries.len());
            for ((_, read), entry) in set.iter().zip([&entries[4], &entries[0], &entries[1], &entries[2], &entries[3]]) {
                prop_assert_eq!((&read.label, &read.note), (&entry.label, &entry.note));
                prop_assert_eq!(read.extra.len(), entry.extra.len(), "no field is lost");
            }
        }
        let earlier = &file.articles[0].earlier_texts[0];
        let of_places = earlier.places.iter().flat_map(|place| {
            let targets = place.to.iter().chain(&place.suggested);
            targets.map(|span| &span.extra).chain([&place.extra])
        });
        let lengths = of_places.chain([&earlier.extra]).map(Object::len).filter(|length| *length > 0);
        prop_assert_eq!(lengths.collect::<Vec<_>>(), if kept.is_empty() { vec![] } else { vec![kept.len(); 4] });
        // Once there is room, a file goes round to the letter.
        let again: File = read(&text).expect("again");
        prop_assert_eq!(&again, &file);
        prop_assert_eq!(to_pretty_text(&file), text, "its portions make the file that is written as a whole");
    }
}

/// A field that a newer program put beside a tag has the name of a field of cleared tags.
#[test]
fn a_cleared_tag_with_a_field_called_start_goes_out() {
    let extra: Object = from_text("{\"start\": \"on Monday\", \"x_start\": 1}").expect("fields");
    let cleared = Entry {
        extra,
        ..entry(None, "", 5_000)
    };
    let text = written(&[cleared], &Object::new()).expect("a sound file");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let cleared = &file["articles"][0]["cleared"][0];
    assert_eq!(
        (&cleared["start"], &cleared["x_start"], &cleared["x_x_start"]),
        (&json!(0), &json!(1), &json!("on Monday"))
    );
    assert!(read(&text).is_ok());
}

/// The checker itself sees what no text can say: a value whose fields have taken names.
#[test]
fn the_checker_names_the_place_of_a_field_that_does_not_fit() {
    let sound = read(&sound_file().to_string()).expect("a sound file");
    let spoilt = |change: &dyn Fn(&mut File)| {
        let mut file = sound.clone();
        change(&mut file);
        check(&file)
    };
    let field = |place: &str| Err(ReadError::Field { place: place.into() });
    let put = |extra: &mut Object, name: &str| drop(extra.insert(name.into(), json!(1)));
    assert_eq!(spoilt(&|file| put(&mut file.extra, "articles")), field("articles"));
    assert_eq!(
        spoilt(&|file| put(&mut file.codebook.extra, "labels")),
        field("codebook.labels")
    );
    assert_eq!(
        spoilt(&|file| put(&mut file.annotators[1].extra, "named_at")),
        field("annotators[1].named_at")
    );
    let article = |place: &str| {
        Err(ReadError::Article {
            id: "test".into(),
            problem: Problem::Extra { place: place.into() },
        })
    };
    assert_eq!(
        spoilt(&|file| put(&mut file.articles[0].cleared[0].extra, "end")),
        article("cleared.end")
    );
    assert_eq!(
        spoilt(&|file| put(&mut file.articles[0].segmenter.extra, "edits")),
        article("segmenter.edits")
    );
    assert_eq!(
        spoilt(&|file| put(&mut file.articles[0].earlier_texts[0].extra, "places")),
        article("earlier_texts.places")
    );
    assert_eq!(
        spoilt(&|file| put(&mut file.articles[0].earlier_texts[0].places[0].extra, "set_at")),
        article("places.set_at")
    );
    assert_eq!(
        spoilt(&|file| put(
            &mut file.articles[0].earlier_texts[0].places[0].suggested[1].extra,
            "end"
        )),
        article("suggested.end")
    );
    let in_earlier = ReadError::Article {
        id: "test".into(),
        problem: Problem::EarlierText {
            number: 1,
            problem: Box::new(Problem::Extra {
                place: "unplaced.text".into(),
            }),
        },
    };
    assert_eq!(
        spoilt(&|file| {
            let unplaced = &mut file.articles[0].earlier_texts[0].article.unplaced[0];
            put(&mut unplaced.annotation.extra, "text");
        }),
        Err(in_earlier)
    );
    let deep = |file: &mut File| drop(file.articles[0].sentences[0].extra.insert("x".into(), nested(60)));
    assert_eq!(spoilt(&deep), article("sentences.x"));
    assert_eq!(
        spoilt(&|file| file.annotators[0].named_at = Some("now".into())),
        field("annotators[0].named_at")
    );
    assert_eq!(spoilt(&|_| ()), Ok(()));
}

/// The list of the names that are taken is that of the fields as they are written.
#[test]
fn every_field_of_the_format_is_on_the_list() {
    let cleared = entry(None, "", 5_000);
    let label = entry(Some("claim"), "a", 5_000);
    let entries = [label.clone(), cleared, label.clone(), label.clone(), label];
    for name in NAMES {
        let kept: Object = from_text(&json!({ *name: "kept" }).to_string()).expect("a field");
        let entries = entries.clone().map(|entry| Entry {
            extra: kept.clone(),
            ..entry
        });
        let text = written(&entries, &kept).expect("a sound file");
        // An object that named a field twice would be refused here.
        assert!(read(&text).is_ok(), "{name}: {:?}", read(&text));
    }
}

#[test]
fn splits_that_were_taken_back_and_confirmed_roles_are_in_the_file() {
    let file: Value = serde_json::from_str(&written(&[], &Object::new()).expect("sound")).expect("JSON");
    let segmenter = &file["articles"][0]["segmenter"];
    assert_eq!(
        segmenter["edits"],
        json!([{"split": 5, "set_at": "1970-01-01T00:00:07.000Z"}])
    );
    assert_eq!(
        segmenter["taken_back"],
        json!([{"at": 9, "set_at": "1970-01-01T00:00:07.000Z"}])
    );
    assert_eq!(file["articles"][0]["blocks"][0]["role_confirmed"], true);
    let mut both = file.clone();
    both["articles"][0]["segmenter"]["taken_back"][0]["at"] = json!(5);
    let twice = ReadError::Article {
        id: "test".into(),
        problem: Problem::CutTwice { at: 5 },
    };
    assert_eq!(read(&both.to_string()), Err(twice));
    both["articles"][0]["segmenter"]["taken_back"][0]["at"] = json!(100_000);
    assert!(read(&both.to_string()).is_err());
    both["articles"][0]["segmenter"]["taken_back"][0] = json!({"at": 9, "set_at": "soon"});
    assert!(read(&both.to_string()).is_err());
}

/// Articles with these identities, each with a tag by somebody of its own, as they go out.
fn exported(ids: &[&str]) -> Vec<(Document, AnnotationSet)> {
    let article = |id: &&str| {
        let document = Document::new(Article::new(ArticleId::new(id), TEXT, Origin::Opened));
        let mut set = AnnotationSet::default();
        let span = document.sentences[0].chars;
        set.put(
            key(span.start(), span.end(), &format!("of {id}")),
            entry(Some("claim"), "ملاحظة", 1),
        );
        (document, set)
    };
    ids.iter().map(article).collect()
}

fn export_of<'a>(articles: &'a [(Document, AnnotationSet)], extras: &'a (ArticleExtras, FileExtras)) -> Export<'a> {
    let of_article = |(document, annotations): &'a (Document, AnnotationSet)| ExportArticle {
        extras: &extras.0,
        ..export_article(document, annotations)
    };
    Export {
        exported_at: entry(None, "", 7_000).stamp,
        labels: Vec::new(),
        annotators: &[],
        articles: articles.iter().map(of_article).collect(),
        without_text: Vec::new(),
        backup: Some(Backup::default()),
        extras: &extras.1,
    }
}

/// Whether the portions of these articles, and what stands around them, are the file that serde writes as a whole.
#[test]
fn portions_make_the_whole_file_to_the_letter() {
    // The name of a list without anything in it, deeper in the file and in texts, is not taken for that of articles.
    let look_alike = Object::from([("x".to_owned(), json!({"articles": [], "y": "\n  \"articles\": []"}))]);
    let files = FileExtras {
        file: look_alike.clone(),
        codebook: look_alike.clone(),
        ..FileExtras::default()
    };
    let of_article = ArticleExtras {
        article: look_alike,
        ..ArticleExtras::default()
    };
    let extras = (of_article, files);
    for ids in [&[][..], &["a"], &["a", "b"], &["c", "a", "articles", "b"]] {
        let articles = exported(ids);
        let export = export_of(&articles, &extras);
        let mut writer = FileWriter::default();
        let portions: Vec<String> = export
            .articles
            .iter()
            .map(|article| writer.article(article).unwrap())
            .collect();
        let (before, after) = writer.finish(&export).unwrap();
        let text = [before, portions.concat(), after].concat();
        assert_eq!(write(&export).unwrap(), text);
        let file = read(&text).expect("a file that can be read");
        assert_eq!(check(&file), Ok(()));
        let found: Vec<&str> = file.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(found, ids);
        assert_eq!(file.annotators.len(), ids.len(), "everybody who speaks is listed");
        assert_eq!(to_pretty_text(&file), text);
    }
}

/// An article that would be refused is left out, and the file goes on.
#[test]
fn a_file_goes_on_without_an_article_that_would_be_refused() {
    let mut articles = exported(&["a", "b", "c"]);
    articles[1].0.article.sha256 = "0".repeat(64).into();
    let extras = Default::default();
    let export = export_of(&articles, &extras);
    let refused = ReadError::Article {
        id: "b".into(),
        problem: Problem::Hash,
    };
    assert_eq!(write(&export), Err(WriteError(refused.clone())));
    let mut writer = FileWriter::default();
    let portions: Vec<_> = export.articles.iter().map(|article| writer.article(article)).collect();
    assert_eq!(portions[1], Err(WriteError(refused)));
    let (before, after) = writer.finish(&export).unwrap();
    let portions: String = portions.into_iter().filter_map(Result::ok).collect();
    let text = [before, portions, after].concat();
    let without = exported(&["a", "c"]);
    assert_eq!(write(&export_of(&without, &extras)).unwrap(), text);
}
