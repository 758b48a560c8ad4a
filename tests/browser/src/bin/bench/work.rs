//! What the main thread of a page has done, as Chromium counts it.

use anyhow::{Context, Result};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::numbers::number;
use serde_json::{Value, json};

/// How time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The time that a processor spent on the thread: what else the machine does is no part of it.
    Processor,
    /// The time that went by.
    Wall,
}

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
    /// Counts by `clock` from now on, from nothing.
    ///
    /// # Errors
    /// When the browser does not take the commands.
    pub async fn begin(browser: &Browser, clock: Clock) -> Result<()> {
        let domain = match clock {
            Clock::Processor => "threadTicks",
            Clock::Wall => "timeTicks",
        };
        browser.devtools("Performance.disable", json!({})).await?;
        browser
            .devtools("Performance.enable", json!({"timeDomain": domain}))
            .await
            .map(drop)
    }

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

    /// What the main thread has done since the counting began.
    pub async fn so_far(browser: &Browser) -> Result<Self> {
        let metrics = metrics(browser).await?;
        let seconds = |name: &str| find(&metrics, name);
        Ok(Self {
            all: seconds("TaskDuration")? * 1000.0,
            script: seconds("ScriptDuration")? * 1000.0,
            layout: (seconds("LayoutDuration")? + seconds("RecalcStyleDuration")?) * 1000.0,
        })
    }
}

/// One of Chromium's counters of the page, by its name.
pub async fn metric(browser: &Browser, name: &str) -> Result<f64> {
    find(&metrics(browser).await?, name)
}

async fn metrics(browser: &Browser) -> Result<Vec<Value>> {
    let answer = browser.devtools("Performance.getMetrics", json!({})).await?;
    answer["metrics"].as_array().cloned().context("metrics")
}

fn find(metrics: &[Value], name: &str) -> Result<f64> {
    let found = metrics.iter().find(|metric| metric["name"] == name);
    number(&found.with_context(|| format!("no metric {name}"))?["value"])
}
