//! Installing: the browser finds nothing against it, what it takes for that is kept for use without
//! a network, the settings offer it where it can be had, and files that the platform opens the app
//! with are opened.

use anyhow::{Result, ensure};
use hashiya_browser_tests::engine::Engine;
use hashiya_browser_tests::firefox;
use hashiya_browser_tests::fixtures::HARBOUR;
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

#[tokio::test]
async fn the_page_can_be_installed() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let browser = &visit.app.browser;
        visit.app.open_library().await?;
        if !leaves_out("the manifest")? {
            match browser.engine() {
                Engine::Firefox => firefox_finds_nothing_wrong(&visit).await?,
                _ => chromium_finds_nothing_wrong(&visit).await?,
            }
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

/// The platform's side of a launch and of an offer cannot be had in a test: these stand for them. The
/// browser's own offer, which comes when it likes, is kept from the page.
const STAND_INS: &str = "
    Object.defineProperty(window, 'launchQueue', {
        value: { setConsumer(consumer) { window.__launch = consumer; } } });
    addEventListener('beforeinstallprompt', (offer) => {
        if (offer.isTrusted) offer.stopImmediatePropagation();
    });";
const LAUNCH: &str = r"
    const [name, text] = arguments;
    const handle = { kind: 'file', name, getFile: async () => new File([text], name) };
    const gone = { kind: 'file', name: 'gone.txt', getFile: async () => { throw new Error('it is gone'); } };
    window.__launch({ files: [gone, handle] });
    // A launch without files, as from an icon, opens nothing.
    window.__launch({ files: [] });
    window.__launch({});";
const SHORTCUT: &str = "window.__launch({ files: [], targetURL: `${location.origin}/#/continue` });";
const OFFER: &str = r"
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    offer.prompt = () => { window.__prompted = (window.__prompted ?? 0) + 1; };
    return !dispatchEvent(offer);";

#[tokio::test]
async fn an_installed_app_opens_files_and_one_that_is_not_offers_itself() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let app = &visit.app;
        probe::before_every_page(&app.browser, Some(&visit.site), STAND_INS).await?;
        app.open_library().await?;
        app.browser
            .run(LAUNCH, vec![json!("harbour.txt"), json!(HARBOUR)])
            .await?;
        let message = app.notice("file-added").await?;
        ensure!(message.contains("harbour"), "{message}");
        app.read("harbour").await?;
        app.focus(2).await?;
        app.open_library().await?;
        let offered = "const link = one('[data-action=continue]');
            return [link.textContent, link.getAttribute('href')];";
        let offered = app.browser.run(offered, vec![]).await?;
        ensure!(offered[1] == "#/articles/harbour", "{offered}");
        // A shortcut of the app whose window is open already.
        app.browser.run(SHORTCUT, vec![]).await?;
        app.wait_for_focus(2).await?;
        let hash = app.browser.run("return location.hash;", vec![]).await?;
        ensure!(hash == "#/articles/harbour/2", "{hash}");

        app.open_library().await?;
        app.act("settings").await?;
        app.browser.element("input[data-name]").await?;
        let offered = "return all('[data-action=install]').length;";
        ensure!(app.browser.run(offered, vec![]).await? == 0, "offered without an offer");
        let held_back = app.browser.run(OFFER, vec![]).await?;
        ensure!(held_back == json!(true), "the browser asks by itself");
        app.act("install").await?;
        let prompted = "return window.__prompted ?? 0;";
        app.browser
            .until("the browser's question", prompted, vec![], |seen| seen == 1)
            .await?;
        app.browser
            .until("an offer that is taken to be gone", offered, vec![], |seen| seen == 0)
            .await?;
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

/// Firefox installs on Android alone, and reads the manifest everywhere.
async fn firefox_finds_nothing_wrong(visit: &Visit) -> Result<()> {
    let manifest = firefox::run(visit.app.browser.client(), "return manifest();", vec![]).await?;
    ensure!(
        manifest["moz_validation"] == json!([]),
        "{}",
        manifest["moz_validation"]
    );
    ensure!(
        manifest["start_url"] == visit.app.address() && manifest["display"] == "standalone",
        "{manifest}"
    );
    ensure!(manifest["icons"].as_array().map_or(0, Vec::len) == 5, "{manifest}");
    Ok(())
}
