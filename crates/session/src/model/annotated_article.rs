//! An article with everything that is annotated on it: entries of all annotators, roles, cuts,
//! recodings, undo history, and the counts of it all.
//!
//! Whose tag a sentence shows: the reader's own entry, else the latest one of anybody's. Counts are kept
//! up with each entry, never computed anew for a tag. The roles that the rules find are in the
//! `Document`; what the reader chooses is kept beside it and wins. Leftovers of the page (boilerplate)
//! have sentences and numbers like all else, but are not counted, not moved to, and not tagged. What is
//! counted of the rest says [`Counting`].

use std::cell::OnceCell;
use std::rc::Rc;

use litemap::LiteMap;

use crate::anchor::Sketch;
use crate::annotation::{AnnotationSet, AnnotatorId, Entry, History, Key, TagValue};
use crate::article::{Cut, Document, LineBreaks};
use crate::codebook::{Codebook, LabelId};
use crate::exchange::extras::ArticleExtras;
use crate::model::choices::{CutChoice, LineBreaksChoice, RoleChoice};
use crate::model::codebooks::default_codebook;
use crate::model::counts::{Counted, Counting, Counts};
use crate::model::drafts::{Draft, Drafts};
use crate::model::people::Aliases;
use crate::model::recodings::Recodings;
use crate::text::CodePointSpan;

/// A loaded article and all its annotations. Counts are kept up with every change, so that
/// none costs more in a longer article.
#[derive(Clone, Debug)]
pub struct AnnotatedArticle {
    /// The article's structure; shared, never changed.
    pub document: Rc<Document>,
    /// The labels that its sentences are given.
    pub codebook: Rc<Codebook>,
    /// The entries of its sentences, as they count.
    pub(crate) set: AnnotationSet,
    /// The same under the identities that they were said under, where that is something else.
    pub(crate) as_said: Option<AnnotationSet>,
    /// The identities whose entries count as another's.
    pub(crate) aliases: Rc<Aliases>,
    /// The roles that the reader chose for its lines, by the first code point of the line; a block has
    /// that of its first line. Like the cuts they are few and come in order, so they are sorted lists.
    pub(crate) roles: LiteMap<usize, RoleChoice>,
    /// Where the reader cuts sentences otherwise, by the first code point of the later one.
    pub(crate) cuts: LiteMap<usize, CutChoice>,
    /// What they take its lines for.
    pub(crate) line_breaks: LineBreaksChoice,
    /// Whether that makes a difference, once somebody asked: to know is to read all of it.
    pub(crate) line_breaks_matter: OnceCell<bool>,
    /// Those cuts that the document was made with.
    cuts_made: Vec<(usize, Cut)>,
    /// Notes that the reader has begun and not saved.
    pub(crate) drafts: Drafts,
    /// Second labels of a sample of its sentences, apart from the tags.
    pub(crate) recodings: Recodings,
    /// The steps that can be taken back.
    pub(crate) history: History,
    /// Fields of an imported file that this program does not know.
    pub(crate) extras: ArticleExtras,
    /// The sentence that the reader was at last.
    pub(crate) place: Option<usize>,
    /// Whether the reader had tagged another text under the same name.
    pub(crate) text_changed: bool,
    counting: Counting,
    counts: Counts,
    /// For each sentence, how many sentences up to it count.
    ordinals: Vec<usize>,
    /// Words of what is text in it, once somebody asked: to count them is to read all of it.
    pub(crate) words: OnceCell<usize>,
    /// Its text in a few numbers, once somebody asked.
    pub(crate) sketch: OnceCell<Sketch>,
    reader: AnnotatorId,
}

impl AnnotatedArticle {
    /// An article without annotations, for this reader, who has its sentences counted so.
    pub fn new(document: Document, reader: AnnotatorId, counting: Counting) -> Self {
        Self::of(Rc::new(document), reader, counting)
    }

    fn of(document: Rc<Document>, reader: AnnotatorId, counting: Counting) -> Self {
        let mut work = Self {
            document,
            codebook: default_codebook(),
            set: AnnotationSet::default(),
            as_said: None,
            aliases: Rc::default(),
            roles: LiteMap::new(),
            cuts: LiteMap::new(),
            line_breaks: LineBreaksChoice::default(),
            line_breaks_matter: OnceCell::new(),
            cuts_made: Vec::new(),
            drafts: Drafts::default(),
            recodings: Recodings::default(),
            history: History::default(),
            extras: ArticleExtras::default(),
            place: None,
            text_changed: false,
            counting,
            counts: Counts::default(),
            ordinals: Vec::new(),
            words: OnceCell::new(),
            sketch: OnceCell::new(),
            reader,
        };
        work.recount();
        work
    }

    /// The same article without annotations, for this reader. Cut into sentences again only where the reader had
    /// them otherwise than they were found.
    pub(crate) fn fresh(&self, reader: AnnotatorId) -> Self {
        let is_as_found = self.cuts_made.is_empty() && self.document.article.line_breaks == LineBreaks::default();
        let document = match is_as_found {
            true => Rc::clone(&self.document),
            false => Rc::new(Document::new(self.article_as_found())),
        };
        let mut fresh = Self::of(document, reader, self.counting);
        fresh.set_aliases(Rc::clone(&self.aliases));
        fresh.codebook = Rc::clone(&self.codebook);
        fresh
    }

    /// How much is tagged.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The entries of the sentences.
    pub fn annotations(&self) -> &AnnotationSet {
        &self.set
    }

    /// The block of a sentence.
    pub fn block_of(&self, sentence: usize) -> usize {
        self.document.sentences[sentence].block
    }

    /// Whether a sentence is text, so that it is moved to and can be tagged.
    pub fn is_text(&self, sentence: usize) -> bool {
        self.role(self.block_of(sentence)).is_text()
    }

    /// Whether a sentence counts as one to tag.
    pub fn is_counted(&self, sentence: usize) -> bool {
        self.counting.counts(self.role(self.block_of(sentence)))
    }

    /// The entry that counts for a sentence, with its author; tombstones are none.
    pub fn tag(&self, sentence: usize) -> Option<(&AnnotatorId, &Entry)> {
        let span = self.document.sentences.get(sentence)?.chars;
        let (author, entry) = self.set.effective(span, &self.reader)?;
        (!entry.is_tombstone()).then_some((author, entry))
    }

    /// The label that a sentence was given, and whose it is: beside the reader's own note or mark another's
    /// label still stands.
    pub(crate) fn given_label(&self, sentence: usize) -> Option<(&AnnotatorId, &LabelId)> {
        let span = self.document.sentences.get(sentence)?.chars;
        self.set.effective_label(span, &self.reader)
    }

    /// The label that a sentence shows, which is what counts in the codebook for the one that it was given.
    pub fn label(&self, sentence: usize) -> Option<(&AnnotatorId, &LabelId)> {
        let (author, label) = self.given_label(sentence)?;
        Some((author, self.codebook.counting(label)))
    }

    /// The drafts of notes that wait at a sentence: those at its places in the text, as it is cut now.
    pub(crate) fn drafts_on(&self, sentence: usize) -> impl Iterator<Item = &Draft> {
        let start = |sentence: usize| self.document.sentences.get(sentence).map(|it| it.chars.start());
        let from = start(sentence).filter(|_| sentence > 0).unwrap_or_default();
        let drafts = self.drafts.starting(from, start(sentence + 1).unwrap_or(usize::MAX));
        drafts.iter().filter(|draft| draft.text.is_some())
    }

    /// Whether a draft of a note waits at a sentence.
    pub fn has_draft(&self, sentence: usize) -> bool {
        self.drafts_on(sentence).next().is_some()
    }

    /// The place of the sentence at which the reader was last, as [`AnnotatedArticle::ordinal`] counts.
    pub fn left_at(&self) -> Option<usize> {
        self.place.and_then(|sentence| self.ordinal(sentence))
    }

    /// The place of a sentence among those that count, from 1; `None` when it does not.
    pub fn ordinal(&self, sentence: usize) -> Option<usize> {
        self.is_counted(sentence).then(|| self.ordinals[sentence])
    }

    /// Whether what a sentence shows is another's: its label, or where it has none its note or mark.
    pub fn is_anothers(&self, sentence: usize) -> bool {
        let of_label = self.label(sentence).map(|(author, _)| author);
        let author = of_label.or_else(|| self.tag(sentence).map(|(author, _)| author));
        author.is_some_and(|author| *author != self.reader)
    }

    /// The reader's own entry on a sentence; tombstones are none.
    pub fn own_tag(&self, sentence: usize) -> Option<&Entry> {
        let (author, entry) = self.tag(sentence)?;
        (*author == self.reader).then_some(entry)
    }

    /// Whether an annotator is the reader.
    pub(crate) fn is_reader(&self, annotator: &AnnotatorId) -> bool {
        *annotator == self.reader
    }

    /// Whether anybody but the reader annotated a sentence, shown or not.
    pub(crate) fn has_other_annotators(&self, sentence: usize) -> bool {
        let mut said = self.set.at(self.document.sentences[sentence].chars);
        said.any(|(key, entry)| key.annotator != self.reader && !entry.is_tombstone())
    }

    /// Whether a sentence carries a label.
    pub fn is_tagged(&self, sentence: usize) -> bool {
        self.label(sentence).is_some()
    }

    /// Whether a sentence is marked as one to come back to.
    pub fn is_unsure(&self, sentence: usize) -> bool {
        self.tag(sentence).is_some_and(|(_, entry)| entry.is_unsure())
    }

    /// The sentences to come back to, in order; only those that are text.
    pub fn unsure(&self) -> impl Iterator<Item = usize> {
        let sentences = 0..self.document.sentences.len();
        sentences.filter(|sentence| self.is_text(*sentence) && self.is_unsure(*sentence))
    }

    /// Whether undo has something to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether redo has something to make again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Whether the reader had tagged another text under the same name.
    pub fn has_changed_text(&self) -> bool {
        self.text_changed
    }

    /// The key of this reader's own entry on a sentence.
    pub(crate) fn own_key(&self, sentence: usize) -> Key {
        self.own_key_of(self.document.sentences[sentence].chars)
    }

    /// The key of this reader's own entry on any span.
    pub(crate) fn own_key_of(&self, span: CodePointSpan) -> Key {
        Key {
            span,
            annotator: self.reader.clone(),
        }
    }

    /// What an entry says; nothing where there is none.
    pub(crate) fn own_value(&self, key: &Key) -> Option<TagValue> {
        let entry = self.set.get(key).filter(|entry| !entry.is_withdrawn())?;
        Some(TagValue {
            label: entry.label.clone(),
            note: entry.note.clone(),
            unsure: entry.is_unsure(),
            made_on: entry.made_on(),
        })
    }

    /// Puts an entry through the merge and keeps the counts true. Returns the sentence whose look
    /// changed, `None` when nothing did or the entry's span is no sentence.
    pub(crate) fn put(&mut self, key: Key, entry: Entry) -> Option<usize> {
        let Some(sentence) = self.document.sentence_at(key.span) else {
            self.put_entry(key, entry);
            return None;
        };
        let (is_text, to_tag) = (self.is_text(sentence), self.is_counted(sentence));
        let before = self.counted(sentence);
        if !self.put_entry(key, entry) {
            return None;
        }
        if is_text {
            let after = self.counted(sentence);
            self.counts.remove(&before, to_tag);
            self.counts.add(&after, to_tag);
        }
        Some(sentence)
    }

    /// The cuts that stand as the reader made them, with their places, in order.
    pub(crate) fn chosen_cuts(&self) -> Vec<(usize, Cut)> {
        let chosen = self.cuts.iter().filter_map(|(at, choice)| Some((*at, choice.cut?)));
        chosen.collect()
    }

    /// The reader's cut at a place, if there is one.
    pub(crate) fn cut_at(&self, at: usize) -> Option<Cut> {
        self.cuts.get(&at).and_then(|choice| choice.cut)
    }

    /// Puts the reader's cut between sentences in, if it is the later one. The
    /// sentences are cut anew by [`Self::recut`].
    pub(crate) fn put_cut(&mut self, at: usize, choice: CutChoice) -> bool {
        let known = self.cuts.get(&at);
        if at >= self.document.length || known.is_some_and(|known| !choice.wins_over(known)) {
            return false;
        }
        self.cuts.insert(at, choice);
        true
    }

    /// The reader's cuts, with one more or otherwise.
    pub(crate) fn document_with(&self, at: usize, cut: Option<Cut>) -> Document {
        let mut cuts = self.chosen_cuts();
        let place = cuts.partition_point(|(known, _)| *known < at);
        let after = cuts.partition_point(|(known, _)| *known <= at);
        cuts.splice(place..after, cut.map(|cut| (at, cut)));
        self.document.recut(&self.cuts_made, &cuts)
    }

    /// Cuts the sentences anew. The reader's place stays at the same words.
    pub(crate) fn recut(&mut self) {
        let place = self.place_in_text();
        let cuts = self.chosen_cuts();
        self.document = Rc::new(self.document.recut(&self.cuts_made, &cuts));
        self.made_anew(cuts, place);
    }

    /// The first code point of the sentence that the reader was at last.
    pub(crate) fn place_in_text(&self) -> Option<usize> {
        let sentence = self.document.sentences.get(self.place?)?;
        Some(sentence.chars.start())
    }

    /// The document was made anew with these cuts; the reader's place is there in the text.
    pub(crate) fn made_anew(&mut self, cuts: Vec<(usize, Cut)>, place: Option<usize>) {
        self.cuts_made = cuts;
        self.place = place.map(|at| self.document.sentence_covering(at));
        self.recount();
    }

    /// Has the sentences counted so.
    pub(crate) fn set_counting(&mut self, counting: Counting) {
        if self.counting != counting {
            self.counting = counting;
            self.recount();
        }
    }

    /// Makes another annotator the reader of this article.
    pub(crate) fn set_reader(&mut self, reader: AnnotatorId) {
        if self.reader != reader {
            self.reader = reader;
            self.recount();
        }
    }

    /// What is counted of a sentence that is text.
    fn counted(&self, sentence: usize) -> Counted {
        let label = self.given_label(sentence).map(|(_, label)| label);
        Counted::new(label, self.is_unsure(sentence))
    }

    /// Counts anew, for changes that concern more than one sentence.
    pub(crate) fn recount(&mut self) {
        let mut counts = Counts::default();
        let mut ordinals = Vec::with_capacity(self.document.sentences.len());
        for sentence in 0..self.document.sentences.len() {
            if self.is_text(sentence) {
                let to_tag = self.is_counted(sentence);
                counts.total += usize::from(to_tag);
                counts.add(&self.counted(sentence), to_tag);
            }
            ordinals.push(counts.total);
        }
        // What is text may be something else now.
        self.words.take();
        self.counts = counts;
        self.ordinals = ordinals;
    }

    /// How many entries stand on spans that are no sentence here.
    pub(crate) fn unplaced(&self) -> usize {
        let placed = |key: &Key| self.document.sentence_at(key.span).is_some();
        self.set
            .iter()
            .filter(|(key, entry)| !entry.is_tombstone() && !placed(key))
            .count()
    }
}
