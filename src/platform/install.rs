//! Installing the app, and the files that the platform opens an installed app with.

use js_sys::Array;
use serde::Deserialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File};

use super::bindings::{FileHandle, InstallOffer, LaunchWindow, Navigator};
use super::{describe, page, window};

/// What the browser calls with each launch; dropping it ends that.
pub type Launches = Closure<dyn FnMut(JsValue)>;

/// A launch (`LaunchParams`).
#[derive(Deserialize)]
struct Launch {
    /// The address that a shortcut names.
    #[serde(rename = "targetURL", default)]
    target: Option<String>,
    /// Handles of the files, which stay values of the browser.
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    files: Array,
}

/// Hands over the files that the platform opens the app with, now and later, and the hash of the place
/// that it is to show, if a shortcut names one (Web App Launch Handler API, `LaunchQueue`): a window
/// that is open already is not sent there by the browser. `None` where the browser has no such queue.
pub fn on_launch(open: impl Fn(Vec<File>) + Clone + 'static, go: impl Fn(&str) + 'static) -> Option<Launches> {
    let window: LaunchWindow = window().unchecked_into();
    let queue = window.launch_queue()?;
    let launches = Launches::new(move |launch: JsValue| {
        let Launch { target, files } = match serde_wasm_bindgen::from_value(launch) {
            Ok(launch) => launch,
            Err(error) => return page::warn(&format!("a launch was not understood: {error}")),
        };
        if let Some((_, hash)) = target.as_deref().and_then(|target| target.split_once('#')) {
            go(hash);
        }
        let open = open.clone();
        spawn_local(async move {
            let mut opened = Vec::new();
            for handle in files.iter() {
                match file_of(handle).await {
                    Ok(file) => opened.push(file),
                    Err(error) => page::warn(&format!("a file was not opened: {}", describe(&error))),
                }
            }
            open(opened);
        });
    });
    match queue.set_consumer(&launches) {
        Ok(()) => Some(launches),
        Err(error) => {
            page::warn(&format!("launches do not come: {}", describe(&error)));
            None
        }
    }
}

/// The file behind a handle.
async fn file_of(handle: JsValue) -> Result<File, JsValue> {
    let handle: FileHandle = handle.unchecked_into();
    JsFuture::from(handle.get_file()?).await?.dyn_into()
}

/// Shows the browser's own question, with the event that offered it (`BeforeInstallPromptEvent`).
/// Each event can be used once.
pub fn ask(offer: Event) {
    let offer: InstallOffer = offer.unchecked_into();
    // What the reader answers is their browser's affair; a refusal changes nothing here.
    let _ = offer.prompt();
}

/// Whether the page runs as an installed app, in a window of its own.
pub fn is_installed() -> bool {
    let navigator: Navigator = window().navigator().unchecked_into();
    // What Safari on phones says, also where it knows nothing of display modes.
    navigator.standalone() == Some(true) || page::matches("(display-mode: standalone)")
}

/// Whether the reader can install the app by a menu of the browser only: Safari on a phone, which
/// alone says whether the page runs from the home screen.
pub fn is_by_hand() -> bool {
    let navigator: Navigator = window().navigator().unchecked_into();
    navigator.standalone() == Some(false)
}
