//! The store: holds the state, performs effects, and tells just those components that show what
//! changed. So a tag costs the same in a long article as in a short one.

mod effects;
mod fetching;
mod files;
mod focus;
mod handle;
mod launches;
mod offline;
mod storage_held;
mod storage_performer;
mod watchers;

pub use handle::Store;
pub use watchers::{Watch, Watching};
