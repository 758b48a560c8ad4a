//! Collections: making, naming and deleting them, and which articles are in them.

use crate::article::ArticleId;
use crate::library::state::Step;
use crate::model::collections::{Collection, CollectionId};
use crate::model::context::Context;
use crate::model::details::{Details, Membership};
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::details;
use crate::storage::kinds::collections::CollectionsRecord;
use crate::storage::kinds::kind::StateRecord;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader wants to see the collections, to put the selected articles into them.
    Open,
    /// A new collection of this name with these articles; where there is one of the name, they go into it.
    Create {
        /// The name.
        name: String,
        /// The articles.
        articles: Vec<ArticleId>,
    },
    /// Another name for one.
    Rename(CollectionId, String),
    /// It goes; its articles stay.
    Delete(CollectionId),
    /// These articles are in it now.
    Add(CollectionId, Vec<ArticleId>),
    /// They are not any more.
    Remove(CollectionId, Vec<ArticleId>),
    /// The library shows what is in it alone, or all.
    Show(Option<CollectionId>),
    /// What was done last with collections is taken back.
    TakeBack,
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::Open => {
            state.navigation.dialog = Some(Dialog::Collections);
            context.render(View::Page);
        }
        Message::Create { name, articles } => create(state, &name, articles, context),
        Message::Rename(id, name) => rename(state, &id, &name, context),
        Message::Delete(id) => delete(state, &id, context),
        Message::Add(id, articles) => group(state, &id, articles, true, false, context),
        Message::Remove(id, articles) => group(state, &id, articles, false, false, context),
        Message::Show(id) => {
            state.library.shown_collection = id;
            context.render(View::Page);
        }
        Message::TakeBack => take_back(state, context),
    }
}

/// A name as it is kept: without white space around it, on one line.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn create(state: &mut State, name: &str, articles: Vec<ArticleId>, context: &mut Context) {
    let name = tidy(name);
    if name.is_empty() {
        return;
    }
    let known = state.library.collections.named(&name).cloned();
    let is_new = known.is_none();
    let id = known.unwrap_or_else(|| state.library.collections.free_id(&name));
    if is_new {
        put(state, &id, &name, false, context);
    }
    group(state, &id, articles, true, is_new, context);
}

/// The name of another collection is not taken: two of one name could not be told apart.
fn rename(state: &mut State, id: &CollectionId, name: &str, context: &mut Context) {
    let name = tidy(name);
    let is_free = state.library.collections.named(&name).is_none();
    if !name.is_empty() && is_free && state.library.collections.get(id).is_some() {
        put(state, id, &name, false, context);
    }
}

fn delete(state: &mut State, id: &CollectionId, context: &mut Context) {
    let Some(name) = state.library.collections.get(id).map(|known| known.name.clone()) else {
        return;
    };
    put(state, id, &name, true, context);
    state.library.shown_collection.take_if(|shown| shown == id);
    state.library.collected = Some(Step::Deleted(id.clone()));
    tell(state, NoticeKind::CollectionDeleted(name), context);
}

fn put(state: &mut State, id: &CollectionId, name: &str, is_deleted: bool, context: &mut Context) {
    let present = state.library.collections.known(id).map(|known| known.at);
    let at = state.clock.tick_over(context.now(), present.unwrap_or_default());
    let collection = Collection {
        at,
        is_deleted,
        name: name.to_owned(),
    };
    state.library.collections.put(id.clone(), collection);
    CollectionsRecord.store(state, context);
    context.render(View::Page);
}

/// Puts articles into a collection, or takes them out: those that are not there already, as one step.
fn group(
    state: &mut State,
    id: &CollectionId,
    articles: Vec<ArticleId>,
    is_in: bool,
    is_new: bool,
    context: &mut Context,
) {
    let Some(name) = state.library.collections.get(id).map(|known| known.name.clone()) else {
        return;
    };
    let was_in = |article: &ArticleId| state.details_of(article).is_some_and(|details| details.is_in(id));
    let articles: Vec<ArticleId> = articles
        .into_iter()
        .filter(|article| was_in(article) != is_in)
        .collect();
    if articles.is_empty() && !is_new {
        return;
    }
    set(state, id, &articles, is_in, context);
    let count = articles.len();
    state.library.collected = Some(Step::Grouped {
        collection: id.clone(),
        articles,
        is_in,
        is_new,
    });
    tell(state, NoticeKind::Collected { name, count, is_in }, context);
}

fn set(state: &mut State, id: &CollectionId, articles: &[ArticleId], is_in: bool, context: &mut Context) {
    for article in articles {
        let change = |details: &mut Details, stamp: &mut dyn FnMut(_) -> _| {
            let stamp = stamp(details.grouped_at(id));
            details.group(id.clone(), Membership(stamp, is_in));
        };
        details::change(state, article, change, context);
    }
    context.render(View::Page);
}

/// Says what was done; what was said of the step before goes, which is not taken back any more.
fn tell(state: &mut State, kind: NoticeKind, context: &mut Context) {
    forget_news(state);
    state.notify(kind, context);
}

fn forget_news(state: &mut State) {
    let is_news = |kind: &NoticeKind| matches!(kind, NoticeKind::Collected { .. } | NoticeKind::CollectionDeleted(_));
    state.notices.shown.retain(|notice| !is_news(&notice.kind));
}

fn take_back(state: &mut State, context: &mut Context) {
    match state.library.collected.take() {
        Some(Step::Grouped {
            collection,
            articles,
            is_in,
            is_new,
        }) => {
            set(state, &collection, &articles, !is_in, context);
            if is_new
                && let Some(name) = state
                    .library
                    .collections
                    .get(&collection)
                    .map(|known| known.name.clone())
            {
                put(state, &collection, &name, true, context);
                state.library.shown_collection.take_if(|shown| *shown == collection);
            }
        }
        Some(Step::Deleted(id)) => {
            if let Some(name) = state.library.collections.known(&id).map(|known| known.name.clone()) {
                put(state, &id, &name, false, context);
            }
        }
        None => {}
    }
    forget_news(state);
    context.render(View::Page);
}

impl State {
    /// The collections by their names, each with how many articles of the library are in it.
    pub fn collections(&self) -> Vec<(CollectionId, String, usize)> {
        let of = |id: &CollectionId| self.current_entries().filter(|entry| self.is_in(&entry.id, id)).count();
        let all = self.library.collections.iter();
        let mut all: Vec<_> = all
            .map(|(id, known)| (id.clone(), known.name.clone(), of(id)))
            .collect();
        all.sort_by(|(_, one, _), (_, other, _)| one.cmp(other));
        all
    }

    /// Whether an article is in a collection.
    pub fn is_in(&self, article: &ArticleId, collection: &CollectionId) -> bool {
        self.details_of(article)
            .is_some_and(|details| details.is_in(collection))
    }
}
