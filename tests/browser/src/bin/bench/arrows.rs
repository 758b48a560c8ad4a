//! An arrow key that is held down: how many frames come late in the app and on the bare page.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::numbers::{number, quantile};
use hashiya_browser_tests::probe;
use serde_json::json;

use crate::frames::{Frames, begin, end, interval};
use crate::limits::{Limit, judge};
use crate::page::{Page, settle};
use crate::rounds::{over, rounds};
use crate::sites::{SIZES, Sites};

/// Rounds of all pages in turn.
const ROUNDS: usize = 5;

/// How often a held key is repeated, and for how many moves: in the shortest article, until shortly before
/// its end.
const BETWEEN: Duration = Duration::from_millis(33);
const MOVES: usize = 150;

/// How many more of a hundred frames than on the bare page may be late.
const MOST_LATE: f64 = 3.0;

/// What was measured on a page with an article of a size.
struct Figures {
    page: Page,
    size: usize,
    interval: Vec<f64>,
    frames: Frames,
}

impl Figures {
    fn late(&self) -> f64 {
        self.frames.late(quantile(&self.interval, 0.5)) * 100.0
    }
}

/// Measures both pages in turn and prints the table.
///
/// # Errors
/// When a page cannot be measured, or more frames are late than may be.
pub async fn run(app: &App) -> Result<()> {
    probe::before_every_page(&app.browser, None, include_str!("frames.js")).await?;
    let sites = Sites::serve(&SIZES)?;
    let mut figures: Vec<Figures> = SIZES
        .iter()
        .flat_map(|&size| {
            [Page::App, Page::Bare].map(|page| Figures {
                page,
                size,
                interval: vec![],
                frames: Frames::default(),
            })
        })
        .collect();
    for round in rounds(ROUNDS) {
        for one in &mut figures {
            turn(app, &sites, one)
                .await
                .with_context(|| format!("{:?} with {}", one.page, one.size))?;
        }
        over(round, ROUNDS);
    }
    print_table(&figures);
    judge(&limits(&figures))
}

/// Opens a page afresh, holds the arrow down, and notes the figures.
async fn turn(app: &App, sites: &Sites, one: &mut Figures) -> Result<()> {
    let browser = &app.browser;
    browser.goto("about:blank").await?;
    browser.goto(&sites.address(one.page, one.size, 0)?).await?;
    settle(app, one.page).await?;
    // The first sentence was tagged as soon as it could be, and the focus has moved on.
    app.wait_for_focus(1).await?;
    one.interval.push(interval(browser).await?);
    browser.run(COUNT, vec![]).await?;
    let moves = MOVES.min(one.size - 10);
    begin(browser).await?;
    hold(browser, moves).await?;
    one.frames.add(end(browser).await?);
    app.wait_for_focus(1 + moves).await?;
    let repeated = number(&browser.run("return __repeated;", vec![]).await?)?;
    #[expect(clippy::cast_precision_loss, reason = "a few moves")]
    let expected = (moves - 1) as f64;
    ensure!(
        (repeated - expected).abs() < 0.5,
        "the key was repeated {repeated} times and not {expected}"
    );
    Ok(())
}

/// Holds the arrow down for so many moves. The driver's own key actions do not say that a key is repeated;
/// what comes late because the page has not answered yet is made up for, as a keyboard would.
async fn hold(browser: &Browser, moves: usize) -> Result<()> {
    let mut pace = tokio::time::interval(BETWEEN);
    let key = |kind: &str, is_repeated: bool| {
        json!({"type": kind, "code": "ArrowDown", "key": "ArrowDown",
            "windowsVirtualKeyCode": 40, "autoRepeat": is_repeated})
    };
    for number in 0..moves {
        pace.tick().await;
        let down = key("rawKeyDown", number > 0);
        browser.devtools("Input.dispatchKeyEvent", down).await?;
    }
    pace.tick().await;
    let up = key("keyUp", false);
    browser.devtools("Input.dispatchKeyEvent", up).await.map(drop)
}

/// Counts the repeated key events.
const COUNT: &str = "globalThis.__repeated = 0;
    addEventListener('keydown', (event) => { if (event.repeat) __repeated += 1; }, { capture: true });";

fn limits(figures: &[Figures]) -> Vec<Limit> {
    figures
        .chunks_exact(2)
        .map(|pair| {
            Limit::at_most(
                format!("late frames at {}, more than on the bare page", pair[0].size),
                MOST_LATE,
                pair[0].late() - pair[1].late(),
                " %",
            )
        })
        .collect()
}

fn print_table(figures: &[Figures]) {
    println!(
        "An arrow held down, repeated every {} ms: from one frame to the next, in ms;",
        BETWEEN.as_millis()
    );
    println!("the share that is later than 1.5 intervals of the display.");
    println!(
        "{:<14}{:>8}{:>9}{:>8}{:>8}{:>8}{:>8}",
        "page", "frames", "interval", "median", "p95", "worst", "late"
    );
    for one in figures {
        let deltas = &one.frames.deltas;
        println!(
            "{:<14}{:>8}{:>9.1}{:>8.1}{:>8.1}{:>8.1}{:>7.1}%",
            format!("{:?} {}", one.page, one.size).to_lowercase(),
            deltas.len(),
            quantile(&one.interval, 0.5),
            quantile(deltas, 0.5),
            quantile(deltas, 0.95),
            quantile(deltas, 1.0),
            one.late(),
        );
    }
}
