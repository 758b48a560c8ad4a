//! Effects: what the shell is asked to do, such as storing a record, downloading a file, or drawing a
//! part of the page.
//!
//! A [`View`] is a part that has to be drawn: a sentence, a block, or the page. A tag draws one sentence
//! and the bars, in an article of ten thousand sentences as in one of ten. Records are written before
//! anything is drawn: what is on the screen is stored.

use std::rc::Rc;

use hashiya_import::Columns;

use crate::i18n::Locale;
use crate::model::listing::Listing;
use crate::model::opened_text::OpenedText;
use crate::model::preferences::{TextSize, Theme};
use crate::model::route::Route;
use crate::storage::key::RecordKey;

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

/// What is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// A link to a sentence.
    Link,
    /// A link to a sentence in a copy of the app that is a file on this device.
    LinkFromDisk,
    /// A link to words of the web page that an article is from.
    SourceLink,
    /// Words with where they are from.
    Quotation,
}

/// Something for the shell to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Fetch the list of articles.
    FetchList,
    /// Go on with loading articles in the browser's next turn.
    LoadNext,
    /// Fetch an article.
    Fetch(Listing),
    /// Store a record.
    Write {
        /// Its key.
        key: RecordKey,
        /// Its value.
        value: String,
    },
    /// Remove a record from everywhere that it is kept.
    Remove {
        /// Its key.
        key: RecordKey,
    },
    /// Keep the text of an article, to which a record leads that is written with it.
    KeepText {
        /// The record's key.
        key: RecordKey,
        /// The text.
        text: Rc<OpenedText>,
    },
    /// Read texts of articles: the keys of the records that lead to them.
    ReadTexts(Vec<RecordKey>),
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
    /// Keep a part of the file that is being written, after those before it.
    KeepPart(String),
    /// Hand the reader the file whose parts were kept.
    DownloadKept {
        /// The file's name.
        name: String,
        /// Its text before the parts.
        before: String,
        /// Its text after them.
        after: String,
    },
    /// Let the parts of the file go that is not wanted any more.
    ForgetParts,
    /// Go on with writing a file in the browser's next turn.
    WriteOn,
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
    /// Read what the first copy of the app under this origin stored.
    ReadFirstCopy,
    /// Put a place into the address without a new entry in the browser's history.
    ReplaceRoute(Route),
    /// Go to a place, as a link would.
    Go(Route),
    /// Put a text into the clipboard.
    Copy {
        /// What it is.
        what: Copied,
        /// The text.
        text: String,
    },
    /// Put the address of a place of the app into the clipboard.
    CopyAddress(Route),
    /// Read tables, now that it is chosen which column is what.
    ReadTables {
        /// The files' names.
        files: Vec<String>,
        /// Which column is what.
        columns: Columns,
        /// The encoding that was chosen; none for the one that is found.
        encoding: Option<String>,
    },
    /// Read the first rows of a table that waits for its columns, as the reader says.
    PreviewTable {
        /// The file's name.
        file: String,
        /// The encoding; none for the one that is found.
        encoding: Option<String>,
        /// Whether the first row names the columns; none where that is guessed.
        headings: Option<bool>,
    },
    /// Tables with these names are not wanted.
    ForgetTables(Vec<String>),
    /// Read a file of this visit again, in one encoding after the other.
    ReadAgain {
        /// The name of the file, or of what is in it.
        file: String,
        /// The encodings.
        encodings: Vec<String>,
    },
    /// No more files are read again.
    StopReadingAgain,
    /// Stop the worker that reads files.
    StopImport,
    /// Let the reader choose files to open.
    ChooseFiles,
    /// Focus a sentence and bring it into view.
    FocusSentence(usize),
    /// Bring a sentence into view and leave the keyboard where it is.
    ShowSentence(usize),
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
