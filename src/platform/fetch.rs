//! Fetching the articles: from the page's own server, or out of the page itself when it is the
//! single file.

use std::collections::BTreeMap;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::window;
use crate::codec::{from_text, to_text};

/// Why a fetch brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No answer.
    Network,
    /// An answer with this HTTP status.
    Status(u16),
}

/// An article that the single file carries.
#[derive(Deserialize)]
struct EmbeddedArticle {
    id: String,
    file: String,
    base64: String,
}

/// The articles that the single file carries; `None` in a page from a server.
fn embedded() -> Option<Vec<EmbeddedArticle>> {
    carried(&gloo::utils::document().get_element_by_id("hashiya-articles")?)
}

/// On its own, because most pages carry none.
#[inline(never)]
fn carried(element: &web_sys::Element) -> Option<Vec<EmbeddedArticle>> {
    let mut all: BTreeMap<String, Vec<EmbeddedArticle>> = from_text(&element.text_content()?)?;
    all.remove("articles")
}

/// The list of articles as JSON text: `{"articles": [{"id", "file"}]}`.
///
/// # Errors
/// When the server does not answer, or not with the list.
pub async fn list() -> Result<String, Fault> {
    if let Some(articles) = embedded() {
        let entry = |article: EmbeddedArticle| BTreeMap::from([("id", article.id), ("file", article.file)]);
        let list: Vec<_> = articles.into_iter().map(entry).collect();
        return Ok(to_text(&BTreeMap::from([("articles", list)])));
    }
    let bytes = get("articles/index.json").await?;
    String::from_utf8(bytes).map_err(|_| Fault::Network)
}

/// The bytes of the article in `file`.
///
/// # Errors
/// When the server does not answer, or with a status that is not a success.
pub async fn article(file: &str) -> Result<Vec<u8>, Fault> {
    if let Some(articles) = embedded() {
        let found = articles.into_iter().find(|article| article.file == file);
        return found
            .and_then(|article| from_base64(&article.base64))
            .ok_or(Fault::Network);
    }
    get(&article_address(file)).await
}

/// The address of the article in `file`, relative to the page.
pub fn article_address(file: &str) -> String {
    format!("articles/{}", utf8_percent_encode(file, NON_ALPHANUMERIC))
}

/// Base64 by the browser's own decoder, which gives a character for each byte.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let binary = window().atob(text).ok()?;
    binary.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}

async fn get(address: &str) -> Result<Vec<u8>, Fault> {
    let answer = JsFuture::from(window().fetch_with_str(address)).await;
    let response: Response = answer.map_err(|_| Fault::Network)?.unchecked_into();
    if !response.ok() {
        return Err(Fault::Status(response.status()));
    }
    super::bytes(response.array_buffer()).await.ok_or(Fault::Network)
}
