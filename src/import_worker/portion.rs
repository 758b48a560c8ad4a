//! What was read, in portions: large enough that telling them costs little, small enough that the page takes each
//! in no time.

use super::answer::tell;
use crate::platform::import_messages::FromImporter;
use crate::session::ReadFile;

/// So much text goes in one portion, in bytes.
const BYTES: usize = 200_000;
/// So many files go in one portion.
const FILES: usize = 20;

/// What was read and not yet told.
#[derive(Default)]
pub struct Portion {
    files: Vec<ReadFile>,
    bytes: usize,
}

impl Portion {
    /// Puts a file in; tells a portion that is large enough.
    pub fn put(&mut self, file: ReadFile) {
        self.bytes += file.read.as_ref().map_or(0, |read| read.article.text.len());
        self.files.push(file);
        if self.bytes >= BYTES || self.files.len() >= FILES {
            self.tell();
        }
    }

    /// Tells what is in it.
    pub fn tell(&mut self) {
        let files = std::mem::take(&mut self.files);
        self.bytes = 0;
        if !files.is_empty() {
            tell(&FromImporter::Read(files));
        }
    }
}
