//! An article goes because another one takes its place: one message tells of both.

use crate::article::ArticleId;
use crate::delete::deletion;
use crate::delete::state::DeletionTarget;
use crate::model::context::Context;
use crate::model::notice::NoticeKind;
use crate::model::state::State;

/// Deletes an article, as if the reader had been asked, and tells `news` of it in place of the deletion.
pub fn replace(state: &mut State, old: ArticleId, news: NoticeKind, context: &mut Context) {
    state.deletions.asked = Some(DeletionTarget::Article(old));
    // Nobody else becomes the reader: that is for when everything goes.
    deletion::delete(state, "", context);
    if let Some(notice) = state.notices.shown.last_mut() {
        notice.kind = told(news, notice.kind.deletion());
    }
}

fn told(news: NoticeKind, deletion: Option<u64>) -> NoticeKind {
    match news {
        NoticeKind::ReadIn { name, id, encoding, .. } => NoticeKind::ReadIn {
            name,
            id,
            encoding,
            replaced: deletion,
        },
        other => other,
    }
}
