//! The worker that reads files, and the files that it has still to read.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};

use crate::platform::import_messages::GivenFile;
use crate::platform::importer::Importer;

/// The worker, while it reads, and the files that are not told as done.
#[derive(Default)]
pub(super) struct ImportUnderWay {
    pub(super) importer: RefCell<Option<Importer>>,
    /// The number of the worker: another one has another.
    pub(super) worker: Cell<u64>,
    /// Those that it was given, from the first on of which not all was told, and those that came since.
    pub(super) files: RefCell<VecDeque<GivenFile>>,
    /// Tables, until the reader has chosen their columns.
    pub(super) tables: RefCell<Vec<GivenFile>>,
    /// How often the reader pasted something.
    pub(super) pasted: Cell<u64>,
    pub(super) progress: RefCell<Progress>,
}

impl ImportUnderWay {
    /// Ends the worker, whatever it is doing, and what the page is doing for it.
    pub(super) fn end_worker(&self) {
        self.worker.set(self.worker.get() + 1);
        self.importer.take();
    }
}

/// How far it is.
#[derive(Default)]
pub(super) struct Progress {
    /// How many files of this import are done: everything of them was told.
    pub(super) done: usize,
    /// How many were when the worker was given its files.
    pub(super) before: usize,
    /// How many the worker was given.
    pub(super) given: usize,
    /// Which file of this import it is at, from 0; `None` before it has begun with one.
    pub(super) at: Option<usize>,
    /// When it was last shown which file it is at, in milliseconds.
    pub(super) shown: u64,
}

/// At least so many milliseconds from one file that is shown to the next: nobody reads more, and each has the page
/// looked through.
const BETWEEN: u64 = 100;

impl Progress {
    /// Whether it is time at this moment to show which file it is at.
    pub(super) fn is_due(&mut self, now: u64) -> bool {
        let is_due = now.abs_diff(self.shown) >= BETWEEN;
        if is_due {
            self.shown = now;
        }
        is_due
    }
}

/// The files of this visit, and the worker that reads one of them again.
#[derive(Default)]
pub(super) struct ReadingAgain {
    /// Each by its name; the browser has them, and no more than this is kept of one.
    pub(super) files: RefCell<BTreeMap<String, GivenFile>>,
    pub(super) importer: RefCell<Option<Importer>>,
    /// Whether the worker can be told what to read.
    pub(super) is_ready: Cell<bool>,
    /// The number of the worker: another one has another.
    pub(super) worker: Cell<u64>,
    /// What it is to read, until it can be told.
    pub(super) waiting: RefCell<Vec<GivenFile>>,
}
