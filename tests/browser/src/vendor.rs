//! Commands that only one engine's driver has.

use anyhow::Result;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::Value;
use url::Url;

/// Sends a driver's own command, at `path` below the session's address, and gives back its answer.
pub(crate) async fn vendor(client: &Client, path: &'static str, body: Value) -> Result<Value> {
    Ok(client.issue_cmd(Vendor { path, body }).await?)
}

/// A driver's own command.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
