//! Opening a text: as it is written, or with its HTML character references read.

use std::rc::Rc;

use crate::article::{Article, ArticleId, Metadata, Origin, plain_text, without_entities};
use crate::model::context::Context;
use crate::model::notice::NoticeKind;
use crate::model::request::Request;
use crate::model::state::State;
use crate::storage::kinds::opened_text::OpenedText;
use crate::transfer::file_kind::{Kind, text_of};
use crate::transfer::identity::{identity, open_text};

/// So many files are told of one by one.
const ONE_BY_ONE: usize = 3;

/// Opens the text of a file. One full of character references is read as what they stand for, and the
/// reader is told and may have it as it is written; not where it is known as it is written. `encoding` is what its
/// bytes were in.
pub fn open(state: &mut State, name: &str, text: String, encoding: &str, context: &mut Context) {
    let own = ArticleId::from_file_name(name);
    let article = Article::new(own.clone(), &text, Origin::Opened);
    let is_known = identity(state, &article).1;
    match without_entities(&text).filter(|_| !is_known) {
        None => {
            let (id, added) = add(state, name, text, Some(encoding), context);
            tell(state, name, id, added, context);
        }
        Some((plain, count)) => {
            let (id, added) = add(state, name, plain, Some(encoding), context);
            let kind = match added {
                true => NoticeKind::FileDecoded {
                    name: name.to_owned(),
                    is_beside: id != own,
                    id,
                    count,
                    written: Rc::from(text),
                },
                false => NoticeKind::FileKnown(name.to_owned(), id),
            };
            state.notify(kind, context);
        }
    }
}

/// Opens the text of a file to the letter.
pub fn open_as_written(state: &mut State, name: &str, text: String, context: &mut Context) {
    let (id, added) = add(state, name, text, None, context);
    tell(state, name, id, added, context);
}

fn tell(state: &mut State, name: &str, id: ArticleId, added: bool, context: &mut Context) {
    match added {
        true => tell_added(state, name, id, context),
        false => state.notify(NoticeKind::FileKnown(name.to_owned(), id), context),
    }
}

/// Tells that a file became an article: with those before it in one message where there are many, which would
/// lie over the page one above the other.
fn tell_added(state: &mut State, name: &str, id: ArticleId, context: &mut Context) {
    let is_beside = id != ArticleId::from_file_name(name);
    // How many, and how many of them beside another text of their name.
    let count = |kind: &NoticeKind| match kind {
        NoticeKind::FileAdded(..) => (1, 0),
        NoticeKind::FileBeside(..) => (1, 1),
        NoticeKind::FilesAdded { added, beside } => (*added, *beside),
        _ => (0, 0),
    };
    let told = state.notices.shown.iter().map(|notice| count(&notice.kind));
    let (added, beside) = told.fold((0, 0), |(added, beside), (more, others)| {
        (added + more, beside + others)
    });
    if added < ONE_BY_ONE {
        let name = name.to_owned();
        let kind = match is_beside {
            true => NoticeKind::FileBeside(name, id),
            false => NoticeKind::FileAdded(name, id),
        };
        return state.notify(kind, context);
    }
    state.notices.shown.retain(|notice| count(&notice.kind).0 == 0);
    let kind = NoticeKind::FilesAdded {
        added: added + 1,
        beside: beside + usize::from(is_beside),
    };
    state.notify(kind, context);
}

/// The article that will be made of a file when it is opened, to prepare its document before; `None` for
/// one that is known, and for what is no text: that is told when it is opened.
pub fn article_to_prepare(state: &State, name: &str, bytes: &[u8]) -> Option<Article> {
    let Ok((Kind::Text, text, _)) = text_of(name, Some(bytes)) else {
        return None;
    };
    let article = |text: &str| Article::new(ArticleId::from_file_name(name), text, Origin::Opened);
    let written = article(&text);
    if identity(state, &written).1 {
        return None;
    }
    Some(without_entities(&text).map_or(written, |(plain, _)| article(&plain)))
}

fn add(
    state: &mut State,
    name: &str,
    text: String,
    encoding: Option<&str>,
    context: &mut Context,
) -> (ArticleId, bool) {
    let opened = OpenedText {
        file: name.to_owned(),
        text: plain_text(&text).into_owned(),
        opened_at: state.clock.last().millis(),
        metadata: Metadata {
            encoding: encoding.map(str::to_owned),
            ..Metadata::default()
        },
        ..OpenedText::default()
    };
    let (id, is_new) = open_text(state, ArticleId::from_file_name(name), opened, context);
    if is_new {
        context.request(Request::Added(id.clone()));
    }
    (id, is_new)
}
