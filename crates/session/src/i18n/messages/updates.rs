//! The app's version, and where it came from.

/// The app's version, and where it came from.
pub struct Updates {
    /// A new version is there.
    pub ready: &'static str,
    /// The server is not reached; the page is the copy that the browser keeps.
    pub kept_copy: &'static str,
    /// Loads the new version.
    pub reload: &'static str,
}
