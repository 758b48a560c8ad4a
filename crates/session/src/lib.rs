//! The session: everything that the page knows, and what happens to it.
//!
//! [`update`] is the whole behaviour of the app: it takes the state and a message and returns the
//! new state with the effects that the shell has to perform. It calls nothing outside.

pub mod charts;
pub mod i18n;
pub mod report;

pub mod annotate;
mod awaiting;
mod boot;
pub mod citing;
mod commands;
pub mod delete;
pub mod importing;
pub mod installation;
pub mod library;
mod message;
mod model;
pub mod navigation;
pub mod notices;
pub mod print;
pub mod recoding;
pub mod revising;
pub mod settings;
pub mod statistics;
pub mod storage;
pub mod tour;
pub mod transfer;
mod update;

pub use boot::Boot;
pub use commands::action::{Action, Section};
pub use commands::key::{Key, KeyPress};
pub use commands::keyboard::message_of_key;
pub use commands::palette::{PaletteItem, choices};
pub use commands::review_keys::{REVIEW_COMMANDS, ReviewCommand, ReviewKey, review_command, review_key};
pub use commands::table::{SECTIONS, action, actions};
pub use delete::preview::DeletionPreview;
pub use delete::state::{Deleted, DeletionTarget, What};
pub use importing::state::{Importing, Job, Pasted, Report, Reread, Rereading, TableQuestion, Trial};
pub use message::Message;
pub use model::annotated_article::AnnotatedArticle;
pub use model::arrangement::{Arrangement, FromWhere, HowFar, Order};
pub use model::browser::{Browser, Engine};
pub use model::codebooks::{Codebooks, default_codebook};
pub use model::collections::{Collection, CollectionId, Collections};
pub use model::context::{Context, Zone};
pub use model::counts::{Counting, Counts, LabelCounts};
pub use model::described::found;
pub use model::details::{Detail, Details, Membership, Said};
pub use model::dialog::Dialog;
pub use model::drafts::{Draft, Drafts};
pub use model::effect::{Copied, Effect, View};
pub use model::exported::{Exported, Handed};
pub use model::imported::{FileRefusal, ImportTally, Outcome, ReadArticle, ReadFile};
pub use model::install::Install;
pub use model::library_entry::{LibraryEntry, LoadError, Status};
pub use model::listing::{FetchError, Listing};
pub use model::notice::{FileFault, Notice, NoticeKind};
pub use model::notice_action::NoticeAction;
pub use model::other_fields::{OtherField, column_name, other_fields};
pub use model::people::{People, Person};
pub use model::preferences::{Digits, Preference, Preferences, SingleKeys, TextSize, Theme};
pub use model::preparing::{MANY_SENTENCES, Preparing};
pub use model::recodings::{RecodedSentence, Recoding, Recodings};
pub use model::route::{Route, SharedSentence, Statistics};
pub use model::state::State;
pub use model::summary::{Summary, Tally, Unsaved};
pub use navigation::layout::{Layout, Part, is_long, present_block, present_sentence};
pub use navigation::moving::Step;
pub use navigation::scroll::{Rows, is_other_window, scroll_into_band, scroll_into_view};
pub use navigation::state::{Navigation, Open, Search};
pub use recoding::recode::{Disagreement, RecodingReport};
pub use revising::details::{Around, OwnLabel, PlaceShown, ReviewDetails, TextShown};
pub use revising::placing::{PossiblePlace, PossiblePlaces};
pub use revising::reviewing::{Decision, PlaceInText, ReviewItem};
pub use revising::state::{Choice, Likeness, Question, Step as ReviewStep};
pub use revising::{QuestionShown, VersionShown};
pub use statistics::figures::{Chart, Kinds, Run, TimeEstimate, runs_of};
pub use statistics::pace::{FEWEST, PAUSE, pace};
pub use storage::browser_habits::{BrowserHabit, browser_habits};
pub use storage::driver::Driver;
pub use storage::driver_io::{Change, Command, Input, Origin, Start};
pub use storage::duty::Duty;
pub use storage::journal_queue::{Batch, JournalQueue, Transaction};
pub use storage::key::{RecordKey, Records};
pub use storage::kinds::opened_text::{OpenedText, TextPointer};
pub use storage::permission::TAGS_BEFORE_ASKING;
pub use storage::quarantine::Quarantined;
pub use storage::quota::{Measure, Quota, STANDARD_QUOTA};
pub use storage::reconcile::{Reconciled, Record, merged, reconcile};
pub use storage::save_state::SaveState;
pub use storage::state::{StoragePermission, Stored};
pub use storage::text_queue::Texts;
pub use storage::text_record::{TextAnswer, TextRecord};
pub use storage::texts::leads_to_opened_text;
pub use storage::whole_texts::with_whole_texts;
pub use storage::write_queue::{KeyValueStore, Refusal, WriteQueue};
pub use tour::steps::TOUR_STEPS;
pub use transfer::asked::{Asked, Whose};
pub use transfer::file_kind::{
    HEAD, LARGEST_HASHIYA_FILE, LARGEST_TEXT, Way, fault_before_reading, hashiya_text, is_long_hashiya, is_long_text,
    may_be_pages, way,
};
pub use transfer::import_report::{ArticleReport, ImportCounts, ImportReport};
pub use transfer::state::{PendingRestore, Reminder, Transfer};
pub use transfer::text_file::article_to_prepare;
pub use update::update;

use hashiya_core::{agreement, anchor, annotation, article, codebook, codec, exchange, text};

/// Everything that is stored has a key that begins so.
pub const KEY_PREFIX: &str = "hashiya:";
