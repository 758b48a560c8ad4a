//! Fetching the articles: from the page's own server, or out of the page itself when it is the
//! single file.

use gloo::net::http::Request;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use super::window;
use crate::map::Map;

/// Why a fetch brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No answer.
    Network,
    /// An answer with this HTTP status.
    Status(u16),
}

/// The articles that the single file carries.
#[derive(Deserialize)]
struct Embedded {
    articles: Vec<EmbeddedArticle>,
}

#[derive(Deserialize)]
struct EmbeddedArticle {
    id: String,
    file: String,
    base64: String,
}

fn embedded() -> Option<Embedded> {
    let element = gloo::utils::document().get_element_by_id("hashiya-articles")?;
    serde_json::from_str(&element.text_content()?).ok()
}

/// The list of articles as JSON text: `{"articles": [{"id", "file"}]}`.
///
/// # Errors
/// When the server does not answer, or not with the list.
pub async fn list() -> Result<String, Fault> {
    if let Some(embedded) = embedded() {
        let entry = |article: &EmbeddedArticle| Map::from([("id", article.id.clone()), ("file", article.file.clone())]);
        let articles: Vec<_> = embedded.articles.iter().map(entry).collect();
        let list = Map::from([("articles", articles)]);
        return serde_json::to_string(&list).map_err(|_| Fault::Network);
    }
    let bytes = get("articles/index.json").await?;
    String::from_utf8(bytes).map_err(|_| Fault::Network)
}

/// The bytes of the article in `file`.
///
/// # Errors
/// When the server does not answer, or with a status that is not a success.
pub async fn article(file: &str) -> Result<Vec<u8>, Fault> {
    if let Some(embedded) = embedded() {
        let found = embedded.articles.into_iter().find(|article| article.file == file);
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
    let response = Request::get(address).send().await.map_err(|_| Fault::Network)?;
    if !response.ok() {
        return Err(Fault::Status(response.status()));
    }
    response.binary().await.map_err(|_| Fault::Network)
}
