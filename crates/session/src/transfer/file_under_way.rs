//! A Hashiya file that is being written, with everything that goes into it as it was when it was asked for.

use std::collections::VecDeque;

use crate::anchor::Places;
use crate::annotation::{AnnotatorId, Stamp};
use crate::article::ArticleId;
use crate::exchange::extras::FileExtras;
use crate::exchange::file::WithoutText;
use crate::exchange::{Backup, Described, FileWriter, KnownAnnotator};
use crate::model::library_entry::LibraryEntry;

/// An article that goes out, which is shared with the state.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
    pub(super) entry: LibraryEntry,
    /// What its reader says of it.
    pub(super) described: Described,
    /// The earlier versions whose place it has taken.
    pub(super) earlier: Vec<OutgoingEarlier>,
}

/// An earlier version that goes out with the article that has taken its place.
#[derive(Clone, Debug)]
pub(crate) struct OutgoingEarlier {
    pub(super) entry: LibraryEntry,
    pub(super) places: Places,
    pub(super) replaced_at: Stamp,
}

/// A file that is being written.
#[derive(Clone, Debug)]
pub(crate) struct FileUnderWay {
    pub(super) name: String,
    /// The articles that were asked for, where not all are.
    pub(super) some: Option<Vec<ArticleId>>,
    pub(super) started_at: u64,
    /// All that was said by then is in it.
    pub(super) up_to: Stamp,
    /// The articles that go out.
    pub(super) articles: Vec<Outgoing>,
    /// How many of them were dealt with.
    pub(super) done: usize,
    pub(super) writer: FileWriter,
    /// The places of those that go along as the records that they are stored in.
    pub(super) as_records: Vec<usize>,
    pub(super) annotators: Vec<KnownAnnotator>,
    pub(super) without_text: Vec<(WithoutText, Vec<AnnotatorId>)>,
    pub(super) backup: Option<Backup>,
    pub(super) extras: FileExtras,
    /// The names of articles that are not in it with their texts: those of which what was said is, and those of which
    /// nothing is.
    pub(super) left_out: (Vec<String>, Vec<String>),
    /// Whether it takes so long that the reader is told.
    pub(super) is_long: bool,
}

/// The files that are written in several turns, the one under way first.
#[derive(Clone, Debug, Default)]
pub(crate) struct FilesUnderWay {
    pub(super) files: VecDeque<FileUnderWay>,
    /// Whether the shell is going to come back.
    pub(super) is_called: bool,
}
