//! The worker that reads files beside the page: a program of its own, which the page fetches when it first needs
//! it, so that nobody waits for readers of files who brings none.
//!
//! It is given files and answers with articles, in portions. It keeps nothing: what it says is kept by the page.
//! One worker does one import and is ended with it, also in the middle of a file.

mod answer;
mod decoder;
mod portion;
mod reading;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::platform::import_messages::{FromImporter, ToImporter};

/// Begins to listen to the page.
pub fn start() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    EventListener::new(&scope, "message", |event| {
        let message = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
        match message.map(serde_wasm_bindgen::from_value::<ToImporter>) {
            Some(Ok(order)) => spawn_local(reading::read_all(order)),
            // Page and worker are of one build.
            other => panic!("no order: {other:?}"),
        }
    })
    .forget();
    answer::tell(&FromImporter::Ready);
}
