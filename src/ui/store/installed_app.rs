//! The app as the platform installs and launches it.

use super::handle::Store;
use crate::platform::{install, shared};
use crate::session::{FileFault, Install, Message, Route};
use crate::session::{installation, navigation, transfer};
use wasm_bindgen_futures::spawn_local;

impl Store {
    /// Takes what an installed app gets from the platform: files to open, and before that, the offer
    /// to install it.
    pub fn await_launches(&self) {
        let store = self.clone();
        let launches = install::on_launch(
            {
                let store = store.clone();
                move |opened| store.open_all(opened)
            },
            move |hash| store.send(Message::Navigation(navigation::Message::Go(Route::parse(hash)))),
        );
        self.0.launches.replace(launches);
        self.take_shared();
        if install::is_by_hand() {
            self.send(Message::Installation(installation::Message::Offered(Install::ByHand)));
        }
    }

    /// Takes what another app shared with this one: files are opened, words are pasted.
    fn take_shared(&self) {
        let Some(outcome) = shared::outcome() else { return };
        let store = self.clone();
        spawn_local(async move {
            let taken = match outcome {
                shared::Outcome::Kept => shared::take().await,
                shared::Outcome::Lost => None,
            };
            let Some(taken) = taken else {
                let name = store.read(|state| state.messages().importing.shared.to_owned());
                let refused = transfer::Message::FileRefused {
                    name,
                    fault: FileFault::Unreadable,
                };
                return store.send(Message::Transfer(refused));
            };
            store.open_all(taken.files);
            if let Some(words) = taken.words {
                store.paste(words, String::new());
            }
        });
    }

    /// Keeps the browser's offer to install the app until the reader takes it.
    pub fn offer_install(&self, offer: web_sys::Event) {
        self.0.install.replace(Some(offer));
        self.send(Message::Installation(installation::Message::Offered(Install::Offered)));
    }
}
