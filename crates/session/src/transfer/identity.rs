//! Which article of the library an imported text is: one that is here already, or a new one with an
//! identity of its own.

use std::rc::Rc;

use crate::article::{Article, ArticleId};
use crate::model::context::Context;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::brought_texts::bring_text;
use crate::storage::kinds::opened_text::{self, OpenedText};
use crate::storage::opened_articles::{add_article, place_of};

/// The article with this text: the one that is there, else a new one that is kept. Returns its
/// identity and whether it is new.
pub fn open_text(state: &mut State, id: ArticleId, opened: OpenedText, context: &mut Context) -> (ArticleId, bool) {
    let article = opened.article(id);
    let (id, is_known) = identity(state, &article);
    if is_known {
        if state.entry(&id).is_some_and(LibraryEntry::is_missed) {
            bring_text(state, &id, &opened, context);
        }
        return (id, false);
    }
    add_article(state, id.clone(), &opened, context);
    let article = Article {
        id: id.clone(),
        ..article
    };
    opened_text::store(opened_text::key(&article), Rc::new(opened), context);
    (id, true)
}

/// The identity of the article with this text that is there, else a free one; and whether it is there.
pub fn identity(state: &State, article: &Article) -> (ArticleId, bool) {
    place_of(state, article.id.clone(), &article.sha256)
}
