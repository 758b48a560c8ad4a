//! Hashiya files: the schema's validator, and sets that go out and come in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hashiya_core::annotation::{AnnotationSet, Annotator, AnnotatorId, Entry, Key, Stamp};
use hashiya_core::article::Document;
use hashiya_core::codebook::{DEFAULT_LABELS, DefaultLabel, LabelId};
use hashiya_core::codec::Object;
use hashiya_core::exchange::extras::{ArticleExtras, FileExtras};
use hashiya_core::exchange::file::{FileAnnotation, FileArticle, FileLabel};
use hashiya_core::exchange::{BlockRole, Export, ExportArticle, KnownAnnotator, WriteError, parse_moment, write};
use hashiya_core::text::CodePointSpan;
use serde_json::Value;

/// No unknown fields, for articles that have none.
static NO_EXTRAS: LazyLock<ArticleExtras> = LazyLock::new(ArticleExtras::default);

static VALIDATOR: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = crate::read_project("schema/hashiya-1.schema.json");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    jsonschema::draft202012::new(&schema).expect("the schema is sound")
});

/// What the schema has against a file; empty when it is sound.
pub fn schema_errors(file: &Value) -> Vec<String> {
    let errors = VALIDATOR.iter_errors(file);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// Checks a file as a program in another language would, from the schema and the rules in its
/// description alone: slices in code points, order, coverage, hashes aside.
pub fn check_file(file: &Value) -> Result<(), String> {
    let errors = schema_errors(file);
    if !errors.is_empty() {
        return Err(errors.join("\n"));
    }
    list(&file["articles"]).iter().try_for_each(check_file_article)
}

/// Checks an article of a file, and those that it was before.
fn check_file_article(article: &Value) -> Result<(), String> {
    let text: Vec<char> = string(&article["text"]).chars().collect();
    let mut last = 0;
    for sentence in list(&article["sentences"]) {
        let (start, end) = check_slice(&text, sentence)?;
        if text[last..start].iter().any(|c| !c.is_whitespace()) {
            return Err(format!("{last}..{start} belongs to no sentence"));
        }
        last = end;
    }
    if text[last..].iter().any(|c| !c.is_whitespace()) {
        return Err(format!("the text after {last} belongs to no sentence"));
    }
    let earlier = article.get("earlier_texts").map_or(&[][..], list);
    for earlier in earlier {
        check_file_article(&earlier["article"])?;
        let there = string(&earlier["article"]["text"]).chars().count();
        for place in list(&earlier["places"]) {
            let suggested = place.get("suggested").map_or(&[][..], list);
            let targets = suggested.iter().chain(Some(&place["to"]).filter(|to| !to.is_null()));
            let mut spans = targets.map(|span| (span, text.len())).chain([(place, there)]);
            if let Some((span, _)) = spans.find(|(span, length)| number(&span["end"]) > *length) {
                return Err(format!("{span} lies in no text"));
            }
        }
    }
    for orphan in article.get("orphans").map_or(&[][..], list) {
        let its = |earlier: &&Value| earlier["article"]["sha256"] == orphan["sha256"];
        if let Some(earlier) = earlier.iter().find(its) {
            let text: Vec<char> = string(&earlier["article"]["text"]).chars().collect();
            check_slice(&text, orphan)?;
        }
    }
    Ok(())
}

/// Whether the text of an object is the slice that its offsets name; answers the offsets.
fn check_slice(text: &[char], object: &Value) -> Result<(usize, usize), String> {
    let (start, end) = (number(&object["start"]), number(&object["end"]));
    let slice: String = text[start..end].iter().collect();
    if slice != string(&object["text"]) {
        return Err(format!("{slice:?} at {start}..{end} is not {}", object["text"]));
    }
    Ok((start, end))
}

/// The items of a value that must be a list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

/// The text of a value that must be one.
pub fn string(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// The number of a value that must be a whole one.
pub fn number(value: &Value) -> usize {
    value.as_u64().expect("a whole number") as usize
}

/// The file of one article with its annotations and without anything else.
pub fn export(document: &Document, set: &AnnotationSet, annotators: &[Annotator]) -> Result<String, WriteError> {
    export_one(export_article(document, set), annotators)
}

/// An article on its way out, of which the reader chose nothing, and that has nothing beside its annotations.
pub fn export_article<'a>(document: &'a Document, annotations: &'a AnnotationSet) -> ExportArticle<'a> {
    ExportArticle {
        document,
        file: None,
        annotations,
        role_of: Box::new(|block| BlockRole {
            role: document.blocks[block].role,
            set_at: None,
            is_confirmed: false,
        }),
        joined_role_of: Box::new(|_| None),
        cuts: Vec::new(),
        described: Default::default(),
        line_breaks: None,
        earlier: Vec::new(),
        extras: &NO_EXTRAS,
    }
}

/// The file of one article.
pub fn export_one(article: ExportArticle, annotators: &[Annotator]) -> Result<String, WriteError> {
    let known = |annotator: &Annotator| KnownAnnotator {
        annotator: annotator.clone(),
        named_at: None,
    };
    let annotators: Vec<KnownAnnotator> = annotators.iter().map(known).collect();
    write(&Export {
        exported_at: Stamp::from_millis(1_795_341_600_000),
        labels: labels(),
        annotators: &annotators,
        articles: vec![article],
        without_text: Vec::new(),
        backup: None,
        extras: &FileExtras::default(),
    })
}

/// The labels of the codebook, called by their identities: what languages call them is not the core's.
fn labels() -> Vec<FileLabel> {
    let texts = |label: &DefaultLabel| BTreeMap::from([("en".to_owned(), label.id.to_owned())]);
    let file_label = |label: &DefaultLabel| FileLabel {
        id: label.id.to_owned(),
        name: texts(label),
        definition: texts(label),
        extra: Object::new(),
    };
    DEFAULT_LABELS.iter().map(file_label).collect()
}

/// All that an article of a file says, as a set.
pub fn set_of(article: &FileArticle) -> AnnotationSet {
    let mut set = AnnotationSet::default();
    for sentence in &article.sentences {
        for said in &sentence.annotations {
            set.put(key(sentence.start, sentence.end, &said.annotator), entry_of(said));
        }
    }
    for unplaced in &article.unplaced {
        let said = &unplaced.annotation;
        set.put(key(unplaced.start, unplaced.end, &said.annotator), entry_of(said));
    }
    for cleared in &article.cleared {
        let tombstone = Entry {
            stamp: parse_moment(&cleared.updated_at).expect("a moment"),
            extra: cleared.extra.clone(),
            ..Entry::default()
        };
        set.put(key(cleared.start, cleared.end, &cleared.annotator), tombstone);
    }
    set
}

fn entry_of(said: &FileAnnotation) -> Entry {
    Entry {
        label: said.label.as_deref().map(LabelId::new),
        note: said.note.clone(),
        stamp: parse_moment(&said.updated_at).expect("a moment"),
        extra: said.extra.clone(),
    }
}

/// The key of an entry: a span in code points and the annotator.
pub fn key(start: usize, end: usize, annotator: &str) -> Key {
    Key {
        span: CodePointSpan::new(start, end),
        annotator: AnnotatorId::new(annotator),
    }
}

/// An entry with a stamp in milliseconds.
pub fn entry(label: Option<&str>, note: &str, millis: u64) -> Entry {
    Entry {
        label: label.map(LabelId::new),
        note: note.to_owned(),
        stamp: Stamp::from_millis(millis),
        extra: Object::new(),
    }
}
