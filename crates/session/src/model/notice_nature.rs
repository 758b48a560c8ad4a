//! What follows from what a message says: how it is named on the page, whether it is an alert, how long it stays.

use crate::model::notice::NoticeKind;

impl NoticeKind {
    /// The word in the page's `data-notice`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::StorageBlocked | Self::StorageBlockedButKept => "storage-blocked",
            Self::StorageFull | Self::StorageFullButKept => "storage-full",
            Self::StorageDamaged(_) => "storage-damaged",
            Self::QuotaIsTight => "room-tight",
            Self::NewerRecords => "newer-records",
            Self::NewVersion => "new-version",
            Self::KeptCopy => "kept-copy",
            Self::FirstCopy(_) => "first-copy",
            Self::TextChanged => "text-changed",
            Self::Replaced { .. } => "replaced",
            Self::ReplacementTakenBack { .. } => "replacement-taken-back",
            Self::NotReplaced(_) => "not-replaced",
            Self::IsVersion { .. } => "is-version",
            Self::Deleted(..) | Self::SeveralDeleted { .. } => "deleted",
            Self::Collected { .. } => "collected",
            Self::CollectionDeleted(_) => "collection-deleted",
            Self::StoredAgain => "stored-again",
            Self::DeletionIsOpen => "deletion-not-whole",
            Self::DeletedElsewhere(..) => "deleted-elsewhere",
            Self::DraftDiscarded(..) => "draft-discarded",
            Self::ArticleEnd { .. } => "article-end",
            Self::Leftover => "leftover",
            Self::NothingToContinue => "nothing-to-continue",
            Self::NothingToMerge => "nothing-to-merge",
            Self::MergeWithLeftover => "merge-with-leftover",
            Self::MergeKeptRole => "merge-kept-role",
            Self::MergeKeptFirst => "merge-kept-first",
            Self::LinesTaken { .. } => "lines-taken",
            Self::FileAdded(..) | Self::FileBeside(..) | Self::FileAddedIn { .. } | Self::FileKnown(..) => "file-added",
            Self::ReadIn { .. } => "read-in",
            Self::FilesAdded { .. } => "files-added",
            Self::Imported { .. } => "imported",
            Self::Copied(_) => "copied",
            Self::NotCopied => "not-copied",
            Self::NothingDropped => "nothing-dropped",
            Self::ReaderOfFilesMissing => "reader-of-files-missing",
            Self::FileDecoded { .. } => "file-decoded",
            Self::FileWaits(_) => "file-waits",
            Self::FileFailed(..) => "file-failed",
            Self::ImportDone { .. } => "import-done",
            Self::DatesAhead { .. } => "dates-ahead",
            Self::ImportFailed(..) | Self::ImportHeld(..) => "import-failed",
            Self::NotLoaded(_) => "not-loaded",
            Self::ReportLacks(_) => "report-lacks",
            Self::PngFailed => "png-failed",
            Self::DownloadFailed => "download-failed",
            Self::ExportFailed(..) => "export-failed",
            Self::FileHanded { .. } => "file-handed",
        }
    }

    /// Whether something is wrong, so that it is announced at once.
    pub fn is_alert(&self) -> bool {
        !matches!(
            self,
            Self::FileWaits(_)
                | Self::QuotaIsTight
                | Self::NewVersion
                | Self::KeptCopy
                | Self::FirstCopy(_)
                | Self::FileAdded(..)
                | Self::FileBeside(..)
                | Self::FileAddedIn { .. }
                | Self::ReadIn { .. }
                | Self::FilesAdded { .. }
                | Self::Imported { .. }
                | Self::Copied(_)
                | Self::FileKnown(..)
                | Self::FileDecoded { .. }
                | Self::ImportDone { .. }
                | Self::DatesAhead { .. }
                | Self::StoredAgain
                | Self::Replaced { .. }
                | Self::IsVersion { .. }
                | Self::ReplacementTakenBack { .. }
                | Self::Deleted(..)
                | Self::SeveralDeleted { .. }
                | Self::Collected { .. }
                | Self::CollectionDeleted(_)
                | Self::DraftDiscarded(..)
                | Self::ArticleEnd { .. }
                | Self::NothingToContinue
                | Self::LinesTaken { .. }
                | Self::FileHanded { .. }
        )
    }

    /// The number of the deletion that it tells of.
    pub fn deletion(&self) -> Option<u64> {
        match self {
            Self::Deleted(id, _) | Self::SeveralDeleted { id, .. } => Some(*id),
            Self::ReadIn { replaced, .. } => *replaced,
            _ => None,
        }
    }

    /// Whether screen readers are told of it by what led to it, in one breath, so that the message itself
    /// says nothing.
    pub fn is_said(&self) -> bool {
        matches!(self, Self::ArticleEnd { .. })
    }

    /// Whether it is about local storage that takes nothing.
    pub fn is_about_storage(&self) -> bool {
        matches!(
            self,
            Self::StorageBlocked | Self::StorageFull | Self::StorageBlockedButKept | Self::StorageFullButKept
        )
    }

    /// The same when the journal works, or when it does not.
    pub fn with_journal(self, works: bool) -> Self {
        match self {
            Self::StorageBlocked | Self::StorageBlockedButKept if works => Self::StorageBlockedButKept,
            Self::StorageBlocked | Self::StorageBlockedButKept => Self::StorageBlocked,
            Self::StorageFull | Self::StorageFullButKept if works => Self::StorageFullButKept,
            Self::StorageFull | Self::StorageFullButKept => Self::StorageFull,
            other => other,
        }
    }

    /// Whether it stays until its cause is gone.
    pub fn lasts(&self) -> bool {
        let others = matches!(
            self,
            Self::NewVersion
                | Self::KeptCopy
                | Self::FirstCopy(_)
                | Self::NewerRecords
                | Self::DeletionIsOpen
                | Self::DeletedElsewhere(..)
        );
        others || self.is_about_storage()
    }

    /// Whether it says what came of joining two sentences, or why nothing did.
    pub fn is_about_a_merge(&self) -> bool {
        matches!(
            self,
            Self::NothingToMerge | Self::MergeWithLeftover | Self::MergeKeptRole | Self::MergeKeptFirst
        )
    }

    /// Whether the reader can put it away: not while its cause lasts.
    pub fn can_dismiss(&self) -> bool {
        !self.is_about_storage() && !matches!(self, Self::NewerRecords | Self::DeletedElsewhere(..))
    }
}
