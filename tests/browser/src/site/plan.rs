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
    /// Answered with status 503.
    Unavailable,
    /// The connection is closed without an answer.
    Dropped,
    /// The connection is accepted and nothing ever comes, until the fault is mended.
    Silent,
    /// Status, headers and a few bytes come, and then nothing, until the fault is mended.
    Stalled,
    /// Answered by the redirect of a network that wants its guests to sign in.
    Redirected,
    /// Answered with status 200 and the sign-in page of such a network.
    Portal,
    /// Answered with status 200 and the first half of the bytes.
    Truncated,
    /// Answered with status 200, the right type and other bytes.
    Tampered,
    /// Answered as it should be, after so many milliseconds.
    Slow(u64),
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
    /// The folder that is served.
    pub root: PathBuf,
    /// How every path fails.
    pub fault: Option<Fault>,
    /// The paths that fail.
    pub faults: HashMap<String, Fault>,
    /// The bytes that are answered in place of the folder's, by path.
    pub replaced: HashMap<String, Vec<u8>>,
    /// Files of the folder as they are sent to browsers that take brotli, by path.
    pub compressed: HashMap<String, Vec<u8>>,
    /// Scripts of the tests, first in the head of every page.
    pub head_scripts: Vec<String>,
    /// The paths asked for so far.
    pub requests: Vec<String>,
    /// What browsers are told about keeping answers.
    pub caching: Caching,
}

/// What the threads of a server share.
pub struct Shared {
    /// Whether it answers; otherwise it is being stopped.
    pub running: AtomicBool,
    /// What it does.
    pub plan: Mutex<Plan>,
}

impl Plan {
    /// How a path fails at present.
    pub fn fault(&self, path: &str) -> Option<Fault> {
        self.fault.or_else(|| self.faults.get(path).copied())
    }
}

impl Shared {
    /// What it does, for as long as the answer is held.
    pub fn plan(&self) -> MutexGuard<'_, Plan> {
        // A poisoned lock means that another thread panicked: the plan itself is still whole.
        self.plan.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
