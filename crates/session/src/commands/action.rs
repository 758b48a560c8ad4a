//! An action: a line of the table of commands.

use crate::codebook::LabelId;
use crate::commands::key::Key;
use crate::i18n::{Locale, Messages, isolated};
use crate::message::Message;
use crate::model::preferences::SingleKeys;
use crate::model::state::State;

/// What the reader can do.
pub struct Action {
    /// Its name, as the `data-action` of what does it.
    pub id: &'static str,
    pub(crate) text: fn(&'static Messages) -> &'static str,
    /// Its keys, the first one to be shown first.
    pub keys: &'static [Key],
    pub(crate) when: When,
    pub(crate) message: fn(&State) -> Message,
}

/// When an action can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On every page.
    Always,
    /// With a sentence to give a label to: one that is text, or the one of a recoding.
    ToTag,
    /// The same, where the codebook has a label at this place, from 0.
    ToTagWith(usize),
    /// In the library.
    InLibrary,
    /// The same, with so many articles that they can be sorted.
    ManyArticles,
    /// The same, with an article to go on with.
    CanContinue,
    /// Anywhere else.
    NotInLibrary,
    /// With an article on the page.
    Reading,
    /// With an article on the page of which it is known where it appeared.
    WithAddress,
    /// With an article on the page that has taken the place of an earlier version.
    WithEarlier,
    /// With a sentence focused, of an article that can be changed.
    OnSentence,
    /// With a sentence focused that is text, of an article that can be changed.
    OnText,
    /// While sentences are chosen one by one.
    Choosing,
    /// In an article in which lines go on with the paragraph before them, and which can be changed.
    LinesWrapped,
    /// In one in which they do not, and might.
    LinesApart,
    /// With a step to take back.
    CanUndo,
    /// With a step to make again.
    CanRedo,
}

impl When {
    /// Whether it is so now.
    fn holds(self, state: &State) -> bool {
        let open = state.open_article();
        match self {
            Self::Always => true,
            Self::InLibrary => state.is_in_library(),
            Self::ManyArticles => state.is_in_library() && state.has_many_articles(),
            Self::CanContinue => state.is_in_library() && state.last_read().is_some(),
            Self::NotInLibrary => !state.is_in_library(),
            Self::ToTag => state.can_tag() || state.is_recoding(),
            Self::ToTagWith(at) => label_at(state, at).is_some() && Self::ToTag.holds(state),
            Self::CanUndo if state.is_recoding() => true,
            Self::Reading => open.is_some(),
            Self::WithAddress => open.is_some_and(|(_, work)| state.address_of_work(work).is_some()),
            Self::WithEarlier => open.is_some_and(|(open, _)| state.earlier_of(&open.id).next().is_some()),
            Self::OnText => state.can_tag(),
            Self::Choosing => state.is_choosing(),
            _ if state.is_open_newer() => false,
            Self::OnSentence => open.is_some_and(|(open, _)| open.focus.is_some()),
            Self::LinesWrapped => open.is_some_and(|(_, work)| work.has_wrapped_lines()),
            Self::LinesApart => open.is_some_and(|(_, work)| work.can_wrap_lines()),
            Self::CanUndo => open.is_some_and(|(_, work)| work.can_undo()) || state.has_just_replaced(),
            Self::CanRedo => open.is_some_and(|(_, work)| work.can_redo()),
        }
    }
}

/// The label that the actions of this page give by the digit of this place, from 0.
fn label_at(state: &State, at: usize) -> Option<&LabelId> {
    state.codebook().given().nth(at).map(|label| &label.id)
}

impl Action {
    /// What it is called.
    pub fn text<'a>(&self, state: &'a State) -> &'a str {
        let label = match self.when {
            When::ToTagWith(at) => label_at(state, at),
            _ => None,
        };
        match label {
            Some(label) => state.locale.label_name(state.codebook(), label),
            None => (self.text)(state.messages()),
        }
    }

    /// Whether there is such a thing to do at all: not for the digit of a label that the codebook does not have.
    fn is_there(&self, state: &State) -> bool {
        !matches!(self.when, When::ToTagWith(at) if label_at(state, at).is_none())
    }

    /// Whether it can be done now.
    pub fn is_available(&self, state: &State) -> bool {
        self.when.holds(state)
    }

    /// Whether its keys mean it on this page: they stay the app's own where it has nothing to do.
    pub(crate) fn has_keys_on(&self, state: &State) -> bool {
        match self.when {
            _ if !self.is_there(state) => false,
            When::Always => true,
            When::InLibrary | When::ManyArticles | When::WithEarlier => self.when.holds(state),
            When::Choosing => state.is_choosing(),
            When::ToTag | When::ToTagWith(_) | When::CanUndo if state.is_recoding() => true,
            _ => state.navigation.open.is_some(),
        }
    }

    /// What happens when it is done.
    pub fn message(&self, state: &State) -> Message {
        (self.message)(state)
    }

    /// Its keys that the reader has not switched off.
    pub fn keys_in_force(&self, state: &State) -> impl Iterator<Item = &'static Key> {
        let is_off = state.settings.preferences.single_keys() == SingleKeys::Off;
        let is_there = self.is_there(state);
        self.keys
            .iter()
            .filter(move |key| is_there && !(is_off && key.is_single()))
    }

    /// Its name, or another one that says more, with its first key: for who points at its button.
    pub fn hint(&self, name: Option<&str>, state: &State) -> String {
        let locale = state.locale;
        let text = name.unwrap_or_else(|| self.text(state));
        match self.keys_in_force(state).next() {
            Some(key) => format!("{text} ({})", isolated(&key.text(locale))),
            None => text.to_owned(),
        }
    }
}

/// Actions of one kind.
pub struct Section {
    pub(crate) title: fn(&'static Messages) -> &'static str,
    /// The actions.
    pub actions: &'static [Action],
}

impl Section {
    /// What the kind is called.
    pub fn title(&self, locale: Locale) -> &'static str {
        (self.title)(locale.messages())
    }
}
