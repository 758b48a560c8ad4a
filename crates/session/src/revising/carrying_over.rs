//! Has what was said of earlier versions stand in the article that has taken their place, and stores it. Also what comes
//! later, out of another tab or a file: as long as the earlier article is there, whatever is said of it is carried
//! over. Doing it again changes nothing.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::anchor::{Place, Places};
use crate::article::ArticleId;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::carrying::{Carried, Origin};
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::request::Request;
use crate::model::revision;
use crate::model::state::State;
use crate::revising::matching::{are_all_settled, composed, found};
use crate::revising::state::Last;
use crate::storage::key::RecordKey;
use crate::storage::kinds::{cuts, drafts, place, recodings, roles, tags};
use crate::storage::revisions;
use crate::text::CodePointSpan;

/// Carries over from every earlier version that is loaded, where the article that has taken its place is loaded too. A
/// place in the open article stays at its words.
pub fn follow(state: &mut State, context: &mut Context) {
    let pairs: Vec<(ArticleId, ArticleId)> = state
        .library
        .replaced
        .iter()
        .map(|(earlier, current)| (earlier.clone(), current.clone()))
        .collect();
    for (earlier, current) in pairs {
        carry_over(state, &earlier, &current, context);
    }
}

/// Asks for the earlier versions of the article that is opened, whose tags are seen in it, and for the article that took
/// the place of one of which there is news.
pub fn load_earlier(state: &mut State, context: &mut Context) {
    let is_listed = |id: &&ArticleId| {
        let entry = state.entry(id);
        entry.is_some_and(|entry| matches!(entry.status, Status::Listed(_)))
    };
    let Some(open) = state.navigation.open.as_ref().map(|open| open.id.clone()) else {
        return;
    };
    let wanted: Vec<ArticleId> = state.earlier_of(&open).filter(is_listed).cloned().collect();
    for id in wanted {
        context.request(Request::Load(id));
    }
}

/// An article that is here, to be held while others change.
pub fn loaded(state: &State, id: &ArticleId) -> Option<Rc<AnnotatedArticle>> {
    state.entry(id)?.shared()
}

/// Carries over from one earlier version.
pub fn carry_over(state: &mut State, earlier: &ArticleId, current: &ArticleId, context: &mut Context) {
    let (Some(old), Some(new)) = (loaded(state, earlier), loaded(state, current)) else {
        return;
    };
    let key = revision::key(earlier, &old.document.article.sha256);
    let record = state.library.revisions.get(&key).map(|(value, _)| value.clone());
    let last = state.revising.carried.get(earlier);
    if last.is_some_and(|last| last.is_of(&old, &new, record.as_deref()))
        || state.is_newer(earlier)
        || state.is_newer(current)
    {
        return;
    }
    let into = new.document.article.sha256.to_string();
    settle(state, (earlier, &key), (&old, &new), context);
    let Some((value, revision)) = state.library.revisions.get(&key).cloned() else {
        return;
    };
    let Some(places) = revision.places_in(&into) else {
        return;
    };
    let mut clock = state.clock;
    let mut work = AnnotatedArticle::clone(&new);
    let from = Origin {
        work: &old,
        places,
        since: revision.set_at,
        others: earlier_texts(state, current, earlier),
    };
    let carried = work.carry(&from, &mut clock);
    let is_news = !carried.is_nothing() || work.place != new.place;
    let work = if is_news { Rc::new(work) } else { new.clone() };
    let last = Last {
        old: Rc::downgrade(&old),
        new: Rc::downgrade(&work),
        record: value,
    };
    state.revising.carried.insert(earlier.clone(), last);
    if !is_news {
        return;
    }
    state.clock = clock;
    let position = state.focus_position();
    store(&work, &carried, context);
    if work.place != new.place
        && let Some(sentence) = work.place
    {
        place::store(current, sentence, context);
    }
    if let Some(entry) = state.entry_mut(current) {
        entry.status = Status::Ready(work);
    }
    let is_open = state.navigation.open.as_ref().is_some_and(|open| open.id == *current);
    if is_open {
        if carried.cuts {
            state.focus_again(position);
        }
        state.redraw_article(context);
    }
    context.render(View::Page);
}

/// Finds out what becomes of the sentences of an earlier version of which something is said and nothing is settled. By
/// way of the version between, if there is one: what was decided of that counts. Where the same annotator has said
/// something else in the later text, it waits: neither word takes the other's place unasked.
fn settle(
    state: &mut State,
    (earlier, key): (&ArticleId, &RecordKey),
    (old, new): (&AnnotatedArticle, &AnnotatedArticle),
    context: &mut Context,
) {
    let into = new.document.article.sha256.to_string();
    let others = earlier_texts(state, &new.document.article.id, earlier);
    let revision = state.library.revisions.get(key).map(|(_, revision)| revision);
    let known = revision.and_then(|revision| revision.places_in(&into));
    if known.is_some_and(|places| are_all_settled(old, places, &others)) {
        return;
    }
    let of_this = found(old, new, &others);
    let by = revision
        .and_then(|revision| revision.by.as_deref())
        .filter(|by| *by != into);
    let between = by.and_then(|by| {
        let first = revision?.places_in(by)?;
        let mut entries = state.library.entries.iter();
        let entry = entries.find(|entry| entry.sha256() == Some(by) && entry.id != *earlier)?;
        let mut then = found(entry.annotated()?, new, &BTreeSet::new());
        let settled = state
            .revision_of(&entry.id)
            .and_then(|revision| revision.places_in(&into));
        then.merge(settled.cloned().unwrap_or_default());
        Some(composed(first, &then, &of_this))
    });
    let mut news = Places::default();
    for (span, place) in between.unwrap_or(of_this) {
        let meets_another = |to: &CodePointSpan| place.set_at.is_none() && new.speaks_against(old, span, *to);
        let place = match place.to.filter(meets_another) {
            Some(to) => Place {
                to: None,
                suggested: vec![to],
                ..place
            },
            None => place,
        };
        news.put(span, place);
    }
    revisions::change(
        state,
        key,
        |revision, _| {
            let places = revision.places.entry(into).or_default();
            for (span, place) in news {
                // What is settled stays so.
                if places.get(span).is_none() {
                    places.put(span, place);
                }
            }
        },
        context,
    );
}

/// The hashes of the other earlier texts of an article, which are here themselves.
fn earlier_texts(state: &State, current: &ArticleId, but: &ArticleId) -> BTreeSet<String> {
    let others = state.earlier_of(current).filter(|earlier| *earlier != but);
    let texts = others.filter_map(|id| state.entry(id).and_then(LibraryEntry::sha256));
    texts.map(str::to_owned).collect()
}

/// Stores what carrying over changed.
pub fn store(work: &AnnotatedArticle, carried: &Carried, context: &mut Context) {
    if carried.cuts {
        cuts::store(work, context);
    }
    tags::store_chunks(work, carried.chunks.clone(), context);
    if carried.roles {
        roles::store(work, context);
    }
    if carried.recodings {
        recodings::store(work, context);
    }
    if !carried.drafts.is_empty() {
        drafts::store(work, carried.drafts.iter().copied(), context);
    }
}
