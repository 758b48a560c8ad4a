//! When something was said, so that what is of the future nails nothing.
//!
//! As of an entry ([`Entry::over`](crate::annotation::Entry::over)): what takes the place of a word with a
//! date that cannot be believed keeps its own date, and carries the other one as what it was said after. So
//! it wins in every tab and store, which ask no clock, and yet no date runs ahead.

use crate::annotation::{Clock, Stamp};

/// A moment, with the moments that it counts as later than although its own is not. Ordered by these, the
/// first one first, then its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// When it was said.
    pub at: Stamp,
    /// What it was said after.
    pub after: Vec<Stamp>,
}

impl Said {
    fn turn(&self) -> Vec<Stamp> {
        self.after.iter().copied().chain([self.at]).collect()
    }

    /// The same as later than another one.
    #[must_use]
    pub fn over(mut self, other: &Self) -> Self {
        let turn = other.turn();
        for length in 1..=turn.len() {
            if self > *other {
                break;
            }
            self.after = turn[..length].to_vec();
        }
        self
    }

    /// When it was said, as far as that can be believed; else zero.
    pub fn believed(&self, clock: &Clock) -> Stamp {
        if clock.is_ahead(self.at) {
            Stamp::default()
        } else {
            self.at
        }
    }
}

impl PartialOrd for Said {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Said {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.turn().cmp(&other.turn())
    }
}

/// Puts a word that came from elsewhere in the place of the present one, if it is the later one as far as
/// dates can be believed; and has the later one count as later wherever no clock is asked.
pub fn learn<T: Ord>(present: &mut (Said, T), other: (Said, T), clock: &Clock) {
    let believed = |(said, _): &(Said, T)| said.believed(clock);
    let is_later = (believed(&other), &other) > (believed(present), &*present);
    let earlier = if is_later {
        std::mem::replace(present, other)
    } else {
        other
    };
    if *present < earlier {
        present.0 = std::mem::take(&mut present.0).over(&earlier.0);
    }
}
