//! What a tag costs in the release app and on a bare hand-written page (`benches/bare.html`), with the
//! same text in each of three sizes, taking turns in one run of one browser. In both the focus moves on
//! to the next sentence after a tag.

use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::numbers::number;
use serde_json::{Value, json};

use crate::figures::{Figures, Sample, limits, print_tables};
use crate::limits::judge;
use crate::page::{Page, There, settle};
use crate::rounds::{over, rounds};
use crate::sites::{SIZES, Sites};
use crate::work::{Clock, Work, metric};

/// Measured rounds of all pages in turn, after one that is not: in it the app is kept for use without a
/// network.
const ROUNDS: usize = 7;

/// Tags measured by each clock, and moves, on each page in each round.
const TAGS: usize = 21;

/// Tags on each page in each round that are not measured.
const WARM_UP: usize = 4;

/// The time from one key to the next: more than a frame, so that each is painted by itself.
const BETWEEN_KEYS: Duration = Duration::from_millis(60);

/// After the last key, until the work is read: what a page puts off until the keys come to rest counts.
const REST: Duration = Duration::from_millis(700);

/// Measures tags on all pages in turn, and prints the tables.
///
/// # Errors
/// When a page cannot be measured, or a limit does not hold.
pub async fn run(app: &App) -> Result<()> {
    let sites = Sites::serve(&SIZES)?;
    let mut figures: Vec<Figures> = SIZES
        .iter()
        .flat_map(|&size| [Page::App, Page::Bare].map(|page| Figures::new(page, size)))
        .collect();
    for one in &figures {
        open(app, &sites, one).await?;
    }
    for round in rounds(ROUNDS) {
        for one in &mut figures {
            turn(app, &sites, one, round)
                .await
                .with_context(|| format!("{:?} with {}", one.page, one.size))?;
        }
        over(round, ROUNDS);
    }
    print_tables(&figures);
    judge(&limits(&figures))
}

/// Opens the page afresh at the article's first quarter, where its first tag is made as soon as it can
/// be; answers from when on it was shown and could be tagged.
async fn open(app: &App, sites: &Sites, one: &Figures) -> Result<There> {
    let browser = &app.browser;
    let start = one.size / 4;
    // A page of its own each time, also where only the hash would change.
    browser.goto("about:blank").await?;
    browser.goto(&sites.address(one.page, one.size, start)?).await?;
    let there = settle(app, one.page).await?;
    app.wait_for_focus(start + 1).await?;
    Ok(there)
}

/// Opens the page, tags and moves on, and notes the figures.
async fn turn(app: &App, sites: &Sites, one: &mut Figures, round: usize) -> Result<()> {
    let browser = &app.browser;
    let there = open(app, sites, one).await?;
    one.load.push(there.shown);
    one.ready.push(there.ready);
    // Labels take turns with sentences and rounds, so that no key gives the label that is there already.
    let mut labels = (round..).map(|turn| ['1', '2', '3'][turn % 3]);
    let mut some = |count: usize| labels.by_ref().take(count).collect::<Vec<char>>();

    type_and_settle(browser, &some(WARM_UP), WARM_UP).await?;
    let mut made = WARM_UP;
    for clock in [Clock::Processor, Clock::Wall] {
        Work::begin(browser, clock).await?;
        let before = Work::so_far(browser).await?;
        let samples = type_and_settle(browser, &some(TAGS), made + TAGS).await?;
        let work = Work::so_far(browser).await?.since(before, TAGS);
        one.samples.extend(&samples[made..]);
        made += TAGS;
        match clock {
            Clock::Processor => one.tags.push(work),
            Clock::Wall => one.wall.push(work.all),
        }
    }
    Work::begin(browser, Clock::Processor).await?;
    let before = Work::so_far(browser).await?;
    type_and_settle(browser, &['j'; TAGS], made).await?;
    one.moves.push(Work::so_far(browser).await?.since(before, TAGS));

    browser.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    one.heap.push(metric(browser, "JSHeapUsedSize").await?);
    let memory = browser
        .run("return __bench.memory?.buffer.byteLength ?? 0;", vec![])
        .await?;
    one.wasm.push(number(&memory)?);
    Ok(())
}

/// Presses these keys as a quick typist and waits until as many tags as given were painted since
/// the page began. All in one command: no other command of the driver disturbs the page meanwhile.
pub async fn type_and_settle(browser: &Browser, keys: &[char], tags: usize) -> Result<Vec<Sample>> {
    let mut keyboard = KeyActions::new("keyboard".to_owned());
    for &value in keys {
        keyboard = keyboard
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Pause { duration: BETWEEN_KEYS });
    }
    browser
        .client()
        .perform_actions(keyboard.then(KeyAction::Pause { duration: REST }))
        .await?;
    let painted = |seen: &Value| seen == &json!(tags);
    let script = "return __bench.samples.length;";
    browser.until("painted tags", script, vec![], painted).await?;
    Ok(serde_json::from_value(
        browser.run("return __bench.samples;", vec![]).await?,
    )?)
}
