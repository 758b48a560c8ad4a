//! The journal: what the page says of how safe the work is, that it is true, and that what local
//! storage loses comes back.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::killing::{Journal, Work, kill_again_and_again};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::json;

use crate::tagging::reading_rain;

/// Waits until the page says this of how safe the work is.
pub async fn wait_for_save_state(app: &App, wanted: &str) -> Result<()> {
    let script = "return one('[data-save-state]')?.dataset.saveState ?? null;";
    let what = format!("the save state {wanted}");
    app.browser.until(&what, script, vec![], |seen| seen == wanted).await?;
    Ok(())
}

#[tokio::test]
async fn no_tag_that_was_shown_as_saved_is_lost_when_the_browser_is_killed() -> Result<()> {
    in_turn(async {
        let tally = kill_again_and_again(Work::Tagging, 3, Journal::Kept, |_| ()).await?;
        ensure!(
            tally.kills == 3 && tally.acknowledged > 0,
            "nothing was tried: {tally:?}"
        );
        ensure!(tally.lost.is_empty(), "{tally:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_tag_is_saving_in_the_drawing_that_shows_it_and_saved_when_it_is_on_the_disk() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        wait_for_save_state(&visit.app, "saved").await?;
        // Completion is held back until the test lets it go.
        let hold = r"
            window.__seen = [];
            const add = () => {
                const state = one('[data-save-state]').dataset.saveState;
                const tagged = all('[data-sentence][data-label]').length;
                const last = window.__seen.at(-1);
                if (!last || last[0] !== state || last[1] !== tagged) window.__seen.push([state, tagged]);
            };
            new MutationObserver(add).observe(document.body, { subtree: true, childList: true, attributes: true });
            const gate = new Promise((open) => { window.__go = open; });
            const transaction = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (...given) {
                const made = transaction.apply(this, given);
                Object.defineProperty(made, 'oncomplete', { set(handle) {
                    made.addEventListener('complete', (event) => gate.then(() => handle(event)));
                } });
                return made;
            };";
        visit.app.browser.run(hold, vec![]).await?;
        visit.app.tag(countable[1], '1', "claim").await?;
        let script = "return window.__seen.filter(([, tagged]) => tagged > 0);";
        let seen = visit.app.browser.run(script, vec![]).await?;
        ensure!(seen == json!([["saving", 1]]), "shown in this order: {seen}");
        visit.app.browser.run("window.__go();", vec![]).await?;
        wait_for_save_state(&visit.app, "saved").await?;
        let seen = visit.app.browser.run(script, vec![]).await?;
        ensure!(
            seen == json!([["saving", 1], ["saved", 1]]),
            "shown in this order: {seen}"
        );
        visit.end().await
    })
    .await
}

/// Ways in which a browser has no journal to give.
const MISSING: [&str; 4] = [
    "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
    "Object.defineProperty(window, 'indexedDB', { get() { return undefined; } });",
    // As some private windows do: the request fails.
    r"const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (name) {
        const request = open.call(this, name);
        request.addEventListener('success', (event) => event.stopImmediatePropagation());
        request.addEventListener('upgradeneeded', (event) => {
          event.stopImmediatePropagation();
          request.transaction.abort();
        });
        return request;
      };",
    // It never answers: the page begins without it.
    "IDBFactory.prototype.open = () => new EventTarget();",
];

#[tokio::test]
async fn without_a_journal_the_page_works_and_says_what_is_weaker() -> Result<()> {
    in_turn(async {
        let mut visit = Visit::start().await?;
        for missing in MISSING {
            visit = visit.elsewhere().await?;
            visit.site.offer_only(&[("rain.txt", RAIN)]);
            visit.before_every_page_here(missing).await?;
            works_in_the_browser_only(&visit)
                .await
                .with_context(|| format!("with {missing}"))?;
            probe::assert_clean(&visit.app.browser).await?;
        }
        visit.end().await
    })
    .await
}

async fn works_in_the_browser_only(visit: &Visit) -> Result<()> {
    visit.app.open_library().await?;
    wait_for_save_state(&visit.app, "browser-only").await?;
    visit.app.read("rain").await?;
    let countable = visit.app.countable().await?;
    visit.app.tag(countable[0], '1', "claim").await?;
    visit.app.tag(countable[1], '2', "quote").await?;
    wait_for_save_state(&visit.app, "browser-only").await?;
    let script = "const shown = one('[data-save-state]'); return [shown.innerText.trim(), shown.textContent.trim()];";
    let seen = visit.app.browser.run(script, vec![]).await?;
    let (shown, whole) = (seen[0].as_str().context("text")?, seen[1].as_str().context("text")?);
    ensure!(!shown.is_empty(), "a word, and not only a colour");
    ensure!(whole.len() > shown.len() + 60, "the reason stands behind it: {whole}");
    visit.app.reload().await?;
    visit
        .app
        .wait_for_labels(&[(countable[0], "claim"), (countable[1], "quote")])
        .await
}

#[tokio::test]
async fn without_any_storage_the_work_is_in_memory_and_the_page_says_so() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let refuse = r"
            IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
            Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
        probe::before_every_page(&visit.app.browser, Some(&visit.site), refuse).await?;
        visit.app.read("rain").await?;
        let countable = visit.app.countable().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        wait_for_save_state(&visit.app, "memory-only").await?;
        visit.app.notice("storage-full").await?;
        let file = visit.app.export("export-article").await?;
        ensure!(file.article("rain")?.tagged().len() == 1, "the export has it");
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn what_local_storage_lost_or_damaged_comes_back_from_the_journal() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        visit.app.tag(countable[1], '2', "quote").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        let expected = [(countable[0], "claim"), (countable[1], "quote")];
        let before = visit.app.storage().await?;
        visit.app.browser.run("localStorage.clear();", vec![]).await?;
        visit.app.reload().await?;
        visit.app.wait_for_labels(&expected).await?;
        let notices = visit.app.notices().await?;
        ensure!(notices.is_empty(), "nothing is wrong any more: {notices:?}");
        let tags = |storage: &std::collections::BTreeMap<String, String>| {
            let of_tags = storage.iter().filter(|(key, _)| key.contains(":tags:"));
            of_tags
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect::<Vec<_>>()
        };
        ensure!(
            tags(&visit.app.storage().await?) == tags(&before),
            "local storage has it again"
        );
        let damage = r"
            const key = Object.keys(localStorage).find((key) => key.includes(':tags:'));
            localStorage.setItem(key, localStorage.getItem(key).slice(0, -2));";
        visit.app.browser.run(damage, vec![]).await?;
        visit.app.reload().await?;
        visit.app.wait_for_labels(&expected).await?;
        visit.app.notice("storage-damaged").await?;
        let aside = visit
            .app
            .storage()
            .await?
            .into_keys()
            .filter(|key| key.contains(":damaged:"));
        ensure!(aside.count() == 1, "the damaged value is set aside");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_journal_that_fails_for_a_while_is_told_and_takes_everything_afterwards() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        wait_for_save_state(&visit.app, "saved").await?;
        let fail = r"
            const transaction = IDBDatabase.prototype.transaction;
            window.__mend = () => { IDBDatabase.prototype.transaction = transaction; };
            IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'UnknownError'); };";
        visit.app.browser.run(fail, vec![]).await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        wait_for_save_state(&visit.app, "browser-only").await?;
        visit.app.browser.run("window.__mend();", vec![]).await?;
        visit.app.tag(countable[1], '2', "quote").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        visit.app.browser.run("localStorage.clear();", vec![]).await?;
        visit.app.reload().await?;
        visit
            .app
            .wait_for_labels(&[(countable[0], "claim"), (countable[1], "quote")])
            .await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn what_a_full_local_storage_does_not_take_is_in_the_journal() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        let fill = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
        visit.app.browser.run(fill, vec![]).await?;
        visit.app.tag(countable[1], '2', "quote").await?;
        visit.app.notice("storage-full").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        visit.app.reload().await?;
        visit
            .app
            .wait_for_labels(&[(countable[0], "claim"), (countable[1], "quote")])
            .await?;
        visit.end().await
    })
    .await
}
