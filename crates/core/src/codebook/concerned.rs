//! Which sentences have to be looked at again, for many at once.

use std::collections::BTreeMap;

use super::label_id::LabelId;
use super::resolved::Codebook;
use super::review::Concern;
use super::version::Version;

/// Answers of [`Codebook::concern`], each found once: thousands of sentences have few labels and versions.
pub struct Concerned<'a> {
    codebook: &'a Codebook,
    found: BTreeMap<(LabelId, Version), Option<Concern>>,
}

impl<'a> Concerned<'a> {
    /// Of this codebook nothing is found yet.
    pub fn new(codebook: &'a Codebook) -> Self {
        Self {
            codebook,
            found: BTreeMap::new(),
        }
    }

    /// Why a sentence that was given `label` under a version has to be looked at again; none if it has not.
    pub fn concern(&mut self, label: &LabelId, made_under: &Version) -> Option<&Concern> {
        let codebook = self.codebook;
        let key = (label.clone(), made_under.clone());
        let found = self.found.entry(key);
        found
            .or_insert_with_key(|(label, version)| codebook.concern(label, version))
            .as_ref()
    }
}
