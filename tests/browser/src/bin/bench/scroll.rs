//! What scrolling through a long article costs, in the release app and on the bare page with the same
//! text: frames while the wheel turns, and a jump to the end.
//!
//! Frames are those that the main thread begins. Chromium scrolls apart from it; what the main thread
//! misses is what comes late into view: text that is laid out when it is seen, the focus, marks.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::keys;
use hashiya_browser_tests::numbers::{number, quantile};
use hashiya_browser_tests::probe;
use serde_json::json;

use crate::frames::{Frames, begin, end, interval};
use crate::page::{Page, settle};
use crate::rounds::{over, rounds};
use crate::sites::Sites;
use crate::work::{Clock, Work};

/// Rounds of both pages in turn.
const ROUNDS: usize = 3;

/// Sentences of the article.
const SENTENCES: usize = 10_000;

/// How far the wheel turns, in CSS pixels, and how far in a second: some three screens.
const DISTANCE: u32 = 24_000;
const SPEED: u32 = 3_000;

/// What was measured on a page.
#[derive(Default)]
struct Figures {
    interval: Vec<f64>,
    wheel: Frames,
    /// From the key to the last sentence on the screen, and the layout of it, in ms, one a round.
    jump: Vec<f64>,
    layout: Vec<f64>,
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
    for round in rounds(ROUNDS) {
        for (page, figures) in pages.into_iter().zip(&mut figures) {
            turn(app, &sites, page, figures)
                .await
                .with_context(|| format!("{page:?}"))?;
        }
        over(round, ROUNDS);
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
    // The first sentence was tagged as soon as it could be, and the focus has moved on.
    app.wait_for_focus(1).await?;
    figures.interval.push(interval(browser).await?);

    begin(browser).await?;
    let wheel = json!({"x": 400, "y": 300, "yDistance": -i64::from(DISTANCE), "speed": SPEED,
        "gestureSourceType": "mouse", "preventFling": true});
    browser.devtools("Input.synthesizeScrollGesture", wheel).await?;
    figures.wheel.add(end(browser).await?);
    let scrolled = number(&browser.run("return scrollY;", vec![]).await?)?;
    ensure!(scrolled > f64::from(DISTANCE) / 2.0, "scrolled by {scrolled} only");

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

fn print_table(pages: &[Page], figures: &[Figures]) {
    println!("{SENTENCES} sentences: from one frame to the next, in ms; the share that is later than 1.5 intervals;");
    println!("tasks of more than 50 ms; the jump to the last sentence, and the layout of it, in ms.");
    println!(
        "{:<14}{:>8}{:>9}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "page", "frames", "interval", "median", "p95", "worst", "late", "long"
    );
    for (page, one) in pages.iter().zip(figures) {
        let interval = quantile(&one.interval, 0.5);
        let deltas = &one.wheel.deltas;
        println!(
            "{:<14}{:>8}{:>9.1}{:>8.1}{:>8.1}{:>8.1}{:>7.1}%{:>8}",
            format!("{page:?} wheel").to_lowercase(),
            deltas.len(),
            interval,
            quantile(deltas, 0.5),
            quantile(deltas, 0.95),
            quantile(deltas, 1.0),
            one.wheel.late(interval) * 100.0,
            one.wheel.long.len(),
        );
        println!(
            "{:<14}{:>8.0} (layout {:.0})",
            format!("{page:?} jump").to_lowercase(),
            quantile(&one.jump, 0.5),
            quantile(&one.layout, 0.5)
        );
    }
}
