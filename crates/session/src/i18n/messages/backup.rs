//! Backups.

use crate::i18n::Plural;

/// Backups.
pub struct Backup {
    /// Backs everything up.
    pub back_up: &'static str,
    /// Backups.
    pub section: &'static str,
    /// What a backup is for.
    pub explained: &'static str,
    /// Chooses a backup to restore.
    pub choose: &'static str,
    /// How much is in no file.
    pub unsaved_changes: Plural,
    /// Why a backup is worth it.
    pub remind_why: &'static str,
    /// Restores.
    pub restore: &'static str,
    /// The window of a backup that is not restored yet.
    pub restore_title: &'static str,
    /// Which backup it is.
    pub restore_origin: &'static str,
    /// Everything of the backup is here.
    pub restore_nothing: &'static str,
    /// As whom the reader goes on.
    pub restore_reader: &'static str,
    /// Settings come with it.
    pub restore_settings: &'static str,
    /// What restoring does and does not.
    pub restore_explained: &'static str,
    /// The article itself comes with it.
    pub restore_new_article: &'static str,
    /// Articles for which it has nothing new.
    pub restore_quiet: Plural,
    /// Records that are kept unread.
    pub restore_quarantined: Plural,
    /// Tags that come with it.
    pub count_added: &'static str,
    /// Tags that it changes.
    pub count_changed: &'static str,
    /// Tags of it that are older.
    pub count_skipped: &'static str,
    /// Tags of it that are here.
    pub count_same: &'static str,
    /// Kinds of paragraph that it changes.
    pub count_roles: &'static str,
    /// Ends of sentences that it changes.
    pub count_cuts: &'static str,
    /// Sentences of recodings that come.
    pub count_second: &'static str,
    /// Drafts of notes that come.
    pub count_drafts: &'static str,
    /// Tags without a sentence here.
    pub count_unplaced: &'static str,
}
