//! `cargo xtask hook`: what Trunk runs at the end of every build, before the result is put in
//! place: copies the articles with their list, writes skeleton and manifest, joins the style sheets, completes the
//! Content-Security-Policy with the hashes of the inline scripts that Trunk wrote, completes what starts the worker,
//! and lists all files with their hashes for the service worker. So plain `trunk serve` and `trunk build` make the
//! same page as these commands.

use crate::project::Project;
use crate::{articles, csp, files, loader, manifest, skeleton, styles};
use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::PathBuf;

/// Adds the articles to the build and completes the page's policy.
///
/// # Errors
/// When Trunk did not start this, or a file cannot be read or written.
pub fn run(project: &Project) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: this command is for Trunk to run")?;
    let source = articles::source(&project.root);
    let copied = articles::copy(&source, &staging.join("articles"))?;
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
    let html = skeleton::with_cards(&skeleton::fill(&html), &source, &copied)?;
    let html = styles::join(&html, &staging)?;
    let html = csp::fill(&without_server_values(&html))?;
    fs::write(&page, html).with_context(|| format!("{} cannot be written", page.display()))?;
    let app = staging.join("manifest.webmanifest");
    let text = fs::read_to_string(&app).with_context(|| format!("{} cannot be read", app.display()))?;
    fs::write(&app, manifest::fill(&text)?).with_context(|| format!("{} cannot be written", app.display()))?;
    loader::complete(&staging)?;
    // Last, when every file is as it will be served.
    files::write_list(&staging)?;
    println!("{} articles from {}", copied.len(), source.display());
    Ok(())
}

/// The page with Trunk's reload script made constant. Trunk's server fills its own address into
/// that script for every request, and then no hash in the policy could allow it; the browser
/// knows the address as well.
fn without_server_values(html: &str) -> String {
    html.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("'{{__TRUNK_WS_BASE__}}'", "new URL('.', document.baseURI).pathname")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reload_script_asks_the_browser_for_its_address() {
        let script = "const address = '{{__TRUNK_ADDRESS__}}';\nconst base = '{{__TRUNK_WS_BASE__}}';";
        assert_eq!(
            without_server_values(script),
            "const address = window.location.host;\n\
             const base = new URL('.', document.baseURI).pathname;"
        );
    }
}
