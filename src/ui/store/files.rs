//! Opening files that the reader chose, dropped or had the platform open.

use crate::session::{importing, library, transfer};
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::handle::Store;
use crate::article::Preparation;
use crate::exchange::file::File;
use crate::exchange::{ParsedFile, ReadError, parse_file};
use crate::platform::dropped::{Dropped, Found, Named};
use crate::platform::{files, page};
use crate::session::{
    HEAD, Message, Preparing, Way, article_to_prepare, fault_before_reading, hashiya_text, is_long_hashiya,
    is_long_text, may_be_pages, way,
};

/// So many bytes of an article are cut into sentences between two turns of the browser: a small part of a
/// tenth of a second, on a slow telephone too.
const PIECE: usize = 50_000;

impl Store {
    /// Opens files that the reader chose.
    pub fn open_files(&self, list: Option<web_sys::FileList>) {
        self.open_all(list.as_ref().map(files::files_of).unwrap_or_default());
    }

    /// Opens what the reader dropped.
    pub fn open_dropped(&self, dropped: Dropped) {
        let store = self.clone();
        spawn_local(async move {
            let found = dropped.found().await;
            if found.files.is_empty() && found.unreadable.is_empty() {
                return store.send(Message::Importing(importing::Message::NothingDropped));
            }
            store.open_found(found);
        });
    }

    /// Opens files, one after the other.
    pub(super) fn open_all(&self, opened: Vec<web_sys::File>) {
        self.open_found(Found {
            files: opened.into_iter().map(|file| (file.name(), file)).collect(),
            unreadable: Vec::new(),
        });
    }

    /// Opens files with their names: what the page reads itself, one after the other, and all else beside it.
    fn open_found(
        &self,
        Found {
            files: opened,
            unreadable,
        }: Found,
    ) {
        let store = self.clone();
        spawn_local(async move {
            let ways = store.ways_of(opened, !unreadable.is_empty()).await;
            let mut others = Vec::new();
            for (name, file, way) in ways {
                if way == Way::Worker {
                    others.push((name, file));
                    continue;
                }
                let bytes = files::bytes_of(&file).await;
                if !store.prepare_long(&name, bytes.as_deref().unwrap_or_default()).await {
                    continue;
                }
                store.keep_file(&name, &file);
                let read = read_long(&name, bytes.as_deref().unwrap_or_default()).await;
                store.send(Message::Transfer(match read {
                    Some(file) => transfer::Message::FileRead { name, file },
                    None => transfer::Message::FileOpened { name, bytes },
                }));
                store.tell_preparing(None);
            }
            store.import(others);
            store.tell_unreadable(unreadable);
        });
    }

    /// Who reads each of files that the reader opened at once; without those that are not worth reading, which are
    /// told. With `has_others` there are more of them, that the disk does not give.
    async fn ways_of(&self, opened: Vec<Named>, has_others: bool) -> Vec<(String, web_sys::File, Way)> {
        let at_once = opened.len();
        let mut looked = Vec::new();
        for (name, file) in opened {
            let head = files::head_of(&file, HEAD).await.unwrap_or_default();
            if !may_be_pages(&name, &head, at_once) {
                looked.push((name, file, [Way::Worker; 2]));
                continue;
            }
            if let Some(fault) = fault_before_reading(&name, file.size() as u64, &head) {
                self.send(Message::Transfer(transfer::Message::FileRefused { name, fault }));
                continue;
            }
            let ways = match files::bytes_of(&file).await {
                Some(bytes) => [false, true].map(|beside_others| way(&name, &bytes, at_once, beside_others)),
                // Whoever is to read it tells that it cannot be read.
                None => [Way::Page, Way::Worker],
            };
            looked.push((name, file, ways));
        }
        let has_others = has_others || looked.iter().any(|(_, _, [alone, _])| *alone == Way::Worker);
        let ways = looked
            .into_iter()
            .map(|(name, file, ways)| (name, file, ways[usize::from(has_others)]));
        ways.collect()
    }

    /// Prepares a long article, with a turn for the browser after each piece; other files need none. Returns
    /// whether the file is to be opened: the reader may have stopped it.
    async fn prepare_long(&self, name: &str, bytes: &[u8]) -> bool {
        if !is_long_text(name, bytes) {
            return true;
        }
        let tell = |percent| {
            self.tell_preparing(Some(Preparing {
                name: name.to_owned(),
                percent,
            }));
        };
        tell(0);
        next_turn().await;
        let Some(article) = self.read(|state| article_to_prepare(state, name, bytes)) else {
            return true;
        };
        let mut preparation = Preparation::new(article);
        loop {
            next_turn().await;
            if self.read(|state| state.library.preparing.is_none()) {
                return false;
            }
            if preparation.go_on(PIECE) {
                break;
            }
            tell(preparation.percent());
        }
        next_turn().await;
        let document = Box::new(preparation.finish());
        self.send(Message::Library(library::Message::Prepared(document)));
        next_turn().await;
        true
    }

    /// Shows how far the preparing of a long article is; `None` when it is over.
    fn tell_preparing(&self, preparing: Option<Preparing>) {
        self.send(Message::Library(library::Message::Preparing(preparing)));
    }
}

/// Reads a long Hashiya file, with a turn for the browser after each step; `None` for any other file, and for one that
/// is refused for its bytes.
async fn read_long(name: &str, bytes: &[u8]) -> Option<Result<Box<File>, ReadError>> {
    if !is_long_hashiya(name, bytes) {
        return None;
    }
    next_turn().await;
    let text = hashiya_text(name, bytes)?;
    next_turn().await;
    let parsed = parse_file(&text);
    next_turn().await;
    let file = parsed.and_then(ParsedFile::file).map(Box::new);
    next_turn().await;
    Some(file)
}

/// The browser's next turn, in which it has drawn and dealt with what the reader did.
async fn next_turn() {
    let turn = Promise::new(&mut |done, _| {
        Timeout::new(0, move || {
            // Only to be called: it returns nothing.
            drop(done.call0(&wasm_bindgen::JsValue::UNDEFINED));
        })
        .forget();
    });
    if JsFuture::from(turn).await.is_err() {
        page::warn("a turn did not come");
    }
}
