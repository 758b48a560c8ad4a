//! A step of the set-up is data: what it brings, why, how to see that it is there, how to get it, and
//! what a person can do when that fails.

use crate::project::Project;
use anyhow::{Result, bail};

/// One thing that the machine needs.
pub struct Step {
    /// What it is called in messages.
    pub name: &'static str,
    /// Why the project needs it.
    pub why: &'static str,
    /// Roughly how long getting it takes.
    pub takes: &'static str,
    /// Quick look: what was found, or what is missing.
    pub check: fn(&Project) -> Result<String>,
    /// Gets it. Prints its progress.
    pub install: fn(&Project) -> Result<()>,
    /// What a person can do when it cannot be got: one sentence or more, without a stop at the end.
    pub advice: &'static str,
}

/// Fails with `reason` unless `present`.
pub fn require(present: bool, reason: impl FnOnce() -> String) -> Result<()> {
    if !present {
        bail!("{}", reason());
    }
    Ok(())
}
