//! What scrolling through a long article costs, in the release app and on the bare page with the same
//! text: frames while the wheel turns, while the focus moves on by key, and a jump to the end.
//!
//! Frames are those that the main thread begins. Chromium scrolls apart from it; what the main thread
//! misses is what comes late into view: text that is laid out when it is seen, the focus, marks.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::keys;
use hashiya_browser_tests::numbers::{number, quantile};
use hashiya_browser_tests::probe;
use serde::Deserialize;
use serde_json::json;

use crate::page::{Page, settle};
use crate::sites::Sites;
use crate::work::{Clock, Work};

/// Rounds of both pages in turn.
const ROUNDS: usize = 3;

/// Sentences of the article.
const SENTENCES: usize = 10_000;

/// How far the wheel turns, in CSS pixels, and how far in a second: some three screens.
const DISTANCE: u32 = 24_000;
const SPEED: u32 = 3_000;

/// Moves by key, and the time from one to the next: a key that is held down.
const MOVES: usize = 150;
const BETWEEN_MOVES: Duration = Duration::from_millis(33);

/// What was seen of the frames of a while.
#[derive(Debug, Default, Deserialize)]
struct Frames {
    /// From one to the next, in milliseconds.
    deltas: Vec<f64>,
    /// Tasks of more than 50 ms, in milliseconds.
    long: Vec<f64>,
}

/// What was measured on a page.
#[derive(Default)]
struct Figures {
    interval: Vec<f64>,
    wheel: Frames,
    keys: Frames,
    /// From the key to the last sentence on the screen, and the layout of it, in ms, one a round.
    jump: Vec<f64>,
    layout: Vec<f64>,
}

impl Frames {
    fn add(&mut self, more: Self) {
        self.deltas.extend(more.deltas);
        self.long.extend(more.long);
    }

    /// The share of frames that began later than one and a half intervals after the one before.
    #[expect(clippy::cast_precision_loss, reason = "a few thousand frames")]
    fn late(&self, interval: f64) -> f64 {
        let late = self.deltas.iter().filter(|delta| **delta > 1.5 * interval).count();
        late as f64 / self.deltas.len().max(1) as f64
    }
}

/// Measures both pages in turn and prints the table.
///
/// # Errors
/// When a page cannot be measured.
pub async fn run(app: &App) -> Result<()> {
    probe::before_every_page(&app.browser, None, include_str!("frames.js")).await?;
    let sites = Sites::serve(&[SENTENCES])?;
    let pages = [Page::App, Page::Bare];
    let mut figures = pages.map(|_| Figures::default());
    for round in 0..ROUNDS {
        for (page, figures) in pages.into_iter().zip(&mut figures) {
            turn(app, &sites, page, figures)
                .await
                .with_context(|| format!("{page:?}"))?;
        }
        eprintln!("round {} of {ROUNDS}", round + 1);
    }
    print_table(&pages, &figures);
    Ok(())
}

/// Opens a page afresh at its first sentence, scrolls, moves, jumps, and notes the figures.
async fn turn(app: &App, sites: &Sites, page: Page, figures: &mut Figures) -> Result<()> {
    let browser = &app.browser;
    browser.goto("about:blank").await?;
    browser.goto(&sites.address(page, SENTENCES, 0)?).await?;
    settle(app, page).await?;
    app.wait_for_focus(0).await?;
    let interval = "const done = arguments[0]; __frames.interval().then(done);";
    figures
        .interval
        .push(number(&browser.run_async(interval, vec![]).await?)?);

    begin(browser).await?;
    let wheel = json!({"x": 400, "y": 300, "yDistance": -i64::from(DISTANCE), "speed": SPEED,
        "gestureSourceType": "mouse", "preventFling": true});
    browser.devtools("Input.synthesizeScrollGesture", wheel).await?;
    figures.wheel.add(end(browser).await?);
    let scrolled = number(&browser.run("return scrollY;", vec![]).await?)?;
    ensure!(scrolled > f64::from(DISTANCE) / 2.0, "scrolled by {scrolled} only");

    begin(browser).await?;
    let mut keyboard = KeyActions::new("keyboard".to_owned());
    for _ in 0..MOVES {
        keyboard = keyboard
            .then(KeyAction::Down { value: 'j' })
            .then(KeyAction::Up { value: 'j' })
            .then(KeyAction::Pause {
                duration: BETWEEN_MOVES,
            });
    }
    browser.client().perform_actions(keyboard).await?;
    app.wait_for_focus(MOVES).await?;
    figures.keys.add(end(browser).await?);

    Work::begin(browser, Clock::Processor).await?;
    let before = Work::so_far(browser).await?;
    browser.run(JUMP, vec![]).await?;
    keys::press(browser, keys::key::END).await?;
    let jumped = browser.until("the end", "return __frames.jumped ?? null;", vec![], |seen| {
        seen.is_number()
    });
    figures.jump.push(number(&jumped.await?)?);
    figures
        .layout
        .push(Work::so_far(browser).await?.since(before, 1).layout);
    Ok(())
}

/// Notes how long it takes from the next key until a late sentence has the focus and is on the screen.
const JUMP: &str = r"
    addEventListener('keydown', () => {
        const start = performance.now();
        const look = () => requestAnimationFrame(() => {
            const { top, bottom } = document.activeElement.getBoundingClientRect();
            const there = Number(document.activeElement.dataset.sentence) > 1000 && top < innerHeight && bottom > 0;
            if (!there) return look();
            setTimeout(() => { __frames.jumped = performance.now() - start; });
        });
        look();
    }, { capture: true, once: true });";

async fn begin(browser: &Browser) -> Result<()> {
    browser.run("__frames.begin();", vec![]).await.map(drop)
}

async fn end(browser: &Browser) -> Result<Frames> {
    Ok(serde_json::from_value(
        browser.run("return __frames.end();", vec![]).await?,
    )?)
}

fn print_table(pages: &[Page], figures: &[Figures]) {
    println!("{SENTENCES} sentences: from one frame to the next, in ms; the share that is later than 1.5 intervals;");
    println!("tasks of more than 50 ms; the jump to the last sentence, and the layout of it, in ms.");
    println!(
        "{:<14}{:>8}{:>9}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "page", "frames", "interval", "median", "p95", "worst", "late", "long"
    );
    for (page, one) in pages.iter().zip(figures) {
        let interval = quantile(&one.interval, 0.5);
        for (what, frames) in [("wheel", &one.wheel), ("keys", &one.keys)] {
            println!(
                "{:<14}{:>8}{:>9.1}{:>8.1}{:>8.1}{:>8.1}{:>7.1}%{:>8}",
                format!("{page:?} {what}").to_lowercase(),
                frames.deltas.len(),
                interval,
                quantile(&frames.deltas, 0.5),
                quantile(&frames.deltas, 0.95),
                quantile(&frames.deltas, 1.0),
                frames.late(interval) * 100.0,
                frames.long.len(),
            );
        }
        println!(
            "{:<14}{:>8.0} (layout {:.0})",
            format!("{page:?} jump").to_lowercase(),
            quantile(&one.jump, 0.5),
            quantile(&one.layout, 0.5)
        );
    }
}
