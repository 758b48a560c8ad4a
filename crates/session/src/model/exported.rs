//! How much of the reader's work is in exported files, by stamp.
//!
//! No page is told what became of a download: a browser that denies it, a dialog that is closed, a full
//! disk are all silent. So what was handed to the browser is kept apart, and counts as being in a file once
//! the reader says that they have it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::codec::is_default;

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
    /// What was handed to the browser and the reader has not said that they have.
    #[serde(skip_serializing_if = "is_default")]
    pub handed: Option<Handed>,
}

/// Files that were handed to the browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handed {
    /// The name of the last one.
    pub name: String,
    /// When that was, in milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// Everything up to this stamp would be in a file.
    pub all: Stamp,
    /// The same of single articles.
    pub articles: BTreeMap<ArticleId, Stamp>,
}

impl Exported {
    /// Joins what another record says: the later stamp of each.
    pub fn merge(&mut self, other: Self) {
        self.all = self.all.max(other.all);
        join(&mut self.articles, other.articles);
        self.put_off = self.put_off.max(other.put_off);
        if let Some(handed) = other.handed {
            self.hand(handed);
        }
        self.drop_confirmed();
    }

    /// Keeps that something was handed to the browser.
    pub fn hand(&mut self, handed: Handed) {
        let known = self.handed.get_or_insert_default();
        if (handed.at, &handed.name) > (known.at, &known.name) {
            (known.at, known.name) = (handed.at, handed.name);
        }
        known.all = known.all.max(handed.all);
        join(&mut known.articles, handed.articles);
    }

    /// The reader has what was handed to the browser.
    pub fn confirm(&mut self) {
        if let Some(handed) = self.handed.take() {
            self.all = self.all.max(handed.all);
            join(&mut self.articles, handed.articles);
        }
    }

    /// Nothing is open of what is in files anyway, as after the reader's word in another tab.
    fn drop_confirmed(&mut self) {
        let is_open = |handed: &mut Handed| {
            let articles = &handed.articles;
            handed.all > self.all
                || articles
                    .iter()
                    .any(|(id, stamp)| *stamp > confirmed(&self.articles, self.all, id))
        };
        let mut handed = self.handed.take();
        self.handed = handed.take_if(is_open);
    }

    /// The stamp up to which an article is in a file.
    pub fn of(&self, id: &ArticleId) -> Stamp {
        confirmed(&self.articles, self.all, id)
    }
}

fn confirmed(articles: &BTreeMap<ArticleId, Stamp>, all: Stamp, id: &ArticleId) -> Stamp {
    articles.get(id).copied().unwrap_or_default().max(all)
}

fn join(into: &mut BTreeMap<ArticleId, Stamp>, from: BTreeMap<ArticleId, Stamp>) {
    for (id, stamp) in from {
        let known = into.entry(id).or_default();
        *known = stamp.max(*known);
    }
}
