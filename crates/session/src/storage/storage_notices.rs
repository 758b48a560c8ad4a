//! Notices about the storage: full, nearly full, blocked, working again.

use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::notice::NoticeKind;
use crate::model::state::State;

/// Tells of local storage; what was said of it before is no longer so.
pub fn failed(state: &mut State, kind: NoticeKind, context: &mut Context) {
    state.notices.shown.retain(|notice| {
        notice.kind == kind || !notice.kind.is_about_storage() && notice.kind != NoticeKind::QuotaIsTight
    });
    state.notify(kind, context);
}

/// What is told of local storage says whether the journal takes what it does not.
pub fn journal_works(state: &mut State, works: bool, context: &mut Context) {
    for notice in &mut state.notices.shown {
        notice.kind = notice.kind.clone().with_journal(works);
    }
    context.render(View::Page);
}

/// Tells that what was deleted would be back with the next visit, as long as that is so.
pub fn deletion_is_open(state: &mut State, is_open: bool, context: &mut Context) {
    let shown = &mut state.notices.shown;
    shown.retain(|notice| notice.kind != NoticeKind::DeletionIsOpen);
    if is_open {
        state.notify(NoticeKind::DeletionIsOpen, context);
    }
    context.render(View::Page);
}

/// Tells once that most of the room is used, until there was enough again.
pub fn quota_is_tight(state: &mut State, is_tight: bool, context: &mut Context) {
    state.storage.quota_is_tight = is_tight;
    state
        .notices
        .shown
        .retain(|notice| notice.kind != NoticeKind::QuotaIsTight);
    if is_tight && !state.notices.shown.iter().any(|notice| notice.kind.is_about_storage()) {
        state.notify(NoticeKind::QuotaIsTight, context);
    }
    context.render(View::Page);
}

/// Everything is stored again: nothing is to be told any more.
pub fn recovered(state: &mut State, context: &mut Context) {
    state.notices.shown.retain(|notice| !notice.kind.is_about_storage());
    context.render(View::Page);
}
