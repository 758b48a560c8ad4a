//! Zip archives: their directory is checked before anything is unfolded, and what is unfolded is counted.

mod check;
mod names;
mod path;
mod reading;

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{Cursor, ErrorKind, Read};

use memchr::memmem;
use zip::read::OwnedZipFileEntry;
use zip::result::ZipError;
use zip::{ZipArchive, ZipReadOptions};

use crate::fault::{Damage, Fault};
use crate::kind::{HEAD, Kind, kind_of};
use crate::settings::Settings;

pub(crate) use path::resolve;
pub(crate) use reading::{first_table, read};

/// How much may still be unfolded, of everything that one file leads to.
pub(crate) struct Budget {
    bytes: Cell<u64>,
    files: Cell<usize>,
}

impl Budget {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            bytes: Cell::new(settings.limits.unfolded),
            files: Cell::new(settings.limits.files),
        }
    }

    fn spend(&self, bytes: u64) -> Result<(), Fault> {
        let left = self.bytes.get().checked_sub(bytes).ok_or(Fault::Bomb)?;
        self.bytes.set(left);
        Ok(())
    }
}

/// What the header of a file in the directory begins with.
const HEADER: &[u8] = b"PK\x01\x02";

/// An archive whose directory was found to be harmless.
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    by_name: HashMap<String, usize>,
    budget: &'a Budget,
    /// The largest file that is unfolded.
    limit: u64,
}

/// A file in an archive.
pub(crate) struct Entry {
    /// Its path, with `/` between folders.
    pub(crate) name: String,
    data: OwnedZipFileEntry,
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    /// [`Fault::Bomb`] where it says that more is in it than may be, [`Fault::PathLeavesArchive`], or
    /// [`Fault::Damaged`].
    pub(crate) fn open(bytes: &'a [u8], settings: &Settings, budget: &'a Budget) -> Result<Self, Fault> {
        // Every file has such a header. They are counted first: a directory may name millions, and is read as a whole.
        let headers = memmem::find_iter(bytes, HEADER).take(budget.files.get() + 1).count();
        if headers > budget.files.get() {
            return Err(Fault::Bomb);
        }
        let directory = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| fault(&error))?
            .metadata();
        if directory.has_duplicate_names() {
            return Err(Fault::damaged(Damage::SameNames, "two files in it have the same name"));
        }
        budget.files.set(budget.files.get() - directory.len());
        let mut found = Vec::with_capacity(directory.len());
        let mut declared = 0u64;
        for index in 0..directory.len() {
            let entry = OwnedZipFileEntry::from(directory.entry(index).map_err(|error| fault(&error))?);
            declared = declared.saturating_add(entry.size());
            found.push(entry);
        }
        if declared > settings.limits.unfolded {
            return Err(Fault::Bomb);
        }
        let raw: Vec<&[u8]> = found.iter().map(OwnedZipFileEntry::name_raw).collect();
        let names = names::decode(&raw, settings);
        let mut archive = Self {
            bytes,
            entries: Vec::with_capacity(found.len()),
            by_name: HashMap::with_capacity(found.len()),
            budget,
            limit: settings.limits.file,
        };
        for (name, data) in names.into_iter().zip(found) {
            if path::leaves(&name) {
                return Err(Fault::PathLeavesArchive { path: name });
            }
            archive.add(name, data)?;
        }
        Ok(archive)
    }

    /// Adds a file; folders are none, and links are only looked at.
    fn add(&mut self, name: String, data: OwnedZipFileEntry) -> Result<(), Fault> {
        if data.is_symlink() {
            let target = self.unfold_up_to(&data, path::LONGEST)?;
            let target = String::from_utf8_lossy(&target);
            if path::leaves(&path::joined(&name, &target)) {
                let path = format!("{name} -> {target}");
                return Err(Fault::PathLeavesArchive { path });
            }
        } else if !name.ends_with('/') {
            self.by_name.entry(name.clone()).or_insert(self.entries.len());
            self.entries.push(Entry { name, data });
        }
        Ok(())
    }

    /// Its files, in the order of the directory.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The paths of its files.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Whether there is a file with exactly this path.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The content of the file with this path, if there is one.
    ///
    /// # Errors
    /// See [`Archive::unfold`].
    pub(crate) fn unfold_named(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let index = self.by_name.get(name);
        index.map(|index| self.unfold(&self.entries[*index])).transpose()
    }

    /// The content of a file.
    ///
    /// # Errors
    /// [`Fault::Encrypted`]; [`Fault::TooLarge`]; [`Fault::Bomb`] where it is more than the directory says or
    /// than may still be unfolded; [`Fault::Damaged`].
    pub(crate) fn unfold(&self, entry: &Entry) -> Result<Vec<u8>, Fault> {
        self.check_size(entry)?;
        self.unfold_up_to(&entry.data, self.limit)
    }

    /// The kind of a file, and its content where `keep` says so of its kind; of a kind that is not read only as much
    /// is unfolded as shows that.
    ///
    /// # Errors
    /// See [`Archive::unfold`]; [`Fault::UnknownKind`].
    fn unfold_known(&self, entry: &Entry, keep: impl Fn(Kind) -> bool) -> Result<(Kind, Vec<u8>), Fault> {
        self.check_size(entry)?;
        let mut content = Vec::new();
        let mut known = None;
        self.stream(&entry.data, self.limit, &mut |bytes| {
            if known.is_none_or(&keep) {
                content.extend_from_slice(bytes);
            }
            if known.is_none() && content.len() >= HEAD {
                known = Some(kind_of(&entry.name, &content));
            }
            known != Some(Kind::Unknown)
        })?;
        match known.unwrap_or_else(|| kind_of(&entry.name, &content)) {
            Kind::Unknown => Err(Fault::UnknownKind),
            kind => Ok((kind, content)),
        }
    }

    /// Counts what the parts of a document or a book will unfold to.
    fn spend_on_parts(&self) -> Result<(), Fault> {
        let is_part = |entry: &&Entry| {
            let (_, ending) = entry.name.rsplit_once('.').unwrap_or_default();
            matches!(ending, "xml" | "rels" | "opf" | "ncx" | "xhtml" | "html" | "htm")
        };
        let mut parts = self.entries.iter().filter(is_part);
        parts.try_for_each(|entry| self.budget.spend(entry.data.size()))
    }

    fn check_size(&self, entry: &Entry) -> Result<(), Fault> {
        let (size, limit) = (entry.data.size(), self.limit);
        if size > limit {
            return Err(Fault::TooLarge { size, limit });
        }
        Ok(())
    }

    fn unfold_up_to(&self, data: &OwnedZipFileEntry, limit: u64) -> Result<Vec<u8>, Fault> {
        let mut content = Vec::new();
        self.stream(data, limit, &mut |bytes| {
            content.extend_from_slice(bytes);
            true
        })?;
        Ok(content)
    }

    /// Hands over the content of a file in pieces, as long as `take` wants more.
    fn stream(&self, data: &OwnedZipFileEntry, limit: u64, take: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Fault> {
        if data.encrypted() {
            return Err(Fault::Encrypted);
        }
        let mut source = Cursor::new(self.bytes);
        // The checksum is compared here: whether it differs or there is more than there should be must be told apart.
        let options = ZipReadOptions::new().ignore_crc32(true);
        let entry = data.as_ref();
        let mut content = entry.with_reader(&mut source, options).map_err(|error| fault(&error))?;
        let mut checksum = crc32fast::Hasher::new();
        let mut left = limit.min(data.size());
        let mut piece = [0; PIECE];
        while left > 0 {
            let wanted = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
            let length = content.read(&mut piece[..wanted]).map_err(|error| damaged(&error))?;
            if length == 0 {
                break;
            }
            self.budget.spend(length as u64)?;
            checksum.update(&piece[..length]);
            if !take(&piece[..length]) {
                return Ok(());
            }
            left -= length as u64;
        }
        match content.read(&mut piece[..1]) {
            Ok(0) if checksum.finalize() == data.crc32() => Ok(()),
            Ok(0) => Err(Fault::damaged(Damage::Archive, "its checksum is another one")),
            Ok(_) => Err(Fault::Bomb),
            // That it is larger than the directory says.
            Err(error) if left == 0 && error.kind() == ErrorKind::InvalidData => Err(Fault::Bomb),
            Err(error) => Err(damaged(&error)),
        }
    }
}

/// How much is unfolded at a time, in bytes.
const PIECE: usize = 16 * 1024;

fn damaged(error: &std::io::Error) -> Fault {
    Fault::damaged(Damage::Archive, error)
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Fault::Encrypted,
        error => Fault::damaged(Damage::Archive, error),
    }
}
