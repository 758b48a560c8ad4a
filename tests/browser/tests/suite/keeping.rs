//! Keeping: a tag is stored when the key is released, comes back, and is not lost when the
//! browser refuses to store.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::fixtures::{RAIN, long_article};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::json;

use crate::tagging::reading_rain;

/// Records every write to a storage, and what local storage holds when a key is released.
const RECORD: &str = r"
    window.__writes = [];
    window.__released = null;
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        window.__writes.push([key, value.length]);
        return setItem.call(this, key, value);
    };
    addEventListener('keyup', () => { window.__released = ownStorage(); }, { capture: true });";

#[tokio::test]
async fn a_tag_is_stored_in_one_small_write_when_the_key_is_released() -> Result<()> {
    in_turn(async {
        let long = long_article(3000);
        let visit = Visit::with_articles(&[("long.txt", &long), ("rain.txt", RAIN)]).await?;
        visit.app.read("long").await?;
        let countable = visit.app.countable().await?;
        visit.app.focus(countable[0]).await?;
        keys::press_often(&visit.app.browser, &[], '1', 30).await?;
        visit.app.wait_for_focus(countable[30]).await?;
        visit.app.focus(countable[1500]).await?;
        let before = visit.app.storage().await?;
        visit.app.browser.run(RECORD, vec![]).await?;
        keys::press(&visit.app.browser, '2').await?;
        let seen = visit
            .app
            .browser
            .run("return [window.__writes, window.__released];", vec![])
            .await?;
        visit.app.wait_for_label(countable[1500], Some("quote")).await?;
        let writes = seen[0].as_array().context("writes")?;
        let released: std::collections::BTreeMap<String, String> = serde_json::from_value(seen[1].clone())?;
        let changed: Vec<&String> = released
            .iter()
            .filter(|(key, value)| before.get(*key) != Some(value))
            .map(|(key, _)| key)
            .collect();
        ensure!(
            !changed.is_empty(),
            "nothing was stored when the key was released; writes {writes:?}"
        );
        for key in released.keys() {
            ensure!(key.starts_with("hashiya:"), "a stranger in local storage: {key}");
        }
        // The place may be stored too, in a write of its own; the tag is in exactly one.
        let about_article: Vec<_> = writes.iter().filter(|write| write[1].as_u64() > Some(40)).collect();
        ensure!(
            about_article.len() <= 1 && writes.len() <= 2,
            "more than one write: {writes:?}"
        );
        for write in writes {
            ensure!(write[1].as_u64() < Some(10_000), "a large write: {write}");
        }
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn tags_notes_and_place_come_back_after_reload_and_reopening() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (a, b, place) = (countable[1], countable[5], countable[6]);
        visit.app.tag(a, '1', "claim").await?;
        visit.app.tag(b, '2', "quote").await?;
        visit.app.focus(b).await?;
        keys::press(&visit.app.browser, 'n').await?;
        let writing = "return document.activeElement?.matches('textarea[data-note]') ?? false;";
        visit
            .app
            .browser
            .until("the note field", writing, vec![], |seen| seen == &json!(true))
            .await?;
        keys::type_text(&visit.app.browser, "a note").await?;
        keys::press(&visit.app.browser, key::ENTER).await?;
        visit.app.wait_for_focus(b).await?;
        keys::press(&visit.app.browser, 'j').await?;
        visit.app.wait_for_focus(place).await?;
        visit.app.reload().await?;
        all_is_back(&visit, a, b, place).await?;
        if leaves_out("reopening")? {
            return visit.end().await;
        }
        let visit = visit.reopen().await?;
        visit.app.open_library().await?;
        visit.app.wait_for_progress(2, countable.len()).await?;
        visit.app.read("rain").await?;
        all_is_back(&visit, a, b, place).await?;
        visit.end().await
    })
    .await
}

async fn all_is_back(visit: &Visit, a: usize, b: usize, place: usize) -> Result<()> {
    visit.app.wait_for_labels(&[(a, "claim"), (b, "quote")]).await?;
    visit.app.wait_for_focus(place).await?;
    let file = visit.app.export("export-article").await?;
    ensure!(
        file.article("rain")?.sentences[b].note() == Some("a note"),
        "the note is gone"
    );
    Ok(())
}

/// Two ways in which a browser refuses to store, and the message that says so.
const REFUSALS: [(&str, &str); 3] = [
    (
        "storage-blocked",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    ),
    (
        "storage-blocked",
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };",
    ),
    (
        "storage-full",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ),
];

#[tokio::test]
async fn work_goes_on_in_memory_when_the_browser_refuses_to_store() -> Result<()> {
    in_turn(async {
        let mut visit = Visit::start().await?;
        for (notice, refusal) in REFUSALS {
            visit = visit.elsewhere().await?;
            visit.site.offer_only(&[("rain.txt", RAIN)]);
            visit.before_every_page_here(refusal).await?;
            work_without_storage(&visit, notice)
                .await
                .with_context(|| format!("with {refusal}"))?;
            probe::assert_clean(&visit.app.browser).await?;
        }
        visit.end().await
    })
    .await
}

async fn work_without_storage(visit: &Visit, notice: &str) -> Result<()> {
    visit.app.open_library().await?;
    visit.app.read("rain").await?;
    let countable = visit.app.countable().await?;
    for (at, digit, label) in [(0, '1', "claim"), (1, '2', "quote"), (2, '3', "background")] {
        visit.app.tag(countable[at], digit, label).await?;
    }
    let text = visit.app.notice(notice).await?;
    ensure!(text.len() > 10, "{text:?}");
    keys::chord(&visit.app.browser, &[key::CONTROL, 'z']).await?;
    visit
        .app
        .wait_for_labels(&[(countable[0], "claim"), (countable[1], "quote")])
        .await?;
    // The warning lasts, and what can be done about it stands beside it.
    let button = format!("[data-notice=\"{notice}\"] [data-action^=\"export\"]");
    let downloads = visit.app.browser.downloads();
    hashiya_browser_tests::files::clear(&downloads)?;
    hashiya_browser_tests::pointer::click(&visit.app.browser, &button).await?;
    let download = hashiya_browser_tests::files::take_download(&downloads).await?;
    let file = hashiya_browser_tests::exported::check(&download.json()?)?;
    let tagged: Vec<&str> = file.article("rain")?.tagged().iter().map(|(_, label)| *label).collect();
    ensure!(tagged == ["claim", "quote"], "{tagged:?}");
    Ok(())
}

#[tokio::test]
async fn storage_that_fills_up_in_the_middle_damages_nothing() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        let fill = r"
            const setItem = Storage.prototype.setItem;
            window.__mend = () => { Storage.prototype.setItem = setItem; };
            Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
        visit.app.browser.run(fill, vec![]).await?;
        visit.app.tag(countable[1], '2', "quote").await?;
        visit.app.notice("storage-full").await?;
        visit.app.tag(countable[2], '3', "background").await?;
        let file = visit.app.export("export-article").await?;
        ensure!(
            file.article("rain")?.tagged().len() == 3,
            "{:?}",
            file.article("rain")?.tagged()
        );
        // Room again: the next tag stores what was waiting as well.
        visit.app.browser.run("window.__mend();", vec![]).await?;
        visit.app.tag(countable[3], '1', "claim").await?;
        visit.app.reload().await?;
        let expected = [
            (countable[0], "claim"),
            (countable[1], "quote"),
            (countable[2], "background"),
            (countable[3], "claim"),
        ];
        visit.app.wait_for_labels(&expected).await?;
        visit.end().await
    })
    .await
}
