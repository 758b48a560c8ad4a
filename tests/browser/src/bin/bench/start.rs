//! How soon an article can be tagged on a first visit: of the release build, and of what `trunk serve`
//! serves, in turn, each time in a browser that has never seen the page.
//!
//! The development build is in the folder that `HASHIYA_DIST_SERVE` names; `cargo xtask bench` makes it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::numbers::{number, quantile};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::site::Site;
use serde_json::Value;

use crate::rounds::{count, rounds};

/// Visits to each build, in turn.
const ROUNDS: usize = 9;

/// How many times as long as in the release build it may take in the development build.
const MOST_TIMES: f64 = 1.5;

/// Bytes that the wasm of the development build may have.
const MOST_WASM: u64 = 4_000_000;

/// Measures both builds and prints the table.
///
/// # Errors
/// When a page cannot be measured, or the development build is slower or larger than it may be.
pub async fn run() -> Result<()> {
    let served = std::env::var_os("HASHIYA_DIST_SERVE").context("HASHIYA_DIST_SERVE: `cargo xtask bench` sets it")?;
    let builds = [("release", dist()?), ("trunk serve", PathBuf::from(served))];
    let mut times = [vec![], vec![]];
    for _ in rounds(ROUNDS) {
        for ((_, folder), times) in builds.iter().zip(&mut times) {
            times.push(visit(folder).await?);
        }
    }
    let taken = count(ROUNDS);
    println!("From the start of a first visit to the first tag, in ms: median (best to worst, {taken} visits)");
    println!("{:<14}{:>24}{:>14}", "", "ms", "wasm, bytes");
    let mut sizes = vec![];
    for ((name, folder), times) in builds.iter().zip(&times) {
        let [median, best, worst] = [0.5, 0.0, 1.0].map(|part| quantile(times, part));
        let size = wasm_size(folder)?;
        println!(
            "{name:<14}{:>24}{size:>14}",
            format!("{median:.0} ({best:.0} to {worst:.0})")
        );
        sizes.push(size);
    }
    let ratio = quantile(&times[1], 0.5) / quantile(&times[0], 0.5);
    println!("{ratio:.2} times the time of the release build");
    ensure!(ratio <= MOST_TIMES, "that is more than {MOST_TIMES} times");
    ensure!(
        sizes[1] < MOST_WASM,
        "the wasm has {} bytes, not fewer than {MOST_WASM}",
        sizes[1]
    );
    Ok(())
}

/// The time from the start of the navigation to a tag, in milliseconds, of a first visit to the first
/// article of the build in `folder`.
async fn visit(folder: &Path) -> Result<f64> {
    let site = Site::serve(folder)?;
    let browser = Browser::fresh(&Options::default()).await?;
    probe::before_every_page(&browser, None, include_str!("start.js")).await?;
    let id = listed(folder)?.first().context("the build has no articles")?.id.clone();
    browser
        .goto(&format!("{}/?tour=0#/articles/{id}/0", site.origin()))
        .await?;
    let tagged = "return globalThis.__tagged;";
    let seen = browser.until("a tag", tagged, vec![], Value::is_number).await?;
    browser.close().await?;
    number(&seen)
}

/// Bytes of the wasm at the top of a build.
fn wasm_size(folder: &Path) -> Result<u64> {
    let mut size = 0;
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        if entry.path().extension().is_some_and(|ending| ending == "wasm") {
            size += entry.metadata()?.len();
        }
    }
    Ok(size)
}
