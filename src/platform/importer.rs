//! The worker that reads files beside the page (`src/import_worker`), as the page has it.

use gloo::events::EventListener;
use gloo::utils::document;
use js_sys::Array;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

use super::import_messages::{FromImporter, GivenFile, ToImporter};
use super::{describe, page};

/// What starts the worker's program, as Trunk calls it (`xtask/src/loader.rs` completes it).
const LOADER: &str = "import-worker_loader.js";

/// The elements of the single file that hold the worker's program (`xtask/src/single_file.rs`).
const CODE_ELEMENT: &str = "hashiya-import-worker";
const WASM_ELEMENT: &str = "hashiya-import-worker-wasm";

/// What is heard of the worker.
pub enum Heard<R> {
    /// It says something.
    Says(FromImporter<R>),
    /// It broke down, or could not be loaded.
    BrokeDown,
}

/// A worker that is running; ended when this is dropped, whatever it is doing.
pub struct Importer {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Importer {
    /// Starts one; `on_heard` is called with all that is heard of it.
    ///
    /// # Errors
    /// When the browser starts no workers.
    pub fn start<R: DeserializeOwned + 'static>(
        on_heard: impl Fn(Heard<R>) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let worker = match embedded()? {
            Some(address) => {
                let worker = Worker::new(&address);
                // The worker has its own hold on what the address stands for.
                Url::revoke_object_url(&address)?;
                worker?
            }
            None => Worker::new(LOADER)?,
        };
        let on_message = on_heard.clone();
        let says = EventListener::new(&worker, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            match data.map(serde_wasm_bindgen::from_value::<FromImporter<R>>) {
                Some(Ok(message)) => on_message(Heard::Says(message)),
                // Of another build than this page, as a cache between may have it.
                Some(Err(error)) => {
                    page::warn(&format!("the reader of files is not understood: {error}"));
                    on_message(Heard::BrokeDown);
                }
                None => {}
            }
        });
        let fails = EventListener::new(&worker, "error", move |_| on_heard(Heard::BrokeDown));
        Ok(Self {
            worker,
            _listeners: [says, fails],
        })
    }

    /// Has it read files.
    ///
    /// # Errors
    /// When the browser does not hand them over.
    pub fn read(&self, files: Vec<GivenFile>) -> Result<(), JsValue> {
        let order = serde_wasm_bindgen::to_value(&ToImporter { files })?;
        self.worker.post_message(&order)
    }
}

impl Drop for Importer {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The address of the worker's program out of the single file, for one use; `None` in a page from a server.
fn embedded() -> Result<Option<String>, JsValue> {
    let text_of = |id: &str| {
        document()
            .get_element_by_id(id)
            .and_then(|element| element.text_content())
    };
    let Some((code, wasm)) = text_of(CODE_ELEMENT).zip(text_of(WASM_ELEMENT)) else {
        return Ok(None);
    };
    // What fails in a promise of a worker is not told to its page; what is thrown out of a timer is.
    let start = format!(
        "wasm_bindgen({{ module_or_path: Uint8Array.from(atob('{}'), (byte) => byte.charCodeAt(0)) }})\
         .catch((fault) => setTimeout(() => {{ throw fault; }}));",
        wasm.trim()
    );
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = Array::of3(&code.into(), &"\n".into(), &start.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob);
    if let Err(error) = &address {
        page::warn(&format!("no address for the reader of files: {}", describe(error)));
    }
    address.map(Some)
}
