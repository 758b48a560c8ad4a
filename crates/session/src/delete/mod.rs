//! Deleting an article, the annotations of one, or everything, and undoing that.

pub mod after_remote_deletion;
pub mod deletion;
pub mod preview;
pub mod replacing;
pub mod state;
mod undeleting;

use crate::article::ArticleId;
use crate::model::context::Context;
use crate::model::message_kind::MessageKind;
use crate::model::state::State;
use crate::storage::remote_deletion;
use state::DeletionTarget;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader wants something deleted, and is asked.
    Ask(DeletionTarget),
    /// The reader deletes it: with a fresh random identity, should everything go.
    Delete {
        /// The identity.
        new_annotator: String,
    },
    /// The reader takes a deletion back, by its number.
    Undelete(u64),
    /// The reader keeps an article that another tab deleted.
    Keep(ArticleId),
    /// The reader lets an article go that another tab deleted.
    LetGo(ArticleId),
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
        Message::Ask(target) => deletion::ask(state, target, context),
        Message::Delete { new_annotator } => deletion::delete(state, &new_annotator, context),
        Message::Undelete(id) => undeleting::undelete(state, id, context),
        Message::Keep(id) => remote_deletion::keep(state, &id, context),
        Message::LetGo(id) => after_remote_deletion::let_go(state, &id, context),
    }
}
