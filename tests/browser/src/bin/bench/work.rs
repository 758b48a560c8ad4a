//! What the main thread of a page has done, as Chromium counts it.

use anyhow::{Context, Result};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::numbers::number;
use serde_json::json;

/// Work of the main thread in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// All of it.
    pub all: f64,
    /// Scripts and WebAssembly.
    pub script: f64,
    /// Style and layout.
    pub layout: f64,
}

impl Work {
    /// The work since `before` for each of `count` tags.
    #[expect(clippy::cast_precision_loss, reason = "a small number of tags")]
    pub fn since(self, before: Self, count: usize) -> Self {
        let each = |now: f64, then: f64| (now - then) / count as f64;
        Self {
            all: each(self.all, before.all),
            script: each(self.script, before.script),
            layout: each(self.layout, before.layout),
        }
    }

    /// What the main thread has done since the page began.
    pub async fn so_far(browser: &Browser) -> Result<Self> {
        Ok(Self {
            all: metric(browser, "TaskDuration").await? * 1000.0,
            script: metric(browser, "ScriptDuration").await? * 1000.0,
            layout: (metric(browser, "LayoutDuration").await? + metric(browser, "RecalcStyleDuration").await?) * 1000.0,
        })
    }
}

/// One of Chromium's counters of the page, by its name.
pub async fn metric(browser: &Browser, name: &str) -> Result<f64> {
    let answer = browser.devtools("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array().context("metrics")?;
    let found = metrics.iter().find(|metric| metric["name"] == name);
    number(&found.with_context(|| format!("no metric {name}"))?["value"])
}
