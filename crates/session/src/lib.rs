//! The session: everything that the page knows, and what happens to it.
//!
//! [`update`] is the whole behaviour of the app: it takes the state and a message and returns the
//! new state with the context that the shell has to perform. It calls nothing outside.

pub mod i18n;
pub mod picture;
pub mod report;

mod absorbing;
mod action_table;
mod actions;
mod backup;
mod counts;
mod cutting;
mod damaged;
mod deleting;
mod exporting;
mod gain;
mod gone;
mod hearing;
mod importing;
mod inventory;
mod journaling;
mod keeping;
mod keys;
mod loading;
mod making;
mod merging;
mod message;
mod moving;
mod newer;
mod notice;
mod opening;
mod pace;
mod palette;
mod passing;
mod persistence;
mod preferences;
mod records;
mod refusals;
mod reminding;
mod reporting;
mod restoring;
mod resuming;
mod room;
mod route;
mod searching;
mod second_pass;
mod sight;
mod state;
mod statistics;
mod stored;
mod tag_records;
mod tagging;
mod tour;
mod update;
mod work;

pub use action_table::SECTIONS;
pub use actions::{Action, Section, action, actions};
pub use counts::Counts;
pub use damaged::Damaged;
pub use deleting::{Deleted, Loss, Target};
pub use gain::{ArticleGain, Gain, Outcome};
pub use journaling::{Batch, Journaling, SaveState};
pub use keeping::{Keeping, Shelf};
pub use keys::{Key, KeyPress, message_of_key};
pub use merging::{Reconciled, Record, merged, reconcile};
pub use message::{Boot, Context, Effect, FetchError, Listing, Message, Step, View};
pub use notice::{FileFault, Notice, NoticeAction, NoticeKind};
pub use opening::{LARGEST_HASHIYA_FILE, LARGEST_TEXT, fault_before_reading};
pub use pace::{FEWEST, PAUSE, pace};
pub use palette::{Choice, choices};
pub use passing::{Differing, SecondLook};
pub use persistence::{Persistence, TAGS_BEFORE_ASKING};
pub use preferences::{Preference, Preferences, TextSize, Theme};
pub use reminding::Reminder;
pub use restoring::Restoring;
pub use room::{Room, STANDARD_QUOTA};
pub use route::{Route, Statistics};
pub use searching::Search;
pub use second_pass::{Again, Pass, SecondPasses};
pub use sight::{Rows, is_other_window, scroll_into_band, scroll_into_view};
pub use state::{Dialog, Install, LoadError, Open, Slot, State, Status};
pub use statistics::{Chart, Run, Times, cells_of, runs_of};
pub use tour::TOUR_STEPS;
pub use update::update;
pub use work::Work;

use hashiya_core::{agreement, annotation, article, codebook, exchange, json, map, text};

/// Everything that is stored has a key that begins so.
pub const KEY_PREFIX: &str = "hashiya:";
