//! Killing the whole browser at random moments while a reader works, and looking afterwards whether all that was
//! shown as saved is there.
//!
//! Something counts as acknowledged when the page showed it and the word "saved" in the same moment. The page
//! itself tells the site of each such moment, over the network, so nothing has to be asked of the browser just
//! before it is killed.
//!
//! That the rounds can find a loss at all is shown by [`Journal::Forgotten`].

mod acknowledgement;
mod chance;
mod labels;
mod place;
mod tags;
mod tally;
mod texts;

use anyhow::{Result, bail};

pub use self::tally::Tally;

use self::place::Place;
use crate::dist::dist;
use crate::engine::Engine;
use crate::site::Site;

/// What the reader does until the browser is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// An article that is delivered with the app is tagged.
    Tagging,
    /// Files are opened one after the other, and a few sentences of each are tagged.
    Opening,
}

/// What becomes of the journal when the browser comes back after a kill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journal {
    /// It is there.
    Kept,
    /// It is deleted before the page can read it, so that the page has what local storage kept, and
    /// nothing else: something must be missing then, or the rounds would see no loss if there were one.
    Forgotten,
}

/// Kills the browser as often as told, each time in the middle of `work`, and calls `report` after each round.
///
/// # Errors
/// When the page or the browser does something else than expected, a process of the browser that
/// outlives the kill included; what is lost is no error here.
pub async fn kill_again_and_again(
    work: Work,
    kills: usize,
    journal: Journal,
    report: impl Fn(&Tally),
) -> Result<Tally> {
    let engine = Engine::from_env()?;
    if engine == Engine::WebKit {
        bail!("a driven WebKitGTK writes nothing to the disk: there is nothing to find after a kill");
    }
    let mut scripts = include_str!("tell.js").to_owned();
    if journal == Journal::Forgotten {
        // What the page asks of the database afterwards waits until it is gone.
        scripts.push_str("\nindexedDB.deleteDatabase('hashiya');\n");
    }
    let site = Site::serve(&dist()?)?;
    if engine != Engine::Chromium {
        // There it comes from the site, to every page from now on.
        site.add_head_script(&scripts);
    }
    let place = Place { site, scripts };
    match work {
        Work::Tagging => tags::rounds(&place, kills, report).await,
        Work::Opening => texts::rounds(&place, kills, report).await,
    }
}
