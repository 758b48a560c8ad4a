//! Citing: links to a sentence, and its words with where they are from, for the clipboard.

pub mod citation;
pub mod directions;
pub mod text_fragment;

use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::{Copied, Effect, View};
use crate::model::message_kind::MessageKind;
use crate::model::notice::NoticeKind;
use crate::model::route::{Route, SharedSentence};
use crate::model::state::State;

/// What can happen here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The reader copies a link to the focused sentence, for anyone who has the same article.
    CopyLink,
    /// The reader copies the selected sentences with where they are from.
    CopyQuotation,
    /// The reader copies a link to the selected sentences on the page that the article is from.
    CopySourceLink,
    /// It is in the clipboard, or the browser does not let the page put it there.
    Done(Copied, bool),
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::CopyLink | Self::CopyQuotation | Self::CopySourceLink => MessageKind::READER,
            Self::Done(..) => MessageKind::BROWSER,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::CopyLink => {
            close(state, context);
            if let Some((open, work)) = state.open_article() {
                let id = open.id.clone();
                let route = match open.focus {
                    None => Route::Article { id, sentence: None },
                    // Others may have the article under another name, and another article under this one.
                    Some(sentence) => Route::Shared(SharedSentence {
                        id,
                        sentence,
                        text: work.document.article.short_hash().to_owned(),
                    }),
                };
                context.push(Effect::CopyAddress(route));
            }
        }
        Message::CopyQuotation => {
            close(state, context);
            copy(Copied::Quotation, citation::quotation(state), context);
        }
        Message::CopySourceLink => {
            close(state, context);
            copy(Copied::SourceLink, citation::source_link(state), context);
        }
        Message::Done(what, is_done) => {
            let is_told = |kind: &NoticeKind| matches!(kind, NoticeKind::Copied(_) | NoticeKind::NotCopied);
            state.notices.shown.retain(|notice| !is_told(&notice.kind));
            let kind = match is_done {
                true if what == Copied::Link && state.storage.browser.from_disk => {
                    NoticeKind::Copied(Copied::LinkFromDisk)
                }
                true => NoticeKind::Copied(what),
                false => NoticeKind::NotCopied,
            };
            state.notify(kind, context);
        }
    }
}

/// It was chosen in the window of what can leave the page.
fn close(state: &mut State, context: &mut Context) {
    if state.navigation.dialog == Some(Dialog::Share) {
        state.navigation.dialog = None;
        context.render(View::Page);
    }
}

fn copy(what: Copied, text: Option<String>, context: &mut Context) {
    if let Some(text) = text {
        context.push(Effect::Copy { what, text });
    }
}
