//! Loading the library: the list of articles, and each article's text once it is needed. Of what is listed
//! with a summary that is true, nothing is fetched and read before somebody asks for it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use crate::article::{Article, ArticleId, Origin, decode};
use crate::codec::{from_text, to_text};
use crate::library::missed;
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::{LibraryEntry, LoadError, Status};
use crate::model::listing::{FetchError, Listing};
use crate::model::state::State;
use crate::storage::kept_texts;
use crate::storage::key::RecordKey;
use crate::storage::kinds::opened_text::{self, TextPointer};
use crate::storage::load::load;
use crate::storage::opened_articles::{read_whole, take_text};
use crate::storage::quarantine::set_aside;
use crate::storage::same_names;
use crate::storage::summaries::{self, Sums};
use crate::storage::text_record::TextAnswer;
use crate::storage::texts;

/// So many articles are fetched at the same time.
const AT_ONCE: usize = 8;

/// So much text of opened articles, in bytes of their records, is read in a turn of the browser: a small part
/// of a tenth of a second, on a slow telephone too. A longer one is read by itself.
const A_TURN: usize = 50_000;

/// The list of articles came, or did not.
pub fn list_fetched(state: &mut State, result: Result<Vec<Listing>, FetchError>, context: &mut Context) {
    state.library.list_loading = false;
    context.render(View::Page);
    match result {
        Err(error) => state.library.list_error = Some(error),
        Ok(list) => {
            state.library.list_error = None;
            let sums = summaries::sums(state);
            let mut known: LiteMap<ArticleId, ()> = LiteMap::new();
            for entry in &state.library.entries {
                known.insert(entry.id.clone(), ());
            }
            for listing in list {
                if known.insert(listing.id.clone(), ()).is_some() {
                    continue;
                }
                let status = status_of(state, &listing, &sums);
                if matches!(status, Status::Loading(_)) {
                    state.library.wanted.push_back(listing.id.clone());
                }
                state.library.entries.push(LibraryEntry {
                    id: listing.id,
                    file: listing.file,
                    origin: Origin::Bundled,
                    opened_at: 0,
                    status,
                });
            }
            fetch_wanted(state, context);
        }
    }
}

/// An article is listed where a summary says truly what there is of it; else it is loaded.
fn status_of(state: &State, listing: &Listing, sums: &Sums) -> Status {
    let delivered = listing.summary.as_deref();
    match delivered.and_then(|summary| summaries::of_delivered(state, &listing.id, summary, sums)) {
        Some(summary) => Status::Listed(Box::new(summary)),
        None => Status::Loading(None),
    }
}

/// Fetches the list again.
pub fn retry_list(state: &mut State, context: &mut Context) {
    state.library.list_loading = true;
    state.library.list_error = None;
    context.render(View::Page);
    context.push(Effect::FetchList);
}

/// Fetches an article that had failed again.
pub fn retry(state: &mut State, id: &ArticleId, context: &mut Context) {
    if let Some(entry) = state.entry_mut(id)
        && let Status::Failed(_, known) = &mut entry.status
    {
        entry.status = Status::Loading(known.take());
        match entry.origin {
            Origin::Bundled => fetch(state, id, context),
            Origin::Opened => ask_for(state, std::slice::from_ref(id), context),
        }
        context.render(View::Page);
    }
}

/// Fetches the articles again of which a message tells that they did not come.
pub fn retry_missed(state: &mut State, context: &mut Context) {
    for id in missed::take_told(state) {
        if state.entry(&id).is_some_and(LibraryEntry::is_missed) {
            wait_for(state, &id);
            state.library.wanted.push_back(id);
        }
    }
    fetch_wanted(state, context);
    context.render(View::Page);
}

/// Loads an article that is only listed: when its text comes, or at once where that stands in a whole record.
pub fn need(state: &mut State, id: &ArticleId, context: &mut Context) {
    let place = state.library.wanted.iter().position(|wanted| wanted == id);
    let is_queued = place.and_then(|place| state.library.wanted.remove(place)).is_some();
    match state.entry(id).map(|entry| (entry.origin, &entry.status)) {
        Some((Origin::Opened, Status::Listed(_) | Status::Loading(_) | Status::Failed(_, Some(_)))) => {
            let is_asked_for = !is_queued && state.entry(id).is_some_and(LibraryEntry::is_on_its_way);
            if !read_whole(state, id, context) && !is_asked_for {
                wait_for(state, id);
                ask_for(state, std::slice::from_ref(id), context);
            }
        }
        Some((Origin::Bundled, Status::Listed(_) | Status::Failed(_, Some(_)))) => {
            wait_for(state, id);
            fetch(state, id, context);
        }
        Some((Origin::Bundled, Status::Loading(_))) if is_queued => fetch(state, id, context),
        _ => {}
    }
    context.render(View::Page);
}

/// Loads every article that is only listed, some in each turn of the browser; and those that did not come
/// when they were needed before.
pub fn need_all(state: &mut State, context: &mut Context) {
    need_those(state, |_| true, context);
}

/// The same of some articles.
pub fn need_some(state: &mut State, ids: &[ArticleId], context: &mut Context) {
    let ids: BTreeSet<&ArticleId> = ids.iter().collect();
    need_those(state, |id| ids.contains(id), context);
}

fn need_those(state: &mut State, is_meant: impl Fn(&ArticleId) -> bool, context: &mut Context) {
    let is_listed = |entry: &&LibraryEntry| matches!(entry.status, Status::Listed(_)) || entry.is_missed();
    let listed: Vec<ArticleId> = state
        .library
        .entries
        .iter()
        .filter(is_listed)
        .filter(|entry| is_meant(&entry.id))
        .map(|entry| entry.id.clone())
        .collect();
    for id in &listed {
        wait_for(state, id);
    }
    state.library.wanted.extend(listed);
    fetch_wanted(state, context);
    context.render(View::Page);
}

/// Loads an article that is listed and whose summary is not true any more.
pub fn reload(state: &mut State, id: &ArticleId, context: &mut Context) {
    wait_for(state, id);
    state.library.wanted.push_back(id.clone());
    fetch_wanted(state, context);
    context.render(View::Page);
}

/// Has the listed article wait for its text; what is known of it stays on the page.
fn wait_for(state: &mut State, id: &ArticleId) {
    if let Some(entry) = state.entry_mut(id)
        && let Status::Listed(summary) | Status::Failed(_, Some(summary)) = &mut entry.status
    {
        entry.status = Status::Loading(Some(std::mem::take(summary)));
    }
}

/// Fetches what is wanted, so many at the same time, and has the shell come back for what is to be read.
fn fetch_wanted(state: &mut State, context: &mut Context) {
    let mut to_read = false;
    for _ in 0..state.library.wanted.len() {
        let Some(id) = state.library.wanted.pop_front() else {
            break;
        };
        match state.entry(&id).map(|entry| entry.origin) {
            Some(Origin::Opened) => {
                to_read = true;
                state.library.wanted.push_back(id);
            }
            Some(Origin::Bundled) if state.library.fetching < AT_ONCE => fetch(state, &id, context),
            Some(Origin::Bundled) => state.library.wanted.push_back(id),
            None => {}
        }
    }
    if to_read {
        context.push(Effect::LoadNext);
    }
}

fn fetch(state: &mut State, id: &ArticleId, context: &mut Context) {
    if let Some(entry) = state.entry(id) {
        let listing = Listing {
            id: entry.id.clone(),
            file: entry.file.clone(),
            summary: None,
        };
        state.library.fetching += 1;
        context.push(Effect::Fetch(listing));
    }
}

/// Asks for the texts of articles that the reader opened.
fn ask_for(state: &mut State, ids: &[ArticleId], context: &mut Context) {
    let mut keys = Vec::new();
    for id in ids {
        match texts::key_of(state, id) {
            Some(key) => keys.push(key),
            None => missed::fail(state, id, LoadError::NoText),
        }
    }
    state.library.fetching += keys.len();
    if !keys.is_empty() {
        context.push(Effect::ReadTexts(keys));
    }
}

/// Reads the next articles that the reader opened from disk, or asks for their texts: as many as a turn of the
/// browser has time for.
pub fn load_next(state: &mut State, context: &mut Context) {
    let mut read = 0;
    let mut to_ask_for = Vec::new();
    while read < A_TURN {
        let is_opened = |id: &ArticleId| state.entry(id).is_some_and(|entry| entry.origin == Origin::Opened);
        let Some(place) = state.library.wanted.iter().position(is_opened) else {
            break;
        };
        let Some(id) = state.library.wanted.remove(place) else {
            break;
        };
        let length = length_of(state, &id);
        if read > 0 && read + length > A_TURN {
            state.library.wanted.push_front(id);
            break;
        }
        read += length.max(1);
        if !read_whole(state, &id, context) {
            to_ask_for.push(id);
        }
    }
    ask_for(state, &to_ask_for, context);
    // The others have their turn when these have come.
    if to_ask_for.is_empty() {
        fetch_wanted(state, context);
    }
    context.render(View::Page);
}

/// How long the text of an article is that is not loaded, or the record that it stands in, in bytes.
fn length_of(state: &State, id: &ArticleId) -> usize {
    let records = &state.storage.records;
    let pointer = texts::key_of(state, id).and_then(|key| from_text(records.get(&key)?));
    let whole = records.get(&opened_text::whole_key(id)).map(String::len);
    whole.unwrap_or_else(|| pointer.map_or(0, |pointer: TextPointer| pointer.length))
}

/// Texts came that were asked for, or did not.
pub fn texts_read(state: &mut State, answers: Vec<(RecordKey, TextAnswer)>, context: &mut Context) {
    for (key, answer) in kept_texts::take(state, answers, context) {
        if same_names::take(state, &key, &answer, context) {
            continue;
        }
        state.library.fetching = state.library.fetching.saturating_sub(1);
        let Some(id) = key.article() else { continue };
        if state.entry(&id).is_none_or(|entry| entry.annotated().is_some()) {
            continue;
        }
        match answer {
            TextAnswer::Found(opened) if opened_text::key(&opened.article(id.clone())) == key => {
                take_text(state, &key, &opened, context);
            }
            TextAnswer::Found(other) => damaged(state, &id, (&key, to_text(&*other)), context),
            TextAnswer::Damaged(value) => damaged(state, &id, (&key, value), context),
            TextAnswer::Missing => missed::fail(state, &id, LoadError::NoText),
            TextAnswer::Unreachable => missed::fail(state, &id, LoadError::TextUnreachable),
        }
    }
    fetch_wanted(state, context);
    missed::follow(state, context);
    context.render(View::Page);
}

/// A text cannot be read, or is another one: what stands there is set aside.
fn damaged(state: &mut State, id: &ArticleId, (key, value): (&RecordKey, String), context: &mut Context) {
    set_aside(state, key, value, context);
    missed::fail(state, id, LoadError::NoText);
}

/// Texts that could not be reached may be asked for again.
pub fn texts_reachable(state: &mut State, context: &mut Context) {
    let is_meant = |entry: &&LibraryEntry| matches!(entry.status, Status::Failed(LoadError::TextUnreachable, _));
    let ids: Vec<ArticleId> = state
        .library
        .entries
        .iter()
        .filter(is_meant)
        .map(|entry| entry.id.clone())
        .collect();
    for id in ids {
        if let Some(entry) = state.entry_mut(&id)
            && let Status::Failed(_, known) = &mut entry.status
        {
            entry.status = Status::Loading(known.take());
            state.library.wanted.push_back(id);
        }
    }
    fetch_wanted(state, context);
    context.render(View::Page);
}

/// An article came, or did not. One that is there already (from a file that the reader opened
/// meanwhile) stays, with its annotations.
pub fn fetched(state: &mut State, id: &ArticleId, result: Result<Vec<u8>, FetchError>, context: &mut Context) {
    state.library.fetching = state.library.fetching.saturating_sub(1);
    fetch_wanted(state, context);
    if state.entry(id).is_none_or(|entry| entry.annotated().is_some()) {
        return;
    }
    let text = result.map_err(LoadError::Fetch);
    let text = text.and_then(|bytes| decode(&bytes).map(Cow::into_owned).map_err(LoadError::Decode));
    match text {
        Err(error) => missed::fail(state, id, error),
        Ok(text) => {
            let article = Article::new(id.clone(), &text, Origin::Bundled);
            let work = load(state, article, context);
            if let Some(entry) = state.entry_mut(id) {
                entry.status = Status::Ready(Rc::new(work));
            }
            summaries::store(state, id, context);
        }
    }
    missed::follow(state, context);
    context.render(View::Page);
}

/// Looks again whether the summaries of listed articles are true: of one, or of all. Where one is not, the
/// article is loaded.
pub fn check_summaries(state: &mut State, id: Option<&ArticleId>, context: &mut Context) {
    let is_asked = |entry: &&LibraryEntry| id.is_none_or(|id| entry.id == *id);
    let listed = state.library.entries.iter().filter(is_asked);
    let listed = listed.filter(|entry| matches!(entry.status, Status::Listed(_)));
    let listed: Vec<ArticleId> = listed.map(|entry| entry.id.clone()).collect();
    if listed.is_empty() {
        return;
    }
    let sums = summaries::sums(state);
    for id in listed {
        let Some(entry) = state.entry(&id) else { continue };
        let Some(known) = entry.summary() else { continue };
        let stored = match entry.origin {
            Origin::Opened => summaries::of_opened(state, &id, &sums).map(|stored| stored.1),
            // What was delivered is no longer known, where it was not that.
            Origin::Bundled if known.has_work => None,
            Origin::Bundled => summaries::of_delivered(state, &id, known, &sums),
        };
        match stored {
            Some(stored) if stored == *known => {}
            Some(stored) => {
                if let Some(entry) = state.entry_mut(&id) {
                    entry.status = Status::Listed(Box::new(stored));
                }
                context.render(View::Page);
            }
            None => reload(state, &id, context),
        }
    }
}
