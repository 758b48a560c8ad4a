//! A text out of the clipboard: it becomes an article once the reader has confirmed what it is called.

use crate::article::{Article, ArticleId, Document, GivenRole, Origin, Role, plain_text};
use crate::importing::job;
use crate::importing::state::Pasted;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::imported::{FileRefusal, Outcome, ReadArticle, ReadFile};
use crate::model::notice::{FileFault, NoticeKind};
use crate::model::state::State;
use crate::model::summary::Summary;
use hashiya_import::{Fault, ImportedArticle};

/// Of what stands in the clipboard as plain text so much has to be text in the page that was read of it: what
/// the reader copied, they meant.
const MEANT: f64 = 0.8;

/// Letters of a title that name an article, at most.
const NAME: usize = 60;

/// Something was pasted: as plain text, and as a page where the clipboard had one and it could be read.
pub fn paste(state: &mut State, plain: String, page: Option<ReadFile>, context: &mut Context) {
    let plain = plain_text(&plain).into_owned();
    let page = page.and_then(|page| page.read.ok()).map(|read| read.article);
    // It came as text: the page is a file by the page's own making.
    let page = page.map(|mut page| {
        page.metadata.encoding = None;
        page.encoding_is_guess = false;
        page
    });
    let article = page.filter(|page| says_all(page, &plain)).unwrap_or(ImportedArticle {
        text: plain,
        ..ImportedArticle::default()
    });
    if letters(&article.text) == 0 {
        let fault = FileFault::Import(FileRefusal::Fault(Fault::Empty));
        let name = state.messages().importing.clipboard.to_owned();
        return state.notify(NoticeKind::FileFailed(name, fault), context);
    }
    let id = ArticleId::new("");
    let document = Document::new(article_of(id, &article));
    state.importing.pasted = Some(Pasted {
        title: document.title,
        sentences: document.sentences.len(),
        beginning: article.text.trim_start().chars().take(300).collect(),
        article,
    });
    state.navigation.dialog = Some(Dialog::Pasted);
    context.render(View::Page);
}

/// Whether a page has as text what the clipboard has as plain text.
fn says_all(page: &ImportedArticle, plain: &str) -> bool {
    let id = ArticleId::new("");
    let document = Document::new(article_of(id, page));
    let blocks = document.blocks.iter().filter(|block| block.role.is_text());
    let said: usize = blocks.map(|block| letters(block.bytes.of(&page.text))).sum();
    said as f64 >= MEANT * letters(plain) as f64
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

fn article_of(id: ArticleId, imported: &ImportedArticle) -> Article {
    Article::new(id, &imported.text, Origin::Opened)
        .described(imported.metadata.clone().into())
        .with_roles(&imported.roles)
}

/// The reader says what it is called: it becomes an article.
pub fn confirm(state: &mut State, title: &str, context: &mut Context) {
    let Some(Pasted {
        mut article,
        title: found,
        ..
    }) = state.importing.pasted.take()
    else {
        return;
    };
    state.navigation.dialog = None;
    let title = title.trim();
    if !title.is_empty() && title != found {
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
        Outcome::Added(id) | Outcome::OtherText(id) => NoticeKind::FileAdded(name, id),
        // What became of a text is one of these.
        Outcome::Handed | Outcome::Refused(_) => return,
    };
    state.notify(kind, context);
    context.render(View::Page);
}
