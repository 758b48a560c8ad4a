//! The service worker that keeps the app for use without a network (`sw.js`), and the messages between
//! it and the page, which are structured values.
//!
//! The worker keeps whole versions and answers with the server's as soon as it has it whole, so nobody who
//! has a network sees a stale page. A page asks it how things are when it has loaded and when the reader
//! comes back to it; the worker then brings what is new, and tells every page which version it keeps. A page
//! that is of another version offers the reader to load anew.

use gloo::events::EventListener;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::bindings::Navigator;
use super::{describe, page, window};

/// What the page tells the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ToWorker {
    /// Look how things are, and keep the server's version.
    Check {
        /// The version of this page; `None` for a page that no build has written it into.
        version: Option<String>,
    },
}

/// What the worker tells the page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum FromWorker {
    /// This version is kept, whole.
    Kept {
        /// Which one; `None` from a worker of an earlier version.
        version: Option<String>,
    },
    /// The server was reached and has this version.
    Reached {
        /// Which one.
        version: String,
    },
    /// The server is silent, or says nothing of ours: what is kept answers.
    Unreachable,
    /// The server has a new version, as a worker of an earlier version says it.
    Newer,
}

impl ToWorker {
    /// The plain object that is sent.
    ///
    /// # Errors
    /// None for these messages, whose fields are plain data.
    pub fn to_js(&self) -> Result<JsValue, serde_wasm_bindgen::Error> {
        serde_wasm_bindgen::to_value(self)
    }
}

impl FromWorker {
    /// What a message says; `None` for one that this page does not know, as a newer worker may send.
    pub fn from_js(message: JsValue) -> Option<Self> {
        serde_wasm_bindgen::from_value(message).ok()
    }
}

fn container() -> Option<ServiceWorkerContainer> {
    if !page::is_served() {
        return None;
    }
    let navigator: Navigator = window().navigator().unchecked_into();
    // A frame without an origin is refused the very question.
    navigator.service_worker().ok().flatten()
}

/// Registers the worker, has it keep the page, and listens to it. The listeners stay for as long as the
/// page; so they are handed to the caller to hold.
pub fn start(on_message: impl Fn(FromWorker) + 'static) -> Vec<EventListener> {
    let Some(container) = container() else {
        return Vec::new();
    };
    let told = EventListener::new(&container, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else {
            return;
        };
        let sender = event
            .source()
            .and_then(|sender| sender.dyn_into::<ServiceWorker>().ok());
        // The worker of a copy in a folder above this one takes pages here for its own until this copy
        // has one.
        if sender.is_some_and(|sender| is_own(&sender))
            && let Some(message) = FromWorker::from_js(event.data())
        {
            on_message(message);
        }
    });
    // A worker begins to answer: the first one, or one that takes the place of an earlier one.
    let answers = EventListener::new(&container, "controllerchange", |_| check());
    // One that answers already. To register it again can take as long as the server is silent.
    check();
    spawn_local(async move {
        if let Err(error) = JsFuture::from(container.register("sw.js")).await {
            page::warn(&format!("not kept for offline use: {}", describe(&error)));
        }
    });
    vec![told, answers]
}

/// Asks the worker how things are.
pub fn check() {
    let Some(container) = container() else {
        return;
    };
    spawn_local(async move {
        // A browser that does not say has no worker for us.
        let Ok(registration) = JsFuture::from(container.get_registration()).await else {
            return;
        };
        let registration = registration.dyn_into::<ServiceWorkerRegistration>().ok();
        let worker = registration.and_then(|registration| registration.active());
        if let Some(worker) = worker.filter(is_own) {
            let message = ToWorker::Check { version: version() };
            let sent = message.to_js().map_err(JsValue::from);
            if let Err(error) = sent.and_then(|message| worker.post_message(&message)) {
                page::warn(&format!("the worker was not asked: {}", describe(&error)));
            }
        }
    });
}

/// The version of this page, as the build wrote it into it; `None` in a page without one.
pub fn version() -> Option<String> {
    let mark = gloo::utils::document().query_selector("meta[name=hashiya-version]");
    mark.ok().flatten()?.get_attribute("content")
}

/// Whether a worker is that of this copy of the app.
fn is_own(worker: &ServiceWorker) -> bool {
    page::absolute("sw.js").is_some_and(|address| address == worker.script_url())
}
