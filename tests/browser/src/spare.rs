//! Browsers that ended a test well and may serve another: one start for many tests.
//!
//! A test gets one only if nothing can be left in it. Each [`Site`](crate::site::Site) has a port
//! that no other of this program has, and so an origin whose storage nobody has written to; what
//! else a test may leave goes in [`renewed`]. Whatever ended otherwise is not kept: a browser whose
//! test failed, one that was closed, killed or reopened, that speaks another language, that writes a
//! log of its network, or that has seen pages on the disk, which share an origin.

use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browser::{Browser, Profile, Use};
use crate::engine::{Engine, Options};
use crate::{files, firefox};

/// After so many tests a browser is closed: what it gathers in memory would slow the others down.
const MOST_TESTS: usize = 30;

/// Those that nobody uses now.
static SPARES: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

fn spares() -> MutexGuard<'static, Vec<Browser>> {
    SPARES.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Browser {
    /// A browser in which nobody has been at any site that there is: one that another test had and
    /// nothing is left in, or one opened on a fresh profile.
    pub async fn fresh(options: &Options) -> Result<Self> {
        let is_usual = *options == Options::default();
        // Only those with the usual options are kept.
        let spare = if is_usual { spares().pop() } else { None };
        if let Some(browser) = spare {
            return Ok(browser);
        }
        let browser = Self::open(Profile::fresh()?, options).await?;
        browser.used().is_usual = is_usual;
        Ok(browser)
    }

    /// Ends a test that went well: another may have the browser, if nothing can be left in it.
    pub async fn end(self) -> Result<()> {
        if !may_serve_again(&self.used()) {
            self.close().await?;
            return Ok(());
        }
        match renewed(self).await {
            Ok(browser) => spares().push(browser),
            // The test itself went well; the browser is gone, and the next test starts another.
            Err(error) => println!("the browser was not kept: {error:#}"),
        }
        Ok(())
    }
}

fn may_serve_again(used: &Use) -> bool {
    // The origin of pages on the disk is `null`.
    let is_served = |origin: &String| origin.starts_with("http://");
    used.is_usual && used.tests < MOST_TESTS && used.origins.iter().all(is_served)
}

/// The browser with one fresh window of the usual size, and without anything that a test left.
///
/// What the drivers emulate, and scripts before every page, belong to a window and go with it, as do
/// its history and what it has for the session.
pub async fn renewed(browser: Browser) -> Result<Browser> {
    let client = browser.client();
    client.release_actions().await?;
    client.delete_all_cookies().await?;
    let fresh = client.new_window(true).await?.handle;
    for window in client.windows().await? {
        if window != fresh {
            client.switch_to_window(window).await?;
            client.close_window().await?;
        }
    }
    client.switch_to_window(fresh).await?;
    let (width, height) = browser.window();
    let size = client.get_window_size().await?;
    if size != (width, height) {
        client.set_window_size(width.try_into()?, height.try_into()?).await?;
        let size = client.get_window_size().await?;
        ensure!(size == (width, height), "the window stays at {size:?}");
    }
    match browser.engine() {
        Engine::Chromium => {
            // A tab that is the last one is seen, and has no focus yet.
            browser.devtools("Page.bringToFront", json!({})).await?;
            forget(&browser).await?;
        }
        Engine::Firefox => firefox::forget(&browser, &Options::default().language).await?,
        Engine::WebKit => {}
    }
    files::clear(&browser.downloads())?;
    {
        let mut used = browser.used();
        used.tests += 1;
        used.origins.clear();
    }
    Ok(browser)
}

/// Has Chromium forget what it keeps beyond its windows.
async fn forget(browser: &Browser) -> Result<()> {
    let origins = browser.used().origins.clone();
    for origin in origins {
        // Workers end with it; they would go on looking for their site.
        let all = json!({"origin": origin, "storageTypes": "all"});
        browser.devtools("Storage.clearDataForOrigin", all).await?;
    }
    for command in [
        "Network.clearBrowserCookies", "Network.clearBrowserCache", "Browser.resetPermissions",
    ] {
        browser.devtools(command, json!({})).await?;
    }
    browser.take_log().await?;
    Ok(())
}
