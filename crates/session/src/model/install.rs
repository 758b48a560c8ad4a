//! How the app can be installed here.

/// How the app can be installed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Install {
    /// Not from here: it is installed, or the browser does not offer it.
    #[default]
    None,
    /// The browser asks when it is told to.
    Offered,
    /// By a menu of the browser.
    ByHand,
}
