//! Tagging: labels, notes and the mark "unsure" of the selected sentences, and where the focus goes
//! after.
//!
//! After a tag the focus goes to the next sentence that is text, past the selection, unless the reader
//! prefers to stay. Clearing takes label, note and mark, and stays.

use crate::annotate::announce::{announce, announce_end, announcement_of};
use crate::annotate::drafts;
use crate::annotate::history::make_and_record;
use crate::annotation::{Change, Step, TagValue};
use crate::codebook::LabelId;
use crate::i18n::fill;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::focus;
use crate::model::notice::NoticeKind;
use crate::model::state::State;

/// Labels every selected sentence that is text, as one step, and goes on to the next one.
pub fn tag(state: &mut State, label: LabelId, context: &mut Context) {
    if explains_leftover(state, context) {
        return;
    }
    let selected = state.selected_sentences();
    change_selected(state, context, &|value, _| {
        let label = Some(label.clone());
        Some(TagValue { label, ..value })
    });
    if state.is_choosing() {
        let name = state.locale.label_name(state.codebook(), &label).to_owned();
        return chosen_done(state, &selected, &name, context);
    }
    if let Some(selection) = state.selection().filter(|_| state.can_tag()) {
        move_on(state, selection, context);
    }
}

/// Clears every selected sentence that is text: label, note and mark, as one step. The focus stays.
pub fn clear(state: &mut State, context: &mut Context) {
    if explains_leftover(state, context) {
        return;
    }
    let selected = state.selected_sentences();
    change_selected(state, context, &|_, _| Some(TagValue::default()));
    if state.is_choosing() {
        return chosen_done(state, &selected, state.messages().reading.untagged, context);
    }
    announce(state, context);
}

/// Where there is nothing to change because the line is no text: says so, and returns whether it did.
fn explains_leftover(state: &mut State, context: &mut Context) -> bool {
    let is_text = |sentence: usize| state.open_article().is_some_and(|(_, work)| work.is_text(sentence));
    let selected = state.selected_sentences();
    let explains = !selected.is_empty() && !selected.into_iter().any(is_text);
    if explains {
        state.notify_once(NoticeKind::Leftover, context);
    }
    explains
}

/// Says what the sentences that were chosen one by one are now, and has the next ones chosen.
fn chosen_done(state: &mut State, sentences: &[usize], label: &str, context: &mut Context) {
    let m = state.messages();
    let said = match sentences.len() {
        0 => m.reading.choose_hint.to_owned(),
        count => fill(&state.locale.count(&m.reading.live_several, count), &[("label", label)]),
    };
    focus::drop_chosen(state, context);
    context.announce(said);
}

/// Marks every selected sentence that is text as one to come back to, apart from its label; takes
/// the mark off when all of them have it. An entry with nothing but the mark is withdrawn with it.
pub fn toggle_unsure(state: &mut State, context: &mut Context) {
    if explains_leftover(state, context) {
        return;
    }
    let Some((_, work)) = state.open_article() else {
        return;
    };
    let mut selected = state.selected_sentences().into_iter();
    let unsure = selected.any(|sentence| work.is_text(sentence) && !is_marked(work, sentence));
    change_selected(state, context, &|value, shown| {
        let after = TagValue { unsure, ..value };
        // Where others left nothing but marks and notes, an empty entry is the reader's answer: theirs is
        // hidden. Another's label stands, whatever the reader's mark.
        let hides = shown.others_speak && shown.anothers_label.is_none();
        (hides || after != TagValue::default()).then_some(after)
    });
    announce(state, context);
}

/// Writes the note of the focused sentence and closes its window.
pub fn save_note(state: &mut State, note: &str, context: &mut Context) {
    if state.navigation.dialog == Some(Dialog::Note) {
        state.navigation.dialog = None;
        context.render(View::Page);
    }
    let Some(focus) = state.navigation.open.as_ref().and_then(|open| open.focus) else {
        return;
    };
    let note = drafts::finished(state, focus, note.trim());
    drafts::settle(state, focus, &note, context);
    let is_news = |(_, work): (_, &AnnotatedArticle)| own(work, focus).note != note;
    if !state.open_article().is_some_and(is_news) {
        return focus::refocus(state, context);
    }
    change_sentences(state, &[focus], context, &|value, shown| {
        let note = note.clone();
        let after = TagValue { note, ..value };
        // A note that is taken back was all that the reader had said: another's tag shows again.
        (!shown.others_speak || after != TagValue::default()).then_some(after)
    });
    focus::refocus(state, context);
}

/// Changes the reader's entry of every selected sentence that is text; see [`change_sentences`].
fn change_selected(state: &mut State, context: &mut Context, change: &dyn Fn(TagValue, Shown) -> Option<TagValue>) {
    let Some((_, work)) = state.open_article() else {
        return;
    };
    let selected = state.selected_sentences().into_iter();
    let sentences: Vec<usize> = selected.filter(|index| work.is_text(*index)).collect();
    change_sentences(state, &sentences, context, change);
}

/// What others say of a sentence.
struct Shown<'a> {
    /// Whether anybody but the reader annotated it.
    others_speak: bool,
    /// The label that it shows, where that is another's.
    anothers_label: Option<&'a LabelId>,
}

/// Changes the reader's entries of sentences, as one step: `change` takes what the reader said of a
/// sentence and what others say, and gives the reader's new value, `None` for no entry at all. What others
/// said stays theirs: nothing of it becomes the reader's.
fn change_sentences(
    state: &mut State,
    sentences: &[usize],
    context: &mut Context,
    change: &dyn Fn(TagValue, Shown) -> Option<TagValue>,
) {
    let Some((_, work)) = state.open_article() else {
        return;
    };
    let mut step = Step::new();
    for sentence in sentences {
        let label = work.label(*sentence).filter(|(author, _)| !work.is_reader(author));
        let shown = Shown {
            others_speak: work.has_other_annotators(*sentence),
            anothers_label: label.map(|(_, label)| label),
        };
        let key = work.own_key(*sentence);
        let before = work.own_value(&key);
        // Whatever it was said of, it is said of this text now.
        let said = before.clone().map(|before| TagValue {
            made_on: None,
            ..before
        });
        let value = said.clone().unwrap_or_default();
        let after = change(value.clone(), shown);
        // Nothing said is news too where it hides what another said.
        let hides = work.is_anothers(*sentence) && said != after;
        if hides || value != after.clone().unwrap_or_default() {
            step.push(Change::Tag { key, before, after });
        }
    }
    make_and_record(state, step, context);
}

/// What the reader said of a sentence. Another's label, note and mark are theirs and never become the
/// reader's.
pub fn own(work: &AnnotatedArticle, sentence: usize) -> TagValue {
    work.own_value(&work.own_key(sentence)).unwrap_or_default()
}

/// Whether the mark "unsure" can be taken off a sentence: it is the reader's, or all that another said.
/// Beside another's label the reader's mark is another one, to be set.
fn is_marked(work: &AnnotatedArticle, sentence: usize) -> bool {
    let is_of_label = work.label(sentence).is_some_and(|(author, _)| !work.is_reader(author));
    own(work, sentence).unsure || work.is_unsure(sentence) && !is_of_label
}

/// Goes on after a tag, should the reader wish so: to the next sentence to tag after the
/// selected ones. At the last one the focus stays, and the reader is told what is left, and where.
fn move_on(state: &mut State, (first, last): (usize, usize), context: &mut Context) {
    let said = announcement_of(state, last).or_else(|| announcement_of(state, first));
    let Some((_, work)) = state.open_article() else {
        return;
    };
    let next = focus::next_to_tag(work, last).filter(|_| state.settings.preferences.moves_on());
    let m = state.messages();
    let then = match next {
        Some(next) => {
            focus::focus(state, next, false, context);
            let ordinal = state.open_article().and_then(|(_, work)| work.ordinal(next));
            let number = state.locale.number(ordinal.unwrap_or_default());
            Some(fill(m.reading.live_next, &[("n", &number)]))
        }
        None if state.settings.preferences.moves_on() => Some(announce_end(state, context)),
        None => None,
    };
    let parts: Vec<String> = said.into_iter().chain(then).collect();
    context.announce(parts.join(". "));
}
