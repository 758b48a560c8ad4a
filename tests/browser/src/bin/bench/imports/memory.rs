//! How much memory the process of a page takes; its workers are in it.

use std::fs;

use anyhow::{Context, Result};
use hashiya_browser_tests::browser::Browser;

use crate::devtools::DevTools;
use crate::trace::Trace;

/// A process of the browser.
pub struct Process(u64);

impl Process {
    /// The one that the page runs in which the browser shows.
    ///
    /// # Errors
    /// When it is not to be found.
    pub async fn of_the_page(browser: &Browser, devtools: &mut DevTools) -> Result<Self> {
        Ok(Self(Trace::begin(devtools).await?.process(browser).await?))
    }

    /// The most that it has had in memory so far, in MB; with what of it other processes have too, as the
    /// program itself.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn most(&self) -> Result<f64> {
        let file = format!("/proc/{}/status", self.0);
        let status = fs::read_to_string(&file).with_context(|| file.clone())?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
        let kilobytes: f64 = kilobytes.with_context(|| format!("{file} says no VmHWM"))?.parse()?;
        Ok(kilobytes * 1024.0 / 1e6)
    }
}
