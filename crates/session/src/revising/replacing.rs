//! A version takes the place of another one, and gives it back.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::drafts::Draft;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::notice::NoticeKind;
use crate::model::request::Request;
use crate::model::revision;
use crate::model::revision::Revision;
use crate::model::route::Route;
use crate::model::state::State;
use crate::revising::carrying_over::{self, loaded};
use crate::revising::state::Replacement;
use crate::storage::kinds::exported::ExportedRecord;
use crate::storage::kinds::kind::StateRecord;
use crate::storage::kinds::tags;
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

/// One version takes the place of another, which stays as it is and is not shown any more.
fn replace(state: &mut State, old: &ArticleId, new: &ArticleId, context: &mut Context) {
    let text = |id: &ArticleId| state.entry(id).and_then(LibraryEntry::sha256).map(str::to_owned);
    let Some((was, is)) = text(old).zip(text(new)) else {
        return;
    };
    let change = |revision: &mut Revision, later: &mut dyn FnMut(Stamp) -> Stamp| {
        revision.set_at = later(revision.set_at);
        revision.by = Some(is);
    };
    let said = loaded(state, new).map_or_else(BTreeSet::new, |work| {
        let said = work.stored().iter().filter(|(_, entry)| !entry.is_withdrawn());
        said.map(|(key, _)| key.clone()).collect()
    });
    keep_details(state, old, new, context);
    revisions::change(state, &revision::key(old, &was), change, context);
    revisions::follow(state, context);
    // Where the page ends before all of it is stored, the rest is carried over when the articles are loaded again. The
    // direct one first: those before it are placed by way of it.
    carrying_over::carry_over(state, old, new, context);
    carrying_over::follow(state, context);
    state.revising.done.push(Replacement {
        old: old.clone(),
        new: new.clone(),
        said,
    });
    tell(state, new, context);
    go_on(state, context);
}

/// What the reader said of the article itself goes along, and what of it is in files.
fn keep_details(state: &mut State, old: &ArticleId, new: &ArticleId, context: &mut Context) {
    if let Some((_, said)) = state.library.details.get(old).cloned() {
        details::learn(state, new, said, context);
    }
    // Of a text of which the reader said nothing yet, as much is in files as of the one from before.
    let has_own = loaded(state, new).is_some_and(|work| work.own_stamps().next().is_some());
    let exported = state.transfer.exported.of(old);
    if !has_own && exported > state.transfer.exported.of(new) {
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
    forget_what_is_over(state);
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

/// Puts the messages away about articles whose place another one has taken since.
fn forget_what_is_over(state: &mut State) {
    let replaced = state.library.replaced.clone();
    let is_over = |kind: &NoticeKind| match kind {
        NoticeKind::Replaced { id, .. } => replaced.contains_key(id),
        NoticeKind::IsVersion { old, new, .. } => replaced.contains_key(old) || replaced.contains_key(new),
        _ => false,
    };
    state.notices.shown.retain(|notice| !is_over(&notice.kind));
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

/// The reader gives an article's place back; done once the texts are here.
pub fn take_back(state: &mut State, new: &ArticleId, context: &mut Context) {
    let Some(old) = replaced_last(state, new) else {
        return;
    };
    for id in [&old, new] {
        if state.entry(id).is_some_and(LibraryEntry::is_unread) {
            context.request(Request::Load(id.clone()));
        }
    }
    if !state.revising.taken_back.contains(new) {
        state.revising.taken_back.push(new.clone());
    }
    give_back(state, context);
}

/// The version whose place an article took last.
fn replaced_last(state: &State, new: &ArticleId) -> Option<ArticleId> {
    let text = state.entry(new)?.sha256()?;
    let direct = state.earlier_of(new).filter_map(|id| {
        let revision = state.revision_of(id)?;
        (revision.by.as_deref() == Some(text)).then_some((revision.set_at, id))
    });
    direct.max().map(|(_, id)| id.clone())
}

/// Gives the places back for which the texts have come.
pub fn give_back(state: &mut State, context: &mut Context) {
    for new in std::mem::take(&mut state.revising.taken_back) {
        let Some(old) = replaced_last(state, &new) else {
            continue;
        };
        match loaded(state, &new) {
            Some(is) => give_place_back(state, (&old, &new), &is, context),
            None if state.entry(&new).is_some_and(LibraryEntry::is_unread) => state.revising.taken_back.push(new),
            None => {
                let title = state.entry(&new).map(|entry| state.name_of_entry(entry).to_owned());
                state.notify(
                    NoticeKind::NotReplaced(title.unwrap_or_else(|| new.to_string())),
                    context,
                );
            }
        }
    }
}

/// What was carried over is withdrawn; the later version goes, as a deletion, if it came after the other one and
/// nothing else was said of it, else it stays beside.
fn give_place_back(
    state: &mut State,
    (old, new): (&ArticleId, &ArticleId),
    is: &AnnotatedArticle,
    context: &mut Context,
) {
    let Some(was) = state.entry(old).and_then(LibraryEntry::sha256).map(str::to_owned) else {
        return;
    };
    let before = texts_before(state, new);
    let change = |revision: &mut Revision, later: &mut dyn FnMut(Stamp) -> Stamp| {
        revision.set_at = later(revision.set_at);
        revision.by = None;
    };
    revisions::change(state, &revision::key(old, &was), change, context);
    revisions::follow(state, context);
    let mut texts = before;
    texts.retain(|text| !texts_before(state, new).contains(text));
    let mut work = is.clone();
    let mut clock = state.clock;
    let is_it = |done: &&Replacement| done.old == *old && done.new == *new;
    let said = state.revising.done.iter().rfind(is_it).map(|done| done.said.clone());
    let said = said.unwrap_or_default();
    let chunks = work.take_back_carried(&texts, &said, &mut clock);
    state.clock = clock;
    let goes = came_after(state, old, new)
        && state.earlier_of(new).next().is_none()
        && loaded(state, old).is_some_and(|was| says_nothing_of_its_own(&work, &was));
    state.revising.done.retain(|done| done.new != *new);
    state.revising.decided.clear();
    let is_its = |kind: &NoticeKind| matches!(kind, NoticeKind::Replaced { id, .. } if id == new);
    state.notices.shown.retain(|notice| !is_its(&notice.kind));
    if state.navigation.dialog == Some(Dialog::Review) {
        state.navigation.dialog = None;
    }
    let title = state.entry(old).map(|entry| state.name_of_entry(entry).to_owned());
    let told = NoticeKind::ReplacementTakenBack {
        id: old.clone(),
        title: title.unwrap_or_else(|| old.to_string()),
        stays: !goes,
    };
    if state.navigation.open.as_ref().is_some_and(|open| open.id == *new) {
        let route = Route::Article {
            id: old.clone(),
            sentence: None,
        };
        context.push(Effect::ReplaceRoute(route.clone()));
        context.request(Request::Go(route));
    }
    if goes {
        let old = new.clone();
        context.request(Request::Replace { old, news: told });
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

/// The texts of the earlier versions of an article, by their SHA-256.
fn texts_before(state: &State, id: &ArticleId) -> BTreeSet<String> {
    let texts = state.earlier_of(id).filter_map(|id| state.entry(id)?.sha256());
    texts.map(str::to_owned).collect()
}

/// Whether the reader opened an article later than another one.
fn came_after(state: &State, old: &ArticleId, new: &ArticleId) -> bool {
    let opened_at = |id: &ArticleId| state.entry(id).map_or(0, |entry| entry.opened_at);
    opened_at(new) > opened_at(old)
}

/// Whether nothing is said of a text but what was carried over to it from an earlier one.
fn says_nothing_of_its_own(work: &AnnotatedArticle, earlier: &AnnotatedArticle) -> bool {
    let is_carried_role = |stamp: Stamp| earlier.roles.values().any(|choice| choice.stamp == stamp);
    let is_carried_draft = |draft: &Draft| earlier.drafts.iter().any(|known| known.stamp == draft.stamp);
    let is_carried_recoding = |begun: Stamp| earlier.recodings.iter().any(|known| known.begun == begun);
    work.set.iter().all(|(_, entry)| entry.is_withdrawn())
        && work.cuts.values().all(|choice| choice.stamp == Stamp::default())
        && work.roles.values().all(|choice| is_carried_role(choice.stamp))
        && work.drafts.live().all(is_carried_draft)
        && work
            .recodings
            .iter()
            .all(|recoding| is_carried_recoding(recoding.begun))
}
