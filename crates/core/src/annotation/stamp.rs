//! Stamps: which of two values is the later one, whatever the clocks say.
//!
//! A stamp is one number, so a record needs neither a counter nor the name of a device, and `updated_at`
//! in a file carries all of it.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

/// When a value was written: milliseconds since 1970-01-01 UTC, never before any believable stamp that
/// its writer had seen.
///
/// This is a hybrid logical clock (Kulkarni et al. 2014, "Logical physical clocks") with the
/// counter folded into the milliseconds: the next stamp is the clock's time or the last stamp plus
/// one, whichever is later. So a clock that is hours behind still writes later values with later
/// stamps, and one number carries it all. Equal stamps are decided by the values themselves. Stamps
/// further than [`AHEAD`] before the reader's own time are kept, and do not move the clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Stamp(u64);

/// The last millisecond of the year 9999: later ones cannot be written as a date in a file.
const LATEST: u64 = 253_402_300_799_999;
/// The last millisecond of 1 January 9999. What programs write themselves ends with the year 9998; the
/// day after it is for those that must be later than such a stamp, a millisecond each.
const LATEST_FROM_OUTSIDE: u64 = 253_370_851_199_999;

/// How far ahead of the reader's own time a stamp may be and still be believed: a day, in milliseconds.
///
/// The clock follows no stamp that is later, as Kulkarni et al. 2014 have a node set aside what lies
/// further ahead than its clocks can be wrong: one file with a date of the year 2090 would have all dates
/// be of 2090 from then on. A day is more than a clock is out that was set to the right hour of a wrong
/// time zone, and so little that dates stay right to the day.
pub const AHEAD: u64 = 24 * 60 * 60 * 1000;

impl Stamp {
    /// The stamp of this many milliseconds since 1970-01-01 UTC, at most the end of the year 9999.
    pub fn from_millis(millis: u64) -> Self {
        Self(millis.min(LATEST))
    }

    /// The stamp that a file or a record names; `None` after the first day of the year 9999, since the
    /// next stamps must be later and still be dates.
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

/// Gives out stamps, each later than every believable one given or seen before.
///
/// It knows the reader's time only as it is told it: a stamp is believed up to [`AHEAD`] beyond. A reader
/// whose own clock was ahead for a while and is set right goes on with the right time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    last: Stamp,
    now: u64,
}

impl Clock {
    /// The time is this now, in milliseconds since 1970-01-01 UTC.
    pub fn set(&mut self, now: u64) {
        self.now = now;
    }

    /// Whether a stamp is too far ahead of the reader's time to be believed.
    pub fn is_ahead(&self, stamp: Stamp) -> bool {
        stamp.millis() > self.now.saturating_add(AHEAD)
    }

    /// When that was which a stamp from elsewhere dates: then, or, where it is too far ahead to be believed,
    /// now at the latest.
    pub fn at_latest_now(&self, stamp: Stamp) -> Stamp {
        if self.is_ahead(stamp) { Stamp(self.now) } else { stamp }
    }

    /// Takes note of a stamp that came from elsewhere, unless it is too far ahead to be believed.
    pub fn observe(&mut self, stamp: Stamp) {
        if !self.is_ahead(stamp) {
            self.last = self.last.max(stamp);
        }
    }

    /// The latest stamp given or seen.
    pub fn last(&self) -> Stamp {
        self.last
    }

    /// The next stamp at this time (milliseconds since 1970-01-01 UTC).
    pub fn tick(&mut self, now: u64) -> Stamp {
        self.set(now);
        let next = if self.is_ahead(self.last) {
            now
        } else {
            now.max(self.last.millis() + 1)
        };
        self.last = Stamp(next.min(LATEST_FROM_OUTSIDE));
        self.last
    }

    /// The next stamp at the time that it was told last.
    pub fn tick_again(&mut self) -> Stamp {
        self.tick(self.now)
    }

    /// The next stamp at this time for what takes the place of a value with the stamp `present`: later
    /// than that one, which does not move the clock itself when it is not to be believed.
    pub fn tick_over(&mut self, now: u64, present: Stamp) -> Stamp {
        let next = self.tick(now);
        if next > present {
            return next;
        }
        Stamp((present.millis() + 1).min(LATEST_FROM_OUTSIDE))
    }
}

/// Only as [`Stamp::from_outside`] takes it: what is later could be followed by nothing.
impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let millis = u64::deserialize(deserializer)?;
        let too_late = || {
            D::Error::invalid_value(
                Unexpected::Unsigned(millis),
                &"milliseconds up to the first day of the year 9999",
            )
        };
        Self::from_outside(millis).ok_or_else(too_late)
    }
}
