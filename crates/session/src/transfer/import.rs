//! Importing files that the reader opens: texts, Hashiya files and backups.

use crate::article::{Article, ArticleId, Origin};
use crate::exchange::file::File;
use crate::exchange::read;
use crate::model::context::Context;
use crate::model::library_entry::{LibraryEntry, Status};
use crate::model::notice::{FileFault, NoticeKind};
use crate::model::request::Request;
use crate::model::state::State;
use crate::transfer::file_kind::{Kind, text_of};
use crate::transfer::identity::identity;
use crate::transfer::merge_file::{merge_file, notify_done};
use crate::transfer::restore;
use crate::transfer::text_file;
use crate::transfer::whose::questions;

/// Opens a file by its kind; what is wrong with it becomes a notice.
pub fn open_file(state: &mut State, name: &str, bytes: Option<Vec<u8>>, context: &mut Context) {
    if must_wait(state, name, bytes.as_deref().unwrap_or_default()) {
        state.notify(NoticeKind::FileWaits(name.to_owned()), context);
        state.transfer.waiting_files.push((name.to_owned(), bytes));
        ask_for_all(state, context);
        return;
    }
    // The moment of opening, each later than the one before: the library is in its order.
    state.clock.tick(context.now());
    match text_of(name, bytes.as_deref()) {
        Err(fault) => refuse(state, name, fault, context),
        Ok((Kind::Hashiya, text, _)) => import(state, name, &text, context),
        Ok((Kind::Text, text, encoding)) => text_file::open(state, name, text, encoding, context),
    }
}

/// Whether an article is still on its way that the file may be, or whose name it may have: its place
/// is not the file's.
fn must_wait(state: &State, name: &str, bytes: &[u8]) -> bool {
    let is_loading = |entry: &LibraryEntry| matches!(entry.status, Status::Loading(_));
    match Kind::of(name, bytes) {
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
    for (name, bytes) in std::mem::take(&mut state.transfer.waiting_files) {
        let waits = NoticeKind::FileWaits(name.clone());
        if must_wait(state, &name, bytes.as_deref().unwrap_or_default()) {
            state.transfer.waiting_files.push((name, bytes));
            ask_for_all(state, context);
        } else {
            state.notices.shown.retain(|notice| notice.kind != waits);
            open_file(state, &name, bytes, context);
        }
    }
}

/// Tells why a file was not opened.
pub fn refuse(state: &mut State, name: &str, fault: FileFault, context: &mut Context) {
    state.notify(NoticeKind::FileFailed(name.to_owned(), fault), context);
}

/// The first article of a file that is only read here, because a newer program wrote records of it.
fn held_article(state: &State, file: &File) -> Option<ArticleId> {
    let articles = file.articles.iter();
    let ids = articles.map(|article| {
        let article = Article::new(ArticleId::new(&article.id), &article.text, Origin::Opened);
        identity(state, &article).0
    });
    ids.into_iter().find(|id| state.is_newer(id))
}

/// Merges the tags of a Hashiya file; a backup, and one by somebody of whom nothing is known, is shown first. Nothing is changed unless all of it
/// is sound.
fn import(state: &mut State, name: &str, text: &str, context: &mut Context) {
    let file = match read(text) {
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
