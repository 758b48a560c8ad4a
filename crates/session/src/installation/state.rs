//! The state of the installed app: whether it can be installed, and whether it works without a network.

use crate::model::install::Install;

/// The app on the device.
#[derive(Clone, Debug, Default)]
pub struct Installation {
    /// How the app can be installed.
    pub offer: Install,
    /// Whether the app is kept for use without a network.
    pub offline_ready: bool,
    /// Whether it is known where the page came from: the server was reached, or the reader was told that it
    /// is the kept copy.
    pub source_known: bool,
}
