//! The site and the browser that is killed.

use std::time::Duration;

use anyhow::Result;

use super::acknowledgement::{Acknowledgement, acknowledgements};
use super::chance::Chance;
use crate::app::App;
use crate::browser::{Browser, Profile};
use crate::engine::{Engine, Options};
use crate::site::Site;
use crate::{probe, processes};

/// How long a message of the page may take to be read by the site, once the browser is dead.
const STRAGGLERS: Duration = Duration::from_millis(200);

/// Where the page comes from, and what runs before it.
pub struct Place {
    pub site: Site,
    pub scripts: String,
}

impl Place {
    /// The app in a browser on this profile.
    pub async fn app(&self, profile: Profile) -> Result<App> {
        let browser = Browser::open(profile, &Options::default()).await?;
        if browser.engine() == Engine::Chromium {
            probe::before_every_page(&browser, None, &self.scripts).await?;
        }
        Ok(App::at(browser, &format!("{}/", self.site.origin())))
    }

    /// Kills the browser at a moment by chance while `work` goes on, up to `longest` milliseconds from now, and says
    /// what the page told meanwhile.
    pub async fn kill(
        &self,
        app: App,
        longest: u64,
        chance: &mut Chance,
        work: impl AsyncFnOnce(&App, &mut Chance) -> Result<()>,
    ) -> Result<(Profile, Vec<Acknowledgement>)> {
        let first = self.site.requests().len();
        let lifetime = Duration::from_millis(chance.below(longest));
        // It has no end of its own; that the browser is gone in the middle is what is wanted.
        let ended = tokio::time::timeout(lifetime, work(&app, chance)).await;
        if let Ok(Err(wrong)) = ended {
            return Err(wrong.context("before the browser was killed"));
        }
        let profile = app.browser.kill();
        processes::all_gone(&profile.folder()).await?;
        tokio::time::sleep(STRAGGLERS).await;
        Ok((profile, acknowledgements(&self.site.requests()[first..])?))
    }
}
