//! A thousand files brought at once, among them pages and texts in windows-1256, documents and a table: how long
//! it takes until all are told of and stored, the longest task of the page meanwhile, and how much memory page and
//! worker take at most.

mod files;
mod memory;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::FEW;
use hashiya_browser_tests::numbers::{number, quantile};
use hashiya_browser_tests::site::Site;
use serde_json::json;

use crate::devtools::DevTools;
use crate::imports::files::{ARTICLES, FILES, SENTENCES};
use crate::imports::memory::Process;
use crate::limits::{Limit, judge};
use crate::rounds::{count, over, rounds};
use crate::sites::folder;
use crate::trace::{Task, Trace};

/// Imports, each in a browser of its own.
const ROUNDS: usize = 3;

/// The limits: the longest task, in milliseconds; all of it, in seconds; memory, in MB.
const LONGEST_TASK: f64 = 50.0;
const WHOLE: f64 = 60.0;
const MEMORY: f64 = 500.0;

/// So many tasks of a round are named, with so many of their parts that took as long, in milliseconds.
const TASKS_NAMED: usize = 3;
const PARTS_NAMED: usize = 4;
const WORTH_NAMING: f64 = 2.0;

/// The longest that a step is waited for: longer than it may take, so that it is told how long it took.
const PATIENCE: Duration = Duration::from_secs(600);

/// From one look to the next: looking is work of the page too.
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

/// What was measured of one import.
struct Round {
    /// Until the last file was told of, in seconds; and until all of it was stored.
    told: f64,
    stored: f64,
    /// Until it was told of the same files once more that they are here, in seconds.
    again: f64,
    /// The tasks of the page's main thread, the longest first: of the import, of showing the list of what became of
    /// the files, and of the same files once more.
    tasks: [Vec<Task>; 3],
    /// At most, in MB: the process of page and worker; before the files came.
    memory: f64,
    before: f64,
}

/// What the tasks are of.
const PHASES: [&str; 3] = ["the import", "the list", "once more"];

/// Measures some imports and prints the table.
///
/// # Errors
/// When one cannot be done, or takes more than it may.
pub async fn run() -> Result<()> {
    let desk = Desk::new()?;
    let paths = files::put(&desk)?;
    let mut taken = Vec::new();
    for round in rounds(ROUNDS) {
        taken.push(import(&paths).await?);
        over(round, ROUNDS);
    }
    print(&taken);
    let median = |of: &dyn Fn(&Round) -> f64| quantile(&taken.iter().map(of).collect::<Vec<_>>(), 0.5);
    let mut limits = vec![
        Limit::at_most(
            "until all is told and stored",
            WHOLE,
            median(&|round| round.stored),
            " s",
        ),
        Limit::at_most(
            "memory of page and worker",
            MEMORY,
            median(&|round| round.memory),
            " MB",
        ),
    ];
    // Once more it is the browser that takes the longest, when it clears up after the first time: that is told.
    for (number, phase) in PHASES.iter().enumerate().take(2) {
        let longest = median(&|round| round.tasks[number].first().map_or(0.0, |task| task.processor));
        limits.push(Limit::at_most(
            format!("longest task: {phase}"),
            LONGEST_TASK,
            longest,
            " ms",
        ));
    }
    judge(&limits)
}

async fn import(paths: &[PathBuf]) -> Result<Round> {
    let site = Site::serve(&folder()?.join(format!("library-{FEW}")))?;
    let browser = Browser::fresh(&Options::default()).await?;
    let app = App::at(browser, &format!("{}/", site.origin()));
    app.open_library().await?;
    let kept = "return document.body.dataset.offline ?? null;";
    app.browser
        .until("the app to be kept", kept, vec![], |seen| seen == "ready")
        .await?;
    let mut devtools = DevTools::connect(&app.browser).await?;
    let process = Process::of_the_page(&app.browser, &mut devtools).await?;
    let before = process.most()?;

    let trace = Trace::begin(&mut devtools).await?;
    let (told, stored) = bring(&app, paths).await?;
    let drawn = format!("document.getElementsByClassName('card').length >= {ARTICLES}");
    wait(&app, "all cards", &drawn).await?;
    let imported = trace.end(&app.browser, None).await?;
    // Before anything is asked of the page for the check.
    let memory = process.most()?;
    check(&app).await?;

    let trace = Trace::begin(&mut devtools).await?;
    press(&app, "show-imported").await?;
    let listed = format!("document.querySelectorAll('[data-outcome=added]').length >= {ARTICLES}");
    wait(&app, "the list", &listed).await?;
    press(&app, "close").await?;
    wait(&app, "the end of the list", "!one('[data-outcome]')").await?;
    let listed = trace.end(&app.browser, None).await?;

    let trace = Trace::begin(&mut devtools).await?;
    let (again, _) = bring(&app, paths).await?;
    let same = trace.end(&app.browser, None).await?;
    check(&app).await?;
    app.browser.close().await?;
    Ok(Round {
        told,
        stored,
        again,
        tasks: [imported, listed, same].map(longest_first),
        memory,
        before,
    })
}

/// Brings the files, confirms the columns of the table, and waits until all is told and stored; seconds until
/// either.
async fn bring(app: &App, paths: &[PathBuf]) -> Result<(f64, f64)> {
    let begun = Instant::now();
    app.choose_files(paths).await?;
    wait(
        app,
        "the question of the table",
        "one('[data-dialog=columns]') !== null",
    )
    .await?;
    press(app, "read-tables").await?;
    let over =
        "!one('[data-underway=import]') && !one('[data-dialog=columns]') && one('[data-notice=imported]') !== null";
    wait(app, "the end of the import", over).await?;
    let told = begun.elapsed().as_secs_f64();
    let saved = "one('[data-save-state]').dataset.saveState === 'saved'";
    wait(app, "all to be stored", saved).await?;
    Ok((told, begun.elapsed().as_secs_f64()))
}

/// Presses the button of an action.
async fn press(app: &App, action: &str) -> Result<()> {
    let press = "document.querySelector(`[data-action=${arguments[0]}]`).click();";
    app.browser.client().execute(press, vec![json!(action)]).await?;
    Ok(())
}

fn longest_first(mut tasks: Vec<Task>) -> Vec<Task> {
    tasks.sort_by(|one, other| other.processor.total_cmp(&one.processor));
    tasks
}

/// Waits until an expression holds in the page, with pauses.
async fn wait(app: &App, what: &str, expression: &str) -> Result<()> {
    let begun = Instant::now();
    let script = format!("const one = (selector) => document.querySelector(selector); return ({expression});");
    while app.browser.client().execute(&script, vec![]).await? != json!(true) {
        ensure!(
            begun.elapsed() < PATIENCE,
            "waited for {what}: {}",
            app.notices().await?.join(", ")
        );
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    Ok(())
}

/// All of it is there, sentence by sentence.
async fn check(app: &App) -> Result<()> {
    let script = r"
        const whole = (card) => Number(card.dataset.progress?.split('/')[1] ?? 0) >= arguments[0];
        return [all('[data-article]').filter(whole).length, all('[data-notice]').map((notice) => notice.textContent)];";
    let seen = app.browser.run(script, vec![json!(SENTENCES)]).await?;
    #[expect(clippy::cast_precision_loss, reason = "about a thousand")]
    let expected = ARTICLES as f64;
    ensure!(
        (number(&seen[0])? - expected).abs() < 0.5,
        "not all articles are whole: {seen}"
    );
    ensure!(
        seen[1].as_array().map(Vec::len) == Some(1),
        "something else was told: {seen}"
    );
    Ok(())
}

fn print(rounds: &[Round]) {
    println!(
        "{FILES} files with {ARTICLES} articles of {SENTENCES} sentences at once, {} rounds: seconds until all is told and",
        count(ROUNDS)
    );
    println!(
        "stored, and until it is told of the same files once more that they are here; memory of page and worker at"
    );
    println!("most, in MB; tasks of the main thread in ms of processor time.");
    println!(
        "{:>8}{:>8}{:>10}{:>10}{:>10}",
        "told", "stored", "again", "before", "at most"
    );
    for round in rounds {
        println!(
            "{:>8.1}{:>8.1}{:>10.1}{:>10.0}{:>10.0}",
            round.told, round.stored, round.again, round.before, round.memory
        );
        for (phase, tasks) in PHASES.iter().zip(&round.tasks) {
            let long = tasks.iter().filter(|task| task.processor > LONGEST_TASK).count();
            println!(
                "    {phase}: {} tasks, {long} of them over {LONGEST_TASK:.0} ms",
                tasks.len()
            );
            for task in tasks.iter().take(TASKS_NAMED) {
                let parts = task
                    .parts
                    .iter()
                    .take(PARTS_NAMED)
                    .filter(|(_, ms)| *ms >= WORTH_NAMING);
                let parts: Vec<String> = parts.map(|(what, ms)| format!("{what} {ms:.0}")).collect();
                let (processor, wall) = (task.processor, task.wall);
                println!(
                    "        {processor:.1} ({wall:.1} by the clock on the wall): {}",
                    parts.join(", ")
                );
            }
        }
    }
}
