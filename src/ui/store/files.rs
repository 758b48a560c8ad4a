//! Opening files that the reader chose, dropped or had the platform open.

use crate::session::transfer;
use wasm_bindgen_futures::spawn_local;

use super::handle::Store;
use crate::platform::files;
use crate::session::{HEAD, Message, fault_before_reading};

impl Store {
    /// Opens files that the reader chose or dropped.
    pub fn open_files(&self, list: Option<web_sys::FileList>) {
        self.open_all(list.as_ref().map(files::files_of).unwrap_or_default());
    }

    /// Opens files, one after the other.
    pub(super) fn open_all(&self, opened: Vec<web_sys::File>) {
        let store = self.clone();
        spawn_local(async move {
            for file in opened {
                let name = file.name();
                let head = files::head_of(&file, HEAD).await.unwrap_or_default();
                store.send(match fault_before_reading(&name, file.size() as u64, &head) {
                    Some(fault) => Message::Transfer(transfer::Message::FileRefused { name, fault }),
                    None => Message::Transfer(transfer::Message::FileOpened {
                        name,
                        bytes: files::bytes_of(&file).await,
                    }),
                });
            }
        });
    }
}
