//! Settings: the reader's name and language, and their preferences.

pub mod preferences;
pub mod profile;
pub mod state;

use crate::i18n::Locale;
use crate::model::context::Context;
use crate::model::message_kind::MessageKind;
use crate::model::preferences::Preference;
use crate::model::state::State;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader gave their name.
    SetName(String),
    /// The reader chose the interface's language.
    SetLocale(Locale),
    /// The reader wants something otherwise.
    Prefer(Preference),
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        MessageKind::READER
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::SetName(name) => profile::set_name(state, &name, context),
        Message::SetLocale(locale) => profile::set_locale(state, locale, context),
        Message::Prefer(preference) => preferences::prefer(state, preference, context),
    }
}
