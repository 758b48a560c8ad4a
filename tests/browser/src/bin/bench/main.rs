//! The browser benchmark, in parts; an argument asks for one of them: `serve` ([`start`]), `segment`
//! ([`segment`]), `scroll` ([`scroll`]), `tags` ([`tags`]).

mod figures;
mod limits;
#[path = "../../../../../benches/news.rs"]
mod news;
mod page;
mod scroll;
mod segment;
mod sites;
mod start;
mod tags;
mod work;

use anyhow::{Result, bail};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::dist;
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::site::Site;

/// The parts, in the order in which all of them are run.
const PARTS: [&str; 4] = ["serve", "segment", "scroll", "tags"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    if Engine::from_env()? != Engine::Chromium {
        bail!("the benchmark reads Chromium's own counters: leave HASHIYA_BROWSER at chromium");
    }
    let named: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = named.iter().find(|name| !PARTS.contains(&name.as_str())) {
        bail!("there is no part {unknown:?}: they are {}", PARTS.join(", "));
    }
    for part in PARTS {
        if named.is_empty() || named.iter().any(|name| name == part) {
            run(part).await?;
            println!();
        }
    }
    Ok(())
}

async fn run(part: &str) -> Result<()> {
    match part {
        "serve" => return start::run().await,
        "segment" => {
            let browser = Browser::fresh(&Options::default()).await?;
            return segment::run(&browser, &Site::serve(&dist()?)?).await;
        }
        _ => {}
    }
    let browser = Browser::fresh(&Options::default()).await?;
    probe::before_every_page(&browser, None, include_str!("measure.js")).await?;
    let app = App::at(browser, "");
    match part {
        "scroll" => scroll::run(&app).await,
        _ => tags::run(&app).await,
    }
}
