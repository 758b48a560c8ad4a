//! The tour of the first visit.

pub mod steps;

use crate::model::context::Context;
use crate::model::message_kind::MessageKind;
use crate::model::state::State;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader wants to see the tour.
    Start,
    /// The reader wants to see its next step.
    Next,
    /// The reader puts it away.
    Skip,
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
        Message::Start => steps::start(state, context),
        Message::Next => steps::go_on(state, context),
        Message::Skip => drop(steps::skip(state, context)),
    }
}
