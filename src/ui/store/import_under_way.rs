//! The worker that reads files, and the files that it has still to read.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};

use crate::platform::import_messages::GivenFile;
use crate::platform::importer::Importer;

/// The worker, while it reads, and the files that are not told as done.
#[derive(Default)]
pub(super) struct ImportUnderWay {
    pub(super) importer: RefCell<Option<Importer>>,
    /// Those that it was given, from the one that it is at, and those that came since.
    pub(super) files: RefCell<VecDeque<GivenFile>>,
    /// Tables, until the reader has chosen their columns.
    pub(super) tables: RefCell<Vec<GivenFile>>,
    /// The plain text of what was pasted, while its page is read.
    pub(super) pasted: RefCell<Option<String>>,
    pub(super) progress: RefCell<Progress>,
}

/// How far it is.
#[derive(Default)]
pub(super) struct Progress {
    /// How many files of this import are done.
    pub(super) done: usize,
    /// How many were when the worker was started.
    pub(super) before: usize,
    /// How many the worker was given.
    pub(super) given: usize,
    /// Whether it has begun with one.
    pub(super) is_reading: bool,
}

/// The files of this visit, and the worker that reads one of them again.
#[derive(Default)]
pub(super) struct ReadingAgain {
    /// Each by its name; the browser has them, and no more than this is kept of one.
    pub(super) files: RefCell<BTreeMap<String, GivenFile>>,
    pub(super) importer: RefCell<Option<Importer>>,
    /// Whether the worker can be told what to read.
    pub(super) is_ready: Cell<bool>,
    /// What it is to read, until it can be told.
    pub(super) waiting: RefCell<Vec<GivenFile>>,
}
