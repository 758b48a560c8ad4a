//! The first visit on a slow phone: when the list of articles is seen, and when an article can be tagged.
//!
//! Network and processor are slowed down as Lighthouse does by default ("Slow 4G": 1.6 Mbit/s down,
//! 0.75 Mbit/s up, 150 ms there and back; a processor four times slower), with the numbers by which
//! it and the browser's own tools ("Slow 4G" in the network panel) emulate such a connection by holding
//! requests: 9/10 of the throughput, and 3.75 times the latency for each request, in which lies what
//! opening a connection costs. <https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md>

use anyhow::{Context, Result};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::numbers::{number, quantile};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::site::Site;
use serde_json::{Value, json};

use crate::limits::{Limit, judge};
use crate::rounds::{count, over, rounds};

/// Visits by each way, in turn.
const ROUNDS: usize = 5;

/// In milliseconds, and bytes a second.
const LATENCY: f64 = 150.0 * 3.75;
const DOWN: f64 = 1.6 * 1024.0 * 1024.0 / 8.0 * 0.9;
const UP: f64 = 0.75 * 1024.0 * 1024.0 / 8.0 * 0.9;

/// How many times slower than this machine the phone is.
const SLOWER: f64 = 4.0;

/// When the list may at latest be seen, and an article tagged, in milliseconds.
const MOST_SEEN: f64 = 1_600.0;
const MOST_TAGGED: f64 = 4_500.0;

/// A way to the first article, and what was measured on it.
struct Way {
    name: &'static str,
    hash: String,
    seen: Vec<f64>,
    tagged: Vec<f64>,
}

/// Measures first visits and prints the table.
///
/// # Errors
/// When a visit cannot be made, or takes longer than it may.
pub async fn run() -> Result<()> {
    let folder = dist()?;
    let id = listed(&folder)?
        .first()
        .context("the build has no articles")?
        .id
        .clone();
    let way = |name, hash| Way {
        name,
        hash,
        seen: vec![],
        tagged: vec![],
    };
    let mut ways = [
        way("by the library", "#/".to_owned()),
        way("by a link", format!("#/articles/{id}/0")),
    ];
    let site = Site::serve(&folder)?;
    site.compress()?;
    for round in rounds(ROUNDS) {
        for way in &mut ways {
            visit(&site, way).await.with_context(|| way.name)?;
        }
        over(round, ROUNDS);
    }
    print_table(&ways);
    let [library, link] = &ways;
    judge(&[
        Limit::at_most("the list is seen", MOST_SEEN, quantile(&library.seen, 0.5), " ms"),
        Limit::at_most(
            "tagged by the library",
            MOST_TAGGED,
            quantile(&library.tagged, 0.5),
            " ms",
        ),
        Limit::at_most("tagged by a link", MOST_TAGGED, quantile(&link.tagged, 0.5), " ms"),
    ])
}

/// A visit with a browser that has never seen the page.
async fn visit(site: &Site, way: &mut Way) -> Result<()> {
    let browser = Browser::fresh(&Options::default()).await?;
    probe::before_every_page(&browser, None, include_str!("library.js")).await?;
    probe::before_every_page(&browser, None, include_str!("phone.js")).await?;
    let screen = json!({"width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true});
    browser.devtools("Emulation.setDeviceMetricsOverride", screen).await?;
    let network = json!({"offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP});
    browser.devtools("Network.enable", json!({})).await?;
    browser.devtools("Network.emulateNetworkConditions", network).await?;
    browser
        .devtools("Emulation.setCPUThrottlingRate", json!({"rate": SLOWER}))
        .await?;
    browser.goto(&format!("{}/?tour=0{}", site.origin(), way.hash)).await?;
    let script = "return [globalThis.__library?.seen ?? null, globalThis.__tagged ?? null];";
    let tagged = |seen: &Value| seen[1].is_number();
    let seen = browser.until("a tag", script, vec![], tagged).await?;
    if let Some(ms) = seen[0].as_f64() {
        way.seen.push(ms);
    }
    way.tagged.push(number(&seen[1])?);
    browser.close().await.map(drop)
}

fn print_table(ways: &[Way]) {
    let taken = count(ROUNDS);
    println!(
        "First visits on a slow phone (Slow 4G, processor {SLOWER} times slower), from the start of the navigation,"
    );
    println!("in ms: median (best to worst, {taken} visits)");
    println!("{:<18}{:>26}{:>26}", "", "the list is seen", "a sentence is tagged");
    for way in ways {
        let told = |values: &[f64]| {
            let [median, best, worst] = [0.5, 0.0, 1.0].map(|part| quantile(values, part));
            format!("{median:.0} ({best:.0} to {worst:.0})")
        };
        let seen = if way.seen.is_empty() {
            String::new()
        } else {
            told(&way.seen)
        };
        println!("{:<18}{seen:>26}{:>26}", way.name, told(&way.tagged));
    }
}
