//! The store of texts without a browser. It stands among a disk's records, under keys that are no app's, so that whoever
//! takes a copy of the records has the texts too. The records that lead to kept texts of delivered articles are in the
//! journal alone, as the texts are: they are made of these.

use std::collections::BTreeMap;
use std::rc::Rc;

use hashiya_session::{Effect, Message, OpenedText, RecordKey, TextAnswer, TextPointer, storage};

use super::shell::{Shell, written};

/// What the keys of texts begin with, before the key of the record that leads to the text.
const STORE: &str = "texts:";

/// Whether a record is one of the store's.
pub fn is_text(key: &str) -> bool {
    key.starts_with(STORE)
}

/// What the keys of records begin with that lead to kept texts of delivered articles.
const KEPT: &str = "hashiya:1:kept:";

/// Whether a record leads to a kept text.
pub fn is_kept(key: &str) -> bool {
    key.starts_with(KEPT)
}

/// What leads to a kept text is never written without it.
pub fn check_copies(effects: &[Effect]) {
    for (key, _) in written(effects).iter().filter(|(key, _)| is_kept(key)) {
        let is_its = |effect: &Effect| matches!(effect, Effect::KeepText { key: of, .. } if of.to_string() == *key);
        assert!(effects.iter().any(is_its), "{key} without its text");
    }
}

/// The records that lead to the kept texts.
pub fn kept_records(records: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let texts = records
        .iter()
        .filter_map(|(key, text)| Some((key.strip_prefix(STORE)?, text)));
    let kept = texts.filter(|(key, _)| is_kept(key)).map(|(key, text)| {
        // The record is whole where the text is damaged.
        let text: OpenedText = serde_json::from_str(text).unwrap_or_default();
        let pointer = serde_json::to_string(&TextPointer::to(&text)).expect("JSON");
        (key.to_owned(), pointer)
    });
    kept.collect()
}

/// Keeps a text, or removes it.
pub fn keep(records: &mut BTreeMap<String, String>, key: &str, text: Option<&OpenedText>) {
    let key = format!("{STORE}{key}");
    match text {
        Some(text) => drop(records.insert(key, serde_json::to_string(text).expect("JSON"))),
        None => drop(records.remove(&key)),
    }
}

/// The records with each text as the whole record that the page of a crash makes of it, in place of the one that
/// leads there.
pub fn with_whole_texts(records: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut whole = BTreeMap::new();
    for (key, value) in records {
        match key.strip_prefix(STORE) {
            Some(key) => {
                if let Some(rest) = key.strip_prefix("hashiya:2:text:") {
                    let (id, _) = rest.rsplit_once(':').expect("a hash");
                    whole.insert(format!("hashiya:1:text:{id}"), value.clone());
                }
            }
            None if key.starts_with("hashiya:2:text:") => {}
            None => drop(whole.insert(key.clone(), value.clone())),
        }
    }
    whole
}

/// What the store has under a key.
pub fn read(records: &BTreeMap<String, String>, key: &str) -> TextAnswer {
    match records.get(&format!("{STORE}{key}")) {
        None => TextAnswer::Missing,
        Some(value) => match serde_json::from_str::<OpenedText>(value) {
            Ok(text) => TextAnswer::Found(Rc::new(text)),
            Err(_) => TextAnswer::Damaged(value.clone()),
        },
    }
}

/// What the page is told when it asks for the texts under these keys.
pub fn answers(records: &BTreeMap<String, String>, keys: &[RecordKey]) -> Message {
    let keys = keys.iter().map(ToString::to_string);
    let answers = keys.map(|key| {
        let answer = read(records, &key);
        (key, answer)
    });
    Message::Storage(storage::Message::TextsRead(answers.collect()))
}

impl Shell {
    /// Lets the texts arrive that were asked for, and nothing else.
    pub fn arrive_texts(&mut self) {
        let is_text = |message: &Message| matches!(message, Message::Storage(storage::Message::TextsRead(_)));
        while let Some(place) = self.on_the_way.iter().position(is_text) {
            let message = self.on_the_way.remove(place).expect("a message");
            self.send(message);
        }
    }
}
