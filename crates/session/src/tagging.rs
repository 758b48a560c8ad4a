//! Labels, notes and roles: what the reader says.

use super::making::make_and_record;
use super::message::{Context, Effect, View};
use super::moving;
use super::records::{tags_key, write_tags};
use super::state::{Dialog, State};
use super::work::Work;
use crate::annotation::{Change, Entry, Step, TagValue};
use crate::article::Role;
use crate::codebook::LabelId;
use crate::i18n::fill;

/// Labels every selected sentence that is text, as one step, and goes on to the next one.
pub fn tag(state: &mut State, label: LabelId, context: &mut Context) {
    change_selected(state, context, &|value, _| {
        let label = Some(label.clone());
        Some(TagValue { label, ..value })
    });
    if let Some(selection) = state.selection().filter(|_| state.can_tag()) {
        move_on(state, selection, context);
    }
}

/// Clears every selected sentence that is text: label, note and mark, as one step. The focus stays.
pub fn clear(state: &mut State, context: &mut Context) {
    change_selected(state, context, &|_, _| Some(TagValue::default()));
    announce(state, context);
}

/// Marks every selected sentence that is text as one to come back to, apart from its label; takes
/// the mark off when all of them have it. A mark that was all that was said leaves nothing said.
pub fn toggle_unsure(state: &mut State, context: &mut Context) {
    let (Some((first, last)), Some((_, work))) = (state.selection(), state.open_work()) else {
        return;
    };
    let unsure = (first..=last).any(|sentence| work.is_text(sentence) && !work.is_unsure(sentence));
    change_selected(state, context, &|value, others_speak| {
        let after = TagValue { unsure, ..value };
        // Where others speak, saying nothing is the reader's word too: theirs stays hidden.
        (others_speak || after != TagValue::default()).then_some(after)
    });
    announce(state, context);
}

/// Writes the note of the focused sentence and closes its window.
pub fn save_note(state: &mut State, note: &str, context: &mut Context) {
    if state.dialog == Some(Dialog::Note) {
        state.dialog = None;
        context.render(View::Page);
    }
    let note = note.trim();
    let Some(focus) = state.open.as_ref().and_then(|open| open.focus) else {
        return;
    };
    let is_news = |(_, work): (_, &Work)| shown_value(work, focus).note != note;
    if !state.open_work().is_some_and(is_news) {
        return moving::refocus(state, context);
    }
    change_sentences(state, &[focus], context, &|value, _| {
        let note = note.to_owned();
        Some(TagValue { note, ..value })
    });
    moving::refocus(state, context);
}

/// Changes what the reader says of every selected sentence that is text; see [`change_sentences`].
fn change_selected(state: &mut State, context: &mut Context, change: &dyn Fn(TagValue, bool) -> Option<TagValue>) {
    let (Some((first, last)), Some((_, work))) = (state.selection(), state.open_work()) else {
        return;
    };
    let sentences: Vec<usize> = (first..=last).filter(|index| work.is_text(*index)).collect();
    change_sentences(state, &sentences, context, change);
}

/// Changes what the reader says of sentences, as one step: `change` takes what a sentence shows and
/// whether others speak of it, and gives what the reader says, `None` for nothing at all.
fn change_sentences(
    state: &mut State,
    sentences: &[usize],
    context: &mut Context,
    change: &dyn Fn(TagValue, bool) -> Option<TagValue>,
) {
    let Some((_, work)) = state.open_work() else {
        return;
    };
    let mut step = Step::new();
    for sentence in sentences {
        let shown = shown_value(work, *sentence);
        let after = change(shown.clone(), work.do_others_speak(*sentence));
        // The same label again is news when the one shown is another's: the reader agrees.
        if work.is_anothers(*sentence) || shown != after.clone().unwrap_or_default() {
            let key = work.own_key(*sentence);
            let before = work.own_value(&key);
            step.push(Change::Tag { key, before, after });
        }
    }
    make_and_record(state, step, context);
}

/// What a sentence shows: the reader's own tag, else another's label that stands in for it.
/// Another's note and mark are theirs and never become the reader's.
pub fn shown_value(work: &Work, sentence: usize) -> TagValue {
    let tag = work.tag(sentence).map(|(_, entry)| entry);
    let own = tag.filter(|_| !work.is_anothers(sentence));
    TagValue {
        label: tag.and_then(|entry| entry.label.clone()),
        note: own.map(|entry| entry.note.clone()).unwrap_or_default(),
        unsure: own.is_some_and(Entry::is_unsure),
    }
}

/// Swaps the role of the focused block between text and boilerplate, or sets it; the one that it has
/// already is worth saying when that was a guess.
pub fn set_role(state: &mut State, role: Option<Role>, context: &mut Context) {
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
    change_role(state, block, role, context);
    // A block of another role is another element: the focus has to follow.
    moving::refocus(state, context);
}

/// Gives the focused block the next role in their order.
pub fn cycle_role(state: &mut State, context: &mut Context) {
    let Some((open, work)) = state.open_work() else {
        return;
    };
    let Some(focus) = open.focus else {
        return;
    };
    let role = work.role(work.block_of(focus));
    let place = Role::ALL.iter().position(|known| *known == role).unwrap_or(0);
    let next = Role::ALL[(place + 1) % Role::ALL.len()];
    set_role(state, Some(next), context);
}

/// The role of a block that is text after all: what was found, if that was text.
fn text_role(work: &Work, block: usize) -> Role {
    let found = work.document.blocks[block].role;
    if found.is_text() { found } else { Role::Body }
}

/// Makes a block text and focuses its first sentence.
pub fn treat_as_text(state: &mut State, block: usize, context: &mut Context) {
    let Some((_, work)) = state.open_work() else {
        return;
    };
    let Some(first) = work.document.blocks.get(block).map(|block| block.sentences.start) else {
        return;
    };
    let role = text_role(work, block);
    change_role(state, block, role, context);
    moving::focus(state, first, false, context);
}

fn change_role(state: &mut State, block: usize, role: Role, context: &mut Context) {
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
    make_and_record(state, step, context);
}

/// Stores the tags of these chunks.
pub fn write_chunks(work: &Work, chunks: impl IntoIterator<Item = usize>, context: &mut Context) {
    context.extend(chunks.into_iter().map(|chunk| Effect::Write {
        key: tags_key(&work.document.article, chunk),
        value: write_tags(work, chunk),
    }));
}

/// Tells screen readers what the focused sentence is now.
pub fn announce(state: &State, context: &mut Context) {
    let focus = state.open.as_ref().and_then(|open| open.focus);
    let said = focus.and_then(|focus| said_of(state, focus));
    context.extend(said.map(Effect::Announce));
}

/// The number of a sentence that is text, its label and its mark, in words.
fn said_of(state: &State, sentence: usize) -> Option<String> {
    let (_, work) = state.open_work()?;
    let m = state.messages();
    let number = state.locale.number(work.ordinal(sentence)?);
    let label = work.tag(sentence).and_then(|(_, entry)| entry.label.clone());
    let text = match &label {
        Some(label) => fill(
            m.reading.live_tagged,
            &[("n", &number), ("label", label_name(label, state))],
        ),
        None => fill(m.reading.live_cleared, &[("n", &number)]),
    };
    Some(if work.is_unsure(sentence) {
        fill(m.unsure.live, &[("text", &text)])
    } else {
        text
    })
}

/// Goes on after a tag, should the reader wish so: to the next sentence that is text after the
/// selected ones. At the last one the focus stays, and the reader is told what is left, and where.
fn move_on(state: &mut State, (first, last): (usize, usize), context: &mut Context) {
    let said = said_of(state, last).or_else(|| said_of(state, first));
    let Some((_, work)) = state.open_work() else {
        return;
    };
    let next = moving::neighbour(work, Some(last), true).filter(|_| state.preferences.moves_on());
    let m = state.messages();
    let then = match next {
        Some(next) => {
            moving::focus(state, next, false, context);
            let ordinal = state.open_work().and_then(|(_, work)| work.ordinal(next));
            let number = state.locale.number(ordinal.unwrap_or_default());
            Some(fill(m.reading.live_next, &[("n", &number)]))
        }
        None if state.preferences.moves_on() => Some(moving::tell_end(state, context)),
        None => None,
    };
    let parts: Vec<String> = said.into_iter().chain(then).collect();
    context.announce(parts.join(". "));
}

fn label_name<'a>(label: &'a LabelId, state: &State) -> &'a str {
    state.locale.label_name(label)
}
