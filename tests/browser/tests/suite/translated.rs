//! What else changes the page: a browser's translator, extensions, scripts that join or part text nodes.
//! Each sentence shows its own words all the same, and every text of the interface is the one of now.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::cutting::{map, split, wait_for_map, with_merge, with_split};
use crate::tagging::reading_rain;

/// All text nodes of the page, of its article too: worse than a translator, which leaves out what says so.
const TEXTS: &str = r"
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        if (walker.currentNode.data && !walker.currentNode.parentElement.closest('script, template')) texts.push(walker.currentNode);
    }
    const font = (...inner) => {
        const element = document.createElement('font');
        element.append(...inner);
        return element;
    };";

/// Hands that change the page: what does it, and what each does to a text node.
const HANDS: [(&str, &str); 9] = [
    ("the translator of Chrome", "text.replaceWith(font(font(text.data)));"),
    (
        "the same with another text",
        "text.replaceWith(font(font(text.data.replace(/\\S+/gu, 'mot'))));",
    ),
    (
        "a translator that keeps the node",
        "const outer = font(); text.before(outer); outer.append(font(text));",
    ),
    (
        "the translators of Edge and Firefox",
        "text.parentElement.setAttribute('_msttexthash', '1'); text.data = text.data.replace(/\\S+/gu, 'mot');",
    ),
    (
        "a script that parts text",
        "if (text.length > 1) text.splitText(text.length >> 1);",
    ),
    ("a script that takes text away", "text.remove();"),
    (
        "an extension that marks words",
        "const mark = document.createElement('mark'); text.before(mark); mark.append(text); mark.after(document.createComment('1'));",
    ),
    (
        "an extension that puts elements beside text",
        "text.after(document.createElement('grammarly-extension')); text.before(document.createComment(''));",
    ),
    (
        "a script that replaces all text of an element",
        "if (text.parentElement?.children.length === 0) text.parentElement.textContent += '';",
    ),
];

/// Parts of those that leave other words: a text that is to stay as it was is left to a translator.
const CHANGE_WORDS: [&str; 3] = ["mot", "text.remove", "+="];

/// Has a hand change every text of the page, then join what is left.
async fn change_all(visit: &Visit, hand: &str) -> Result<()> {
    let script = format!("{TEXTS} for (const text of texts) {{ {hand} }} document.body.normalize();");
    visit.app.browser.run(&script, vec![]).await?;
    Ok(())
}

/// Goes to a place without loading the page again, and waits for it.
async fn go(visit: &Visit, hash: &str) -> Result<()> {
    visit
        .app
        .browser
        .run("location.hash = arguments[0];", vec![json!(hash)])
        .await?;
    let there = "return one(location.hash.startsWith('#/articles') ? '.article' : '.masthead, .statistics') !== null;";
    visit
        .app
        .browser
        .until("the page", there, vec![], |seen| seen == &json!(true))
        .await?;
    Ok(())
}

async fn not_crashed(visit: &Visit, what: &str) -> Result<()> {
    let crashed = visit.app.browser.run("return all('.crashed').length;", vec![]).await?;
    ensure!(crashed == json!(0), "{what}: the program has stopped");
    Ok(())
}

#[tokio::test]
async fn every_sentence_shows_its_own_words_whatever_changed_the_page() -> Result<()> {
    in_turn(async {
        for (what, hand) in HANDS {
            sentences_hold(what, hand).await.context(what)?;
        }
        Ok(())
    })
    .await
}

async fn sentences_hold(what: &str, hand: &str) -> Result<()> {
    let (visit, countable) = reading_rain().await?;
    let (app, n) = (&visit.app, countable[3]);
    app.tag(n, '2', "quote").await?;
    let before = map(&visit).await?;
    change_all(&visit, hand).await?;
    let after = with_split(&before, n, 3);
    split(&visit, n, 3).await?;
    wait_for_map(&visit, &format!("{what}: two halves"), &after).await?;
    change_all(&visit, hand).await?;
    keys::press(&app.browser, 'm').await?;
    wait_for_map(&visit, &format!("{what}: one again"), &before).await?;
    change_all(&visit, hand).await?;
    keys::chord(&app.browser, &[key::CONTROL, 'z']).await?;
    wait_for_map(&visit, &format!("{what}: undone"), &after).await?;
    change_all(&visit, hand).await?;
    keys::chord(&app.browser, &[key::CONTROL, 'z']).await?;
    wait_for_map(&visit, &format!("{what}: all undone"), &before).await?;
    // A tag falls on the sentence that shows the words.
    app.focus(countable[5]).await?;
    change_all(&visit, hand).await?;
    keys::press(&app.browser, '1').await?;
    app.wait_for_labels(&[(n, "quote"), (countable[5], "claim")]).await?;
    go(&visit, "#/").await?;
    change_all(&visit, hand).await?;
    go(&visit, "#/articles/rain").await?;
    let mut tagged = before.clone();
    tagged[countable[5]].1 = Some("claim".into());
    wait_for_map(&visit, &format!("{what}: there and back"), &tagged).await?;
    not_crashed(&visit, what).await?;
    visit.leave().await
}

#[tokio::test]
async fn joined_text_nodes_and_a_merge_end_nothing() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let before = map(&visit).await?;
        let (app, n) = (&visit.app, countable[1]);
        app.focus(n).await?;
        app.browser.run("document.body.normalize();", vec![]).await?;
        keys::press(&app.browser, 'm').await?;
        wait_for_map(&visit, "one sentence", &with_merge(&before, n, None)).await?;
        keys::chord(&app.browser, &[key::CONTROL, 'z']).await?;
        wait_for_map(&visit, "two again", &before).await?;
        visit.end().await
    })
    .await
}

/// What the page says, without what stands in the article.
const INTERFACE: &str = r"
    const walker = document.createTreeWalker(one('#app'), NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode()) {
        const text = walker.currentNode.data.trim();
        if (text && !walker.currentNode.parentElement.closest('.article')) words.push(text);
    }
    return words.join(' ').replace(/\s+/g, ' ');";

#[tokio::test]
async fn every_text_of_the_interface_is_the_one_of_now() -> Result<()> {
    in_turn(async {
        for (what, hand) in HANDS
            .into_iter()
            .filter(|(_, hand)| !CHANGE_WORDS.iter().any(|part| hand.contains(part)))
        {
            let (visit, countable) = reading_rain().await?;
            let app = &visit.app;
            change_all(&visit, hand).await?;
            app.tag(countable[0], '1', "claim").await?;
            app.wait_for_counts(&[("claim", 1)]).await?;
            change_all(&visit, hand).await?;
            for page in ["#/articles/rain", "#/", "#/statistics"] {
                go(&visit, page).await?;
                change_all(&visit, hand).await?;
                for language in ["fr", "ar"] {
                    let choose = r"
                        const select = one('[data-action=language]');
                        select.value = arguments[0];
                        select.dispatchEvent(new Event('change', { bubbles: true }));";
                    app.browser.run(choose, vec![json!(language)]).await?;
                    let chosen = "return document.documentElement.lang;";
                    app.browser
                        .until("the language", chosen, vec![], |seen| seen == language)
                        .await?;
                    // Against a page that nothing has changed.
                    let script = format!("globalThis.shown = (() => {{ {INTERFACE} }})(); return globalThis.shown;");
                    wait_until_nothing_is_saved(app).await?;
                    let seen = settled(&visit, &script).await?;
                    app.reload().await?;
                    wait_until_nothing_is_saved(app).await?;
                    let fresh = |now: &Value| now == &seen;
                    app.browser
                        .until(
                            &format!("{what}, {page}, {language}: as a fresh page says: {seen}"),
                            INTERFACE,
                            vec![],
                            fresh,
                        )
                        .await?;
                    change_all(&visit, hand).await?;
                }
            }
            not_crashed(&visit, what).await?;
            visit.leave().await?;
        }
        Ok(())
    })
    .await
}

/// Waits until the sign does not change any more, where there is one: its words follow the state after a
/// pause, and end with dots until then.
async fn wait_until_nothing_is_saved(app: &App) -> Result<()> {
    let script = r"
        const sign = one('[data-save-state]');
        return sign?.textContent.trim().endsWith('…') ? 'saving' : sign?.dataset.saveState ?? 'saved';";
    app.browser
        .until("all to be saved", script, vec![], |seen| seen == "saved")
        .await?;
    Ok(())
}

/// What a script says once it has said the same for two frames.
async fn settled(visit: &Visit, script: &str) -> Result<Value> {
    let script = format!(
        r"const done = arguments[arguments.length - 1];
        const look = () => {{ {script} }};
        let before;
        let same = 0;
        const again = () => {{
            const now = look();
            same = now === before ? same + 1 : 0;
            before = now;
            if (same > 5) done(now); else requestAnimationFrame(again);
        }};
        again();"
    );
    visit.app.browser.run_async(&script, vec![]).await
}

#[tokio::test]
async fn what_is_data_is_not_to_be_translated() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        let app = &visit.app;
        let untouched = "return all(arguments[0]).map((one) => one.closest('[translate=no]') !== null);";
        for (page, data) in [("#/articles/rain", "[data-sentence]"), ("#/", ".card h2")] {
            go(&visit, page).await?;
            let holds = |seen: &Value| {
                let seen = seen.as_array().map(Vec::as_slice).unwrap_or_default();
                !seen.is_empty() && seen.iter().all(|one| one == &json!(true))
            };
            app.browser
                .until("data that says so", untouched, vec![json!(data)], holds)
                .await?;
        }
        visit.end().await
    })
    .await
}
