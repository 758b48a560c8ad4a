//! A bad network: a server that is silent, stalls, fails, or a network that answers in its place. The
//! kept version answers, whole, and says so; a new version comes whole or not at all.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::site::{Fault, Site};
use hashiya_browser_tests::versions::{copy_into, later, program};
use hashiya_browser_tests::visit::in_turn;
use serde_json::{Value, json};

use crate::offline::{untouched_visit, wait_until_kept};

/// How long the server may be silent before the kept copy answers, in milliseconds.
const SILENCE: f64 = 3_000.0;

/// Milliseconds from the reader's wish to the first byte of the page.
const WAITED: &str = "return performance.getEntriesByType('navigation')[0].responseStart;";

/// What the page says of its version; `null` in the build itself.
const VERSION: &str = "return one('meta[name=test-version]')?.content ?? null;";

/// The first article, read with a tag, and the library kept.
async fn tagged_and_kept(app: &App) -> Result<(String, usize)> {
    app.open_library().await?;
    wait_until_kept(app).await?;
    let id = listed(&dist()?)?.first().context("an article")?.id.clone();
    app.read(&id).await?;
    let number = *app.countable().await?.first().context("a sentence")?;
    app.tag(number, '1', "claim").await?;
    Ok((id, number))
}

/// The reader comes back to the page, which then looks how things are.
async fn come_back(app: &App) -> Result<()> {
    app.browser.run("dispatchEvent(new Event('focus'));", vec![]).await?;
    Ok(())
}

async fn wait_until_quiet(app: &App, notice: &str) -> Result<()> {
    let script = "return all(`[data-notice=${arguments[0]}]`).length;";
    app.browser
        .until("the notice to go", script, vec![json!(notice)], |seen| seen == 0)
        .await?;
    Ok(())
}

/// The whole library is there, from one version: no article has failed, no style sheet, no face.
async fn everything_is_there(app: &App) -> Result<()> {
    app.wait_for_library().await?;
    let faults = r"
        const articles = all('[data-article]:not([data-state=ready])').map((card) => card.dataset.article);
        const styles = [...document.styleSheets].filter((sheet) => sheet.cssRules.length === 0);
        return [...articles, ...styles.map((sheet) => sheet.href)];";
    let faults = app.browser.run(faults, vec![]).await?;
    ensure!(faults == json!([]), "not there: {faults}");
    Ok(())
}

#[tokio::test]
async fn any_answer_that_is_not_ours_is_no_network() -> Result<()> {
    in_turn(async {
        let (site, app) = untouched_visit().await?;
        let (id, number) = tagged_and_kept(&app).await?;
        for fault in [
            Fault::Silent,
            Fault::Stalled,
            Fault::ServerError,
            Fault::Unavailable,
            Fault::NotFound,
            Fault::Redirected,
            Fault::Portal,
            Fault::Truncated,
            Fault::Dropped,
        ] {
            let context = || format!("{fault:?}");
            site.fail_everywhere(fault);
            app.reload().await.with_context(context)?;
            app.wait_for_labels(&[(number, "claim")]).await.with_context(context)?;
            let waited = app.browser.run(WAITED, vec![]).await?;
            ensure!(waited.as_f64() < Some(SILENCE), "{fault:?}: {waited} ms");
            app.notice("kept-copy").await.with_context(context)?;
            app.browser.run("location.hash = '#/';", vec![]).await?;
            everything_is_there(&app).await.with_context(context)?;
            site.mend_everything();
            come_back(&app).await?;
            wait_until_quiet(&app, "kept-copy").await.with_context(context)?;
            app.read(&id).await?;
        }
        app.browser.end().await
    })
    .await
}

#[tokio::test]
async fn a_single_file_that_fails_does_not_matter() -> Result<()> {
    in_turn(async {
        let (site, app) = untouched_visit().await?;
        tagged_and_kept(&app).await?;
        app.open_library().await?;
        let article = listed(&dist()?)?.first().context("an article")?.file.clone();
        let wasm = format!("{}_bg.wasm", program(&dist()?)?);
        let files = [
            "index.html",
            "articles/index.json",
            &format!("articles/{article}"),
            &wasm,
        ];
        for fault in [
            Fault::Unavailable,
            Fault::Silent,
            Fault::Stalled,
            Fault::Portal,
            Fault::Truncated,
            Fault::Tampered,
        ] {
            for file in files {
                let context = || format!("{fault:?} at {file}");
                site.fail(file, fault);
                app.reload().await.with_context(context)?;
                everything_is_there(&app).await.with_context(context)?;
                site.mend_everything();
            }
        }
        app.browser.end().await
    })
    .await
}

#[tokio::test]
async fn the_kept_copy_is_said_in_the_readers_language() -> Result<()> {
    in_turn(async {
        let (site, app) = untouched_visit().await?;
        app.open_library().await?;
        wait_until_kept(&app).await?;
        site.stop();
        for (language, word) in [("ar", "النسخة المحفوظة"), ("en", "kept copy"), ("fr", "copie gardée")]
        {
            app.open(&format!("?lang={language}"), "#/").await?;
            let said = app.notice("kept-copy").await?;
            ensure!(said.contains(word), "{language}: {said}");
        }
        let quiet = "return one('[data-notice=kept-copy]').closest('[role=alert]') === null;";
        ensure!(app.browser.run(quiet, vec![]).await? == json!(true), "it is an alarm");
        site.restart()?;
        app.reload().await?;
        everything_is_there(&app).await?;
        come_back(&app).await?;
        wait_until_quiet(&app, "kept-copy").await?;
        app.browser.end().await
    })
    .await
}

#[tokio::test]
async fn a_new_version_comes_whole_or_not_at_all() -> Result<()> {
    in_turn(async {
        let (site, app) = untouched_visit().await?;
        let (id, number) = tagged_and_kept(&app).await?;
        let article = listed(&dist()?)?.last().context("an article")?.file.clone();
        let mut before = Value::Null;
        let mut number_of_build = 1;
        for fault in [
            Fault::Unavailable,
            Fault::Dropped,
            Fault::Portal,
            Fault::Truncated,
            Fault::Tampered,
            Fault::Stalled,
        ] {
            for file in ["wasm", "article", "page"] {
                number_of_build += 1;
                let newer = later(&dist()?, number_of_build)?;
                let failing = match file {
                    "wasm" => format!("{}_bg.wasm", program(newer.path())?),
                    "article" => format!("articles/{article}"),
                    _ => "index.html".to_owned(),
                };
                let context = || format!("{fault:?} at {failing}");
                site.deploy(newer.path());
                site.fail(&failing, fault);
                app.reload().await.with_context(context)?;
                app.wait_for_labels(&[(number, "claim")]).await.with_context(context)?;
                let shown = app.browser.run(VERSION, vec![]).await?;
                ensure!(shown == before, "{}: version {shown}", context());
                // And the old copy is still whole.
                site.stop();
                app.open_library().await.with_context(context)?;
                app.reload().await.with_context(context)?;
                everything_is_there(&app).await.with_context(context)?;
                ensure!(app.browser.run(VERSION, vec![]).await? == before, "{}", context());
                site.mend_everything();
                site.restart()?;
                app.read(&id).await?;
                app.reload().await?;
                before = json!(number_of_build.to_string());
                app.browser
                    .until("the new version", VERSION, vec![], |seen| *seen == before)
                    .await?;
                app.wait_for_labels(&[(number, "claim")]).await?;
            }
        }
        // And back: a host that takes a bad version down again.
        site.deploy(&dist()?);
        app.reload().await?;
        app.browser
            .until("the first version", VERSION, vec![], Value::is_null)
            .await?;
        app.browser.end().await
    })
    .await
}

#[tokio::test]
async fn a_slow_network_brings_the_new_version_later() -> Result<()> {
    in_turn(async {
        let (site, app) = untouched_visit().await?;
        let (_, number) = tagged_and_kept(&app).await?;
        let newer = later(&dist()?, 2)?;
        site.deploy(newer.path());
        site.fail_everywhere(Fault::Slow(4_000));
        app.reload().await?;
        app.wait_for_labels(&[(number, "claim")]).await?;
        let waited = app.browser.run(WAITED, vec![]).await?;
        ensure!(waited.as_f64() < Some(SILENCE), "{waited} ms");
        ensure!(app.browser.run(VERSION, vec![]).await?.is_null(), "half a version");
        app.notice("new-version").await?;
        app.act("reload").await?;
        app.browser
            .until("the new version", VERSION, vec![], |seen| seen == "2")
            .await?;
        app.browser.end().await
    })
    .await
}

#[tokio::test]
async fn a_tab_learns_of_the_version_that_another_tab_took() -> Result<()> {
    in_turn(async {
        let (site, app) = untouched_visit().await?;
        let (id, number) = tagged_and_kept(&app).await?;
        let client = app.browser.client();
        let first = client.window().await?;
        let second = client.new_window(true).await?.handle;
        let newer = later(&dist()?, 2)?;
        site.deploy(newer.path());
        client.switch_to_window(second.clone()).await?;
        app.read(&id).await?;
        ensure!(app.browser.run(VERSION, vec![]).await? == "2", "the other tab is old");
        // The first tab is not touched, and nobody can be asked any more.
        site.stop();
        client.switch_to_window(first).await?;
        app.notice("new-version").await?;
        app.wait_for_labels(&[(number, "claim")]).await?;
        client.switch_to_window(second).await?;
        ensure!(
            !app.notices().await?.contains(&"new-version".to_owned()),
            "the new page is told of itself"
        );
        app.browser.end().await
    })
    .await
}

/// The caches by name, and how many files each holds.
const CACHES: &str = r"
    const done = arguments[0];
    caches.keys().then(async (names) => {
        const sizes = names.map(async (name) => [name, (await (await caches.open(name)).keys()).length]);
        done(Object.fromEntries(await Promise.all(sizes)));
    });";

async fn caches(app: &App) -> Result<BTreeMap<String, usize>> {
    Ok(serde_json::from_value(app.browser.run_async(CACHES, vec![]).await?)?)
}

#[tokio::test]
async fn copies_under_two_paths_keep_their_caches_apart() -> Result<()> {
    in_turn(async {
        let top = tempfile::Builder::new().prefix("hashiya-copies-").tempdir()?;
        copy_into(&dist()?, top.path())?;
        for folder in ["one", "two"] {
            copy_into(&dist()?, &top.path().join(folder))?;
        }
        let site = Site::serve(top.path())?;
        let mut browser = Browser::fresh(&Options::default()).await?;
        let mut sizes = Vec::new();
        for folder in ["", "one/", "two/"] {
            let app = App::at(browser, &format!("{}/{folder}", site.origin()));
            app.open_library().await?;
            wait_until_kept(&app).await?;
            sizes.push(caches(&app).await?);
            browser = app.browser;
        }
        // What one copy keeps, the next one leaves alone.
        for (earlier, later) in sizes.iter().zip(&sizes[1..]) {
            for (name, size) in earlier {
                ensure!(later.get(name) == Some(size), "{name} of {size}: {later:?}");
            }
            ensure!(later.len() > earlier.len(), "{later:?}");
        }
        // A new version of one is none of the other.
        let newer = later(&dist()?, 2)?;
        copy_into(newer.path(), &top.path().join("two"))?;
        let app = App::at(browser, &format!("{}/two/", site.origin()));
        app.reload().await?;
        ensure!(app.browser.run(VERSION, vec![]).await? == "2", "not the new version");
        site.stop();
        for (folder, version) in [("two/", json!("2")), ("one/", Value::Null), ("", Value::Null)] {
            app.browser
                .goto(&format!("{}/{folder}?tour=0#/", site.origin()))
                .await?;
            app.wait_until_ready().await?;
            everything_is_there(&app).await?;
            let shown = app.browser.run(VERSION, vec![]).await?;
            ensure!(shown == version, "{folder}: {shown}");
        }
        app.browser.end().await
    })
    .await
}
