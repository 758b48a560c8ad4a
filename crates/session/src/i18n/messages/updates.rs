//! New versions of the app.

/// New versions of the app.
pub struct Updates {
    /// A new version is there.
    pub ready: &'static str,
    /// Loads the new version.
    pub reload: &'static str,
}
