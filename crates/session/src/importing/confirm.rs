//! A text out of the clipboard becomes an article once the reader has confirmed what it is called.

use crate::article::{ArticleId, GivenRole, Role};
use crate::importing::job;
use crate::importing::paste::{NAME, article_of, close};
use crate::importing::state::Pasted;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::imported::{Outcome, ReadArticle};
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::model::summary::Summary;

/// The reader says what it is called: it becomes an article.
pub fn confirm(state: &mut State, title: &str, context: &mut Context) {
    let Some(Pasted {
        mut article,
        title: found,
        own_title,
        ..
    }) = state.importing.pasted.pop_front()
    else {
        return;
    };
    close(state, context);
    let title = title.trim();
    if !title.is_empty() && title != own_title {
        article.metadata.title = Some(title.to_owned());
        // What the reader says counts, and not the line that a page has for it.
        for GivenRole { role, .. } in &mut article.roles {
            if *role == Role::Title {
                *role = Role::Heading;
            }
        }
    }
    let name: String = if title.is_empty() { &found } else { title }
        .chars()
        .take(NAME)
        .collect();
    let name = match name.trim() {
        "" => state.messages().importing.clipboard.to_owned(),
        name => name.to_owned(),
    };
    let id = ArticleId::new(&name.replace(['/', '\\'], "-"));
    let summary = Summary::of_delivered(article_of(id.clone(), &article));
    let kind = match job::add(state, id, &name, ReadArticle { article, summary }, context) {
        Outcome::Same(id) => NoticeKind::FileKnown(name, id),
        Outcome::Added(id) => NoticeKind::FileAdded(name, id),
        Outcome::OtherText(id) => NoticeKind::FileBeside(name, id),
        // What became of a text is one of these.
        Outcome::Handed | Outcome::Refused(_) => return,
    };
    state.notify(kind, context);
    context.render(View::Page);
}
