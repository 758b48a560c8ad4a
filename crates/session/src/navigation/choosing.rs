//! Choosing several sentences one by one, for a finger that has no Shift: while it goes on, a tap takes
//! a sentence in or out, and a tag is for all that are chosen. They need not stand together.

use std::collections::BTreeSet;

use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::focus;
use crate::model::notice::NoticeKind;
use crate::model::state::State;

/// Begins with what is selected already, or ends and drops what was chosen.
pub fn begin_or_end(state: &mut State, context: &mut Context) {
    if state.is_choosing() {
        focus::stop_choosing(state, context);
        focus::refocus(state, context);
        return;
    }
    let selected = state.selection().filter(|(first, last)| first < last);
    let Some((open, work)) = state.open_article_mut() else {
        return;
    };
    let range = selected.into_iter().flat_map(|(first, last)| first..=last);
    let texts = range.filter(|sentence| work.is_text(*sentence));
    let starts = texts.map(|sentence| work.document.sentences[sentence].chars.start());
    // Not collected, for the reason that `by_key` names.
    open.chosen.insert(BTreeSet::new()).extend(starts);
    let ends = open.anchor.take().into_iter().chain(open.focus);
    let (first, last) = (ends.clone().min(), ends.max());
    for sentence in first.unwrap_or_default()..last.map_or(0, |last| last + 1) {
        context.render(View::Sentence(sentence));
    }
    context.announce(state.messages().reading.choose_hint);
    focus::refocus(state, context);
}

/// Takes a sentence in or out; with `extend`, all from the focused one to it in. Lines that are no text
/// cannot be tagged: the reader is told why.
pub fn choose(state: &mut State, sentence: usize, extend: bool, context: &mut Context) {
    let Some((open, work)) = state.open_article_mut() else {
        return;
    };
    let Some(start) = work.document.sentences.get(sentence).map(|found| found.chars.start()) else {
        return;
    };
    let is_text = work.is_text(sentence);
    if let Some(chosen) = open.chosen.as_mut().filter(|_| is_text && !extend)
        && !chosen.remove(&start)
    {
        chosen.insert(start);
    }
    focus::focus(state, sentence, extend, context);
    context.render(View::Sentence(sentence));
    if is_text {
        announce(state, context);
    } else {
        state.notify_once(NoticeKind::Leftover, context);
    }
}

/// The same with the focused sentence.
pub fn choose_focused(state: &mut State, context: &mut Context) {
    if let Some(focus) = state.navigation.open.as_ref().and_then(|open| open.focus) {
        choose(state, focus, false, context);
    }
}

/// Says how many are chosen.
pub fn announce(state: &State, context: &mut Context) {
    let count = state.selected_sentences().len();
    context.announce(state.locale.count(&state.messages().reading.selected_sentences, count));
}
