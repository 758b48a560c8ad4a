//! Unknown fields of files: kept between an import and the next export, and joined where two files have
//! them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::file::{Edit, Extra, File, FileArticle, FileLabel};
use super::orphans;
pub use super::placed::span_name;
use super::placed::{TO, place_name, target_name};
use super::subrole::with_other;
use crate::article::WrittenPlaces;
use crate::codebook::{self, LabelId};
use crate::codec::{canonical_text, is_default};
use crate::text::CodePointSpan;

/// The unknown fields of an article and of what is in it, kept beside the article between an
/// import and the next export. Blocks and sentences are named `start-end`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleExtras {
    /// Of the article.
    pub article: Extra,
    /// Of its segmenter.
    pub segmenter: Extra,
    /// Of its blocks.
    pub blocks: BTreeMap<String, Extra>,
    /// Of its sentences.
    pub sentences: BTreeMap<String, Extra>,
    /// Of splits and merges, standing or taken back, by their code point.
    #[serde(skip_serializing_if = "is_default")]
    pub cuts: BTreeMap<String, Extra>,
    /// Of its earlier texts (`HASH`, the lower-case SHA-256 of the text), of what is settled about their sentences
    /// (`HASH:START-END`) and of where those are, or may be, in the article's own text (`HASH:to:START-END`). What is
    /// unknown of the article that each of them is stands with that.
    #[serde(skip_serializing_if = "is_default")]
    pub earlier: BTreeMap<String, Extra>,
}

/// Unknown fields of a file outside its articles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileExtras {
    /// Of the file.
    pub file: Extra,
    /// Of the codebook.
    pub codebook: Extra,
    /// Of its labels, by identity.
    pub labels: BTreeMap<String, Extra>,
    /// Of annotators, by identity.
    pub annotators: BTreeMap<String, Extra>,
    /// Whole labels that are not in this program's codebook, by identity: the tags that use them
    /// mean nothing without.
    pub other_labels: BTreeMap<String, FileLabel>,
    /// Of a backup.
    #[serde(skip_serializing_if = "is_default")]
    pub backup: Extra,
}

impl ArticleExtras {
    /// The unknown fields of an article of a file.
    pub fn of(article: &FileArticle) -> Self {
        let named = |start, end, extra: Extra| (!extra.is_empty()).then(|| (span_name(start, end), extra));
        let blocks = article.blocks.iter();
        let sentences = article.sentences.iter();
        let edits = article.segmenter.edits.iter();
        let of_edit = |edit: &Edit| with_other(&edit.extra, edit.subrole.as_ref());
        let edits = edits.filter_map(|edit| Some((edit.split.or(edit.merge)?, of_edit(edit))));
        let taken_back = article.segmenter.taken_back.iter();
        let taken_back = taken_back.map(|back| (back.at, back.extra.clone()));
        let cuts = edits.chain(taken_back).filter(|(_, extra)| !extra.is_empty());
        Self {
            article: orphans::kept_fields(article),
            segmenter: article.segmenter.extra.clone(),
            blocks: by_name(blocks.filter_map(|b| named(b.start, b.end, with_other(&b.extra, b.subrole.as_ref())))),
            sentences: by_name(
                sentences.filter_map(|s| named(s.start, s.end, with_other(&s.extra, s.subrole.as_ref()))),
            ),
            cuts: by_name(cuts.map(|(at, extra)| (at.to_string(), extra))),
            earlier: of_earlier(article),
        }
    }

    /// The same, where what has them is in the plain form of the text that it was in.
    #[must_use]
    pub fn moved(self, places: &WrittenPlaces) -> Self {
        let whole = |number: &str| number.parse::<usize>().ok();
        let span = |name: &str| {
            let (start, end) = name.split_once('-')?;
            let span = places.span(CodePointSpan::new(whole(start)?, whole(end)?));
            Some(span_name(span.start(), span.end()))
        };
        let place = |name: &str| Some(places.place(whole(name)?).to_string());
        let target = |name: &str| {
            let (text, name) = name.split_once(TO)?;
            Some(format!("{text}{TO}{}", span(name)?))
        };
        Self {
            earlier: renamed(self.earlier, target),
            blocks: renamed(self.blocks, span),
            sentences: renamed(self.sentences, span),
            cuts: renamed(self.cuts, place),
            ..self
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Joins the fields of another set of them; see `join`.
    pub fn merge(&mut self, other: Self) {
        join(&mut self.article, other.article);
        join(&mut self.segmenter, other.segmenter);
        merge_named(&mut self.blocks, other.blocks);
        merge_named(&mut self.sentences, other.sentences);
        merge_named(&mut self.cuts, other.cuts);
        merge_named(&mut self.earlier, other.earlier);
    }
}

/// The unknown fields of the earlier texts of an article of a file, and of the places of their sentences.
fn of_earlier(article: &FileArticle) -> BTreeMap<String, Extra> {
    let mut named = BTreeMap::new();
    let mut keep = |name: String, extra: &Extra| {
        if !extra.is_empty() {
            join(named.entry(name).or_default(), extra.clone());
        }
    };
    for earlier in &article.earlier_texts {
        let text = earlier.article.sha256.to_lowercase();
        for placed in &earlier.places {
            keep(place_name(&text, placed.span()), &placed.extra);
            for to in placed.targets() {
                keep(target_name(&text, to.span()), &to.extra);
            }
        }
        keep(text, &earlier.extra);
    }
    named
}

impl FileExtras {
    /// What is unknown of a file.
    pub fn of(file: &File) -> Self {
        let is_other = |label: &&FileLabel| codebook::default_label(&LabelId::new(&label.id)).is_none();
        let others = file.codebook.labels.iter().filter(is_other);
        let labels = file.codebook.labels.iter().map(|label| (&label.id, &label.extra));
        let annotators = file
            .annotators
            .iter()
            .map(|annotator| (&annotator.id, &annotator.extra));
        Self {
            file: file.extra.clone(),
            codebook: file.codebook.extra.clone(),
            labels: not_empty(labels),
            annotators: not_empty(annotators),
            other_labels: by_name(others.map(|label| (label.id.clone(), label.clone()))),
            backup: file
                .backup
                .as_ref()
                .map(|backup| backup.extra.clone())
                .unwrap_or_default(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Joins the fields of another set of them; see `join`.
    pub fn merge(&mut self, other: Self) {
        join(&mut self.file, other.file);
        join(&mut self.codebook, other.codebook);
        merge_named(&mut self.labels, other.labels);
        merge_named(&mut self.annotators, other.annotators);
        for (id, label) in other.other_labels {
            match self.other_labels.get(&id) {
                Some(known) if rank(known) >= rank(&label) => {}
                _ => drop(self.other_labels.insert(id, label)),
            }
        }
        join(&mut self.backup, other.backup);
    }
}

fn not_empty<'a>(named: impl Iterator<Item = (&'a String, &'a Extra)>) -> BTreeMap<String, Extra> {
    let unknown = named.filter(|(_, extra)| !extra.is_empty());
    by_name(unknown.map(|(name, extra)| (name.clone(), extra.clone())))
}

/// A map that is put together item by item: few things have fields that this program does not know,
/// and `collect` would bring a sort of its own for them.
fn by_name<T>(items: impl Iterator<Item = (String, T)>) -> BTreeMap<String, T> {
    let mut map = BTreeMap::new();
    map.extend(items);
    map
}

/// The same under other names; under its own where there is none. What comes to have one name is joined.
fn renamed(named: BTreeMap<String, Extra>, name: impl Fn(&str) -> Option<String>) -> BTreeMap<String, Extra> {
    let mut all = BTreeMap::new();
    for (own, extra) in named {
        join(all.entry(name(&own).unwrap_or(own)).or_default(), extra);
    }
    all
}

fn merge_named(into: &mut BTreeMap<String, Extra>, from: BTreeMap<String, Extra>) {
    for (name, extra) in from {
        join(into.entry(name).or_default(), extra);
    }
}

/// Puts in every field of another object. They carry no time, so where both have one the greater
/// value as text stays: whatever the order of merging, the end is the same.
fn join(into: &mut Extra, from: Extra) {
    for (name, value) in from {
        match into.get(&name) {
            Some(known) if canonical_text(known) >= canonical_text(&value) => {}
            _ => drop(into.insert(name, value)),
        }
    }
}

/// What decides between two labels of one identity.
fn rank(label: &FileLabel) -> [String; 3] {
    [
        canonical_text(&label.name),
        canonical_text(&label.definition),
        canonical_text(&label.extra),
    ]
}
