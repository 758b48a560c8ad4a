//! Firefox's own window: scripts in it have all rights of the browser, and say to the page what the
//! developer protocol says in Chromium.

use std::path::Path;

use anyhow::{Context, Result};
use fantoccini::Client;
use serde_json::{Value, json};

use crate::vendor::vendor;

/// Runs `script` as a function body in the window around the page, with the helpers of `firefox.js`
/// at hand, and gives back what it returns, or what a promise that it returns comes to.
///
/// Only Firefox has such a window, and its driver has to have been started with `--allow-system-access`.
pub async fn run(client: &Client, script: &str, arguments: Vec<Value>) -> Result<Value> {
    let script = format!("{}\n{script}", include_str!("firefox.js"));
    look_at(client, "chrome").await?;
    let answer = client.execute(&script, arguments).await;
    // Also after a failure: the next command is for the page again.
    look_at(client, "content").await?;
    Ok(answer?)
}

/// Whom the driver's next commands are for: `chrome`, the browser's own window, or `content`, the page.
async fn look_at(client: &Client, context: &str) -> Result<()> {
    vendor(client, "moz/context", json!({"context": context})).await?;
    Ok(())
}

/// Writes down in `file` what pages and workers ask the network for from now on, as `net_log` reads it.
pub async fn log_requests(client: &Client, file: &Path) -> Result<()> {
    let file = file.to_str().context("a path in UTF-8")?;
    run(client, "logRequests(arguments[0]);", vec![json!(file)]).await?;
    Ok(())
}

/// Has Firefox forget what a test has told it or left in it beyond its windows. It asks for pages in
/// `language` again.
pub async fn forget(client: &Client, language: &str) -> Result<()> {
    run(client, "return forget(arguments[0]);", vec![json!(language)]).await?;
    Ok(())
}
