//! The library: what is on offer, and what happens when an article cannot be had.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::fixtures::{BRIDGE, HARBOUR, RAIN};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::site::Fault;
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// The text of every card by its id, digits made plain, with its state and progress.
const CARDS: &str = r"
    return all('[data-article]').map((card) => ({
        id: card.dataset.article, state: card.dataset.state,
        text: plainDigits(card.innerText),
        progress: (card.querySelector('[data-progress]') ?? card).dataset.progress ?? null,
        retry: card.querySelector('[data-action=retry]') !== null }));";

#[tokio::test]
async fn every_bundled_article_stands_in_the_library() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        visit.app.open_library().await?;
        let cards = visit.app.browser.run(CARDS, vec![]).await?;
        let cards = cards.as_array().context("cards")?;
        let listed = listed(&dist()?)?;
        ensure!(!listed.is_empty(), "the build has no articles");
        let ids = |card: &Value| card["id"].as_str().unwrap_or_default().to_owned();
        let shown: Vec<String> = cards.iter().map(ids).collect();
        for article in &listed {
            ensure!(shown.contains(&article.id), "{} is not in {shown:?}", article.id);
        }
        for card in cards {
            ensure!(card["state"] == "ready", "{card}");
            let progress = card["progress"].as_str().context("no progress")?;
            let total: u64 = progress.strip_prefix("0/").context(progress.to_owned())?.parse()?;
            ensure!(total > 5, "{progress} in {card}");
        }
        visit.end().await
    })
    .await
}

/// An export needs all texts: the card of one that does not come stays as it was, and a message has it loaded
/// once the server is mended.
#[tokio::test]
async fn a_listed_article_that_does_not_come_keeps_its_card() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        let lost = listed(&dist()?)?.swap_remove(0);
        let path = format!("articles/{}", lost.file);
        visit.site.fail(&path, Fault::NotFound);
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        let before = browser.run(CARDS, vec![]).await?;
        let file = app.export_all().await?;
        ensure!(
            file.article(&lost.id).is_err(),
            "the export has a text that did not come"
        );
        let told = app.notice("not-loaded").await?;
        ensure!(told.contains("could not be loaded"), "{told:?}");
        ensure!(browser.run(CARDS, vec![]).await? == before, "a card is another one");
        visit.site.mend(&path);
        app.act("load-again").await?;
        let gone = "return all('[data-notice=not-loaded]').length;";
        browser.until("no such message", gone, vec![], |seen| seen == 0).await?;
        ensure!(
            app.export_all().await?.article(&lost.id).is_ok(),
            "it was not loaded again"
        );
        ensure!(browser.run(CARDS, vec![]).await? == before, "a card is another one");
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn a_card_shows_title_source_sentences_and_reading_time() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN), ("harbour.txt", HARBOUR)]).await?;
        visit.app.open("?lang=en", "#/").await?;
        visit.app.wait_for_library().await?;
        let cards = visit.app.browser.run(CARDS, vec![]).await?;
        let text = cards[0]["text"].as_str().context("the card's text")?;
        ensure!(
            text.contains("المطر يعود إلى وادي الزيتون بعد غياب"),
            "no title in {text:?}"
        );
        ensure!(text.contains("صحيفة الوادي"), "no source in {text:?}");
        ensure!(text.contains("min"), "no reading time in {text:?}");
        let total = cards[0]["progress"]
            .as_str()
            .and_then(|progress| progress.strip_prefix("0/"));
        let total = total.with_context(|| format!("the progress of {}", cards[0]))?;
        ensure!(text.contains(total), "no number of sentences, {total}, in {text:?}");
        // Title, source, date and nine sentences; the small print may be left out of the count.
        ensure!((9..=12).contains(&total.parse::<u64>()?), "{total} sentences");
        pointer::click(&visit.app.browser, "[data-article=rain] a, a[data-article=rain]").await?;
        visit.app.wait_for_sentences().await?;
        let hash = visit.app.browser.run("return location.hash;", vec![]).await?;
        ensure!(
            hash.as_str().is_some_and(|hash| hash.starts_with("#/articles/rain")),
            "{hash}"
        );
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn an_article_that_cannot_be_had_says_so_and_the_others_work() -> Result<()> {
    in_turn(async {
        let articles = [
            ("rain.txt", RAIN),
            ("bridge.txt", BRIDGE),
            ("harbour.txt", HARBOUR),
            ("gone.txt", RAIN),
        ];
        let visit = Visit::with_articles(&articles).await?;
        visit.site.fail("articles/gone.txt", Fault::NotFound);
        visit.site.fail("articles/harbour.txt", Fault::Dropped);
        // The word "نص" in Windows-1256: no UTF-8.
        visit
            .site
            .replace("articles/bridge.txt", [0xE4, 0xD5, b'\n', 0xE4, 0xD5, b'.']);
        visit.app.open_library().await?;
        let cards = visit.app.browser.run(CARDS, vec![]).await?;
        let cards = cards.as_array().context("cards")?;
        for card in cards {
            let fine = card["id"] == "rain";
            ensure!(card["state"] == if fine { "ready" } else { "error" }, "{card}");
            ensure!(card["retry"] == json!(!fine), "{card}");
            ensure!(
                card["text"].as_str().is_some_and(|text| text.len() > 10),
                "no message in {card}"
            );
        }
        retry_heals(&visit, "gone", RAIN).await?;
        retry_heals(&visit, "bridge", BRIDGE).await?;
        visit.app.read("rain").await?;
        let first = *visit.app.countable().await?.first().context("a sentence")?;
        visit.app.tag(first, '1', "claim").await?;
        visit.leave().await
    })
    .await
}

/// A retry while the fault lasts keeps the message; one after the server is mended heals it.
async fn retry_heals(visit: &Visit, id: &str, text: &str) -> Result<()> {
    let path = format!("articles/{id}.txt");
    let asked = || visit.site.requests().iter().filter(|request| **request == path).count();
    let retry = format!("[data-article={id}] [data-action=retry]");
    let before = asked();
    pointer::click(&visit.app.browser, &retry).await?;
    let script = "return document.querySelector(`[data-article='${arguments[0]}']`)?.dataset.state ?? null;";
    let browser = &visit.app.browser;
    let asked_again = |seen: &Value| asked() > before && seen == "error";
    browser
        .until("the error again", script, vec![json!(id)], asked_again)
        .await?;
    visit.site.mend(&path);
    visit.site.replace(&path, text);
    pointer::click(browser, &retry).await?;
    browser
        .until("a healed card", script, vec![json!(id)], |seen| seen == "ready")
        .await?;
    Ok(())
}

/// Offers so many copies of an article of the build, with the summary that it has in the list; none of their
/// texts comes.
fn offer_copies(visit: &Visit, copies: usize) -> Result<()> {
    let list: Value = serde_json::from_slice(&visit.site.original("articles/index.json")?)?;
    let article = &list["articles"][0];
    ensure!(
        article["summary"].is_object() || article["summary"].is_array(),
        "no summary in {article}"
    );
    let mut lines = Vec::new();
    for copy in 0..copies {
        let file = format!("copy-{copy}.txt");
        visit.site.fail(&format!("articles/{file}"), Fault::Silent);
        lines.push(json!({"id": format!("copy-{copy}"), "file": file, "summary": article["summary"]}));
    }
    visit
        .site
        .replace("articles/index.json", json!({"articles": lines}).to_string());
    Ok(())
}

#[tokio::test]
async fn what_has_the_focus_is_not_under_the_word_about_gathering() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let browser = &visit.app.browser;
        offer_copies(&visit, 40)?;
        // In a narrow window its bar is higher than the one that the page always leaves room for.
        system::resize(browser, 320, 840).await?;
        visit.app.open("?lang=fr", "#/").await?;
        let cards = "return all('[data-article]').length;";
        browser.until("the cards", cards, vec![], |seen| seen == 40).await?;
        visit.app.act("export").await?;
        browser.element("[data-underway=gathering]").await?;
        let script = r"
            const [over, under] = [one('[data-underway=gathering]'), document.activeElement];
            const [bar, focus] = [over.getBoundingClientRect(), under.getBoundingClientRect()];
            const apart = focus.bottom <= bar.top || focus.top >= bar.bottom || focus.right <= bar.left || focus.left >= bar.right;
            return [under.matches('.cards *'), apart, under.outerHTML.slice(0, 120)];";
        let mut in_cards = 0;
        for _ in 0..30 {
            keys::press(browser, key::TAB).await?;
            let seen = browser.run(script, vec![]).await?;
            in_cards += usize::from(seen[0] == true);
            ensure!(seen[1] == true, "under the message: {seen}");
        }
        ensure!(in_cards > 10, "only {in_cards} of the cards had the focus");
        visit.end().await
    })
    .await
}
