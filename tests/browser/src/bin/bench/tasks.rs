//! The longest tasks of the app's main thread with a long article, once its first sentence could be
//! tagged, and with a library of many articles, once all of them are there: whatever takes longer than 50 ms
//! is felt as a page that does not answer.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::fixtures::{FEW, MANY};
use hashiya_browser_tests::numbers::quantile;
use hashiya_browser_tests::site::Site;

use crate::devtools::DevTools;
use crate::doings::{self, Doing};
use crate::library;
use crate::library_doings;
use crate::limits::{Limit, judge};
use crate::page::{Page, settle};
use crate::rounds::{count, over, rounds};
use crate::sites::Sites;
use crate::trace::{Task, Trace};

/// Rounds, each in a page opened afresh.
const ROUNDS: usize = 3;

/// Sentences of the article.
const SENTENCES: usize = 10_000;

/// How long a task may take, in milliseconds.
const MOST: f64 = 50.0;

/// The mark in the trace from which on a page is ready (`measure.js`).
const READY: &str = "hashiya-ready";

/// So many parts of a task are named, and only those that take as long, in milliseconds.
const NAMED: usize = 3;
const WORTH_NAMING: f64 = 2.0;

/// The longest task of each round.
type Longest = BTreeMap<(usize, String), Vec<Task>>;

/// Measures what a reader does, and prints the table.
///
/// # Errors
/// When something cannot be done, or a task takes longer than it may.
pub async fn run(app: &App) -> Result<()> {
    let sites = Sites::serve(&[SENTENCES])?;
    let mut devtools = DevTools::connect(&app.browser).await?;
    let mut longest = Longest::new();
    for round in rounds(ROUNDS) {
        let address = sites.address(Page::App, SENTENCES, SENTENCES / 4)?;
        let trace = Trace::begin(&mut devtools).await?;
        app.browser.goto("about:blank").await?;
        app.browser.goto(&address).await?;
        settle(app, Page::App).await?;
        doings::rest().await;
        let tasks = trace.end(&app.browser, Some(READY)).await?;
        note(&mut longest, 0, "what goes on after the first tag", tasks);
        let doings = doings::all(app, round).await?;
        measure(app, &mut devtools, doings, &mut longest).await?;
        over(round, ROUNDS);
    }
    with_many(app, &mut devtools, &mut longest).await?;
    print_table(&longest);
    judge(&limits(&longest))
}

/// The same in a library of many articles, most of them opened by the reader.
async fn with_many(app: &App, devtools: &mut DevTools, longest: &mut Longest) -> Result<()> {
    let site = library::of_few()?;
    let visit = async |site: &Site, articles: usize| {
        app.browser.goto("about:blank").await?;
        app.browser.goto(&format!("{}/?tour=0#/", site.origin())).await?;
        doings::wait_for(&app.browser, &format!(".cards > [data-article]:nth-child({articles})")).await
    };
    visit(&site, FEW).await?;
    library::open_many(&app.browser).await?;
    for round in rounds(ROUNDS) {
        visit(&site, MANY).await?;
        doings::rest().await;
        measure(app, devtools, library_doings::all(round), longest).await?;
        over(round, ROUNDS);
    }
    Ok(())
}

/// Has each thing done, one after the other, and notes the longest task of each.
async fn measure(app: &App, devtools: &mut DevTools, doings: Vec<Doing>, longest: &mut Longest) -> Result<()> {
    for doing in doings {
        let name = doing.name.clone();
        doing.prepare(app).await.with_context(|| format!("before {name}"))?;
        let trace = Trace::begin(devtools).await?;
        doing.perform(app).await.with_context(|| name.clone())?;
        doings::rest().await;
        let tasks = trace.end(&app.browser, None).await?;
        let known = longest.keys().find(|(_, known)| *known == name);
        let number = known.map_or(longest.len(), |(number, _)| *number);
        note(longest, number, &name, tasks);
    }
    Ok(())
}

fn note(longest: &mut Longest, number: usize, name: &str, tasks: Vec<Task>) {
    let found = tasks
        .into_iter()
        .max_by(|one, other| one.processor.total_cmp(&other.processor));
    longest.entry((number, name.to_owned())).or_default().extend(found);
}

fn median(tasks: &[Task]) -> f64 {
    quantile(&tasks.iter().map(|task| task.processor).collect::<Vec<_>>(), 0.5)
}

fn limits(longest: &Longest) -> Vec<Limit> {
    let limit = |((_, name), tasks): (&(usize, String), &Vec<Task>)| {
        Limit::at_most(format!("longest task: {name}"), MOST, median(tasks), " ms")
    };
    longest.iter().map(limit).collect()
}

fn print_table(longest: &Longest) {
    let taken = count(ROUNDS);
    println!(
        "The longest task of the main thread in the app, {taken} rounds, in ms, in an article of {SENTENCES} sentences"
    );
    println!("and in a library of {MANY} articles:");
    println!(
        "processor time in the median and at worst, the time that went by at worst; what took longest in the worst."
    );
    println!("{:<38}{:>8}{:>8}{:>8}  of it", "", "median", "worst", "wall");
    for ((_, name), tasks) in longest {
        let Some(worst) = tasks
            .iter()
            .max_by(|one, other| one.processor.total_cmp(&other.processor))
        else {
            continue;
        };
        let wall = tasks.iter().map(|task| task.wall).fold(0.0, f64::max);
        let parts: Vec<String> = worst
            .parts
            .iter()
            .take(NAMED)
            .filter(|(_, ms)| *ms >= WORTH_NAMING)
            .map(|(what, ms)| format!("{what} {ms:.0}"))
            .collect();
        println!(
            "{name:<38}{:>8.1}{:>8.1}{wall:>8.1}  {}",
            median(tasks),
            worst.processor,
            parts.join(", ")
        );
    }
}
