//! The HTML report.

/// The HTML report.
pub struct Report {
    /// Saves the report.
    pub title: &'static str,
}
