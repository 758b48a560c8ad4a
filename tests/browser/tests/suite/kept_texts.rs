//! The texts of delivered articles that somebody worked on, in IndexedDB beside those of opened ones.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::kept_texts::kept_texts;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer::click;
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::wait::{Look, until};
use serde_json::json;

use crate::journal::wait_for_save_state;

/// Waits until the store of texts has exactly these, by identity. Nothing on the page says so.
async fn wait_for_texts(app: &App, expected: &[(&str, &str)]) -> Result<()> {
    until(&format!("the texts {expected:?}"), || async {
        let texts = kept_texts(app).await?;
        let seen: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
        Ok(Look::when(seen == expected, (), format!("{seen:?}")))
    })
    .await
}

/// Tags the first sentence of the article that is open.
async fn tag_first(app: &App) -> Result<usize> {
    let number = *app.countable().await?.first().context("a sentence")?;
    app.tag(number, '1', "claim").await?;
    wait_for_save_state(app, "saved").await?;
    Ok(number)
}

#[tokio::test]
async fn a_delivered_text_is_kept_with_the_first_tag_and_goes_with_the_annotations() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        let rain = [("rain", RAIN.trim_end())];
        app.open_library().await?;
        app.read("rain").await?;
        ensure!(kept_texts(app).await?.is_empty(), "reading is no work");
        tag_first(app).await?;
        wait_for_texts(app, &rain).await?;
        let stored = app.storage().await?;
        ensure!(!stored.keys().any(|key| key.contains(":kept:")), "{stored:?}");

        app.open_library().await?;
        click(&app.browser, "[data-article=rain] [data-action=delete]").await?;
        click(&app.browser, "[data-action=delete-now]").await?;
        app.notice("deleted").await?;
        wait_for_texts(app, &[]).await?;
        click(&app.browser, "[data-action=undelete]").await?;
        wait_for_texts(app, &rain).await?;
        wait_for_save_state(app, "saved").await?;

        app.reload().await?;
        app.wait_for_library().await?;
        click(&app.browser, "[data-article=rain] [data-action=delete]").await?;
        click(&app.browser, "[data-action=delete-now]").await?;
        app.notice("deleted").await?;
        wait_for_texts(app, &[]).await?;
        visit.end().await
    })
    .await
}

/// The server delivers another text under the same name: it is asked about, and what was said of the one from before
/// goes along.
#[tokio::test]
async fn a_text_that_is_delivered_anew_is_asked_about_and_has_its_tags() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        app.open_library().await?;
        app.read("rain").await?;
        let number = tag_first(app).await?;
        wait_for_texts(app, &[("rain", RAIN.trim_end())]).await?;
        let later = RAIN.replace("صباح السبت", "مساء السبت");
        visit.site.offer_only(&[("rain.txt", &later)]);
        app.reload().await?;
        app.browser.element("[data-dialog=versions][open]").await?;
        app.act("confirm-versions").await?;
        app.browser.element("[data-dialog=review][open]").await?;
        keys::press(&app.browser, key::ESCAPE).await?;
        app.wait_for_labels(&[(number, "claim")]).await?;
        // The one from before stays, unseen, under its name and the first digits of its hash.
        let before = ("rain-332af830", RAIN.trim_end());
        wait_for_texts(app, &[("rain", later.trim_end()), before]).await?;
        wait_for_save_state(app, "saved").await?;
        app.reload().await?;
        app.wait_for_labels(&[(number, "claim")]).await?;
        app.open_library().await?;
        let cards = "return all('[data-article]').map((card) => card.dataset.article);";
        let cards = app.browser.run(cards, vec![]).await?;
        ensure!(cards == json!(["rain"]), "{cards}");

        click(&app.browser, "[data-article=rain] [data-action=delete]").await?;
        click(&app.browser, "[data-action=delete-now]").await?;
        app.notice("deleted").await?;
        wait_for_texts(app, &[]).await?;
        click(&app.browser, "[data-action=undelete]").await?;
        app.read("rain").await?;
        app.wait_for_labels(&[(number, "claim")]).await?;
        visit.end().await
    })
    .await
}

/// Without IndexedDB nothing is kept, nothing of it is in local storage, and the page says what it says of tags.
#[tokio::test]
async fn without_indexed_db_no_text_is_kept_and_nothing_told() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        let denied = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };";
        visit.before_every_page_here(denied).await?;
        app.open_library().await?;
        app.read("rain").await?;
        let number = *app.countable().await?.first().context("a sentence")?;
        app.tag(number, '1', "claim").await?;
        wait_for_save_state(app, "browser-only").await?;
        let stored = app.storage().await?;
        ensure!(!stored.keys().any(|key| key.contains(":kept:")), "{stored:?}");
        let is_text = |value: &String| value.contains("هطل المطر على القرية");
        ensure!(!stored.values().any(is_text), "{stored:?}");
        app.reload().await?;
        app.wait_for_label(number, Some("claim")).await?;
        visit.end().await
    })
    .await
}
