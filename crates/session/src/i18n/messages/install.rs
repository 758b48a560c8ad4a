//! Installing the app.

/// Installing the app.
pub struct Install {
    /// Installs.
    pub title: &'static str,
    /// What installing gives.
    pub why: &'static str,
    /// How it is done where the browser does not ask.
    pub by_hand: &'static str,
}
