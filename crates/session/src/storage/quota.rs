//! How much of local storage is used: by every record of the origin, other pages' too, since all of them
//! share its room. Everything is counted once when the page opens; then sizes are known by key, so a
//! change costs the length of its own value.
//!
//! From four fifths of the quota on the reader is told. No browser tells its quota: one that refuses
//! earlier than is usual sets the figure.

use std::collections::BTreeMap;

/// What Chromium and Firefox give the local storage of an origin, in UTF-16 code units, keys
/// included (measured in both; Arabic takes as much as Latin). No browser tells its own:
/// one that refuses earlier is believed, see [`Quota::refused`].
pub const STANDARD_QUOTA: usize = 5_242_880;

/// The part of the quota from which on the reader is told: four fifths.
const TIGHT: (usize, usize) = (4, 5);

/// What is used and what there is, in UTF-16 code units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    sizes: BTreeMap<String, usize>,
    used: usize,
    limit: usize,
}

impl Default for Quota {
    fn default() -> Self {
        Self {
            sizes: BTreeMap::new(),
            used: 0,
            limit: STANDARD_QUOTA,
        }
    }
}

impl Quota {
    /// Counts anew: these records are all that is stored.
    pub fn count(&mut self, records: &[(String, String)]) {
        self.sizes.clear();
        self.used = 0;
        for (key, value) in records {
            self.stored(key, Some(value));
        }
    }

    /// A record was stored, or removed where there is no value.
    pub fn stored(&mut self, key: &str, value: Option<&str>) {
        let before = match value {
            Some(value) => {
                let size = units(key) + units(value);
                self.used += size;
                self.sizes.insert(key.to_owned(), size)
            }
            None => self.sizes.remove(key),
        };
        self.used -= before.unwrap_or(0);
        self.limit = self.limit.max(self.used);
    }

    /// A record was refused for want of room: there is less than it would have come to.
    pub fn refused(&mut self, key: &str, value: &str) {
        let before = self.sizes.get(key).copied().unwrap_or(0);
        let after = self.used - before + units(key) + units(value);
        self.limit = self.limit.min(after.saturating_sub(1)).max(self.used).max(1);
    }

    /// What is used.
    pub fn used(&self) -> usize {
        self.used
    }

    /// What there is in all.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The used part in per cent, rounded up: only a full storage is at 100.
    pub fn per_cent(&self) -> usize {
        (self.used * 100).div_ceil(self.limit).min(100)
    }

    /// Whether so much is used that the reader should make room.
    pub fn is_tight(&self) -> bool {
        self.used * TIGHT.1 >= self.limit * TIGHT.0
    }
}

fn units(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.encode_utf16().count()
    }
}
