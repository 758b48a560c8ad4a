//! Which article of the library an imported text is: one that is here already, or a new one with an
//! identity of its own.

use crate::article::{Article, ArticleId, Origin};
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::state::State;
use crate::storage::kinds::opened_text::{self, OpenedText};
use crate::storage::load::load;
use crate::storage::opened_articles::{add_article, place_of, read_listed};
use crate::storage::summaries;

/// The article with this text: the one that is there, else a new one that is kept. Returns its
/// identity and whether it is new.
pub fn open_text(state: &mut State, id: ArticleId, opened: OpenedText, context: &mut Context) -> (ArticleId, bool) {
    let article = Article::new(id, &opened.text, Origin::Opened);
    let (id, is_known) = identity(state, &article);
    if is_known {
        if state.entry(&id).is_some_and(LibraryEntry::is_missed) {
            bring_text(state, &id, &opened.text, context);
        }
        return (id, false);
    }
    add_article(state, id.clone(), &opened, context);
    opened_text::store(&id, &opened, context);
    (id, true)
}

/// An article of which no more than a summary is here gets its text out of a file, which has the same.
pub fn bring_text(state: &mut State, id: &ArticleId, text: &str, context: &mut Context) {
    match state.entry(id).map(|entry| (entry.origin, entry.annotated())) {
        Some((Origin::Opened, None)) => read_listed(state, id, context),
        Some((Origin::Bundled, None)) => {
            let work = load(state, Article::new(id.clone(), text, Origin::Bundled), context);
            if let Some(entry) = state.entry_mut(id) {
                entry.status = Status::Ready(Box::new(work));
            }
            summaries::store(state, id, context);
            context.render(View::Page);
        }
        _ => {}
    }
}

/// The identity of the article with this text that is there, else a free one; and whether it is there.
pub fn identity(state: &State, article: &Article) -> (ArticleId, bool) {
    place_of(state, article.id.clone(), &article.sha256)
}
