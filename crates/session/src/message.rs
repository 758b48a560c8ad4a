//! What can happen, and what the shell is asked to do.

use super::deleting::Target;
use super::notice::{FileFault, NoticeKind};
use super::persistence::Persistence;
use super::preferences::{Preference, TextSize, Theme};
use super::route::Route;
use super::state::{Dialog, Install};
use super::statistics::Chart;
use crate::article::{ArticleId, Role};
use crate::codebook::LabelId;
use crate::i18n::Locale;
use crate::json::json_object;
use crate::report::Paper;

/// What a message happens in: what the session cannot know by itself, and what comes out of it for the
/// shell to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    now: u64,
    utc_offset_minutes: i32,
    effects: Vec<Effect>,
}

impl Context {
    /// At this time (milliseconds since 1970-01-01 UTC), local time being so many minutes ahead of UTC.
    pub fn new(now: u64, utc_offset_minutes: i32) -> Self {
        Self {
            now,
            utc_offset_minutes,
            effects: Vec::new(),
        }
    }

    /// The time in milliseconds since 1970-01-01 UTC.
    pub fn now(&self) -> u64 {
        self.now
    }

    /// How far local time is ahead of UTC, in minutes.
    pub fn utc_offset_minutes(&self) -> i32 {
        self.utc_offset_minutes
    }

    /// What came out so far, in order.
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// What the shell has to do, in order.
    pub(super) fn into_effects(self) -> Vec<Effect> {
        self.effects
    }

    /// The same time with nothing come out of it: for what is tried on a copy, or looked at first.
    pub(super) fn apart(&self) -> Self {
        Self::new(self.now, self.utc_offset_minutes)
    }

    /// Has the shell do something.
    pub(super) fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Has the shell do all of these.
    pub(super) fn extend(&mut self, effects: impl IntoIterator<Item = Effect>) {
        self.effects.extend(effects);
    }

    /// Keeps what is wanted of all that came out so far.
    pub(super) fn retain(&mut self, is_wanted: impl FnMut(&Effect) -> bool) {
        self.effects.retain(is_wanted);
    }

    /// Stores a record.
    pub(super) fn write(&mut self, key: String, value: String) {
        self.push(Effect::Write { key, value });
    }

    /// Removes a record.
    pub(super) fn remove(&mut self, key: String) {
        self.push(Effect::Remove { key });
    }

    /// Draws a part of the page again.
    pub(super) fn render(&mut self, view: View) {
        self.push(Effect::Render(view));
    }

    /// Says something to screen readers.
    pub(super) fn announce(&mut self, text: impl Into<String>) {
        self.push(Effect::Announce(text.into()));
    }
}

/// What the shell finds when the page opens.
#[derive(Clone, Debug, Default)]
pub struct Boot {
    /// Every stored record: key and value.
    pub records: Vec<(String, String)>,
    /// The languages that the browser asks for, the best first.
    pub languages: Vec<String>,
    /// The language that the address asks for (`?lang=`).
    pub forced_language: Option<String>,
    /// Whether the address asks for the tour, or asks to leave it out (`?tour=`).
    pub tour: Option<bool>,
    /// A fresh random identity, for a reader who has none yet.
    pub new_annotator: String,
    /// The location's hash.
    pub hash: String,
    /// The keys under which values that cannot be read were set aside while both stores were brought
    /// together.
    pub set_aside: Vec<String>,
    /// Why storage does not work, if it does not.
    pub storage_fault: Option<NoticeKind>,
}

/// An entry of the list of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The identity: the file's stem.
    pub id: ArticleId,
    /// The file's name.
    pub file: String,
}

/// Why a fetch brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer.
    Network,
    /// An answer with this HTTP status.
    Status(u16),
}

/// Where to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next sentence that is text.
    Next,
    /// To the one before.
    Previous,
    /// To the first.
    First,
    /// To the last.
    Last,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// The page has opened.
    Booted(Box<Boot>),
    /// The list of articles came, or did not.
    ListFetched(Result<Vec<Listing>, FetchError>),
    /// An article came, or did not.
    Fetched {
        /// Which one.
        id: ArticleId,
        /// Its bytes.
        result: Result<Vec<u8>, FetchError>,
    },
    /// The reader wants the list to be fetched again.
    RetryList,
    /// The reader wants an article to be fetched again.
    Retry(ArticleId),
    /// The address has changed.
    RouteChanged(Route),
    /// The reader chose a sentence; with `extend`, all from the one chosen before.
    Focus {
        /// Which one, from 0.
        sentence: usize,
        /// Whether the selection grows to it.
        extend: bool,
    },
    /// The reader chose a place from within the app.
    Go(Route),
    /// The reader wants to choose files to open.
    ChooseFiles,
    /// The reader moves.
    Move {
        /// Where to.
        step: Step,
        /// Whether the selection grows with it.
        extend: bool,
    },
    /// The reader moves to the next sentence without a tag.
    NextUntagged,
    /// The reader labels the selected sentences.
    Tag(LabelId),
    /// The reader clears the selected sentences.
    Clear,
    /// The reader marks the selected sentences as ones to come back to, or takes the mark off.
    ToggleUnsure,
    /// The reader moves to the next sentence to come back to.
    NextUnsure,
    /// The reader comes back to a sentence, from the list of those.
    ComeBack(usize),
    /// The reader wants to see the tour.
    StartTour,
    /// The reader wants to see its next step.
    NextTourStep,
    /// The reader puts it away.
    SkipTour,
    /// The reader takes the last step back.
    Undo,
    /// The reader makes it again.
    Redo,
    /// The reader says what the focused block is; `None` swaps text and boilerplate.
    SetRole(Option<Role>),
    /// The reader gives the focused block the next role in their order.
    CycleRole,
    /// The reader splits the focused sentence before the word at this code point.
    Split {
        /// The first code point of the word.
        at: usize,
    },
    /// The reader merges the focused sentence with the next.
    Merge,
    /// The reader says of a block that it is text after all.
    TreatAsText {
        /// Which block, from 0.
        block: usize,
    },
    /// A window is asked for.
    OpenDialog(Dialog),
    /// The reader wrote a note on the focused sentence.
    SaveNote(String),
    /// Escape: closes what is open, else drops the selection.
    Close,
    /// The search field is asked for.
    OpenSearch,
    /// The reader searches.
    Search(String),
    /// The reader goes to the next place that was found, or the one before.
    SearchStep {
        /// Whether backwards.
        back: bool,
    },
    /// The reader exports the open article.
    ExportArticle,
    /// The reader exports everything.
    ExportAll,
    /// The reader backs everything up.
    BackUp,
    /// The reader saves a report of the open article, or of all of them.
    Report,
    /// The reader prints the open article.
    Print(Paper),
    /// The browser begins to print, or has printed.
    Printing(bool),
    /// The reader puts the reminder of a backup off.
    PutOffBackup,
    /// The reader restores the backup that was shown to them.
    Restore,
    /// The reader wants something deleted, and is asked.
    AskToDelete(Target),
    /// The reader deletes it: with a fresh random identity, should everything go.
    Delete {
        /// The identity.
        new_annotator: String,
    },
    /// The reader takes a deletion back, by its number.
    Undelete(u64),
    /// The reader begins a second pass over what the page of figures is about.
    BeginAgain {
        /// How many sentences, at most.
        size: usize,
        /// What the sample is drawn by: any number, another one each time.
        seed: u64,
    },
    /// The reader labels the sentence of their second pass that is shown.
    TagAgain(LabelId),
    /// The reader takes the last label of their second pass back.
    TakeBackAgain,
    /// The reader saves a chart: as SVG or, with `png`, as PNG.
    SaveChart {
        /// Which one.
        chart: Chart,
        /// Whether as PNG.
        png: bool,
    },
    /// The browser could not make a PNG file.
    PngFailed,
    /// The browser could not make the file that is to be downloaded.
    DownloadFailed,
    /// The reader keeps an article that another tab deleted.
    KeepGone(ArticleId),
    /// The reader lets an article go that another tab deleted.
    LetGo(ArticleId),
    /// The reader opened a file: its name and its bytes, `None` when it could not be read.
    FileOpened {
        /// The file's name.
        name: String,
        /// Its bytes.
        bytes: Option<Vec<u8>>,
    },
    /// The reader chose a file that is not read: its name and why.
    FileRefused {
        /// The file's name.
        name: String,
        /// Why.
        fault: FileFault,
    },
    /// The reader gave their name.
    SetName(String),
    /// The reader chose the interface's language.
    SetLocale(Locale),
    /// The reader wants something otherwise.
    Prefer(Preference),
    /// The reader puts a notice away, by its number.
    Dismiss(u64),
    /// Something could not be stored.
    StorageFailed(NoticeKind),
    /// Everything that could not be stored before is stored now.
    StorageRecovered,
    /// The journal, which takes what local storage does not, works again or does no longer.
    JournalWorks(bool),
    /// Most of the room for records is used, or there is enough again.
    RoomIsTight(bool),
    /// The browser said whether it keeps what is stored.
    Persistence(Persistence),
    /// The reader wants a record that was set aside as a file: the key under which it is kept.
    DownloadDamaged(String),
    /// The reader takes a record that was set aside away for good.
    DiscardDamaged(String),
    /// What is stored could be read after all, later than when the page opened: every record, key
    /// and value.
    StoredRead(Vec<(String, String)>),
    /// Another tab stored or removed a record.
    StoredElsewhere {
        /// The record's key.
        key: String,
        /// Its value.
        value: Option<String>,
    },
    /// How the app can be installed here.
    Installable(Install),
    /// The reader installs the app.
    Install,
    /// A new version of the app is there.
    NewVersion,
    /// The app is kept for use without a network.
    OfflineReady,
    /// The reader wants the new version.
    Reload,
}

/// A part of the page that has to be drawn again. The bars with counts and tools always are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// One sentence of the open article, from 0.
    Sentence(usize),
    /// One block of the open article, from 0.
    Block(usize),
    /// Everything but the sentences and blocks of an article that stays open.
    Page,
}

/// Something for the shell to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Fetch the list of articles.
    FetchList,
    /// Fetch an article.
    Fetch(Listing),
    /// Store a record.
    Write {
        /// Its key.
        key: String,
        /// Its value.
        value: String,
    },
    /// Remove a record from everywhere that it is kept.
    Remove {
        /// Its key.
        key: String,
    },
    /// Find out whether the browser keeps what is stored.
    CheckPersistence,
    /// Ask the browser to keep what is stored.
    AskToPersist,
    /// Hand the reader a file.
    Download {
        /// The file's name.
        name: String,
        /// Its text.
        content: String,
    },
    /// Print the page, as it is drawn now.
    Print,
    /// Hand the reader a drawing as a PNG file, at two points for each unit.
    DownloadPng {
        /// The file's name.
        name: String,
        /// The drawing as an SVG file.
        svg: String,
        /// Its width in units.
        width: usize,
        /// Its height in units.
        height: usize,
    },
    /// Have the browser ask whether to install the app.
    Install,
    /// Put a place into the address without a new entry in the browser's history.
    ReplaceRoute(Route),
    /// Go to a place, as a link would.
    Go(Route),
    /// Let the reader choose files to open.
    ChooseFiles,
    /// Focus a sentence and bring it into view.
    FocusSentence(usize),
    /// Focus the search field.
    FocusSearch,
    /// Say something to screen readers.
    Announce(String),
    /// Set the page's language and direction.
    SetLocale(Locale),
    /// Draw a part of the page again.
    Render(View),
    /// Set the text size and the colours of the page.
    SetLook {
        /// The size.
        size: TextSize,
        /// The colours.
        theme: Theme,
    },
    /// Load the page again.
    Reload,
}

json_object!(Listing { id, file });
