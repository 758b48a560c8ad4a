//! A text out of the clipboard: the reader is asked what it is called.

use crate::article::{Article, ArticleId, Document, Origin, plain_text};
use crate::importing::state::Pasted;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::imported::{FileRefusal, ReadFile};
use crate::model::notice::{FileFault, NoticeKind};
use crate::model::state::State;
use hashiya_import::{Fault, ImportedArticle};

/// Of what stands in the clipboard as plain text so much has to be text in the page that was read of it: what
/// the reader copied, they meant.
const MEANT: f64 = 0.8;

/// Letters of a title that name an article, at most.
pub const NAME: usize = 60;

/// The worker has read a page out of the clipboard.
pub fn read(state: &mut State, page: ReadFile, context: &mut Context) {
    if let Some(plain) = take(state, &page.file) {
        ask(state, plain, Some(page), context);
    }
}

/// A page out of the clipboard cannot be read: its words are there as plain text as well.
pub fn as_text(state: &mut State, page: &str, context: &mut Context) {
    if let Some(plain) = take(state, page) {
        ask(state, plain, None, context);
    }
}

/// The same of all that are being read; they are none of the files that are left.
pub fn all_as_text(state: &mut State, context: &mut Context) {
    let pastes = std::mem::take(&mut state.importing.pastes);
    if let Some(job) = &mut state.importing.job {
        job.files = job.files.saturating_sub(pastes.len()).max(job.done);
    }
    for (_, plain) in pastes {
        ask(state, plain, None, context);
    }
}

/// The plain text of a page out of the clipboard, which does not wait for it any more.
fn take(state: &mut State, page: &str) -> Option<String> {
    let pastes = &mut state.importing.pastes;
    let at = pastes.iter().position(|(name, _)| name == page)?;
    Some(pastes.remove(at).1)
}

/// Something was pasted: as plain text, and as a page where the clipboard had one and it could be read. The reader is
/// asked what it is called.
pub fn ask(state: &mut State, plain: String, page: Option<ReadFile>, context: &mut Context) {
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
    let work = AnnotatedArticle::new(document, state.reader.id.clone(), state.settings.preferences.counting());
    let document = &work.document;
    let number = state.importing.pasted_so_far;
    state.importing.pasted_so_far += 1;
    state.importing.pasted.push_back(Pasted {
        number,
        title: likely_title(document),
        own_title: document.title.clone(),
        sentences: work.counts().total,
        beginning: article.text.trim_start().chars().take(300).collect(),
        article,
    });
}

/// The reader does not want the text that the window asks about.
pub fn leave(state: &mut State, context: &mut Context) {
    state.importing.pasted.pop_front();
    close(state, context);
}

/// Closes the window of the question.
pub fn close(state: &mut State, context: &mut Context) {
    state.navigation.dialog = None;
    context.render(View::Page);
}

/// What a text seems to be called: where nothing is its title, what it begins with.
fn likely_title(document: &Document) -> String {
    if !document.title.is_empty() {
        return document.title.clone();
    }
    let mut blocks = document.blocks.iter().filter(|block| block.role.is_text());
    let first = blocks.next().map(|block| block.bytes.of(&document.article.text));
    let line = first.unwrap_or_default().lines().next().unwrap_or_default().trim();
    match line.char_indices().nth(NAME) {
        None => line.to_owned(),
        // No word is cut, unless it is longer than a title.
        Some((end, _)) => {
            let cut = &line[..end];
            cut.rsplit_once(char::is_whitespace)
                .map_or(cut, |(whole, _)| whole)
                .to_owned()
        }
    }
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

/// An article of this identity, of what was pasted.
pub fn article_of(id: ArticleId, imported: &ImportedArticle) -> Article {
    Article::new(id, &imported.text, Origin::Opened)
        .described(imported.metadata.clone().into())
        .with_roles(&imported.roles)
}
