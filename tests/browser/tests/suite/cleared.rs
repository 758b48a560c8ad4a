//! Site data that is cleared under the open page: all that it shows is stored again, and said.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::wait::{Look, until};
use serde_json::Value;

use crate::journal::wait_for_save_state;
use crate::tagging::reading_rain;

/// Clears local storage and deletes the journal, as the page's own scripts can: without an event here.
const CLEAR_ALL: &str = "localStorage.clear(); indexedDB.deleteDatabase('hashiya');";

/// The records of tags and of the reader that are in local storage.
async fn stored(visit: &Visit) -> Result<Vec<(String, String)>> {
    let mut records: Vec<_> = visit.app.storage().await?.into_iter().collect();
    records.retain(|(key, _)| key.contains(":tags:") || key.ends_with(":profile"));
    Ok(records)
}

async fn until_stored(visit: &Visit, what: &str, expected: &[(String, String)]) -> Result<()> {
    until(what, || async {
        let seen = stored(visit).await?;
        Ok(Look::when(seen == expected, (), format!("{seen:?}")))
    })
    .await
}

/// What the journal holds, as text.
async fn journal(visit: &Visit) -> Result<String> {
    let script = r"
        const [done] = arguments;
        const request = indexedDB.open('hashiya');
        request.onerror = () => done(null);
        request.onsuccess = () => {
            const database = request.result;
            if (!database.objectStoreNames.contains('journal')) { database.close(); done(''); return; }
            const keys = database.transaction('journal').objectStore('journal').getAllKeys();
            keys.onsuccess = () => { database.close(); done(keys.result.join(' ')); };
        };";
    let keys: Value = visit.app.browser.run_async(script, vec![]).await?;
    Ok(keys.as_str().context("a journal that can be opened")?.to_owned())
}

#[tokio::test]
async fn what_is_cleared_under_the_open_page_is_stored_again_on_the_return_to_it() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        visit.app.tag(countable[1], '2', "quote").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        let before = stored(&visit).await?;
        ensure!(before.len() == 2, "{before:?}");
        visit.app.browser.run(CLEAR_ALL, vec![]).await?;
        visit
            .app
            .browser
            .run("dispatchEvent(new Event('focus'));", vec![])
            .await?;
        until_stored(&visit, "the records again", &before).await?;
        visit.app.notice("stored-again").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        until("the journal again", || async {
            let keys = journal(&visit).await?;
            Ok(Look::when(
                keys.contains(":tags:") && keys.contains(":profile"),
                (),
                keys,
            ))
        })
        .await?;
        visit.app.reload().await?;
        let expected = [(countable[0], "claim"), (countable[1], "quote")];
        visit.app.wait_for_labels(&expected).await?;
        ensure!(stored(&visit).await? == before, "under the same identity");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn what_is_cleared_under_the_open_page_is_stored_again_with_the_next_tag() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        visit.app.browser.run(CLEAR_ALL, vec![]).await?;
        visit.app.tag(countable[1], '2', "quote").await?;
        visit.app.notice("stored-again").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        visit.app.reload().await?;
        let expected = [(countable[0], "claim"), (countable[1], "quote")];
        visit.app.wait_for_labels(&expected).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_record_that_another_page_takes_away_is_stored_again() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        visit.app.read("rain").await?;
        let countable = visit.app.countable().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        let before = stored(&visit).await?;
        // A page of the same origin without the app in it.
        let script = r"
            const frame = document.createElement('iframe');
            document.body.append(frame);
            const storage = frame.contentWindow.localStorage;
            const key = Object.keys(storage).find((key) => key.includes(':tags:'));
            if (arguments[0] === 'one') storage.removeItem(key); else storage.clear();
            frame.remove();";
        for what in ["one", "all"] {
            visit.app.browser.run(script, vec![what.into()]).await?;
            until_stored(&visit, "the records again", &before).await?;
        }
        visit.app.reload().await?;
        visit.app.wait_for_labels(&[(countable[0], "claim")]).await?;
        visit.end().await
    })
    .await
}
