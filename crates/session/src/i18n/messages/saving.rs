//! How far saving has come.

/// How far saving has come.
pub struct Saving {
    /// Everything is on the disk.
    pub saved: &'static str,
    /// Something is on its way to the disk.
    pub under_way: &'static str,
    /// Everything is in local storage only.
    pub browser_only: &'static str,
    /// What that means, and what to do.
    pub browser_only_why: &'static str,
    /// Something is only in memory.
    pub memory_only: &'static str,
    /// What that means, and what to do.
    pub memory_only_why: &'static str,
    /// Exports, in a warning.
    pub export_now: &'static str,
}
