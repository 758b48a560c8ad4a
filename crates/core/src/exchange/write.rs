//! Writing a Hashiya file, checked before it leaves.

use std::collections::BTreeSet;
use std::fmt;

use super::backup::Backup;
use super::extras::{ArticleExtras, FileExtras, span_name};
use super::file::{
    Cleared, Codebook, Edit, Extra, FORMAT, File, FileAnnotation, FileAnnotator, FileArticle, FileBlock, FileLabel,
    FileSentence, OFFSET_UNIT, Segmenter, Unplaced, VERSION,
};
use super::moment::moment;
use crate::annotation::{AnnotationSet, Annotator, AnnotatorId, Entry, Key, Stamp};
use crate::article::{Cut, Document, Role};
use crate::codec::to_pretty_text;
use crate::text::{OffsetIndex, SEGMENTER_VERSION};

/// An article on its way out.
pub struct ExportArticle<'a> {
    /// Its structure.
    pub document: &'a Document,
    /// Its annotations.
    pub annotations: &'a AnnotationSet,
    /// The role of a block, and when the reader chose it.
    pub role_of: Box<dyn Fn(usize) -> (Role, Option<Stamp>) + 'a>,
    /// Where the reader cuts sentences otherwise, by the first code point of the later one, and when
    /// they said so; in order.
    pub cuts: Vec<(usize, Cut, Stamp)>,
    /// Fields of an imported file that go out again.
    pub extras: &'a ArticleExtras,
}

/// All that goes into a file.
pub struct Export<'a> {
    /// The moment of the export.
    pub exported_at: Stamp,
    /// The labels of the codebook with their texts in each language, in their order. Fields of an imported
    /// file that belong to them come from `extras`.
    pub labels: Vec<FileLabel>,
    /// Everyone whose name is known.
    pub annotators: &'a [Annotator],
    /// The articles.
    pub articles: Vec<ExportArticle<'a>>,
    /// What makes the file a backup, if it is one.
    pub backup: Option<Backup>,
    /// Fields of an imported file that go out again.
    pub extras: &'a FileExtras,
}

/// Why a file was not written: a fault of the program, never of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// A slice of the text is not the text beside it.
    Slice {
        /// The article.
        article: String,
        /// First code point.
        start: usize,
        /// First code point after it.
        end: usize,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slice { article, start, end } => write!(f, "{article}: {start}..{end} is not the sentence's text"),
        }
    }
}

/// The text of a Hashiya file. Linear in the articles' texts.
///
/// # Errors
/// When the check of the finished file finds a slice that is not its text.
pub fn write(export: &Export) -> Result<String, WriteError> {
    let articles: Vec<FileArticle> = export.articles.iter().map(file_article).collect();
    for article in &articles {
        check_slices(article)?;
    }
    let file = File {
        format: FORMAT.into(),
        version: VERSION,
        exported_at: moment(export.exported_at),
        generator: concat!("hashiya ", env!("CARGO_PKG_VERSION")).into(),
        offset_unit: OFFSET_UNIT.into(),
        codebook: codebook(export),
        annotators: annotators(export, &articles),
        articles,
        backup: export.backup.clone(),
        extra: export.extras.file.clone(),
    };
    Ok(to_pretty_text(&file))
}

fn codebook(export: &Export) -> Codebook {
    let extras = export.extras;
    let own = export.labels.iter().map(|label| FileLabel {
        extra: extras.labels.get(&label.id).cloned().unwrap_or_default(),
        ..label.clone()
    });
    let others = extras.other_labels.values().cloned();
    Codebook {
        labels: own.chain(others).collect(),
        extra: extras.codebook.clone(),
    }
}

/// Everyone who is named in the articles, with the name that is known.
fn annotators(export: &Export, articles: &[FileArticle]) -> Vec<FileAnnotator> {
    let mut ids = BTreeSet::new();
    for article in articles {
        let of_sentences = article.sentences.iter().flat_map(|sentence| &sentence.annotations);
        ids.extend(of_sentences.map(|annotation| annotation.annotator.clone()));
        ids.extend(article.cleared.iter().map(|cleared| cleared.annotator.clone()));
        ids.extend(
            article
                .unplaced
                .iter()
                .map(|unplaced| unplaced.annotation.annotator.clone()),
        );
    }
    let file_annotator = |id: String| {
        let known = export.annotators.iter().find(|annotator| annotator.id.as_str() == id);
        FileAnnotator {
            name: known.map(|annotator| annotator.name.clone()).unwrap_or_default(),
            extra: export.extras.annotators.get(&id).cloned().unwrap_or_default(),
            id,
        }
    };
    ids.into_iter().map(file_annotator).collect()
}

fn file_article(article: &ExportArticle) -> FileArticle {
    let document = article.document;
    let mut written = FileArticle {
        id: document.article.id.to_string(),
        title: document.title.clone(),
        language: document.language_tag().into(),
        direction: document.direction.as_str().into(),
        sha256: document.article.sha256.to_string(),
        text: document.article.text.to_string(),
        segmenter: Segmenter {
            name: "hashiya".into(),
            version: SEGMENTER_VERSION.into(),
            edits: article.cuts.iter().map(file_edit).collect(),
            extra: article.extras.segmenter.clone(),
        },
        blocks: file_blocks(article),
        sentences: file_sentences(article),
        cleared: Vec::new(),
        unplaced: Vec::new(),
        extra: article.extras.article.clone(),
    };
    place_annotations(article, &mut written);
    written
}

fn file_edit((at, cut, stamp): &(usize, Cut, Stamp)) -> Edit {
    Edit {
        split: (*cut == Cut::Split).then_some(*at),
        merge: (*cut == Cut::Merge).then_some(*at),
        set_at: Some(moment(*stamp)),
        extra: Extra::new(),
    }
}

fn file_blocks(article: &ExportArticle) -> Vec<FileBlock> {
    let blocks = article.document.blocks.iter().enumerate();
    let file_block = |(index, block): (usize, &crate::article::Block)| {
        let (role, set_at) = (article.role_of)(index);
        let (start, end) = (block.chars.start(), block.chars.end());
        let extra = article.extras.blocks.get(&span_name(start, end)).cloned();
        FileBlock {
            role,
            start,
            end,
            role_set_at: set_at.map(moment),
            extra: extra.unwrap_or_default(),
        }
    };
    blocks.map(file_block).collect()
}

fn file_sentences(article: &ExportArticle) -> Vec<FileSentence> {
    let document = article.document;
    let sentences = document.sentences.iter().enumerate();
    let file_sentence = |(index, sentence): (usize, &crate::article::Sentence)| {
        let (start, end) = (sentence.chars.start(), sentence.chars.end());
        let extra = article.extras.sentences.get(&span_name(start, end)).cloned();
        FileSentence {
            start,
            end,
            text: document.sentence_text(index).into(),
            role: (article.role_of)(sentence.block).0,
            annotations: Vec::new(),
            extra: extra.unwrap_or_default(),
        }
    };
    sentences.map(file_sentence).collect()
}

/// Puts each entry where it belongs: with its sentence, among the cleared, or among the unplaced.
fn place_annotations(article: &ExportArticle, written: &mut FileArticle) {
    let index = OffsetIndex::new(&article.document.article.text);
    for (key, entry) in article.annotations.iter() {
        let sentence = article.document.sentence_at(key.span);
        if entry.is_tombstone() {
            written.cleared.push(Cleared {
                start: key.span.start(),
                end: key.span.end(),
                annotator: key.annotator.to_string(),
                updated_at: moment(entry.stamp),
                extra: entry.extra.clone(),
            });
        } else if let Some(sentence) = sentence {
            written.sentences[sentence]
                .annotations
                .push(file_annotation(key, entry));
        } else if let Some(bytes) = index.byte_span(&article.document.article.text, key.span) {
            written.unplaced.push(Unplaced {
                start: key.span.start(),
                end: key.span.end(),
                text: bytes.of(&article.document.article.text).into(),
                annotation: file_annotation(key, entry),
            });
        }
    }
}

fn file_annotation(key: &Key, entry: &Entry) -> FileAnnotation {
    FileAnnotation {
        annotator: AnnotatorId::to_string(&key.annotator),
        label: entry.label.as_ref().map(ToString::to_string),
        note: entry.note.clone(),
        updated_at: moment(entry.stamp),
        extra: entry.extra.clone(),
    }
}

/// The writer's own check, by other means than the ones that computed the offsets: each sentence
/// must be the slice of characters that its offsets name.
fn check_slices(article: &FileArticle) -> Result<(), WriteError> {
    let mut chars = article.text.chars();
    let mut at = 0;
    for sentence in &article.sentences {
        let fault = || WriteError::Slice {
            article: article.id.clone(),
            start: sentence.start,
            end: sentence.end,
        };
        let skip = sentence.start.checked_sub(at).ok_or_else(fault)?;
        let length = sentence.end.checked_sub(sentence.start).ok_or_else(fault)?;
        let slice = chars.by_ref().skip(skip).take(length);
        if !slice.eq(sentence.text.chars()) || sentence.text.chars().count() != length {
            return Err(fault());
        }
        at = sentence.end;
    }
    Ok(())
}
