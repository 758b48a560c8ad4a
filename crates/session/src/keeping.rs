//! What waits to be stored: every change goes through here on its way to the browser's storage,
//! which may refuse any call. Nothing that was refused is forgotten, and nothing that is stored is
//! written over unread.

use super::KEY_PREFIX;
use super::damaged::original_key;
use super::message::Message;
use super::notice::NoticeKind;
use super::room::Room;
use crate::map::Map;

/// Where records are stored. Each call may fail, and fail otherwise the next time.
pub trait Shelf {
    /// Every record of the origin: key and value. Those of other pages are not touched; they take
    /// of the same room.
    ///
    /// # Errors
    /// What to tell the reader when the records, or any one of them, could not be had.
    fn read_all(&mut self) -> Result<Vec<(String, String)>, NoticeKind>;

    /// Stores a record, or removes it where there is no value.
    ///
    /// # Errors
    /// What to tell the reader when that was refused.
    fn put(&mut self, key: &str, value: Option<&str>) -> Result<(), NoticeKind>;
}

/// The records on their way to a [`Shelf`].
///
/// A record that cannot be stored waits in memory, its latest value only, and is tried again as
/// soon as anything could be stored. As long as what is stored could not be read, nothing is
/// stored at all: who does not know the records cannot but overwrite them. Reading is tried again
/// before each change.
#[derive(Debug, Default)]
pub struct Keeping {
    /// By key; no value for a record that is to be removed.
    waiting: Map<String, Option<String>>,
    /// Whether what is stored could not be read yet.
    unread: bool,
    /// Whether the reader was warned and nothing has told them otherwise.
    warned: bool,
    /// How much is used.
    room: Room,
    /// Whether the session was told that room is tight.
    told_tight: bool,
}

impl Keeping {
    /// Reads everything when the page opens: the records, and what to warn of.
    pub fn open(&mut self, shelf: &mut impl Shelf) -> (Vec<(String, String)>, Option<NoticeKind>) {
        match shelf.read_all() {
            Ok(records) => (self.count(records), None),
            Err(fault) => {
                (self.unread, self.warned) = (true, true);
                (Vec::new(), Some(fault))
            }
        }
    }

    /// Stores a record, or removes it where there is no value; it waits if that is refused.
    /// Returns what the session has to be told, in order.
    #[must_use]
    pub fn put(&mut self, shelf: &mut impl Shelf, key: String, value: Option<String>) -> Vec<Message> {
        let mut news = Vec::new();
        self.waiting.insert(key.clone(), value);
        if self.unread {
            self.read_late(shelf, &mut news);
        } else if self.try_one(shelf, &key, &mut news) {
            self.try_rest(shelf, &mut news);
        }
        self.tell(&mut news);
        news
    }

    /// Tries again what was refused. Returns what the session has to be told, in order.
    #[must_use]
    pub fn try_again(&mut self, shelf: &mut impl Shelf) -> Vec<Message> {
        let mut news = Vec::new();
        if self.unread {
            self.read_late(shelf, &mut news);
        } else {
            self.try_rest(shelf, &mut news);
        }
        self.tell(&mut news);
        news
    }

    /// Another tab, or another page of the origin, stored a record of any kind, or removed it.
    /// Returns what the session has to be told, in order.
    #[must_use]
    pub fn stored_elsewhere(&mut self, key: &str, value: Option<&str>) -> Vec<Message> {
        let mut news = Vec::new();
        self.room.stored(key, value);
        self.tell(&mut news);
        news
    }

    /// Counts anew how much is used: what other scripts of this very page do is not told.
    #[must_use]
    pub fn count_again(&mut self, shelf: &mut impl Shelf) -> Vec<Message> {
        let mut news = Vec::new();
        if let Ok(records) = shelf.read_all() {
            self.count(records);
            self.tell(&mut news);
        }
        news
    }

    /// How much is used.
    pub fn room(&self) -> &Room {
        &self.room
    }

    /// Counts what is stored; returns the records of this app.
    fn count(&mut self, records: Vec<(String, String)>) -> Vec<(String, String)> {
        self.room.count(&records);
        let own = |(key, _): &(String, String)| key.starts_with(KEY_PREFIX);
        records.into_iter().filter(own).collect()
    }

    /// Says that everything is stored again, and how much room there is.
    fn tell(&mut self, news: &mut Vec<Message>) {
        if self.warned && !self.has_waiting() && !self.unread {
            self.warned = false;
            news.push(Message::StorageRecovered);
        }
        if self.told_tight != self.room.is_tight() {
            self.told_tight = !self.told_tight;
            news.push(Message::RoomIsTight(self.told_tight));
        }
    }

    /// The keys of what waits.
    pub fn waiting(&self) -> impl Iterator<Item = &String> {
        self.waiting.keys()
    }

    /// Whether something waits.
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Reads what could not be read when the page opened. The session merges it with what was done
    /// meanwhile and stores the sum, so what waits under the same keys is not stored as it is.
    fn read_late(&mut self, shelf: &mut impl Shelf, news: &mut Vec<Message>) {
        match shelf.read_all() {
            Err(fault) => self.warn(fault, news),
            Ok(records) => {
                let records = self.count(records);
                self.unread = false;
                for (key, _) in &records {
                    self.waiting.remove(key);
                }
                news.push(Message::StoredRead(records));
            }
        }
    }

    /// Tries to store what waits under a key; whether that went well.
    fn try_one(&mut self, shelf: &mut impl Shelf, key: &str, news: &mut Vec<Message>) -> bool {
        if !self.waiting.contains_key(key) {
            return true;
        }
        // A value that could not be set aside yet is not written over: it is nowhere else.
        if let Some(aside) = self.aside_of(key)
            && !self.try_one(shelf, &aside, news)
        {
            return false;
        }
        let Some(value) = self.waiting.get(key) else {
            return true;
        };
        match shelf.put(key, value.as_deref()) {
            Ok(()) => {
                self.room.stored(key, value.as_deref());
                self.waiting.remove(key);
                true
            }
            Err(fault) => {
                if fault.is_about_room() {
                    self.find_limit(shelf, key);
                }
                self.warn(fault, news);
                false
            }
        }
    }

    /// There is no room: notes the limit, which may be another than browsers commonly have. What is
    /// used is counted anew, once until there is room again.
    fn find_limit(&mut self, shelf: &mut impl Shelf, key: &str) {
        if !self.warned
            && let Ok(records) = shelf.read_all()
        {
            self.room.count(&records);
        }
        if let Some(Some(value)) = self.waiting.get(key) {
            self.room.refused(key, value);
        }
    }

    /// The key under which a damaged value of this record waits to be set aside, if one does.
    fn aside_of(&self, key: &str) -> Option<String> {
        let is_aside = |aside: &&String| original_key(aside).as_deref() == Some(key);
        self.waiting.keys().find(is_aside).cloned()
    }

    /// Tries everything else that waits: a small record may have room where a large one has none.
    fn try_rest(&mut self, shelf: &mut impl Shelf, news: &mut Vec<Message>) {
        let keys: Vec<String> = self.waiting.keys().cloned().collect();
        for key in keys {
            self.try_one(shelf, &key, news);
        }
    }

    fn warn(&mut self, fault: NoticeKind, news: &mut Vec<Message>) {
        self.warned = true;
        let said = |news: &Message| matches!(news, Message::StorageFailed(known) if *known == fault);
        if !news.iter().any(said) {
            news.push(Message::StorageFailed(fault));
        }
    }
}
