//! Printing.

/// Printing.
pub struct Print {
    /// Prints.
    pub title: &'static str,
}
