//! What other apps share with the installed one (Web Share Target API). The service worker keeps it (`sw.js`) and
//! opens the page, which takes it from there.

use gloo::utils::window;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, File, Request, Response, Url};

use super::page;

/// The parameter of the address that says that something was shared.
const PARAMETER: &str = "shared";

/// What became of what was shared, on its way here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept.
    Kept,
    /// There was no room for it.
    Lost,
}

/// What was shared.
#[derive(Default)]
pub struct Shared {
    /// Files, in their order.
    pub files: Vec<File>,
    /// A title, a text and an address, as far as there are, with a blank line between them.
    pub words: Option<String>,
}

/// Whether the page was opened with something that was shared. The address then says so no more.
pub fn outcome() -> Option<Outcome> {
    let said = page::query(PARAMETER)?;
    let address = window().location().href().ok()?;
    let url = Url::new(&address).ok()?;
    url.search_params().delete(PARAMETER);
    let history = window().history().ok()?;
    // With the old address a reload would look for it again, and find nothing.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url.href()));
    Some(match &*said {
        "kept" => Outcome::Kept,
        _ => Outcome::Lost,
    })
}

/// Takes what was shared: afterwards it is here alone. `None` where the browser does not give it.
pub async fn take() -> Option<Shared> {
    let folder = page::absolute("./")?;
    let path = Url::new(&folder).ok()?.pathname();
    // As `sw.js` names it.
    let name = format!("hashiya:{}:shared", String::from(js_sys::encode_uri_component(&path)));
    let caches = window().caches().ok()?;
    let cache: Cache = JsFuture::from(caches.open(&name)).await.ok()?.dyn_into().ok()?;
    let requests: Array = JsFuture::from(cache.keys()).await.ok()?.dyn_into().ok()?;
    let mut shared = Shared::default();
    for request in requests.iter().filter_map(|request| request.dyn_into::<Request>().ok()) {
        let response = JsFuture::from(cache.match_with_request(&request)).await.ok()?;
        let response: Response = response.dyn_into().ok()?;
        let blob: Blob = JsFuture::from(response.blob().ok()?).await.ok()?.dyn_into().ok()?;
        let encoded = request.url().rsplit('/').next().unwrap_or_default().to_owned();
        let name = js_sys::decode_uri_component(&encoded).ok().map(String::from)?;
        if name.is_empty() {
            let words = JsFuture::from(blob.text()).await.ok()?.as_string()?;
            shared.words = Some(words);
        } else {
            let parts = Array::of1(&blob);
            shared.files.push(File::new_with_blob_sequence(&parts, &name).ok()?);
        }
    }
    // It is in this page's hands; what stays there would only be offered again.
    let _ = JsFuture::from(caches.delete(&name)).await;
    Some(shared)
}
