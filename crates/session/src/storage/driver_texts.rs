//! What the [driver](super::driver) does with texts: those of opened articles go to the journal's database with
//! the records that lead to them; where that does not take them, local storage gets them as whole records, as
//! earlier versions wrote them. The kept ones of delivered articles are in the journal's database alone: they wait until
//! it takes them, and nothing is told of that. What the session needs is read from there.

use std::rc::Rc;

use crate::codec::to_text;
use crate::storage::Message;
use crate::storage::driver::{Connection, Driver};
use crate::storage::driver_io::Command;
use crate::storage::duty::Duty;
use crate::storage::key::RecordKey;
use crate::storage::kinds::kept_text::is_kept;
use crate::storage::kinds::opened_text::{is_pointer, is_whole, whole_key};
use crate::storage::reconcile::Record;
use crate::storage::text_record::TextAnswer;
use crate::storage::write_queue::KeyValueStore;

impl Driver {
    /// A text is on its way to the journal.
    pub(super) fn text_waits(&mut self, store: &mut impl KeyValueStore) {
        // A kept one has time.
        if !self.journal.texts.has_waiting() {
            return;
        }
        if self.journal.is_failing() {
            self.fall_back(store);
        } else {
            self.start(Duty::TextPatience);
        }
    }

    /// Gives local storage, as whole records, the texts that the journal does not take or takes too long for.
    pub(super) fn fall_back(&mut self, store: &mut impl KeyValueStore) {
        for (key, text) in self.journal.texts.to_fall_back() {
            let Some(id) = RecordKey::parse(&key).article() else {
                continue;
            };
            let whole = whole_key(&id).to_string();
            // One that is there already is of this very text, which is being moved.
            if !self.writes.is_stored(&whole) {
                let news = self.writes.put(store, whole.clone(), Some(to_text(&*text)));
                self.send_all(news);
            }
            self.journal.texts.fell_back(key.clone(), whole);
            self.send(Message::TextFellBack(key));
        }
    }

    /// The disk has these texts: local storage, and with it every other tab, gets the records that lead there.
    pub(super) fn texts_kept(&mut self, kept: Vec<Record>, store: &mut impl KeyValueStore) {
        if kept.is_empty() {
            return;
        }
        // What goes on is given its time anew.
        self.stop(Duty::TextPatience);
        let keys = kept.iter().map(|(key, _)| key.clone()).collect();
        for (key, pointer) in kept {
            // A whole record that local storage had no room for is not needed any more; one that it has is taken
            // away as those of earlier versions are.
            if let Some(whole) = self.journal.texts.forget(&key)
                && !self.writes.is_stored(&whole)
            {
                self.write(whole, None, store);
            }
            if is_kept(&key.as_str().into()) {
                continue;
            }
            let news = self.writes.put(store, key, Some(pointer));
            self.send_all(news);
        }
        self.send(Message::TextsKept(keys));
        self.start_moving();
    }

    /// What the journal has that was opened anew: of the kept texts of delivered articles the session is told, as local
    /// storage knows nothing of them.
    pub(super) fn tell_kept_texts(&mut self, journal: &[Record]) {
        let keys = journal.iter().map(|(key, _)| key);
        let kept = keys.filter(|key| is_kept(&key.as_str().into())).cloned().collect();
        self.send(Message::KeptTextsFound(kept));
    }

    /// Sets the timers of what waits.
    pub(super) fn keep_texts(&mut self) {
        let texts = &self.journal.texts;
        let (waits, holds) = (texts.has_waiting(), texts.is_holding());
        let to_fall_back = !texts.to_fall_back().is_empty();
        match waits && to_fall_back && !self.journal.is_failing() {
            true => self.start(Duty::TextPatience),
            false => self.stop(Duty::TextPatience),
        }
        match holds {
            true => self.start(Duty::RetryTexts),
            false => self.stop(Duty::RetryTexts),
        }
    }

    /// Has the session move the whole records of local storage, in a moment.
    pub(super) fn start_moving(&mut self) {
        if self.connection == Connection::Open && self.writes.has_whole_texts() {
            self.start(Duty::MoveTexts);
        }
    }

    pub(super) fn move_texts(&mut self) {
        if self.connection == Connection::Open {
            self.send(Message::MoveTexts);
        }
    }

    /// The session needs texts: those that are still on their way it gets at once.
    pub(super) fn texts_wanted(&mut self, keys: Vec<String>) {
        let mut here = Vec::new();
        let mut to_read = Vec::new();
        for key in keys {
            match self.journal.texts.get(&key) {
                Some(text) => here.push((key, TextAnswer::Found(Rc::clone(text)))),
                None => to_read.push(key),
            }
        }
        if !here.is_empty() {
            self.send(Message::TextsRead(here));
        }
        if to_read.is_empty() {
            return;
        }
        match self.connection {
            Connection::Open => self.commands.push(Command::ReadTexts(to_read)),
            Connection::Opening if !self.journal.is_failing() => self.texts_asked.extend(to_read),
            Connection::Opening | Connection::Closed => {
                self.texts_asked.extend(to_read);
                self.texts_unreachable();
            }
        }
    }

    /// The journal is open: what was asked for is read, and the session may ask again for what it did not get.
    pub(super) fn texts_reachable(&mut self) {
        let asked = std::mem::take(&mut self.texts_asked);
        if !asked.is_empty() {
            self.commands.push(Command::ReadTexts(asked));
        }
        self.read_missed_texts();
        self.start_moving();
    }

    /// The session may ask again for what could not be reached.
    pub(super) fn read_missed_texts(&mut self) {
        if self.connection == Connection::Open && std::mem::take(&mut self.texts_missed) {
            self.stop(Duty::ReadTexts);
            self.send(Message::TextsReachable);
        }
    }

    /// The journal does not open: what was asked for cannot be had.
    pub(super) fn texts_unreachable(&mut self) {
        let asked = std::mem::take(&mut self.texts_asked);
        if !asked.is_empty() {
            let answers = asked.into_iter().map(|key| (key, TextAnswer::Unreachable));
            self.texts_read(answers.collect());
        }
    }

    /// The journal's database answered.
    pub(super) fn texts_read(&mut self, answers: Vec<(String, TextAnswer)>) {
        let has_missed = answers.iter().any(|(_, answer)| *answer == TextAnswer::Unreachable);
        self.texts_missed |= has_missed;
        if has_missed && self.connection == Connection::Open {
            self.start(Duty::ReadTexts);
        }
        self.send(Message::TextsRead(answers));
    }

    /// A text that another tab says is kept is there no more, as this one was taking it out in that moment: the other
    /// tab is made to keep it again, once.
    pub(super) fn ask_for_missing(&mut self, answers: &[(String, TextAnswer)], store: &mut impl KeyValueStore) {
        for (key, answer) in answers {
            let mut is_heard = |key| {
                self.texts_heard
                    .get_mut(key)
                    .is_some_and(|missed| !std::mem::replace(missed, true))
            };
            if *answer == TextAnswer::Missing && is_heard(key) {
                let news = self.writes.put(store, key.clone(), None);
                self.send_all(news);
            }
        }
    }

    /// Whether a record that another tab removed is a whole text that was moved: one leads to it.
    pub(super) fn was_moved(&self, key: &str) -> bool {
        let key = RecordKey::parse(key);
        let id = key.article().filter(|_| is_whole(&key));
        id.is_some_and(|id| self.writes.has_pointer_to(&id))
    }

    /// Whether this tab is about to take a text out of the journal's database, and does not write it again.
    pub(super) fn is_removing_text(&self, key: &str) -> bool {
        is_pointer(&key.into()) && self.journal.is_removing(key) && self.journal.texts.get(key).is_none()
    }

    /// Another tab kept a text that this tab deletes in the same moment: it stays. Where it is being taken out already,
    /// which returns true, the other tab will be made to keep it again.
    pub(super) fn returns_too_late(&mut self, key: &str) -> bool {
        let is_too_late = !self.journal.keeps_after_all(key);
        if is_too_late {
            self.texts_returned.insert(key.to_owned());
        }
        is_too_late
    }

    /// What was being taken out is gone: other tabs are made to keep again what they have kept meanwhile. A record that
    /// goes without a mark is a lost one to them.
    pub(super) fn give_back(&mut self, store: &mut impl KeyValueStore) {
        for key in std::mem::take(&mut self.texts_returned) {
            let news = self.writes.put(store, key, None);
            self.send_all(news);
        }
    }

    /// What the journal lacks that opens anew: where it lacks a record that leads to a text it lacks the text, and
    /// the session stores both again, as far as it has them.
    pub(super) fn lost_with_texts(&mut self, to_journal: &[Record]) {
        let keys = to_journal.iter().map(|(key, _)| key);
        let lost: Vec<String> = keys.filter(|key| is_pointer(&key.as_str().into())).cloned().collect();
        if !lost.is_empty() {
            self.send(Message::TextsLacking(lost));
        }
    }
}
