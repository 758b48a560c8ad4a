//! The service worker that keeps the app for use without a network (`sw.js`), and the messages between
//! it and the page, which are structured values.
//!
//! The worker goes to the network first and to its cache only when there is none, so nobody who has a
//! network sees a stale page. The page tells it what it consists of; the worker fetches all of that and
//! puts it in place in one go, and only when page and code belong together. When the reader comes back
//! to the page, it compares the server's page with the kept one, and the page then says that a new
//! version is there.

use std::collections::BTreeSet;

use gloo::events::EventListener;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, PerformanceEntry, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::bindings::Navigator;
use super::{describe, page, window};

/// What the page tells the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ToWorker {
    /// Keep these addresses for use without a network.
    Keep {
        /// Absolute addresses on the page's own server.
        addresses: Vec<String>,
    },
    /// Look whether the server has a new version.
    Check,
}

/// What the worker tells the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum FromWorker {
    /// Everything is kept.
    Kept,
    /// The server has a new version.
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

/// Registers the worker, has it keep the page, and listens to it. The listener stays for as long
/// as the page; so it is handed to the caller to hold.
pub fn start(extra: Vec<String>, on_message: impl Fn(FromWorker) + 'static) -> Option<EventListener> {
    let container = container()?;
    let listener = EventListener::new(&container, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
        if let Some(message) = data.and_then(FromWorker::from_js) {
            on_message(message);
        }
    });
    spawn_local(async move {
        if let Err(error) = register(&container, extra).await {
            web_sys::console::warn_1(&format!("not kept for offline use: {}", describe(&error)).into());
        }
    });
    Some(listener)
}

async fn register(container: &ServiceWorkerContainer, extra: Vec<String>) -> Result<(), JsValue> {
    JsFuture::from(container.register("sw.js")).await?;
    let mut addresses = loaded_addresses();
    addresses.extend(extra.iter().filter_map(|address| absolute(address)));
    // In order, each once; put in one by one, since `collect` would bring a sort of its own.
    let mut each_once = BTreeSet::new();
    each_once.extend(addresses);
    let addresses = each_once.into_iter().collect();
    send(container, &ToWorker::Keep { addresses }).await
}

/// Asks the worker to look for a new version.
pub fn check() {
    if let Some(container) = container() {
        spawn_local(async move {
            // Without an answer there is no news, which is no fault.
            let _ = send(&container, &ToWorker::Check).await;
        });
    }
}

async fn send(container: &ServiceWorkerContainer, message: &ToWorker) -> Result<(), JsValue> {
    let registration: ServiceWorkerRegistration = JsFuture::from(container.ready()?).await?.unchecked_into();
    let worker = registration.active().ok_or("no active worker")?;
    worker.post_message(&message.to_js()?)
}

/// Every address that the page has loaded so far, itself included.
fn loaded_addresses() -> Vec<String> {
    let entries = window()
        .performance()
        .map(|performance| performance.get_entries_by_type("resource"));
    let entries = entries.map(|entries| entries.to_vec()).unwrap_or_default();
    let name = |entry: JsValue| entry.unchecked_into::<PerformanceEntry>().name();
    let own = window().location().origin().unwrap_or_default();
    let mut addresses: Vec<String> = entries.into_iter().map(name).collect();
    addresses.extend(absolute("./"));
    addresses.retain(|address| address.starts_with(&own));
    addresses
}

/// An address relative to the page, in full and without query and hash.
fn absolute(address: &str) -> Option<String> {
    let base = gloo::utils::document().base_uri().ok().flatten()?;
    let url = web_sys::Url::new_with_base(address, &base).ok()?;
    url.set_hash("");
    url.set_search("");
    Some(url.href())
}
