//! The state of navigation: the open article with focus and selection, the dialog, the search.

use std::collections::BTreeSet;

use crate::article::ArticleId;
use crate::model::dialog::Dialog;
use crate::model::route::{Route, Statistics};

/// The article on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Which one.
    pub id: ArticleId,
    /// The focused sentence, from 0.
    pub focus: Option<usize>,
    /// Where the selection began; it reaches to the focus.
    pub(crate) anchor: Option<usize>,
    /// While sentences are chosen one by one: where those begin that are chosen, in code points, so that
    /// they stay the same ones when sentences are cut otherwise.
    pub(crate) chosen: Option<BTreeSet<usize>>,
}

/// A search in the open article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What the reader typed.
    pub query: String,
    /// The sentences that hold it, in order.
    pub hits: Vec<usize>,
    /// Which of them the reader is at, from 0.
    pub current: usize,
}

/// Where the reader is.
#[derive(Clone, Debug, Default)]
pub struct Navigation {
    /// The article on the page; `None` in the library.
    pub open: Option<Open>,
    /// The figures on the page; `None` where others are shown.
    pub statistics: Option<Statistics>,
    /// A place that the address asks for and whose article is still on its way.
    pub(crate) wanted: Option<Route>,
    /// The window over the page.
    pub dialog: Option<Dialog>,
    /// The search in the open article.
    pub search: Option<Search>,
}
