//! Files that the reader dropped, also whole folders of them (File and Directory Entries API).

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};

use super::files;

/// A file with its name: of one in a folder the path from the folder that was dropped.
pub type Named = (String, File);

/// What was dropped, to be looked at before the event is over: afterwards the browser takes it away.
pub enum Dropped {
    /// Files alone.
    Files(Vec<Named>),
    /// Folders among them.
    Entries(Vec<FileSystemEntry>),
}

impl Dropped {
    /// What was dropped.
    pub fn of(transfer: &DataTransfer) -> Self {
        let items = transfer.items();
        let entry = |index| items.get(index)?.webkit_get_as_entry().ok().flatten();
        let entries: Vec<FileSystemEntry> = (0..items.length()).filter_map(entry).collect();
        if entries.iter().any(FileSystemEntry::is_directory) {
            return Self::Entries(entries);
        }
        let files = transfer.files().as_ref().map(files::files_of).unwrap_or_default();
        Self::Files(files.into_iter().map(|file| (file.name(), file)).collect())
    }

    /// The files, those of the folders with all that is in them, in the order of their names. Files that systems
    /// put into folders for themselves are left out, and so are those that the disk does not give.
    pub async fn files(self) -> Vec<Named> {
        let mut waiting = match self {
            Self::Files(files) => return files,
            Self::Entries(entries) => entries,
        };
        let mut found = Vec::new();
        while let Some(entry) = waiting.pop() {
            if entry.name().starts_with('.') || entry.name() == "__MACOSX" {
                continue;
            }
            if entry.is_directory() {
                waiting.extend(entries_in(entry.unchecked_into()).await);
            } else if let Some(file) = file_of(entry.unchecked_ref()).await {
                found.push((entry.full_path().trim_start_matches('/').to_owned(), file));
            }
        }
        found.sort_by(|one, other| one.0.cmp(&other.0));
        found
    }
}

/// What is in a folder. The browser tells it in portions, the last of which is empty.
async fn entries_in(folder: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    while let Some(portion) = portion_of(&reader).await.filter(|portion| portion.length() > 0) {
        entries.extend(portion.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    entries
}

async fn portion_of(reader: &FileSystemDirectoryReader) -> Option<Array> {
    let read = called_back(|told, failed| {
        reader.read_entries_with_callback_and_callback(told.unchecked_ref(), failed.unchecked_ref())
    });
    read.await.ok().map(JsCast::unchecked_into)
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let read = called_back(|told, failed| {
        entry.file_with_callback_and_callback(told.unchecked_ref(), failed.unchecked_ref());
        Ok(())
    });
    read.await.ok().map(JsCast::unchecked_into)
}

/// What an old-fashioned call tells by one of two callbacks.
async fn called_back(
    call: impl FnOnce(&js_sys::Function, &js_sys::Function) -> Result<(), JsValue>,
) -> Result<JsValue, JsValue> {
    let mut call = Some(call);
    let promise = Promise::new(&mut |told, failed| {
        let done = call.take().map(|call| call(&told, &failed));
        if let Some(Err(error)) = done {
            // Only to be called: it returns nothing.
            drop(failed.call1(&JsValue::UNDEFINED, &error));
        }
    });
    JsFuture::from(promise).await
}
