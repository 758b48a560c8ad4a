//! The pages that take turns.

use anyhow::Result;
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::numbers::number;
use serde_json::Value;

/// One of the pages that take turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The release app.
    App,
    /// The bare page.
    Bare,
}

/// Waits until the article is painted and nothing goes on behind it; returns the time until the first
/// of these, in milliseconds.
pub async fn settle(app: &App, page: Page) -> Result<f64> {
    let browser = &app.browser;
    let shown = "return globalThis.__bench?.shown ?? null;";
    let shown = browser.until("the article", shown, vec![], Value::is_number).await?;
    if page == Page::App {
        app.wait_until_ready().await?;
        let kept = "return document.body.dataset.offline ?? null;";
        // Keeping the app for offline use goes on in the background: it is not what is measured.
        browser
            .until("the app to be kept", kept, vec![], |seen| seen == "ready")
            .await?;
    }
    number(&shown)
}
