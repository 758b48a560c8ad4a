//! A browser that dies in the middle of a replacement: nothing that was said is lost, and the next visit goes on with it
//! or can do it again.

use anyhow::{Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::{Browser, Profile};
use hashiya_browser_tests::dist::dist;
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::site::Site;
use hashiya_browser_tests::visit::in_turn;
use hashiya_browser_tests::wait::{Look, until};
use hashiya_browser_tests::{probe, processes};
use serde_json::Value;

use crate::journal::wait_for_save_state;
use crate::versions::{AS_BEFORE, bring_both, later, wait_for_waiting};

/// Tells the site of each kind of record as it is written, in the midst of the others.
const TELL: &str = r"
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        put.call(this, key, value);
        const kind = key.split(':')[2];
        if (key.includes('flood') && kind) fetch(`wrote/${kind}`, { method: 'POST' }).catch(() => {});
    };";

/// What the browser is killed after: the record that says which text has the place, the first tags that were carried
/// over, what the library says of it.
const KILLS: [&str; 3] = ["revision", "tags", "summary"];

async fn open_on(site: &Site, profile: Profile) -> Result<App> {
    let browser = Browser::open(profile, &Options::default()).await?;
    if browser.engine() == Engine::Chromium {
        probe::before_every_page(&browser, None, TELL).await?;
    }
    let app = App::at(browser, &format!("{}/", site.origin()));
    app.open_library().await?;
    Ok(app)
}

#[tokio::test]
async fn a_browser_that_dies_in_the_middle_of_a_replacement_loses_nothing() -> Result<()> {
    in_turn(async {
        for kind in KILLS {
            let site = Site::serve(&dist()?)?;
            site.offer_only(&[("rain.txt", RAIN)]);
            if Engine::from_env()? != Engine::Chromium {
                site.add_head_script(TELL);
            }
            let app = open_on(&site, Profile::fresh()?).await?;
            bring_both(&app, "").await?;
            wait_for_save_state(&app, "saved").await?;
            let begun = site.requests().len();
            app.act("confirm-versions").await?;
            let told = format!("wrote/{kind}");
            until(&told, || async {
                let requests = site.requests().split_off(begun);
                Ok(Look::when(requests.contains(&told), (), format!("{requests:?}")))
            })
            .await?;
            let profile = app.browser.kill();
            processes::all_gone(&profile.folder()).await?;
            let app = open_on(&site, profile).await?;
            goes_on(&app).await?;
            app.browser.end().await?;
        }
        Ok(())
    })
    .await
}

/// Either the replacement is there, or both versions stand side by side, and it can be done; then it can be taken back.
async fn goes_on(app: &App) -> Result<()> {
    let browser = &app.browser;
    let id = later(app).await?;
    let both = browser
        .run("return one('[data-article=flood]') !== null;", vec![])
        .await?;
    if both == Value::Bool(true) {
        app.read("flood").await?;
        app.wait_for_labels(&AS_BEFORE).await?;
        app.act("ask-about-versions").await?;
        app.act("confirm-versions").await?;
        wait_for_waiting(app, 4).await?;
        keys::press(browser, key::ESCAPE).await?;
    } else {
        app.read(&id).await?;
    }
    app.wait_for_labels(&[(4, "quote")]).await?;
    keys::press(browser, 'v').await?;
    wait_for_waiting(app, 4).await?;
    app.act("take-replacement-back").await?;
    app.act("take-back-yes").await?;
    app.notice("replacement-taken-back").await?;
    app.wait_for_labels(&AS_BEFORE).await?;
    wait_for_save_state(app, "saved").await?;
    app.reload().await?;
    app.wait_for_labels(&AS_BEFORE).await?;
    app.open_library().await?;
    let cards = browser.run("return all('[data-article]').length;", vec![]).await?;
    ensure!(cards == 2, "{cards} cards");
    Ok(())
}
