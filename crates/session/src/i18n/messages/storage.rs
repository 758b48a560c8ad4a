//! Where tags are kept, how much room there is, and what may go wrong with it.

/// Where tags are kept, how much room there is, and what may go wrong with it.
pub struct Storage {
    /// Where tags are kept.
    pub section: &'static str,
    /// Where tags are kept, in a sentence.
    pub explained: &'static str,
    /// How much is used.
    pub used: &'static str,
    /// What the browser counts in all.
    pub estimate: &'static str,
    /// The app is kept for use without a network.
    pub offline_ready: &'static str,
    /// What was cleared under the open page was stored again.
    pub stored_again: &'static str,
    /// Most of the room for records is used.
    pub room_tight: &'static str,
    /// How much of the room is used, in short.
    pub room_percent: &'static str,
    /// The browser keeps what is stored.
    pub persistence_granted: &'static str,
    /// The browser does not promise to.
    pub persistence_denied: &'static str,
    /// The browser was not asked yet.
    pub persistence_unasked: &'static str,
    /// The browser does not say.
    pub persistence_unknown: &'static str,
    /// Only where the browser deletes what was not used for a week: that it does, and what helps.
    pub clears_unused: &'static str,
    /// Only where the browser counts room in bytes: what takes twice as much.
    pub counts_bytes: &'static str,
    /// Only in a page from the disk, where the browser keeps what is stored for each file by itself.
    pub keeps_by_file: &'static str,
    /// Only in a page from the disk, where the browser has all such pages share what they store.
    pub shares_between_files: &'static str,
    /// A lasting warning: nothing can be stored.
    pub blocked: &'static str,
    /// A lasting warning: the storage is full.
    pub full: &'static str,
    /// A lasting warning: local storage takes nothing, the journal does.
    pub blocked_but_kept: &'static str,
    /// A lasting warning: local storage is full, the journal is not.
    pub full_but_kept: &'static str,
}
