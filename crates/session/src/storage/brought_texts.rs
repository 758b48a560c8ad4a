//! Articles whose text did not come, or is gone, get it out of a file of the reader.

use std::rc::Rc;

use crate::article::{Article, ArticleId, Origin};
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::library_entry::{LoadError, Status};
use crate::model::state::State;
use crate::storage::kinds::opened_text::{self, OpenedText};
use crate::storage::load::load;
use crate::storage::opened_articles::{add_article, read_whole, take_text};
use crate::storage::{summaries, texts};

/// An article of which no more than a summary is here gets its text out of a file, which has the same.
pub fn bring_text(state: &mut State, id: &ArticleId, opened: &OpenedText, context: &mut Context) {
    match state.entry(id).map(|entry| (entry.origin, entry.annotated())) {
        Some((Origin::Opened, None)) => bring_opened(state, id, opened, context),
        Some((Origin::Bundled, None)) => {
            let work = load(state, Article::new(id.clone(), &opened.text, Origin::Bundled), context);
            if let Some(entry) = state.entry_mut(id) {
                entry.status = Status::Ready(Rc::new(work));
            }
            summaries::store(state, id, context);
            context.render(View::Page);
        }
        _ => {}
    }
}

/// The same of one that was opened from disk before, and whose text did not come out of the browser's database. Where
/// it is there no more, it is kept again.
fn bring_opened(state: &mut State, id: &ArticleId, opened: &OpenedText, context: &mut Context) {
    let Some(entry) = state.entry(id) else { return };
    let is_gone = matches!(entry.status, Status::Failed(LoadError::NoText, _));
    let opened = OpenedText {
        file: entry.file.clone(),
        opened_at: entry.opened_at,
        ..opened.clone()
    };
    if read_whole(state, id, context) {
        return;
    }
    match texts::key_of(state, id) {
        Some(key) => take_text(state, &key, &opened, context),
        None => add_article(state, id.clone(), &opened, context),
    }
    if is_gone {
        opened_text::store(opened_text::key(&opened.article(id.clone())), Rc::new(opened), context);
    }
}
