//! Plain text, and what every article is asked before it is handed over.

use hashiya_core::article::{Metadata, plain_text};

use crate::fault::Fault;
use crate::imported::ImportedArticle;
use crate::limits::Limits;

/// An article of plain text: see [`plain_text`].
pub(crate) fn article(text: &str, metadata: Metadata) -> ImportedArticle {
    ImportedArticle {
        text: plain_text(text).into_owned(),
        metadata,
        roles: Vec::new(),
        encoding_is_guess: false,
    }
}

/// The article, if it is one: not without letters, and not too large.
pub(crate) fn accept(article: ImportedArticle, limits: &Limits) -> Result<ImportedArticle, Fault> {
    let size = article.text.len() as u64;
    if size > limits.text {
        return Err(Fault::TooLarge {
            size,
            limit: limits.text,
        });
    }
    if article.text.chars().any(char::is_alphanumeric) {
        Ok(article)
    } else {
        Err(Fault::Empty)
    }
}
