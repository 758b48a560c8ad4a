//! The browser benchmark, in parts; an argument asks for one of them: `serve` ([`start`]), `segment`
//! ([`segment`]), `tags` ([`tags`]), `arrows` ([`arrows`]), `tasks` ([`tasks`]), `scroll` ([`scroll`]),
//! `library` ([`library`]), `imports` ([`imports`]), `phone` ([`phone`]), `parts` ([`parts`]).

mod arrows;
mod devtools;
mod doings;
mod figures;
mod frames;
mod functions;
mod imports;
mod library;
mod library_doings;
mod limits;
#[path = "../../../../../benches/news.rs"]
mod news;
mod page;
mod parts;
mod phone;
mod rounds;
mod scroll;
mod segment;
mod sites;
mod start;
mod tags;
mod tasks;
mod trace;
mod work;

use anyhow::{Result, bail};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::dist;
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::site::Site;

/// The parts, in the order in which all of them are run.
const PARTS: [&str; 10] = [
    "serve", "segment", "tags", "arrows", "tasks", "scroll", "library", "imports", "phone", "parts",
];

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
        "library" => return library::run().await,
        "imports" => return imports::run().await,
        "phone" => return phone::run().await,
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
        "arrows" => arrows::run(&app).await,
        "parts" => parts::run(&app).await,
        "tasks" => tasks::run(&app).await,
        "scroll" => scroll::run(&app).await,
        _ => tags::run(&app).await,
    }
}
