//! The state of the library: its entries, and how far the list is.

use crate::article::Document;
use crate::model::library_entry::LibraryEntry;
use crate::model::listing::FetchError;
use crate::model::preparing::Preparing;

/// The library.
#[derive(Clone, Debug)]
pub struct Library {
    /// The articles, in the order in which they are shown.
    pub entries: Vec<LibraryEntry>,
    /// Why the list of articles is not there, if it is not.
    pub list_error: Option<FetchError>,
    /// Whether the list is still on its way.
    pub list_loading: bool,
    /// The long article that is being prepared, on its way into the library.
    pub preparing: Option<Preparing>,
    /// The open article, while it is drawn part by part.
    pub drawing: Option<Preparing>,
    /// The document that was made of one, until it is put into the library.
    pub prepared: Option<Document>,
}

impl Default for Library {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            list_error: None,
            list_loading: true,
            preparing: None,
            drawing: None,
            prepared: None,
        }
    }
}
