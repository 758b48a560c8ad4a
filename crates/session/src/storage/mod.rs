//! Storage: how records get from the session to the browser's local storage and to the journal, and
//! what other tabs put there back to the session.
//!
//! [`Driver`] has all the rules and touches no browser: whoever performs them gives it what happened
//! as an [`Input`] and does what the [`Command`]s say.

mod driver;
mod duty;
mod journal_queue;
mod quota;
mod reconciled;
mod save_state;
mod signals;
mod write_queue;

pub use driver::Driver;
pub use duty::Duty;
pub use journal_queue::{Batch, JournalQueue};
pub use quota::{Quota, STANDARD_QUOTA};
pub use save_state::SaveState;
pub use signals::{Change, Command, Input, Origin, Start};
pub use write_queue::{KeyValueStore, Refusal, WriteQueue};
