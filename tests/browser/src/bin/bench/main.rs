//! The browser benchmark, in four parts; `tags`, `scroll`, `segment` or `serve` as an argument asks for
//! one of them.
//!
//! `segment` compares the segmenter with the page's own (see [`segment`]), `scroll` the frames of a long
//! article with those of the bare page (see [`scroll`]), `serve` the first visit to the release build with
//! that to the development build (see [`start`]). `tags`: what a tag costs in the release app and
//! on a bare hand-written page (`benches/bare.html`), with 100 and with 10,000 sentences of the same
//! text, taking turns in one run of one browser. Prints times in milliseconds and their ratios.
//!
//! Fails when a tag of the app is not painted in the next frame or the one after, in the median.

mod figures;
#[path = "../../../../../benches/news.rs"]
mod news;
mod page;
mod scroll;
mod segment;
mod start;
mod work;

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::{dist, project};
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::fixtures::long_article;
use hashiya_browser_tests::numbers::number;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::site::Site;
use serde_json::{Value, json};

use figures::{Figures, Sample, print_tables};
use page::{Page, address, settle};
use work::{Work, metric};

/// Rounds of all four pages in turn.
const ROUNDS: usize = 7;

/// Tags, and then moves, measured on each page in each round. Divisible by the three labels, which
/// take turns with tags and rounds: so that no press gives the label that the app has kept.
const TAGS: usize = 21;

/// Tags with moves on each page in each round that are not measured.
const WARM_UP: usize = 4;

/// The time from one key to the next: more than a frame, so that each is painted by itself.
const BETWEEN_KEYS: Duration = Duration::from_millis(60);

/// Sentences of the short and of the long article.
const SIZES: [usize; 2] = [100, 10_000];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    if Engine::from_env()? != Engine::Chromium {
        bail!("the benchmark reads Chromium's own counters: leave HASHIYA_BROWSER at chromium");
    }
    let site = Site::serve(&dist()?)?;
    site.replace("bare.html", std::fs::read(project().join("benches/bare.html"))?);
    let browser = Browser::fresh(&Options::default()).await?;
    let part = std::env::args().nth(1);
    let asked = |name: &str| part.as_deref().is_none_or(|part| part == name);
    ensure!(
        ["segment", "serve", "scroll", "tags"].into_iter().any(asked),
        "the parts are `segment`, `serve`, `scroll` and `tags`"
    );
    if asked("serve") {
        start::run().await?;
        println!();
    }
    if asked("segment") {
        segment::run(&browser, &site).await?;
        println!();
    }
    if !asked("scroll") && !asked("tags") {
        return Ok(());
    }
    probe::before_every_page(&browser, None, include_str!("measure.js")).await?;
    browser.devtools("Performance.enable", json!({})).await?;
    let app = App::at(browser, &format!("{}/", site.origin()));
    if asked("scroll") {
        scroll::run(&app, &site).await?;
        println!();
    }
    if asked("tags") {
        measure_tags(&app, &site).await?;
    }
    Ok(())
}

/// Measures tags on all pages in turn, and prints the tables.
async fn measure_tags(app: &App, site: &Site) -> Result<()> {
    let texts = SIZES.map(|size| (format!("long-{size}.txt"), long_article(size)));

    // The bare page stays at a sentence that was tagged: so does the app then.
    app.open_library().await?;
    app.stay_after_a_tag().await?;
    let mut figures: Vec<Figures> = SIZES
        .iter()
        .flat_map(|&size| [Page::App, Page::Bare].map(|page| Figures::new(page, size)))
        .collect();
    for round in 0..ROUNDS {
        for one in &mut figures {
            let (file, text) = texts.iter().find(|(file, _)| *file == one.file()).context("the text")?;
            // The app loads what is on offer: only the article that this turn is about.
            site.offer_only(&[(file, text)]);
            turn(app, one, round)
                .await
                .with_context(|| format!("{:?} with {}", one.page, one.size))?;
        }
        eprintln!("round {} of {ROUNDS}", round + 1);
    }
    print_tables(&figures);
    let slow = figures
        .iter()
        .find(|one| one.page == Page::App && one.median_frames() > 2.0);
    ensure!(
        slow.is_none(),
        "a tag is painted later than in the frame after the next"
    );
    Ok(())
}

/// Opens the page afresh, tags from the middle of the article on, and notes the figures.
async fn turn(app: &App, one: &mut Figures, round: usize) -> Result<()> {
    let browser = &app.browser;
    let middle = one.size / 2;
    // A page of its own each time, also where only the hash would change.
    browser.goto("about:blank").await?;
    browser.goto(&address(app, one.page, &one.file(), middle)).await?;
    one.load.push(settle(app, one.page).await?);
    app.wait_for_focus(middle).await?;
    let label = |turn: usize| ['1', '2', '3'][(turn + round) % 3];
    let warm_up: Vec<char> = (0..WARM_UP).flat_map(|turn| [label(turn), 'j']).collect();
    type_and_settle(browser, &warm_up, WARM_UP).await?;
    let tags: Vec<char> = (0..TAGS).map(label).collect();
    let before = Work::so_far(browser).await?;
    let samples = type_and_settle(browser, &tags, WARM_UP + TAGS).await?;
    let between = Work::so_far(browser).await?;
    type_and_settle(browser, &['j'; TAGS], WARM_UP + TAGS).await?;
    let after = Work::so_far(browser).await?;
    one.samples.extend(&samples[WARM_UP..]);
    one.tags.push(between.since(before, TAGS));
    one.moves.push(after.since(between, TAGS));
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
async fn type_and_settle(browser: &Browser, keys: &[char], tags: usize) -> Result<Vec<Sample>> {
    let mut keyboard = KeyActions::new("keyboard".to_owned());
    for &value in keys {
        keyboard = keyboard
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Pause { duration: BETWEEN_KEYS });
    }
    browser.client().perform_actions(keyboard).await?;
    let painted = |seen: &Value| seen == &json!(tags);
    let script = "return __bench.samples.length;";
    browser.until("painted tags", script, vec![], painted).await?;
    Ok(serde_json::from_value(
        browser.run("return __bench.samples;", vec![]).await?,
    )?)
}
