//! The tour of the first visit.

/// The tour of the first visit.
pub struct Tour {
    /// The tour.
    pub title: &'static str,
    /// The first step.
    pub pick: &'static str,
    /// The second step.
    pub press: &'static str,
    /// The third step.
    pub hand_in: &'static str,
    /// Which step it is.
    pub step: &'static str,
    /// Goes on to the next step.
    pub next: &'static str,
    /// Puts the tour away.
    pub skip: &'static str,
    /// Ends the tour.
    pub done: &'static str,
}
