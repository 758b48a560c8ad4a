//! How much of the reader's work is in exported files, by stamp.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::Stamp;
use crate::article::ArticleId;

/// What of the reader's work is in files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exported {
    /// Everything up to this stamp is in a file.
    pub all: Stamp,
    /// The same of single articles.
    pub articles: BTreeMap<ArticleId, Stamp>,
    /// When the reader put the reminder off (milliseconds since 1970-01-01 UTC), and how many
    /// changes were in no file then.
    pub put_off: Option<(u64, usize)>,
}

impl Exported {
    /// Joins what another record says: the later stamp of each.
    pub fn merge(&mut self, other: Self) {
        self.all = self.all.max(other.all);
        for (id, stamp) in other.articles {
            let known = self.articles.entry(id).or_default();
            *known = stamp.max(*known);
        }
        self.put_off = self.put_off.max(other.put_off);
    }

    /// The stamp up to which an article is in a file.
    pub fn of(&self, id: &ArticleId) -> Stamp {
        self.articles.get(id).copied().unwrap_or_default().max(self.all)
    }
}
