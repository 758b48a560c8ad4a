//! Performing the session's effects.

use crate::session::{citing, statistics, storage, transfer};
use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use crate::platform::{clipboard, files, install, page, png, storage_permission};
use crate::session::{Copied, Effect, Input, Message, Origin, StoragePermission, View};

impl Store {
    /// Records are stored before anything else is performed: what is on the screen, in a file or in the
    /// address is in local storage, and the same drawing shows whether it is in the journal.
    pub(super) fn perform(&self, effects: Vec<Effect>, origin: Origin, pointed_at: bool) {
        let mut changes = Vec::new();
        let mut texts = Vec::new();
        let mut views = Vec::new();
        let mut others = Vec::new();
        let mut later = Vec::new();
        for effect in effects {
            match effect {
                Effect::Write { key, value } => changes.push((key.to_string(), Some(value))),
                Effect::Remove { key } => changes.push((key.to_string(), None)),
                Effect::KeepText { key, text } => texts.push((key.to_string(), text)),
                Effect::Render(view) => views.push(view),
                Effect::FocusSentence(_) | Effect::ShowSentence(_) | Effect::FocusSearch | Effect::Print => {
                    later.push(effect);
                }
                other => others.push(other),
            }
        }
        self.drive(Input::SessionChanged { origin, changes, texts });
        for effect in others {
            self.perform_one(effect);
        }
        // Where nothing but sentences is drawn again, the focus goes before that to the one that stands there
        // already: the browser then reckons styles and places once for both.
        let stays = views.iter().all(|view| matches!(view, View::Sentence(_)));
        if let [Effect::FocusSentence(index)] = *later
            && stays
            && self.focus_before_drawing(index, pointed_at)
        {
            later.clear();
        }
        self.watchers().draw(&views);
        self.bars_follow(views.contains(&View::Page));
        if !later.is_empty() {
            // Yew draws in a task of its own, queued by now: the focus goes to what it draws.
            let store = self.clone();
            spawn_local(async move {
                for effect in later {
                    store.perform_after_drawing(&effect, pointed_at);
                }
            });
        }
    }

    fn perform_one(&self, effect: Effect) {
        match effect {
            Effect::FetchList => self.fetch_list(),
            Effect::Fetch(listing) => self.fetch(listing),
            Effect::LoadNext => self.load_next(),
            Effect::ReadTexts(keys) => {
                self.drive(Input::TextsWanted(keys.iter().map(ToString::to_string).collect()));
            }
            Effect::Download { name, content } => {
                if files::download(&name, &content).is_err() {
                    self.send(Message::Transfer(transfer::Message::DownloadFailed));
                }
            }
            Effect::KeepPart(text) => self.0.file_parts.borrow_mut().keep(&text),
            Effect::DownloadKept { name, before, after } => {
                if self.0.file_parts.take().download(&name, &before, &after).is_err() {
                    self.send(Message::Transfer(transfer::Message::DownloadFailed));
                }
            }
            Effect::ForgetParts => drop(self.0.file_parts.take()),
            Effect::WriteOn => self.in_the_next_turn(|| Message::Transfer(transfer::Message::WriteOn)),
            Effect::DownloadPng {
                name,
                svg,
                width,
                height,
            } => self.download_png(name, svg, (width, height)),
            Effect::ReplaceRoute(route) => self.replace_route(route),
            Effect::Go(route) => {
                self.settle_address();
                page::set_hash(&route.hash());
            }
            Effect::Copy { what, text } => self.copy(what, text),
            Effect::CopyAddress(route) => {
                self.copy(Copied::Link, route.address(&page::address()));
            }
            Effect::ReadTables {
                files,
                columns,
                encoding,
            } => self.read_tables(&files, &columns, encoding.as_ref()),
            Effect::PreviewTable {
                file,
                encoding,
                headings,
            } => self.preview_table(&file, encoding, headings),
            Effect::ForgetTables(files) => drop(self.take_tables(&files)),
            Effect::StopImport => self.stop_import(),
            Effect::ReadAgain { file, encodings } => self.read_again(&file, encodings),
            Effect::StopReadingAgain => self.stop_reading_again(),
            Effect::ChooseFiles => page::click("open-files"),
            Effect::Announce(text) => self.say(text),
            Effect::SetLocale(locale) => {
                let name = locale.messages().common.app_name;
                page::set_language(locale.tag(), locale.direction().as_str(), name);
            }
            Effect::SetLook { size, theme } => page::set_look(size.as_str(), theme.as_str()),
            Effect::CheckPersistence => {
                self.persistence(storage_permission::is_persisted(), StoragePermission::Unasked)
            }
            Effect::AskToPersist => self.persistence(storage_permission::persist(), StoragePermission::Denied),
            Effect::Install => {
                if let Some(offer) = self.0.install.take() {
                    install::ask(offer);
                }
            }
            Effect::Reload => {
                self.settle_address();
                page::reload();
            }
            Effect::ReadFirstCopy => self.read_first_copy(),
            Effect::Write { .. }
            | Effect::Remove { .. }
            | Effect::KeepText { .. }
            | Effect::Render(_)
            | Effect::FocusSentence(_)
            | Effect::ShowSentence(_)
            | Effect::FocusSearch
            | Effect::Print => {}
        }
    }

    /// What needs the page as it is drawn.
    fn perform_after_drawing(&self, effect: &Effect, pointed_at: bool) {
        match effect {
            Effect::FocusSentence(index) => self.focus_sentence(*index, pointed_at),
            Effect::ShowSentence(index) => self.show_sentence(*index),
            Effect::FocusSearch => self.focus_search(),
            Effect::Print => page::print(),
            _ => {}
        }
    }

    /// Puts a text into the clipboard, and says whether it is there.
    fn copy(&self, what: Copied, text: String) {
        let store = self.clone();
        spawn_local(async move {
            let is_done = clipboard::put(&text).await;
            store.send(Message::Citing(citing::Message::Done(what, is_done)));
        });
    }

    /// Hands the reader a drawing as a PNG file, at two points for each unit.
    fn download_png(&self, name: String, svg: String, (width, height): (usize, usize)) {
        let store = self.clone();
        spawn_local(async move {
            if png::download_png(&name, &svg, (width * 2, height * 2)).await.is_err() {
                store.send(Message::Statistics(statistics::Message::PngFailed));
            }
        });
    }

    /// Tells the session what the browser answers; `no` is what a "no" means.
    fn persistence(&self, answer: impl Future<Output = Option<bool>> + 'static, no: StoragePermission) {
        let store = self.clone();
        spawn_local(async move {
            let answer = match answer.await {
                Some(true) => StoragePermission::Granted,
                Some(false) => no,
                None => StoragePermission::Unknown,
            };
            store.send(Message::Storage(storage::Message::Permission(answer)));
        });
    }
}
