//! Plain text, and what every article is asked before it is handed over.

use crate::fault::Fault;
use crate::imported::ImportedArticle;
use crate::limits::Limits;
use hashiya_core::article::Metadata;

/// An article of plain text: its lines as they are, each ended by LF.
pub(crate) fn article(text: &str, metadata: Metadata) -> ImportedArticle {
    ImportedArticle {
        text: with_lf(text),
        metadata,
        roles: Vec::new(),
    }
}

/// The same text with LF at the end of lines, whether they ended with CR LF, CR or LF.
fn with_lf(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
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
