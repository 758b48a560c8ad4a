//! Installing the app, and the files that the platform opens an installed app with. What browsers
//! offer for that has no bindings yet, so it is called by its names.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, File};

use super::window;

/// What the browser calls with each launch; dropping it ends that.
pub type Launches = Closure<dyn FnMut(JsValue)>;

/// Hands over the files that the platform opens the app with, now and later, and the hash of the place
/// that it is to show, if a shortcut names one (Web App Launch Handler API, `LaunchQueue`): a window
/// that is open already is not sent there by the browser. `None` where the browser has no such queue.
pub fn on_launch(open: impl Fn(Vec<File>) + Clone + 'static, go: impl Fn(&str) + 'static) -> Option<Launches> {
    let queue = Reflect::get(&window(), &"launchQueue".into()).ok()?;
    let set_consumer: Function = Reflect::get(&queue, &"setConsumer".into()).ok()?.dyn_into().ok()?;
    let launches = Launches::new(move |launch: JsValue| {
        let target = Reflect::get(&launch, &"targetURL".into()).ok();
        if let Some((_, hash)) = target
            .and_then(|target| target.as_string())
            .as_deref()
            .and_then(|target| target.split_once('#'))
        {
            go(hash);
        }
        let handles = Reflect::get(&launch, &"files".into()).ok();
        let Some(handles) = handles.and_then(|handles| handles.dyn_into::<Array>().ok()) else {
            return;
        };
        let open = open.clone();
        spawn_local(async move {
            let mut files = Vec::new();
            for handle in handles.iter() {
                match file_of(&handle).await {
                    Ok(file) => files.push(file),
                    Err(error) => super::page::warn(&format!("a file was not opened: {}", super::describe(&error))),
                }
            }
            open(files);
        });
    });
    set_consumer.call1(&queue, launches.as_ref()).ok()?;
    Some(launches)
}

/// The file behind a `FileSystemFileHandle`.
async fn file_of(handle: &JsValue) -> Result<File, JsValue> {
    let get_file: Function = Reflect::get(handle, &"getFile".into())?.dyn_into()?;
    let file: Promise = get_file.call0(handle)?.dyn_into()?;
    JsFuture::from(file).await?.dyn_into()
}

/// Shows the browser's own question, with the event that offered it (`BeforeInstallPromptEvent`).
/// Each event can be used once.
pub fn ask(offer: &Event) {
    let prompt = Reflect::get(offer, &"prompt".into()).ok();
    if let Some(prompt) = prompt.and_then(|prompt| prompt.dyn_into::<Function>().ok()) {
        // What the reader answers is their browser's affair; a refusal changes nothing here.
        let _ = prompt.call0(offer);
    }
}

/// Whether the reader can install the app by a menu of the browser only: Safari on a phone, which
/// alone says whether the page runs from the home screen.
pub fn is_by_hand() -> bool {
    let standalone = Reflect::get(&window().navigator(), &"standalone".into());
    standalone.is_ok_and(|standalone| standalone == JsValue::FALSE)
}
