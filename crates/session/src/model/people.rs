//! Who is known beside the reader: names with their time, and what the reader answered when asked whose
//! work a file is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::{AnnotatorId, Clock, Stamp};
use crate::codec::is_default;
use crate::model::said::{Said, learn};

/// What is known of an annotator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// The name; empty when none is known.
    #[serde(skip_serializing_if = "is_default")]
    pub name: String,
    /// When they gave themselves the name, as far as that is known.
    #[serde(skip_serializing_if = "is_default")]
    pub named_at: Stamp,
    /// The dates of names that this one is later than, although its own is not: see [`Said`].
    #[serde(skip_serializing_if = "is_default")]
    pub named_after: Vec<Stamp>,
    /// Who it is, once the reader was asked: another identity of the same person, or this one itself for
    /// somebody else.
    #[serde(skip_serializing_if = "is_default")]
    pub is: Option<AnnotatorId>,
    /// When the reader said so.
    #[serde(skip_serializing_if = "is_default")]
    pub said_at: Stamp,
    /// The dates of answers that this one is later than, although its own is not.
    #[serde(skip_serializing_if = "is_default")]
    pub said_after: Vec<Stamp>,
}

/// Everyone who is known beside the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct People(BTreeMap<AnnotatorId, Person>);

/// The identities whose work counts as that of another identity.
pub type Aliases = BTreeMap<AnnotatorId, AnnotatorId>;

impl Person {
    /// Takes over what is later: of the name, and of the reader's answer. So any order comes to the same.
    fn merge(&mut self, other: Self) -> bool {
        let before = self.clone();
        if other.naming() > self.naming() && !other.name.is_empty() {
            self.set_naming(other.naming());
        }
        if other.answer() > self.answer() {
            self.set_answer(other.answer());
        }
        *self != before
    }

    /// The same for what comes from outside, whose dates may be of the future: what is believed to be later.
    fn learn(&mut self, other: &Self, clock: &Clock) -> bool {
        let before = self.clone();
        if !other.name.is_empty() {
            let mut naming = self.naming();
            learn(&mut naming, other.naming(), clock);
            self.set_naming(naming);
        }
        if other.is.is_some() {
            let mut answer = self.answer();
            learn(&mut answer, other.answer(), clock);
            self.set_answer(answer);
        }
        *self != before
    }

    fn naming(&self) -> (Said, String) {
        let (at, after) = (self.named_at, self.named_after.clone());
        (Said { at, after }, self.name.clone())
    }

    fn set_naming(&mut self, (said, name): (Said, String)) {
        (self.named_at, self.named_after, self.name) = (said.at, said.after, name);
    }

    fn answer(&self) -> (Said, Option<AnnotatorId>) {
        let (at, after) = (self.said_at, self.said_after.clone());
        (Said { at, after }, self.is.clone())
    }

    fn set_answer(&mut self, (said, is): (Said, Option<AnnotatorId>)) {
        (self.said_at, self.said_after, self.is) = (said.at, said.after, is);
    }
}

impl People {
    /// People of whom nothing but the name is known, as early versions stored them.
    pub fn of_names(names: BTreeMap<AnnotatorId, String>) -> Self {
        let mut people = Self::default();
        for (id, name) in names {
            let person = Person {
                name,
                ..Person::default()
            };
            people.put(id, person);
        }
        people
    }

    /// Whether nobody is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them by identity.
    pub fn iter(&self) -> impl Iterator<Item = (&AnnotatorId, &Person)> {
        self.0.iter()
    }

    /// What is known of an annotator.
    pub fn get(&self, id: &AnnotatorId) -> Option<&Person> {
        self.0.get(id)
    }

    /// Takes over what another list knows better. Returns whether that was anything.
    pub fn merge(&mut self, other: Self) -> bool {
        let changes = other.0.into_iter().map(|(id, person)| self.put(id, person));
        changes.fold(false, |any, changed| any | changed)
    }

    fn put(&mut self, id: AnnotatorId, person: Person) -> bool {
        self.0.entry(id).or_default().merge(person)
    }

    /// Takes over what a list from outside knows better, whose dates may be of the future. Returns whether
    /// that was anything.
    pub fn learn(&mut self, other: Self, clock: &Clock) -> bool {
        let changes = other
            .0
            .into_iter()
            .map(|(id, person)| self.0.entry(id).or_default().learn(&person, clock));
        changes.fold(false, |any, changed| any | changed)
    }

    /// Learns a name; the latest counts. Returns whether it is news.
    pub fn learn_name(&mut self, id: AnnotatorId, name: String, named_at: Stamp, clock: &Clock) -> bool {
        let person = Person {
            name,
            named_at,
            ..Person::default()
        };
        !person.name.is_empty() && self.0.entry(id).or_default().learn(&person, clock)
    }

    /// Keeps what the reader answered: `id` is `who`.
    pub fn answer(&mut self, id: AnnotatorId, who: AnnotatorId, said_at: Stamp) {
        let person = Person {
            is: Some(who),
            said_at,
            ..Person::default()
        };
        self.put(id, person);
    }

    /// Whether the reader was asked who this is.
    pub fn is_answered(&self, id: &AnnotatorId) -> bool {
        self.0.get(id).is_some_and(|person| person.is.is_some())
    }

    /// Whose work each identity's counts as, of those whose work counts as another's. Answers may lead on to
    /// one another, and, given in two tabs, in a circle; nobody's work is ever taken from the reader.
    pub fn aliases(&self, reader: &AnnotatorId) -> Aliases {
        let mut aliases = Aliases::new();
        for id in self.0.keys().filter(|id| *id != reader) {
            let last = self.last_of(id, reader);
            if last != id {
                aliases.insert(id.clone(), last.clone());
            }
        }
        aliases
    }

    /// The identity that the answers lead to: the reader where they come by, else the last one; of a circle
    /// the smallest.
    fn last_of<'a>(&'a self, id: &'a AnnotatorId, reader: &AnnotatorId) -> &'a AnnotatorId {
        let mut seen = vec![id];
        let mut at = id;
        while at != reader
            && let Some(next) = self.0.get(at).and_then(|person| person.is.as_ref())
            && next != at
        {
            if let Some(start) = seen.iter().position(|known| *known == next) {
                return seen[start..].iter().min().copied().unwrap_or(id);
            }
            seen.push(next);
            at = next;
        }
        at
    }
}
