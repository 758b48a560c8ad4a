//! The statistics page: its figures, and saving its charts.

pub mod figures;
pub mod pace;
pub mod tagged_at;

use crate::model::context::Context;
use crate::model::message_kind::MessageKind;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use figures::Chart;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader saves a chart: as SVG or, with `png`, as PNG.
    SaveChart {
        /// Which one.
        chart: Chart,
        /// Whether as PNG.
        png: bool,
    },
    /// The browser could not make a PNG file.
    PngFailed,
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::SaveChart { .. } => MessageKind::READER,
            Self::PngFailed => MessageKind::BROWSER,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::SaveChart { chart, png } => figures::save(state, chart, png, context),
        Message::PngFailed => state.notify(NoticeKind::PngFailed, context),
    }
}
