//! What is served: the app with an article of each size, and the bare page with the same articles.

use std::path::PathBuf;

use anyhow::{Context, Result};
use hashiya_browser_tests::dist::project;
use hashiya_browser_tests::fixtures::long_article;
use hashiya_browser_tests::site::Site;
use tempfile::TempDir;

use crate::page::Page;

/// Sentences of the articles, from short to long.
pub const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Servers, each an origin of its own: what one app keeps is no part of another.
pub struct Sites {
    apps: Vec<(usize, Site)>,
    bare: Site,
    // Nothing but what the server is told to answer is there.
    _bare_folder: TempDir,
}

impl Sites {
    /// Serves the app with an article of each of `sizes`, and the bare page with all of them.
    ///
    /// # Errors
    /// When a build is not there.
    pub fn serve(sizes: &[usize]) -> Result<Self> {
        Self::of("tags", sizes)
    }

    /// The same with other builds: those of this name.
    ///
    /// # Errors
    /// When a build is not there.
    pub fn of(build: &str, sizes: &[usize]) -> Result<Self> {
        let folder = folder()?;
        let bare_folder = tempfile::Builder::new().prefix("hashiya-bare-").tempdir()?;
        let bare = Site::serve(bare_folder.path())?;
        bare.replace("bare.html", std::fs::read(project().join("benches/bare.html"))?);
        let mut apps = vec![];
        for &size in sizes {
            bare.replace(&format!("articles/long-{size}.txt"), long_article(size));
            apps.push((size, Site::serve(&folder.join(format!("{build}-{size}")))?));
        }
        Ok(Self {
            apps,
            bare,
            _bare_folder: bare_folder,
        })
    }

    /// The address of a page with the article of a size from a sentence on.
    ///
    /// # Errors
    /// When there is no article of that size.
    pub fn address(&self, page: Page, size: usize, sentence: usize) -> Result<String> {
        let (_, app) = self
            .apps
            .iter()
            .find(|(served, _)| *served == size)
            .with_context(|| format!("no site with {size} sentences"))?;
        Ok(match page {
            Page::App => format!("{}/?tour=0#/articles/long-{size}/{sentence}", app.origin()),
            Page::Bare => format!(
                "{}/bare.html?article=articles/long-{size}.txt#{sentence}",
                self.bare.origin()
            ),
        })
    }
}

/// The folder of builds that `cargo xtask bench` makes.
///
/// # Errors
/// When it is not named.
pub fn folder() -> Result<PathBuf> {
    let named = std::env::var_os("HASHIYA_BENCH_SITES").context("HASHIYA_BENCH_SITES: `cargo xtask bench` sets it")?;
    Ok(PathBuf::from(named))
}
