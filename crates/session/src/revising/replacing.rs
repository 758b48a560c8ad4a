//! A version takes the place of another one, and gives it back.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::anchor::Places;
use crate::article::ArticleId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::notice::NoticeKind;
use crate::model::request::Request;
use crate::model::route::Route;
use crate::model::state::State;
use crate::revising::carrying_over;
use crate::revising::matching::{composed, found};
use crate::storage::kinds::exported::ExportedRecord;
use crate::storage::kinds::kind::StateRecord;
use crate::storage::kinds::{revision, tags};
use crate::storage::{details, revisions};

/// One article is to take the place of another, as soon as both texts are here, and those of the earlier versions.
pub fn ask_for(state: &mut State, old: ArticleId, new: ArticleId, context: &mut Context) {
    for id in needed(state, &old, &new) {
        if state.entry(&id).is_some_and(|entry| entry.annotated().is_none()) {
            context.request(Request::Load(id));
        }
    }
    state.revising.waiting.push((old, new));
}

/// The articles whose texts are needed: both, and the earlier versions of the one that goes.
fn needed(state: &State, old: &ArticleId, new: &ArticleId) -> Vec<ArticleId> {
    let earlier = state.earlier_of(old).cloned();
    earlier.chain([old.clone(), new.clone()]).collect()
}

/// Has those take their places whose texts have come. What does not come is told.
pub fn follow(state: &mut State, context: &mut Context) {
    for (old, new) in std::mem::take(&mut state.revising.waiting) {
        let entries: Vec<Option<&LibraryEntry>> = needed(state, &old, &new).iter().map(|id| state.entry(id)).collect();
        let is_failed = |entry: &LibraryEntry| matches!(entry.status, Status::Failed(..));
        if entries.iter().any(|entry| entry.is_none_or(is_failed)) || is_held(state, &old, &new) {
            let title = state.entry(&new).map(|entry| state.name_of_entry(entry).to_owned());
            state.notify(
                NoticeKind::NotReplaced(title.unwrap_or_else(|| new.to_string())),
                context,
            );
        } else if entries.iter().flatten().all(|entry| entry.annotated().is_some()) {
            replace(state, &old, &new, context);
        } else {
            state.revising.waiting.push((old, new));
        }
    }
}

/// Whether one of them is only read here.
fn is_held(state: &State, old: &ArticleId, new: &ArticleId) -> bool {
    needed(state, old, new).iter().any(|id| state.is_newer(id))
}

fn loaded(state: &State, id: &ArticleId) -> Option<Rc<AnnotatedArticle>> {
    match &state.entry(id)?.status {
        Status::Ready(work) => Some(Rc::clone(work)),
        _ => None,
    }
}

/// One version takes the place of another, which stays as it is and is not shown any more.
fn replace(state: &mut State, old: &ArticleId, new: &ArticleId, context: &mut Context) {
    let Some((was, is)) = loaded(state, old).zip(loaded(state, new)) else {
        return;
    };
    let into = is.document.article.sha256.to_string();
    let before = was.document.article.sha256.to_string();
    let then = found(&was, &is);
    let mut placed: BTreeMap<ArticleId, Places> = BTreeMap::new();
    let earlier: Vec<ArticleId> = state.earlier_of(old).cloned().collect();
    for id in &earlier {
        if let Some(work) = loaded(state, id) {
            let first = state.places_in_current(id).cloned().unwrap_or_default();
            placed.insert(id.clone(), composed(&first, &then, &found(&work, &is)));
        }
    }
    placed.insert(old.clone(), then);
    for (id, places) in placed {
        let Some(sha256) = state.entry(&id).and_then(LibraryEntry::sha256) else {
            continue;
        };
        let key = revision::key(&id, sha256);
        let stood_there = (id != *old).then(|| before.clone());
        let into = into.clone();
        revisions::change(
            state,
            &key,
            |revision, later| {
                revision.set_at = later(revision.set_at);
                revision.by = Some(into.clone());
                revision.before = stood_there;
                revision.places.entry(into).or_default().merge(places);
            },
            context,
        );
    }
    keep_details(state, old, new, context);
    // What is said stands in the later one before it is said that this has the earlier one's place: where the page ends
    // in between, both are there.
    revisions::follow(state, context);
    carrying_over::follow(state, context);
    let done = &mut state.revising.done;
    done.retain(|known| known != new);
    done.push(new.clone());
    tell(state, new, context);
    go_on(state, context);
}

/// What the reader said of the article itself goes along, and what of it is in files.
fn keep_details(state: &mut State, old: &ArticleId, new: &ArticleId, context: &mut Context) {
    if let Some((_, said)) = state.library.details.get(old).cloned() {
        details::learn(state, new, said, context);
    }
    let exported = state.transfer.exported.of(old);
    if exported > state.transfer.exported.of(new) {
        state.transfer.exported.articles.insert(new.clone(), exported);
        ExportedRecord.store(state, context);
    }
}

/// Tells of it, and shows what became of the tagged sentences.
fn tell(state: &mut State, new: &ArticleId, context: &mut Context) {
    let is_about = |kind: &NoticeKind| match kind {
        NoticeKind::FileAdded(_, id)
        | NoticeKind::FileBeside(_, id)
        | NoticeKind::FileAddedIn { id, .. }
        | NoticeKind::Replaced { id, .. } => id == new,
        _ => false,
    };
    state.notices.shown.retain(|notice| !is_about(&notice.kind));
    let title = state.entry(new).map(|entry| state.name_of_entry(entry).to_owned());
    let told = NoticeKind::Replaced {
        id: new.clone(),
        title: title.unwrap_or_else(|| new.to_string()),
        waiting: state.waiting_of(new),
    };
    state.notify(told, context);
    // Of several the first is shown; the others can be found in the library.
    if state.navigation.dialog.is_none() && state.earlier_of(new).next().is_some() {
        state.revising.reviewed = Some(new.clone());
        state.navigation.dialog = Some(Dialog::Review);
    }
    context.render(View::Page);
}

/// Leads on from the open article, if another one has taken its place.
pub fn go_on(state: &mut State, context: &mut Context) {
    let Some(open) = state.navigation.open.as_ref() else {
        return;
    };
    if let Some(route) = state.place_in_current(&open.id, open.focus) {
        context.push(Effect::ReplaceRoute(route.clone()));
        context.request(Request::Show(route, state.navigation.dialog));
    }
}

/// Gives the place back to the version that had it before the last replacement. What was carried over is withdrawn; the
/// later version goes, as a deletion, if nothing else was said of it, else it stays beside.
pub fn take_back(state: &mut State, new: &ArticleId, context: &mut Context) {
    let Some(is) = loaded(state, new) else {
        context.request(Request::Load(new.clone()));
        return;
    };
    let earlier: Vec<ArticleId> = state.earlier_of(new).cloned().collect();
    if earlier.is_empty() {
        return;
    }
    let mut work = AnnotatedArticle::clone(&is);
    let mut clock = state.clock;
    let mut chunks = Vec::new();
    let mut back = None;
    for id in &earlier {
        let Some(sha256) = state.entry(id).and_then(LibraryEntry::sha256) else {
            continue;
        };
        if let Some(was) = loaded(state, id) {
            chunks.extend(work.take_back_carried(&was, &mut clock));
        }
        let key = revision::key(id, sha256);
        revisions::change(
            state,
            &key,
            |revision, later| {
                revision.set_at = later(revision.set_at);
                revision.by = revision.before.take();
            },
            context,
        );
        if state.revision_of(id).is_some_and(|revision| revision.by.is_none()) {
            back = Some(id.clone());
        }
    }
    state.clock.observe(clock.last());
    let is_empty = work.set.iter().all(|(_, entry)| entry.is_withdrawn())
        && state.entry(new).is_some_and(|entry| entry.opened_at > 0);
    state.revising.done.retain(|known| known != new);
    state.revising.decided.clear();
    revisions::follow(state, context);
    state
        .notices
        .shown
        .retain(|notice| !matches!(&notice.kind, NoticeKind::Replaced { id, .. } if id == new));
    if state.navigation.dialog == Some(Dialog::Review) {
        state.navigation.dialog = None;
    }
    let Some(back) = back else { return };
    let title = state.entry(&back).map(|entry| state.name_of_entry(entry).to_owned());
    let told = NoticeKind::ReplacementTakenBack {
        id: back.clone(),
        title: title.unwrap_or_else(|| back.to_string()),
        stays: !is_empty,
    };
    if state.navigation.open.as_ref().is_some_and(|open| open.id == *new) {
        let route = Route::Article {
            id: back,
            sentence: None,
        };
        context.push(Effect::ReplaceRoute(route.clone()));
        context.request(Request::Go(route));
    }
    if is_empty {
        context.request(Request::Replace {
            old: new.clone(),
            news: told,
        });
    } else {
        tags::store_chunks(&work, chunks, context);
        if let Some(entry) = state.entry_mut(new) {
            entry.status = Status::Ready(Rc::new(work));
        }
        state.notify(told, context);
    }
    context.render(View::Page);
    state.redraw_article(context);
}
