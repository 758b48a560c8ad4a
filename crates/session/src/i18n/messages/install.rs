//! Installing the app.

/// Installing the app.
pub struct Install {
    /// Installs.
    pub title: &'static str,
    /// What installing gives.
    pub why: &'static str,
    /// That what is stored is in the app as well.
    pub tags_stay: &'static str,
    /// How it is done where the browser does not ask, and that the app has a storage of its own there.
    pub by_hand: &'static str,
}
