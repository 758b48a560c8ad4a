//! The store: holds the state, performs effects, and tells just those components that show what
//! changed. So a tag costs the same in a long article as in a short one.

mod keeping;
mod watching;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use keeping::Keeper;
use watching::Watchers;
pub use watching::{Watch, Watching};

use super::sight;
use crate::article::ArticleId;
use crate::json::from_text;
use crate::map::Map;
use crate::platform::{drawing, fetch, files, install, page, persistence, rest, worker};
use crate::session::{
    Context, Effect, FetchError, Install, Listing, Message, Persistence, Route, Slot, State, Status,
    fault_before_reading, update,
};

/// How long the page waits for its articles before it is shown without them, in milliseconds.
const PATIENCE_FOR_ARTICLES: u32 = 3_000;
/// How long a page that is not drawn yet is given, in milliseconds.
const DRAWING: u32 = 8;

/// A handle on the one store; equal when it is the same store.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Default)]
struct Inner {
    state: RefCell<State>,
    /// Messages that came while another was under way.
    queue: RefCell<VecDeque<Message>>,
    busy: Cell<bool>,
    keeper: Keeper,
    watchers: Watchers,
    /// The listener to the service worker, once it was started; held for as long as the page.
    worker: RefCell<Option<EventListener>>,
    worker_started: Cell<bool>,
    /// What the platform calls with the files that it opens the app with; held for as long as the page.
    launches: RefCell<Option<install::Launches>>,
    /// The browser's offer to install the app, until it was taken.
    install: RefCell<Option<web_sys::Event>>,
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

    fn watchers(&self) -> &Watchers {
        &self.0.watchers
    }

    fn keeper(&self) -> &Keeper {
        &self.0.keeper
    }

    /// Lets a message happen. Messages that come meanwhile, or before the page has begun, wait for
    /// their turn.
    pub fn send(&self, message: Message) {
        self.enqueue(message);
        if self.has_begun() {
            self.work_off();
        }
    }

    /// Lets a message happen before all that wait.
    fn send_first(&self, message: Message) {
        self.0.queue.borrow_mut().push_front(message);
        self.work_off();
    }

    fn work_off(&self) {
        if self.0.busy.replace(true) {
            return;
        }
        while let Some(message) = self.next_message() {
            let context = Context {
                now: page::now(),
                utc_offset_minutes: page::utc_offset_minutes(),
            };
            let state = self.0.state.take();
            let heard = matches!(message, Message::StoredElsewhere { .. });
            let pointed_at = matches!(message, Message::Focus { .. });
            if let Message::StoredElsewhere { key, value: None } = &message {
                self.forget_answer(key);
            }
            let (state, effects) = update(state, message, &context);
            self.0.state.replace(state);
            self.perform(effects, heard, pointed_at);
        }
        self.0.busy.set(false);
        self.unveil_when_whole();
        self.start_worker_when_loaded();
    }

    fn next_message(&self) -> Option<Message> {
        self.0.queue.borrow_mut().pop_front()
    }

    /// A callback that sends a message.
    pub fn sender<T: 'static>(&self, message: impl Fn(T) -> Message + 'static) -> Callback<T> {
        let store = self.clone();
        Callback::from(move |value| store.send(message(value)))
    }

    /// Records are stored before anything is drawn: what is on the screen is in local storage, and
    /// the same drawing shows whether it is in the journal. What only answers another tab's record can
    /// wait for more of them.
    fn perform(&self, effects: Vec<Effect>, heard: bool, pointed_at: bool) {
        let mut views = Vec::new();
        let mut later = Vec::new();
        for effect in effects {
            match effect {
                Effect::Write { key, value } if heard => self.answer(key, value),
                Effect::Write { key, value } => self.write(key, Some(value)),
                Effect::Remove { key } => self.write(key, None),
                Effect::Render(view) => views.push(view),
                Effect::FocusSentence(_) | Effect::FocusSearch | Effect::Print => later.push(effect),
                other => self.perform_one(other),
            }
        }
        self.keep();
        self.watchers().draw(&views);
        if !later.is_empty() {
            // Yew draws in a task of its own, queued by now: the focus goes to what it draws.
            let store = self.clone();
            spawn_local(async move {
                for effect in later {
                    if store.awaited(&effect).await {
                        focus(&effect, pointed_at);
                    }
                }
            });
        }
    }

    /// Waits until the sentence that is to be focused is drawn, as long as it is the focused one: Yew
    /// gives the browser a turn every sixteen milliseconds, which may be before it draws another page.
    /// Whether it still is the focused one: a sentence that got the focus tells the session so, and two
    /// that take it in turn would never end.
    async fn awaited(&self, effect: &Effect) -> bool {
        let Effect::FocusSentence(index) = effect else {
            return true;
        };
        let is_wanted = |state: &State| state.open_work().is_some_and(|(open, _)| open.focus == Some(*index));
        while page::element(&sentence_element(*index)).is_none() && self.read(is_wanted) {
            TimeoutFuture::new(DRAWING).await;
        }
        self.read(is_wanted)
    }

    fn perform_one(&self, effect: Effect) {
        match effect {
            Effect::FetchList => self.fetch_list(),
            Effect::Fetch(listing) => self.fetch(listing),
            Effect::Download { name, content } => {
                if files::download(&name, &content).is_err() {
                    self.send(Message::DownloadFailed);
                }
            }
            Effect::DownloadPng {
                name,
                svg,
                width,
                height,
            } => self.download_png(name, svg, (width, height)),
            Effect::ReplaceRoute(route) => {
                // A browser that refuses for a while leaves the address behind; the record of the
                // reader's place is what a reload goes by.
                let _ = page::replace_hash(&route.hash());
            }
            Effect::Go(route) => page::set_hash(&route.hash()),
            Effect::ChooseFiles => page::click("open-files"),
            Effect::Announce(text) => page::announce(&text),
            Effect::SetLocale(locale) => {
                let name = locale.messages().common.app_name;
                page::set_language(locale.tag(), locale.direction().as_str(), name);
            }
            Effect::SetLook { size, theme } => page::set_look(size.as_str(), theme.as_str()),
            Effect::CheckPersistence => self.persistence(persistence::is_persisted(), Persistence::Unasked),
            Effect::AskToPersist => self.persistence(persistence::persist(), Persistence::Denied),
            Effect::Install => {
                if let Some(offer) = self.0.install.take() {
                    install::ask(offer);
                }
            }
            Effect::Reload => page::reload(),
            Effect::Write { .. }
            | Effect::Remove { .. }
            | Effect::Render(_)
            | Effect::FocusSentence(_)
            | Effect::FocusSearch
            | Effect::Print => {}
        }
    }

    /// Hands the reader a drawing as a PNG file, at two points for each unit.
    fn download_png(&self, name: String, svg: String, (width, height): (usize, usize)) {
        let store = self.clone();
        spawn_local(async move {
            if drawing::download_png(&name, &svg, (width * 2, height * 2))
                .await
                .is_err()
            {
                store.send(Message::PngFailed);
            }
        });
    }

    /// Tells the session what the browser answers; `no` is what a "no" means.
    fn persistence(&self, answer: impl Future<Output = Option<bool>> + 'static, no: Persistence) {
        let store = self.clone();
        spawn_local(async move {
            let answer = match answer.await {
                Some(true) => Persistence::Granted,
                Some(false) => no,
                None => Persistence::Unknown,
            };
            store.send(Message::Persistence(answer));
        });
    }

    /// Has a message wait for its turn, which comes at the end of the one under way.
    fn enqueue(&self, message: Message) {
        self.0.queue.borrow_mut().push_back(message);
    }

    fn fetch_list(&self) {
        let store = self.clone();
        spawn_local(async move {
            let text = fetch::list().await.map_err(fetch_error);
            let list = text.and_then(|text| listings(&text).ok_or(FetchError::Network));
            store.send(Message::ListFetched(list));
            Timeout::new(PATIENCE_FOR_ARTICLES, page::unveil).forget();
        });
    }

    fn fetch(&self, listing: Listing) {
        let store = self.clone();
        spawn_local(async move {
            let result = fetch::article(&listing.file).await.map_err(fetch_error);
            store.send(Message::Fetched { id: listing.id, result });
        });
    }

    /// Takes the skeleton away once the page is whole; what was drawn so far was not to be seen. A
    /// single article that is late is waited for only [`PATIENCE_FOR_ARTICLES`].
    fn unveil_when_whole(&self) {
        let is_loading = |slot: &Slot| matches!(slot.status, Status::Loading);
        let waits = self.read(|state| match &state.open {
            _ if state.dialog.is_some() => false,
            Some(open) => state.slot(&open.id).map_or(state.list_loading, is_loading),
            None => state.list_loading || state.slots.iter().any(is_loading),
        });
        if !waits {
            page::unveil();
        }
    }

    /// Has the service worker keep the app once everything it consists of was loaded, or failed to.
    fn start_worker_when_loaded(&self) {
        let loading = self
            .read(|state| state.list_loading || state.slots.iter().any(|slot| matches!(slot.status, Status::Loading)));
        if loading || self.0.worker_started.replace(true) {
            return;
        }
        let articles = self.read(|state| {
            let files = state.slots.iter().map(|slot| fetch::article_address(&slot.file));
            files.collect::<Vec<String>>()
        });
        rest::warm();
        let others = [
            "articles/index.json",
            "fonts/noto-naskh-arabic.woff2",
            "fonts/source-serif-4.woff2",
            "manifest.webmanifest",
            "icons/icon.svg",
            "icons/icon-192.png",
            "icons/icon-512.png",
        ];
        let extra = articles
            .into_iter()
            .chain(others.map(String::from))
            .chain(rest::address())
            .collect();
        let store = self.clone();
        let listener = worker::start(extra, move |message| match message {
            worker::FromWorker::Kept => {
                page::mark_body("offline", "ready");
                store.send(Message::OfflineReady);
            }
            worker::FromWorker::Newer => store.send(Message::NewVersion),
        });
        self.0.worker.replace(listener);
    }

    /// Opens files that the reader chose or dropped.
    pub fn open_files(&self, list: Option<web_sys::FileList>) {
        self.open_all(list.as_ref().map(files::files_of).unwrap_or_default());
    }

    /// Takes what an installed app gets from the platform: files to open, and before that, the offer
    /// to install it.
    pub fn await_launches(&self) {
        let store = self.clone();
        let launches = install::on_launch(
            {
                let store = store.clone();
                move |opened| store.open_all(opened)
            },
            move |hash| store.send(Message::Go(Route::parse(hash))),
        );
        self.0.launches.replace(launches);
        if install::is_by_hand() {
            self.send(Message::Installable(Install::ByHand));
        }
    }

    /// Keeps the browser's offer to install the app until the reader takes it.
    pub fn offer_install(&self, offer: web_sys::Event) {
        self.0.install.replace(Some(offer));
        self.send(Message::Installable(Install::Offered));
    }

    /// Opens files, one after the other.
    fn open_all(&self, opened: Vec<web_sys::File>) {
        let store = self.clone();
        spawn_local(async move {
            for file in opened {
                let name = file.name();
                store.send(match fault_before_reading(&name, file.size() as u64) {
                    Some(fault) => Message::FileRefused { name, fault },
                    None => Message::FileOpened {
                        name,
                        bytes: files::bytes_of(&file).await,
                    },
                });
            }
        });
    }

    /// Fetches an article again.
    pub fn retry(&self, id: &ArticleId) {
        self.send(Message::Retry(id.clone()));
    }
}

/// The id of the field of the search.
pub const SEARCH_FIELD: &str = "search";

/// The id of a sentence's element.
pub fn sentence_element(index: usize) -> String {
    format!("s{index}")
}

fn focus(effect: &Effect, pointed_at: bool) {
    match effect {
        Effect::FocusSentence(index) => sight::focus(*index, pointed_at),
        Effect::FocusSearch => page::focus(SEARCH_FIELD),
        Effect::Print => page::print(),
        _ => {}
    }
}

fn fetch_error(fault: fetch::Fault) -> FetchError {
    match fault {
        fetch::Fault::Network => FetchError::Network,
        fetch::Fault::Status(status) => FetchError::Status(status),
    }
}

/// What a list of articles names: `{"articles": [{"id", "file"}]}`.
fn listings(text: &str) -> Option<Vec<Listing>> {
    let mut list: Map<String, Vec<Listing>> = from_text(text)?;
    list.remove("articles")
}
