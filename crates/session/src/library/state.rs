//! The state of the library: its entries, and how far the list is.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use crate::article::{ArticleId, Document};
use crate::model::awaited::Awaited;
use crate::model::collections::{CollectionId, Collections};
use crate::model::details::Details;
use crate::model::library_entry::LibraryEntry;
use crate::model::listing::FetchError;
use crate::model::preparing::Preparing;
use crate::model::revision::Revisions;

/// What was done last with collections, to be taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// These articles were put in, or taken out with `false`.
    Grouped {
        /// The collection.
        collection: CollectionId,
        /// The articles.
        articles: Vec<ArticleId>,
        /// Whether they were put in.
        is_in: bool,
        /// Whether the collection was made for them.
        is_new: bool,
    },
    /// It was deleted.
    Deleted(CollectionId),
}

/// Articles that are selected.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Which ones, shown or not.
    pub chosen: BTreeSet<ArticleId>,
    /// The one that was taken in or out last: from it a range is selected.
    pub(crate) last: Option<ArticleId>,
}

/// The library.
#[derive(Clone, Debug)]
pub struct Library {
    /// The articles, in the order in which they are shown.
    pub entries: Vec<LibraryEntry>,
    /// Those that the page shows of them, in the reader's order: found once for all that asks
    /// (`library/filtering.rs`), after whatever may have changed it, while the library is on the page.
    pub shown: Rc<[ArticleId]>,
    /// Why the list of articles is not there, if it is not.
    pub list_error: Option<FetchError>,
    /// Whether the list is still on its way.
    pub list_loading: bool,
    /// The words by which the reader looks for articles, in this visit; empty for all.
    pub words: String,
    /// What the reader says of articles beside their annotations, with the text of the record that it was read of.
    pub(crate) details: BTreeMap<ArticleId, (String, Details)>,
    /// What the reader said of articles' texts and other versions of them.
    pub(crate) revisions: Revisions,
    /// Texts that are not here and of which something was said, by the first digits of their hashes, with the article
    /// that has another text now.
    pub(crate) left_behind: BTreeMap<String, ArticleId>,
    /// The articles whose place another version has taken, each with the one that stands there now.
    pub(crate) replaced: BTreeMap<ArticleId, ArticleId>,
    /// The collections that articles are grouped in.
    pub collections: Collections,
    /// The one whose articles the library shows alone, in this visit.
    pub shown_collection: Option<CollectionId>,
    /// What was done last with collections, to be taken back.
    pub(crate) collected: Option<Step>,
    /// The articles that are selected, while some are being selected.
    pub selection: Option<Selection>,
    /// The article of which the reader sees what is known of it.
    pub(crate) described: Option<ArticleId>,
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
            shown: Rc::default(),
            list_error: None,
            list_loading: true,
            words: String::new(),
            details: BTreeMap::new(),
            revisions: Revisions::new(),
            left_behind: BTreeMap::new(),
            replaced: BTreeMap::new(),
            collections: Collections::default(),
            shown_collection: None,
            collected: None,
            selection: None,
            described: None,
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
