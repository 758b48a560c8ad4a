//! The frames that a page begins.

use anyhow::Result;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::numbers::number;
use serde::Deserialize;

/// What was seen of the frames of a while, by `frames.js`.
#[derive(Debug, Default, Deserialize)]
pub struct Frames {
    /// From one to the next, in milliseconds.
    pub deltas: Vec<f64>,
    /// Tasks of more than 50 ms, in milliseconds.
    pub long: Vec<f64>,
}

impl Frames {
    /// Adds the frames of another while.
    pub fn add(&mut self, more: Self) {
        self.deltas.extend(more.deltas);
        self.long.extend(more.long);
    }

    /// The share of frames that began later than one and a half intervals after the one before.
    #[expect(clippy::cast_precision_loss, reason = "a few thousand frames")]
    pub fn late(&self, interval: f64) -> f64 {
        let late = self.deltas.iter().filter(|delta| **delta > 1.5 * interval).count();
        late as f64 / self.deltas.len().max(1) as f64
    }
}

/// The interval of the display in milliseconds.
pub async fn interval(browser: &Browser) -> Result<f64> {
    let interval = "const done = arguments[0]; __frames.interval().then(done);";
    number(&browser.run_async(interval, vec![]).await?)
}

/// Notes frames from now on.
pub async fn begin(browser: &Browser) -> Result<()> {
    browser.run("__frames.begin();", vec![]).await.map(drop)
}

/// The frames since then.
pub async fn end(browser: &Browser) -> Result<Frames> {
    Ok(serde_json::from_value(
        browser.run("return __frames.end();", vec![]).await?,
    )?)
}
