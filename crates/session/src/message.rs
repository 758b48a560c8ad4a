//! Messages: everything that can happen, feature by feature.

use crate::boot::Boot;
use crate::model::message_kind::MessageKind;
use crate::storage::driver_io::Origin;
use crate::{
    annotate, citing, delete, importing, installation, library, navigation, notices, print, recoding, revising,
    settings, statistics, storage, tour, transfer,
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
    /// Links and quotations.
    Citing(citing::Message),
    /// Files that a worker reads.
    Importing(importing::Message),
    /// Deleting.
    Delete(delete::Message),
    /// The recoding.
    Recoding(recoding::Message),
    /// Versions of articles.
    Revising(revising::Message),
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
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::Booted(_) => MessageKind::BROWSER,
            Self::Close => MessageKind::READER,
            Self::Library(message) => message.kind(),
            Self::Navigation(message) => message.kind(),
            Self::Annotate(message) => message.kind(),
            Self::Transfer(message) => message.kind(),
            Self::Citing(message) => message.kind(),
            Self::Importing(message) => message.kind(),
            Self::Delete(message) => message.kind(),
            Self::Recoding(message) => message.kind(),
            Self::Revising(message) => message.kind(),
            Self::Statistics(message) => message.kind(),
            Self::Print(message) => message.kind(),
            Self::Settings(message) => message.kind(),
            Self::Tour(message) => message.kind(),
            Self::Notices(message) => message.kind(),
            Self::Storage(message) => message.kind(),
            Self::Installation(message) => message.kind(),
        }
    }

    /// Where it comes from, as the driver of the storage has to know: what the session stores after
    /// another tab's change is an answer, and what the driver gave it has then been dealt with.
    pub fn origin(&self) -> Origin {
        match self {
            Self::Storage(storage::Message::ChangedElsewhere { key, value: None }) => {
                Origin::RemovedElsewhere(key.clone())
            }
            Self::Storage(storage::Message::ChangedElsewhere { .. }) => Origin::StoredElsewhere,
            Self::Booted(_) | Self::Storage(storage::Message::ReadLate(_)) => Origin::Given,
            _ => Origin::Here,
        }
    }
}
