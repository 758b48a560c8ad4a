//! Whether an archive can be read at all, found out before anything of it is handed over.

use super::{Archive, Entry, path};
use crate::document;
use crate::epub;
use crate::fault::Fault;
use crate::kind::Kind;
use crate::settings::Settings;

/// Unfolds an archive at this depth, and all archives in it, without keeping what is no archive.
///
/// # Errors
/// [`Fault::Bomb`] and [`Fault::PathLeavesArchive`], wherever they are in it. What is wrong with a single file is
/// told when it is read.
pub(super) fn check(archive: &Archive, depth: usize, settings: &Settings) -> Result<(), Fault> {
    if depth > settings.limits.depth {
        return Err(Fault::Bomb);
    }
    for entry in archive
        .entries()
        .iter()
        .filter(|entry| !path::is_furniture(&entry.name))
    {
        let checked = check_entry(archive, entry, depth, settings);
        if let Err(fault @ (Fault::Bomb | Fault::PathLeavesArchive { .. })) = checked {
            return Err(fault);
        }
    }
    Ok(())
}

fn check_entry(archive: &Archive, entry: &Entry, depth: usize, settings: &Settings) -> Result<(), Fault> {
    let (kind, bytes) = archive.unfold_known(entry, |kind| kind == Kind::Zip)?;
    if kind != Kind::Zip {
        return Ok(());
    }
    let inner = Archive::open(&bytes, settings, archive.budget)?;
    if document::is_docx(&inner) || epub::is_epub(&inner) {
        return inner.spend_on_parts();
    }
    check(&inner, depth + 1, settings)
}
