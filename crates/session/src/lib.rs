//! The session: everything that the page knows, and what happens to it.
//!
//! [`update`] is the whole behaviour of the app: it takes the state and a message and returns the
//! new state with the effects that the shell has to perform. It calls nothing outside.

pub mod charts;
pub mod i18n;
pub mod report;

mod annotate;
mod commands;
mod delete;
mod library;
mod message;
mod model;
mod navigation;
mod notices;
mod print;
mod recoding;
mod statistics;
mod storage;
mod tour;
mod transfer;
mod update;

pub use commands::action::{Action, Section, action, actions};
pub use commands::keys::{Key, KeyPress, message_of_key};
pub use commands::palette::{Choice, choices};
pub use commands::table::SECTIONS;
pub use delete::deletion::{Deleted, Loss, Target};
pub use message::{Boot, Context, Effect, FetchError, Listing, Message, Step, View};
pub use model::annotated_article::Work;
pub use model::counts::Counts;
pub use model::notice::{FileFault, Notice, NoticeAction, NoticeKind};
pub use model::preferences::{Preference, Preferences, TextSize, Theme};
pub use model::recodings::{Again, Pass, SecondPasses};
pub use model::route::{Route, Statistics};
pub use model::state::{Dialog, Install, LoadError, Open, Slot, State, Status};
pub use navigation::scroll::{Rows, is_other_window, scroll_into_band, scroll_into_view};
pub use navigation::search::Search;
pub use recoding::recode::{Differing, SecondLook};
pub use statistics::figures::{Chart, Run, Times, cells_of, runs_of};
pub use statistics::pace::{FEWEST, PAUSE, pace};
pub use storage::journal_queue::{Batch, Journaling, SaveState};
pub use storage::permission::{Persistence, TAGS_BEFORE_ASKING};
pub use storage::quarantine::Damaged;
pub use storage::quota::{Room, STANDARD_QUOTA};
pub use storage::reconcile::{Reconciled, Record, merged, reconcile};
pub use storage::write_queue::{Keeping, Shelf};
pub use tour::tour::TOUR_STEPS;
pub use transfer::file_kind::{LARGEST_HASHIYA_FILE, LARGEST_TEXT, fault_before_reading};
pub use transfer::import_report::{ArticleGain, Gain, Outcome};
pub use transfer::remind::Reminder;
pub use transfer::restore::Restoring;
pub use update::update;

use hashiya_core::{agreement, annotation, article, codebook, codec, exchange, text};

/// Everything that is stored has a key that begins so.
pub const KEY_PREFIX: &str = "hashiya:";
