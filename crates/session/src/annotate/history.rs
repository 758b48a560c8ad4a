//! Making the reader's changes as steps, undo and redo.
//!
//! Undo writes the earlier value with a new stamp, and only where things still are as the step left
//! them: what another tab or a file changed since stays, even when it reads the same. A tag that was not
//! there before the step is withdrawn, not cleared: a cleared tag would hide another annotator's.

use crate::annotate::announce::announce;
use crate::annotation::{Change, Clock, Entry, Key, Made, Stamp, Step, TagValue};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::{CutChoice, LineBreaksChoice, RoleChoice};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::focus;
use crate::model::request::Request;
use crate::model::state::State;
use crate::storage::key::chunk_of;
use crate::storage::kinds::{cuts, line_breaks, roles, tags};

/// Makes a step of the reader's, to be taken back.
pub fn make_and_record(state: &mut State, step: Step, context: &mut Context) {
    let made = make(state, &step, context);
    if let Some((_, work)) = state.open_article_mut() {
        work.history.record(made);
    }
}

/// Takes the last step back.
pub fn undo(state: &mut State, context: &mut Context) {
    if let Some((open, work)) = state.open_article()
        && !work.can_undo()
        && state.has_just_replaced()
    {
        // The first thing that was done with this article was to have it take an earlier version's place.
        return context.request(Request::TakeReplacementBack(open.id.clone()));
    }
    retrace(state, context, |work| work.history.undo());
}

/// Makes the last undone step again.
pub fn redo(state: &mut State, context: &mut Context) {
    retrace(state, context, |work| work.history.redo());
}

fn retrace(state: &mut State, context: &mut Context, next: impl Fn(&mut AnnotatedArticle) -> Option<Vec<Made>>) {
    let Some((_, work)) = state.open_article_mut() else {
        return;
    };
    let Some(mut step) = next(work) else {
        return;
    };
    // What another tab or a file said since is not the reader's to take back here.
    step.retain(|made| still_stands(work, made));
    let first = step.iter().map(|made| position_of(&made.change)).min();
    let changes: Step = step.iter().map(|made| made.change.clone()).collect();
    let written = make(state, &changes, context);
    if let Some((_, work)) = state.open_article_mut() {
        for (made, wanted) in written.iter().zip(&step) {
            work.history.bring_back(made.left, wanted.left);
        }
    }
    if let (Some(at), Some((_, work))) = (first, state.open_article()) {
        let sentence = work.document.sentence_covering(at);
        focus::focus(state, sentence, false, context);
        announce(state, context);
    }
}

/// Where in the text a change is, in code points: a cut is a thing of the sentence before it, at which the
/// reader splits and merges.
fn position_of(change: &Change) -> usize {
    match change {
        Change::Tag { key, .. } => key.span.start(),
        Change::Cut { at, .. } => at.saturating_sub(1),
        Change::Role { at, .. } | Change::LineBreaks { at, .. } => *at,
    }
}

/// Whether what is there is the very word that a change found, so that making it takes back
/// nothing else: not the same said again by another tab either.
fn still_stands(work: &AnnotatedArticle, made: &Made) -> bool {
    let same = match &made.change {
        Change::Tag { key, before, .. } => work.own_value(key) == *before,
        Change::Cut { at, before, .. } => work.cut_at(*at) == *before,
        Change::Role { at, before, .. } => work.role_chosen(*at) == *before,
        Change::LineBreaks { before, .. } => work.line_breaks.breaks == *before,
    };
    same && word_at(work, &made.change) == made.found
}

/// The stamp of the word that is there where a change is; zero where nothing is.
fn word_at(work: &AnnotatedArticle, change: &Change) -> Stamp {
    let stamp = match change {
        Change::Tag { key, .. } => work.set.get(key).map(|entry| entry.stamp),
        Change::Cut { at, .. } => work.cuts.get(at).map(|choice| choice.stamp),
        Change::Role { at, .. } => work.roles.get(at).map(|choice| choice.stamp),
        Change::LineBreaks { .. } => Some(work.line_breaks.stamp),
    };
    work.history.word(stamp.unwrap_or_default())
}

/// Makes the changes of a step in the open article: through the merge, with a new stamp, each
/// record written once. Returns them as they were made, in the order of the step.
fn make(state: &mut State, step: &Step, context: &mut Context) -> Vec<Made> {
    let mut clock = state.clock;
    let Some((_, work)) = state.open_article_mut() else {
        return Vec::new();
    };
    let found: Vec<Stamp> = step.iter().map(|change| word_at(work, change)).collect();
    let left = step.iter().map(|change| next_stamp(work, change, &mut clock, context));
    let left: Vec<Stamp> = left.collect();
    // Sentences first: tags belong to the sentences as they will be.
    take_lines(work, step, &left, context);
    cut(work, step, &left, context);
    let mut chunks = Vec::new();
    let mut roles_changed = false;
    for (change, stamp) in step.iter().zip(&left) {
        match change {
            Change::Cut { .. } | Change::LineBreaks { .. } => {}
            Change::Tag { key, after, .. } => {
                let entry = next_entry(work, key, after.as_ref(), *stamp);
                chunks.push(chunk_of(key.span));
                let sentence = work.put(key.clone(), entry);
                context.extend(sentence.map(|sentence| Effect::Render(View::Sentence(sentence))));
            }
            Change::Role { at, after, .. } => {
                let choice = RoleChoice {
                    role: *after,
                    stamp: *stamp,
                };
                roles_changed |= work.put_role(*at, choice);
                context.extend(work.block_at(*at).map(|block| Effect::Render(View::Block(block))));
            }
        }
    }
    tags::store_chunks(work, chunks, context);
    if roles_changed {
        roles::store(work, context);
    }
    state.clock = clock;
    let stamps = found.into_iter().zip(left);
    let made = step.iter().cloned().zip(stamps);
    made.map(|(change, (found, left))| Made { change, found, left })
        .collect()
}

/// Takes lines for what a step says, if it says anything of them.
fn take_lines(work: &mut AnnotatedArticle, step: &Step, stamps: &[Stamp], context: &mut Context) {
    for (change, stamp) in step.iter().zip(stamps) {
        if let Change::LineBreaks { after, .. } = change {
            let (breaks, stamp) = (*after, *stamp);
            if work.put_line_breaks(LineBreaksChoice { breaks, stamp }) {
                line_breaks::store(work, context);
                // What was tagged stays a sentence, if need be by cuts.
                if !work.cuts.is_empty() {
                    cuts::store(work, context);
                }
                context.render(View::Page);
            }
        }
    }
}

/// Makes the cuts of a step, if it has any, with these stamps.
fn cut(work: &mut AnnotatedArticle, step: &Step, stamps: &[Stamp], context: &mut Context) {
    let mut changed = false;
    for (change, stamp) in step.iter().zip(stamps) {
        if let Change::Cut { at, after, .. } = change {
            let choice = CutChoice {
                cut: *after,
                stamp: *stamp,
            };
            changed |= work.put_cut(*at, choice);
        }
    }
    if changed {
        work.recut();
        cuts::store(work, context);
        context.render(View::Page);
    }
}

/// The stamp of what a change leaves. A tag has the reader's time whatever was there before, see
/// [`Entry::over`]; a cut and a role are later than the choice whose place they take.
fn next_stamp(work: &AnnotatedArticle, change: &Change, clock: &mut Clock, context: &Context) -> Stamp {
    let present = match change {
        Change::Tag { .. } => None,
        Change::Cut { at, .. } => work.cuts.get(at).map(|choice| choice.stamp),
        Change::Role { at, .. } => work.roles.get(at).map(|choice| choice.stamp),
        Change::LineBreaks { .. } => Some(work.line_breaks.stamp),
    };
    clock.tick_over(context.now(), present.unwrap_or_default())
}

/// The reader's next entry on a sentence; no value takes back to have said anything. Fields that this
/// program does not know stay with it.
fn next_entry(work: &AnnotatedArticle, key: &Key, value: Option<&TagValue>, stamp: Stamp) -> Entry {
    let present = work.set.get(key);
    let extra = present.map(|entry| entry.clone().made_here().extra);
    let said = value.cloned().unwrap_or_default();
    let entry = Entry {
        label: said.label,
        note: said.note,
        stamp,
        extra: extra.unwrap_or_default(),
    };
    let entry = match &said.made_on {
        Some(made_on) => entry.carried_from(made_on),
        None => entry,
    };
    entry.unsure(said.unsure).withdrawn(value.is_none()).over(present)
}
