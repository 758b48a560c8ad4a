//! The kinds of records, one in each file, and the table of them. To add one, write its file and put it
//! into [`ALL`]: reading, bringing both stores together, other tabs, deleting, and backups go through
//! this table.

pub mod collections;
pub mod cuts;
pub mod details;
pub mod drafts;
pub mod exported;
pub mod extras;
pub mod file_extras;
pub mod kept_text;
pub mod kind;
pub mod last_read;
pub mod line_breaks;
pub mod names;
pub mod opened_text;
pub mod place;
pub mod profile;
pub mod recodings;
pub mod revision;
pub mod roles;
pub mod summary;
pub mod tags;

use crate::article::ArticleId;
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;
use crate::storage::key::RecordKey;
use kind::{ArticleRecord, Home, RecordKind, StateRecord};

/// Every kind of record. In this order the parts of an annotated article are loaded: the sentences
/// first, then what belongs to them.
pub const ALL: [&dyn RecordKind; 19] = [
    &profile::ProfileRecord,
    &names::NamesRecord,
    &file_extras::FileExtrasRecord,
    &exported::ExportedRecord,
    &collections::CollectionsRecord,
    &opened_text::OpenedTextRecord,
    &kept_text::KeptTextRecord,
    &line_breaks::LineBreaksRecord,
    &cuts::CutsRecord,
    &tags::TagsRecord,
    &roles::RolesRecord,
    &recodings::RecodingsRecord,
    &drafts::DraftsRecord,
    &extras::ExtrasRecord,
    &place::PlaceRecord,
    &last_read::LastReadRecord,
    &details::DetailsRecord,
    &revision::RevisionRecord,
    &summary::SummaryRecord,
];

/// The kind of a record; `None` when this program does not read it.
pub fn of(key: &RecordKey) -> Option<&'static dyn RecordKind> {
    ALL.into_iter().find(|kind| kind.has(key))
}

/// The kinds of which there is one record, which is nobody's.
pub fn of_state() -> impl Iterator<Item = &'static dyn StateRecord> {
    ALL.into_iter().filter_map(|kind| match kind.home() {
        Home::State(kind) => Some(kind),
        _ => None,
    })
}

/// The kinds whose records are parts of an annotated article, in the order in which they are loaded.
pub fn of_article() -> impl Iterator<Item = &'static dyn ArticleRecord> {
    ALL.into_iter().filter_map(|kind| match kind.home() {
        Home::Article(kind) => Some(kind),
        _ => None,
    })
}

/// The number in the library of the article that a part of the work belongs to, if it is loaded.
pub fn article_of(state: &State, key: &RecordKey) -> Option<usize> {
    let owner = key.owner()?;
    let is_its = |entry: &LibraryEntry| entry.annotated().is_some_and(|work| owner.is(&work.document.article));
    state.library.entries.iter().position(is_its)
}

/// Whether a record leads to a text in the journal's database, under the same key: of an article that the reader
/// opened, or of a delivered one that was worked on.
pub fn leads_to_text(key: &RecordKey) -> bool {
    opened_text::is_pointer(key) || kept_text::is_kept(key)
}

/// Whether a record holds work of the reader's; also when this program does not read it.
pub fn is_work(key: &RecordKey) -> bool {
    of(key).is_none_or(|kind| kind.is_work())
}

/// Whether a record holds work of the reader's in the version that is written now. Such a one is removed
/// only when the reader deletes, and then all of its article goes; one of an earlier version goes when its
/// place is taken.
pub fn is_latest_work(key: &RecordKey) -> bool {
    of(key).is_some_and(|kind| kind.is_work() && key.version() == Some(kind.versions()[0]))
}

/// Whether the value of a record can be read; always, when this program does not read such records.
pub fn is_sound(key: &RecordKey, value: &str) -> bool {
    of(key)
        .zip(key.owner())
        .is_none_or(|(kind, owner)| kind.is_sound(owner, value))
}

/// Two values of a record that can be read, put together; of records that this program does not read,
/// the newer one.
pub fn union(key: &RecordKey, old: &str, new: &str) -> String {
    let union = of(key).and_then(|kind| kind.union(old, new));
    union.unwrap_or_else(|| new.to_owned())
}

/// The article that a record of a newer program is about, and the version that its key names;
/// `None` for every record that this program knows, and for those that are about no article.
pub fn newer(key: &RecordKey) -> Option<(ArticleId, u64)> {
    let (name, version) = key.kind().zip(key.version())?;
    let known = ALL.into_iter().find(|kind| kind.name() == name);
    let latest = known.map_or(1, |kind| kind.versions()[0]);
    key.article().filter(|_| version > latest).map(|id| (id, version))
}
