//! Reading files that the reader opened, and downloading files.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

/// The files of a list, as they can be read.
pub fn files_of(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// So many of the first bytes of a file; `None` when the disk does not give them.
pub async fn head_of(file: &File, bytes: u64) -> Option<Vec<u8>> {
    let head = file.slice_with_f64_and_f64(0.0, bytes as f64).ok()?;
    bytes_of(&head).await
}

/// The bytes of a file; `None` when the disk does not give them.
pub async fn bytes_of(file: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// A file of a text that is on no disk.
///
/// # Errors
/// When the browser has no room for it.
pub fn file_of(name: &str, content: &str) -> Result<File, JsValue> {
    File::new_with_str_sequence(&js_sys::Array::of1(&content.into()), name)
}

/// What a file is, by the ending of its name.
fn media_type(name: &str) -> &'static str {
    if name.ends_with(".html") {
        "text/html;charset=utf-8"
    } else if name.ends_with(".svg") {
        "image/svg+xml"
    } else {
        "application/json"
    }
}

/// A text as the browser takes it for a part of a file: as bytes, for it would be made UTF-16, which the browser makes
/// UTF-8 again.
fn bytes(text: &str) -> Uint8Array {
    Uint8Array::from(text.as_bytes())
}

/// The parts of a file that is being written, each with the browser as soon as it is there.
#[derive(Default)]
pub struct Parts {
    kept: Vec<Blob>,
    /// What the browser said when it had no room for one.
    fault: Option<JsValue>,
}

impl Parts {
    /// Gives the browser the next part.
    pub fn keep(&mut self, text: &str) {
        match Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&bytes(text))) {
            Ok(part) => self.kept.push(part),
            Err(error) => self.fault = Some(error),
        }
    }

    /// Hands the reader the file of all parts, with what stands before and after them.
    ///
    /// # Errors
    /// When the browser has no room for the file, or had none for a part of it.
    pub fn download(self, name: &str, before: &str, after: &str) -> Result<(), JsValue> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let parts = js_sys::Array::of1(&bytes(before));
        for part in &self.kept {
            parts.push(part);
        }
        parts.push(&bytes(after));
        download_parts(name, &parts)
    }
}

/// Hands the reader a file of text by way of a link that is pressed for them.
///
/// # Errors
/// When the browser has no room for the file.
pub fn download(name: &str, content: &str) -> Result<(), JsValue> {
    download_parts(name, &js_sys::Array::of1(&bytes(content)))
}

fn download_parts(name: &str, parts: &js_sys::Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type(name));
    let blob = Blob::new_with_blob_sequence_and_options(parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    press_link(name, &address)?;
    // The browser reads the file after this turn: the address must live until then.
    gloo::timers::callback::Timeout::new(60_000, move || {
        // Revoking cannot fail in a way that matters: the page keeps the memory until it closes.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

/// Presses a link for the reader that downloads what is at an address.
///
/// # Errors
/// When the browser makes no link.
pub fn press_link(name: &str, address: &str) -> Result<(), JsValue> {
    let link: HtmlAnchorElement = gloo::utils::document().create_element("a")?.unchecked_into();
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
}
