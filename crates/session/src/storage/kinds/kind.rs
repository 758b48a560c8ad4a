//! The traits of a kind of record: name, versions, whom it belongs to, format and merge. A kind
//! implements them once, in a file of its own; reading, reconciling, syncing, deleting and backups go
//! through the table in [`super`].

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::annotation::{Clock, Stamp};
use crate::article::{Article, WrittenPlaces};
use crate::codec::{from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::state::State;
use crate::storage::key::{Owner, RecordKey};
use crate::storage::quarantine::set_aside;

/// Whom the records of a kind belong to; see [`Owner`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// No article: there is one record of the kind.
    Nobody,
    /// An article, whatever its text.
    Article,
    /// An article with one text.
    Text,
    /// A chunk of such a text.
    Chunk,
}

impl Scope {
    fn fits(self, owner: &Owner) -> bool {
        matches!(
            (self, owner),
            (Self::Nobody, Owner::Nobody)
                | (Self::Article, Owner::Article(_))
                | (Self::Text, Owner::Text(..))
                | (Self::Chunk, Owner::Chunk(..))
        )
    }
}

/// How a record goes into a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InBackup {
    /// As the record that it is.
    AsRecord,
    /// With the article that it belongs to, in the way of files; as a record where that is not here.
    WithArticle,
    /// Not at all.
    Never,
}

/// Where that which a record says is while the page is open.
#[derive(Clone, Copy, Debug)]
pub enum Home<'k> {
    /// In the state: it is nobody's.
    State(&'k dyn StateRecord),
    /// In an annotated article.
    Article(&'k dyn ArticleRecord),
    /// It is an article of the library itself.
    Library,
    /// In the record, which stays among the stored ones.
    Record,
}

/// A kind of record.
pub trait RecordKind: Debug + Sync {
    /// Its name in keys. No kind may be called `damaged`.
    fn name(&self) -> &'static str;

    /// The versions of its format that can be read, the latest first: the one that is written.
    fn versions(&self) -> &'static [u64] {
        &[1]
    }

    /// Whom its records belong to.
    fn scope(&self) -> Scope;

    /// The same of its records in a version of the format.
    fn scope_in(&self, _version: u64) -> Scope {
        self.scope()
    }

    /// Where that which it says is while the page is open.
    fn home(&self) -> Home<'_>;

    /// Whether it holds work of the reader's, and not only where they were and when.
    fn is_work(&self) -> bool {
        true
    }

    /// How it goes into a backup.
    fn in_backup(&self) -> InBackup {
        InBackup::AsRecord
    }

    /// Whether all of a value can be read, without the article that it belongs to.
    fn is_sound(&self, owner: &Owner, value: &str) -> bool;

    /// Two values that can be read, put together without the article that they belong to: what carries
    /// stamps by the one merge; of the rest the newer one counts.
    fn union(&self, old: &str, new: &str) -> Option<String>;

    /// The key under which such a record is written.
    fn key(&self, owner: Owner) -> RecordKey {
        self.key_in(self.versions()[0], owner)
    }

    /// The key of such a record in a version of its format.
    fn key_in(&self, version: u64, owner: Owner) -> RecordKey {
        RecordKey::new(self.name(), version, owner)
    }

    /// Whether a record with this key is one that can be read.
    fn has(&self, key: &RecordKey) -> bool {
        let fits = |version: u64| key.owner().is_some_and(|owner| self.scope_in(version).fits(owner));
        key.kind() == Some(self.name())
            && key
                .version()
                .is_some_and(|version| self.versions().contains(&version) && fits(version))
    }
}

/// A kind of which there is one record, and that record is nobody's.
pub trait StateRecord: RecordKind {
    /// Whether there is nothing to be stored.
    fn is_empty(&self, state: &State) -> bool;

    /// The record as it is written now.
    fn written(&self, state: &State) -> String;

    /// Puts a stored value in. Returns whether it could be read.
    fn merge(&self, state: &mut State, value: &str) -> bool;

    /// Forgets all of it: another tab removed the record, or the reader deletes everything.
    fn forget(&self, state: &mut State);

    /// Merges what another tab stored. Where this tab knows more, or the value cannot be read, it stores
    /// its own.
    fn sync(&self, state: &mut State, value: &str, context: &mut Context) {
        sync_state_record(self, state, value, context);
    }

    /// Takes over from a backup what is not known here. Returns how many settings or names that were.
    fn restore(&self, state: &mut State, value: &str, context: &mut Context) -> usize;

    /// Stores it.
    fn store(&self, state: &State, context: &mut Context) {
        context.write(self.key(Owner::Nobody), self.written(state));
    }
}

/// A kind whose records are parts of an annotated article.
pub trait ArticleRecord: RecordKind {
    /// The owners of the records that there are of it.
    fn owners(&self, work: &AnnotatedArticle) -> Vec<Owner>;

    /// Whether there is nothing to be stored.
    fn is_empty(&self, work: &AnnotatedArticle) -> bool;

    /// The record as it is written now.
    fn written(&self, work: &AnnotatedArticle, owner: &Owner) -> String;

    /// When it was said what a value says, for each part of it; nothing for kinds without stamps, and of a
    /// value that cannot be read.
    fn stamps(&self, _value: &str) -> Vec<Stamp> {
        Vec::new()
    }

    /// Merges a stored value, as far as it can be read.
    fn merge(&self, work: &mut AnnotatedArticle, owner: &Owner, value: &str, clock: &mut Clock) -> Merged;

    /// What a value says that was stored about an earlier form of the article's text, in whichever version: the same
    /// of the text that it has, for each owner, as far as it can be read. Nothing of a kind that says nothing of
    /// places of the text.
    fn moved(&self, _value: &str, _places: &WrittenPlaces, _article: &Article) -> Vec<(Owner, String)> {
        Vec::new()
    }

    /// Merges another copy of the same article's annotations. The sentences are cut anew by the caller.
    fn join(&self, work: &mut AnnotatedArticle, since: &AnnotatedArticle);

    /// Forgets what this record says. The sentences are cut anew by the caller.
    fn forget(&self, work: &mut AnnotatedArticle, owner: &Owner);

    /// Stores one of its records.
    fn store(&self, work: &AnnotatedArticle, owner: Owner, context: &mut Context) {
        let value = self.written(work, &owner);
        context.write(self.key(owner), value);
    }
}

/// What became of a stored value.
pub struct Merged {
    /// What looks otherwise now.
    pub views: Vec<View>,
    /// Whether all of it could be read; else it is quarantined.
    pub is_whole: bool,
}

impl Merged {
    /// Nothing of it could be read.
    pub const NOTHING: Self = Self {
        views: Vec::new(),
        is_whole: false,
    };

    /// All of it was read, and nothing looks otherwise.
    pub fn all() -> Self {
        Self {
            is_whole: true,
            ..Self::NOTHING
        }
    }
}

/// Merges what another tab stored, and stores what is known here where that is something else.
pub fn sync_state_record<K: StateRecord + ?Sized>(kind: &K, state: &mut State, value: &str, context: &mut Context) {
    let key = kind.key(Owner::Nobody);
    if !kind.merge(state, value) {
        set_aside(state, &key, value.to_owned(), context);
    }
    let own = kind.written(state);
    if own != value {
        context.write(key, own);
    }
}

/// Whether a value is one of this type.
pub fn reads<T: DeserializeOwned>(value: &str) -> bool {
    from_text::<T>(value).is_some()
}

/// The older value with all of the newer one put in.
pub fn union_of<T: Serialize + DeserializeOwned>(old: &str, new: &str, put: fn(&mut T, T)) -> Option<String> {
    let mut union: T = from_text(old)?;
    put(&mut union, from_text(new)?);
    Some(to_text(&union))
}
