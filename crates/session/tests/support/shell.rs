//! A page without a browser: performs the session's effects on a disk and a site in memory, and
//! after every message checks what must always be true.

use hashiya_session::{annotate, library, navigation, storage, transfer};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use hashiya_core::article::ArticleId;
use hashiya_core::codebook::LabelId;
use hashiya_session::{
    AnnotatedArticle, Boot, Context, Effect, FetchError, KEY_PREFIX, Message, Quota, Route, State, WriteQueue, Zone,
    update,
};
use serde_json::Value;

use super::disk::{Disk, DiskOfTab, Event};
use super::looks::{Looks, check_counts, check_drawn, check_shown};
pub use super::site::Site;
use super::texts_support;

/// One tab of the browser with the page in it.
pub struct Shell {
    pub(super) state: State,
    /// The browser's storage.
    pub disk: Rc<RefCell<Disk>>,
    tab: usize,
    /// The server.
    pub site: Site,
    /// The time, in milliseconds since 1970; a second goes by with each message
    /// but those about the storage.
    pub now: u64,
    /// The reader's time zone.
    pub zone: Zone,
    /// Files that the reader was handed: name and text.
    pub downloads: Vec<(String, String)>,
    /// The parts of the file that is being written.
    pub parts: Vec<String>,
    /// Answers of the server that have not arrived yet.
    pub on_the_way: VecDeque<Message>,
    /// Whether answers wait for [`Shell::arrive`].
    pub slow: bool,
    /// Whether a file that asks whose work it is waits for an answer of the test; else it is answered as
    /// most readers would, see [`Shell::likely_answer`].
    pub asks: bool,
    writes: WriteQueue,
    /// What has still to happen, as in the page's store.
    queue: VecDeque<Message>,
}

/// The time at which tests begin: 2026-11-22T10:00:00Z.
pub const START: u64 = 1_795_341_600_000;

impl Shell {
    /// A page that was not opened yet, in a new browser.
    pub fn new(site: Site) -> Self {
        Self::in_browser(site, Rc::default())
    }

    /// A page that was not opened yet, in a browser that other tabs may be open in.
    pub fn in_browser(site: Site, disk: Rc<RefCell<Disk>>) -> Self {
        let tab = disk.borrow_mut().new_tab();
        Self {
            state: State::default(),
            disk,
            tab,
            site,
            now: START,
            zone: Zone::Fixed(120),
            downloads: Vec::new(),
            parts: Vec::new(),
            on_the_way: VecDeque::new(),
            slow: false,
            asks: false,
            writes: WriteQueue::default(),
            queue: VecDeque::new(),
        }
    }

    /// Opens the page at its library, in Arabic.
    pub fn boot(&mut self) -> Vec<Effect> {
        self.boot_as(|_| ())
    }

    /// Opens the page with other circumstances.
    pub fn boot_as(&mut self, change: impl FnOnce(&mut Boot)) -> Vec<Effect> {
        let (mut records, storage_fault) = self.writes.open(&mut DiskOfTab {
            disk: &mut self.disk.borrow_mut(),
            tab: self.tab,
        });
        records.extend(texts_support::kept_records(&self.disk.borrow().records));
        let mut boot = Boot {
            records,
            storage_fault,
            languages: vec!["ar".into()],
            new_annotator: format!("reader-{}", self.tab),
            hash: "#/".into(),
            tour: Some(false),
            ..Boot::default()
        };
        change(&mut boot);
        let effects = self.send(Message::Booted(Box::new(boot)));
        self.try_again();
        effects
    }

    /// Has the storage try again what it refused.
    pub fn try_again(&mut self) {
        let news = self.writes.try_again(&mut DiskOfTab {
            disk: &mut self.disk.borrow_mut(),
            tab: self.tab,
        });
        news.into_iter()
            .for_each(|message| drop(self.send(Message::Storage(message))));
    }

    /// How much of the storage is used, as far as this tab knows.
    pub fn quota(&self) -> &Quota {
        self.writes.quota()
    }

    /// A page of these files, with the first of them open.
    pub fn reading(files: &[(&str, &str)]) -> Self {
        Self::reading_after(files, BTreeMap::new())
    }

    /// The same in a browser that earlier visits left these records in.
    pub fn reading_after(files: &[(&str, &str)], records: BTreeMap<String, String>) -> Self {
        let mut shell = Self::new(Site::new(files));
        shell.disk.borrow_mut().records = records;
        shell.boot();
        shell.go(ArticleId::from_file_name(files[0].0).as_str());
        shell
    }

    /// The page closed and opened again, at the library.
    pub fn reload(self) -> Self {
        let mut shell = Self::in_browser(self.site, self.disk);
        shell.now = self.now;
        shell.boot();
        shell
    }

    /// The page closed, opened again, and the same article opened.
    pub fn reopen(self) -> Self {
        let id = self.state.navigation.open.as_ref().map(|open| open.id.clone());
        let mut shell = self.reload();
        if let Some(id) = id {
            shell.go(id.as_str());
        }
        shell
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The work on the open article.
    pub fn annotated(&self) -> &AnnotatedArticle {
        self.state.open_article().expect("an article is open").1
    }

    /// Lets something happen and performs what follows; returns the effects.
    pub fn send(&mut self, message: Message) -> Vec<Effect> {
        self.now += 1000;
        let effects = self.happen(message);
        self.work_off();
        self.answer_as_most_would();
        if !self.slow {
            self.arrive();
        }
        effects
    }

    fn work_off(&mut self) {
        while let Some(message) = self.queue.pop_front() {
            self.happen(message);
        }
    }

    /// Lets one thing happen, at the time that it is.
    pub fn happen(&mut self, message: Message) -> Vec<Effect> {
        let context = Context::in_zone(self.now, self.zone);
        let before = Looks::of(&self.state);
        let shown: String = format!("{message:?}").chars().take(60).collect();
        let (state, effects) = update(std::mem::take(&mut self.state), message, context);
        self.state = state;
        check_counts(&self.state);
        check_shown(&self.state);
        check_drawn(&before, &Looks::of(&self.state), &effects, &shown);
        texts_support::check_copies(&effects);
        for effect in &effects {
            self.perform(effect);
        }
        effects
    }

    fn perform(&mut self, effect: &Effect) {
        match effect {
            // Its text is kept, which says as much.
            Effect::Write { key, .. } if texts_support::is_kept(&key.to_string()) => {}
            Effect::Write { key, value } => self.write(&key.to_string(), value),
            Effect::Remove { key } => {
                self.keep(&key.to_string(), None);
                texts_support::keep(&mut self.disk.borrow_mut().records, &key.to_string(), None);
            }
            Effect::KeepText { key, text } => {
                texts_support::keep(&mut self.disk.borrow_mut().records, &key.to_string(), Some(text));
            }
            Effect::ReadTexts(keys) => {
                let answers = texts_support::answers(&self.disk.borrow().records, keys);
                self.on_the_way.push_back(answers);
            }
            Effect::FetchList => self
                .on_the_way
                .push_back(Message::Library(library::Message::ListFetched(self.site.list.clone()))),
            Effect::LoadNext => self.on_the_way.push_back(Message::Library(library::Message::LoadNext)),
            Effect::Fetch(listing) => {
                let missing = Err(FetchError::Status(404));
                self.on_the_way.push_back(Message::Library(library::Message::Fetched {
                    id: listing.id.clone(),
                    result: self.site.files.get(&listing.file).cloned().unwrap_or(missing),
                }));
            }
            other => self.perform_on_file(other),
        }
    }

    fn write(&mut self, key: &str, value: &str) {
        assert!(key.starts_with(KEY_PREFIX), "{key}");
        assert!(
            serde_json::from_str::<Value>(value).is_ok() || key.contains(":damaged:"),
            "{key}: {value}"
        );
        self.keep(key, Some(value));
    }

    fn keep(&mut self, key: &str, value: Option<&str>) {
        let mut disk = self.disk.borrow_mut();
        let mut store = DiskOfTab {
            disk: &mut disk,
            tab: self.tab,
        };
        let news = self.writes.put(&mut store, key.to_owned(), value.map(str::to_owned));
        self.queue.extend(news.into_iter().map(Message::Storage));
    }

    /// Whether something is only in memory.
    pub fn has_unsaved(&self) -> bool {
        self.writes.has_waiting()
    }

    /// Lets every answer of the server arrive.
    pub fn arrive(&mut self) {
        while let Some(message) = self.on_the_way.pop_front() {
            self.send(message);
        }
    }

    /// Tells this tab of the oldest change by another one; whether there was any.
    pub fn hear(&mut self) -> bool {
        let event = self.disk.borrow_mut().next_event(self.tab);
        self.hear_of(event)
    }

    /// Tells this tab of any of the changes by others, out of their order; whether there was any.
    pub fn hear_any(&mut self, which: usize) -> bool {
        let event = self.disk.borrow_mut().event(self.tab, which);
        self.hear_of(event)
    }

    /// Tells this tab once more of a change that it was told of; whether there was any.
    pub fn hear_again(&mut self, which: usize) -> bool {
        let event = self.disk.borrow().told(self.tab, which);
        self.hear_of(event)
    }

    fn hear_of(&mut self, event: Option<Event>) -> bool {
        let Some((key, value)) = event else {
            return false;
        };
        let news = self.writes.changed_elsewhere(&key, value.as_deref());
        news.into_iter()
            .for_each(|message| drop(self.send(Message::Storage(message))));
        self.send(Message::Storage(storage::Message::ChangedElsewhere { key, value }));
        true
    }

    /// Goes to an article.
    pub fn go(&mut self, id: &str) -> Vec<Effect> {
        self.send(Message::Navigation(navigation::Message::RouteChanged(Route::Article {
            id: ArticleId::new(id),
            sentence: None,
        })))
    }

    /// Has every article loaded that is only listed, as the page of all figures does, and goes to the library.
    pub fn load_all(&mut self) {
        for hash in ["#/statistics", "#/"] {
            let route = Route::parse(hash);
            self.send(Message::Navigation(navigation::Message::RouteChanged(route)));
        }
    }

    /// Focuses a sentence.
    pub fn focus(&mut self, sentence: usize) -> Vec<Effect> {
        self.send(Message::Navigation(navigation::Message::Focus {
            sentence,
            extend: false,
        }))
    }

    /// Extends the selection to a sentence.
    pub fn extend(&mut self, sentence: usize) -> Vec<Effect> {
        self.send(Message::Navigation(navigation::Message::Focus {
            sentence,
            extend: true,
        }))
    }

    /// Labels what is selected, and goes back to the sentence, as a reader does whose focus stays.
    pub fn tag(&mut self, label: &str) -> Vec<Effect> {
        let before = self.focused();
        let effects = self.tag_on(label);
        if let Some(sentence) = before.filter(|_| self.focused() != before) {
            self.focus(sentence);
        }
        effects
    }

    /// Labels what is selected, and moves on.
    pub fn tag_on(&mut self, label: &str) -> Vec<Effect> {
        self.send(Message::Annotate(annotate::Message::Tag(LabelId::new(label))))
    }

    /// Opens a file from disk.
    pub fn open_file(&mut self, name: &str, text: &str) -> Vec<Effect> {
        self.send(Message::Transfer(transfer::Message::FileOpened {
            name: name.to_owned(),
            bytes: Some(text.as_bytes().to_vec()),
        }))
    }

    /// Exports everything, says that the file is there, and returns it.
    pub fn export(&mut self) -> Value {
        self.send(Message::Transfer(transfer::Message::ExportAll));
        self.happen(Message::Transfer(transfer::Message::ConfirmFile));
        self.work_off();
        let (_, text) = self.downloads.last().expect("a download");
        serde_json::from_str(text).expect("JSON")
    }

    /// The label of every sentence of the open article.
    pub fn labels(&self) -> Vec<Option<String>> {
        let work = self.annotated();
        (0..work.document.sentences.len())
            .map(|index| work.label(index).map(|(_, label)| label.to_string()))
            .collect()
    }

    /// The label of one sentence of the open article.
    pub fn label(&self, sentence: usize) -> Option<String> {
        self.labels()[sentence].clone()
    }

    /// The note of one sentence of the open article.
    pub fn note(&self, sentence: usize) -> String {
        self.annotated()
            .tag(sentence)
            .map(|(_, entry)| entry.note.clone())
            .unwrap_or_default()
    }

    /// The focused sentence.
    pub fn focused(&self) -> Option<usize> {
        self.state.navigation.open.as_ref().and_then(|open| open.focus)
    }

    /// The kinds of the messages on the page.
    pub fn notices(&self) -> Vec<&str> {
        self.state
            .notices
            .shown
            .iter()
            .map(|notice| notice.kind.name())
            .collect()
    }
}

/// The keys of the records that effects write.
pub fn written(effects: &[Effect]) -> Vec<(String, &str)> {
    let writes = effects.iter().filter_map(|effect| match effect {
        Effect::Write { key, value } => Some((key.to_string(), value.as_str())),
        _ => None,
    });
    writes.collect()
}
