//! A browser that another test had is as one that nobody had: nothing is left of what is stored,
//! allowed, emulated, injected, downloaded, held down or opened.

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use hashiya_browser_tests::browser::{Browser, Profile};
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::site::Site;
use hashiya_browser_tests::spare::renewed;
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::in_turn;
use hashiya_browser_tests::{files, pointer, probe};
use serde_json::{Value, json};

const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>page</title>
<meta name="viewport" content="width=device-width"></head>
<body><a id="save" download="page.json" href="data:application/json,{}">save</a></body></html>"#;

/// All that a page can see of the browser it is in, but for its address and the time.
const SEEN: &str = r"
    const done = arguments[0];
    const asks = (feature) => matchMedia(`(${feature})`).matches;
    const allowed = async (name) => {
        try { return (await navigator.permissions.query({ name })).state; } catch (error) { return error.name; }
    };
    const stored = async () => ({
        local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: 'caches' in self ? await caches.keys() : null,
        workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? null,
        persisted: await navigator.storage?.persisted?.() ?? null,
    });
    (async () => done({
        window: [innerWidth, innerHeight, outerWidth, outerHeight, devicePixelRatio, visualViewport.scale, name],
        languages: navigator.languages, agent: navigator.userAgent, online: navigator.onLine,
        fingers: navigator.maxTouchPoints, zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        wishes: ['prefers-color-scheme: dark', 'prefers-reduced-motion: reduce', 'prefers-contrast: more',
            'forced-colors: active', 'pointer: coarse', 'print'].filter(asks),
        allowed: await Promise.all(['notifications', 'geolocation', 'persistent-storage', 'clipboard-read',
            'clipboard-write'].map(allowed)),
        history: history.length, opener: opener === null, injected: window.__injected ?? null,
        probe: typeof window.__probe, focused: document.hasFocus(), hidden: document.hidden,
        stored: await stored(),
    }))().catch((error) => done(String(error)));";

/// Whether the page has the focus, and hears of it on its parts.
const FOCUSED: &str = r"
    const heard = [];
    addEventListener('focusin', (event) => heard.push(event.target.id));
    const [had, seen] = [document.hasFocus(), document.visibilityState];
    document.getElementById('save').focus();
    const now = document.activeElement.id;
    document.activeElement.blur();
    return [had, seen, now, heard];";

/// A site with an empty page and a worker.
fn site() -> Result<(tempfile::TempDir, Site)> {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("index.html"), PAGE)?;
    std::fs::write(folder.path().join("sw.js"), "onfetch = () => {};")?;
    let site = Site::serve(folder.path())?;
    Ok((folder, site))
}

/// What a page of a site that nobody was at sees, and what the driver does.
async fn seen(browser: &Browser) -> Result<Value> {
    let (_folder, site) = site()?;
    let seen = seen_at(browser, &site.origin()).await?;
    browser.goto("about:blank").await?;
    Ok(seen)
}

async fn seen_at(browser: &Browser, origin: &str) -> Result<Value> {
    browser.goto(origin).await?;
    // A page without the focus hears nothing of the focus on its parts.
    let focused = browser.run(FOCUSED, vec![]).await?;
    // A key that was held down would make this one another.
    browser
        .run(
            "window.__keys = []; onkeydown = (e) => __keys.push(e.code, e.shiftKey);",
            vec![],
        )
        .await?;
    keys::press(browser, 'a').await?;
    let pressed = browser
        .until("the key", "return __keys;", vec![], |keys| keys != &json!([]))
        .await?;
    let seen = browser.run_async(SEEN, vec![]).await?;
    ensure!(seen.is_object(), "{seen}");
    let windows = browser.client().windows().await?.len();
    let files = std::fs::read_dir(browser.downloads())?.count();
    Ok(json!({"page": seen, "focused": focused, "pressed": pressed, "windows": windows, "downloads": files}))
}

/// Leaves behind all that a test might.
async fn use_up(browser: &Browser, site: &Site) -> Result<()> {
    browser.goto(&site.origin()).await?;
    let store = r"
        const done = arguments[0];
        localStorage.setItem('left', 'yes');
        sessionStorage.setItem('left', 'yes');
        document.cookie = 'left=yes; max-age=3600; path=/';
        window.name = 'left';
        history.pushState(null, '', '#left');
        (async () => {
            await new Promise((opened) => { indexedDB.open('left').onsuccess = opened; });
            await (await caches?.open('left'))?.put('/left', new Response('left'));
            if (navigator.serviceWorker) {
                await navigator.serviceWorker.register('sw.js');
                await navigator.serviceWorker.ready;
            }
            return 'stored';
        })().then(done, (error) => done(String(error)));";
    let stored = browser.run_async(store, vec![]).await?;
    ensure!(stored == "stored", "{stored}");
    probe::before_every_page(browser, Some(site), "window.__injected = true;").await?;
    match browser.engine() {
        Engine::Chromium => emulate(browser, &site.origin()).await?,
        Engine::Firefox => {
            system::make_phone(browser).await?;
            system::make_mac(browser).await?;
            system::languages(browser, "ja").await?;
            let asked = [
                ("prefers-color-scheme", "dark"),
                ("prefers-reduced-motion", "reduce"),
                ("prefers-contrast", "more"),
            ];
            system::media(browser, &asked).await?;
            // Last: paper has no theme.
            system::on_paper(browser, true).await?;
        }
        Engine::WebKit => {}
    }
    browser.goto(&site.origin()).await?;
    pointer::click(browser, "#save").await?;
    files::take_download(&browser.downloads()).await?;
    let client = browser.client();
    client.set_window_size(700, 600).await?;
    let second = client.new_window(false).await?.handle;
    client.switch_to_window(second).await?;
    browser.goto(&site.origin()).await?;
    let held = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value: key::SHIFT });
    client.perform_actions(held).await?;
    browser.run("console.error('left');", vec![]).await?;
    Ok(())
}

async fn emulate(browser: &Browser, origin: &str) -> Result<()> {
    let agent = json!({"userAgent": "left", "acceptLanguage": "ja"});
    let phone = json!({"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true});
    let dark = json!({"media": "print", "features": [{"name": "prefers-color-scheme", "value": "dark"}]});
    let offline = json!({"offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
    let allow = json!({"origin": origin, "permissions": ["notifications", "geolocation", "durableStorage"]});
    for (command, parameters) in [
        ("Browser.grantPermissions", allow),
        ("Emulation.setUserAgentOverride", agent),
        ("Emulation.setDeviceMetricsOverride", phone),
        (
            "Emulation.setTouchEmulationEnabled",
            json!({"enabled": true, "maxTouchPoints": 5}),
        ),
        ("Emulation.setEmulatedMedia", dark),
        ("Emulation.setTimezoneOverride", json!({"timezoneId": "Asia/Tokyo"})),
        ("Emulation.setPageScaleFactor", json!({"pageScaleFactor": 2})),
        ("Emulation.setCPUThrottlingRate", json!({"rate": 2})),
        ("Network.enable", json!({})),
        ("Network.emulateNetworkConditions", offline.clone()),
    ] {
        browser
            .devtools(command, parameters)
            .await
            .with_context(|| command.to_owned())?;
        if command == "Network.emulateNetworkConditions" {
            let online = browser.run("return navigator.onLine;", vec![]).await?;
            ensure!(online == false, "no emulation at all");
        }
    }
    // The page is to be loaded once more.
    let online = json!({"offline": false, "latency": 20, "downloadThroughput": -1, "uploadThroughput": -1});
    browser.devtools("Network.emulateNetworkConditions", online).await?;
    Ok(())
}

#[tokio::test]
async fn a_browser_that_a_test_had_is_as_one_that_nobody_had() -> Result<()> {
    in_turn(async {
        let options = Options::default();
        let profile = Profile::fresh()?;
        let browser = Browser::open(profile, &options).await?;
        let fresh = seen(&browser).await?;
        let (_folder, used) = site()?;
        use_up(&browser, &used).await?;
        let left = seen_at(&browser, &used.origin()).await?;
        ensure!(left != fresh, "nothing was left: {left}");
        let begun = std::time::Instant::now();
        let browser = renewed(browser).await?;
        println!("renewed in {:?}", begun.elapsed());
        if browser.engine() != Engine::WebKit {
            let log = browser.take_log().await?;
            ensure!(log.is_empty(), "{log:?}");
        }
        let again = seen(&browser).await?;
        ensure!(again == fresh, "fresh {fresh:#}\n\nthen {again:#}");
        if browser.engine() != Engine::WebKit {
            // Even where it was.
            let (_folder, other) = site()?;
            browser.goto(&other.origin()).await?;
            let there = seen_at(&browser, &used.origin()).await?;
            ensure!(there["page"]["stored"] == fresh["page"]["stored"], "{there:#}");
        }
        let browser = renewed(browser).await?;
        ensure!(seen(&browser).await? == fresh, "the third time it is another");
        browser.close().await?;
        Ok(())
    })
    .await
}
