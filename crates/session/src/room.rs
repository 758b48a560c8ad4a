//! How much of the storage is used: by every record of the origin, other pages' too, since all of
//! them share its room. Sizes are known by key, so a change costs the length of its own value.

use crate::map::Map;

/// What Chromium and Firefox give the local storage of an origin, in UTF-16 code units, keys
/// included (measured in both; Arabic takes as much as Latin). No browser tells its own:
/// one that refuses earlier is believed, see [`Room::refused`].
pub const STANDARD_QUOTA: usize = 5_242_880;

/// The part of the quota from which on the reader is told: four fifths.
const TIGHT: (usize, usize) = (4, 5);

/// What is used and what there is, in UTF-16 code units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    sizes: Map<String, usize>,
    used: usize,
    quota: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            sizes: Map::new(),
            used: 0,
            quota: STANDARD_QUOTA,
        }
    }
}

impl Room {
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
        self.quota = self.quota.max(self.used);
    }

    /// A record was refused for want of room: there is less than it would have come to.
    pub fn refused(&mut self, key: &str, value: &str) {
        let before = self.sizes.get(key).copied().unwrap_or(0);
        let after = self.used - before + units(key) + units(value);
        self.quota = self.quota.min(after.saturating_sub(1)).max(self.used).max(1);
    }

    /// What is used.
    pub fn used(&self) -> usize {
        self.used
    }

    /// What there is in all.
    pub fn quota(&self) -> usize {
        self.quota
    }

    /// The used part in per cent, rounded up: only a full storage is at 100.
    pub fn per_cent(&self) -> usize {
        (self.used * 100).div_ceil(self.quota).min(100)
    }

    /// Whether so much is used that the reader should make room.
    pub fn is_tight(&self) -> bool {
        self.used * TIGHT.1 >= self.quota * TIGHT.0
    }
}

fn units(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.encode_utf16().count()
    }
}
