//! The whole job for who hears the page or has no mouse: by roles and names alone, and by Tab.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::access::{Node, Reader};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::engine::Engine;
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::screens::{SCREENS, prepare};
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::{exported, files, firefox, keys};
use serde_json::{Value, json};

/// From the library to the exported file through the accessibility tree: no selector, no address.
#[tokio::test]
async fn the_whole_job_is_done_by_roles_and_names() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN), ("harbour.txt", HARBOUR)]).await?;
        visit.app.open("?lang=en", "#/").await?;
        let browser = &visit.app.browser;
        if browser.engine() == Engine::Chromium {
            browser.devtools("Accessibility.enable", json!({})).await?;
        }
        let reader = Reader(browser);
        reader.find("heading", "Hashiya").await?;
        reader.press("link", "المطر يعود").await?;

        // The page brings the focus there when the article is open.
        let at_the_title = |node: &Node| node.is("focused") && node.name.contains("المطر يعود");
        reader.find_where("the focus on the title", at_the_title).await?;
        let list = reader.find("listbox", "المطر يعود").await?;
        ensure!(list.is("multiselectable"), "several can be selected: {list:?}");
        reader.find("heading", "المطر يعود").await?;
        for (text, label) in [
            ("هطل المطر على القرية", "Claim"),
            ("وخرج الأطفال", "Quote"),
            ("تقع القرية", "Background"),
        ] {
            let sentence = reader.find("option", text).await?;
            reader.focus(&sentence).await?;
            reader
                .find_where("the focus", |node| node.is("focused") && node.name.contains(text))
                .await?;
            reader.press("button", label).await?;
            reader
                .find_where("the label", |node| {
                    node.name.contains(text) && node.description.contains(label)
                })
                .await?;
            let said =
                |node: &Node| node.role == "StaticText" && node.name.contains(label) && node.name.contains("Sentence");
            reader.find_where("the confirmation in the live region", said).await?;
        }

        let noted = reader.find("option", "هطل المطر على القرية").await?;
        reader.focus(&noted).await?;
        reader
            .find_where("the focus", |node| {
                node.is("focused") && node.name.contains("هطل المطر")
            })
            .await?;
        reader.press("button", "Note").await?;
        let field = reader.find("textbox", "Note").await?;
        reader.focus(&field).await?;
        keys::type_text(browser, "Seen by whom?").await?;
        reader.press("button", "Save").await?;
        let has_note = |note: &'static str| {
            move |node: &Node| {
                node.name.contains("هطل المطر") && node.description.contains("Claim") && node.description.contains(note)
            }
        };
        reader.find_where("the note", has_note("Seen by whom?")).await?;
        reader.press("button", "Undo").await?;
        reader
            .find_where("no note", |node| {
                has_note("")(node) && !node.description.contains("Seen")
            })
            .await?;
        reader.press("button", "Redo").await?;
        reader.find_where("the note again", has_note("Seen by whom?")).await?;

        reader.press("button", "Search").await?;
        let field = reader.find("searchbox", "Search").await?;
        reader.focus(&field).await?;
        keys::type_text(browser, "الزرع").await?;
        keys::press(browser, keys::key::ENTER).await?;
        reader
            .find_where("the place found", |node| {
                node.is("selected") && node.name.contains("الزرع")
            })
            .await?;
        reader.press("button", "Close").await?;

        files::clear(&browser.downloads())?;
        reader.press("button", "Export").await?;
        let file = exported::check(&files::take_download(&browser.downloads()).await?.json()?)?;
        let article = file.article("rain")?;
        let labels: Vec<&str> = article.sentences.iter().filter_map(exported::Sentence::label).collect();
        ensure!(labels == ["claim", "quote", "background"], "{labels:?}");
        ensure!(
            article.sentences.iter().any(|one| one.note() == Some("Seen by whom?")),
            "no note"
        );
        reader.press("link", "Back to the library").await?;
        reader.find("link", "Harbour opens").await?;
        visit.end().await
    })
    .await
}

/// Each sentence says its place among those that count, and the lines left over say none; Tab comes
/// to these all the same, and the session follows.
#[tokio::test]
async fn sentences_say_their_place_and_leftovers_are_reached() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("market.txt", hashiya_browser_tests::fixtures::CLUTTERED)]).await?;
        visit.app.read("market").await?;
        let browser = &visit.app.browser;
        let script = r"
            return all('[data-sentence]').map((one) => [one.getAttribute('role'), describe(one).role,
                one.getAttribute('aria-posinset'), one.getAttribute('aria-setsize')]);";
        let seen = browser.run(script, vec![]).await?;
        let mut place = 0;
        let total = visit.app.countable().await?.len();
        for one in seen.as_array().context("sentences")? {
            ensure!(one[0] == "option", "{one}");
            if one[1] == "boilerplate" {
                ensure!(one[2].is_null() && one[3].is_null(), "{one}");
            } else {
                place += 1;
                ensure!(
                    one[2] == json!(place.to_string()) && one[3] == json!(total.to_string()),
                    "{place}: {one}"
                );
            }
        }
        ensure!(place == total && total > 3, "{place} of {total}");
        // Past the tools to the first line of the page, which is left over.
        let leftover = "return focusedElement()?.closest('[data-role=boilerplate]') ? focusedNumber() : null;";
        visit.app.focus(visit.app.countable().await?[0]).await?;
        keys::chord(browser, &[keys::key::SHIFT, keys::key::TAB]).await?;
        let number = browser
            .until("a line left over", leftover, vec![], Value::is_number)
            .await?;
        let address = format!("#/articles/market/{number}");
        browser
            .until("the session there", "return location.hash;", vec![], |seen| {
                seen == &json!(address)
            })
            .await?;
        keys::press(browser, 'b').await?;
        let role = "return describe(sentence(arguments[0])).role;";
        browser
            .until("text", role, vec![number], |seen| seen != "boilerplate")
            .await?;
        visit.end().await
    })
    .await
}

/// The Tab key comes to everything that can be used, shows where it is, and is never caught.
#[tokio::test]
async fn tab_comes_everywhere_is_seen_and_gets_out() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let prepared = prepare(&visit).await?;
        for screen in SCREENS
            .iter()
            .filter(|screen| ["library", "reading", "search", "settings", "note"].contains(&screen.name))
        {
            screen.open(&visit.app, "en", &prepared).await?;
            goes_round(&visit).await.with_context(|| screen.name)?;
        }
        visit.leave().await
    })
    .await
}

/// Brings the focus from the browser's own tools back to the page, as the reader does by pressing Tab on:
/// Firefox's driver sends every key to the page, whatever has the focus.
async fn pass_by_tools(browser: &Browser) -> Result<()> {
    if browser.engine() == Engine::Firefox {
        firefox::run(browser, "page.focus();", vec![]).await?;
        let has_focus = "return document.hasFocus();";
        browser
            .until("the page to have the focus", has_focus, vec![], |seen| {
                seen == &json!(true)
            })
            .await?;
    }
    Ok(())
}

async fn goes_round(visit: &Visit) -> Result<()> {
    let browser = &visit.app.browser;
    // What Tab should come to, marked with numbers.
    let script = r"
        const top = all('dialog[open]').at(-1) ?? document;
        const usable = 'a[href], button, input, select, textarea, summary, [tabindex]';
        const there = [...top.querySelectorAll(usable)].filter((one) => one.tabIndex >= 0 && !one.disabled
            && one.checkVisibility({ visibilityProperty: true }));
        there.forEach((one, number) => { one.__number = number; });
        window.__visited = new Set();
        return there.length;";
    let expected = browser.run(script, vec![]).await?.as_u64().context("a number")?;
    ensure!(expected > 2, "only {expected} things can be used");
    let look = r"
        const now = document.activeElement;
        // Beyond the page Tab comes to the browser's own tools, where it has some.
        if (now.__number === undefined || !document.hasFocus()) return { out: true };
        window.__visited.add(now.__number);
        const shown = [now, now.closest('label')].filter(Boolean).map((one) => getComputedStyle(one));
        const seen = shown.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
        return { out: false, seen, html: now.outerHTML.slice(0, 120) };";
    for _ in 0..expected * 2 + 4 {
        keys::press(browser, keys::key::TAB).await?;
        let seen = browser.run(look, vec![]).await?;
        if seen["out"] == json!(true) {
            pass_by_tools(browser).await?;
        } else {
            ensure!(seen["seen"] == json!(true), "no focus is shown: {seen}");
        }
    }
    let visited = browser.run("return window.__visited.size;", vec![]).await?;
    ensure!(visited == json!(expected), "Tab came to {visited} of {expected}");
    Ok(())
}
