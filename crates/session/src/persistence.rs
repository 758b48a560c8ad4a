//! Whether the browser keeps what is stored when it wants room for other sites. It is asked once in
//! a visit, when there is work to keep: some browsers ask the reader then.

use super::message::{Context, Effect, View};
use super::state::State;

/// After how many tags of a visit the browser is asked: by then the reader means it.
pub const TAGS_BEFORE_ASKING: usize = 10;

/// What the browser said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Persistence {
    /// Nothing yet.
    #[default]
    Unasked,
    /// What is stored stays until the reader deletes it.
    Granted,
    /// It may be cleared when the browser runs out of room.
    Denied,
    /// The browser cannot be asked.
    Unknown,
}

/// The reader tagged; the last of the first few times, the browser is asked.
pub fn tagged(state: &mut State, context: &mut Context) {
    let is_news = context
        .effects()
        .iter()
        .any(|effect| matches!(effect, Effect::Write { .. }));
    state.tags_made += usize::from(is_news);
    if is_news && state.tags_made == TAGS_BEFORE_ASKING && state.persistence == Persistence::Unasked {
        context.push(Effect::AskToPersist);
    }
}

/// The browser answered.
pub fn answered(state: &mut State, answer: Persistence, context: &mut Context) {
    if state.persistence != answer {
        state.persistence = answer;
        context.render(View::Page);
    }
}
