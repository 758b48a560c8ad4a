//! What is in an archive: a document, a book, or files of any kind.

use std::ops::ControlFlow;

use super::{Archive, Budget, check, path};
use crate::document;
use crate::epub;
use crate::fault::Fault;
use crate::imported::Imported;
use crate::kind::Kind;
use crate::plain;
use crate::settings::{Settings, Take};
use crate::table::{self, TablePreview};

/// What reads a file in an archive, as this is what reads archives in it: the file's name, its bytes, how many
/// archives it stands in.
type ReadInner = fn(&str, &[u8], usize, &Settings, &Budget, &mut Take) -> ControlFlow<()>;

/// Hands over what is in the archive called `file`, which stands at this depth in others: 1 for none.
///
/// # Errors
/// Why it is refused as a whole: then nothing was handed over.
pub(crate) fn read(
    file: &str,
    bytes: &[u8],
    depth: usize,
    settings: &Settings,
    budget: &Budget,
    inner: ReadInner,
    take: &mut Take,
) -> Result<ControlFlow<()>, Fault> {
    let archive = Archive::open(bytes, settings, budget)?;
    if document::is_docx(&archive) {
        let article = document::docx(&archive, settings)?;
        let article = plain::accept(article, &settings.limits)?;
        return Ok(take(Imported {
            file: file.to_owned(),
            outcome: Ok(article),
        }));
    }
    if epub::is_epub(&archive) {
        return epub::read(file, &archive, settings, take);
    }
    if let Some(kind) = other_office(&archive) {
        return Err(kind);
    }
    if depth == 1 {
        let budget = Budget::new(settings);
        check::check(&Archive::open(bytes, settings, &budget)?, depth, settings)?;
    } else if depth > settings.limits.depth {
        return Err(Fault::Bomb);
    }
    let mut is_empty = true;
    for entry in archive
        .entries()
        .iter()
        .filter(|entry| !path::is_furniture(&entry.name))
    {
        is_empty = false;
        let name = format!("{file}/{}", entry.name);
        let flow = match archive.unfold_known(entry, |_| true) {
            Ok((_, content)) => inner(&name, &content, depth, settings, budget, take),
            Err(fault) => take(Imported {
                file: name,
                outcome: Err(fault),
            }),
        };
        if flow.is_break() {
            return Ok(flow);
        }
    }
    if is_empty {
        Err(Fault::Empty)
    } else {
        Ok(ControlFlow::Continue(()))
    }
}

/// The first table in an archive whose columns can be chosen.
pub(crate) fn first_table(bytes: &[u8], settings: &Settings) -> Option<TablePreview> {
    let budget = Budget::new(settings);
    let archive = Archive::open(bytes, settings, &budget).ok()?;
    check::check(&archive, 1, settings).ok()?;
    let budget = Budget::new(settings);
    let archive = Archive::open(bytes, settings, &budget).ok()?;
    let mut entries = archive
        .entries()
        .iter()
        .filter(|entry| !path::is_furniture(&entry.name));
    entries.find_map(|entry| {
        let (kind, content) = archive.unfold_known(entry, Kind::is_table).ok()?;
        let preview = kind.is_table().then(|| table::preview_of(kind, &content, settings))?;
        preview.map(|preview| TablePreview {
            encoding: None,
            ..preview
        })
    })
}

/// An office document of another kind, which is an archive as well: its parts are no articles.
fn other_office(archive: &Archive) -> Option<Fault> {
    let is_other = archive.has("[Content_Types].xml") || (archive.has("mimetype") && archive.has("content.xml"));
    is_other.then_some(Fault::UnknownKind)
}
