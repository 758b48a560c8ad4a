//! Records that could not be read.

use crate::i18n::Plural;

/// Records that could not be read.
pub struct Quarantine {
    /// Stored records could not be read.
    pub found: Plural,
    /// Leads to the records that were quarantined.
    pub show: &'static str,
    /// The records that were quarantined.
    pub section: &'static str,
    /// What to do with the records that were quarantined.
    pub explained: &'static str,
    /// Hands out a record as a file.
    pub download: &'static str,
    /// Takes a record away.
    pub discard: &'static str,
    /// Takes a record away, asked again.
    pub discard_for_good: &'static str,
    /// A record of an article.
    pub record_of: &'static str,
}
