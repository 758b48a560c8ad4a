//! What a tag by key costs, part by part: the session, storage, drawing, focus and scrolling, the browser.
//!
//! The page is the release build whose program has kept the names of its functions (`cargo xtask bench`
//! makes it; no other build has them, and the app itself has no marks to measure by). The browser looks
//! several times in a millisecond where the main thread is; each look counts for the innermost function on
//! the stack that says what it is for. The shares that come of it are of the processor time that a tag takes
//! in the same page while nobody looks.

use std::collections::HashMap;

use anyhow::{Context, Result};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::numbers::quantile;
use serde::Deserialize;
use serde_json::json;

use crate::functions::{Frame, PARTS, Part, part_of};
use crate::page::{Page, settle};
use crate::rounds::{count, over, rounds};
use crate::sites::Sites;
use crate::tags::type_and_settle;
use crate::work::{Clock, Work};

/// Rounds of both sizes in turn.
const ROUNDS: usize = 5;

/// Sentences of the articles.
const SIZES: [usize; 2] = [100, 10_000];

/// Tags for each of the two measurements in a round, and before them. Divisible by the three labels.
const TAGS: usize = 30;
const WARM_UP: usize = 6;

/// From one look to the next, in microseconds.
const INTERVAL: u64 = 200;

/// So many functions that take longest by themselves are named of each part.
const NAMED: usize = 4;

/// A profile as the developer protocol has it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Profile {
    nodes: Vec<Node>,
    samples: Vec<u64>,
    /// In microseconds.
    time_deltas: Vec<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    id: u64,
    call_frame: Frame,
    #[serde(default)]
    children: Vec<u64>,
}

/// What was found with one size of article.
#[derive(Default)]
struct Found {
    /// Processor time of a tag, one a round, in ms.
    tag: Vec<f64>,
    /// Time seen in each part and function, in microseconds.
    times: HashMap<Part, HashMap<String, f64>>,
}

impl Found {
    fn seen(&self, part: Part) -> f64 {
        self.times.get(&part).map_or(0.0, |times| times.values().sum())
    }

    /// The share of a part in what the page itself did.
    fn share(&self, part: Part) -> f64 {
        self.seen(part) / PARTS.iter().map(|(part, _)| self.seen(*part)).sum::<f64>()
    }
}

/// Measures both sizes in turn and prints the table.
///
/// # Errors
/// When a page cannot be measured.
pub async fn run(app: &App) -> Result<()> {
    let sites = Sites::of("named", &SIZES)?;
    let mut found = SIZES.map(|_| Found::default());
    for round in rounds(ROUNDS) {
        for (&size, found) in SIZES.iter().zip(&mut found) {
            turn(app, &sites, size, round, found)
                .await
                .with_context(|| format!("{size} sentences"))?;
        }
        over(round, ROUNDS);
    }
    print_table(&found);
    Ok(())
}

async fn turn(app: &App, sites: &Sites, size: usize, round: usize, found: &mut Found) -> Result<()> {
    let browser = &app.browser;
    let start = size / 5;
    browser.goto("about:blank").await?;
    browser.goto(&sites.address(Page::App, size, start)?).await?;
    settle(app, Page::App).await?;
    app.wait_for_focus(start + 1).await?;
    let mut labels = (round..).map(|turn| ['1', '2', '3'][turn % 3]);
    let mut some = |count: usize| labels.by_ref().take(count).collect::<Vec<char>>();
    type_and_settle(browser, &some(WARM_UP), WARM_UP).await?;

    Work::begin(browser, Clock::Processor).await?;
    let before = Work::so_far(browser).await?;
    type_and_settle(browser, &some(TAGS), WARM_UP + TAGS).await?;
    found.tag.push(Work::so_far(browser).await?.since(before, TAGS).all);

    browser.devtools("Profiler.enable", json!({})).await?;
    browser
        .devtools("Profiler.setSamplingInterval", json!({"interval": INTERVAL}))
        .await?;
    browser.devtools("Profiler.start", json!({})).await?;
    type_and_settle(browser, &some(TAGS), WARM_UP + 2 * TAGS).await?;
    let mut profile = browser.devtools("Profiler.stop", json!({})).await?;
    browser.devtools("Profiler.disable", json!({})).await?;
    let profile: Profile = serde_json::from_value(profile["profile"].take()).context("the profile")?;
    note(&profile, &mut found.times);
    Ok(())
}

/// Adds up where the thread was seen.
fn note(profile: &Profile, times: &mut HashMap<Part, HashMap<String, f64>>) {
    let nodes: HashMap<u64, &Node> = profile.nodes.iter().map(|node| (node.id, node)).collect();
    let parents: HashMap<u64, u64> = profile
        .nodes
        .iter()
        .flat_map(|node| node.children.iter().map(|child| (*child, node.id)))
        .collect();
    for (sample, delta) in profile.samples.iter().zip(&profile.time_deltas) {
        let stack: Vec<&Frame> = std::iter::successors(Some(*sample), |node| parents.get(node).copied())
            .filter_map(|node| nodes.get(&node))
            .map(|node| &node.call_frame)
            .collect();
        let (part, function) = part_of(&stack);
        *times.entry(part).or_default().entry(function).or_default() += delta.max(0.0);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a small number of tags")]
fn print_table(found: &[Found]) {
    let taken = count(ROUNDS);
    println!("A tag by key, part by part, in ms of the main thread's processor time ({taken} rounds of {TAGS} tags)");
    println!("{:<24}{:>16}{:>16}", "sentences", SIZES[0], SIZES[1]);
    let tag = |found: &Found| quantile(&found.tag, 0.5);
    for (part, name) in PARTS {
        let cell = |found: &Found| {
            format!(
                "{:.2} ({:.0} %)",
                found.share(part) * tag(found),
                found.share(part) * 100.0
            )
        };
        println!("{name:<24}{:>16}{:>16}", cell(&found[0]), cell(&found[1]));
    }
    println!("{:<24}{:>16.2}{:>16.2}", "all", tag(&found[0]), tag(&found[1]));
    for (size, found) in SIZES.iter().zip(found) {
        println!();
        println!("What takes longest by itself at {size} sentences, in ms of profiled time a tag:");
        for (part, name) in PARTS {
            let mut functions: Vec<_> = found.times.get(&part).into_iter().flatten().collect();
            functions.sort_by(|one, other| other.1.total_cmp(one.1));
            println!("  {name}");
            for (function, microseconds) in functions.into_iter().take(NAMED) {
                let each = microseconds / 1000.0 / (found.tag.len() * TAGS) as f64;
                println!("    {each:>6.2}  {function}");
            }
        }
    }
}
