//! What is kept in the browser: records and their keys, how they are read, merged and written, and when.

pub mod journal_queue;
pub mod load;
pub mod permission;
pub mod quarantine;
pub mod quota;
pub mod reconcile;
pub mod records;
pub mod remote_deletion;
pub mod snapshot;
pub mod sync;
pub mod tag_records;
pub mod version_guard;
pub mod write_queue;
