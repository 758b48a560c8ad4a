//! The first visit: what is seen before the program is there, and what all of it weighs.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::site::{Fault, Site, brotli_of};
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// Bytes on the wire of the wasm of a first visit: some 2 % more than it weighs. `docs/size.md` says what
/// weighs in it.
const MOST_WASM: usize = 990_000;

/// Bytes on the wire of the worker that reads files, which is kept for use without a network.
const MOST_IMPORTER: usize = 835_000;

/// Bytes on the wire of everything that a first visit fetches, but the fonts and that worker.
const MOST_TRANSFER: usize = 1_063_000;

/// How far what is seen may be moved while the page loads, as the browser scores it: a good page
/// stays below 0.1. What is left here is the change to the delivered fonts.
const MOST_SHIFT: f64 = 0.005;

/// What stands in the skeleton, when it is there.
const SKELETON: &str = r"
    const skeleton = document.getElementById('skeleton');
    const seen = (element) => element.checkVisibility();
    return skeleton && {
        direction: document.documentElement.dir,
        failed: seen(document.getElementById('failed')),
        names: [...skeleton.querySelectorAll('h1 span')].filter(seen).map((name) => name.textContent),
        titles: [...skeleton.querySelectorAll('h2')].filter(seen).map((title) => title.textContent),
        links: [...skeleton.querySelectorAll('.card-link')].map((link) => link.getAttribute('href')) };";

/// Where the parts of the library stand below its top, and how high they are, in CSS pixels: those of
/// the skeleton while that is there.
const ROWS: &str = r"
    const library = one('#skeleton .library') ?? one('#app .library');
    const row = (selector) => {
        const { top, height } = library.querySelector(selector).getBoundingClientRect();
        return [selector, Math.round(top - library.getBoundingClientRect().top), Math.round(height)];
    };
    return [...['.masthead', '.brand', '.actions', '.overall', '.counts', '.overall-row'].map(row), row('.cards')[1]];";

/// Widths of the window in CSS pixels at which the library is laid out in different ways.
const WIDTHS: [u32; 4] = [320, 390, 820, 1280];

/// [`ROWS`] in every width.
async fn rows(browser: &Browser) -> Result<Vec<Value>> {
    let mut rows = Vec::new();
    for width in WIDTHS {
        system::resize(browser, width, 844).await?;
        rows.push(browser.run(ROWS, vec![]).await?);
    }
    Ok(rows)
}

/// The library in a language stands in the [`rows`] that were kept for it.
async fn takes_its_place(visit: &Visit, language: &str, kept: &[Value]) -> Result<()> {
    visit.app.open(&format!("?lang={language}"), "#/").await?;
    visit.app.wait_for_library().await?;
    let taken = rows(&visit.app.browser).await?;
    ensure!(
        taken == kept,
        "in {language} at {WIDTHS:?}: {taken:?} in the place of {kept:?}"
    );
    Ok(())
}

/// Adds up how far things were moved since the page was opened.
const WATCH_SHIFTS: &str = r"
    window.__shifts = { sum: 0, frames: 0 };
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) throw new Error('not measured');
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.__shifts.sum += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    const count = () => { window.__shifts.frames += 1; requestAnimationFrame(count); };
    count();";

#[tokio::test]
async fn the_articles_are_there_before_the_program() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let browser = &visit.app.browser;
        let wasm = file_ending(&visit.site, "_bg.wasm")?;
        visit.site.fail(&wasm, Fault::Dropped);
        let told = |seen: &Value| seen["failed"] == true;
        browser.goto(&format!("{}/?lang=fr", visit.site.origin())).await?;
        browser.until("what is wrong in French", SKELETON, vec![], told).await?;
        let in_french = rows(browser).await?;
        browser.goto(&format!("{}/?lang=ar", visit.site.origin())).await?;
        let seen = browser.until("what is wrong", SKELETON, vec![], told).await?;
        let in_arabic = rows(browser).await?;
        ensure!(
            seen["direction"] == "rtl" && seen["names"] == json!(["حاشية"]),
            "{seen}"
        );
        let articles = listed(&dist()?)?;
        let titles = seen["titles"].as_array().context("titles")?;
        ensure!(
            titles.len() == articles.len() && titles.iter().all(|title| title != ""),
            "{seen}"
        );

        // So does the way back of a reader who has read something.
        let id = articles[0].id.clone();
        let record = format!("hashiya:1:read:{id}");
        browser
            .run("localStorage.setItem(arguments[0], '1');", vec![json!(record)])
            .await?;
        browser.goto(&format!("{}/?lang=fr", visit.site.origin())).await?;
        browser.until("what is wrong again", SKELETON, vec![], told).await?;
        let resume = "return document.querySelector('#resume:not([hidden]) .resume-title')?.textContent ?? null;";
        let resume = browser.run(resume, vec![]).await?;
        ensure!(resume == titles[0], "{resume}");
        let with_resume = rows(browser).await?;
        browser.run("localStorage.clear();", vec![]).await?;

        // A link leads where it should, also before there is a program.
        browser
            .run("document.querySelector('#skeleton .card-link').click();", vec![])
            .await?;
        let waits = |seen: &Value| seen["titles"] == json!([]);
        browser.until("the article's skeleton", SKELETON, vec![], waits).await?;

        // What comes takes the very place that was kept for it.
        visit.site.mend(&wasm);
        takes_its_place(&visit, "fr", &in_french).await?;
        takes_its_place(&visit, "ar", &in_arabic).await?;
        ensure!(
            browser.run(SKELETON, vec![]).await? == Value::Null,
            "the skeleton stays"
        );
        visit.app.read(&id).await?;
        takes_its_place(&visit, "fr", &with_resume).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn nothing_moves_while_the_page_loads() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        visit.app.open_library().await?;
        let browser = &visit.app.browser;
        let gone = |seen: &Value| seen.is_null();
        browser
            .until("the page without skeleton", SKELETON, vec![], gone)
            .await?;
        if !leaves_out("the measure")? {
            browser.run(WATCH_SHIFTS, vec![]).await?;
            let read = "return window.__shifts;";
            let settled = |seen: &Value| seen["frames"].as_u64() > Some(10);
            let seen = browser.until("some frames", read, vec![], settled).await?;
            let sum = seen["sum"].as_f64().context("a sum")?;
            ensure!(sum < MOST_SHIFT, "things moved by {sum}");
        }
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_first_visit_stays_within_its_budget() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        visit.app.open_library().await?;
        visit.app.wait_for_library().await?;
        // The page then has the worker fetch what it needs without a network.
        let kept = "return document.body.dataset.offline ?? null;";
        let ready = |seen: &Value| seen == "ready";
        visit
            .app
            .browser
            .until("the page to be kept", kept, vec![], ready)
            .await?;
        let mut asked: Vec<String> = visit.site.requests();
        asked.sort();
        asked.dedup();
        let (mut transfer, mut program, mut importer) = (0, 0, 0);
        for path in asked.iter().filter(|path| !path.starts_with("fonts/")) {
            let path = if path.is_empty() { "index.html" } else { path };
            // What the tests themselves add is not in the folder.
            let Ok(bytes) = visit.site.original(path) else { continue };
            let size = brotli_of(&bytes)?.len();
            println!("{size:>9} {path}");
            // The reader of files, which comes last, and for which nobody waits who opens none.
            if path.starts_with("import-worker") {
                importer += size;
                continue;
            }
            transfer += size;
            if path.ends_with(".wasm") {
                program += size;
            }
        }
        println!("first visit: {transfer} bytes (brotli) without fonts, {program} of them wasm");
        println!("kept beside it, to read files: {importer} bytes");
        ensure!(program > 0, "no wasm among {asked:?}");
        ensure!(importer > 0, "the reader of files is not kept");
        ensure!(
            importer <= MOST_IMPORTER,
            "the reader of files weighs {importer} bytes, more than {MOST_IMPORTER}"
        );
        ensure!(
            program <= MOST_WASM,
            "the wasm weighs {program} bytes, more than {MOST_WASM}"
        );
        ensure!(
            transfer <= MOST_TRANSFER,
            "a first visit takes {transfer} bytes, more than {MOST_TRANSFER}"
        );
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_fonts_come_where_nobody_says_what_was_fetched() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        // As with `dom.enable_resource_timing` of Firefox, or a page that an extension keeps from measuring.
        let silent = "globalThis.PerformanceObserver = class { observe() {} disconnect() {} };";
        visit.before_every_page_here(silent).await?;
        visit.app.open_library().await?;
        let fonts = "return document.getElementById('fonts').media;";
        visit
            .app
            .browser
            .until("the fonts", fonts, vec![], |seen| seen == "all")
            .await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn an_article_is_announced_while_there_is_no_program_and_not_after() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let browser = &visit.app.browser;
        let articles = listed(&dist()?)?;
        let id = &articles.first().context("an article")?.id;
        let announced = "return document.head.querySelectorAll('link[rel=preload][href$=txt]').length;";
        visit.app.open("", &format!("#/articles/{id}")).await?;
        visit.app.wait_for_sentences().await?;
        let seen = browser.run(announced, vec![]).await?;
        ensure!(seen == 1, "announced {seen} times before the program");
        for article in articles.iter().chain(&articles) {
            visit.app.open_library().await?;
            visit.app.read(&article.id).await?;
        }
        let seen = browser.run(announced, vec![]).await?;
        ensure!(seen == 1, "announced {seen} times after going to and fro");
        visit.end().await
    })
    .await
}

/// The file of the build with this ending.
fn file_ending(site: &Site, ending: &str) -> Result<String> {
    let page = String::from_utf8(site.original("index.html")?)?;
    let end = page.find(ending).context("the page names its wasm")? + ending.len();
    let start = page[..end].rfind("./").context("an address")? + 2;
    Ok(page[start..end].to_owned())
}
