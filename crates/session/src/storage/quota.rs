//! How much of local storage is used: by every record of the origin, other pages' too, since all of them
//! share its room. Everything is counted once when the page opens; then sizes are known by key, so a
//! change costs the length of its own value.
//!
//! From four fifths of the quota on the reader is told. No browser tells its quota: one that refuses
//! earlier than is usual sets the figure.

use std::collections::BTreeMap;

use crate::model::browser::Engine;

/// What browsers give the local storage of an origin, keys included: Chromium and Firefox in UTF-16 code
/// units, WebKit in bytes (measured in all three, see `docs/reliability.md`). No browser tells its own:
/// one that refuses earlier is believed, see [`Quota::refused`].
pub const STANDARD_QUOTA: usize = 5_242_880;

/// What a browser counts when it says how much is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// UTF-16 code units, whatever the letters.
    #[default]
    Units,
    /// The bytes of each key and of each value as WebKit keeps them: one a unit where all are Latin-1,
    /// else two.
    Bytes,
}

impl Measure {
    /// What a browser of this engine counts.
    pub fn of(engine: Engine) -> Self {
        match engine {
            Engine::WebKit => Self::Bytes,
            Engine::Chromium | Engine::Firefox | Engine::Unknown => Self::Units,
        }
    }

    /// How many bytes one takes of what is counted.
    pub fn bytes(self) -> usize {
        match self {
            Self::Units => 2,
            Self::Bytes => 1,
        }
    }

    /// How much a text takes.
    fn size(self, text: &str) -> usize {
        if text.is_ascii() {
            return text.len();
        }
        let units = text.encode_utf16().count();
        let is_wide = self == Self::Bytes && text.chars().any(|letter| letter > '\u{FF}');
        if is_wide { 2 * units } else { units }
    }
}

/// The part of the quota from which on the reader is told: four fifths.
const TIGHT: (usize, usize) = (4, 5);

/// What is used and what there is, in what the browser [counts](Measure).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    measure: Measure,
    sizes: BTreeMap<String, usize>,
    used: usize,
    limit: usize,
}

impl Default for Quota {
    fn default() -> Self {
        Self {
            measure: Measure::default(),
            sizes: BTreeMap::new(),
            used: 0,
            limit: STANDARD_QUOTA,
        }
    }
}

impl Quota {
    /// Nothing used yet, in a browser that counts so.
    pub fn measured_in(measure: Measure) -> Self {
        Self {
            measure,
            ..Self::default()
        }
    }

    /// What the browser counts.
    pub fn measure(&self) -> Measure {
        self.measure
    }

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
                let size = self.size(key, value);
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
        let after = self.used - before + self.size(key, value);
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

    fn size(&self, key: &str, value: &str) -> usize {
        self.measure.size(key) + self.measure.size(value)
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
