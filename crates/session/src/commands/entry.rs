//! Lines of the table of commands that are alike.

use crate::commands::action::{Action, When};
use crate::commands::key::Key;
use crate::i18n::Messages;
use crate::message::Message;
use crate::model::arrangement::Order;
use crate::model::preferences::Preference;
use crate::model::state::State;
use crate::navigation;
use crate::navigation::moving::Step;
use crate::settings;

type Text = fn(&'static Messages) -> &'static str;

/// An action of every page.
pub(super) const fn page(id: &'static str, text: Text, keys: &'static [Key], message: fn(&State) -> Message) -> Action {
    Action {
        id,
        text,
        keys,
        when: When::Always,
        message,
    }
}

/// An action that changes nothing of an article.
pub(super) const fn moving(
    id: &'static str,
    text: Text,
    keys: &'static [Key],
    message: fn(&State) -> Message,
) -> Action {
    Action {
        id,
        text,
        keys,
        when: When::Reading,
        message,
    }
}

/// The label at this place of the codebook, from 0; its name is its text.
pub(super) const fn label(id: &'static str, keys: &'static [Key], at: usize, message: fn(&State) -> Message) -> Action {
    Action {
        id,
        text: |m| m.help.labels_section,
        keys,
        when: When::ToTagWith(at),
        message,
    }
}

/// A move of the focus.
pub(super) fn step(step: Step, extend: bool) -> Message {
    Message::Navigation(navigation::Message::Move { step, extend })
}

/// An order of a library with many articles.
pub(super) const fn arranging(id: &'static str, text: Text, message: fn(&State) -> Message) -> Action {
    Action {
        id,
        text,
        keys: &[],
        when: When::ManyArticles,
        message,
    }
}

/// The library in this order.
pub(super) fn order(order: Order) -> Message {
    Message::Settings(settings::Message::Prefer(Preference::Order(order)))
}
