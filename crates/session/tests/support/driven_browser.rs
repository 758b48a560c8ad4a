//! A browser in memory that the storage's driver runs in: tabs with a session and a driver each, local
//! storage with its events, a journal that can lag, refuse, give up and hang, and a clock that lets
//! timers run out in order. It checks that each driver keeps to what its commands promise.

use hashiya_session::{annotate, library, navigation};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use hashiya_core::codebook::LabelId;
use hashiya_session::{
    Batch, Boot, Change, Command, Context, Driver, Duty, Effect, FetchError, Input, Message, OpenedText, Origin, Route,
    SaveState, State, TextAnswer, Transaction, update,
};

use super::disk::{Disk, DiskOfTab};
use super::journal_disk::{JournalDisk, Mode, Records, write};
use super::shell::{START, Site};
use super::texts_support;

/// What is due in a tab at some time.
#[derive(Clone, Debug)]
enum Due {
    Timer(Duty),
    Opening { read: bool },
    Transaction(Transaction),
    Reading(Vec<String>),
}

/// A moment, in milliseconds since the browser was started, and a number for the order within it.
pub(super) type Moment = (u64, u64);

/// A tab with the page in it.
pub struct Tab {
    pub(super) state: State,
    pub(super) driver: Driver,
    /// Its number on the disk.
    number: usize,
    queue: VecDeque<Message>,
    busy: bool,
    pub(super) timers: BTreeMap<Duty, Moment>,
    has_journal: bool,
    awaits_journal: bool,
    /// What the page says of how safe the work is.
    pub shown: SaveState,
    /// What was written to the console.
    pub warnings: Vec<String>,
    /// The latest change of each record by this tab itself, answers to other tabs not counted.
    pub changes: Batch,
    /// The same since a message was last sent.
    pub last_changes: Batch,
    /// The messages from the storage.
    pub heard: Vec<Message>,
}

/// The browser.
pub struct Browser {
    /// Local storage.
    pub disk: Rc<RefCell<Disk>>,
    /// The journal.
    pub journal: JournalDisk,
    /// Milliseconds since the browser was started.
    pub now: u64,
    /// Whether tabs are not told of each other's changes for now.
    pub is_deaf: bool,
    /// So many changes a tab that is opened writes at once, and in a turn; as many as the page does, if nothing is said.
    pub a_turn: Option<usize>,
    /// The tabs.
    pub tabs: Vec<Tab>,
    site: Site,
    agenda: BTreeMap<Moment, (usize, Due)>,
    moments: u64,
}

impl Browser {
    /// A new browser without tabs.
    pub fn new(files: &[(&str, &str)]) -> Self {
        Self {
            disk: Rc::default(),
            journal: JournalDisk::default(),
            now: 0,
            is_deaf: false,
            a_turn: None,
            tabs: Vec::new(),
            site: Site::new(files),
            agenda: BTreeMap::new(),
            moments: 0,
        }
    }

    /// A browser with one tab, in which the first of these files is open and all is saved.
    pub fn reading(files: &[(&str, &str)]) -> Self {
        let mut browser = Self::new(files);
        browser.open_tab();
        browser.rest();
        browser
    }

    /// Opens a tab at the first article; returns its number.
    pub fn open_tab(&mut self) -> usize {
        let number = self.disk.borrow_mut().new_tab();
        self.tabs.push(Tab {
            state: State::default(),
            driver: self.a_turn.map_or_else(Driver::default, Driver::in_turns_of),
            number,
            queue: VecDeque::new(),
            busy: false,
            timers: BTreeMap::new(),
            has_journal: false,
            awaits_journal: false,
            shown: SaveState::default(),
            warnings: Vec::new(),
            changes: Batch::new(),
            last_changes: Batch::new(),
            heard: Vec::new(),
        });
        let tab = self.tabs.len() - 1;
        self.drive(tab, Input::PageOpened);
        tab
    }

    /// Ends all tabs at once; local storage is what the disk had of it at some earlier time.
    pub fn kill(&mut self, stored: Records) {
        self.tabs.clear();
        self.agenda.clear();
        self.disk.borrow_mut().records = stored;
    }

    /// Lets a message happen in a tab.
    pub fn send(&mut self, tab: usize, message: Message) {
        self.tabs[tab].last_changes.clear();
        self.tabs[tab].queue.push_back(message);
        self.work_off(tab);
    }

    /// Labels a sentence in a tab.
    pub fn tag(&mut self, tab: usize, sentence: usize, label: &str) {
        self.focus(tab, sentence);
        self.send(tab, Message::Annotate(annotate::Message::Tag(LabelId::new(label))));
    }

    /// Focuses a sentence in a tab.
    pub fn focus(&mut self, tab: usize, sentence: usize) {
        let extend = false;
        self.send(
            tab,
            Message::Navigation(navigation::Message::Focus { sentence, extend }),
        );
    }

    /// Gives a tab's driver what happened.
    pub fn drive(&mut self, tab: usize, input: Input) {
        let commands = {
            let page = &mut self.tabs[tab];
            let disk = &mut self.disk.borrow_mut();
            page.driver.handle(input, &mut DiskOfTab { disk, tab: page.number })
        };
        for command in commands {
            self.obey(tab, command);
        }
        self.work_off(tab);
    }

    fn obey(&mut self, tab: usize, command: Command) {
        let after = self.journal.lag;
        let page = &mut self.tabs[tab];
        match command {
            Command::Begin(start) => page.queue.push_front(Message::Booted(Box::new(Boot {
                records: start.records,
                set_aside: start.set_aside,
                storage_fault: start.storage_fault,
                languages: vec!["ar".into()],
                new_annotator: format!("reader-{}", page.number),
                hash: "#/articles/story".into(),
                tour: Some(false),
                ..Boot::default()
            }))),
            Command::Send(message) => {
                let message = Message::Storage(message);
                page.heard.push(message.clone());
                page.queue.push_back(message);
            }
            Command::OpenJournal { read } => {
                assert!(!page.has_journal && !page.awaits_journal, "one journal at a time");
                page.awaits_journal = true;
                self.journal.openings += 1;
                self.plan(tab, after, Due::Opening { read });
            }
            Command::CloseJournal => page.has_journal = false,
            Command::ReadTexts(keys) => {
                assert!(page.has_journal, "it is read when it is open");
                self.plan(tab, after, Due::Reading(keys));
            }
            Command::BeginTransaction(transaction) => {
                assert!(page.has_journal && !page.awaits_journal, "one transaction at a time");
                page.awaits_journal = true;
                self.journal.transactions += 1;
                self.plan(tab, after, Due::Transaction(transaction));
            }
            Command::StartTimer { duty, after } => {
                assert!(!page.timers.contains_key(&duty), "{duty:?} runs already");
                let moment = self.plan(tab, after.into(), Due::Timer(duty));
                self.tabs[tab].timers.insert(duty, moment);
            }
            Command::StopTimer(duty) => {
                let moment = page.timers.remove(&duty).expect("a running timer");
                self.agenda.remove(&moment);
            }
            Command::ShowSaveState(state) => {
                assert_ne!(page.shown, state, "shown already");
                page.shown = state;
            }
            Command::Warn(text) => page.warnings.push(text),
        }
    }

    fn plan(&mut self, tab: usize, after: u64, due: Due) -> Moment {
        self.moments += 1;
        let moment = (self.now + after, self.moments);
        self.agenda.insert(moment, (tab, due));
        moment
    }

    fn work_off(&mut self, tab: usize) {
        if !self.tabs[tab].driver.has_begun() || std::mem::replace(&mut self.tabs[tab].busy, true) {
            return;
        }
        while let Some(message) = self.tabs[tab].queue.pop_front() {
            let context = Context::new(START + self.now, 120);
            let origin = message.origin();
            let page = &mut self.tabs[tab];
            let (state, effects) = update(std::mem::take(&mut page.state), message, context);
            page.state = state;
            let mut texts = Vec::new();
            let mut wanted = Vec::new();
            let mut changes: Vec<Change> = Vec::new();
            for effect in effects {
                match effect {
                    Effect::KeepText { key, text } => texts.push((key.to_string(), text)),
                    Effect::ReadTexts(keys) => wanted.extend(keys.iter().map(ToString::to_string)),
                    effect => changes.extend(self.perform(tab, effect)),
                }
            }
            if matches!(origin, Origin::Here | Origin::Given) {
                self.tabs[tab].changes.extend(changes.iter().cloned());
                self.tabs[tab].last_changes.extend(changes.iter().cloned());
            }
            self.drive(tab, Input::SessionChanged { origin, changes, texts });
            if !wanted.is_empty() {
                self.drive(tab, Input::TextsWanted(wanted));
            }
        }
        self.tabs[tab].busy = false;
        let page = &self.tabs[tab];
        assert_eq!(page.shown, page.driver.save_state(), "what is shown is so");
    }

    fn perform(&mut self, tab: usize, effect: Effect) -> Option<Change> {
        let answer = match effect {
            Effect::Write { key, value } => return Some((key.to_string(), Some(value))),
            Effect::Remove { key } => return Some((key.to_string(), None)),
            Effect::FetchList => Message::Library(library::Message::ListFetched(self.site.list.clone())),
            Effect::LoadNext => Message::Library(library::Message::LoadNext),
            Effect::Fetch(listing) => Message::Library(library::Message::Fetched {
                result: self.site.files[&listing.file].clone().map_err(|_| FetchError::Network),
                id: listing.id,
            }),
            Effect::Go(route @ Route::Article { .. }) => Message::Navigation(navigation::Message::RouteChanged(route)),
            _ => return None,
        };
        self.tabs[tab].queue.push_back(answer);
        None
    }

    /// Lets time go by: timers run out, the journal answers, tabs hear of each other.
    pub fn pass(&mut self, milliseconds: u64) {
        let end = self.now + milliseconds;
        self.deliver();
        while let Some((moment, tab, due)) = self.next_due(end) {
            self.now = self.now.max(moment.0);
            self.happen(tab, due);
            self.deliver();
        }
        self.now = end;
    }

    /// Tells the tabs of each other's changes, unless they are deaf.
    pub fn deliver(&mut self) {
        // What one tab hears may have it write what another one has to hear.
        let mut has_heard = !self.is_deaf;
        let mut rounds = 0;
        while has_heard {
            has_heard = false;
            rounds += 1;
            assert!(rounds < 1_000, "tabs answer each other without an end");
            for tab in 0..self.tabs.len() {
                has_heard |= self.hear(tab);
            }
        }
    }

    /// Tells a tab of the oldest change by another one; whether there was any.
    pub fn hear(&mut self, tab: usize) -> bool {
        let event = self.disk.borrow_mut().next_event(self.tabs[tab].number);
        let heard = event.is_some();
        if let Some((key, value)) = event {
            self.drive(tab, Input::ChangedElsewhere { key, value });
        }
        heard
    }

    /// The next thing that is due until then. A journal that hangs answers nothing.
    fn next_due(&mut self, end: u64) -> Option<(Moment, usize, Due)> {
        let hangs = self.journal.mode == Mode::Hangs;
        let can_be = |due: &Due| matches!(due, Due::Timer(_)) || !hangs;
        let moment = *self.agenda.iter().find(|(_, (_, due))| can_be(due))?.0;
        if moment.0 > end {
            return None;
        }
        let (tab, due) = self.agenda.remove(&moment)?;
        Some((moment, tab, due))
    }

    fn happen(&mut self, tab: usize, due: Due) {
        let page = &mut self.tabs[tab];
        let works = self.journal.mode == Mode::Works;
        let reason = "for a test".to_owned();
        let input = match due {
            Due::Timer(duty) => {
                page.timers.remove(&duty);
                return self.drive(tab, Input::TimerFired(duty));
            }
            Due::Opening { .. } if !works && self.journal.mode != Mode::GivesUp => Input::JournalRefused { reason },
            Due::Opening { read } => {
                page.has_journal = true;
                let records = read.then(|| self.journal.records.clone().into_iter().collect());
                Input::JournalOpened { records }
            }
            Due::Reading(keys) => {
                let read = |key: &String| match works {
                    true => texts_support::read(&self.journal.texts, key),
                    false => TextAnswer::Unreachable,
                };
                let answers = keys.iter().map(|key| (key.clone(), read(key))).collect();
                return self.drive(tab, Input::TextsRead(answers));
            }
            Due::Transaction(_) if matches!(self.journal.mode, Mode::Refuses | Mode::GivesUp) => {
                Input::TransactionGivenUp { reason }
            }
            Due::Transaction(Transaction { texts, .. })
                if self.journal.refuses_texts && texts.values().any(Option::is_some) =>
            {
                Input::TransactionGivenUp { reason }
            }
            Due::Transaction(Transaction { records, texts }) => {
                let differing = write(&mut self.journal.records, records);
                for (key, text) in texts {
                    texts_support::keep(&mut self.journal.texts, &key, text.as_deref());
                    if self.journal.garbles_texts {
                        let text = text.map(|text| OpenedText {
                            text: text.text.replace('.', ""),
                            ..OpenedText::clone(&text)
                        });
                        texts_support::keep(&mut self.journal.texts, &key, text.as_ref());
                    }
                }
                match works {
                    true => Input::TransactionCompleted { differing },
                    false => Input::TransactionGivenUp { reason },
                }
            }
        };
        self.tabs[tab].awaits_journal = false;
        self.drive(tab, input);
    }

    /// Lets a timer of a tab run out, which is running, before anything else happens.
    pub fn fire(&mut self, tab: usize, duty: Duty) {
        let moment = self.tabs[tab].timers.remove(&duty).expect("a running timer");
        self.agenda.remove(&moment);
        self.drive(tab, Input::TimerFired(duty));
    }

    /// Lets everything happen that is going to; panics when there is no end to it.
    pub fn rest(&mut self) {
        for _ in 0..1_000 {
            self.deliver();
            let hangs = self.journal.mode == Mode::Hangs;
            let next = self
                .agenda
                .iter()
                .find(|(_, (_, due))| !hangs || matches!(due, Due::Timer(_)));
            match next.map(|(moment, _)| moment.0) {
                Some(moment) => self.pass(moment.saturating_sub(self.now)),
                None => return,
            }
        }
        panic!("no end: {:?}", self.agenda);
    }
}
