//! What goes into a Hashiya file, and how an article stands in one; `writer.rs` writes it.

use std::collections::BTreeSet;
use std::fmt;

use super::backup::Backup;
use super::described::Described;
use super::earlier::file_places;
use super::extras::{ArticleExtras, FileExtras, span_name};
use super::file::{
    Cleared, Codebook, Edit, Extra, FileAnnotation, FileAnnotator, FileArticle, FileBlock, FileEarlier, FileLabel,
    FileSentence, FileSubrole, Segmenter, TakenBack, Unplaced, WithoutText, plain_file_name,
};
use super::orphans;
use super::places::{Place, Within};
use super::read_error::ReadError;
use super::subrole::take_foreign;
use crate::anchor::Places;
use crate::annotation::moment;
use crate::annotation::{AnnotationSet, Annotator, AnnotatorId, Entry, Key, Stamp};
use crate::article::{Cut, Document, LineBreaks, Metadata, Role};
use crate::text::{OffsetIndex, SEGMENTER_VERSION};

/// An article on its way out.
pub struct ExportArticle<'a> {
    /// Its structure.
    pub document: &'a Document,
    /// The name of the file that it was opened from; none of one that is delivered with the page.
    pub file: Option<&'a str>,
    /// Its annotations.
    pub annotations: &'a AnnotationSet,
    /// The role of a block.
    pub role_of: Box<dyn Fn(usize) -> BlockRole + 'a>,
    /// What the reader said of the role of a line, by its first code point, that is joined to the one before
    /// it; `None` where they said nothing.
    pub joined_role_of: Box<dyn Fn(usize) -> Option<BlockRole> + 'a>,
    /// Where the reader cuts sentences otherwise, by the first code point of the later one, and when
    /// they said so; `None` where they took that back; in order.
    pub cuts: Vec<(usize, Option<Cut>, Stamp)>,
    /// What its reader says of it beside that.
    pub described: Described,
    /// What the reader takes its lines for, and when they said so, if they did.
    pub line_breaks: Option<(LineBreaks, Stamp)>,
    /// The texts that it had before.
    pub earlier: Vec<ExportEarlier<'a>>,
    /// Fields of an imported file that go out again.
    pub extras: &'a ArticleExtras,
}

/// An earlier text of an article on its way out.
pub struct ExportEarlier<'a> {
    /// The article as it was, which has no earlier texts itself.
    pub article: ExportArticle<'a>,
    /// What is settled about its sentences.
    pub places: &'a Places,
    /// When another text took its place.
    pub replaced_at: Stamp,
}

/// The role of a block or line on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockRole {
    /// The role.
    pub role: Role,
    /// When the reader chose it, if they did.
    pub set_at: Option<Stamp>,
    /// Whether they confirmed the one that was found.
    pub is_confirmed: bool,
}

/// An annotator whose name is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownAnnotator {
    /// The annotator.
    pub annotator: Annotator,
    /// When they gave themselves the name, as far as that is known.
    pub named_at: Option<Stamp>,
}

/// All that goes into a file.
pub struct Export<'a> {
    /// The moment of the export.
    pub exported_at: Stamp,
    /// The labels of the codebook with their texts in each language, in their order. Fields of an imported
    /// file that belong to them come from `extras`.
    pub labels: Vec<FileLabel>,
    /// Everyone whose name is known.
    pub annotators: &'a [KnownAnnotator],
    /// The articles.
    pub articles: Vec<ExportArticle<'a>>,
    /// What was said of articles whose texts are not at hand, and by whom.
    pub without_text: Vec<(WithoutText, Vec<AnnotatorId>)>,
    /// What makes the file a backup, if it is one.
    pub backup: Option<Backup>,
    /// Fields of an imported file that go out again.
    pub extras: &'a FileExtras,
}

/// Why a file was not written: what its reader would have refused it for. A fault of the program, never of
/// the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(pub ReadError);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file would be refused: {}", self.0)
    }
}

pub(super) fn codebook(export: &Export) -> Codebook {
    let extras = export.extras;
    let own = export.labels.iter().map(|label| FileLabel {
        extra: fitted(Place::Label, extras.labels.get(&label.id), Within::File),
        ..label.clone()
    });
    let others = extras.other_labels.values().cloned();
    Codebook {
        labels: own.chain(others).collect(),
        extra: Place::Codebook.fitted(&extras.codebook, Within::File),
    }
}

/// The unknown fields of an object as they can stand there.
fn fitted(place: Place, extra: Option<&Extra>, within: Within) -> Extra {
    extra.map(|extra| place.fitted(extra, within)).unwrap_or_default()
}

/// What stands beside a role, and the other fields there: another program's word goes out as it came where there is
/// none of ours.
fn beside((place, within): (Place, Within), role: Option<Role>, extra: Option<&Extra>) -> (Option<FileSubrole>, Extra) {
    let mut extra = extra.cloned().unwrap_or_default();
    let own = role.and_then(FileSubrole::of);
    let foreign = if own.is_none() { take_foreign(&mut extra) } else { None };
    (own.or(foreign), place.fitted(&extra, within))
}

/// Everyone who says something in an article, or in one of its earlier texts.
pub(super) fn annotators_of(article: &FileArticle) -> BTreeSet<&str> {
    let mut annotators = BTreeSet::new();
    let earlier = article.earlier_texts.iter().map(|earlier| &earlier.article);
    for article in [article].into_iter().chain(earlier) {
        let of_sentences = article.sentences.iter().flat_map(|sentence| &sentence.annotations);
        let unplaced = article.unplaced.iter().map(|unplaced| &unplaced.annotation.annotator);
        let said = of_sentences
            .map(|annotation| &annotation.annotator)
            .chain(article.cleared.iter().map(|cleared| &cleared.annotator))
            .chain(unplaced);
        annotators.extend(said.map(String::as_str).chain(orphans::annotators(article)));
    }
    annotators
}

/// The annotators with these identities, with the names that are known.
pub(super) fn annotators(export: &Export, ids: BTreeSet<String>) -> Vec<FileAnnotator> {
    let file_annotator = |id: String| {
        let known = export.annotators.iter().find(|known| known.annotator.id.as_str() == id);
        FileAnnotator {
            name: known.map(|known| known.annotator.name.clone()).unwrap_or_default(),
            named_at: known.and_then(|known| known.named_at).map(moment),
            extra: fitted(Place::Annotator, export.extras.annotators.get(&id), Within::File),
            id,
        }
    };
    ids.into_iter().map(file_annotator).collect()
}

/// An article as it stands in a file.
pub(super) fn file_article(article: &ExportArticle, within: Within) -> FileArticle {
    let document = article.document;
    let cuts = article.cuts.iter();
    let mut written = FileArticle {
        id: document.article.id.to_string(),
        title: article.described.title.as_ref().unwrap_or(&document.title).clone(),
        language: article
            .described
            .language
            .as_deref()
            .unwrap_or(document.language_tag())
            .into(),
        direction: document.direction.as_str().into(),
        sha256: document.article.sha256.to_string(),
        text: document.article.text.to_string(),
        written: None,
        imported_from: document.article.metadata.as_deref().map(|metadata| Metadata {
            fields: Place::ImportedFields.fitted(&metadata.fields, within),
            ..metadata.clone()
        }),
        imported_file: article
            .file
            .filter(|file| *file != plain_file_name(&document.article.id))
            .map(Into::into),
        imported_roles: document.article.roles.to_vec(),
        segmenter: Segmenter {
            name: "hashiya".into(),
            version: SEGMENTER_VERSION.into(),
            edits: cuts.clone().filter_map(|cut| file_edit(article, cut, within)).collect(),
            taken_back: cuts.filter_map(|cut| taken_back(article, cut, within)).collect(),
            line_breaks: article.line_breaks.map(|(breaks, _)| breaks),
            line_breaks_set_at: article.line_breaks.map(|(_, stamp)| moment(stamp)),
            extra: Place::Segmenter.fitted(&article.extras.segmenter, within),
        },
        blocks: file_blocks(article, within),
        sentences: file_sentences(article, within),
        cleared: Vec::new(),
        unplaced: Vec::new(),
        said: article.described.said.clone(),
        collections: article.described.collections.clone(),
        earlier_texts: article
            .earlier
            .iter()
            .map(|earlier| file_earlier(article, earlier))
            .collect(),
        extra: Place::Article.fitted(&article.extras.article, within),
    };
    place_annotations(article, &mut written, within);
    orphans::put(&mut written);
    written
}

fn file_earlier(article: &ExportArticle, earlier: &ExportEarlier) -> FileEarlier {
    let (text, kept) = (&*earlier.article.document.article.sha256, &article.extras.earlier);
    FileEarlier {
        replaced_at: moment(earlier.replaced_at),
        places: file_places(earlier.places, text, kept),
        article: file_article(&earlier.article, Within::EarlierText),
        extra: fitted(Place::Earlier, kept.get(text), Within::File),
    }
}

fn file_edit(article: &ExportArticle, (at, cut, stamp): &(usize, Option<Cut>, Stamp), within: Within) -> Option<Edit> {
    let cut = (*cut)?;
    let joined = (cut == Cut::Merge).then(|| (article.joined_role_of)(*at)).flatten();
    let role = joined.map(|joined| joined.role);
    let (subrole, extra) = beside((Place::Edit, within), role, article.extras.cuts.get(&at.to_string()));
    Some(Edit {
        split: (cut == Cut::Split).then_some(*at),
        merge: (cut == Cut::Merge).then_some(*at),
        set_at: Some(moment(*stamp)),
        role,
        subrole,
        role_set_at: joined.and_then(|joined| joined.set_at).map(moment),
        role_confirmed: joined.is_some_and(|joined| joined.is_confirmed),
        extra,
    })
}

fn taken_back(
    article: &ExportArticle,
    (at, cut, stamp): &(usize, Option<Cut>, Stamp),
    within: Within,
) -> Option<TakenBack> {
    cut.is_none().then(|| TakenBack {
        at: *at,
        set_at: moment(*stamp),
        extra: fitted(Place::TakenBack, article.extras.cuts.get(&at.to_string()), within),
    })
}

fn file_blocks(article: &ExportArticle, within: Within) -> Vec<FileBlock> {
    let blocks = article.document.blocks.iter().enumerate();
    let file_block = |(index, block): (usize, &crate::article::Block)| {
        let role = (article.role_of)(index);
        let (start, end) = (block.chars.start(), block.chars.end());
        let kept = article.extras.blocks.get(&span_name(start, end));
        let (subrole, extra) = beside((Place::Block, within), Some(role.role), kept);
        FileBlock {
            role: role.role,
            subrole,
            start,
            end,
            role_set_at: role.set_at.map(moment),
            role_confirmed: role.is_confirmed,
            extra,
        }
    };
    blocks.map(file_block).collect()
}

fn file_sentences(article: &ExportArticle, within: Within) -> Vec<FileSentence> {
    let document = article.document;
    let sentences = document.sentences.iter().enumerate();
    let file_sentence = |(index, sentence): (usize, &crate::article::Sentence)| {
        let (start, end) = (sentence.chars.start(), sentence.chars.end());
        let role = (article.role_of)(sentence.block).role;
        let kept = article.extras.sentences.get(&span_name(start, end));
        let (subrole, extra) = beside((Place::Sentence, within), Some(role), kept);
        FileSentence {
            start,
            end,
            text: document.sentence_text(index).into(),
            role,
            subrole,
            annotations: Vec::new(),
            extra,
        }
    };
    sentences.map(file_sentence).collect()
}

/// Puts each entry where it belongs: with its sentence, among the cleared, or among the unplaced.
fn place_annotations(article: &ExportArticle, written: &mut FileArticle, within: Within) {
    let index = OffsetIndex::new(&article.document.article.text);
    for (key, entry) in article.annotations.iter() {
        let sentence = article.document.sentence_at(key.span);
        if entry.is_tombstone() {
            written.cleared.push(Cleared {
                start: key.span.start(),
                end: key.span.end(),
                annotator: key.annotator.to_string(),
                updated_at: moment(entry.stamp),
                extra: Place::Cleared.fitted(&entry.extra, within),
            });
        } else if let Some(sentence) = sentence {
            written.sentences[sentence]
                .annotations
                .push(file_annotation(key, entry, (Place::Annotation, within)));
        } else if let Some(bytes) = index.byte_span(&article.document.article.text, key.span) {
            written.unplaced.push(Unplaced {
                start: key.span.start(),
                end: key.span.end(),
                text: bytes.of(&article.document.article.text).into(),
                annotation: file_annotation(key, entry, (Place::Unplaced, within)),
            });
        }
    }
}

fn file_annotation(key: &Key, entry: &Entry, (place, within): (Place, Within)) -> FileAnnotation {
    FileAnnotation {
        annotator: AnnotatorId::to_string(&key.annotator),
        label: entry.label.as_ref().map(ToString::to_string),
        note: entry.note.clone(),
        updated_at: moment(entry.stamp),
        extra: place.fitted(&entry.extra, within),
    }
}
