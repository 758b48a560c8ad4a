//! Labels, notes and roles: what the reader says, with undo.

use std::collections::BTreeSet;

use super::message::{Context, Effect, View};
use super::moving;
use super::records::{chunk_of, cuts_key, roles_key, tags_key, write_cuts, write_roles, write_tags};
use super::state::{Dialog, State};
use super::work::{CutChoice, RoleChoice, Work};
use crate::annotation::{Change, Clock, Entry, Step, TagValue};
use crate::article::Role;
use crate::codebook::{self, LabelId};
use crate::i18n::fill;

/// Labels every selected sentence that is text, or clears it (label and note), as one step.
pub fn tag(state: &mut State, label: Option<LabelId>, context: &Context, effects: &mut Vec<Effect>) {
    change_selected(state, context, effects, |value| match &label {
        Some(label) => TagValue {
            label: Some(label.clone()),
            note: value.note,
        },
        None => TagValue::default(),
    });
    announce(state, effects);
}

/// Writes the note of the focused sentence and closes its window.
pub fn save_note(state: &mut State, note: &str, context: &Context, effects: &mut Vec<Effect>) {
    if state.dialog == Some(Dialog::Note) {
        state.dialog = None;
        effects.push(Effect::Render(View::Page));
    }
    let note = note.trim();
    let Some(focus) = state.open.as_ref().and_then(|open| open.focus) else {
        return;
    };
    let is_news = |(_, work): (_, &Work)| shown_value(work, focus).note != note;
    if !state.open_work().is_some_and(is_news) {
        return moving::refocus(state, effects);
    }
    change_sentences(state, &[focus], context, effects, |value| TagValue {
        label: value.label,
        note: note.to_owned(),
    });
    moving::refocus(state, effects);
}

fn change_selected(
    state: &mut State,
    context: &Context,
    effects: &mut Vec<Effect>,
    change: impl Fn(TagValue) -> TagValue,
) {
    let (Some((first, last)), Some((_, work))) = (state.selection(), state.open_work()) else {
        return;
    };
    let sentences: Vec<usize> = (first..=last).filter(|index| work.is_text(*index)).collect();
    change_sentences(state, &sentences, context, effects, change);
}

fn change_sentences(
    state: &mut State,
    sentences: &[usize],
    context: &Context,
    effects: &mut Vec<Effect>,
    change: impl Fn(TagValue) -> TagValue,
) {
    let Some((_, work)) = state.open_work() else {
        return;
    };
    let mut step = Step::new();
    for sentence in sentences {
        let before = shown_value(work, *sentence);
        let after = change(before.clone());
        // The same label again is news when the one shown is another's: the reader agrees.
        if before != after || work.is_anothers(*sentence) {
            let key = work.own_key(*sentence);
            step.push(Change::Tag { key, before, after });
        }
    }
    make_and_record(state, step, context, effects);
}

/// What a sentence shows: the reader's own tag, else another's label that stands in for it.
/// Another's note is theirs and never becomes the reader's.
pub fn shown_value(work: &Work, sentence: usize) -> TagValue {
    let tag = work.tag(sentence).map(|(_, entry)| entry);
    let own = tag.filter(|_| !work.is_anothers(sentence));
    TagValue {
        label: tag.and_then(|entry| entry.label.clone()),
        note: own.map(|entry| entry.note.clone()).unwrap_or_default(),
    }
}

/// Swaps the role of the focused block between text and boilerplate, or sets it; the one that it has
/// already is worth saying when that was a guess.
pub fn set_role(state: &mut State, role: Option<Role>, context: &Context, effects: &mut Vec<Effect>) {
    let Some((open, work)) = state.open_work() else {
        return;
    };
    let Some(block) = open.focus.map(|focus| work.block_of(focus)) else {
        return;
    };
    let swapped = || {
        if work.role(block).is_text() {
            Role::Boilerplate
        } else {
            text_role(work, block)
        }
    };
    let role = role.unwrap_or_else(swapped);
    change_role(state, block, role, context, effects);
    // A block of another role is another element: the focus has to follow.
    moving::refocus(state, effects);
}

/// Gives the focused block the next role in their order.
pub fn cycle_role(state: &mut State, context: &Context, effects: &mut Vec<Effect>) {
    let Some((open, work)) = state.open_work() else {
        return;
    };
    let Some(focus) = open.focus else {
        return;
    };
    let role = work.role(work.block_of(focus));
    let place = Role::ALL.iter().position(|known| *known == role).unwrap_or(0);
    let next = Role::ALL[(place + 1) % Role::ALL.len()];
    set_role(state, Some(next), context, effects);
}

/// The role of a block that is text after all: what was found, if that was text.
fn text_role(work: &Work, block: usize) -> Role {
    let found = work.document.blocks[block].role;
    if found.is_text() { found } else { Role::Body }
}

/// Makes a block text and focuses its first sentence.
pub fn treat_as_text(state: &mut State, block: usize, context: &Context, effects: &mut Vec<Effect>) {
    let Some((_, work)) = state.open_work() else {
        return;
    };
    let Some(first) = work.document.blocks.get(block).map(|block| block.sentences.start) else {
        return;
    };
    let role = text_role(work, block);
    change_role(state, block, role, context, effects);
    moving::focus(state, first, false, effects);
}

fn change_role(state: &mut State, block: usize, role: Role, context: &Context, effects: &mut Vec<Effect>) {
    let Some((_, work)) = state.open_work_mut() else {
        return;
    };
    // The role that was guessed, said by the reader, is no guess any more.
    let confirms = work.is_guess(block) && work.role(block) == role;
    if work.role(block) == role && !confirms {
        return;
    }
    let found = work.document.blocks[block].role;
    let step = vec![Change::Role {
        block,
        before: work.roles.get(&block).and_then(|choice| choice.role),
        after: (role != found || confirms).then_some(role),
    }];
    make_and_record(state, step, context, effects);
}

/// Makes a step of the reader's, to be taken back.
pub fn make_and_record(state: &mut State, step: Step, context: &Context, effects: &mut Vec<Effect>) {
    if make(state, &step, context, effects)
        && let Some((_, work)) = state.open_work_mut()
    {
        work.history.record(step);
    }
}

/// Takes the last step back.
pub fn undo(state: &mut State, context: &Context, effects: &mut Vec<Effect>) {
    retrace(state, context, effects, |work| work.history.undo());
}

/// Makes the last undone step again.
pub fn redo(state: &mut State, context: &Context, effects: &mut Vec<Effect>) {
    retrace(state, context, effects, |work| work.history.redo());
}

fn retrace(state: &mut State, context: &Context, effects: &mut Vec<Effect>, next: impl Fn(&mut Work) -> Option<Step>) {
    let Some((_, work)) = state.open_work_mut() else {
        return;
    };
    let Some(mut step) = next(work) else {
        return;
    };
    // What another tab or a file changed since is not the reader's to take back here.
    step.retain(|change| still_stands(work, change));
    let first = step.iter().map(|change| position_of(work, change)).min();
    make(state, &step, context, effects);
    if let (Some(at), Some((_, work))) = (first, state.open_work()) {
        let sentence = work.document.sentence_covering(at);
        moving::focus(state, sentence, false, effects);
        announce(state, effects);
    }
}

/// Where in the text a change is, in code points.
fn position_of(work: &Work, change: &Change) -> usize {
    match change {
        Change::Tag { key, .. } => key.span.start(),
        Change::Cut { at, .. } => *at,
        Change::Role { block, .. } => work.document.blocks[*block].chars.start(),
    }
}

/// Whether things are as they were before a change, so that making it takes back nothing else.
fn still_stands(work: &Work, change: &Change) -> bool {
    match change {
        Change::Tag { key, before, .. } => {
            let sentence = work.document.sentence_at(key.span);
            let now = sentence.map_or_else(|| work.own_value(key), |sentence| shown_value(work, sentence));
            now == *before
        }
        Change::Cut { at, before, .. } => work.cut_at(*at) == *before,
        Change::Role { block, before, .. } => work.roles.get(block).and_then(|choice| choice.role) == *before,
    }
}

/// Makes the changes of a step in the open article: through the merge, with a new stamp, each
/// record written once. Returns whether there was anything to do.
fn make(state: &mut State, step: &Step, context: &Context, effects: &mut Vec<Effect>) -> bool {
    let mut clock = state.clock;
    let Some((_, work)) = state.open_work_mut() else {
        return false;
    };
    // Sentences first: tags belong to the sentences as they will be.
    cut(work, step, &mut clock, context, effects);
    let mut chunks = BTreeSet::new();
    let mut roles_changed = false;
    for change in step {
        match change {
            Change::Cut { .. } => {}
            Change::Tag { key, after, .. } => {
                let entry = next_entry(work, key, after, &mut clock, context);
                chunks.insert(chunk_of(key.span));
                let sentence = work.put(key.clone(), entry);
                effects.extend(sentence.map(|sentence| Effect::Render(View::Sentence(sentence))));
            }
            Change::Role { block, after, .. } => {
                let stamp = clock.tick(context.now);
                roles_changed |= work.put_role(*block, RoleChoice { role: *after, stamp });
                effects.push(Effect::Render(View::Block(*block)));
            }
        }
    }
    write_chunks(work, chunks, effects);
    if roles_changed {
        effects.push(Effect::Write {
            key: roles_key(&work.document.article),
            value: write_roles(work),
        });
    }
    state.clock = clock;
    !step.is_empty()
}

/// Makes the cuts of a step, if it has any.
fn cut(work: &mut Work, step: &Step, clock: &mut Clock, context: &Context, effects: &mut Vec<Effect>) {
    let mut changed = false;
    for change in step {
        if let Change::Cut { at, after, .. } = change {
            let stamp = clock.tick(context.now);
            changed |= work.put_cut(*at, CutChoice { cut: *after, stamp });
        }
    }
    if changed {
        work.recut();
        effects.push(Effect::Write {
            key: cuts_key(&work.document.article),
            value: write_cuts(work),
        });
        effects.push(Effect::Render(View::Page));
    }
}

/// The reader's next entry on a sentence; fields that this program does not know stay with it.
fn next_entry(
    work: &Work,
    key: &crate::annotation::Key,
    value: &TagValue,
    clock: &mut Clock,
    context: &Context,
) -> Entry {
    let extra = work.set.get(key).map(|entry| entry.extra.clone());
    Entry {
        label: value.label.clone(),
        note: value.note.clone(),
        stamp: clock.tick(context.now),
        extra: extra.unwrap_or_default(),
    }
}

/// Stores the tags of these chunks.
pub fn write_chunks(work: &Work, chunks: impl IntoIterator<Item = usize>, effects: &mut Vec<Effect>) {
    effects.extend(chunks.into_iter().map(|chunk| Effect::Write {
        key: tags_key(&work.document.article, chunk),
        value: write_tags(work, chunk),
    }));
}

/// Tells screen readers what the focused sentence is now.
fn announce(state: &State, effects: &mut Vec<Effect>) {
    let Some((open, work)) = state.open_work() else {
        return;
    };
    let Some(focus) = open.focus else {
        return;
    };
    let m = state.messages();
    let Some(ordinal) = work.ordinal(focus) else {
        return;
    };
    let number = state.locale.number(ordinal);
    let label = work.tag(focus).and_then(|(_, entry)| entry.label.clone());
    let text = match &label {
        Some(label) => fill(m.live_tagged, &[("n", &number), ("label", label_name(label, state))]),
        None => fill(m.live_cleared, &[("n", &number)]),
    };
    effects.push(Effect::Announce(text));
}

fn label_name<'a>(label: &'a LabelId, state: &State) -> &'a str {
    codebook::label(label).map_or(label.as_str(), |known| known.name_in(state.locale.tag()))
}
