//! The text that was tagged before an article was delivered with another one: out of what this browser kept of it. It
//! becomes an article of its own, gets what was said of it, and then it is asked what is to become of the two.

use std::rc::Rc;

use crate::article::{ArticleId, short_hash};
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::NoticeKind;
use crate::model::opened_text::OpenedText;
use crate::model::state::State;
use crate::revising::asking::found_versions;
use crate::storage::kept_texts;
use crate::storage::key::Owner;
use crate::storage::kinds::opened_text;
use crate::storage::left_behind;
use crate::storage::opened_articles::{add_article, place_of};
use crate::storage::sync::changed_elsewhere;

/// When a text that was kept counts as having been opened: before all others.
pub const KEPT_AT: u64 = 1;

/// Asks for the text with these digits of its hash, if it was kept. Where it is here already, what was said of it is
/// given to it at once.
pub fn look_for_text(state: &mut State, article: &ArticleId, hash: &str, context: &mut Context) {
    let has_text = |entry: &&LibraryEntry| entry.id != *article && entry.sha256().map(short_hash) == Some(hash);
    if let Some(here) = state
        .library
        .entries
        .iter()
        .find(has_text)
        .map(|entry| entry.id.clone())
    {
        return reunite(state, (article, hash), here, context);
    }
    let is_it = |owner: Option<&Owner>| matches!(owner, Some(Owner::Text(_, digits)) if digits == hash);
    let keys = kept_texts::keys_of(&state.storage.records, article);
    let key = keys.into_iter().find(|key| is_it(key.owner()));
    if let Some(key) = key.filter(|key| !state.revising.looked_for.contains(key)) {
        state.revising.looked_for.push(key.clone());
        if !state.storage.kept_read.contains_key(&key) {
            context.push(Effect::ReadTexts(vec![key]));
        }
    }
}

/// Gives what was said of a text to the article that has it by now.
fn reunite(state: &mut State, (article, hash): (&ArticleId, &str), here: ArticleId, context: &mut Context) {
    state.library.left_behind.remove(hash);
    for (key, renamed) in left_behind::records_of(state, article, hash, &here) {
        let Some(value) = state.storage.records.remove(&key) else {
            continue;
        };
        // Written before it is removed: wherever the page ends, it is there.
        if let Some(renamed) = renamed {
            context.write(renamed.clone(), value.clone());
            changed_elsewhere(state, renamed, Some(value), context);
        }
        context.remove(key);
    }
    found_versions(state, here, article.clone());
}

/// Takes the texts that came.
pub fn follow(state: &mut State, context: &mut Context) {
    let looked_for = std::mem::take(&mut state.revising.looked_for);
    for key in looked_for {
        match (state.storage.kept_read.get(&key).cloned(), key.article()) {
            (Some(Some(text)), Some(article)) => {
                add(state, article, &text, context);
                state.storage.records.remove(&key);
                state.storage.kept_read.remove(&key);
                context.remove(key);
            }
            // It is not here: what was said stays, and a file may bring the text.
            (Some(None), _) | (_, None) => {}
            (None, Some(_)) => state.revising.looked_for.push(key),
        }
    }
}

fn add(state: &mut State, article: ArticleId, text: &OpenedText, context: &mut Context) {
    let text = OpenedText {
        opened_at: KEPT_AT,
        ..text.clone()
    };
    let (id, is_here) = place_of(state, article.clone(), &text.article(article.clone()).sha256);
    if is_here {
        return;
    }
    add_article(state, id.clone(), &text, context);
    opened_text::store(opened_text::key(&text.article(id.clone())), Rc::new(text), context);
    state
        .notices
        .shown
        .retain(|notice| notice.kind != NoticeKind::TextChanged);
    if let Some(work) = state.entry_mut(&article).and_then(|entry| entry.annotated_mut()) {
        work.text_changed = false;
    }
    found_versions(state, id, article);
}
