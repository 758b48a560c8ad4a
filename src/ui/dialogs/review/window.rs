//! What the window of the list knows beside the state: which sentences it shows, which one is selected, and what it says
//! to screen readers. What is decided goes to the session.

use std::rc::Rc;

use yew::prelude::*;

use super::filter::Filter;
use crate::anchor::Outcome;
use crate::article::ArticleId;
use crate::i18n::Locale;
use crate::session::revising::Message as Revising;
use crate::session::{Decision, Message, ReviewItem, ReviewKey, ReviewStep, State};
use crate::text::CodePointSpan;
use crate::ui::store::Store;
use crate::ui::widgets::label_words::LabelWords;

/// A sentence of an earlier version, by its place there.
pub type Key = (ArticleId, CodePointSpan);

/// The sentences of the list, each shared with its row.
pub type Items = Rc<Vec<Rc<ReviewItem>>>;

/// The sentences of the list, as the state has them.
pub fn items_of(state: &State) -> Vec<Rc<ReviewItem>> {
    let items = state.reviewed().map(|current| state.review_items(current));
    items.unwrap_or_default().into_iter().map(Rc::new).collect()
}

fn key_of(item: &ReviewItem) -> Key {
    (item.earlier.clone(), item.span)
}

/// The window as it was drawn last.
#[derive(Clone)]
pub struct Window {
    pub store: Store,
    pub locale: Locale,
    pub words: LabelWords,
    /// All sentences.
    pub items: Items,
    /// Which are shown.
    pub filter: Filter,
    /// The numbers of those.
    pub shown: Vec<usize>,
    /// The place of the selected one among them.
    pub at: Option<usize>,
    pub step: Option<ReviewStep>,
    pub set_filter: UseStateHandle<Option<Filter>>,
    pub selected: UseStateHandle<Option<Key>>,
    pub said: UseStateHandle<String>,
}

impl Window {
    /// The selected sentence.
    pub fn item(&self) -> Option<&Rc<ReviewItem>> {
        self.items.get(*self.shown.get(self.at?)?)
    }

    /// How many sentences wait.
    pub fn waiting(&self) -> usize {
        self.items.iter().filter(|item| item.waits()).count()
    }

    /// How many of those that changed wait, with a place that is suggested.
    pub fn acceptable(&self) -> usize {
        let is_acceptable =
            |item: &&Rc<ReviewItem>| item.waits() && item.outcome == Outcome::Changed && !item.suggested.is_empty();
        self.items.iter().filter(is_acceptable).count()
    }

    /// Shows others.
    pub fn show(&self, filter: Filter) {
        self.set_filter.set(Some(filter));
    }

    /// Selects the sentence with this number.
    pub fn select(&self, index: usize) {
        self.selected.set(self.items.get(index).map(|item| key_of(item)));
    }

    /// Does what a key says.
    pub fn press(&self, key: ReviewKey) {
        match key {
            ReviewKey::Next => self.step_to(|at, last| (at + 1).min(last)),
            ReviewKey::Previous => self.step_to(|at, _| at.saturating_sub(1)),
            ReviewKey::First => self.step_to(|_, _| 0),
            ReviewKey::Last => self.step_to(|_, last| last),
            ReviewKey::TakeFirst => self.take(0),
            ReviewKey::TakeSecond => self.take(1),
            ReviewKey::LeaveOut => self.decide(Decision::LeaveOut),
            ReviewKey::WaitAgain => self.decide(Decision::Reopen),
            ReviewKey::PlaceByHand => self.begin_by_hand(),
            ReviewKey::AcceptAll if self.acceptable() > 0 => self.begin(ReviewStep::AcceptingAll),
            ReviewKey::AcceptAll => {}
            ReviewKey::TakeBack => self.undo(),
        }
    }

    fn step_to(&self, to: impl FnOnce(usize, usize) -> usize) {
        if let (Some(at), Some(last)) = (self.at, self.shown.len().checked_sub(1)) {
            self.select(self.shown[to(at, last)]);
        }
    }

    /// Takes a suggested place; where none is, the place is looked for.
    fn take(&self, number: usize) {
        let Some(item) = self.item() else { return };
        match item.suggested.get(number) {
            Some(place) => self.decide(Decision::Place(place.span)),
            None if number == 0 && item.waits() => self.begin_by_hand(),
            None => {}
        }
    }

    /// Decides about the selected sentence, and goes on with the next one that waits, if any of those that are shown
    /// does.
    pub fn decide(&self, decision: Decision) {
        let (Some(at), Some(item)) = (self.at, self.item()) else {
            return;
        };
        let is_settled = match decision {
            Decision::Place(to) => item.to.as_ref().is_some_and(|place| place.span == to),
            Decision::LeaveOut => item.is_left_out,
            Decision::Reopen => item.waits(),
        };
        if is_settled {
            return;
        }
        let waits = |place: &&usize| **place != self.shown[at] && self.items[**place].waits();
        let after = self.shown[at..].iter().find(waits);
        let next = after.or_else(|| self.shown[..at].iter().find(waits)).copied();
        let next = next.filter(|_| decision != Decision::Reopen);
        let (earlier, span) = key_of(item);
        let left = self.waiting() + usize::from(decision == Decision::Reopen) - usize::from(item.waits());
        self.selected.set(Some(
            next.map_or_else(|| key_of(item), |next| key_of(&self.items[next])),
        ));
        self.send(Revising::Decide {
            earlier,
            span,
            decision,
        });
        let m = self.locale.messages();
        let said = match decision {
            Decision::Place(_) => m.revising.said_placed,
            Decision::LeaveOut => m.revising.said_left_out,
            Decision::Reopen => m.revising.said_waits,
        };
        self.say(said, left);
    }

    /// Takes the places of all that changed.
    pub fn accept_all(&self) {
        let left = self.waiting() - self.acceptable();
        self.send(Revising::AcceptAll);
        self.say(self.locale.messages().revising.said_placed, left);
    }

    /// Takes the last decision back, and goes to its sentence.
    pub fn undo(&self) {
        if !self.store.read(State::can_undo_decision) {
            return;
        }
        self.send(Revising::UndoDecision);
        let now = self.store.read(items_of);
        let differs = |(was, is): &(&Rc<ReviewItem>, &Rc<ReviewItem>)| was != is;
        let restored = self.items.iter().zip(&now).find(differs).map(|(_, is)| is);
        if let Some(restored) = restored {
            self.selected.set(Some(key_of(restored)));
            if !self.filter.shows(restored) {
                self.show(Filter::All);
            }
        }
        let left = now.iter().filter(|item| item.waits()).count();
        self.say(self.locale.messages().revising.said_undone, left);
    }

    fn begin_by_hand(&self) {
        if let Some(item) = self.item() {
            let (earlier, span) = key_of(item);
            self.begin(ReviewStep::Placing { earlier, span });
        }
    }

    /// Begins something that is done in two steps.
    pub fn begin(&self, step: ReviewStep) {
        self.send(Revising::Begin(step));
    }

    /// Gives the place back to the version from before.
    pub fn take_replacement_back(&self) {
        if let Some(current) = self.store.read(|state| state.reviewed().cloned()) {
            self.send(Revising::TakeBack(current));
        }
    }

    fn send(&self, message: Revising) {
        self.store.send(Message::Revising(message));
    }

    /// Says something to screen readers, with how many are left.
    fn say(&self, what: &str, left: usize) {
        let m = self.locale.messages();
        let left = match left {
            0 => m.revising.all_settled.to_owned(),
            left => self.locale.count(&m.revising.left, left),
        };
        self.said.set(format!("{what} {left}"));
    }
}
