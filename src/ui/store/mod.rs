//! The store: holds the state, performs effects, and tells just those components that show what
//! changed. So a tag costs the same in a long article as in a short one.

mod address;
mod bars;
mod effects;
mod fetching;
mod files;
mod first_copy;
mod focus;
mod handle;
mod import_under_way;
mod importing;
mod installed_app;
mod late_address;
mod late_bars;
mod offline;
mod rereading;
mod storage_handles;
mod storage_performer;
mod torn_page;
mod watchers;

pub use handle::Store;
pub use watchers::{Watch, Watching};
