//! The app's version, and where it came from.

/// The app's version, and where it came from.
pub struct Updates {
    /// A new version is there.
    pub ready: &'static str,
    /// The server is not reached; the page is the copy that the browser keeps.
    pub kept_copy: &'static str,
    /// Another copy of the app, in the folder `{path}` of the same site, has tags, and this one none.
    pub first_copy: &'static str,
    /// Takes them over.
    pub take_over: &'static str,
    /// Loads the new version.
    pub reload: &'static str,
}
