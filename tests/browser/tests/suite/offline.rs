//! Working without the server, and being told of a new version instead of having it swapped in.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::site::{Caching, Site};
use hashiya_browser_tests::versions::later;
use hashiya_browser_tests::visit::in_turn;
use serde_json::json;

use crate::trunk::DevelopmentServer;

/// The app on a site whose pages are exactly those of the build: scripts that the server adds
/// would be part of what is kept.
pub async fn untouched_visit() -> Result<(Site, App)> {
    let site = Site::serve(&dist()?)?;
    let browser = Browser::fresh(&Options::default()).await?;
    if browser.engine() != Engine::WebKit {
        probe::watch(&browser, None).await?;
    }
    let app = App::at(browser, &format!("{}/", site.origin()));
    Ok((site, app))
}

pub async fn wait_until_kept(app: &App) -> Result<()> {
    let script = r"
        return { controlled: navigator.serviceWorker?.controller !== null,
            offline: document.body.dataset.offline ?? null };";
    let kept = |seen: &serde_json::Value| seen == &json!({"controlled": true, "offline": "ready"});
    app.browser
        .until("the app to be kept for offline use", script, vec![], kept)
        .await?;
    Ok(())
}

#[tokio::test]
async fn everything_works_with_the_server_stopped() -> Result<()> {
    in_turn(async {
        for caching in [Caching::Never, Caching::TenMinutes] {
            let (site, app) = untouched_visit().await?;
            site.set_caching(caching);
            app.open_library().await?;
            wait_until_kept(&app).await?;
            site.stop();
            app.reload().await?;
            app.wait_for_library().await?;
            let errors = "return all('[data-article][data-state=error]').length;";
            ensure!(app.browser.run(errors, vec![]).await? == 0, "articles are missing offline");
            for article in listed(&dist()?)? {
                app.read(&article.id).await?;
            }
            let id = listed(&dist()?)?.first().context("an article")?.id.clone();
            app.read(&id).await?;
            app.reload().await?;
            app.wait_for_sentences().await?;
            let number = *app.countable().await?.first().context("a sentence")?;
            app.tag(number, '1', "claim").await?;
            app.reload().await?;
            app.wait_for_labels(&[(number, "claim")]).await?;
            let file = app.export_all().await?;
            ensure!(file.article(&id)?.tagged().len() == 1, "the export lacks the tag");
            let face = "return document.fonts.ready.then(() => [...document.fonts].filter((f) => f.status === 'error').length);";
            ensure!(app.browser.run(face, vec![]).await? == 0, "the face is missing offline");
            app.browser.end().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_version_is_announced_and_comes_with_the_next_load() -> Result<()> {
    in_turn(async {
        let (site, app) = untouched_visit().await?;
        app.open_library().await?;
        wait_until_kept(&app).await?;
        ensure!(
            !app.notices().await?.contains(&"new-version".to_owned()),
            "announced without a new version"
        );
        let id = listed(&dist()?)?.first().context("an article")?.id.clone();
        app.read(&id).await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        app.tag(number, '1', "claim").await?;
        app.browser.run("window.__stillHere = true;", vec![]).await?;
        site.stop();
        let second = later(&dist()?, 2)?;
        site.deploy(second.path());
        site.restart()?;
        // A reader comes back to the window, and the network is there again.
        let back = r"
            dispatchEvent(new Event('online'));
            document.dispatchEvent(new Event('visibilitychange'));
            dispatchEvent(new Event('focus'));";
        app.browser.run(back, vec![]).await?;
        app.notice("new-version").await?;
        let version = "return one('meta[name=test-version]')?.content ?? null;";
        let still = app.browser.run("return window.__stillHere ?? false;", vec![]).await?;
        ensure!(still == json!(true), "the page was swapped under the reader's hands");
        app.wait_for_labels(&[(number, "claim")]).await?;
        app.act("reload").await?;
        app.browser
            .until("the new version", version, vec![], |seen| seen == "2")
            .await?;
        app.wait_until_ready().await?;
        app.wait_for_labels(&[(number, "claim")]).await?;
        let quiet = "return all('[data-notice=new-version]').length;";
        app.browser
            .until("no more notice", quiet, vec![], |seen| seen == 0)
            .await?;
        // Network first: what changes on the server is there at the next plain load, never stale.
        let third = later(&dist()?, 3)?;
        site.deploy(third.path());
        app.reload().await?;
        app.browser
            .until("the third version", version, vec![], |seen| seen == "3")
            .await?;
        app.browser.end().await
    })
    .await
}

/// With a real `trunk serve`, when `HASHIYA_TRUNK` names the program: after one visit the page works
/// without it.
#[tokio::test]
async fn everything_works_after_the_development_server_was_stopped() -> Result<()> {
    let Some(trunk) = std::env::var_os("HASHIYA_TRUNK").filter(|name| !name.is_empty()) else {
        println!("left out: HASHIYA_TRUNK does not name the program");
        return Ok(());
    };
    in_turn(async {
        let server = DevelopmentServer::start(Path::new(&trunk)).await?;
        let browser = Browser::fresh(&Options::default()).await?;
        let app = App::at(browser, &format!("{}/", server.origin()));
        server.open_library(&app).await?;
        wait_until_kept(&app).await?;
        drop(server);
        app.reload().await?;
        app.wait_for_library().await?;
        let id = app
            .browser
            .run("return one('[data-article]').dataset.article;", vec![])
            .await?;
        let id = id.as_str().context("an id")?;
        app.read(id).await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        app.tag(number, '1', "claim").await?;
        let file = app.export_all().await?;
        ensure!(file.article(id)?.tagged().len() == 1, "the export lacks the tag");
        app.browser.end().await
    })
    .await
}

/// What the reader opened from disk is nobody's business, not even by its name.
#[tokio::test]
async fn the_server_never_hears_of_the_readers_own_files() -> Result<()> {
    in_turn(async {
        let (site, app) = untouched_visit().await?;
        let desk = Desk::new()?;
        app.open_library().await?;
        app.open_file(&desk.put("my secret source.txt", RAIN)?).await?;
        app.notice("file-added").await?;
        app.reload().await?;
        app.wait_for_library().await?;
        wait_until_kept(&app).await?;
        let requests = site.requests();
        ensure!(
            requests.iter().any(|path| path == "sw.js"),
            "no service worker: {requests:?}"
        );
        let told: Vec<&String> = requests.iter().filter(|path| path.contains("secret")).collect();
        ensure!(told.is_empty(), "the server was asked for {told:?}");
        app.browser.end().await
    })
    .await
}
