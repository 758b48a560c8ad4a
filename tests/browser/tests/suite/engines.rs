//! What browsers do otherwise with what is stored: that it is so in this engine, and that the reader is told
//! of it here, in one sentence each, and of nothing that other engines do.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::engine::Engine;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::single_file::from_the_disk;

/// What the settings say of this browser, as names and sentences, and what they count the room in.
async fn said(app: &App) -> Result<Value> {
    app.act("settings").await?;
    let script = r"
        const meter = one('dialog meter.room');
        if (!meter) return null;
        const sentences = all('dialog [data-habit]').filter(visible);
        return {
            habits: sentences.map((sentence) => sentence.dataset.habit),
            texts: sentences.map((sentence) => sentence.textContent.trim()),
            used: Number(meter.dataset.used), max: Number(meter.max), room: one('#room-used').textContent,
        };";
    let what = "the settings' part about storage";
    let seen = app.browser.until(what, script, vec![], |seen| !seen.is_null()).await?;
    app.act("close").await?;
    Ok(seen)
}

/// The same in all languages of the interface: the same sentences, each with words of its own.
async fn said_in_all_languages(app: &App, expected: &[&str]) -> Result<Value> {
    let mut texts = Vec::new();
    let mut last = Value::Null;
    for language in ["ar", "fr", "en"] {
        app.open(&format!("?lang={language}"), "#/").await?;
        app.wait_for_library().await?;
        last = said(app).await?;
        ensure!(
            last["habits"] == json!(expected),
            "{language}: {last}, not {expected:?}"
        );
        texts.extend(
            last["texts"]
                .as_array()
                .context("sentences")?
                .iter()
                .map(Value::to_string),
        );
    }
    ensure!(texts.iter().all(|text| text.len() > 60), "{texts:?}");
    let number = texts.len();
    texts.sort_unstable();
    texts.dedup();
    ensure!(texts.len() == number, "a sentence in two languages: {texts:?}");
    Ok(last)
}

#[tokio::test]
async fn the_settings_say_of_a_site_what_this_browser_does_with_it() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        // Sizes are rounded up.
        let (expected, room): (&[&str], _) = match visit.app.browser.engine() {
            Engine::Chromium | Engine::Firefox => (&[], "10.5"),
            Engine::WebKit => (&["clears-unused", "counts-bytes"], "5.3"),
        };
        let seen = said_in_all_languages(&visit.app, expected).await?;
        let text = seen["room"].as_str().unwrap_or_default();
        ensure!(text.contains(room), "{text}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_settings_of_the_single_file_say_what_this_browser_does_with_files() -> Result<()> {
    in_turn(async {
        let desk = Desk::new()?;
        let app = from_the_disk(&desk).await?;
        let expected: &[&str] = match app.browser.engine() {
            Engine::Chromium => &["shares-between-files"],
            Engine::Firefox => &["keeps-by-file"],
            Engine::WebKit => &["shares-between-files", "counts-bytes"],
        };
        said_in_all_languages(&app, expected).await?;
        app.browser.close().await?;
        Ok(())
    })
    .await
}

/// Fills local storage with one letter, in halves of what is left, and says how many UTF-16 units there was
/// room for, keys included.
const FILL: &str = r"
    localStorage.clear();
    let units = 0;
    for (let step = 1048576, number = 0; step >= 1; ) {
        const key = String(number).padStart(6, '0');
        try {
            localStorage.setItem(key, arguments[0].repeat(step));
            units += key.length + step;
            number += 1;
        } catch (error) {
            if (error.name !== 'QuotaExceededError') throw error;
            step = step >> 1;
        }
    }
    localStorage.clear();
    return units;";

#[tokio::test]
async fn local_storage_has_the_room_that_the_meter_says() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        // A page without the program, which would store again what goes.
        visit.site.replace("empty.html", "<!doctype html><title>empty</title>");
        let address = format!("{}/empty.html", visit.site.origin());
        visit.app.browser.goto(&address).await?;
        // The last of Latin-1, the first beyond it, a quotation mark, and Arabic.
        for (letter, wide) in [("a", false), ("ÿ", false), ("Ā", true), ("’", true), ("ب", true)] {
            let units = visit.app.browser.run(FILL, vec![json!(letter)]).await?;
            let units = units.as_u64().context("units")?;
            let bytes = wide && visit.app.browser.engine() == Engine::WebKit;
            let expected = if bytes { 2_621_440 } else { 5_242_880 };
            // The last few have no room beside their key; keys are Latin.
            ensure!(units.abs_diff(expected) < 100, "{letter}: {units} units");
        }
        visit.app.open_library().await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_file_that_is_moved_finds_its_tags_where_this_browser_says_so() -> Result<()> {
    in_turn(async {
        let desk = Desk::new()?;
        let app = from_the_disk(&desk).await?;
        let first = Path::new(app.address().trim_start_matches("file://")).to_owned();
        let folder = first.parent().context("a folder")?;
        fs::create_dir(folder.join("elsewhere"))?;
        let article = listed(&dist()?)?.into_iter().next().context("an article")?;
        app.read(&article.id).await?;
        let sentence = app.countable().await?[0];
        app.tag(sentence, '1', "claim").await?;
        let shared = app.browser.engine() != Engine::Firefox;
        let tagged = [(sentence, "claim")];
        let mut app = app;
        let mut at = first.clone();
        // Renamed, moved, and back.
        for (place, finds) in [
            (folder.join("renamed.html"), shared),
            (folder.join("elsewhere").join("hashiya.html"), shared),
            (first.clone(), true),
        ] {
            fs::rename(&at, &place)?;
            at = place;
            app = App::at(app.browser, &format!("file://{}", at.display()));
            app.read(&article.id).await?;
            let expected: &[_] = if finds { &tagged } else { &[] };
            app.wait_for_labels(expected)
                .await
                .with_context(|| at.display().to_string())?;
        }
        // A copy beside it, as a newer version is before it takes the other's place.
        let copy = folder.join("hashiya (1).html");
        fs::copy(&first, &copy)?;
        app = App::at(app.browser, &format!("file://{}/hashiya%20(1).html", folder.display()));
        app.read(&article.id).await?;
        app.wait_for_labels(if shared { &tagged } else { &[] }).await?;
        fs::rename(&copy, &first)?;
        app = App::at(app.browser, &format!("file://{}", first.display()));
        app.read(&article.id).await?;
        app.wait_for_labels(&tagged).await?;
        app.browser.close().await?;
        Ok(())
    })
    .await
}
