//! The browser's own record of the network: every request of pages and workers, with who asked for it.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

/// A request that a page or a worker made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What was asked for.
    pub address: String,
    /// The origin that asked; the browser's own requests have none.
    pub by: String,
}

/// The requests in a record that the browser has finished writing (one event a line).
pub fn requests(file: &Path) -> Result<Vec<Request>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut found = Vec::new();
    for line in text.lines() {
        let event = line.trim().trim_end_matches(',');
        // In Chromium's record the first line holds the constants and the last ones are no events:
        // neither has what is looked for, whether or not it is whole.
        let Ok(event) = serde_json::from_str::<Value>(event) else {
            continue;
        };
        let text = |name: &str| event["params"][name].as_str().map(str::to_owned);
        if let (Some(address), Some(by)) = (text("url"), text("initiator")) {
            found.push(Request { address, by });
        }
    }
    Ok(found)
}
