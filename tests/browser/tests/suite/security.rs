//! Closed doors: a full visit asks for nothing outside its own origin and breaks no policy.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::dist;
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::HARBOUR;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::{net_log, pointer, probe};
use serde_json::{Value, json};

#[tokio::test]
async fn a_full_visit_stays_at_home_and_keeps_the_policy() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let desk = Desk::new()?;
        let app = &visit.app;
        probe::before_every_page(&app.browser, Some(&visit.site), INTRUDE).await?;
        app.open_library().await?;
        policy_is_strict(&visit).await?;
        let has_log = !leaves_out("the log")?;
        if has_log {
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
        app.choose_language("ar").await?;
        stays_at_home(&visit).await?;
        probe::assert_clean(&app.browser).await?;
        // A load with everything stored, and the browser's own record of the whole visit.
        app.open_library().await?;
        app.reload().await?;
        app.wait_for_library().await?;
        stays_at_home(&visit).await?;
        if has_log {
            let log = app.browser.take_log().await?;
            let bad: Vec<&Value> = log.iter().filter(|entry| entry["level"] == "SEVERE").collect();
            ensure!(bad.is_empty(), "the browser's log: {bad:?}");
        }
        visit.end().await
    })
    .await
}

/// What a policy allows beyond nothing, directive by directive.
async fn policy_of(browser: &Browser) -> Result<BTreeMap<String, Vec<String>>> {
    let script = "return all('meta[http-equiv=Content-Security-Policy]').map((meta) => meta.content);";
    let policies = browser.run(script, vec![]).await?;
    let policies: Vec<String> = serde_json::from_value(policies)?;
    let [policy] = policies.as_slice() else {
        anyhow::bail!("one policy is expected: {policies:?}");
    };
    let directives = policy.split(';').filter_map(|directive| {
        let mut words = directive.split_whitespace().map(str::to_owned);
        Some((words.next()?, words.collect()))
    });
    Ok(directives.collect())
}

async fn policy_is_strict(visit: &Visit) -> Result<()> {
    let policy = policy_of(&visit.app.browser).await?;
    // Directive by directive: whatever is not named here is not allowed at all.
    let needed: [(&str, &[&str]); 10] = [
        ("default-src", &["'none'"]),
        ("script-src", &["'self'", "'wasm-unsafe-eval'"]),
        ("style-src", &["'self'"]),
        ("font-src", &["'self'"]),
        ("img-src", &["'self'", "data:"]),
        ("connect-src", &["'self'"]),
        ("worker-src", &["'self'"]),
        ("manifest-src", &["'self'"]),
        ("base-uri", &["'none'"]),
        ("form-action", &["'none'"]),
    ];
    is_no_looser(&policy, &needed)?;
    holds(&visit.app.browser).await
}

/// Every directive is one of those that are needed, and allows what is needed and hashes only.
fn is_no_looser(policy: &BTreeMap<String, Vec<String>>, needed: &[(&str, &[&str])]) -> Result<()> {
    for (directive, sources) in policy {
        let allowed = needed.iter().find(|(name, _)| name == directive);
        let (_, allowed) = allowed.with_context(|| format!("{directive} is not needed"))?;
        for source in sources {
            let is_hash = source.starts_with("'sha256-") && (directive == "script-src" || directive == "style-src");
            ensure!(is_hash || allowed.contains(&source.as_str()), "{source} in {directive}");
        }
    }
    for (directive, _) in needed {
        ensure!(policy.contains_key(*directive), "{directive} is not set");
    }
    Ok(())
}

/// What a script of the page would do that has been led astray. A driver's own script proves nothing:
/// in Firefox the page's policy lets that evaluate what it likes.
const INTRUDE: &str = r"
    globalThis.__intrude = () => {
        const script = document.createElement('script');
        script.textContent = 'window.__intruder = true;';
        document.body.append(script);
        const picture = document.createElement('img');
        picture.setAttribute('onerror', 'window.__intruder = true');
        picture.src = 'http://127.0.0.1:9/abroad.png';
        document.body.append(picture);
        const link = document.createElement('a');
        link.href = 'javascript:window.__intruder = true';
        document.body.append(link);
        link.click();
        try { new Function('window.__intruder = true')(); } catch {}
        fetch('http://127.0.0.1:9/abroad.json').catch(() => {});
        [script, picture, link].forEach((element) => element.remove());
    };";

/// The policy is in force: what nobody has vouched for does not run, and nothing is asked of
/// another origin. The page must have been loaded with [`INTRUDE`].
async fn holds(browser: &Browser) -> Result<()> {
    // From a task of the page's own.
    browser.run("setTimeout(__intrude);", vec![]).await?;
    let reported = "return [...new Set(__probe.violations.map((said) => said.split(' ')[0]))].sort();";
    let awaited = ["script-src-elem", "img-src", "connect-src", "script-src"];
    let all_of_them = |seen: &Value| {
        let said = seen.as_array().map(Vec::as_slice).unwrap_or_default();
        awaited.iter().all(|directive| said.contains(&json!(directive)))
    };
    browser
        .until("reports of the intrusions", reported, vec![], all_of_them)
        .await?;
    let forget = "__probe.violations.splice(0); return window.__intruder ?? false;";
    let intruder = browser.run(forget, vec![]).await?;
    ensure!(intruder == json!(false), "an intruder was allowed to run");
    Ok(())
}

/// Everything that the browser's network was asked for, by page and worker, in two visits of which
/// the second has no server: nothing goes abroad, and the worker's requests are among those seen.
#[tokio::test]
async fn no_request_of_page_or_worker_goes_abroad() -> Result<()> {
    in_turn(async {
        let folder = tempfile::tempdir()?;
        let log = folder.path().join("network.json");
        let options = Options {
            net_log: Some(log.clone()),
            ..Options::default()
        };
        let visit = Visit::with(&options).await?;
        let origin = visit.site.origin();
        let app = &visit.app;
        app.open_library().await?;
        let kept = "return document.body.dataset.offline ?? null;";
        app.browser
            .until("the worker to keep the app", kept, vec![], |seen| seen == "ready")
            .await?;
        app.reload().await?;
        app.wait_for_library().await?;
        app.download_all().await?;
        visit.site.stop();
        app.reload().await?;
        app.wait_for_library().await?;
        pointer::click(&app.browser, "[data-article] a, a[data-article]").await?;
        app.wait_for_sentences().await?;
        visit.end().await?;
        let seen = net_log::requests(&log)?;
        let ours: Vec<_> = seen.iter().filter(|request| request.by == origin).collect();
        let abroad: Vec<_> = ours
            .iter()
            .filter(|request| !request.address.starts_with(&format!("{origin}/")) && !is_local(&request.address))
            .collect();
        ensure!(abroad.is_empty(), "requests abroad: {abroad:?}");
        let asked = |path: &str| {
            ours.iter()
                .filter(|request| request.address == format!("{origin}/{path}"))
                .count()
        };
        ensure!(asked("sw.js") > 0, "the worker itself is not in the record: {ours:?}");
        // By the page, and by the worker when it keeps the app.
        ensure!(
            asked("articles/index.json") >= 2,
            "the worker's requests are not in the record: {ours:?}"
        );
        Ok(())
    })
    .await
}

/// Data in the text itself, and blobs of the page's own: no network.
fn is_local(address: &str) -> bool {
    ["data:", "blob:"].iter().any(|scheme| address.starts_with(scheme))
}

/// The single file has a policy of its own: it may ask for nothing at all.
#[tokio::test]
async fn the_single_file_has_a_policy_of_its_own() -> Result<()> {
    in_turn(async {
        let file = dist()?
            .join("hashiya.html")
            .canonicalize()
            .context("dist/hashiya.html")?;
        let browser = Browser::fresh(&Options::default()).await?;
        probe::watch(&browser, None).await?;
        probe::before_every_page(&browser, None, INTRUDE).await?;
        let app = App::at(browser, &format!("file://{}", file.display()));
        app.open_library().await?;
        let needed: [(&str, &[&str]); 8] = [
            ("default-src", &["'none'"]),
            ("script-src", &["'wasm-unsafe-eval'"]),
            // The reader of files, which the page makes out of itself.
            ("worker-src", &["blob:"]),
            ("style-src", &[]),
            ("font-src", &["data:"]),
            ("img-src", &["data:"]),
            ("base-uri", &["'none'"]),
            ("form-action", &["'none'"]),
        ];
        is_no_looser(&policy_of(&app.browser).await?, &needed)?;
        probe::assert_clean(&app.browser).await?;
        holds(&app.browser).await?;
        app.browser.close().await?;
        Ok(())
    })
    .await
}

/// Every request that the page's own record knows went to the page's origin; the record names what
/// the policy refused as well, and so the intrusions that were tried.
async fn stays_at_home(visit: &Visit) -> Result<()> {
    let script = r"
        return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !name.startsWith('http://127.0.0.1:9/abroad.'))
            .filter((name) => !name.startsWith(location.origin + '/') && !/^(data|blob):/.test(name));";
    let abroad = visit.app.browser.run(script, vec![]).await?;
    ensure!(abroad == json!([]), "requests abroad: {abroad}");
    Ok(())
}
