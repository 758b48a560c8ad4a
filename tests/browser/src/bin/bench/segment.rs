//! Cutting news into sentences in the page: the segmenter as WebAssembly, made small as in the app
//! (`opt-level` "z") and made quick (3), beside the page's own `Intl.Segmenter`, taking turns on the
//! same text in one run.
//!
//! The modules are in the folder that `HASHIYA_SEGMENT_IN_PAGE` names, one folder a build; `cargo
//! xtask bench` makes them. The app itself has no part in it.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::project;
use hashiya_browser_tests::numbers::quantile;
use hashiya_browser_tests::site::Site;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::news::{articles, news};

/// Bytes of the news text.
const NEWS: usize = 5_000_000;
/// Rounds in which everyone has a turn.
const ROUNDS: usize = 15;
/// Rounds before them: until the browser has compiled every module for good.
const WARM_UP: usize = 5;
/// The builds by their `opt-level`.
const BUILDS: [&str; 2] = ["z", "3"];

/// What one contestant did.
#[derive(Deserialize)]
struct Turns {
    name: String,
    /// In how many pieces it cut the text.
    pieces: usize,
    /// One a round, in milliseconds.
    times: Vec<f64>,
}

/// Measures and prints the table.
pub async fn run(browser: &Browser, site: &Site) -> Result<()> {
    let text = news(&articles(&project()), NEWS);
    site.replace("segment.html", include_str!("segment.html"));
    site.replace("news.txt", text.as_str());
    let folder = builds_folder();
    for build in BUILDS {
        let file = |name: &str| {
            let path = folder.join(build).join(name);
            std::fs::read(&path).with_context(|| format!("{}: `cargo xtask bench` makes it", path.display()))
        };
        site.replace(&format!("segment-{build}.js"), file("segment.js")?);
        site.replace(&format!("segment-{build}.wasm"), file("segment_bg.wasm")?);
    }
    browser.goto(&format!("{}/segment.html", site.origin())).await?;
    let ready = "return globalThis.__ready?.bytes ?? null;";
    let bytes = browser.until("the modules", ready, vec![], Value::is_number).await?;
    ensure!(
        bytes == json!(text.len()),
        "the page has {bytes} bytes of {}",
        text.len()
    );
    // A round a command: no script runs for longer than drivers allow.
    let mut seen: Vec<Turns> = cut(browser, 0, WARM_UP).await?;
    for _ in 0..ROUNDS {
        for (one, turn) in seen.iter_mut().zip(cut(browser, 1, 0).await?) {
            one.pieces = turn.pieces;
            one.times.extend(turn.times);
        }
    }
    print_table(&seen, text.len());
    Ok(())
}

async fn cut(browser: &Browser, rounds: usize, warm_up: usize) -> Result<Vec<Turns>> {
    let script = "return __cut(arguments[0], arguments[1]);";
    let seen = browser.run(script, vec![json!(rounds), json!(warm_up)]).await?;
    serde_json::from_value(seen).context("the turns")
}

fn builds_folder() -> PathBuf {
    let named = std::env::var_os("HASHIYA_SEGMENT_IN_PAGE").filter(|folder| !folder.is_empty());
    named.map_or_else(|| project().join("target/segment-in-page"), PathBuf::from)
}

fn print_table(seen: &[Turns], bytes: usize) {
    #[expect(clippy::cast_precision_loss, reason = "some megabytes")]
    let megabytes = bytes as f64 / 1e6;
    let median = |one: &Turns| quantile(&one.times, 0.5);
    let best = |one: &Turns| quantile(&one.times, 0.0);
    let intl = seen.first();
    println!("Arabic news in the page, {megabytes:.1} MB, {ROUNDS} interleaved rounds: median (best)");
    println!(
        "{:<40}{:>18}{:>18}{:>9}{:>22}",
        "", "MB/s", "ms", "pieces", "times Intl.Segmenter"
    );
    for one in seen {
        let pair = |value: fn(f64, f64) -> f64| {
            format!(
                "{:.1} ({:.1})",
                value(megabytes, median(one)),
                value(megabytes, best(one))
            )
        };
        let times = |of: &dyn Fn(&Turns) -> f64| intl.map_or(f64::NAN, of) / of(one);
        println!(
            "{:<40}{:>18}{:>18}{:>9}{:>22}",
            one.name,
            pair(|megabytes, ms| megabytes / ms * 1e3),
            pair(|_, ms| ms),
            one.pieces,
            format!("{:.2} ({:.2})", times(&median), times(&best)),
        );
    }
}
