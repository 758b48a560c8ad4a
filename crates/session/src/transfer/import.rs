//! Importing files that the reader opens: texts, Hashiya files and backups.

use crate::article::{Article, ArticleId, Origin};
use crate::exchange::file::File;
use crate::exchange::{ReadError, read};
use crate::model::context::Context;
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::notice::{FileFault, NoticeKind};
use crate::model::request::Request;
use crate::model::state::State;
use crate::transfer::file_kind::{Kind, text_of};
use crate::transfer::identity::identity;
use crate::transfer::merge_file::{merge_file, notify_done};
use crate::transfer::restore;
use crate::transfer::state::Content;
use crate::transfer::text_file;
use crate::transfer::whose::questions;

/// Opens a file by its kind; what is wrong with it becomes a notice.
pub fn open_file(state: &mut State, name: &str, bytes: Option<Vec<u8>>, context: &mut Context) {
    open(state, name, Content::Bytes(bytes), context);
}

/// Opens a Hashiya file that was read before, or tells what is wrong with it.
pub fn open_read(state: &mut State, name: &str, file: Result<Box<File>, ReadError>, context: &mut Context) {
    open(state, name, Content::Read(file), context);
}

fn open(state: &mut State, name: &str, content: Content, context: &mut Context) {
    if must_wait(state, name, &content) {
        state.notify(NoticeKind::FileWaits(name.to_owned()), context);
        state.transfer.waiting_files.push((name.to_owned(), content));
        ask_for_all(state, context);
        return;
    }
    // The moment of opening, each later than the one before: the library is in its order.
    state.clock.tick(context.now());
    let bytes = match content {
        Content::Bytes(bytes) => bytes,
        Content::Read(file) => return import(state, name, file.map(|file| *file), context),
    };
    match text_of(name, bytes.as_deref()) {
        Err(fault) => refuse(state, name, fault, context),
        Ok((Kind::Hashiya, text, _)) => import(state, name, read(&text), context),
        Ok((Kind::Text, text, encoding)) => text_file::open(state, name, text, encoding, context),
    }
}

/// Whether an article is still on its way that the file may be, or whose name it may have: its place
/// is not the file's.
fn must_wait(state: &State, name: &str, content: &Content) -> bool {
    let is_loading = |entry: &LibraryEntry| matches!(entry.status, Status::Loading(_));
    let kind = match content {
        Content::Bytes(bytes) => Kind::of(name, bytes.as_deref().unwrap_or_default()),
        Content::Read(_) => Some(Kind::Hashiya),
    };
    match kind {
        None => false,
        Some(_) if state.library.list_loading => true,
        Some(Kind::Hashiya) => state.library.entries.iter().any(LibraryEntry::is_unread),
        Some(Kind::Text) => state.entry(&ArticleId::from_file_name(name)).is_some_and(is_loading),
    }
}

/// Has the articles loaded that are only listed: which of them a file is about, and who speaks in them, is
/// asked of all.
fn ask_for_all(state: &State, context: &mut Context) {
    let is_listed = |entry: &LibraryEntry| matches!(entry.status, Status::Listed(_));
    if state.library.entries.iter().any(is_listed) {
        context.request(Request::LoadAll);
    }
}

/// Opens the files that waited for articles on their way, in their order.
pub fn open_waiting(state: &mut State, context: &mut Context) {
    for (name, content) in std::mem::take(&mut state.transfer.waiting_files) {
        let waits = NoticeKind::FileWaits(name.clone());
        if must_wait(state, &name, &content) {
            state.transfer.waiting_files.push((name, content));
            ask_for_all(state, context);
        } else {
            state.notices.shown.retain(|notice| notice.kind != waits);
            open(state, &name, content, context);
        }
    }
}

/// Tells why a file was not opened.
pub fn refuse(state: &mut State, name: &str, fault: FileFault, context: &mut Context) {
    state.notify(NoticeKind::FileFailed(name.to_owned(), fault), context);
}

/// The first article of a file that is only read here, because a newer program wrote records of it.
fn held_article(state: &State, file: &File) -> Option<ArticleId> {
    let articles = file.articles.iter().flat_map(|article| {
        let earlier = article.earlier_texts.iter().map(|earlier| &earlier.article);
        std::iter::once(article).chain(earlier)
    });
    let ids = articles.map(|article| {
        let article = Article::new(ArticleId::new(&article.id), &article.text, Origin::Opened);
        identity(state, &article).0
    });
    ids.into_iter().find(|id| state.is_newer(id))
}

/// Merges the tags of a Hashiya file; a backup, and one by somebody of whom nothing is known, is shown first. Nothing is changed unless all of it
/// is sound.
fn import(state: &mut State, name: &str, file: Result<File, ReadError>, context: &mut Context) {
    let file = match file {
        Ok(file) => file,
        Err(error) => return state.notify(NoticeKind::ImportFailed(name.to_owned(), error), context),
    };
    if let Some(id) = held_article(state, &file) {
        return state.notify(NoticeKind::ImportHeld(name.to_owned(), id), context);
    }
    let asked = questions(state, &file);
    if file.backup.is_some() || !asked.is_empty() {
        return restore::show(state, name, file, asked, context);
    }
    let report = merge_file(state, &file, &[], context);
    notify_done(state, name, &report, context);
}
