//! Installing: the browser finds nothing against it, and what it takes for that is kept for use
//! without a network.

use anyhow::{Result, ensure};
use hashiya_browser_tests::engine::Engine;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

#[tokio::test]
async fn the_page_can_be_installed() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let browser = &visit.app.browser;
        visit.app.open_library().await?;
        if browser.engine() == Engine::Chromium {
            chromium_finds_nothing_wrong(&visit).await?;
        }
        let kept = "return document.body.dataset.offline ?? null;";
        browser
            .until("the worker to keep the app", kept, vec![], |seen| seen == "ready")
            .await?;
        let missing = r"
            const done = arguments[0];
            const wanted = ['manifest.webmanifest', 'icons/icon.svg', 'icons/icon-192.png', 'icons/icon-512.png'];
            Promise.all(wanted.map((name) => caches.match(name)))
                .then((found) => done(wanted.filter((_, at) => !found[at])));";
        let missing = browser.run_async(missing, vec![]).await?;
        ensure!(missing == json!([]), "not kept: {missing}");
        visit.end().await
    })
    .await
}

async fn chromium_finds_nothing_wrong(visit: &Visit) -> Result<()> {
    let browser = &visit.app.browser;
    let manifest = browser.devtools("Page.getAppManifest", json!({})).await?;
    ensure!(manifest["errors"] == json!([]), "{}", manifest["errors"]);
    let parsed = &manifest["manifest"];
    ensure!(
        parsed["startUrl"] == visit.app.address() && parsed["display"] == "kStandalone",
        "{parsed}"
    );
    let pictures = |field: &str| parsed[field].as_array().map_or(0, Vec::len);
    ensure!(pictures("icons") == 5 && pictures("screenshots") == 2, "{parsed}");
    let errors = browser.devtools("Page.getInstallabilityErrors", json!({})).await?;
    let errors = errors["installabilityErrors"]
        .as_array()
        .map_or(&[] as &[Value], Vec::as_slice);
    ensure!(errors.is_empty(), "{errors:?}");
    Ok(())
}
