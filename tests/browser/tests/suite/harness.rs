//! The harness itself, on a page without the app: what the other tests rely on really happens.

use std::collections::BTreeSet;
use std::process::Command;

use anyhow::{Result, ensure};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::keys::{LayoutKey, key};
use hashiya_browser_tests::lacks::{LACKS, leaves_out};
use hashiya_browser_tests::site::{Fault, Site};
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::{files, keys, pointer, probe};
use serde_json::json;

const PAGE: &str = r#"<!doctype html><html><head><meta charset="utf-8"><title>page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src 'self'"></head>
<body><button id="save">save</button><button id="touch">touch</button>
<script src="page.js"></script></body></html>"#;

const SCRIPT: &str = r"
const seen = (window.seen = []);
addEventListener('keydown', (e) => { seen.push(`${e.code} ${e.key} ${e.ctrlKey} ${e.shiftKey}`); e.preventDefault(); });
document.getElementById('touch').addEventListener('pointerdown', (e) => seen.push(e.pointerType));
document.getElementById('touch').addEventListener('click', (e) => seen.push('click'));
document.addEventListener('dragover', (e) => e.preventDefault());
document.addEventListener('drop', async (e) => seen.push(await e.dataTransfer.files[0].text()));
document.getElementById('save').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['{}'], { type: 'application/json' }));
  link.download = 'page.json';
  link.click();
});";

fn page() -> Result<(tempfile::TempDir, Site)> {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("index.html"), PAGE)?;
    std::fs::write(folder.path().join("page.js"), SCRIPT)?;
    let site = Site::serve(folder.path())?;
    Ok((folder, site))
}

#[tokio::test]
async fn keys_pointers_files_and_downloads_arrive() -> Result<()> {
    in_turn(async {
        let (_folder, site) = page()?;
        let browser = Browser::fresh(&Options::default()).await?;
        browser.goto(&site.origin()).await?;
        keys::press(&browser, '1').await?;
        keys::chord(&browser, &[key::CONTROL, 'z']).await?;
        keys::press(&browser, 'J').await?;
        keys::press(&browser, '?').await?;
        keys::press_on_layout(&browser, LayoutKey::alone("Digit1", "١")).await?;
        pointer::tap(&browser, "#touch").await?;
        pointer::drop_file(&browser, "a.txt", "نص").await?;
        // WebKitGTK's driver turns a finger into a mouse.
        let touch = if browser.engine() == Engine::WebKit {
            "mouse"
        } else {
            "touch"
        };
        let expected = json!([
            "Digit1 1 false false",
            "ControlLeft Control true false",
            "KeyZ z true false",
            "ShiftLeft Shift false true",
            "KeyJ J false true",
            "ShiftLeft Shift false true",
            "Slash ? false true",
            "Digit1 ١ false false",
            touch,
            "click",
            "نص"
        ]);
        browser
            .until("all that was sent", "return window.seen;", vec![], |seen| {
                seen == &expected
            })
            .await?;
        pointer::click(&browser, "#save").await?;
        let download = files::take_download(&browser.downloads()).await?;
        ensure!(
            download.name == "page.json" && download.json()? == json!({}),
            "{}",
            download.name
        );
        browser.close().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_profile_outlives_its_browser_and_the_site_can_break() -> Result<()> {
    in_turn(async {
        let (_folder, site) = page()?;
        let browser = Browser::fresh(&Options::speaking("ar")).await?;
        browser.goto(&site.origin()).await?;
        let language = browser.run("return navigator.language;", vec![]).await?;
        ensure!(
            leaves_out("language")? || language == "ar",
            "the browser speaks {language}"
        );
        browser.run("localStorage.setItem('kept', 'yes');", vec![]).await?;
        let browser = Browser::open(browser.close().await?, &Options::default()).await?;
        browser.goto(&site.origin()).await?;
        if !leaves_out("profile")? {
            let kept = browser.run("return localStorage.getItem('kept');", vec![]).await?;
            ensure!(kept == "yes", "kept: {kept}");
        }
        let fetched = |path: &str| {
            let script = "fetch(arguments[0]).then((r) => r.status, () => 'failed').then(arguments[1]);";
            browser.run_async(script, vec![json!(path)])
        };
        // The page's policy has no connect-src.
        ensure!(fetched("page.js").await? == "failed", "the policy did not hold");
        site.fail("page.js", Fault::NotFound);
        site.stop();
        let address = site.origin().trim_start_matches("http://").to_owned();
        ensure!(
            std::net::TcpStream::connect(&address).is_err(),
            "the stopped site still answers"
        );
        site.restart()?;
        browser.goto(&site.origin()).await?;
        let script = "return typeof window.seen;";
        ensure!(
            browser.run(script, vec![]).await? == "undefined",
            "the failing script was served"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_probe_reports_a_violation_and_an_error() -> Result<()> {
    in_turn(async {
        let (_folder, site) = page()?;
        let browser = Browser::fresh(&Options::default()).await?;
        probe::watch(&browser, Some(&site)).await?;
        browser.goto(&site.origin()).await?;
        probe::assert_clean(&browser).await?;
        browser
            .run(
                "document.body.append(Object.assign(new Image(), { src: 'data:,' }));",
                vec![],
            )
            .await?;
        let script = "return __probe.violations.length;";
        browser
            .until("a violation", script, vec![], |seen| seen == &json!(1))
            .await?;
        browser.run("console.error('wrong');", vec![]).await?;
        let report = probe::assert_clean(&browser)
            .await
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        ensure!(report.contains("img-src") && report.contains("wrong"), "{report}");
        Ok(())
    })
    .await
}

/// The program of this suite lists its tests; the table of what is left out names no other.
#[tokio::test]
async fn nothing_is_left_out_but_tests_that_there_are() -> Result<()> {
    in_turn(async {
        let listed = Command::new(std::env::current_exe()?)
            .args(["--list", "--format", "terse"])
            .output()?;
        let listed = String::from_utf8(listed.stdout)?;
        let tests: BTreeSet<&str> = listed.lines().filter_map(|line| line.strip_suffix(": test")).collect();
        ensure!(
            tests.contains("harness::nothing_is_left_out_but_tests_that_there_are"),
            "{listed}"
        );
        let unknown: Vec<_> = LACKS.iter().filter(|row| !tests.contains(row.test)).collect();
        ensure!(unknown.is_empty(), "{unknown:#?}");
        // Each says something, and of Chromium, which has everything, nothing.
        for row in LACKS {
            ensure!(!row.reason.is_empty() && !row.engines.is_empty(), "{row:?}");
            ensure!(!row.engines.contains(&Engine::Chromium), "{row:?}");
        }
        let misspelt = leaves_out("no such part").err().map(|error| error.to_string());
        ensure!(
            misspelt.is_some_and(|error| error.contains("no such part")),
            "a part that is in no row is no fault"
        );
        Ok(())
    })
    .await
}

/// Timers of a page: a late one, an early one that starts another, one that comes again and one that was
/// taken back.
const TIMERS: &str = r"
    globalThis.happened = [];
    setTimeout((what) => happened.push(what), 50_000, 'late');
    setTimeout(() => { happened.push('early'); setTimeout(() => happened.push('after it'), 10_000); }, 20_000);
    setInterval(() => happened.push('again'), 25_000);
    setTimeout(() => happened.push('beyond'), 70_000);
    clearTimeout(setTimeout(() => happened.push('taken back'), 1_000));";

#[tokio::test]
async fn what_waits_happens_in_its_order_when_a_test_lets_time_pass() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        visit.keep_timers().await?;
        visit.before_every_page_here(TIMERS).await?;
        visit.app.read("rain").await?;
        let happened = "return happened;";
        ensure!(
            visit.app.browser.run(happened, vec![]).await? == json!([]),
            "it happened by itself"
        );
        visit.pass(60_000).await?;
        let seen = visit.app.browser.run(happened, vec![]).await?;
        let expected = json!(["early", "again", "after it", "late", "again"]);
        ensure!(seen == expected, "{seen}");
        visit.end().await
    })
    .await
}
