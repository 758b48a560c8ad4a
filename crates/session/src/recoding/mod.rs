//! Recoding: labelling a random sample a second time without seeing the first labels, and how far both
//! agree (intra-coder agreement). The data is in `model/recodings.rs`, the arithmetic in
//! `agreement` of the core.

pub mod recode;

use crate::codebook::LabelId;
use crate::model::context::Context;
use crate::model::message_kind::MessageKind;
use crate::model::state::State;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader begins a recoding over what the statistics page is about.
    Begin {
        /// How many sentences, at most.
        size: usize,
        /// What the sample is drawn by: any number, another one each time.
        seed: u64,
    },
    /// The reader labels the sentence of their recoding that is shown.
    Tag(LabelId),
    /// The reader takes the last label of their recoding back.
    TakeBack,
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
        Message::Begin { size, seed } => recode::begin(state, size, seed, context),
        Message::Tag(label) => recode::tag(state, &label, context),
        Message::TakeBack => recode::take_back(state, context),
    }
}
