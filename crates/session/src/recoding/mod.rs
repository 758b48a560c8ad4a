//! The second pass: sentences tagged once more, and how far both passes agree.

pub mod recode;

use crate::codebook::LabelId;
use crate::model::context::Context;
use crate::model::nature::Nature;
use crate::model::state::State;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader begins a second pass over what the page of figures is about.
    Begin {
        /// How many sentences, at most.
        size: usize,
        /// What the sample is drawn by: any number, another one each time.
        seed: u64,
    },
    /// The reader labels the sentence of their second pass that is shown.
    Tag(LabelId),
    /// The reader takes the last label of their second pass back.
    TakeBack,
}

impl Message {
    /// What kind of thing it is.
    pub fn nature(&self) -> Nature {
        Nature::READER
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
