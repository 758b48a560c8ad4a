//! The whole app as one file, opened from disk.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::HARBOUR;
use hashiya_browser_tests::keys;
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::in_turn;

use crate::importing::BRIDGE_PAGE;
use crate::journal::wait_for_save_state;

#[tokio::test]
async fn one_file_does_the_whole_job_and_keeps_it() -> Result<()> {
    in_turn(async {
        let desk = Desk::new()?;
        let app = from_the_disk(&desk).await?;
        let address = app.address().to_owned();
        app.open_library().await?;
        let errors = "return all('[data-article][data-state=error]').length;";
        ensure!(
            app.browser.run(errors, vec![]).await? == 0,
            "an article of the single file fails"
        );
        let listed = listed(&dist()?)?;
        for article in &listed {
            app.read(&article.id).await?;
        }
        let id = &listed.first().context("an article")?.id;
        app.read(id).await?;
        let countable = app.countable().await?;
        app.tag(countable[0], '1', "claim").await?;
        app.tag(countable[1], '2', "quote").await?;
        let expected = [(countable[0], "claim"), (countable[1], "quote")];
        // A page from the disk has the journal as well.
        wait_for_save_state(&app, "saved").await?;
        let exported = app.export_all().await?;
        ensure!(
            exported.article(id)?.tagged().len() == 2,
            "{:?}",
            exported.article(id)?.tagged()
        );
        app.open_file(&desk.put("harbour.txt", HARBOUR)?).await?;
        app.notice("file-added").await?;
        // What reads other files is in it as well.
        app.act("dismiss").await?;
        app.open_file(&desk.put("bridge.html", BRIDGE_PAGE)?).await?;
        app.notice("file-added").await?;
        only_itself(&app).await?;
        let is_watched = !leaves_out("the probe")?;
        if is_watched {
            probe::assert_clean(&app.browser).await?;
        }
        if leaves_out("reopening")? {
            return Ok(());
        }
        let profile = app.browser.close().await?;
        let browser = watched(Browser::open(profile, &Options::default()).await?).await?;
        let app = App::at(browser, &address);
        app.read(id).await?;
        app.wait_for_labels(&expected).await?;
        app.read("harbour").await?;
        keys::press(&app.browser, 'j').await?;
        if is_watched {
            probe::assert_clean(&app.browser).await?;
        }
        app.browser.close().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_damaged_file_says_that_it_does_not_start() -> Result<()> {
    in_turn(async {
        let desk = Desk::new()?;
        // As a download that broke off and was patched together: all is there but the program's beginning.
        let whole = String::from_utf8(single_file()?)?;
        let damaged = whole.replacen(">AGFzb", ">AAAAA", 1);
        ensure!(damaged != whole, "the program was not found");
        let app = opened(&desk, damaged.into_bytes()).await?;
        app.browser.goto(&format!("{}?lang=en", app.address())).await?;
        let script = r"
            const told = document.getElementById('failed')?.checkVisibility() ?? false;
            return [told, document.getElementById('skeleton')?.ariaBusy ?? null];";
        let told = serde_json::json!([true, null]);
        app.browser
            .until("what is wrong", script, vec![], |seen| seen == &told)
            .await?;
        app.browser.close().await?;
        Ok(())
    })
    .await
}

/// The single file in a browser, from a copy alone in a folder: nothing beside it can help.
pub async fn from_the_disk(desk: &Desk) -> Result<App> {
    opened(desk, single_file()?).await
}

fn single_file() -> Result<Vec<u8>> {
    let file = dist()?.join("hashiya.html");
    std::fs::read(&file).with_context(|| file.display().to_string())
}

async fn opened(desk: &Desk, bytes: Vec<u8>) -> Result<App> {
    let copy = desk.put("hashiya.html", bytes)?;
    let browser = watched(Browser::fresh(&Options::default()).await?).await?;
    Ok(App::at(browser, &format!("file://{}", copy.display())))
}

async fn watched(browser: Browser) -> Result<Browser> {
    if browser.engine() != Engine::WebKit {
        probe::watch(&browser, None).await?;
    }
    Ok(browser)
}

/// The page has asked for nothing but itself, data in its own text and blobs of its own.
async fn only_itself(app: &App) -> Result<()> {
    let script = r"
        return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !/^(data|blob):/.test(name));";
    let seen = app.browser.run(script, vec![]).await?;
    ensure!(seen == serde_json::json!([]), "the single file asked for {seen}");
    Ok(())
}
