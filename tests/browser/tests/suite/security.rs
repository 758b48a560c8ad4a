//! Closed doors: a full visit asks for nothing outside its own origin and breaks no policy.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::engine::Engine;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::HARBOUR;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::{pointer, probe};
use serde_json::{Value, json};

#[tokio::test]
async fn a_full_visit_stays_at_home_and_keeps_the_policy() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let desk = Desk::new()?;
        let app = &visit.app;
        app.open_library().await?;
        policy_is_strict(&visit).await?;
        if app.browser.engine() == Engine::Chromium {
            // The log of the intrusion that was just tried.
            app.browser.take_log().await?;
        }
        pointer::click(&app.browser, "[data-article] a, a[data-article]").await?;
        app.wait_for_sentences().await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        app.tag(number, '1', "claim").await?;
        keys::press(&app.browser, '?').await?;
        keys::press(&app.browser, key::ESCAPE).await?;
        app.act("settings").await?;
        app.browser.element("input[data-name]").await?;
        keys::press(&app.browser, key::ESCAPE).await?;
        let download = app.download_all().await?;
        app.open_file(&desk.put("again.json", &download.bytes)?).await?;
        app.notice("import-done").await?;
        app.open_file(&desk.put("harbour.txt", HARBOUR)?).await?;
        app.notice("file-added").await?;
        app.act("language").await?;
        stays_at_home(&visit).await?;
        probe::assert_clean(&app.browser).await?;
        // A load with everything stored, and the browser's own record of the whole visit.
        app.open_library().await?;
        app.reload().await?;
        app.wait_for_library().await?;
        stays_at_home(&visit).await?;
        if app.browser.engine() == Engine::Chromium {
            let log = app.browser.take_log().await?;
            let bad: Vec<&Value> = log.iter().filter(|entry| entry["level"] == "SEVERE").collect();
            ensure!(bad.is_empty(), "the browser's log: {bad:?}");
        }
        visit.end().await
    })
    .await
}

async fn policy_is_strict(visit: &Visit) -> Result<()> {
    let script = "return one('meta[http-equiv=Content-Security-Policy]')?.content ?? null;";
    let policy = visit.app.browser.run(script, vec![]).await?;
    let policy = policy.as_str().context("the page has no policy")?;
    ensure!(policy.contains("default-src 'none'"), "{policy}");
    for loose in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*", "{{"] {
        ensure!(!policy.contains(loose), "{loose} in {policy}");
    }
    // The policy is in force: a script that nobody has vouched for does not run.
    let inline = r"
        const script = document.createElement('script');
        script.textContent = 'window.__intruder = true;';
        document.body.append(script);
        return window.__intruder ?? false;";
    let intruder = visit.app.browser.run(inline, vec![]).await?;
    ensure!(intruder == json!(false), "an inline script was allowed to run");
    let reported = "const found = __probe.violations.splice(0); return found.length;";
    visit
        .app
        .browser
        .until("the report of it", reported, vec![], |seen| seen != 0)
        .await?;
    Ok(())
}

/// Every request that the page's own record knows went to the page's origin.
async fn stays_at_home(visit: &Visit) -> Result<()> {
    let script = r"
        return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !name.startsWith(location.origin + '/') && !/^(data|blob):/.test(name));";
    let abroad = visit.app.browser.run(script, vec![]).await?;
    ensure!(abroad == json!([]), "requests abroad: {abroad}");
    Ok(())
}
