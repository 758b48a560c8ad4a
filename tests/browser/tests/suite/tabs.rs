//! Several tabs of one browser: tagged at once they end with the same, none undoes another's work,
//! and the reader is one in all of them.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use fantoccini::wd::WindowHandle;
use hashiya_browser_tests::engine::Engine;
use hashiya_browser_tests::exported;
use hashiya_browser_tests::fixtures::long_article;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::numbers::quantile;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::wait::{Look, until};
use serde_json::{Value, json};

/// Sentences of the article, without its title.
const SENTENCES: usize = 60;

/// A visit with the article open in as many windows.
struct Windows {
    visit: Visit,
    handles: Vec<WindowHandle>,
}

impl Windows {
    /// All of them at an empty page.
    async fn empty(count: usize) -> Result<Self> {
        let visit = Visit::with_articles(&[("long.txt", &long_article(SENTENCES))]).await?;
        let client = visit.app.browser.client();
        let mut handles = vec![client.window().await?];
        while handles.len() < count {
            let opened = client.new_window(false).await?;
            client.switch_to_window(opened.handle.clone()).await?;
            handles.push(opened.handle);
            if visit.app.browser.engine() != Engine::WebKit {
                // There the probe comes from the site, in every window; elsewhere each has its own.
                probe::watch(&visit.app.browser, None).await?;
            }
        }
        Ok(Self { visit, handles })
    }

    /// All of them with the article open.
    async fn reading(count: usize) -> Result<Self> {
        let windows = Self::empty(count).await?;
        for window in 0..count {
            windows.switch(window).await?;
            windows.visit.app.read("long").await?;
        }
        Ok(windows)
    }

    async fn switch(&self, window: usize) -> Result<()> {
        let client = self.visit.app.browser.client();
        Ok(client.switch_to_window(self.handles[window].clone()).await?)
    }

    /// The labels that each window shows.
    async fn labels(&self) -> Result<Vec<BTreeMap<usize, String>>> {
        let mut all = Vec::new();
        for window in 0..self.handles.len() {
            self.switch(window).await?;
            all.push(self.visit.app.labels().await?);
        }
        Ok(all)
    }

    /// Waits until every window shows the same labels, and these conditions hold for them.
    async fn agree(&self, what: &str, holds: impl Fn(&BTreeMap<usize, String>) -> bool) -> Result<()> {
        until(what, || async {
            let all = self.labels().await?;
            let agreed = all.iter().all(|labels| *labels == all[0]) && holds(&all[0]);
            Ok(Look::when(agreed, (), format!("{all:?}")))
        })
        .await
    }
}

/// Presses a label's key on sentence after sentence, from a moment on that all windows wait for,
/// and notes when each label came to be seen.
const TAG_AT_ONCE: &str = r"
    const [start, count, digit] = arguments;
    const moment = () => performance.timeOrigin + performance.now();
    window.__seen = [];
    new MutationObserver((changes) => changes.forEach(({ target }) => {
        if (target.dataset.label) __seen.push([Number(target.dataset.sentence), target.dataset.label, moment()]);
    })).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-label'] });
    const press = (code, key) => document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
    let made = 0;
    const next = () => {
        if (made++ === count) return;
        press(`Digit${digit}`, digit);
        setTimeout(next, 60);
    };
    setTimeout(next, Math.max(0, start - Date.now()));";

const LABELS: [(&str, &str); 3] = [("1", "claim"), ("2", "quote"), ("3", "background")];

/// The first sentence that a window tags, how many it tags, and how many of them it shares with the
/// next window.
const PARTS: [usize; 3] = [1, 16, 31];
const EACH: usize = 20;
const SHARED: usize = 5;

#[tokio::test]
async fn three_tabs_tagged_at_once_end_with_the_same_tags() -> Result<()> {
    in_turn(async {
        let windows = Windows::reading(3).await?;
        for (window, first) in PARTS.into_iter().enumerate() {
            windows.switch(window).await?;
            windows.visit.app.focus(first).await?;
        }
        let browser = &windows.visit.app.browser;
        let now = browser.run("return Date.now();", vec![]).await?;
        let start = json!(now.as_u64().context("a time")? + 2_000);
        for (window, (digit, _)) in LABELS.into_iter().enumerate() {
            windows.switch(window).await?;
            browser
                .run(TAG_AT_ONCE, vec![start.clone(), json!(EACH), json!(digit)])
                .await?;
        }
        let tagged = PARTS[2] + EACH - PARTS[0];
        windows
            .agree("all tags in all tabs", |labels| labels.len() == tagged)
            .await?;
        let labels = windows.labels().await?.swap_remove(0);
        for (window, first) in PARTS.into_iter().enumerate() {
            let own = if window == 0 { first } else { first + SHARED };
            let end = if window == 2 {
                first + EACH
            } else {
                first + EACH - SHARED
            };
            for sentence in own..end {
                ensure!(labels[&sentence] == LABELS[window].1, "{sentence}: {labels:?}");
            }
        }
        report_delays(&windows).await?;
        // What is stored is the same: a new look at it shows it.
        windows.visit.app.reload().await?;
        windows.visit.app.wait_for_sentences().await?;
        windows
            .agree("the same after a reload", |after| *after == labels)
            .await?;
        windows.visit.end().await
    })
    .await
}

/// Prints after which time each tag of one window was seen in the others.
async fn report_delays(windows: &Windows) -> Result<()> {
    let mut seen: Vec<Vec<(usize, String, f64)>> = Vec::new();
    for window in 0..3 {
        windows.switch(window).await?;
        let script = "return window.__seen;";
        seen.push(serde_json::from_value(
            windows.visit.app.browser.run(script, vec![]).await?,
        )?);
    }
    let mut delays = Vec::new();
    for (window, (_, label)) in LABELS.into_iter().enumerate() {
        for (sentence, _, made) in seen[window].iter().filter(|(_, seen, _)| seen == label) {
            let there = |other: &Vec<(usize, String, f64)>| {
                let same = other.iter().find(|(at, seen, _)| at == sentence && seen == label);
                same.map(|(_, _, moment)| moment - made)
            };
            let others = (0..3).filter(|other| *other != window);
            delays.extend(others.filter_map(|other| there(&seen[other])));
        }
    }
    ensure!(delays.len() >= 2 * (EACH - 2 * SHARED), "{} delays", delays.len());
    println!(
        "{} tags seen in another tab after: median {:.0} ms, p95 {:.0} ms, longest {:.0} ms",
        delays.len(),
        quantile(&delays, 0.5),
        quantile(&delays, 0.95),
        quantile(&delays, 1.0)
    );
    Ok(())
}

#[tokio::test]
async fn undo_takes_back_nothing_that_another_tab_said() -> Result<()> {
    in_turn(async {
        let windows = Windows::reading(2).await?;
        let app = &windows.visit.app;
        windows.switch(0).await?;
        app.tag(3, '1', "claim").await?;
        app.tag(4, '1', "claim").await?;
        let both = |labels: &BTreeMap<usize, String>| labels.len() == 2;
        windows.agree("both tags in both tabs", both).await?;
        // The other tab takes one of them away and says the same again: that is its own word.
        windows.switch(1).await?;
        app.focus(4).await?;
        keys::press(&app.browser, '0').await?;
        windows
            .agree("one tag in both tabs", |labels| labels.len() == 1)
            .await?;
        windows.switch(1).await?;
        app.tag(4, '1', "claim").await?;
        windows.agree("both tags again", both).await?;
        windows.switch(0).await?;
        for _ in 0..2 {
            keys::chord(&app.browser, &[key::CONTROL, 'z']).await?;
        }
        let only_the_others = |labels: &BTreeMap<usize, String>| {
            labels.len() == 1 && labels.get(&4).is_some_and(|label| label == "claim")
        };
        windows
            .agree("the other tab's tag, and not the own one", only_the_others)
            .await?;
        windows.visit.end().await
    })
    .await
}

#[tokio::test]
async fn two_tabs_opened_at_once_in_a_new_profile_are_one_reader() -> Result<()> {
    in_turn(async {
        let windows = Windows::empty(2).await?;
        let app = &windows.visit.app;
        let now = app.browser.run("return Date.now();", vec![]).await?;
        let start = now.as_u64().context("a time")? + 1_500;
        let address = format!("{}#/articles/long", app.address());
        for window in 0..2 {
            windows.switch(window).await?;
            let go = "setTimeout(() => { location.href = arguments[0]; }, Math.max(0, arguments[1] - Date.now()));";
            app.browser.run(go, vec![json!(address), json!(start)]).await?;
        }
        for (window, sentence) in [(0, 3), (1, 30)] {
            windows.switch(window).await?;
            app.wait_until_ready().await?;
            app.wait_for_sentences().await?;
            app.tag(sentence, '1', "claim").await?;
        }
        windows
            .agree("both tags in both tabs", |labels| labels.len() == 2)
            .await?;
        for window in 0..2 {
            windows.switch(window).await?;
            let download = app.download("export-article").await?;
            let file: Value = download.json()?;
            exported::check(&file)?;
            let annotators = file["annotators"].as_array().context("annotators")?;
            ensure!(annotators.len() == 1, "one reader: {annotators:?}");
        }
        windows.visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_language_and_a_name_chosen_in_one_tab_are_those_of_the_other() -> Result<()> {
    in_turn(async {
        let windows = Windows::reading(2).await?;
        let app = &windows.visit.app;
        windows.switch(1).await?;
        let language = "return document.documentElement.lang;";
        let before = app.browser.run(language, vec![]).await?;
        app.choose_language("fr").await?;
        windows.switch(0).await?;
        app.browser
            .until("the other language", language, vec![], |seen| *seen != before)
            .await?;
        app.act("settings").await?;
        app.browser.element("input[data-name]").await?.send_keys("منى").await?;
        keys::press(&app.browser, key::ENTER).await?;
        keys::press(&app.browser, key::ESCAPE).await?;
        windows.switch(1).await?;
        app.act("settings").await?;
        let name = "return one('input[data-name]')?.value ?? null;";
        app.browser
            .until("the other tab's name", name, vec![], |seen| seen == "منى")
            .await?;
        windows.visit.end().await
    })
    .await
}
