//! Saved pages: their article, what they say of it, and what stands around it.

mod aside;
mod blocks;
mod credit;
mod json_ld;
mod line;
mod lists;
mod main_text;
mod metadata;
mod mhtml;
mod parsing;
mod roles;
mod visible;

pub use mhtml::{article_in_mhtml, page_in_mhtml};

use hashiya_core::article::{GivenRole, assign_roles};

use crate::decoder::Decoder;
use crate::decoding::{declared_in_html, text_of};
use crate::fault::Fault;
use crate::imported::ImportedArticle;
use crate::limits::Limits;

/// How much of a page is the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What stands among menus, advertisements and comments: the rest is boilerplate.
    Main,
    /// All of it, as in a chapter of a book.
    Whole,
}

/// The article in a saved page. `declared` is the encoding that whatever holds the page says, which comes before
/// what the page says itself; `chosen` the one that the reader chose.
///
/// # Errors
/// When its bytes fit no encoding, it has no text, or more than may be read.
pub fn article_in_page(
    bytes: &[u8],
    declared: Option<&str>,
    chosen: Option<&str>,
    decoder: &dyn Decoder,
    limits: &Limits,
) -> Result<ImportedArticle, Fault> {
    let of_page = declared_in_html(bytes);
    let decoded = text_of(bytes, declared.or(of_page.as_deref()), chosen, decoder)?;
    let mut article = article_in_html(&decoded.text, Extent::Main, None, limits)?;
    article.metadata.encoding = Some(decoded.encoding);
    article.encoding_is_guess = decoded.is_guess;
    Ok(article)
}

/// The article in the text of a page, or of a part of one as it comes from the clipboard. `source` is the
/// address that whatever holds the page says of it.
///
/// # Errors
/// When it has no text or more than may be read, or is made to freeze programs.
pub fn article_in_html(
    html: &str,
    extent: Extent,
    source: Option<&str>,
    limits: &Limits,
) -> Result<ImportedArticle, Fault> {
    let document = parsing::parse(html)?;
    let mut metadata = metadata::metadata_of(&document, source);
    let marks = quotation_marks(metadata.language.as_deref());
    let page = blocks::shown_of(&document, marks);
    let texts: Vec<&str> = page.blocks.iter().map(|block| block.text.as_str()).collect();
    let findings = assign_roles(&texts);
    let title = roles::title_line(&page.blocks, &metadata);
    let is_main = match extent {
        Extent::Main => main_text::main_lines(&page, &main_text::kept_texts(document), &findings, title),
        Extent::Whole => vec![true; page.blocks.len()],
    };
    let lines = roles::lines_of(page.blocks, &is_main, &findings, title, &mut metadata);
    let size: usize = lines.iter().map(|(_, text)| text.len() + 1).sum();
    if size as u64 > limits.text {
        return Err(Fault::TooLarge {
            size: size as u64,
            limit: limits.text,
        });
    }
    let mut article = ImportedArticle {
        metadata,
        ..ImportedArticle::default()
    };
    let mut start = 0;
    for (role, line) in lines {
        if !article.text.is_empty() {
            article.text.push('\n');
            start += 1;
        }
        article.roles.push(GivenRole::new(start, role));
        start += line.chars().count();
        article.text.push_str(&line);
    }
    if !article.text.chars().any(char::is_alphanumeric) {
        return Err(Fault::Empty);
    }
    Ok(article)
}

/// The quotation marks that browsers put around `q`, and around one within another.
fn quotation_marks(language: Option<&str>) -> [(&'static str, &'static str); 2] {
    let language = language.and_then(|tag| tag.split('-').next()).unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "ar" | "fa" | "ur" | "ps" => [("«", "»"), ("“", "”")],
        "fr" => [("« ", " »"), ("“", "”")],
        "de" => [("„", "“"), ("‚", "‘")],
        _ => [("“", "”"), ("‘", "’")],
    }
}
