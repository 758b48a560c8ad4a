//! Installing the app.

/// Installing the app.
pub struct Install {
    /// Installs.
    pub title: &'static str,
}
