//! What the reader can do about messages.

use std::rc::Rc;

use crate::article::ArticleId;
use crate::model::drafts::Draft;
use crate::model::imported::ImportTally;
use crate::model::notice::NoticeKind;

/// What the reader can do about a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeAction {
    /// Load the articles again that did not come.
    LoadAgain,
    /// Export everything now.
    ExportNow,
    /// Back everything up.
    BackUp,
    /// Say that one has the file.
    ConfirmFile,
    /// The focused line is text after all.
    TreatAsText,
    /// Go to the next sentence without a tag.
    NextUntagged,
    /// Choose another encoding for an article.
    ChooseEncoding(ArticleId),
    /// The same for a file that gave none.
    ChooseEncodingOfFile(String),
    /// See what became of each of the files.
    ShowImported,
    /// See the records that were quarantined.
    ShowDamaged,
    /// Load the new version.
    Reload,
    /// Take over what the first copy of the app stored.
    TakeOver,
    /// Read the article.
    Read(ArticleId),
    /// See what became of the tagged sentences of an article's earlier versions.
    Review(ArticleId),
    /// Say what is to become of two articles that may be versions of each other.
    AskAboutVersions {
        /// The earlier one.
        old: ArticleId,
        /// The later one.
        new: ArticleId,
    },
    /// Give an article's place back to the version from before.
    TakeReplacementBack(ArticleId),
    /// Take the deletion with this number back.
    Undelete(u64),
    /// Take the last step in the article back.
    Undo,
    /// Take back what was done last with collections.
    TakeCollectingBack,
    /// Bring these drafts of notes of an article back.
    BringDraftBack(ArticleId, Vec<Draft>),
    /// Keep the article that another tab deleted.
    Keep(ArticleId),
    /// Open the file of this name as it is written, with this text.
    OpenAsWritten(String, Rc<str>),
    /// Let it go.
    LetGo(ArticleId),
}

impl NoticeKind {
    /// What the reader can do about it.
    pub fn action(&self) -> Option<NoticeAction> {
        match self {
            kind if kind.is_about_storage() => Some(NoticeAction::ExportNow),
            Self::StorageDamaged(_) => Some(NoticeAction::ShowDamaged),
            // Stopped before the first file, there is no list.
            Self::Imported { tally, .. } if *tally == ImportTally::default() => None,
            Self::Imported { .. } => Some(NoticeAction::ShowImported),
            Self::QuotaIsTight | Self::ExportFailed(..) => Some(NoticeAction::BackUp),
            Self::FileHanded { .. } => Some(NoticeAction::ConfirmFile),
            Self::NotLoaded(_) => Some(NoticeAction::LoadAgain),
            Self::NewVersion | Self::NewerRecords => Some(NoticeAction::Reload),
            Self::FirstCopy(_) => Some(NoticeAction::TakeOver),
            Self::ReadIn {
                replaced: Some(deletion),
                ..
            } => Some(NoticeAction::Undelete(*deletion)),
            Self::FileAdded(_, id)
            | Self::FileBeside(_, id)
            | Self::FileAddedIn { id, .. }
            | Self::ReadIn { id, .. }
            | Self::FileKnown(_, id)
            | Self::FileDecoded { id, .. } => Some(NoticeAction::Read(id.clone())),
            Self::FileFailed(name, fault) if fault.is_about_encoding() => {
                Some(NoticeAction::ChooseEncodingOfFile(name.clone()))
            }
            Self::Replaced { id, .. } => Some(NoticeAction::Review(id.clone())),
            Self::IsVersion { old, new, .. } => Some(NoticeAction::AskAboutVersions {
                old: old.clone(),
                new: new.clone(),
            }),
            Self::ReplacementTakenBack { id, .. } => Some(NoticeAction::Read(id.clone())),
            Self::ArticleEnd { first: Some(_), .. } => Some(NoticeAction::NextUntagged),
            Self::Leftover => Some(NoticeAction::TreatAsText),
            Self::LinesTaken { .. } => Some(NoticeAction::Undo),
            Self::Deleted(id, _) | Self::SeveralDeleted { id, .. } => Some(NoticeAction::Undelete(*id)),
            Self::Collected { .. } | Self::CollectionDeleted(_) => Some(NoticeAction::TakeCollectingBack),
            Self::DraftDiscarded(id, drafts) => Some(NoticeAction::BringDraftBack(id.clone(), drafts.clone())),
            Self::DeletedElsewhere(id, _) => Some(NoticeAction::Keep(id.clone())),
            _ => None,
        }
    }

    /// What they can do instead.
    pub fn other_action(&self) -> Option<NoticeAction> {
        match self {
            Self::DeletedElsewhere(id, _) => Some(NoticeAction::LetGo(id.clone())),
            Self::Replaced { id, .. } => Some(NoticeAction::TakeReplacementBack(id.clone())),
            Self::FileAddedIn { id, .. } => Some(NoticeAction::ChooseEncoding(id.clone())),
            Self::ReadIn {
                id, replaced: Some(_), ..
            } => Some(NoticeAction::Read(id.clone())),
            Self::FileDecoded { name, written, .. } => Some(NoticeAction::OpenAsWritten(name.clone(), written.clone())),
            _ => None,
        }
    }
}
