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

/// From when on a page was there, in milliseconds from the start of the navigation (`measure.js`).
pub struct There {
    /// The article was painted.
    pub shown: f64,
    /// A key tagged the sentence that the address names.
    pub ready: f64,
}

/// Waits until the article is painted, its sentence of the address was tagged, and nothing goes on behind
/// it.
///
/// # Errors
/// When one of these does not come.
pub async fn settle(app: &App, page: Page) -> Result<There> {
    let browser = &app.browser;
    let script = "return [globalThis.__bench?.shown ?? null, globalThis.__bench?.ready ?? null];";
    let both = |seen: &Value| seen[0].is_number() && seen[1].is_number();
    let seen = browser
        .until("the article and its first tag", script, vec![], both)
        .await?;
    if page == Page::App {
        app.wait_until_ready().await?;
        app.wait_for_sentences().await?;
        let kept = "return document.body.dataset.offline ?? null;";
        // Keeping the app for offline use goes on in the background: it is not what is measured.
        browser
            .until("the app to be kept", kept, vec![], |seen| seen == "ready")
            .await?;
    }
    Ok(There {
        shown: number(&seen[0])?,
        ready: number(&seen[1])?,
    })
}
