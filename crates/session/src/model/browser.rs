//! The browser that the page runs in, as far as it decides what becomes of what is stored.

/// The engine of a browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Chromium: Chrome, Edge, Opera, Brave, and on Android most others.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit: Safari, all browsers on iPhones, and GNOME Web.
    WebKit,
    /// Another one, of which nothing is said.
    #[default]
    Unknown,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 4] = [Self::Chromium, Self::Firefox, Self::WebKit, Self::Unknown];
}

/// The browser, and how the page came into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Browser {
    /// Its engine.
    pub engine: Engine,
    /// Whether the page runs as an installed app, in a window of its own.
    pub installed: bool,
    /// Whether the page was opened from a file, and from no site.
    pub from_disk: bool,
}
