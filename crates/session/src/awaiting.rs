//! What waits for articles that are not here yet: files, figures, deletions, links, other files; and how it goes on
//! once they have come.

use std::collections::BTreeSet;

use crate::article::ArticleId;
use crate::delete::deletion;
use crate::delete::state::DeletionTarget;
use crate::importing::job;
use crate::library::loading;
use crate::model::awaited::Awaited;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::library_entry::{LibraryEntry, LoadError, Status};
use crate::model::route::{Route, Statistics};
use crate::model::state::State;
use crate::navigation::moving;
use crate::print::printing;
use crate::transfer;
use crate::transfer::export::Kind;
use crate::transfer::{first_copy, import, writing};

/// What the reader has before them: the article or the figures, and the window over it.
pub struct Whereabouts {
    article: Option<ArticleId>,
    statistics: Option<Statistics>,
    dialog: Option<Dialog>,
}

impl Whereabouts {
    /// Now.
    pub fn of(state: &State) -> Self {
        Self {
            article: state.navigation.open.as_ref().map(|open| open.id.clone()),
            statistics: state.navigation.statistics.clone(),
            dialog: state.navigation.dialog,
        }
    }
}

/// A question whether to delete that waits for articles does not come to a reader who went elsewhere or opened
/// a window since: it would take the place of what they do now.
pub fn call_question_off(state: &mut State, before: &Whereabouts) {
    let now = Whereabouts::of(state);
    let has_window = now.dialog.is_some() && now.dialog != before.dialog;
    if has_window || (&now.article, &now.statistics) != (&before.article, &before.statistics) {
        forget_question(state);
    }
}

fn forget_question(state: &mut State) {
    let is_question = |awaited: &Awaited| matches!(awaited, Awaited::Delete(_) | Awaited::DeleteSeveral(_));
    state.library.awaited.retain(|awaited| !is_question(awaited));
}

/// Articles have come: what waited for them goes on.
pub fn arrive(state: &mut State, context: &mut Context) {
    let was_on = Whereabouts::of(state);
    load_needed(state, context);
    moving::arrive(state, context);
    import::open_waiting(state, context);
    job::take_held(state, context);
    call_question_off(state, &was_on);
    for awaited in std::mem::take(&mut state.library.awaited) {
        match awaited {
            Awaited::Export if !is_incomplete(state) => writing::download(state, Kind::All, context),
            Awaited::BackUp if !is_incomplete(state) => writing::download(state, Kind::Backup, context),
            Awaited::Report if !is_incomplete(state) => printing::report_all(state, context),
            Awaited::TakeOver(path, records) if !is_incomplete(state) => {
                first_copy::open(state, &path, records, context);
            }
            Awaited::Delete(None) if !is_incomplete(state) => {
                deletion::ask(state, DeletionTarget::Everything, context);
            }
            Awaited::Delete(Some(id)) if !are_unread(state, &with_earlier(state, std::slice::from_ref(&id))) => {
                if state.entry(&id).is_some_and(is_known) {
                    deletion::ask(state, DeletionTarget::Article(id), context);
                }
            }
            Awaited::ExportSome(ids) if !are_unread(state, &with_earlier(state, &ids)) => {
                writing::download_some(state, ids, context)
            }
            Awaited::DeleteSeveral(ids) if !are_unread(state, &with_earlier(state, &ids)) => {
                let is_there = |id: &ArticleId| state.entry(id).is_some_and(is_known);
                let there: Vec<ArticleId> = ids.into_iter().filter(is_there).collect();
                if !there.is_empty() {
                    deletion::ask(state, DeletionTarget::Articles(there), context);
                }
            }
            waits => state.library.awaited.push(waits),
        }
    }
}

/// Whether it is known what would go with an article. Of one whose text did not come nobody knows it; a message says
/// so. Of one whose text is gone nothing else will ever be known.
fn is_known(entry: &LibraryEntry) -> bool {
    entry.annotated().is_some() || matches!(entry.status, Status::Failed(LoadError::NoText, _))
}

/// Has those articles loaded that came as a summary alone, by the list, and that something waits for already.
fn load_needed(state: &mut State, context: &mut Context) {
    let is_listed = |id: Option<&ArticleId>| {
        let mut entries = state
            .library
            .entries
            .iter()
            .filter(|entry| id.is_none_or(|id| entry.id == *id));
        entries.any(|entry| matches!(entry.status, Status::Listed(_)))
    };
    let shown = state.navigation.statistics.as_ref().map(|shown| shown.of.clone());
    let awaits_all = state.library.awaited.iter().any(|awaited| !is_about_some(awaited));
    let one = match (&state.navigation.wanted, &shown) {
        (Some(Route::Article { id, .. }), _) | (_, Some(Some(id))) if is_listed(Some(id)) => Some(id.clone()),
        _ => None,
    };
    let all = (awaits_all || shown == Some(None)) && is_listed(None);
    if let Some(id) = one {
        loading::need(state, &id, context);
    }
    if all {
        loading::need_all(state, context);
    }
}

/// Whether there are articles whose texts are still to come, or may be: of one that was tagged at the end of the
/// last visit nothing is known before its text is here. Each fetch ends, with the text or without.
fn is_incomplete(state: &State) -> bool {
    state.library.list_loading || state.library.entries.iter().any(LibraryEntry::is_unread)
}

/// Whether there are articles to be waited for, or to be asked for once more.
pub fn must_gather(state: &State) -> bool {
    is_incomplete(state) || state.library.entries.iter().any(LibraryEntry::is_missed)
}

/// These articles with the earlier versions whose place they have taken: what is done with them needs the texts of
/// these too.
fn with_earlier(state: &State, ids: &[ArticleId]) -> Vec<ArticleId> {
    let earlier = ids.iter().flat_map(|id| state.earlier_of(id));
    ids.iter().chain(earlier).cloned().collect()
}

/// Whether some of these articles are still on their way.
fn are_unread(state: &State, ids: &[ArticleId]) -> bool {
    let ids: BTreeSet<&ArticleId> = ids.iter().collect();
    let mut meant = state.library.entries.iter().filter(|entry| ids.contains(&entry.id));
    meant.any(LibraryEntry::is_unread)
}

/// Whether it waits for some articles alone.
fn is_about_some(awaited: &Awaited) -> bool {
    matches!(
        awaited,
        Awaited::Delete(Some(_)) | Awaited::DeleteSeveral(_) | Awaited::ExportSome(_)
    )
}

/// What of this needs the texts of articles that are not here.
pub fn awaited_file(state: &State, message: &transfer::Message) -> Option<Awaited> {
    let awaited = match message {
        transfer::Message::ExportAll => Awaited::Export,
        transfer::Message::ExportArticle if state.navigation.open.is_none() => Awaited::Export,
        transfer::Message::ExportSome(ids) => {
            return are_unread(state, &with_earlier(state, ids)).then(|| Awaited::ExportSome(ids.clone()));
        }
        // Of the article on the page, whose earlier versions may still be on their way.
        transfer::Message::ExportArticle => {
            let open = state.navigation.open.as_ref()?.id.clone();
            let earlier: Vec<ArticleId> = state.earlier_of(&open).cloned().collect();
            return are_unread(state, &earlier).then(|| Awaited::ExportSome(vec![open]));
        }
        transfer::Message::BackUp => Awaited::BackUp,
        transfer::Message::FirstCopyRead { path, records } if must_gather(state) => {
            Awaited::TakeOver(path.clone(), records.clone())
        }
        _ => return None,
    };
    must_gather(state).then_some(awaited)
}

/// Whether what would go with a deletion is not known yet.
pub fn needs_to_ask(state: &State, target: &DeletionTarget) -> bool {
    match target {
        DeletionTarget::Everything => must_gather(state),
        DeletionTarget::Articles(ids) => must_gather_some(state, ids),
        DeletionTarget::Article(id) => must_gather_some(state, std::slice::from_ref(id)),
    }
}

/// Whether some of these articles, or of their earlier versions, are to be waited for or to be asked for once more.
fn must_gather_some(state: &State, ids: &[ArticleId]) -> bool {
    let ids = with_earlier(state, ids);
    let is_missed = |id: &ArticleId| state.entry(id).is_some_and(LibraryEntry::is_missed);
    are_unread(state, &ids) || ids.iter().any(is_missed)
}

/// Has what was asked for wait for the articles that it needs.
pub fn wait(state: &mut State, awaited: Awaited, context: &mut Context) {
    let some = match &awaited {
        Awaited::Delete(id) => id.clone().map(|id| vec![id]),
        Awaited::DeleteSeveral(ids) | Awaited::ExportSome(ids) => Some(ids.clone()),
        Awaited::Export | Awaited::BackUp | Awaited::Report | Awaited::TakeOver(..) => None,
    };
    if matches!(awaited, Awaited::Delete(_) | Awaited::DeleteSeveral(_)) {
        // The later question takes the place of the one before.
        forget_question(state);
    }
    if !state.library.awaited.contains(&awaited) {
        state.library.awaited.push(awaited);
    }
    let some = some.map(|ids| with_earlier(state, &ids));
    match some.as_deref() {
        Some([id]) => loading::need(state, id, context),
        Some(ids) => loading::need_some(state, ids, context),
        None => loading::need_all(state, context),
    }
    arrive(state, context);
}
