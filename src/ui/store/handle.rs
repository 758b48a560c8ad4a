//! The store as components hold it: the state, and the messages that change it, one after the other.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::import_under_way::{ImportUnderWay, ReadingAgain};
use super::late_address::LateAddress;
use super::late_bars::LateBars;
use super::storage_handles::HeldStorage;
use super::watchers::{Watch, Watcher, Watchers, Watching};
use crate::platform::files::Parts;
use crate::platform::{crash, install, page};
use crate::session::{Context, Message, State, Zone, navigation, update};

/// A handle on the one store; equal when it is the same store.
#[derive(Clone)]
pub struct Store(pub(super) Rc<Inner>);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Default)]
pub(super) struct Inner {
    pub(super) state: RefCell<State>,
    /// Messages that came while another was under way.
    pub(super) queue: RefCell<VecDeque<Message>>,
    pub(super) busy: Cell<bool>,
    pub(super) storage: HeldStorage,
    pub(super) watchers: Rc<Watchers>,
    pub(super) import: ImportUnderWay,
    pub(super) again: ReadingAgain,
    /// The parts of the file that is being written.
    pub(super) file_parts: RefCell<Parts>,
    pub(super) address: LateAddress,
    pub(super) late_bars: LateBars,
    /// The sentence that is to have the focus once it is drawn, and whether it was pointed at.
    pub(super) awaited: Cell<Option<(usize, bool)>>,
    /// The sentence that was found and is to be brought into sight once it is drawn.
    pub(super) found: Cell<Option<usize>>,
    /// Which drawing of the page it is, from 0, and whether it was found torn.
    pub(super) drawing: Cell<u32>,
    pub(super) is_torn: Cell<bool>,
    /// The listeners to the service worker, once it was started; held for as long as the page.
    pub(super) worker: RefCell<Vec<EventListener>>,
    pub(super) worker_started: Cell<bool>,
    /// The version of the app that the reader was last told of.
    pub(super) offered_version: RefCell<Option<String>>,
    /// What the platform calls with the files that it opens the app with; held for as long as the page.
    pub(super) launches: RefCell<Option<install::Launches>>,
    /// The browser's offer to install the app, until it was taken.
    pub(super) install: RefCell<Option<web_sys::Event>>,
}

impl Store {
    /// A store that knows nothing yet.
    pub fn new() -> Self {
        Self(Rc::default())
    }

    /// Reads something out of the state.
    pub fn read<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        read(&self.0.state.borrow())
    }

    /// Has `watcher` called when what it watches has changed.
    pub fn watch(&self, watch: Watch, watcher: Watcher) -> Watching {
        Watching::new(&self.0.watchers, watch, watcher)
    }

    pub(super) fn watchers(&self) -> &Watchers {
        &self.0.watchers
    }

    /// Lets a message happen. Messages that come meanwhile, or before the page has begun, wait for
    /// their turn. After the program has broken down none happens.
    pub fn send(&self, message: Message) {
        if crash::has_happened() {
            return;
        }
        self.enqueue(message);
        if self.has_begun() {
            self.work_off();
        }
    }

    pub(super) fn work_off(&self) {
        if self.0.busy.replace(true) {
            return;
        }
        while let Some(message) = self.next_message() {
            let context = Context::in_zone(page::now(), Zone::Place(page::utc_offset_minutes));
            let state = self.0.state.take();
            let origin = message.origin();
            let pointed_at = matches!(
                message,
                Message::Navigation(navigation::Message::Focus { .. } | navigation::Message::Choose { .. })
            );
            let (state, effects) = update(state, message, context);
            self.0.state.replace(state);
            self.perform(effects, origin, pointed_at);
        }
        self.0.busy.set(false);
        self.unveil_when_whole();
        self.start_worker_when_loaded();
    }

    fn next_message(&self) -> Option<Message> {
        self.0.queue.borrow_mut().pop_front()
    }

    /// Has a message wait for its turn, which comes at the end of the one under way.
    pub(super) fn enqueue(&self, message: Message) {
        self.0.queue.borrow_mut().push_back(message);
    }

    /// The same before all that wait.
    pub(super) fn enqueue_first(&self, message: Message) {
        self.0.queue.borrow_mut().push_front(message);
    }

    /// Sends a message in the browser's next turn. In a page that nobody sees the browser lets turns wait for
    /// seconds, and nobody waits for the page: there it is sent at once, after what is under way.
    pub(super) fn in_the_next_turn(&self, message: impl FnOnce() -> Message + 'static) {
        let store = self.clone();
        if page::is_hidden() {
            return spawn_local(async move { store.send(message()) });
        }
        Timeout::new(0, move || store.send(message())).forget();
    }

    /// A callback that sends a message.
    pub fn sender<T: 'static>(&self, message: impl Fn(T) -> Message + 'static) -> Callback<T> {
        let store = self.clone();
        Callback::from(move |value| store.send(message(value)))
    }
}
