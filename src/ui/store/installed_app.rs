//! The app as the platform installs and launches it.

use super::handle::Store;
use crate::platform::install;
use crate::session::{Install, Message, Route};
use crate::session::{installation, navigation};

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
        if install::is_by_hand() {
            self.send(Message::Installation(installation::Message::Offered(Install::ByHand)));
        }
    }

    /// Keeps the browser's offer to install the app until the reader takes it.
    pub fn offer_install(&self, offer: web_sys::Event) {
        self.0.install.replace(Some(offer));
        self.send(Message::Installation(installation::Message::Offered(Install::Offered)));
    }
}
