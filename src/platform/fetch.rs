//! Fetching the articles: from the page's own server, or out of the page itself when it is the
//! single file.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use gloo::net::http::Request;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// Why a fetch brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No answer.
    Network,
    /// An answer with this HTTP status.
    Status(u16),
}

/// The articles that the single file carries.
#[derive(Deserialize, Serialize)]
struct Articles {
    articles: Vec<EmbeddedArticle>,
}

/// An article that the single file carries; a list has no more of it than how it is called.
#[derive(Deserialize, Serialize)]
struct EmbeddedArticle {
    id: String,
    file: String,
    #[serde(skip_serializing)]
    base64: String,
}

/// The articles that the single file carries; `None` in a page from a server.
///
/// # Errors
/// When what it carries is not what the build writes.
fn embedded() -> Option<Result<Articles, Fault>> {
    let element = gloo::utils::document().get_element_by_id("hashiya-articles")?;
    let text = element.text_content().unwrap_or_default();
    Some(serde_json::from_str(&text).map_err(|_| Fault::Network))
}

/// The list of articles as JSON text: `{"articles": [{"id", "file"}]}`.
///
/// # Errors
/// When the server does not answer, or not with the list.
pub async fn list() -> Result<String, Fault> {
    if let Some(embedded) = embedded() {
        return serde_json::to_string(&embedded?).map_err(|_| Fault::Network);
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
        let found = embedded?.articles.into_iter().find(|article| article.file == file);
        let bytes = found.map(|article| BASE64_STANDARD.decode(article.base64));
        return bytes.and_then(Result::ok).ok_or(Fault::Network);
    }
    get(&article_address(file)).await
}

/// The address of the article in `file`, relative to the page.
pub fn article_address(file: &str) -> String {
    format!("articles/{}", utf8_percent_encode(file, NON_ALPHANUMERIC))
}

async fn get(address: &str) -> Result<Vec<u8>, Fault> {
    let response = Request::get(address).send().await.map_err(|_| Fault::Network)?;
    if !response.ok() {
        return Err(Fault::Status(response.status()));
    }
    response.binary().await.map_err(|_| Fault::Network)
}
