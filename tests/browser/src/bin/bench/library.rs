//! How soon the library can be used with many articles in it, against few: many that the site delivers, and
//! many that the reader has opened.

use std::time::Duration;

use anyhow::{Context, Result};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::fixtures::{FEW, MANY, library_article};
use hashiya_browser_tests::numbers::{number, quantile};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::site::Site;
use hashiya_browser_tests::wait::{Look, until_within};
use serde_json::{Value, json};

use crate::limits::{Limit, judge};
use crate::rounds::{count, over, rounds};
use crate::sites::folder;

/// Visits to each library, in turn.
const ROUNDS: usize = 9;

/// The longest that opening many articles may take: once, and no part of what is measured.
const TO_OPEN: Duration = Duration::from_secs(1_200);

/// How many times as long it may take with many articles as with few.
const MOST_TIMES: f64 = 1.5;

/// A library, and what was measured of it in milliseconds from the start of the navigation.
struct Library {
    name: &'static str,
    site: Site,
    articles: usize,
    seen: Vec<f64>,
    usable: Vec<f64>,
    all: Vec<f64>,
}

impl Library {
    fn of(name: &'static str, build: &str, articles: usize) -> Result<Self> {
        Ok(Self {
            name,
            site: Site::serve(&folder()?.join(build))?,
            articles,
            seen: vec![],
            usable: vec![],
            all: vec![],
        })
    }
}

/// Measures the libraries in turn and prints the table.
///
/// # Errors
/// When a library cannot be measured, or many articles take longer than they may.
pub async fn run() -> Result<()> {
    let browser = Browser::fresh(&Options::default()).await?;
    probe::before_every_page(&browser, None, include_str!("library.js")).await?;
    let mut libraries = [
        Library::of("few delivered", &format!("library-{FEW}"), FEW)?,
        Library::of("many delivered", &format!("library-{MANY}"), MANY)?,
        Library::of("many opened", &format!("library-{FEW}"), MANY)?,
    ];
    for library in &libraries {
        // Not measured: the first visit, in which the app is kept for use without a network.
        visit(
            &browser,
            &library.site,
            if library.name == "many opened" {
                FEW
            } else {
                library.articles
            },
        )
        .await?;
        let kept = "return document.body.dataset.offline ?? null;";
        browser
            .until("the app to be kept", kept, vec![], |seen| seen == "ready")
            .await?;
    }
    open_many(&browser).await?;
    for round in rounds(ROUNDS) {
        for library in &mut libraries {
            let [seen, usable, all] = visit(&browser, &library.site, library.articles)
                .await
                .with_context(|| library.name)?;
            library.seen.push(seen);
            library.usable.push(usable);
            library.all.push(all);
        }
        over(round, ROUNDS);
    }
    print_table(&libraries);
    let usable = |library: &Library| quantile(&library.usable, 0.5);
    let limits: Vec<Limit> = libraries[1..]
        .iter()
        .map(|library| {
            Limit::at_most(
                format!("{} articles ({}), against {FEW}", library.articles, library.name),
                MOST_TIMES,
                usable(library) / usable(&libraries[0]),
                "",
            )
        })
        .collect();
    judge(&limits)
}

/// Opens a library afresh; answers from when on its first article was seen, it could be used, and all of it
/// was there.
async fn visit(browser: &Browser, site: &Site, articles: usize) -> Result<[f64; 3]> {
    browser.goto("about:blank").await?;
    browser.goto(&format!("{}/?tour=0#/", site.origin())).await?;
    let script = "__library.expected = arguments[0]; return __library;";
    let there = |seen: &Value| seen["all"].is_number();
    let seen = browser
        .until("all articles", script, vec![json!(articles)], there)
        .await?;
    Ok([number(&seen["seen"])?, number(&seen["usable"])?, number(&seen["all"])?])
}

/// A server of its own for a library of few articles.
///
/// # Errors
/// When there is no such build.
pub fn of_few() -> Result<Site> {
    Site::serve(&folder()?.join(format!("library-{FEW}")))
}

/// Opens as many articles in the library that the browser shows as make it one of many.
pub async fn open_many(browser: &Browser) -> Result<()> {
    let texts: Vec<(String, String)> = (FEW..MANY)
        .map(|number| (format!("article-{number:04}.txt"), library_article(number)))
        .collect();
    // At once, as somebody does who has a folder of them.
    browser.run(DROP, vec![json!(texts)]).await?;
    let titles = "return document.querySelectorAll('#app .card h2').length;";
    until_within(TO_OPEN, "the opened articles", || async {
        let seen = browser.client().execute(titles, vec![]).await?;
        Ok(Look::when(seen == json!(MANY), (), seen))
    })
    .await?;
    let saved = "return document.querySelector('[data-save-state]')?.dataset.saveState ?? null;";
    browser
        .until("all to be saved", saved, vec![], |seen| seen == "saved")
        .await?;
    Ok(())
}

/// Drops files on the page, as a file manager would.
const DROP: &str = r"
    const dataTransfer = new DataTransfer();
    for (const [name, text] of arguments[0]) dataTransfer.items.add(new File([text], name, { type: 'text/plain' }));
    const target = document.querySelector('main') ?? document.body;
    for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    }";

fn print_table(libraries: &[Library]) {
    let taken = count(ROUNDS);
    println!("The library, from the start of the navigation, in ms: median (best to worst, {taken} visits);");
    println!("the first article is seen, the page answers, all articles are there.");
    println!(
        "{:<24}{:>10}{:>22}{:>22}{:>22}",
        "", "articles", "seen", "usable", "all"
    );
    for library in libraries {
        let told = |values: &[f64]| {
            let [median, best, worst] = [0.5, 0.0, 1.0].map(|part| quantile(values, part));
            format!("{median:.0} ({best:.0} to {worst:.0})")
        };
        println!(
            "{:<24}{:>10}{:>22}{:>22}{:>22}",
            library.name,
            library.articles,
            told(&library.seen),
            told(&library.usable),
            told(&library.all)
        );
    }
}
