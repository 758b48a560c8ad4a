//! The list of what became of the tagged sentences of earlier versions, and the reader's decisions.

use std::collections::BTreeMap;

use crate::anchor::{Outcome, Place};
use crate::annotation::{AnnotatorId, Entry, Stamp};
use crate::article::ArticleId;
use crate::codebook::LabelId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::NoticeKind;
use crate::model::request::Request;
use crate::model::revision;
use crate::model::revision::Revision;
use crate::model::state::State;
use crate::revising::carrying_over;
use crate::revising::displaced::{displaced_by, give_back};
use crate::revising::matching::shows;
use crate::revising::state::{Decided, Step};
use crate::storage::key::RecordKey;
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
    /// A note that was begun there and not saved.
    pub begun: Option<String>,
    /// The label that it got when it was read again.
    pub second: Option<LabelId>,
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
                    begun: begun(was, span),
                    second: second_label(was, span),
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

fn begun(work: &AnnotatedArticle, span: CodePointSpan) -> Option<String> {
    let drafts = work.drafts.starting(span.start(), span.end());
    drafts.iter().find_map(|draft| draft.text.clone())
}

fn second_label(work: &AnnotatedArticle, span: CodePointSpan) -> Option<LabelId> {
    let recoded = work.recodings.iter().flat_map(|recoding| &recoding.sentences);
    let mut there = recoded.filter(|recoded| recoded.span == span);
    there.find_map(|recoded| recoded.second.clone())
}

/// Shows the list of an article that has taken the place of another one.
pub fn open(state: &mut State, id: &ArticleId, context: &mut Context) {
    let current = state.current_of(id).clone();
    let earlier: Vec<ArticleId> = state.earlier_of(&current).cloned().collect();
    if earlier.is_empty() {
        return;
    }
    for id in earlier.iter().chain([&current]) {
        if state.entry(id).is_some_and(|entry| entry.annotated().is_none()) {
            context.request(Request::Load(id.clone()));
        }
    }
    if state.revising.reviewed.as_ref() != Some(&current) {
        state.revising.decided.clear();
    }
    state.revising.reviewed = Some(current);
    state.revising.step = None;
    state.navigation.dialog = Some(Dialog::Review);
    context.render(View::Page);
}

/// The reader begins something in the list that is done in two steps.
pub fn begin(state: &mut State, step: Step, context: &mut Context) {
    if state.navigation.dialog == Some(Dialog::Review) {
        state.revising.step = Some(step);
        context.render(View::Page);
    }
}

/// They leave it. Returns whether there was such a thing.
pub fn leave_step(state: &mut State, context: &mut Context) -> bool {
    let had_step = state.revising.step.take().is_some();
    if had_step {
        context.render(View::Page);
    }
    had_step
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
    state.revising.step = None;
    let Some(step) = state.revising.decided.pop() else {
        return;
    };
    let mut displaced = Vec::new();
    let mut places = Vec::new();
    for decided in step {
        places.push((decided.record, decided.span, decided.before));
        displaced.extend(decided.displaced);
    }
    put(state, places, context);
    carrying_over::follow(state, context);
    give_back(state, displaced, context);
    tell_anew(state);
    context.render(View::Page);
}

/// Settles what the reader decided, as one step that can be taken back.
fn settle(state: &mut State, decisions: &[(ArticleId, CodePointSpan, Decision)], context: &mut Context) {
    let Some(into) = into(state) else { return };
    let (mut step, mut settled) = (Vec::new(), Vec::new());
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
        let mut place = Place {
            to,
            left_out: *decision == Decision::LeaveOut,
            ..before.clone()
        };
        // Where it was placed without asking stays a place to come back to.
        if let Some(found) = before.to.filter(|_| before.set_at.is_none())
            && !place.suggested.contains(&found)
        {
            place.suggested.insert(0, found);
        }
        if (place.to, place.left_out) != (before.to, before.left_out) {
            let displaced = to.map_or_else(Vec::new, |to| displaced_by(state, earlier, *span, to));
            settled.push((record.clone(), *span, place));
            step.push(Decided {
                record,
                span: *span,
                before,
                displaced,
            });
        }
    }
    put(state, settled, context);
    if !step.is_empty() {
        state.revising.decided.push(step);
    }
    state.revising.step = None;
    carrying_over::follow(state, context);
    tell_anew(state);
    context.render(View::Page);
}

/// Has the message about the replacement say how many wait now.
fn tell_anew(state: &mut State) {
    let Some(current) = state.revising.reviewed.clone() else {
        return;
    };
    let now = state.waiting_of(&current);
    for notice in &mut state.notices.shown {
        if let NoticeKind::Replaced { id, waiting, .. } = &mut notice.kind
            && *id == current
        {
            *waiting = now;
        }
    }
}

/// Puts in what is settled about sentences of earlier texts, later than what was: each record is written once, however
/// many there are.
fn put(state: &mut State, settled: impl IntoIterator<Item = (RecordKey, CodePointSpan, Place)>, context: &mut Context) {
    let Some(into) = into(state) else { return };
    let mut by_record: BTreeMap<RecordKey, Vec<(CodePointSpan, Place)>> = BTreeMap::new();
    for (record, span, place) in settled {
        by_record.entry(record).or_default().push((span, place));
    }
    for (record, settled) in by_record {
        let into = into.clone();
        let put_in = |revision: &mut Revision, later: &mut dyn FnMut(Stamp) -> Stamp| {
            let places = revision.places.entry(into).or_default();
            for (span, place) in settled {
                let present = places.get(span).and_then(|place| place.set_at).unwrap_or_default();
                let set_at = Some(later(present));
                places.put(span, Place { set_at, ..place });
            }
        };
        revisions::change(state, &record, put_in, context);
    }
}

fn into(state: &State) -> Option<String> {
    let current = state.revising.reviewed.as_ref()?;
    state.entry(current)?.sha256().map(str::to_owned)
}
