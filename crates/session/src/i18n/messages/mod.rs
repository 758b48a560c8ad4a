//! The texts of the interface, in groups: each group is one file with one struct. `{word}` in a text
//! stands for a value that is filled in.

mod actions;
mod appearance;
mod arranging;
mod backup;
mod citing;
mod codebook;
mod collections;
mod common;
mod damage;
mod deleting;
mod details;
mod encoding;
mod files;
mod help;
mod importing;
mod imports;
mod install;
mod keys;
mod library;
mod loading;
mod notes;
mod palette;
mod print;
mod quarantine;
mod reading;
mod recoding;
mod report;
mod revising;
mod roles;
mod saving;
mod search;
mod settings;
mod statistics;
mod storage;
mod tour;
mod units;
mod unsure;
mod updates;
mod whose;

pub use actions::Actions;
pub use appearance::Appearance;
pub use arranging::Arranging;
pub use backup::Backup;
pub use citing::Citing;
pub use codebook::Codebook;
pub use collections::Collections;
pub use common::Common;
pub use damage::Damaged;
pub use deleting::Deleting;
pub use details::Details;
pub use encoding::Encoding;
pub use files::Files;
pub use help::Help;
pub use importing::Importing;
pub use imports::Imports;
pub use install::Install;
pub use keys::Keys;
pub use library::Library;
pub use loading::Loading;
pub use notes::Notes;
pub use palette::Palette;
pub use print::Print;
pub use quarantine::Quarantine;
pub use reading::Reading;
pub use recoding::Recoding;
pub use report::Report;
pub use revising::Revising;
pub use roles::Roles;
pub use saving::Saving;
pub use search::Search;
pub use settings::Settings;
pub use statistics::Statistics;
pub use storage::Storage;
pub use tour::Tour;
pub use units::Units;
pub use unsure::Unsure;
pub use updates::Updates;
pub use whose::Whose;

/// Every text of the interface, in one language.
pub struct Messages {
    /// What every screen may need.
    pub common: Common,
    /// Sizes and lengths of time.
    pub units: Units,
    /// The list of articles.
    pub library: Library,
    /// Sorting the library, and finding articles in it.
    pub arranging: Arranging,
    /// Selecting several articles, and grouping them.
    pub collections: Collections,
    /// What is known of an article.
    pub details: Details,
    /// The encoding of a file.
    pub encoding: Encoding,
    /// What keeps an article or the list from being shown.
    pub loading: Loading,
    /// The page of an article.
    pub reading: Reading,
    /// Notes on sentences.
    pub notes: Notes,
    /// The search in an article.
    pub search: Search,
    /// The kinds of paragraph.
    pub roles: Roles,
    /// The settings.
    pub settings: Settings,
    /// Where keys alone are commands.
    pub keys: Keys,
    /// The help.
    pub help: Help,
    /// Where tags are kept, how much room there is, and what may go wrong with it.
    pub storage: Storage,
    /// How far saving has come.
    pub saving: Saving,
    /// Records that could not be read.
    pub quarantine: Quarantine,
    /// Backups.
    pub backup: Backup,
    /// Deleting, and taking it back.
    pub deleting: Deleting,
    /// Files that come in and go out.
    pub files: Files,
    /// Whose work a file is.
    pub whose: Whose,
    /// New versions of the app.
    pub updates: Updates,
    /// Links to sentences, and quotations.
    pub citing: Citing,
    /// Files of other programs, and many at once.
    pub importing: Importing,
    /// What is wrong with a file that is damaged.
    pub damage: Damaged,
    /// What opening a Hashiya file did, or why it did nothing.
    pub imports: Imports,
    /// Text size and colours.
    pub appearance: Appearance,
    /// The tour of the first visit.
    pub tour: Tour,
    /// The command palette.
    pub palette: Palette,
    /// Sentences to come back to.
    pub unsure: Unsure,
    /// Figures and pictures of the tags.
    pub statistics: Statistics,
    /// Reading a sample again.
    pub recoding: Recoding,
    /// Versions of articles.
    pub revising: Revising,
    /// Printing.
    pub print: Print,
    /// The HTML report.
    pub report: Report,
    /// Installing the app.
    pub install: Install,
    /// The window that explains the labels.
    pub codebook: Codebook,
    /// What the reader can do, beside what has a text elsewhere.
    pub actions: Actions,
}
