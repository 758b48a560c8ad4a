//! What the server does at present, shared between its threads and the test.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard};

/// How a path is made to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Answered with status 404.
    NotFound,
    /// Answered with status 500.
    ServerError,
    /// The connection is closed without an answer.
    Dropped,
}

/// What browsers are told about keeping answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// `no-store`: nothing but a service worker can make the page work without the server.
    Never,
    /// `max-age=600`, as common static hosts say.
    TenMinutes,
}

/// What the server does at present.
pub struct Plan {
    /// The paths that fail.
    pub faults: HashMap<String, Fault>,
    /// The bytes that are answered in place of the folder's, by path.
    pub replaced: HashMap<String, Vec<u8>>,
    /// Scripts of the tests, first in the head of every page.
    pub head_scripts: Vec<String>,
    /// The paths asked for so far.
    pub requests: Vec<String>,
    /// What browsers are told about keeping answers.
    pub caching: Caching,
}

/// What the threads of a server share.
pub struct Shared {
    /// The folder that is served.
    pub root: PathBuf,
    /// Whether it answers; otherwise it is being stopped.
    pub running: AtomicBool,
    /// What it does.
    pub plan: Mutex<Plan>,
}

impl Shared {
    /// What it does, for as long as the answer is held.
    pub fn plan(&self) -> MutexGuard<'_, Plan> {
        // A poisoned lock means that another thread panicked: the plan itself is still whole.
        self.plan.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
