//! Files that a worker reads beside the page: giving them to it, and hearing what was in them.

use std::collections::VecDeque;

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
use crate::session::importing::state::pasted_name;
use crate::session::{FileRefusal, Message, Outcome, ReadFile, importing};

/// So many files are given at once, at most, to a worker that gets their bytes,
const FILES_AHEAD: usize = 8;
/// and no more of them once they have so many bytes: all of them lie in memory until they are read.
const BYTES_AHEAD: f64 = 4_000_000.0;

/// The first of these files, as many as a worker is given at once that gets their bytes: at least one.
fn few_of(files: &VecDeque<GivenFile>) -> Vec<GivenFile> {
    let mut bytes = 0.0;
    let is_room = |given: &&GivenFile| {
        let is_room = bytes < BYTES_AHEAD;
        bytes += given.content.dyn_ref::<web_sys::File>().map_or(0.0, |file| file.size());
        is_room
    };
    files.iter().take(FILES_AHEAD).take_while(is_room).cloned().collect()
}

/// The files with their bytes in them; `None` once they are not wanted any more.
pub(super) async fn with_bytes(mut given: Vec<GivenFile>, are_wanted: impl Fn() -> bool) -> Option<Vec<GivenFile>> {
    for file in &mut given {
        if let Some(content) = file.content.dyn_ref::<web_sys::File>()
            && let Some(bytes) = files::bytes_of(content).await
        {
            file.content = Uint8Array::from(bytes.as_slice()).into();
        }
        if !are_wanted() {
            return None;
        }
    }
    Some(given)
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

    /// Tells of files and folders that the disk did not give: with those that are being read, or by themselves.
    pub(super) fn tell_unreadable(&self, names: Vec<String>) {
        if names.is_empty() {
            return;
        }
        // They are none of those that the worker has to read.
        self.send(Message::Importing(importing::Message::Began(0)));
        for name in names {
            let outcome = Outcome::Refused(FileRefusal::Unreadable);
            self.send(Message::Importing(importing::Message::Told(name, outcome)));
        }
        if self.0.import.importer.borrow().is_none() {
            self.send(Message::Importing(importing::Message::Ended));
        }
    }

    /// Makes an article of what was pasted, as plain text and as a page; either may be empty. A page is read by the
    /// worker.
    pub fn paste(&self, plain: String, page: String) {
        let number = self.0.import.pasted.get();
        self.0.import.pasted.set(number + 1);
        let name = pasted_name(number);
        let file = (!page.trim().is_empty()).then(|| files::file_of(&name, &page));
        // A page that the browser makes no file of is there as text as well.
        let file = file.and_then(Result::ok);
        let page = file.is_some().then(|| name.clone());
        self.send(Message::Importing(importing::Message::Pasted { plain, page }));
        self.import(file.into_iter().map(|file| (name.clone(), file)).collect());
    }

    /// Ends the worker, whatever it is doing.
    pub(super) fn stop_import(&self) {
        self.0.import.files.borrow_mut().clear();
        self.0.import.end_worker();
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
        let names = self
            .0
            .import
            .files
            .borrow()
            .iter()
            .map(|file| file.name.clone())
            .collect();
        self.stop_import();
        self.send(Message::Importing(importing::Message::ReaderMissing(names)));
    }

    fn heard_of_importer(&self, heard: Heard<ReadFile>) {
        if self.0.import.importer.borrow().is_none() {
            // It was stopped; this was on its way.
            return;
        }
        match heard {
            Heard::Says(FromImporter::Ready) => self.give_files(),
            Heard::Says(FromImporter::At { index, told, file }) => self.importer_is_at(index, told, file),
            Heard::Says(FromImporter::Read(files)) => {
                self.send(Message::Importing(importing::Message::Read(files)));
            }
            Heard::Says(FromImporter::Table { file, preview }) => {
                let table = self.file_it_is_at(|files, at| files.get(at).cloned());
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

    /// Gives the worker files that are not done: all, or some, where the page has to read them.
    fn give_files(&self) {
        let underway = &self.0.import;
        let is_served = page::is_served();
        let files: Vec<GivenFile> = match is_served {
            true => underway.files.borrow().iter().cloned().collect(),
            false => few_of(&underway.files.borrow()),
        };
        let mut progress = underway.progress.borrow_mut();
        (progress.before, progress.given, progress.at) = (progress.done, files.len(), None);
        drop(progress);
        if is_served {
            return self.hand_over(files);
        }
        // A worker of a page from the disk is refused files in some browsers: it gets their bytes.
        let (store, worker) = (self.clone(), underway.worker.get());
        spawn_local(async move {
            // Another worker, or none, has nothing to do with what this one was to read.
            if let Some(files) = with_bytes(files, || store.0.import.worker.get() == worker).await {
                store.hand_over(files);
            }
        });
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

    /// The worker begins with one of the files that it was given, and has told all of so many of them.
    fn importer_is_at(&self, index: usize, told: usize, file: String) {
        let is_more = self.note_told(told);
        let mut progress = self.0.import.progress.borrow_mut();
        let at = progress.before + index;
        progress.at = Some(at);
        let (done, is_due) = (progress.done, progress.is_due(page::now()));
        drop(progress);
        if is_more || is_due {
            self.send(Message::Importing(importing::Message::At { at, done, file }));
        }
    }

    /// The worker has told all of so many of the files that it was given. Returns whether those are more than before.
    fn note_told(&self, told: usize) -> bool {
        let underway = &self.0.import;
        let mut progress = underway.progress.borrow_mut();
        let through = progress.before + told;
        let more = through.saturating_sub(progress.done);
        underway.files.borrow_mut().drain(..more);
        progress.done = through;
        more > 0
    }

    /// What `of` gives of the files that are not done, and the place among them of the one that the worker is at.
    fn file_it_is_at(
        &self,
        of: impl FnOnce(&mut VecDeque<GivenFile>, usize) -> Option<GivenFile>,
    ) -> Option<GivenFile> {
        let underway = &self.0.import;
        let progress = underway.progress.borrow();
        let at = progress.at?.checked_sub(progress.done)?;
        of(&mut underway.files.borrow_mut(), at)
    }

    /// The worker is through with what it was given: goes on with what came since, or ends.
    fn importer_ended(&self) {
        let given = self.0.import.progress.borrow().given;
        self.note_told(given);
        if self.0.import.files.borrow().is_empty() {
            self.stop_import();
            self.send(Message::Importing(importing::Message::Ended));
        } else {
            self.give_files();
        }
    }

    /// A file broke the worker: it is told, and another worker goes on with all others that were not told; what it
    /// had read of them is gone with it.
    fn importer_broke_down(&self) {
        let underway = &self.0.import;
        underway.end_worker();
        if underway.progress.borrow().at.is_none() {
            return self.importer_is_missing();
        }
        let file = self.file_it_is_at(VecDeque::remove);
        let mut progress = underway.progress.borrow_mut();
        progress.done += 1;
        // The next one has begun with none of them: should it break down before, it is the program that is missing.
        let (at, done) = (progress.at.take(), progress.done);
        drop(progress);
        if let Some((at, file)) = at.zip(file.as_ref()) {
            let file = file.name.clone();
            self.send(Message::Importing(importing::Message::At { at, done, file }));
        }
        if let Some(GivenFile { name, .. }) = file {
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
