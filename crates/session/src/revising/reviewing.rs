//! The list of what became of the tagged sentences of earlier versions, and the reader's decisions.

use crate::anchor::{Outcome, Place};
use crate::annotation::{AnnotatorId, Entry, Key};
use crate::article::ArticleId;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::library_entry::LibraryEntry;
use crate::model::request::Request;
use crate::model::state::State;
use crate::revising::carrying_over;
use crate::revising::matching::shows;
use crate::revising::state::Decided;
use crate::storage::key::{RecordKey, chunk_of};
use crate::storage::kinds::{revision, tags};
use crate::storage::revisions;
use crate::text::{CodePointSpan, OffsetIndex};

/// A place in the later text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceInText {
    /// In code points.
    pub span: CodePointSpan,
    /// Its words.
    pub text: String,
    /// The sentence, from 0, if it is one.
    pub sentence: Option<usize>,
}

/// A sentence of an earlier version, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewItem {
    /// The earlier version.
    pub earlier: ArticleId,
    /// The sentence there, in code points.
    pub span: CodePointSpan,
    /// Its words.
    pub text: String,
    /// What was said of it, by whom.
    pub said: Vec<(AnnotatorId, Entry)>,
    /// What was found to have become of it.
    pub outcome: Outcome,
    /// Where what was said of it stands now.
    pub to: Option<PlaceInText>,
    /// Where it may be, the best place first: one or two.
    pub suggested: Vec<PlaceInText>,
    /// Whether the reader left it without a place.
    pub is_left_out: bool,
    /// Whether a reader decided it.
    pub is_decided: bool,
}

impl ReviewItem {
    /// Whether it waits for the reader.
    pub fn waits(&self) -> bool {
        self.to.is_none() && !self.is_left_out
    }
}

impl State {
    /// The article of which the reader sees what became of its tagged sentences.
    pub fn reviewed(&self) -> Option<&ArticleId> {
        self.revising.reviewed.as_ref()
    }

    /// What became of the tagged sentences of an article's earlier versions, in the order of the text: nothing of one
    /// whose text is not here yet. Linear in the text, with each call.
    pub fn review_items(&self, current: &ArticleId) -> Vec<ReviewItem> {
        let Some(work) = self.entry(current).and_then(LibraryEntry::annotated) else {
            return Vec::new();
        };
        let later = &work.document;
        let in_later = OffsetIndex::new(&later.article.text);
        let place_in = |span: CodePointSpan| {
            let bytes = in_later.byte_span(&later.article.text, span)?;
            Some(PlaceInText {
                span,
                text: bytes.of(&later.article.text).to_owned(),
                sentence: later.sentence_at(span),
            })
        };
        let mut items = Vec::new();
        for earlier in self.earlier_of(current) {
            let Some(was) = self.entry(earlier).and_then(LibraryEntry::annotated) else {
                continue;
            };
            let text = &was.document.article.text;
            let in_earlier = OffsetIndex::new(text);
            let others: Vec<&str> = self
                .earlier_of(current)
                .filter(|other| *other != earlier)
                .filter_map(|other| self.entry(other)?.sha256())
                .collect();
            for (span, place) in self
                .places_in_current(earlier)
                .into_iter()
                .flat_map(|places| places.iter())
            {
                let Some(bytes) = in_earlier.byte_span(text, span) else {
                    continue;
                };
                // What stands there out of a text still earlier has its line there.
                let is_own = |entry: &Entry| {
                    entry
                        .made_on()
                        .is_none_or(|made_on| !others.contains(&made_on.sha256.as_str()))
                };
                let said: Vec<(AnnotatorId, Entry)> = was
                    .set
                    .at(span)
                    .filter(|(_, entry)| !entry.is_tombstone() && is_own(entry))
                    .map(|(key, entry)| (key.annotator.clone(), entry.clone()))
                    .collect();
                if said.is_empty() && (was.set.at(span).next().is_some() || !shows(was, span)) {
                    continue;
                }
                items.push(ReviewItem {
                    earlier: earlier.clone(),
                    span,
                    text: bytes.of(text).to_owned(),
                    said,
                    outcome: place.outcome,
                    to: place.to.and_then(place_in),
                    suggested: place.suggested.iter().copied().filter_map(place_in).collect(),
                    is_left_out: place.left_out,
                    is_decided: place.set_at.is_some(),
                });
            }
        }
        items.sort_by_key(|item| (item.span, item.earlier.clone()));
        items
    }

    /// Whether the last decision in the list can be taken back.
    pub fn can_undo_decision(&self) -> bool {
        !self.revising.decided.is_empty()
    }
}

/// Shows the list of an article.
pub fn open(state: &mut State, id: &ArticleId, context: &mut Context) {
    let current = state.current_of(id).clone();
    let earlier: Vec<ArticleId> = state.earlier_of(&current).cloned().collect();
    for id in earlier.iter().chain([&current]) {
        if state.entry(id).is_some_and(|entry| entry.annotated().is_none()) {
            context.request(Request::Load(id.clone()));
        }
    }
    if state.revising.reviewed.as_ref() != Some(&current) {
        state.revising.decided.clear();
    }
    state.revising.reviewed = Some(current);
    state.navigation.dialog = Some(Dialog::Review);
    context.render(View::Page);
}

/// What the reader decides of a sentence of an earlier version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// What was said of it stands here, in code points of the later text.
    Place(CodePointSpan),
    /// It has no place: what was said of it stays with the earlier text, and in files.
    LeaveOut,
    /// It waits again.
    Reopen,
}

/// The reader decides about a sentence of an earlier version.
pub fn decide(state: &mut State, earlier: &ArticleId, span: CodePointSpan, decision: Decision, context: &mut Context) {
    settle(state, &[(earlier.clone(), span, decision)], context);
}

/// The reader takes every place that is suggested alone for a sentence that was changed.
pub fn accept_all(state: &mut State, context: &mut Context) {
    let Some(current) = state.revising.reviewed.clone() else {
        return;
    };
    let items = state.review_items(&current).into_iter();
    let suggested = items.filter(|item| item.waits() && item.outcome == Outcome::Changed);
    let decisions: Vec<_> = suggested
        .filter_map(|item| Some((item.earlier, item.span, Decision::Place(item.suggested.first()?.span))))
        .collect();
    settle(state, &decisions, context);
}

/// The reader takes the last step back.
pub fn undo(state: &mut State, context: &mut Context) {
    let Some(step) = state.revising.decided.pop() else {
        return;
    };
    let mut displaced = Vec::new();
    for decided in step {
        put(state, &decided.record, decided.span, decided.before, context);
        displaced.extend(decided.displaced);
    }
    carrying_over::follow(state, context);
    give_back(state, displaced, context);
    context.render(View::Page);
}

/// Settles what the reader decided, as one step that can be taken back.
fn settle(state: &mut State, decisions: &[(ArticleId, CodePointSpan, Decision)], context: &mut Context) {
    let Some(into) = into(state) else { return };
    let mut step = Vec::new();
    for (earlier, span, decision) in decisions {
        let Some(sha256) = state.entry(earlier).and_then(LibraryEntry::sha256) else {
            continue;
        };
        let record = revision::key(earlier, sha256);
        let known = state.library.revisions.get(&record);
        let known = known.and_then(|(_, revision)| revision.places_in(&into)?.get(*span));
        let Some(before) = known.cloned().filter(|_| !state.is_newer(earlier)) else {
            continue;
        };
        let to = match decision {
            Decision::Place(to) => Some(*to),
            Decision::LeaveOut | Decision::Reopen => None,
        };
        let place = Place {
            to,
            left_out: *decision == Decision::LeaveOut,
            ..before.clone()
        };
        if (place.to, place.left_out) != (before.to, before.left_out) {
            let displaced = to.map_or_else(Vec::new, |to| displaced_by(state, earlier, *span, to));
            put(state, &record, *span, place, context);
            step.push(Decided {
                record,
                span: *span,
                before,
                displaced,
            });
        }
    }
    if !step.is_empty() {
        state.revising.decided.push(step);
    }
    carrying_over::follow(state, context);
    context.render(View::Page);
}

/// What others words of the same annotators stand at a place: those that give way to what is placed there.
fn displaced_by(state: &State, earlier: &ArticleId, span: CodePointSpan, to: CodePointSpan) -> Vec<(Key, Entry)> {
    let work = |id: &ArticleId| state.entry(id).and_then(LibraryEntry::annotated);
    let Some((was, is)) = work(earlier).zip(work(state.current_of(earlier))) else {
        return Vec::new();
    };
    let said = was.stored().at(span).filter(|(_, entry)| !entry.is_withdrawn());
    let there = said.filter_map(|(key, _)| {
        let key = Key {
            span: to,
            annotator: key.annotator.clone(),
        };
        let present = is.stored().get(&key).filter(|present| !present.is_withdrawn())?;
        Some((key, present.clone()))
    });
    there.collect()
}

/// Brings back what gave way, where nothing else stands there now.
fn give_back(state: &mut State, displaced: Vec<(Key, Entry)>, context: &mut Context) {
    let Some(current) = state.revising.reviewed.clone() else {
        return;
    };
    let mut clock = state.clock;
    let Some(work) = state.entry_mut(&current).and_then(LibraryEntry::annotated_mut) else {
        return;
    };
    let mut chunks = Vec::new();
    for (key, entry) in displaced {
        let present = work
            .stored()
            .get(&key)
            .filter(|present| present.is_withdrawn())
            .cloned();
        if let Some(present) = present {
            let stamp = clock.tick_again();
            chunks.push(chunk_of(key.span));
            work.put(key, Entry { stamp, ..entry }.over(Some(&present)));
        }
    }
    tags::store_chunks(work, chunks, context);
    state.clock = clock;
    state.redraw_article(context);
}

/// Puts in what is settled about a sentence, later than what was.
fn put(state: &mut State, record: &RecordKey, span: CodePointSpan, place: Place, context: &mut Context) {
    let Some(into) = into(state) else { return };
    revisions::change(
        state,
        record,
        |revision, later| {
            let places = revision.places.entry(into).or_default();
            let present = places.get(span).and_then(|place| place.set_at).unwrap_or_default();
            let set_at = Some(later(present));
            places.put(span, Place { set_at, ..place });
        },
        context,
    );
}

fn into(state: &State) -> Option<String> {
    let current = state.revising.reviewed.as_ref()?;
    state.entry(current)?.sha256().map(str::to_owned)
}
