//! What is shown of the sentence that is selected in the list: the words around it, then and now, and what a place
//! carries already.

use crate::annotation::{AnnotationSet, Entry};
use crate::article::Document;
use crate::codebook::LabelId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::revising::reviewing::{PlaceInText, ReviewItem};
use crate::text::{CodePointSpan, Direction};

/// The sentences before and after one: they tell places apart whose words are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The one before.
    pub before: Option<String>,
    /// The one after.
    pub after: Option<String>,
}

/// A label of the reader's own that a place has already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLabel {
    /// The label.
    pub label: LabelId,
    /// The one that counts when what was said of the earlier sentence stands there too: of the later entry.
    pub counts: LabelId,
}

/// A place in the later text, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceShown {
    /// The place.
    pub place: PlaceInText,
    /// Its number among the sentences that count, from 1.
    pub ordinal: Option<usize>,
    /// What stands around it.
    pub around: Around,
    /// Another label of the reader's own that it has.
    pub own: Option<OwnLabel>,
}

/// A version whose texts are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextShown {
    /// The language of its text, as a BCP 47 tag.
    pub language: String,
    /// The direction of its text.
    pub direction: Direction,
}

/// What is shown of the sentence that is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewDetails {
    /// The earlier version.
    pub earlier: TextShown,
    /// The day on which the reader opened it, in words, where there are several.
    pub opened_on: Option<String>,
    /// What stands around the sentence there.
    pub around: Around,
    /// The later version.
    pub later: TextShown,
    /// How many sentences count there.
    pub total: usize,
    /// Where what was said of it stands now.
    pub to: Option<PlaceShown>,
    /// Where it may be, the best place first.
    pub suggested: Vec<PlaceShown>,
}

impl State {
    /// What is shown of a sentence of an earlier version; nothing as long as one of the texts is not here. Linear in
    /// the texts.
    pub fn review_details(&self, item: &ReviewItem) -> Option<ReviewDetails> {
        let earlier = self.entry(&item.earlier)?;
        let was = earlier.annotated()?;
        let current = self.current_of(&item.earlier);
        let is = self.entry(current)?.annotated()?;
        let shown = |place: &PlaceInText| PlaceShown {
            ordinal: place.sentence.and_then(|sentence| is.ordinal(sentence)),
            around: around(&is.document, place.span),
            own: own_label(is, was, item, place.span),
            place: place.clone(),
        };
        let is_one_of_several = self.earlier_of(current).nth(1).is_some();
        Some(ReviewDetails {
            earlier: text_shown(self, was),
            opened_on: self.added_on(earlier).filter(|_| is_one_of_several),
            around: around(&was.document, item.span),
            later: text_shown(self, is),
            total: is.counts().total,
            to: item.to.as_ref().map(shown),
            suggested: item.suggested.iter().map(shown).collect(),
        })
    }

    /// Whether texts that the list needs are on their way.
    pub fn is_review_loading(&self) -> bool {
        self.texts_of_review().any(LibraryEntry::is_unread)
    }

    /// Whether a text that the list needs did not come.
    pub fn lacks_text_of_review(&self) -> bool {
        let mut texts = self.texts_of_review();
        texts.any(|entry| !entry.is_unread() && entry.annotated().is_none())
    }

    fn texts_of_review(&self) -> impl Iterator<Item = &LibraryEntry> {
        let current = self.reviewed();
        let earlier = current.into_iter().flat_map(|current| self.earlier_of(current));
        current.into_iter().chain(earlier).filter_map(|id| self.entry(id))
    }
}

fn text_shown(state: &State, work: &AnnotatedArticle) -> TextShown {
    TextShown {
        language: state.language_of_work(work).to_owned(),
        direction: work.document.direction,
    }
}

/// The sentences beside a span.
fn around(document: &Document, span: CodePointSpan) -> Around {
    let sentences = &document.sentences;
    let first = sentences.partition_point(|sentence| sentence.chars.end() <= span.start());
    let next = sentences.partition_point(|sentence| sentence.chars.start() < span.end());
    let text = |at: usize| (at < sentences.len()).then(|| document.sentence_text(at).to_owned());
    Around {
        before: first.checked_sub(1).and_then(text),
        after: text(next),
    }
}

/// The reader's own label at a place, where it is another one than the sentence has that is to stand there, and did not
/// come from it. Which of them counts the merge says.
fn own_label(is: &AnnotatedArticle, was: &AnnotatedArticle, item: &ReviewItem, to: CodePointSpan) -> Option<OwnLabel> {
    let key = is.own_key_of(to);
    let there = is.set.get(&key)?;
    let counting = |entry: &Entry| Some(is.codebook.counting(entry.label.as_ref()?).clone());
    let label = counting(there)?;
    let comes_from_it = there
        .made_on()
        .is_some_and(|made_on| made_on.sha256 == *was.document.article.sha256 && made_on.span == item.span);
    let own = item.said.iter().find(|(annotator, _)| is.is_reader(annotator));
    let own = own
        .map(|(_, entry)| entry)
        .filter(|entry| counting(entry).as_ref() != Some(&label))?;
    if comes_from_it {
        return None;
    }
    let mut both = AnnotationSet::default();
    both.put(key.clone(), there.clone());
    both.put(key.clone(), own.clone());
    let counts = both.get(&key).and_then(counting);
    Some(OwnLabel {
        counts: counts.unwrap_or_else(|| label.clone()),
        label,
    })
}
