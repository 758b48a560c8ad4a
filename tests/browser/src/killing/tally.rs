//! What the rounds have shown.

use super::acknowledgement::Acknowledgement;

/// What the rounds have shown.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How often the browser was killed.
    pub kills: usize,
    /// Tags that were shown as saved, each counted in the round in which it was made.
    pub acknowledged: usize,
    /// Texts that were shown as saved, each counted once.
    pub texts: usize,
    /// What was shown as saved and was not there after a kill, each tag and each text as a line to print.
    pub lost: Vec<String>,
    /// Tags that were there after the kill although they had not been shown as saved.
    pub beyond: usize,
    /// Texts that were there after the kill although they had not been shown as saved.
    pub texts_beyond: usize,
    /// Kills after which local storage by itself did not have all tags.
    pub healed: usize,
    /// How long each transaction of the journal took, in milliseconds.
    pub transactions: Vec<f64>,
    /// How long the page said "saving", in milliseconds.
    pub savings: Vec<f64>,
}

impl Tally {
    /// Takes over how long things took.
    pub fn take_times(&mut self, acknowledged: &[Acknowledgement]) {
        for one in acknowledged {
            self.transactions.extend(&one.transactions);
            self.savings.extend(&one.savings);
        }
    }
}
