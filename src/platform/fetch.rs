//! Fetching the articles: from the page's own server, or out of the page itself when it is the
//! single file.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use gloo::net::http::Request;
use gloo::timers::callback::Timeout;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use web_sys::AbortController;

/// How long a server may take to begin its answer, in milliseconds. What the worker keeps comes long before.
const PATIENCE_FOR_ANSWER: u32 = 15_000;
/// How long the rest of its answer may take, in milliseconds: the largest article on a slow line.
const PATIENCE_FOR_BYTES: u32 = 120_000;

/// Why a fetch brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No answer, or none in time.
    Network,
    /// An answer with this HTTP status.
    Status(u16),
}

/// The articles that the single file carries.
#[derive(Deserialize, Serialize)]
struct Articles {
    articles: Vec<EmbeddedArticle>,
}

/// An article that the single file carries; a list has all of it but its text.
#[derive(Deserialize, Serialize)]
struct EmbeddedArticle {
    id: String,
    file: String,
    /// What the library says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    summary: Option<serde_json::Value>,
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

/// The list of articles as JSON text: `{"articles": [{"id", "file", "summary"}]}`.
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
    let control = AbortController::new().map_err(|_| Fault::Network)?;
    let giving_up_after = |pause: u32| {
        let control = control.clone();
        Timeout::new(pause, move || control.abort())
    };
    let timer = giving_up_after(PATIENCE_FOR_ANSWER);
    let request = Request::get(address).abort_signal(Some(&control.signal()));
    let response = request.send().await.map_err(|_| Fault::Network)?;
    drop(timer);
    if !response.ok() {
        return Err(Fault::Status(response.status()));
    }
    // Until it has fired or is dropped at the end.
    let _timer = giving_up_after(PATIENCE_FOR_BYTES);
    response.binary().await.map_err(|_| Fault::Network)
}
