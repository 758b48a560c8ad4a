//! What every screen may need.

use crate::i18n::Plural;

/// What every screen may need.
pub struct Common {
    /// The app's name.
    pub app_name: &'static str,
    /// What the app is, in a line.
    pub tagline: &'static str,
    /// While something is fetched.
    pub loading: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// Closes a window.
    pub close: &'static str,
    /// Leaves without saving.
    pub cancel: &'static str,
    /// Saves.
    pub save: &'static str,
    /// Takes a message away.
    pub dismiss: &'static str,
    /// The settings.
    pub settings: &'static str,
    /// The help.
    pub help: &'static str,
    /// Takes back.
    pub undo: &'static str,
    /// Makes again.
    pub redo: &'static str,
    /// Puts the reminder off.
    pub later: &'static str,
    /// All of it.
    pub everything: &'static str,
    /// An annotator without a name.
    pub another_reader: &'static str,
    /// A reader without a name.
    pub nameless_reader: &'static str,
    /// The article, for screen readers.
    pub article_region: &'static str,
    /// The tools, for screen readers.
    pub tools_region: &'static str,
    /// Opens a menu with the secondary tools.
    pub more: &'static str,
    /// How many messages there are beside the newest; `{n}`.
    pub more_messages: Plural,
    /// Shows the newest message alone again.
    pub fewer_messages: &'static str,
    /// The messages, for screen readers.
    pub messages_region: &'static str,
}
