//! The state of the library: its entries, and how far the list is.

use std::collections::VecDeque;

use crate::article::{ArticleId, Document};
use crate::model::awaited::Awaited;
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
    /// Articles whose texts are to be fetched, or read out of their records, in this order.
    pub(crate) wanted: VecDeque<ArticleId>,
    /// How many are being fetched.
    pub(crate) fetching: usize,
    /// Listed articles that did not come, of which the reader is still to be told.
    pub(crate) missed: Vec<ArticleId>,
    /// What the reader asked for that waits for articles.
    pub(crate) awaited: Vec<Awaited>,
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
            wanted: VecDeque::new(),
            fetching: 0,
            missed: Vec::new(),
            awaited: Vec::new(),
            prepared: None,
        }
    }
}
