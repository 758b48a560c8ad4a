//! Stamps: which of two values is the later one, whatever the clocks say.
//!
//! A stamp is one number, so a record needs neither a counter nor the name of a device, and `updated_at`
//! in a file carries all of it.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

/// When a value was written: milliseconds since 1970-01-01 UTC, never before any stamp that its
/// writer had seen.
///
/// This is a hybrid logical clock (Kulkarni et al. 2014, "Logical physical clocks") with the
/// counter folded into the milliseconds: the next stamp is the clock's time or the last stamp plus
/// one, whichever is later. So a clock that is days behind still writes later values with later
/// stamps, and one number carries it all. Equal stamps are decided by the values themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Stamp(u64);

/// The last millisecond of the year 9999: later ones cannot be written as a date in a file.
const LATEST: u64 = 253_402_300_799_999;
/// The last millisecond of the year 9998.
const LATEST_FROM_OUTSIDE: u64 = 253_370_764_799_999;

impl Stamp {
    /// The stamp of this many milliseconds since 1970-01-01 UTC, at most the end of the year 9999.
    pub fn from_millis(millis: u64) -> Self {
        Self(millis.min(LATEST))
    }

    /// The stamp that a file or a record names; `None` in the year 9999 and after, since the next
    /// stamps must be later and still be dates.
    pub fn from_outside(millis: u64) -> Option<Self> {
        (millis <= LATEST_FROM_OUTSIDE).then_some(Self(millis))
    }

    /// The stamp right after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self::from_millis(self.0 + 1)
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub fn millis(self) -> u64 {
        self.0
    }
}

/// Gives out stamps, each later than every one given or seen before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    last: Stamp,
}

impl Clock {
    /// Takes note of a stamp that came from elsewhere.
    pub fn observe(&mut self, stamp: Stamp) {
        self.last = self.last.max(stamp);
    }

    /// The latest stamp given or seen.
    pub fn last(&self) -> Stamp {
        self.last
    }

    /// The next stamp at this time (milliseconds since 1970-01-01 UTC).
    pub fn tick(&mut self, now: u64) -> Stamp {
        self.last = Stamp::from_millis(now.max(self.last.millis() + 1));
        self.last
    }
}

/// Only as [`Stamp::from_outside`] takes it: one too late would have all later stamps be the same, and
/// none of them could be read again.
impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let millis = u64::deserialize(deserializer)?;
        let too_late = || D::Error::invalid_value(Unexpected::Unsigned(millis), &"milliseconds before the year 9999");
        Self::from_outside(millis).ok_or_else(too_late)
    }
}
