//! What breaks the program down, and what does not: wherever it happens, the page that says so comes and
//! nothing acts any more; faults of other programs in the page are none of its own.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::exported;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::keys;
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::wait::{Look, until};
use serde_json::{Value, json};

use crate::crash::{A_MINUTE, BREAK, STORES, reading_rain_with_timers, wait_for_the_page};
use crate::journal::wait_for_save_state;
use crate::tagging::reading_rain;

/// The record of the tags.
const TAGS: &str = "return ownStorage()[Object.keys(ownStorage()).find((key) => key.includes(':tags:'))];";

/// Fails when the page of a crash is there, or is to come.
async fn goes_on(app: &App, what: &str) -> Result<()> {
    let crashed = "return document.documentElement.dataset.crashed ?? null;";
    ensure!(
        app.browser.run(crashed, vec![]).await? == Value::Null,
        "{what} ended the program"
    );
    Ok(())
}

/// Presses keys that act, and ensures that nothing that is stored changes.
async fn nothing_acts(visit: &Visit) -> Result<()> {
    let app = &visit.app;
    let kept = app.browser.run_async(STORES, vec![]).await?;
    for letter in ['1', '2', 'j', 'm', 'u', '?', 'n'] {
        keys::press(&app.browser, letter).await?;
    }
    app.browser
        .run("location.hash = '#/'; dispatchEvent(new Event('storage'));", vec![])
        .await?;
    visit.pass(A_MINUTE).await?;
    let now = app.browser.run_async(STORES, vec![]).await?;
    ensure!(now == kept, "{kept}\nbecame\n{now}");
    let left = "return [all('[data-sentence]').length, all('.crashed h1').length];";
    ensure!(app.browser.run(left, vec![]).await? == json!([0, 1]), "it is alone");
    Ok(())
}

#[tokio::test]
async fn it_comes_wherever_the_program_breaks_down() -> Result<()> {
    in_turn(async {
        let places = [
            (
                "a message of the service worker",
                "navigator.serviceWorker.ready.then(({ active }) => navigator.serviceWorker.dispatchEvent( \
                 new MessageEvent('message', { data: { kind: 'newer' }, source: active })));",
            ),
            (
                "another tab",
                "const key = Object.keys(localStorage).find((key) => key.includes(':tags:')); \
                 dispatchEvent(new StorageEvent('storage', { key, newValue: '[broken', storageArea: localStorage }));",
            ),
            ("the address", "location.hash = '#/statistics';"),
        ];
        for (what, end) in places {
            let (visit, countable) = reading_rain_with_timers().await?;
            let app = &visit.app;
            app.tag(countable[0], '1', "claim").await?;
            wait_for_save_state(app, "saved").await?;
            app.browser.run(BREAK, vec![]).await?;
            app.browser.run(end, vec![]).await?;
            wait_for_the_page(app).await.context(what)?;
            nothing_acts(&visit).await.context(what)?;
            visit.leave().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_comes_when_a_timer_breaks_down() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        visit.keep_timers().await?;
        // One of the program's own timers finds what it needs broken: what it calls throws through it.
        visit
            .before_every_page_here(
                "const own = setTimeout; globalThis.setTimeout = (call, wait, ...rest) => own(() => { \
                 if (wait === 3_000) document.getElementById = () => { throw new Error('by the test'); }; call(...rest); }, wait);",
            )
            .await?;
        app.open("?lang=en", "#/articles/rain").await?;
        wait_for_the_page(app).await?;
        nothing_acts(&visit).await?;
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn it_comes_in_the_first_drawing_and_a_second_time() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain_with_timers().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        wait_for_save_state(&visit.app, "saved").await?;
        visit
            .before_every_page_here(&format!("if (!localStorage.sound) {{ {BREAK} }}"))
            .await?;
        let app = &visit.app;
        app.browser.reload().await?;
        wait_for_the_page(app).await?;
        // Whatever goes on to break.
        let again = "dispatchEvent(new Event('hashiya-crash')); \
             dispatchEvent(new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError('unreachable') }));";
        app.browser.run(again, vec![]).await?;
        nothing_acts(&visit).await?;
        let file = app.download("crash-back-up").await?.json()?;
        exported::check(&file)?;
        ensure!(file["backup"]["records"].to_string().contains(":tags:rain:"), "{file}");
        app.act("crash-library").await?;
        wait_for_the_page(app).await?;
        app.browser.run("localStorage.sound = '1';", vec![]).await?;
        app.act("crash-reload").await?;
        app.wait_until_ready().await?;
        app.read("rain").await?;
        app.wait_for_labels(&[(countable[0], "claim")]).await?;
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn it_is_in_the_readers_language_on_a_translated_page() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        app.open("?lang=fr", "#/articles/rain").await?;
        app.wait_for_sentences().await?;
        // As a translator leaves it.
        app.browser
            .run(
                "document.documentElement.lang = 'de'; document.documentElement.className = 'translated-ltr';",
                vec![],
            )
            .await?;
        app.browser.run(BREAK, vec![]).await?;
        keys::press(&app.browser, '?').await?;
        wait_for_the_page(app).await?;
        let words = app.browser.run("return one('.crashed').innerText;", vec![]).await?;
        ensure!(
            words.as_str().is_some_and(|words| words.contains("s’est arrêté")),
            "{words}"
        );
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn a_sentence_that_was_taken_away_comes_back() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, n) = (&visit.app, countable[4]);
        let before = app.sentences().await?;
        app.focus(n).await?;
        app.browser
            .run("sentence(arguments[0]).remove();", vec![json!(n)])
            .await?;
        keys::press(&app.browser, '1').await?;
        app.wait_for_labels(&[(n, "claim")]).await?;
        let now: Vec<String> = app.sentences().await?.into_iter().map(|one| one.text).collect();
        let texts: Vec<String> = before.into_iter().map(|one| one.text).collect();
        ensure!(now == texts, "{now:?}");
        // The reader goes on where they were.
        app.wait_for_focus(countable[5]).await?;
        keys::press(&app.browser, '2').await?;
        app.wait_for_labels(&[(n, "claim"), (countable[5], "quote")]).await?;
        goes_on(app, "it").await?;
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn where_the_page_is_taken_away_again_and_again_the_program_says_so() -> Result<()> {
    in_turn(async {
        let hands = [
            "new MutationObserver(() => all('[data-sentence]').forEach((one) => one.remove())) \
             .observe(document.body, { childList: true, subtree: true }); all('[data-sentence]').forEach((one) => one.remove());",
            "one('#app').remove();",
            "one('#app').replaceChildren();",
            "document.body.replaceChildren();",
            "document.body.replaceWith(document.createElement('body'));",
        ];
        for hand in hands {
            let (visit, countable) = reading_rain_with_timers().await?;
            let app = &visit.app;
            app.tag(countable[0], '1', "claim").await?;
            wait_for_save_state(app, "saved").await?;
            let tagged = app.browser.run(TAGS, vec![]).await?;
            app.browser.run(hand, vec![]).await?;
            // Moving stores nothing but the place.
            until("the page of a crash", || async {
                keys::press(&app.browser, 'j').await?;
                let crashed = app.browser.run("return all('.crashed').length;", vec![]).await?;
                Ok(Look::when(crashed == json!(1), (), crashed.to_string()))
            })
            .await
            .context(hand)?;
            ensure!(app.browser.run(TAGS, vec![]).await? == tagged, "something was tagged unseen");
            nothing_acts(&visit).await.context(hand)?;
            let file = app.download("crash-back-up").await?.json()?;
            ensure!(file["backup"]["records"].to_string().contains(":tags:rain:"), "{file}");
            visit.leave().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn faults_of_other_programs_in_the_page_are_none_of_its_own() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        // As a part of the page's own world, as extensions put scripts.
        visit
            .before_every_page_here(
                "globalThis.heard = 0; addEventListener('focusin', () => { heard += 1; throw new Error('of an extension'); });",
            )
            .await?;
        app.read("rain").await?;
        let stops = app.text_sentences().await?;
        app.focus(stops[0]).await?;
        keys::press(&app.browser, 'j').await?;
        app.wait_for_focus(stops[1]).await?;
        let heard = app.browser.run("return heard;", vec![]).await?;
        ensure!(heard.as_u64() > Some(0), "the listener was called by what the program did");
        goes_on(app, "a listener that fails").await?;
        if !leaves_out("another program")? {
            // Another program of WebAssembly, and what it ends with.
            let other = r"
            const bytes = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 0, 0x0a, 5, 1, 3, 0, 0, 0x0b];
            const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
            try {
                exports.f();
            } catch (error) {
                dispatchEvent(new ErrorEvent('error', { error }));
                dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason: error }));
                return String(error.stack);
            }";
            let stack = app.browser.run(other, vec![]).await?;
            ensure!(stack.as_str().is_some_and(|stack| stack.contains("wasm-function[")), "{stack}");
            goes_on(app, "another program").await?;
        }
        keys::press(&app.browser, '1').await?;
        app.wait_for_labels(&[(stops[1], "claim")]).await?;
        visit.leave().await
    })
    .await
}
