//! Notices: messages to the reader, shown and dismissed.

pub mod error_texts;
pub mod state;
mod wording;

use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::message_kind::MessageKind;
use crate::model::state::State;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader puts a notice away, by its number.
    Dismiss(u64),
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        MessageKind::READER
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::Dismiss(id) => {
            state.notices.shown.retain(|notice| notice.id != id);
            context.render(View::Page);
        }
    }
}
