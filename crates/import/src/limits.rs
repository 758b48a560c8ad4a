//! How much is read.

use crate::fault::Fault;

/// How much is read of a file, so that none can freeze or fill the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest text of an article, in bytes of UTF-8.
    pub text: u64,
    /// The largest file, also within an archive, in bytes.
    pub file: u64,
    /// How much an archive may unfold to, all in all, in bytes.
    pub unfolded: u64,
    /// How many files an archive may hold.
    pub files: usize,
    /// How deep archives may stand in one another: 1 for an archive of files.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text: 16_000_000,
            file: 64_000_000,
            unfolded: 1_000_000_000,
            files: 20_000,
            depth: 2,
        }
    }
}

impl Limits {
    /// Whether a text may be as large as this, in bytes.
    ///
    /// # Errors
    /// [`Fault::TooLarge`] where it may not.
    pub(crate) fn check_text(&self, size: u64) -> Result<(), Fault> {
        let limit = self.text;
        if size > limit {
            Err(Fault::TooLarge { size, limit })
        } else {
            Ok(())
        }
    }
}
