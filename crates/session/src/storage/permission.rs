//! Asking the browser to keep the site's data when it wants room for others: once in a visit, at the
//! tenth tag, since some browsers ask the reader then.

use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::state::State;
use crate::storage::state::StoragePermission;

/// After how many tags of a visit the browser is asked: by then the reader means it.
pub const TAGS_BEFORE_ASKING: usize = 10;

/// The reader tagged; the last of the first few times, the browser is asked.
pub fn tagged(state: &mut State, context: &mut Context) {
    let is_news = context
        .effects()
        .iter()
        .any(|effect| matches!(effect, Effect::Write { .. }));
    state.storage.tags_made += usize::from(is_news);
    if is_news
        && state.storage.tags_made == TAGS_BEFORE_ASKING
        && state.storage.permission == StoragePermission::Unasked
    {
        context.push(Effect::AskToPersist);
    }
}

/// The browser answered.
pub fn answered(state: &mut State, answer: StoragePermission, context: &mut Context) {
    if state.storage.permission != answer {
        state.storage.permission = answer;
        context.render(View::Page);
    }
}
