//! Announcements for screen readers: what the focused sentence shows now, and the end of the article.

use crate::i18n::fill;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::focus::drop_passing_notices;
use crate::model::notice::NoticeKind;
use crate::model::state::State;

/// Tells screen readers what the focused sentence is now.
pub fn announce(state: &State, context: &mut Context) {
    let focus = state.navigation.open.as_ref().and_then(|open| open.focus);
    let said = focus.and_then(|focus| announcement_of(state, focus));
    context.extend(said.map(Effect::Announce));
}

/// The number of a sentence that is text, or what it is where it has none, its label and its mark, in words.
pub fn announcement_of(state: &State, sentence: usize) -> Option<String> {
    let (_, work) = state.open_article()?;
    let m = state.messages();
    let role = work.role(work.block_of(sentence));
    let label = work.label(sentence).map(|(_, label)| label.clone());
    let label = label
        .as_ref()
        .map(|label| state.locale.label_name(&work.codebook, label));
    let number = work.ordinal(sentence).map(|ordinal| state.locale.number(ordinal));
    let text = match (number, label) {
        (Some(number), Some(label)) => fill(m.reading.live_tagged, &[("n", &number), ("label", label)]),
        (Some(number), None) => fill(m.reading.live_cleared, &[("n", &number)]),
        (None, label) if role.is_text() => fill(
            m.reading.live_uncounted,
            &[
                ("role", state.locale.role_name(role)),
                ("label", label.unwrap_or(m.reading.untagged)),
            ],
        ),
        (None, _) => return None,
    };
    Some(if work.is_unsure(sentence) {
        fill(m.unsure.live, &[("text", &text)])
    } else {
        text
    })
}

/// Tells the reader at the last sentence how many are left, and where the first of them is; returns
/// what the page says.
pub fn announce_end(state: &mut State, context: &mut Context) -> String {
    let Some((_, work)) = state.open_article() else {
        return String::new();
    };
    let mut all = 0..work.document.sentences.len();
    let first = all.find(|index| work.is_counted(*index) && !work.is_tagged(*index));
    let kind = NoticeKind::ArticleEnd {
        left: work.counts().untagged(),
        first: first.and_then(|first| work.ordinal(first)),
    };
    let text = kind.text(state.locale);
    drop_passing_notices(state);
    state.notify(kind, context);
    text
}
