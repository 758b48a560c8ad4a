//! The state of the storage: records of what is not loaded, quarantine, articles of newer programs and
//! those that another tab deleted, quota, the browser and its permission.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use litemap::LiteMap;

use crate::article::ArticleId;
use crate::model::browser::Browser;
use crate::model::opened_text::OpenedText;
use crate::storage::key::{RecordKey, Records};

/// What the browser said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StoragePermission {
    /// Nothing yet.
    #[default]
    Unasked,
    /// What is stored stays until the reader deletes it.
    Granted,
    /// It may be cleared when the browser runs out of room.
    Denied,
    /// The browser cannot be asked.
    Unknown,
}

/// What is stored, as far as it is not part of what is loaded.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    /// Records of articles that are not loaded (yet), by key.
    pub(crate) records: Records,
    /// Records that were quarantined, by the keys under which they are kept.
    pub(crate) quarantined: Records,
    /// The records whose stored value cannot be read: their keys, and under which key the value is
    /// quarantined.
    pub(crate) quarantined_at: Records,
    /// Articles that a newer program wrote records of, with the latest version of those.
    pub(crate) newer: LiteMap<ArticleId, u64>,
    /// Articles that another tab deleted and this one still has, with what was stored of them since.
    pub(crate) deleted_elsewhere: LiteMap<ArticleId, Records>,
    /// Articles that are loaded and whose texts are in whole records of an earlier version.
    pub(crate) unmoved: LiteMap<ArticleId, ()>,
    /// Those of which a copy is on its way to the journal's database, with the keys of the records that lead there.
    pub(crate) moving: LiteMap<ArticleId, RecordKey>,
    /// Those whose copy was not the same.
    pub(crate) unmovable: LiteMap<ArticleId, ()>,
    /// Records that lead to texts whose identity another text has, which are being read.
    pub(crate) same_names: Records,
    /// The delivered articles that were loaded in the step under way: it is looked whether their texts are to be kept.
    pub(crate) just_loaded: BTreeSet<ArticleId>,
    /// The kept texts of delivered articles that were read, by the keys of the records that lead to them; `None` where
    /// there is no such text, or it could not be reached.
    pub(crate) kept_read: BTreeMap<RecordKey, Option<Rc<OpenedText>>>,
    /// Whether most of the room for records is used.
    pub quota_is_tight: bool,
    /// The browser that all this is stored in.
    pub browser: Browser,
    /// Whether the browser keeps what is stored.
    pub permission: StoragePermission,
    /// How often the reader tagged in this visit.
    pub(crate) tags_made: usize,
}
