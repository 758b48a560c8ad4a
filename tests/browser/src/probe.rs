//! Watching the page: policy violations, uncaught errors and console errors are collected from
//! the first moment, and a test can put scripts of its own before the page's.

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::bidi;
use crate::browser::Browser;
use crate::engine::Engine;
use crate::site::Site;

/// Runs `script` in every document of the present window from now on, before the page's own scripts.
///
/// Chromium does it through its developer protocol and Firefox through BiDi, also offline and on
/// `file://`; WebKitGTK gets the script from `site`, first thing in the head.
pub async fn before_every_page(browser: &Browser, site: Option<&Site>, script: &str) -> Result<()> {
    match (browser.engine(), site) {
        (Engine::Chromium, _) => {
            let command = "Page.addScriptToEvaluateOnNewDocument";
            browser.devtools(command, json!({"source": script})).await?;
        }
        (Engine::Firefox, _) => {
            let window: String = browser.client().window().await?.into();
            let function = format!("() => {{\n{script}\n}}");
            let parameters = json!({"functionDeclaration": function, "contexts": [window]});
            bidi::command(browser, "script.addPreloadScript", parameters).await?;
        }
        (Engine::WebKit, Some(site)) => site.add_head_script(script),
        (Engine::WebKit, None) => bail!("a driven WebKitGTK cannot put a script into a page without a server"),
    }
    Ok(())
}

/// Starts the collection in every document from now on.
pub async fn watch(browser: &Browser, site: Option<&Site>) -> Result<()> {
    before_every_page(browser, site, include_str!("probe.js")).await
}

/// Starts the collection in a window that was opened beside others. In WebKitGTK the site sees to every
/// window.
pub async fn watch_new_window(browser: &Browser) -> Result<()> {
    match browser.engine() {
        Engine::WebKit => Ok(()),
        _ => watch(browser, None).await,
    }
}

/// Fails when the present document has violated its policy, thrown, or logged an error.
pub async fn assert_clean(browser: &Browser) -> Result<()> {
    let script = "return globalThis.__probe ?? null;";
    let seen = browser.run(script, vec![]).await.context("reading the probe")?;
    if seen.is_null() {
        bail!("the page was not watched: no probe in the document");
    }
    if seen != json!({"violations": [], "errors": []}) {
        bail!("the page reported: {seen}");
    }
    Ok(())
}
