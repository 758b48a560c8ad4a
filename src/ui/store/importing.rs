//! Files that a worker reads beside the page: giving them to it, and hearing what was in them.

use hashiya_import::Columns;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use super::import_under_way::Progress;
use crate::platform::dropped::Named;
use crate::platform::import_messages::{FromImporter, GivenFile};
use crate::platform::importer::{Heard, Importer};
use crate::platform::{describe, files, page};
use crate::session::importing::state::PASTED;
use crate::session::{FileRefusal, Message, Outcome, ReadFile, importing};

fn pasted(plain: String, page: Option<Box<ReadFile>>) -> Message {
    Message::Importing(importing::Message::Pasted { plain, page })
}

/// The files with their bytes in them.
pub(super) async fn with_bytes(mut given: Vec<GivenFile>) -> Vec<GivenFile> {
    for file in &mut given {
        if let Some(content) = file.content.dyn_ref::<web_sys::File>()
            && let Some(bytes) = files::bytes_of(content).await
        {
            file.content = Uint8Array::from(bytes.as_slice()).into();
        }
    }
    given
}

impl Store {
    /// Has files read beside the page; after those that are being read.
    pub(super) fn import(&self, files: Vec<Named>) {
        let given = |(name, file): Named| GivenFile {
            name,
            content: file.into(),
            columns: None,
            encoding: None,
            look: None,
        };
        self.import_given(files.into_iter().map(given).collect());
    }

    /// Has tables read of which the reader has chosen the columns, and the encoding where they did.
    pub(super) fn read_tables(&self, names: &[String], columns: &Columns, encoding: Option<&String>) {
        let mut files = self.take_tables(names);
        for file in &mut files {
            file.columns = Some(columns.clone());
            file.encoding = encoding.cloned();
        }
        self.import_given(files);
    }

    /// The tables with these names, which do not wait any more.
    pub(super) fn take_tables(&self, names: &[String]) -> Vec<GivenFile> {
        let mut waiting = self.0.import.tables.borrow_mut();
        waiting.extract_if(.., |table| names.contains(&table.name)).collect()
    }

    fn import_given(&self, files: Vec<GivenFile>) {
        if files.is_empty() {
            return;
        }
        self.keep_files(&files);
        let underway = &self.0.import;
        underway.files.borrow_mut().extend(files.iter().cloned());
        self.send(Message::Importing(importing::Message::Began(files.len())));
        if underway.importer.borrow().is_none() {
            *underway.progress.borrow_mut() = Progress::default();
            self.start_importer();
        }
    }

    /// Makes an article of what was pasted, as plain text and as a page; either may be empty. A page is read by the
    /// worker.
    pub fn paste(&self, plain: String, page: String) {
        let file = (!page.trim().is_empty())
            .then(|| files::file_of(PASTED, &page))
            .transpose();
        match file {
            Ok(Some(file)) => {
                *self.0.import.pasted.borrow_mut() = Some(plain);
                self.import(vec![(PASTED.to_owned(), file)]);
            }
            // A page that the browser makes no file of is there as text as well.
            Ok(None) | Err(_) => self.send(pasted(plain, None)),
        }
    }

    /// Ends the worker, whatever it is doing.
    pub(super) fn stop_import(&self) {
        self.0.import.files.borrow_mut().clear();
        self.0.import.importer.take();
    }

    /// Starts a worker for all files that are not done.
    fn start_importer(&self) {
        let store = self.clone();
        let started = Importer::start(move |heard| store.heard_of_importer(heard));
        let underway = &self.0.import;
        match started {
            Ok(importer) => *underway.importer.borrow_mut() = Some(importer),
            Err(error) => {
                page::warn(&format!("no worker: {}", describe(&error)));
                self.importer_is_missing();
            }
        }
    }

    fn importer_is_missing(&self) {
        self.stop_import();
        self.send(Message::Importing(importing::Message::ReaderMissing));
        self.paste_as_text();
    }

    /// A page out of the clipboard that could not be read is there as text as well.
    fn paste_as_text(&self) {
        let plain = self.0.import.pasted.take();
        if let Some(plain) = plain {
            self.send(pasted(plain, None));
        }
    }

    fn heard_of_importer(&self, heard: Heard<ReadFile>) {
        if self.0.import.importer.borrow().is_none() {
            // It was stopped; this was on its way.
            return;
        }
        match heard {
            Heard::Says(FromImporter::Ready) => self.give_files(),
            Heard::Says(FromImporter::At { done, file }) => {
                let done = self.note_done(done);
                self.send(Message::Importing(importing::Message::At { done, file }));
            }
            Heard::Says(FromImporter::Read(mut files)) => {
                if let Some(at) = files.iter().position(|read| read.file == PASTED)
                    && let Some(plain) = self.0.import.pasted.take()
                {
                    self.send(pasted(plain, Some(Box::new(files.remove(at)))));
                }
                self.send(Message::Importing(importing::Message::Read(files)));
            }
            Heard::Says(FromImporter::Table { file, preview }) => {
                let table = self.0.import.files.borrow().front().cloned();
                self.0.import.tables.borrow_mut().extend(table);
                let preview = Box::new(preview);
                self.send(Message::Importing(importing::Message::TableFound { file, preview }));
            }
            Heard::Says(FromImporter::Unreadable(name)) => {
                let outcome = Outcome::Refused(FileRefusal::Unreadable);
                self.send(Message::Importing(importing::Message::Told(name, outcome)));
            }
            // Another worker is asked for that.
            Heard::Says(FromImporter::Again { .. } | FromImporter::Rows { .. }) => {}
            Heard::Says(FromImporter::Ended) => self.importer_ended(),
            Heard::BrokeDown => self.importer_broke_down(),
        }
    }

    /// Gives the worker all files that are not done.
    fn give_files(&self) {
        let underway = &self.0.import;
        let files: Vec<GivenFile> = underway.files.borrow().iter().cloned().collect();
        let mut progress = underway.progress.borrow_mut();
        (progress.before, progress.given, progress.is_reading) = (progress.done, files.len(), false);
        drop(progress);
        if page::is_served() {
            return self.hand_over(files);
        }
        // A worker of a page from the disk is refused files in some browsers: it gets their bytes.
        let store = self.clone();
        spawn_local(async move { store.hand_over(with_bytes(files).await) });
    }

    fn hand_over(&self, files: Vec<GivenFile>) {
        let given = self
            .0
            .import
            .importer
            .borrow()
            .as_ref()
            .map(|importer| importer.read(files));
        if let Some(Err(error)) = given {
            page::warn(&format!("files were not handed over: {}", describe(&error)));
            self.importer_is_missing();
        }
    }

    /// The worker is through with so many of the files that it was given. Returns how many of all are done.
    fn note_done(&self, done: usize) -> usize {
        let underway = &self.0.import;
        let mut progress = underway.progress.borrow_mut();
        let through = progress.before + done;
        for _ in progress.done..through {
            underway.files.borrow_mut().pop_front();
        }
        progress.done = through;
        progress.is_reading = true;
        through
    }

    /// The worker is through with what it was given: goes on with what came since, or ends.
    fn importer_ended(&self) {
        let given = self.0.import.progress.borrow().given;
        self.note_done(given);
        if self.0.import.files.borrow().is_empty() {
            self.stop_import();
            self.send(Message::Importing(importing::Message::Ended));
        } else {
            self.give_files();
        }
    }

    /// A file broke the worker: it is told, and another worker goes on with those after it.
    fn importer_broke_down(&self) {
        let underway = &self.0.import;
        underway.importer.take();
        if !underway.progress.borrow().is_reading {
            return self.importer_is_missing();
        }
        let file = underway.files.borrow_mut().pop_front();
        underway.progress.borrow_mut().done += 1;
        if file.as_ref().is_some_and(|file| file.name == PASTED) {
            self.paste_as_text();
        } else if let Some(GivenFile { name, .. }) = file {
            let outcome = Outcome::Refused(FileRefusal::BrokeReader);
            self.send(Message::Importing(importing::Message::Told(name, outcome)));
        }
        if underway.files.borrow().is_empty() {
            self.send(Message::Importing(importing::Message::Ended));
            return;
        }
        let store = self.clone();
        // Not within the event of the worker that is gone.
        spawn_local(async move { store.start_importer() });
    }
}
