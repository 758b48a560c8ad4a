//! Many changes at once, such as a thousand articles that come back: local storage gets them a portion in each turn of
//! the browser, in their order, so that the page can be used meanwhile. The journal gets all of them when local
//! storage has them, as it gets what is changed at once: "saved" is said then.
//!
//! Whoever could see that some of them wait has them written first, all at once: what this tab writes of the same
//! articles, another tab's word about one, a look at what is there, and a page that is left or that nobody sees.
//! They are written at once where the journal does not work, too: local storage is the only store then.

use std::collections::VecDeque;

use crate::storage::driver_io::Change;
use crate::storage::key::RecordKey;

/// So many changes are written at once, and in a turn: a small part of a tenth of a second, on a slow telephone too.
const A_TURN: usize = 200;

/// So much goes in a turn, in bytes of UTF-8; a longer record goes by itself.
pub(super) const A_TURN_BYTES: usize = 200_000;

/// The changes that wait for their turn.
#[derive(Debug)]
pub(super) struct Turns {
    pub(super) waiting: VecDeque<Change>,
    /// So many go in a turn.
    pub(super) a_turn: usize,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            waiting: VecDeque::new(),
            a_turn: A_TURN,
        }
    }
}

impl Turns {
    /// Whether none waits.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether any that waits is of this record, or of another one of its article.
    pub(super) fn concern(&self, key: &str) -> bool {
        if self.waiting.is_empty() {
            return false;
        }
        let article = RecordKey::from(key).article();
        let is_its = |other: &str| other == key || article.is_some() && RecordKey::from(other).article() == article;
        self.waiting.iter().any(|(other, _)| is_its(other))
    }
}
