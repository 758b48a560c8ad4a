//! The library: the list of articles, and fetching them.

pub mod collecting;
pub mod describing;
pub mod filtering;
pub mod loading;
pub mod missed;
pub mod preparing;
pub mod selecting;
pub mod sorting;
pub mod state;

use crate::article::{ArticleId, Document};
use crate::model::context::Context;
use crate::model::listing::{FetchError, Listing};
use crate::model::message_kind::MessageKind;
use crate::model::preparing::Preparing;
use crate::model::state::State;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The list of articles came, or did not.
    ListFetched(Result<Vec<Listing>, FetchError>),
    /// An article came, or did not.
    Fetched {
        /// Which one.
        id: ArticleId,
        /// Its bytes.
        result: Result<Vec<u8>, FetchError>,
    },
    /// The browser has a turn for articles that are to be read.
    LoadNext,
    /// The reader wants the list to be fetched again.
    RetryList,
    /// The reader wants an article to be fetched again.
    Retry(ArticleId),
    /// The reader wants the articles that did not come to be fetched again, of which a message tells.
    RetryMissed,
    /// A long article is being prepared, and how far it is; `None` when that is over.
    Preparing(Option<Preparing>),
    /// The open article is drawn part by part, and how far that is; `None` when it is whole, or left.
    Drawing(Option<Preparing>),
    /// A long article was prepared: its document, for the message that brings its text.
    Prepared(Box<Document>),
    /// The reader looks for titles with these words.
    Find(String),
    /// The reader wants to see all articles again.
    ShowAll,
    /// Several articles are selected.
    Select(selecting::Message),
    /// Articles are put into collections.
    Collect(collecting::Message),
    /// The reader says what an article is called, and more.
    Describe(describing::Message),
    /// The reader stops the preparing.
    StopPreparing,
    /// The reader does not want any more what waits for articles.
    StopGathering,
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::ListFetched(_)
            | Self::Fetched { .. }
            | Self::LoadNext
            | Self::Preparing(_)
            | Self::Drawing(_)
            | Self::Prepared(_) => MessageKind::BROWSER,
            Self::RetryList
            | Self::Retry(_)
            | Self::RetryMissed
            | Self::Find(_)
            | Self::ShowAll
            | Self::Select(_)
            | Self::Collect(_)
            | Self::Describe(_)
            | Self::StopPreparing
            | Self::StopGathering => MessageKind::READER,
        }
    }
}

impl Message {
    /// Whether it may bring what others wait for: articles, or the word that none comes.
    pub fn brings(&self) -> bool {
        matches!(self, Self::ListFetched(_) | Self::Fetched { .. } | Self::LoadNext)
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::ListFetched(result) => loading::list_fetched(state, result, context),
        Message::Fetched { id, result } => loading::fetched(state, &id, result, context),
        Message::LoadNext => loading::load_next(state, context),
        Message::RetryList => loading::retry_list(state, context),
        Message::Retry(id) => loading::retry(state, &id, context),
        Message::RetryMissed => loading::retry_missed(state, context),
        Message::Preparing(preparing) => preparing::told(state, preparing, context),
        Message::Drawing(drawing) => preparing::drawn(state, drawing, context),
        Message::Prepared(document) => state.library.prepared = Some(*document),
        Message::Find(words) => filtering::find(state, words, context),
        Message::ShowAll => filtering::show_all(state, context),
        Message::Select(message) => selecting::update(state, message, context),
        Message::Collect(message) => collecting::update(state, message, context),
        Message::Describe(message) => describing::update(state, message, context),
        Message::StopPreparing => preparing::stop(state, context),
        Message::StopGathering => preparing::stop_gathering(state, context),
    }
}
