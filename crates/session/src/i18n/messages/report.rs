//! The HTML report.

/// The HTML report.
pub struct Report {
    /// Saves the report.
    pub title: &'static str,
    /// What the report is.
    pub why: &'static str,
    /// Articles that are not in the report of all; `{names}`.
    pub left_out: &'static str,
    /// What made the report, and when.
    pub made_with: &'static str,
}
