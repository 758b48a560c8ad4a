//! Navigation: addresses, the focused sentence, dialogs, search, and resuming the article that was read
//! last.

pub mod choosing;
pub mod dialogs;
pub mod layout;
pub mod moving;
pub mod resume;
pub mod scroll;
pub mod search;
pub mod shared;
pub mod state;

use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::Effect;
use crate::model::focus;
use crate::model::message_kind::MessageKind;
use crate::model::route::Route;
use crate::model::state::State;
use moving::Step;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The address has changed.
    RouteChanged(Route),
    /// The reader chose a place from within the app.
    Go(Route),
    /// The reader chose a sentence; with `extend`, all from the one chosen before.
    Focus {
        /// Which one, from 0.
        sentence: usize,
        /// Whether the selection grows to it.
        extend: bool,
    },
    /// The reader begins to choose sentences one by one, or ends that.
    BeginOrEndChoosing,
    /// The reader takes a sentence in or out while choosing; with `extend`, all from the focused one in.
    Choose {
        /// Which one, from 0.
        sentence: usize,
        /// Whether all up to it are meant.
        extend: bool,
    },
    /// The same with the focused sentence.
    ChooseFocused,
    /// The reader moves.
    Move {
        /// Where to.
        step: Step,
        /// Whether the selection grows with it.
        extend: bool,
    },
    /// The reader moves to the next sentence without a tag.
    NextUntagged,
    /// The reader moves to the next sentence to come back to.
    NextUnsure,
    /// The reader comes back to a sentence, from the list of those.
    ComeBack(usize),
    /// A window is asked for.
    OpenDialog(Dialog),
    /// The search field is asked for.
    OpenSearch,
    /// The reader searches.
    Search(String),
    /// The reader goes to the next place that was found, or the one before.
    SearchStep {
        /// Whether backwards.
        back: bool,
    },
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::Focus { .. } | Self::Choose { .. } => MessageKind::READER.step(0),
            Self::Move { .. } => MessageKind::READER.step(0).repeating(),
            Self::NextUntagged => MessageKind::READER.repeating(),
            // They are for changing the focused sentence.
            Self::OpenDialog(Dialog::Note | Dialog::Split) => MessageKind::EDIT,
            Self::RouteChanged(_)
            | Self::Go(_)
            | Self::NextUnsure
            | Self::ComeBack(_)
            | Self::OpenDialog(_)
            | Self::OpenSearch
            | Self::BeginOrEndChoosing
            | Self::ChooseFocused
            | Self::Search(_)
            | Self::SearchStep { .. } => MessageKind::READER,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::RouteChanged(route) => moving::go(state, route, context),
        Message::Go(route) => context.push(Effect::Go(route)),
        Message::Focus { sentence, extend } => focus::focus(state, sentence, extend, context),
        Message::BeginOrEndChoosing => choosing::begin_or_end(state, context),
        Message::Choose { sentence, extend } => choosing::choose(state, sentence, extend, context),
        Message::ChooseFocused => choosing::choose_focused(state, context),
        Message::Move { step, extend } => moving::step(state, step, extend, context),
        Message::NextUntagged => moving::next_untagged(state, context),
        Message::NextUnsure => moving::next_unsure(state, context),
        Message::ComeBack(sentence) => dialogs::come_back(state, sentence, context),
        Message::OpenDialog(dialog) => dialogs::open(state, dialog, context),
        Message::OpenSearch => search::open(state, context),
        Message::Search(query) => search::search(state, query, context),
        Message::SearchStep { back } => search::step(state, back, context),
    }
}
