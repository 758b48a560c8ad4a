//! Sizes and lengths of time.

use crate::i18n::Plural;

/// Sizes and lengths of time.
pub struct Units {
    /// Thousands of bytes.
    pub kilobytes: &'static str,
    /// Millions of bytes.
    pub megabytes: &'static str,
    /// Thousands of millions of bytes.
    pub gigabytes: &'static str,
    /// Seconds.
    pub seconds: Plural,
    /// Minutes.
    pub minutes: Plural,
    /// Hours.
    pub hours: Plural,
    /// Hours and minutes.
    pub and: &'static str,
}
