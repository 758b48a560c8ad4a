//! What waits for the journal, the second store beside local storage, whose records are on the disk
//! when it says so; and what the reader is told of how safe their work is.

use super::keeping::Keeping;
use super::records::is_place;
use crate::i18n::Locale;
use crate::map::Map;

/// How safe the reader's work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is on the disk.
    #[default]
    Saved,
    /// Something is on its way to the disk.
    Saving,
    /// Everything is in local storage only, which the browser writes to the disk up to a minute
    /// later.
    BrowserOnly,
    /// Something is only in memory and lost with the page.
    MemoryOnly,
}

impl SaveState {
    /// The word in the page's `data-save-state`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::BrowserOnly => "browser-only",
            Self::MemoryOnly => "memory-only",
        }
    }

    /// The state in the reader's language.
    pub fn text(self, locale: Locale) -> &'static str {
        let m = locale.messages();
        match self {
            Self::Saved => m.saving.saved,
            Self::Saving => m.saving.under_way,
            Self::BrowserOnly => m.saving.browser_only,
            Self::MemoryOnly => m.saving.memory_only,
        }
    }

    /// What is weaker than it should be, and what to do; `None` when all is well.
    pub fn why(self, locale: Locale) -> Option<&'static str> {
        let m = locale.messages();
        match self {
            Self::Saved | Self::Saving => None,
            Self::BrowserOnly => Some(m.saving.browser_only_why),
            Self::MemoryOnly => Some(m.saving.memory_only_why),
        }
    }
}

/// New values of records by key; `None` removes the record.
pub type Batch = Map<String, Option<String>>;

/// How the journal is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Journal {
    /// Asked for; it has not answered yet.
    #[default]
    Opening,
    /// It takes what it is given.
    Working,
    /// It did not open, or gave up its last transaction.
    Failing,
}

/// The records on their way to the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journaling {
    journal: Journal,
    /// What the journal has yet to be given: the latest value of each record.
    waiting: Batch,
    /// What the transaction under way gives it.
    under_way: Option<Batch>,
}

impl Journaling {
    /// A record was written, or removed: the journal gets it next.
    pub fn wrote(&mut self, key: String, value: Option<String>) {
        self.waiting.insert(key, value);
    }

    /// Whether the journal should be given what waits at once. The reader's place is no work of
    /// theirs: it goes with the next record, or after a pause.
    pub fn is_urgent(&self) -> bool {
        self.waiting.keys().any(|key| is_work(key))
    }

    /// Whether anything waits for the journal.
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// What the next transaction is to write, if one can begin: not while another is under way.
    pub fn begin(&mut self) -> Option<Batch> {
        if self.under_way.is_some() || self.waiting.is_empty() {
            return None;
        }
        let batch = std::mem::take(&mut self.waiting);
        self.under_way = Some(batch.clone());
        Some(batch)
    }

    /// The journal is open.
    pub fn opened(&mut self) {
        self.journal = Journal::Working;
    }

    /// The transaction under way is complete: what it wrote is on the disk.
    pub fn completed(&mut self) {
        self.under_way = None;
        self.journal = Journal::Working;
    }

    /// The journal did not open in time, or the transaction under way was given up: what it was to
    /// write waits again, unless there is a later value.
    pub fn failed(&mut self) {
        self.journal = Journal::Failing;
        for (key, value) in self.under_way.take().into_iter().flatten() {
            self.waiting.or_insert(key, value);
        }
    }

    /// Whether the journal does not work.
    pub fn is_failing(&self) -> bool {
        self.journal == Journal::Failing
    }

    /// Whether something is only in memory: neither local storage nor the journal has it.
    pub fn is_in_memory_only(&self, keeping: &Keeping) -> bool {
        keeping.waiting().any(|key| self.unwritten().any(|other| other == key))
    }

    /// The keys of what the journal does not have yet.
    fn unwritten(&self) -> impl Iterator<Item = &String> {
        let under_way = self.under_way.iter().flat_map(Batch::keys);
        self.waiting.keys().chain(under_way)
    }

    /// What the reader is told.
    pub fn state(&self, keeping: &Keeping) -> SaveState {
        match self.journal {
            Journal::Failing if self.is_in_memory_only(keeping) => SaveState::MemoryOnly,
            Journal::Failing => SaveState::BrowserOnly,
            Journal::Opening | Journal::Working if self.unwritten().any(|key| is_work(key)) => SaveState::Saving,
            Journal::Opening | Journal::Working => SaveState::Saved,
        }
    }
}

/// Whether a record holds work of the reader's: all but where they are.
fn is_work(key: &str) -> bool {
    !is_place(key)
}
