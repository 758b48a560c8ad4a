//! Printing: an article, or a worksheet of it, or a report as a file.

pub mod printing;
pub mod state;

use crate::model::context::Context;
use crate::model::message_kind::MessageKind;
use crate::model::state::State;
use crate::report::PrintMode;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader saves a report of the open article, or of all of them.
    Report,
    /// The reader prints the open article.
    Print(PrintMode),
    /// The browser begins to print, or has printed.
    Printing(bool),
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::Report | Self::Print(_) => MessageKind::READER,
            Self::Printing(_) => MessageKind::BROWSER,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::Report => {
            printing::forget(state);
            printing::report(state, context);
        }
        Message::Print(paper) => printing::print(state, paper, context),
        Message::Printing(true) => printing::begin(state, context),
        Message::Printing(false) => printing::end(state, context),
    }
}
