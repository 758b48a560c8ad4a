//! Addresses of pages, as links lead to them.

use crate::article::ArticleId;
use crate::session::{Route, Statistics};

/// The address of a statistics page.
pub fn statistics_address(of: Option<ArticleId>) -> String {
    Route::Statistics(Statistics { of, recoding: false }).hash()
}

/// The address of an article, or of a sentence of it.
pub fn article_address(id: &ArticleId, sentence: Option<usize>) -> String {
    Route::Article {
        id: id.clone(),
        sentence,
    }
    .hash()
}
