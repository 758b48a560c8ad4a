//! All changes of a codebook. They only become more: two that are put together have the changes of both, so every
//! order of putting together comes to the same end.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::change_id::ChangeId;
use super::lineage::Lineage;
use super::version::Version;

/// The changes of a codebook, by identity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    changes: BTreeMap<ChangeId, Change>,
}

impl Log {
    /// Puts a change in. Returns whether it was not there.
    pub fn put(&mut self, change: Change) -> bool {
        self.changes.insert(change.id().clone(), change).is_none()
    }

    /// Puts in what others have. Returns whether any was not there.
    pub fn merge(&mut self, other: impl IntoIterator<Item = Change>) -> bool {
        let count = self.changes.len();
        for change in other {
            self.put(change);
        }
        self.changes.len() > count
    }

    /// The change with this identity.
    pub fn get(&self, id: &ChangeId) -> Option<&Change> {
        self.changes.get(id)
    }

    /// All changes, by identity.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.changes.values()
    }

    /// All changes with their identities.
    pub(super) fn by_id(&self) -> &BTreeMap<ChangeId, Change> {
        &self.changes
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether nothing was changed yet.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The state that all changes lead to.
    pub fn version(&self) -> Version {
        let mut last: BTreeSet<ChangeId> = self.changes.keys().cloned().collect();
        for id in self.changes.values().flat_map(Change::after) {
            last.remove(id);
        }
        Version::new(last)
    }

    /// The changes from the first to the last: each after those that it was made after, and where that leaves it
    /// open, the earlier one first.
    pub fn in_order(&self) -> Vec<&Change> {
        let lineage = Lineage::of(&self.changes);
        lineage.order().iter().map(|id| &self.changes[id]).collect()
    }

    /// What had been changed when this version was at hand, as far as it is known here.
    #[must_use]
    pub fn at(&self, version: &Version) -> Self {
        let lineage = Lineage::of(&self.changes);
        let included = lineage.included(version);
        let ids = included.ones().map(|place| &lineage.order()[place]);
        Self {
            changes: ids.map(|id| (id.clone(), self.changes[id].clone())).collect(),
        }
    }
}

impl IntoIterator for Log {
    type Item = Change;
    type IntoIter = std::collections::btree_map::IntoValues<ChangeId, Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.changes.into_values()
    }
}
