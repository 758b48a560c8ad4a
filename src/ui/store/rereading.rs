//! Files that are read again, in an encoding that the reader chose.

use hashiya_import::Columns;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::handle::Store;
use super::importing::with_bytes;
use crate::platform::import_messages::{FromImporter, GivenFile, Look};
use crate::platform::importer::{Heard, Importer};
use crate::platform::{describe, page};
use crate::session::importing::rereading::{self, source_name};
use crate::session::importing::state::is_pasted;
use crate::session::{FileRefusal, Message, ReadFile, importing};

impl Store {
    /// Keeps hold of files that were given to the worker. Their bytes stay on the disk.
    pub(super) fn keep_files(&self, given: &[GivenFile]) {
        let files = given.iter().filter(|file| !is_pasted(&file.name));
        let named = files.map(|file| (file.name.clone(), file.clone()));
        self.0.again.files.borrow_mut().extend(named);
    }

    /// The same of one that the page reads itself.
    pub(super) fn keep_file(&self, name: &str, file: &File) {
        self.keep_files(&[GivenFile {
            name: name.to_owned(),
            content: file.into(),
            columns: None,
            encoding: None,
            look: None,
        }]);
    }

    /// The reader chose the file again that an article came of.
    pub fn file_chosen_again(&self, article_file: &str, chosen: &File) {
        self.keep_file(source_name(article_file, &chosen.name()), chosen);
        self.tell_of_rereading(rereading::Message::FileChosen);
    }

    /// Has a file of this visit read again in one encoding after the other.
    pub(super) fn read_again(&self, article: &str, encodings: Vec<String>) {
        let Some(file) = self.file_of(article) else {
            return self.tell_of_rereading(rereading::Message::NoFile);
        };
        let given = |encoding| GivenFile {
            encoding: Some(encoding),
            look: Some(Look::Article(article.to_owned())),
            ..file.clone()
        };
        self.look_into(encodings.into_iter().map(given).collect());
    }

    /// Has the first rows of a table read that waits for its columns; what is not said is found and guessed.
    pub(super) fn preview_table(&self, name: &str, encoding: Option<String>, headings: Option<bool>) {
        let table = self
            .0
            .import
            .tables
            .borrow()
            .iter()
            .find(|table| table.name == name)
            .cloned();
        let given = table.map(|table| GivenFile {
            encoding,
            columns: Some(Columns {
                headings,
                ..Columns::default()
            }),
            look: Some(Look::Rows),
            ..table
        });
        self.look_into(given.into_iter().collect());
    }

    fn look_into(&self, files: Vec<GivenFile>) {
        let again = &self.0.again;
        // What was chosen before is not wanted any more.
        *again.waiting.borrow_mut() = files;
        if again.importer.borrow().is_none() {
            let store = self.clone();
            match Importer::start(move |heard| store.heard_of_rereading(heard)) {
                Ok(importer) => *again.importer.borrow_mut() = Some(importer),
                Err(error) => {
                    page::warn(&format!("no worker: {}", describe(&error)));
                    self.rereading_failed();
                }
            }
        } else if again.is_ready.get() {
            self.order_rereading();
        }
    }

    /// The file of an article: the one of its name, or the one that holds it.
    fn file_of(&self, article: &str) -> Option<GivenFile> {
        let files = self.0.again.files.borrow();
        let ends = article.rmatch_indices('/').map(|(at, _)| at);
        let mut names = [article.len()].into_iter().chain(ends).map(|end| &article[..end]);
        names.find_map(|name| files.get(name).cloned())
    }

    fn heard_of_rereading(&self, heard: Heard<ReadFile>) {
        let again = &self.0.again;
        if again.importer.borrow().is_none() {
            return;
        }
        match heard {
            Heard::Says(FromImporter::Ready) => {
                again.is_ready.set(true);
                self.order_rereading();
            }
            Heard::Says(FromImporter::Again { encoding, read }) => {
                let read = read.map(Box::new);
                self.tell_of_rereading(rereading::Message::Read { encoding, read });
            }
            Heard::Says(FromImporter::Rows {
                file,
                encoding,
                headings,
                preview,
            }) => self.send(Message::Importing(importing::Message::TableFoundIn {
                file,
                encoding,
                headings,
                preview: preview.map(Box::new),
            })),
            Heard::Says(FromImporter::Unreadable(_)) => {
                self.tell_of_rereading(rereading::Message::Failed(FileRefusal::Unreadable));
            }
            Heard::BrokeDown => self.rereading_failed(),
            // There is one file, and nobody waits for its end.
            Heard::Says(
                FromImporter::At { .. } | FromImporter::Read(_) | FromImporter::Table { .. } | FromImporter::Ended,
            ) => {}
        }
    }

    /// Gives the worker what it is to read.
    fn order_rereading(&self) {
        let files = self.0.again.waiting.take();
        let (store, worker) = (self.clone(), self.0.again.worker.get());
        spawn_local(async move {
            // A worker of a page from the disk is refused files in some browsers: it gets their bytes.
            let files = match page::is_served() {
                true => Some(files),
                false => with_bytes(files, || store.0.again.worker.get() == worker).await,
            };
            let Some(files) = files else { return };
            let importer = store.0.again.importer.borrow();
            let given = importer.as_ref().map(|importer| importer.read(files));
            drop(importer);
            if let Some(Err(error)) = given {
                page::warn(&format!("a file was not handed over: {}", describe(&error)));
                store.rereading_failed();
            }
        });
    }

    fn rereading_failed(&self) {
        let was_ready = self.0.again.is_ready.get();
        self.stop_reading_again();
        if was_ready {
            return self.tell_of_rereading(rereading::Message::Failed(FileRefusal::BrokeReader));
        }
        self.tell_of_rereading(rereading::Message::NoReader);
    }

    /// Ends the worker, whatever it is doing.
    pub(super) fn stop_reading_again(&self) {
        let again = &self.0.again;
        again.importer.take();
        again.worker.set(again.worker.get() + 1);
        again.waiting.take();
        again.is_ready.set(false);
    }

    fn tell_of_rereading(&self, message: rereading::Message) {
        self.send(Message::Importing(importing::Message::Reread(message)));
    }
}
