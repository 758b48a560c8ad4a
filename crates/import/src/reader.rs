//! The one entry: what is in a file, one thing after the other.

use std::ops::ControlFlow;

use hashiya_core::article::Metadata;

use crate::archive::{self, Budget};
use crate::decoding::declared_in_html;
use crate::document;
use crate::fault::Fault;
use crate::imported::{Imported, ImportedArticle};
use crate::kind::{Kind, kind_of};
use crate::page::{Extent, article_in_html, article_in_mhtml, article_in_page};
use crate::plain;
use crate::settings::{Settings, Take, decode};
use crate::table::{self, TablePreview};

/// Hands over what is in the file called `file`, one thing after the other; stops when told to.
///
/// A file that gives no article is handed over with the reason; nothing is handed over of an archive, a book or
/// a table that is refused as a whole but that.
pub fn read(file: &str, bytes: &[u8], settings: &Settings, take: &mut dyn FnMut(Imported) -> ControlFlow<()>) {
    let budget = Budget::new(settings);
    // There is nothing after it that could be stopped.
    let _ = read_inner(file, bytes, 0, settings, &budget, take);
}

/// The table in a file whose columns have to be chosen; `None` where it is none, or cannot be read. Of an archive
/// it is the first table in it.
pub fn table_in(file: &str, bytes: &[u8], settings: &Settings) -> Option<TablePreview> {
    check_size(kind_of(file, bytes), bytes, settings).ok()?;
    match kind_of(file, bytes) {
        kind if kind.is_table() => table::preview_of(kind, bytes, settings),
        Kind::Zip => archive::first_table(bytes, settings),
        _ => None,
    }
}

/// Hands over what is in a file that stands in so many archives.
fn read_inner(
    file: &str,
    bytes: &[u8],
    depth: usize,
    settings: &Settings,
    budget: &Budget,
    take: &mut Take,
) -> ControlFlow<()> {
    let kind = kind_of(file, bytes);
    let read = check_size(kind, bytes, settings).and_then(|()| match kind {
        // Of whatever kind its name says: there is nothing to be damaged.
        kind if kind != Kind::Unknown && bytes.trim_ascii().is_empty() => Err(Fault::Empty),
        Kind::Zip => archive::read(file, bytes, depth + 1, settings, budget, read_inner, take),
        kind if kind.is_table() => table::read(file, kind, bytes, settings, take),
        kind => {
            let outcome = Ok(article(file, kind, bytes, settings)?);
            let file = file.to_owned();
            Ok(take(Imported { file, outcome }))
        }
    });
    read.unwrap_or_else(|fault| {
        take(Imported {
            file: file.to_owned(),
            outcome: Err(fault),
        })
    })
}

/// An archive is as large as what is in it.
fn check_size(kind: Kind, bytes: &[u8], settings: &Settings) -> Result<(), Fault> {
    let size = bytes.len() as u64;
    let limit = if kind == Kind::Zip {
        settings.limits.unfolded
    } else {
        settings.limits.file
    };
    if size > limit {
        return Err(Fault::TooLarge { size, limit });
    }
    Ok(())
}

/// The article in a file of a kind that holds one.
fn article(file: &str, kind: Kind, bytes: &[u8], settings: &Settings) -> Result<ImportedArticle, Fault> {
    let (chosen, decoder, limits) = (settings.encoding, settings.decoder, &settings.limits);
    match kind {
        Kind::Page if is_xhtml(file) => {
            let decoded = decode(bytes, declared_in_html(bytes).as_deref(), settings)?;
            let mut page = article_in_html(&document::as_html(&decoded.text), Extent::Main, None, limits)?;
            page.metadata.encoding = Some(decoded.encoding);
            Ok(page)
        }
        Kind::Page => article_in_page(bytes, None, chosen, decoder, limits),
        Kind::SavedPage => article_in_mhtml(bytes, chosen, decoder, limits),
        Kind::Text | Kind::Markdown => {
            let decoded = decode(bytes, None, settings)?;
            let metadata = Metadata {
                encoding: Some(decoded.encoding),
                ..Metadata::default()
            };
            let article = if kind == Kind::Text {
                plain::article(&decoded.text, metadata)
            } else {
                document::markdown(&decoded.text, metadata, limits)?
            };
            plain::accept(article, limits)
        }
        Kind::Pdf => Err(Fault::Pdf),
        Kind::Locked => Err(Fault::Encrypted),
        Kind::Hashiya => Err(Fault::HashiyaFile),
        Kind::Zip | Kind::Json | Kind::JsonLines | Kind::Csv | Kind::Tsv | Kind::Unknown => Err(Fault::UnknownKind),
    }
}

/// Browsers read a page as XML only where its name says so.
fn is_xhtml(file: &str) -> bool {
    let ending = file.rsplit('.').next().unwrap_or_default();
    ["xhtml", "xht"].iter().any(|own| ending.eq_ignore_ascii_case(own))
}
