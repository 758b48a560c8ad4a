//! The tour of the first visit.

/// The tour of the first visit.
pub struct Tour {
    /// The tour.
    pub title: &'static str,
}
