//! Firefox's own window: scripts in it have all rights of the browser, and say to the page what the
//! developer protocol says in Chromium.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;

/// Runs `script` as a function body in the window around the page, with the helpers of `firefox.js`
/// at hand, and gives back what it returns, or what a promise that it returns comes to.
///
/// The driver has to have been started with `--allow-system-access`.
pub async fn run(browser: &Browser, script: &str, arguments: Vec<Value>) -> Result<Value> {
    if browser.engine() != Engine::Firefox {
        bail!("only Firefox has a window of its own that takes scripts");
    }
    let script = format!("{}\n{script}", include_str!("firefox.js"));
    look_at(browser, "chrome").await?;
    let answer = browser.client().execute(&script, arguments).await;
    // Also after a failure: the next command is for the page again.
    look_at(browser, "content").await?;
    Ok(answer?)
}

/// Whom the driver's next commands are for: `chrome`, the browser's own window, or `content`, the page.
async fn look_at(browser: &Browser, context: &str) -> Result<()> {
    browser.vendor("moz/context", json!({"context": context})).await?;
    Ok(())
}

/// Writes down in `file` what pages and workers ask the network for from now on, as `net_log` reads it.
pub async fn log_requests(browser: &Browser, file: &Path) -> Result<()> {
    let file = file.to_str().context("a path in UTF-8")?;
    run(browser, "logRequests(arguments[0]);", vec![json!(file)]).await?;
    Ok(())
}

/// Has Firefox forget what a test has told it or left in it beyond its windows. It asks for pages in
/// `language` again.
pub async fn forget(browser: &Browser, language: &str) -> Result<()> {
    run(browser, "return forget(arguments[0]);", vec![json!(language)]).await?;
    Ok(())
}
