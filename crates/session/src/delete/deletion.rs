//! Deleting: takes every record of an article out of both stores. The session keeps what it took until
//! the page closes; `undeleting.rs` brings it back.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::annotation::{AnnotatorId, Key};
use crate::article::{ArticleId, Origin};
use crate::delete::preview::DeletionPreview;
use crate::delete::state::{Deleted, DeletionTarget, General, What};
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::{LibraryEntry, LoadError, Status};
use crate::model::notice::NoticeKind;
use crate::model::request::Request;
use crate::model::route::Route;
use crate::model::state::State;
use crate::storage::kept_texts;
use crate::storage::key::{RecordKey, Records};
use crate::storage::kinds::details::DetailsRecord;
use crate::storage::kinds::kind::RecordKind;
use crate::storage::kinds::of_state;
use crate::storage::kinds::opened_text::{self, OpenedTextRecord, is_pointer};
use crate::storage::kinds::profile::{self, change_profile};
use crate::storage::kinds::tags::read_tags;
use crate::storage::moving_texts;
use crate::storage::snapshot;

/// Asks the reader whether to delete.
pub fn ask(state: &mut State, target: DeletionTarget, context: &mut Context) {
    kept_texts::read(state, is_target(&target), context);
    state.deletions.asked = Some(target);
    state.transfer.restores.clear();
    state.navigation.dialog = Some(Dialog::Delete);
    context.render(View::Page);
}

/// Deletes what the reader was asked about.
pub fn delete(state: &mut State, new_annotator: &str, context: &mut Context) {
    let Some(target) = state.deletions.asked.take() else {
        return;
    };
    state.navigation.dialog = None;
    let what = what_goes(state, &target);
    let target = with_earlier(state, target);
    let records = records_of(state, &target);
    let selected = selected_of(state, &target);
    let entries = take_entries(state, &target);
    let general = (target == DeletionTarget::Everything).then(|| Box::new(take_general(state, new_annotator)));
    // The text first: a tab that is told of it need not look at the rest.
    let (texts, others): (Vec<_>, Vec<_>) = records.keys().cloned().partition(|key| OpenedTextRecord.has(key));
    let mut kept = Vec::new();
    let opened = entries.iter().filter(|(_, entry)| entry.origin == Origin::Opened);
    let opened: BTreeSet<&ArticleId> = opened.map(|(_, entry)| &entry.id).collect();
    let copies = kept_texts::keys_with(&records, |id| !opened.contains(id));
    let copies = copies.into_iter().map(|(key, ())| key);
    let copies = copies.filter(|key| !records.contains_key(key));
    for key in texts.into_iter().chain(others).chain(copies) {
        state.storage.records.remove(&key);
        if let Some(text) = state.storage.kept_read.remove(&key).flatten() {
            kept.push((key.clone(), text));
        }
        context.remove(key);
    }
    for (_, entry) in &entries {
        if let Some(whole) = moving_texts::forget(state, &entry.id) {
            context.remove(whole);
        }
    }
    if general.is_some() {
        change_profile(state, context);
    }
    forget_news(state);
    // Also those that stay are done with.
    if let Some(selection) = &mut state.library.selection {
        let was_meant = is_target(&target);
        selection.chosen.retain(|id| !was_meant(id));
    }
    let id = state.notices.next;
    state.deletions.done.push(Deleted {
        id,
        what: what.clone(),
        entries,
        selected,
        records,
        texts: kept,
        general,
    });
    let news = match what {
        What::Article(title) => NoticeKind::Deleted(id, Some(title)),
        What::Articles { articles, cleared } => NoticeKind::SeveralDeleted { id, articles, cleared },
        What::Everything => NoticeKind::Deleted(id, None),
    };
    state.notify(news, context);
    leave_if_gone(state, context);
    context.render(View::Page);
    state.redraw_article(context);
}

/// The same with the earlier versions whose place the articles have taken: nobody sees them, and they would be back.
fn with_earlier(state: &State, target: DeletionTarget) -> DeletionTarget {
    let all = |ids: &[ArticleId]| {
        let earlier = ids.iter().flat_map(|id| state.earlier_of(id));
        DeletionTarget::Articles(ids.iter().chain(earlier).cloned().collect())
    };
    match &target {
        DeletionTarget::Article(id) if state.earlier_of(id).next().is_some() => all(std::slice::from_ref(id)),
        DeletionTarget::Articles(ids) => all(ids),
        DeletionTarget::Article(_) | DeletionTarget::Everything => target,
    }
}

/// The selected articles that are deleted.
fn selected_of(state: &State, target: &DeletionTarget) -> Vec<ArticleId> {
    let is_target = is_target(target);
    let mut selected = state.selected_articles();
    selected.retain(|id| is_target(id));
    selected
}

fn what_goes(state: &State, target: &DeletionTarget) -> What {
    let title = |id: &ArticleId| state.entry(id).map(|entry| state.name_of_entry(entry).to_owned());
    match target {
        DeletionTarget::Article(id) => What::Article(title(id).unwrap_or_else(|| id.to_string())),
        DeletionTarget::Articles(_) => {
            let is_target = is_target(target);
            let entries = state.library.entries.iter().filter(|entry| is_target(&entry.id));
            let (mut articles, mut cleared) = (0, 0);
            for entry in entries {
                articles += usize::from(counts_as_article(entry));
                cleared += usize::from(counts_as_cleared(entry));
            }
            What::Articles { articles, cleared }
        }
        DeletionTarget::Everything => What::Everything,
    }
}

/// The records that go. The reader's identity does not: another one takes its place. The collections that an
/// article is in are none of its annotations.
fn records_of(state: &State, target: &DeletionTarget) -> Records {
    if *target == DeletionTarget::Everything {
        let mut records = snapshot::all(state);
        records.remove(&profile::key());
        return records;
    }
    let is_target = is_target(target);
    let of_target = state.library.entries.iter().filter(|entry| is_target(&entry.id));
    let entries: BTreeMap<&ArticleId, &LibraryEntry> = of_target.map(|entry| (&entry.id, entry)).collect();
    let goes = |key: &RecordKey| {
        let entry = key.article().and_then(|id| entries.get(&id).copied());
        entry.is_some_and(|entry| goes_with(entry, key))
    };
    // As in `snapshot::all`, of which most may be of other articles.
    let stored = state.storage.records.iter().chain(&state.storage.quarantined);
    let mut records = Records::new();
    for (key, value) in stored.filter(|(key, _)| goes(key)) {
        records.insert(key.clone(), value.clone());
    }
    for entry in entries.values() {
        records.extend(snapshot::of_entry(entry).into_iter().filter(|(key, _)| goes(key)));
    }
    records
}

/// Whether it is an article that goes altogether.
fn counts_as_article(entry: &LibraryEntry) -> bool {
    entry
        .annotated()
        .map_or(is_textless(entry), |_| entry.origin == Origin::Opened)
}

/// Whether it came with the app and stays, and the work on it goes.
fn counts_as_cleared(entry: &LibraryEntry) -> bool {
    entry.origin == Origin::Bundled && snapshot::has_work(entry)
}

/// Whether a record of an article goes when that is deleted. What the reader says of one that is delivered stays, and
/// so does another text of the same identity, until it has one of its own.
fn goes_with(entry: &LibraryEntry, key: &RecordKey) -> bool {
    let article = entry.annotated().map(|work| &work.document.article);
    let is_other_text = is_pointer(key) && article.is_some_and(|article| opened_text::key(article) != *key);
    !is_other_text && (entry.origin == Origin::Opened || !DetailsRecord.has(key))
}

/// Whether an article is meant; as quick for a thousand as for one.
fn is_target(target: &DeletionTarget) -> impl Fn(&ArticleId) -> bool {
    let several = match target {
        DeletionTarget::Articles(ids) => Some(BTreeSet::from_iter(ids)),
        _ => None,
    };
    move |id| {
        several
            .as_ref()
            .map_or_else(|| target.has(id), |several| several.contains(id))
    }
}

/// Takes the articles out that go; those that are delivered with the app start over.
fn take_entries(state: &mut State, target: &DeletionTarget) -> Vec<(usize, LibraryEntry)> {
    let mut taken = Vec::new();
    let reader = state.reader.id.clone();
    let is_target = is_target(target);
    for (index, entry) in state.library.entries.iter_mut().enumerate() {
        let goes = is_target(&entry.id);
        if let Some(work) = entry.annotated().filter(|_| goes) {
            // One that is opened goes altogether.
            let fresh = (entry.origin == Origin::Bundled).then(|| Rc::new(work.fresh(reader.clone())));
            taken.push((index, entry.clone()));
            if let Some(fresh) = fresh {
                entry.status = Status::Ready(fresh);
            }
        }
        if goes && is_textless(entry) {
            taken.push((index, entry.clone()));
        }
        // Of one that did not come the work goes with its records, and with it what was known.
        if let Status::Failed(_, known) = &mut entry.status
            && goes
        {
            known.take_if(|known| known.has_work);
        }
    }
    let ids: BTreeSet<&ArticleId> = taken.iter().map(|(_, taken)| &taken.id).collect();
    state
        .library
        .entries
        .retain(|entry| entry.origin == Origin::Bundled || !ids.contains(&entry.id));
    for (_, entry) in &taken {
        state.storage.newer.remove(&entry.id);
        state.storage.deleted_elsewhere.remove(&entry.id);
    }
    taken
}

/// Whether it was opened from disk, and its text is not there any more.
fn is_textless(entry: &LibraryEntry) -> bool {
    matches!(entry.status, Status::Failed(LoadError::NoText, _))
}

/// Takes out what belongs to no article; the reader becomes somebody else.
fn take_general(state: &mut State, new_annotator: &str) -> General {
    let general = General {
        reader: state.reader.clone(),
        quarantined: std::mem::take(&mut state.storage.quarantined),
    };
    for kind in of_state() {
        kind.forget(state);
    }
    state.storage.newer.clear();
    state.storage.quarantined_at.clear();
    state.storage.records.clear();
    state.reader.name.clear();
    state.set_reader(AnnotatorId::new(new_annotator));
    general
}

/// Puts the messages away that lead to articles that are no more.
fn forget_news(state: &mut State) {
    let gone = |kind: &NoticeKind| match kind {
        NoticeKind::FileAdded(_, id)
        | NoticeKind::FileBeside(_, id)
        | NoticeKind::FileAddedIn { id, .. }
        | NoticeKind::ReadIn { id, .. }
        | NoticeKind::FileKnown(_, id) => state.library.entries.iter().all(|entry| entry.id != *id),
        _ => false,
    };
    state.notices.shown.retain(|notice| !gone(&notice.kind));
}

/// Goes to the library when the article on the page is no more.
fn leave_if_gone(state: &State, context: &mut Context) {
    let is_gone = |id: &ArticleId| state.entry(id).is_none();
    if state.navigation.open.as_ref().is_some_and(|open| is_gone(&open.id)) {
        context.request(Request::Go(Route::Library));
        context.push(Effect::ReplaceRoute(Route::Library));
    }
}

/// What would go.
pub fn preview(state: &State, target: &DeletionTarget) -> DeletionPreview {
    let is_target = is_target(target);
    let goes = |entry: &&LibraryEntry| is_target(&entry.id);
    let mut preview = DeletionPreview::default();
    for entry in state.library.entries.iter().filter(goes) {
        preview.cleared += usize::from(counts_as_cleared(entry));
        preview.articles += usize::from(counts_as_article(entry));
        let Some(work) = entry.annotated() else {
            if is_textless(entry) && matches!(target, DeletionTarget::Article(_)) {
                preview.title = Some(entry.name().to_owned());
            }
            continue;
        };
        preview.choices += work.chosen_roles().len() + work.chosen_cuts().len();
        preview.second += work.recodings.labelled();
        preview.drafts += work.drafts.live().count();
        preview.count(work.set.iter().map(|(_, entry)| entry));
        if matches!(target, DeletionTarget::Article(_)) {
            preview.title = Some(state.title_of_work(work).to_owned());
        }
    }
    // What stands in the article alone is counted above; what has no place there goes too.
    let shown = state.library.entries.iter().filter(goes);
    for earlier in shown.flat_map(|entry| state.earlier_of(&entry.id)) {
        if let (Some(work), Some(places)) = (
            state.entry(earlier).and_then(LibraryEntry::annotated),
            state.places_in_current(earlier),
        ) {
            let is_placed = |key: &Key| places.get(key.span).is_some_and(|place| place.to.is_some());
            let left = work.set.iter().filter(|(key, _)| !is_placed(key));
            preview.count(left.map(|(_, entry)| entry));
        }
    }
    for (key, value) in records_of(state, target) {
        if state.storage.records.contains_key(&key) {
            let entries = read_tags(&value, usize::MAX).unwrap_or_default();
            preview.count(entries.iter().map(|(_, entry)| entry));
        }
    }
    preview
}

impl State {
    /// What the reader is asked whether to delete, and what would go with it.
    pub fn asked_to_delete(&self) -> Option<(&DeletionTarget, DeletionPreview)> {
        let target = self.deletions.asked.as_ref()?;
        Some((target, preview(self, target)))
    }

    /// Whether there is anything of the selected articles to delete.
    pub fn can_delete_selected(&self) -> bool {
        let is_selected = |entry: &&LibraryEntry| self.is_article_selected(&entry.id);
        let mut selected = self.library.entries.iter().filter(is_selected);
        selected.any(|entry| entry.is_unread() || self.can_delete(entry))
    }

    /// Whether there is anything of an article to delete.
    pub fn can_delete(&self, entry: &LibraryEntry) -> bool {
        let is_known = entry.title().is_some();
        is_textless(entry) || is_known && (entry.origin == Origin::Opened || snapshot::has_work(entry))
    }
}
