//! `Context`: what a message is handled with (the time), and what comes out of it (effects and
//! requests).

use std::collections::VecDeque;

use crate::model::effect::{Effect, View};
use crate::model::request::Request;
use crate::storage::key::RecordKey;

/// How far local time is ahead of UTC.
#[derive(Clone, Copy, Debug)]
pub enum Zone {
    /// By so many minutes, at all times.
    Fixed(i32),
    /// By as many minutes as this says for a time in milliseconds since 1970-01-01 UTC: a place has
    /// other ones in summer, or had in earlier years.
    Place(fn(u64) -> i32),
}

impl Default for Zone {
    fn default() -> Self {
        Self::Fixed(0)
    }
}

/// What a message happens in: what the session cannot know by itself, and what comes out of it for the
/// shell to do.
#[derive(Clone, Debug, Default)]
pub struct Context {
    now: u64,
    zone: Zone,
    effects: Vec<Effect>,
    requests: VecDeque<Request>,
}

impl Context {
    /// At this time (milliseconds since 1970-01-01 UTC), local time being so many minutes ahead of UTC.
    pub fn new(now: u64, utc_offset_minutes: i32) -> Self {
        Self::in_zone(now, Zone::Fixed(utc_offset_minutes))
    }

    /// At this time, in this time zone.
    pub fn in_zone(now: u64, zone: Zone) -> Self {
        Self {
            now,
            zone,
            effects: Vec::new(),
            requests: VecDeque::new(),
        }
    }

    /// The time in milliseconds since 1970-01-01 UTC.
    pub fn now(&self) -> u64 {
        self.now
    }

    /// How far local time was ahead of UTC at a time in milliseconds since 1970-01-01 UTC, in minutes.
    pub(crate) fn utc_offset_minutes(&self, at: u64) -> i32 {
        match self.zone {
            Zone::Fixed(minutes) => minutes,
            Zone::Place(minutes) => minutes(at),
        }
    }

    /// What came out so far, in order.
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// What the shell has to do, in order.
    pub(crate) fn into_effects(self) -> Vec<Effect> {
        self.effects
    }

    /// The same time with nothing come out of it: for what is tried on a copy, or looked at first.
    pub(crate) fn apart(&self) -> Self {
        Self::in_zone(self.now, self.zone)
    }

    /// Asks for what another feature does: it is done once this one is through.
    pub(crate) fn request(&mut self, request: Request) {
        self.requests.push_back(request);
    }

    /// The next thing that a feature asked another one for.
    pub(crate) fn take_request(&mut self) -> Option<Request> {
        self.requests.pop_front()
    }

    /// Has the shell do something.
    pub(crate) fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Has the shell do all of these.
    pub(crate) fn extend(&mut self, effects: impl IntoIterator<Item = Effect>) {
        self.effects.extend(effects);
    }

    /// Keeps what is wanted of all that came out so far.
    pub(crate) fn retain(&mut self, is_wanted: impl FnMut(&Effect) -> bool) {
        self.effects.retain(is_wanted);
    }

    /// Stores a record.
    pub(crate) fn write(&mut self, key: RecordKey, value: String) {
        self.push(Effect::Write { key, value });
    }

    /// Removes a record.
    pub(crate) fn remove(&mut self, key: RecordKey) {
        self.push(Effect::Remove { key });
    }

    /// Draws a part of the page again.
    pub(crate) fn render(&mut self, view: View) {
        self.push(Effect::Render(view));
    }

    /// Says something to screen readers.
    pub(crate) fn announce(&mut self, text: impl Into<String>) {
        self.push(Effect::Announce(text.into()));
    }
}
