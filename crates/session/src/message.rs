//! Messages: everything that can happen, feature by feature.

use crate::boot::Boot;
use crate::model::nature::Nature;
use crate::storage::signals::Origin;
use crate::{
    annotate, delete, installation, library, navigation, notices, print, recoding, settings, statistics, storage, tour,
    transfer,
};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// The page has opened.
    Booted(Box<Boot>),
    /// Escape: closes what is open, else drops the selection.
    Close,
    /// The library.
    Library(library::Message),
    /// Places, the focused sentence, windows, search.
    Navigation(navigation::Message),
    /// Tags, notes, roles, boundaries.
    Annotate(annotate::Message),
    /// Files.
    Transfer(transfer::Message),
    /// Deleting.
    Delete(delete::Message),
    /// The recoding.
    Recoding(recoding::Message),
    /// Figures.
    Statistics(statistics::Message),
    /// Paper and reports.
    Print(print::Message),
    /// The reader's name, language and preferences.
    Settings(settings::Message),
    /// The tour.
    Tour(tour::Message),
    /// Messages to the reader.
    Notices(notices::Message),
    /// What is kept in the browser.
    Storage(storage::Message),
    /// The app on the device.
    Installation(installation::Message),
}

impl Message {
    /// What kind of thing it is: who it comes from, whether it edits, whether a key repeats it.
    pub fn nature(&self) -> Nature {
        match self {
            Self::Booted(_) => Nature::BROWSER,
            Self::Close => Nature::READER,
            Self::Library(message) => message.nature(),
            Self::Navigation(message) => message.nature(),
            Self::Annotate(message) => message.nature(),
            Self::Transfer(message) => message.nature(),
            Self::Delete(message) => message.nature(),
            Self::Recoding(message) => message.nature(),
            Self::Statistics(message) => message.nature(),
            Self::Print(message) => message.nature(),
            Self::Settings(message) => message.nature(),
            Self::Tour(message) => message.nature(),
            Self::Notices(message) => message.nature(),
            Self::Storage(message) => message.nature(),
            Self::Installation(message) => message.nature(),
        }
    }

    /// Where it comes from, as the driver of the storage has to know: what the session stores after
    /// another tab's change is an answer.
    pub fn origin(&self) -> Origin {
        match self {
            Self::Storage(storage::Message::ChangedElsewhere { key, value: None }) => {
                Origin::RemovedElsewhere(key.clone())
            }
            Self::Storage(storage::Message::ChangedElsewhere { .. }) => Origin::StoredElsewhere,
            _ => Origin::Here,
        }
    }
}
