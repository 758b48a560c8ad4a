//! What is known of the app on the device.

use crate::model::install::Install;

/// The app on the device.
#[derive(Clone, Debug, Default)]
pub struct Installation {
    /// How the app can be installed.
    pub offer: Install,
    /// Whether the app is kept for use without a network.
    pub offline_ready: bool,
}
