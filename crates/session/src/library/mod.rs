//! The library: the list of articles, and fetching them.

pub mod loading;
pub mod state;

use crate::article::ArticleId;
use crate::model::context::Context;
use crate::model::listing::{FetchError, Listing};
use crate::model::message_kind::MessageKind;
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
    /// The reader wants the list to be fetched again.
    RetryList,
    /// The reader wants an article to be fetched again.
    Retry(ArticleId),
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::ListFetched(_) | Self::Fetched { .. } => MessageKind::BROWSER,
            Self::RetryList | Self::Retry(_) => MessageKind::READER,
        }
    }
}

impl Message {
    /// Whether it may bring what others wait for: articles, or the word that none comes.
    pub fn brings(&self) -> bool {
        matches!(self, Self::ListFetched(_) | Self::Fetched { .. })
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::ListFetched(result) => loading::list_fetched(state, result, context),
        Message::Fetched { id, result } => loading::fetched(state, &id, result, context),
        Message::RetryList => loading::retry_list(state, context),
        Message::Retry(id) => loading::retry(state, &id, context),
    }
}
