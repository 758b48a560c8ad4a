//! How much is in no file yet, and the one quiet reminder of it in a visit.
//!
//! Nothing is counted up as tags are made: what is in a file is known by the latest stamp that went
//! into one, and later stamps are in none.

use super::message::{Context, View};
use super::records::saved_key;
use super::state::{State, Status};
use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::json::{json_object, to_text};
use crate::map::Map;

/// So many changes in no file are worth a word.
const MANY: usize = 100;
/// So many are, once they are [`OLD`].
const SOME: usize = 20;
/// A week, in milliseconds.
const OLD: u64 = 7 * 24 * 60 * 60 * 1000;

/// What of the reader's work is in files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// Everything up to this stamp is in a file.
    pub all: Stamp,
    /// The same of single articles.
    pub articles: Map<ArticleId, Stamp>,
    /// When the reader put the reminder off (milliseconds since 1970-01-01 UTC), and how many
    /// changes were in no file then.
    pub put_off: Option<(u64, usize)>,
}

impl Saved {
    /// Joins what another record says: the later stamp of each.
    pub fn merge(&mut self, other: Self) {
        self.all = self.all.max(other.all);
        for (id, stamp) in other.articles {
            let known = self.articles.or_default(id);
            *known = stamp.max(*known);
        }
        self.put_off = self.put_off.max(other.put_off);
    }

    /// The stamp up to which an article is in a file.
    fn of(&self, id: &ArticleId) -> Stamp {
        self.articles.get(id).copied().unwrap_or_default().max(self.all)
    }
}

/// How far the reminder of this visit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reminder {
    /// It has not been due.
    #[default]
    NotYet,
    /// It is in the library, with how many changes are in no file.
    Shown(usize),
    /// The reader has answered it.
    Done,
}

/// How many of the reader's words are in no file, and the earliest of them.
pub fn unsaved(state: &State) -> (usize, Option<Stamp>) {
    let mut stamps = Vec::new();
    for slot in &state.slots {
        let Some(work) = slot.work() else {
            continue;
        };
        let since = state.saved.of(&slot.id);
        let own = work.set.iter().filter(|(key, _)| key.annotator == state.reader.id);
        let said = own.map(|(_, entry)| entry.stamp);
        let roles = work.roles.values().map(|choice| choice.stamp);
        let cuts = work.cuts.values().map(|choice| choice.stamp);
        stamps.extend(said.chain(roles).chain(cuts).filter(|stamp| *stamp > since));
    }
    (stamps.len(), stamps.into_iter().min())
}

/// Everything, or one article, is in a file now.
pub fn note_saved(state: &mut State, article: Option<&ArticleId>, context: &mut Context) {
    let now = state.clock.last();
    match article {
        Some(id) => drop(state.saved.articles.insert(id.clone(), now)),
        None => {
            state.saved = Saved {
                all: now,
                ..Saved::default()
            };
            answer(state, context);
        }
    }
    write(state, context);
}

fn write(state: &State, context: &mut Context) {
    context.write(saved_key(), to_text(&state.saved));
}

/// The reminder goes, for this visit.
fn answer(state: &mut State, context: &mut Context) {
    if matches!(state.reminder, Reminder::Shown(_)) {
        state.reminder = Reminder::Done;
        context.render(View::Page);
    }
}

/// The reader puts the reminder off: for a week, or until much more is in no file.
pub fn put_off(state: &mut State, context: &mut Context) {
    state.saved.put_off = Some((context.now(), unsaved(state).0));
    answer(state, context);
    write(state, context);
}

/// Shows the reminder when it is due: in the library, with everything loaded, once in a visit.
pub fn remind(state: &mut State, context: &mut Context) {
    let is_loading = |status: &Status| matches!(status, Status::Loading);
    let busy = state.list_loading || state.slots.iter().any(|slot| is_loading(&slot.status));
    if state.reminder != Reminder::NotYet || state.open.is_some() || busy {
        return;
    }
    let (changes, oldest) = unsaved(state);
    let age = context.now().saturating_sub(oldest.unwrap_or_default().millis());
    let due = changes >= MANY || (changes >= SOME && age >= OLD);
    let waits = |(at, known): (u64, usize)| changes < known + MANY && context.now() < at + OLD;
    if due && !state.saved.put_off.is_some_and(waits) {
        state.reminder = Reminder::Shown(changes);
        context.render(View::Page);
    }
}

impl State {
    /// How many of the reader's words are in no file.
    pub fn unsaved_changes(&self) -> usize {
        unsaved(self).0
    }
}

json_object!(Saved { all = default, articles = default, put_off = default });
