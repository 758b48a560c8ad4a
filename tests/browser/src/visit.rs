//! A test's whole visit: a site, a browser on a fresh profile, and a clean end.

use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::app::App;
use crate::browser::Browser;
use crate::dist::dist;
use crate::engine::{Engine, Options};
use crate::site::Site;
use crate::{lacks, probe};

/// How many tests may have a browser at the same time.
static PLACES: Semaphore = Semaphore::const_new(2);

/// How long a test may take in all: a browser that never answers must not keep the others from their
/// turn. What a test may wait for the longest, a first build of the page, is within it.
const LONGEST: Duration = Duration::from_secs(1_200);

/// Runs a test when there is a place for its browser, and prints how long it took from then on (seen
/// with `--show-output`). What the engine does not have for it is left out, see [`lacks`].
pub async fn in_turn(test: impl Future<Output = Result<()>>) -> Result<()> {
    if lacks::leaves_out_all()? {
        return Ok(());
    }
    let _place = PLACES.acquire().await.context("the places are never closed")?;
    let begun = Instant::now();
    let outcome = match timeout(LONGEST, test).await {
        Ok(outcome) => outcome,
        Err(_) => Err(anyhow!("the test had not ended after {LONGEST:?}")),
    };
    println!("{:6.1} s {}", begun.elapsed().as_secs_f64(), lacks::present_test()?);
    outcome
}

/// A site and the app opened from it in a watched browser.
pub struct Visit {
    /// The server.
    pub site: Site,
    /// The app.
    pub app: App,
}

impl Visit {
    /// A visit to the release build, nothing opened yet.
    pub async fn start() -> Result<Self> {
        Self::with(&Options::default()).await
    }

    /// A visit to a site that offers only these articles, as (file name, text).
    pub async fn with_articles(articles: &[(&str, &str)]) -> Result<Self> {
        let visit = Self::start().await?;
        visit.site.offer_only(articles);
        Ok(visit)
    }

    /// A visit with a browser of one's choice.
    pub async fn with(options: &Options) -> Result<Self> {
        Self::to(&dist()?, options).await
    }

    /// A visit to the build in `folder`.
    pub async fn to(folder: &Path, options: &Options) -> Result<Self> {
        Self::on(Site::serve(folder)?, Browser::fresh(options).await?).await
    }

    /// Closes the browser and opens it again on the same profile and site.
    pub async fn reopen(self) -> Result<Self> {
        let profile = self.app.browser.close().await?;
        Self::on(self.site, Browser::open(profile, &Options::default()).await?).await
    }

    /// A second reader with a browser of their own on the same site.
    pub async fn as_another_reader(self) -> Result<Self> {
        let site = self.site;
        // Before the first one can be had again: it has been at this site.
        let browser = Browser::fresh(&Options::default()).await?;
        self.app.browser.end().await?;
        Self::on(site, browser).await
    }

    /// The same browser at another site that offers the same build: an origin of its own, with storage
    /// that nobody has written to.
    pub async fn elsewhere(self) -> Result<Self> {
        let browser = self.app.browser;
        browser.goto("about:blank").await?;
        let site = Site::serve(&dist()?)?;
        if browser.engine() == Engine::WebKit {
            // There the scripts come from the site.
            probe::watch(&browser, Some(&site)).await?;
        }
        let app = App::at(browser, &format!("{}/", site.origin()));
        Ok(Self { site, app })
    }

    /// Runs `script` in every document of this site from now on, before the page's own scripts.
    pub async fn before_every_page_here(&self, script: &str) -> Result<()> {
        let origin = serde_json::to_string(&self.site.origin())?;
        let script = format!("if (location.origin === {origin}) {{\n{script}\n}}");
        probe::before_every_page(&self.app.browser, Some(&self.site), &script).await
    }

    /// Keeps the timers of every page of this site from now on, for [`pass`](Self::pass).
    pub async fn keep_timers(&self) -> Result<()> {
        self.before_every_page_here(include_str!("timers.js")).await
    }

    /// Has everything happen now that would within so many milliseconds, but for what the network and
    /// the stores do.
    pub async fn pass(&self, milliseconds: u32) -> Result<()> {
        // WebKitGTK's driver has the deadline of a script that it waits for among the page's timers: this
        // one is not waited for.
        let script = r"
            window.__passed = false;
            const passed = () => { window.__passed = true; };
            __pass(arguments[0]).then(() => requestAnimationFrame(() => requestAnimationFrame(passed)));";
        let browser = &self.app.browser;
        browser.run(script, vec![json!(milliseconds)]).await?;
        browser
            .until("the time to pass", "return window.__passed;", vec![], |seen| {
                seen == &json!(true)
            })
            .await?;
        Ok(())
    }

    /// Ends the visit, after which another test may have the browser; fails when the last page violated its policy, threw or logged an error.
    pub async fn end(self) -> Result<()> {
        probe::assert_clean(&self.app.browser).await?;
        self.app.browser.end().await
    }

    /// Ends a visit whose page was broken or meddled with on purpose, which [`end`](Self::end) would
    /// report.
    pub async fn leave(self) -> Result<()> {
        self.app.browser.end().await
    }

    async fn on(site: Site, browser: Browser) -> Result<Self> {
        probe::watch(&browser, Some(&site)).await?;
        let app = App::at(browser, &format!("{}/", site.origin()));
        Ok(Self { site, app })
    }
}
