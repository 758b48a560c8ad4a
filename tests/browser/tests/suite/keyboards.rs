//! Keyboards as people have them: input methods, AltGr, number blocks, Apple's text fields, keys drawn
//! on glass; single keys confined or switched off; words and files that are dragged.

use anyhow::{Result, ensure};
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::{make_phone, reading_rain};

/// An article in Korean, whose words an input method puts together letter by letter.
const KOREAN: (&str, &str) = (
    "korean.txt",
    "한강의 아침 소식과 사람들\n\n한국 기자가 서울에서 오늘 그렇게 말했다. 한강에는 비가 왔다. 사람들은 모두 집으로 돌아갔다.\n",
);

/// Sends `keydown` with these properties to the active element; says whether the page took it.
async fn press(visit: &Visit, properties: Value) -> Result<bool> {
    let script = r"
        const properties = { ...arguments[0], bubbles: true, cancelable: true, composed: true };
        return !document.activeElement.dispatchEvent(new KeyboardEvent('keydown', properties));";
    Ok(visit.app.browser.run(script, vec![properties]).await? == json!(true))
}

/// Waits until a field holds this.
async fn wait_for_value(visit: &Visit, selector: &str, value: &str) -> Result<()> {
    let script = "const field = one(arguments[0]); return field ? field.value : null;";
    let what = format!("{selector} with {value:?}");
    let field = vec![json!(selector)];
    visit
        .app
        .browser
        .until(&what, script, field, |seen| seen == &json!(value))
        .await?;
    Ok(())
}

/// Hangul in the search: each syllable is found while it grows, and the field keeps the keyboard.
#[tokio::test]
async fn a_word_that_is_being_composed_stays_in_the_search() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[KOREAN]).await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        app.read("korean").await?;
        keys::press(browser, '/').await?;
        let is_there = "return document.activeElement.dataset.search ?? null;";
        browser
            .until("the search field", is_there, vec![], |seen| seen == &json!("true"))
            .await?;
        let count_losses = r"
            window.losses = 0;
            one('[data-search]').addEventListener('blur', () => { window.losses += 1; });";
        browser.run(count_losses, vec![]).await?;
        let found = "return one('.search [role=status]').textContent;";
        for (composed, is_found) in [
            ("ㅎ", false),
            ("하", false),
            ("한", true),
            ("한ㄱ", false),
            ("한구", false),
        ] {
            keys::compose(browser, composed).await?;
            wait_for_value(&visit, "[data-search]", composed).await?;
            let what = format!("{composed} found: {is_found}");
            browser
                .until(&what, found, vec![], |seen| {
                    seen.as_str()
                        .is_some_and(|seen| seen.contains(|c: char| c.is_numeric()) == is_found)
                })
                .await?;
        }
        keys::end_composing(browser, "한국").await?;
        wait_for_value(&visit, "[data-search]", "한국").await?;
        let losses = browser.run("return window.losses;", vec![]).await?;
        ensure!(losses == json!(0), "the field lost the keyboard {losses} times");
        // Closing gives it to the sentence that was found.
        keys::press(browser, key::ESCAPE).await?;
        app.wait_for_focus(1).await?;
        visit.end().await
    })
    .await
}

/// Enter and Escape that end a word of an input method: as Chromium tells of them (`isComposing`), and
/// as Safari does (`keyCode` 229 alone).
#[tokio::test]
async fn keys_of_an_input_method_do_nothing_else() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        let taken = [
            json!({"key": "Enter", "code": "Enter", "isComposing": true}),
            json!({"key": "Enter", "code": "Enter", "keyCode": 229}),
            json!({"key": "Process", "code": "Enter"}),
            json!({"key": "Escape", "code": "Escape", "isComposing": true}),
            json!({"key": "Escape", "code": "Escape", "keyCode": 229}),
            json!({"key": "Process", "code": "Escape", "keyCode": 229}),
            json!({"key": "ArrowDown", "code": "ArrowDown", "keyCode": 229}),
        ];
        for (open, field) in [('n', "[data-note]"), ('p', "[data-palette]"), ('/', "[data-search]")] {
            // The address follows the focus after a moment.
            let address = "return location.hash === `#/articles/rain/${document.activeElement.dataset.sentence}`;";
            browser
                .until("the address", address, vec![], |seen| seen == &json!(true))
                .await?;
            keys::press(browser, open).await?;
            let has_keyboard = "return document.activeElement === one(arguments[0]);";
            let selector = vec![json!(field)];
            browser
                .until(field, has_keyboard, selector, |seen| seen == &json!(true))
                .await?;
            keys::type_text(browser, "قال").await?;
            wait_for_value(&visit, field, "قال").await?;
            let state = "return [location.hash, document.activeElement.getAttribute('aria-activedescendant'), \
                         document.querySelectorAll('dialog').length, all('[data-note=true]').length];";
            let before = browser.run(state, vec![]).await?;
            for key in &taken {
                ensure!(!press(&visit, key.clone()).await?, "{field}: {key} is taken");
                let after = browser.run(state, vec![]).await?;
                ensure!(before == after, "{field}: {key} made {before} {after}");
                wait_for_value(&visit, field, "قال").await?;
            }
            keys::press(browser, key::ESCAPE).await?;
            browser
                .until(
                    "it to close",
                    "return one(arguments[0]);",
                    vec![json!(field)],
                    Value::is_null,
                )
                .await?;
            app.focus(countable[0]).await?;
        }
        // On a sentence as well.
        ensure!(!press(&visit, json!({"key": "1", "code": "Digit1", "keyCode": 229})).await?);
        app.wait_for_labels(&[]).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn altgr_the_number_block_and_keys_without_a_position() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let app = &visit.app;
        let last = *countable.last().ok_or_else(|| anyhow::anyhow!("no sentence"))?;
        let alt_graph = json!({"key": "~", "code": "Digit2", "modifierAltGraph": true});
        let alt_graph = (!leaves_out("AltGr")?).then_some(alt_graph);
        let others = [
            json!({"key": "@", "code": "KeyQ", "ctrlKey": true, "altKey": true}),
            json!({"key": "Insert", "code": "Numpad0"}),
        ];
        for key in alt_graph.into_iter().chain(others) {
            ensure!(!press(&visit, key.clone()).await?, "{key} is taken");
        }
        app.wait_for_labels(&[]).await?;
        press(&visit, json!({"key": "End", "code": "Numpad1"})).await?;
        app.wait_for_focus(last).await?;
        press(&visit, json!({"key": "Home", "code": "Numpad7"})).await?;
        app.wait_for_focus(countable[0]).await?;
        press(&visit, json!({"key": "1", "code": "Digit1", "shiftKey": true})).await?;
        app.wait_for_label(countable[0], Some("claim")).await?;
        app.wait_for_focus(countable[1]).await?;
        press(&visit, json!({"key": "2", "code": ""})).await?;
        app.wait_for_label(countable[1], Some("quote")).await?;
        app.wait_for_focus(countable[2]).await?;
        press(&visit, json!({"key": "3", "code": "Numpad3"})).await?;
        app.wait_for_label(countable[2], Some("background")).await?;
        visit.end().await
    })
    .await
}

/// On a Mac, Control with E and K goes to the end of the line and deletes up to it.
#[tokio::test]
async fn text_fields_of_a_mac_keep_control() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        system::make_mac(browser).await?;
        app.read("rain").await?;
        keys::press(browser, '/').await?;
        let is_there = "return document.activeElement.dataset.search ?? null;";
        browser
            .until("the search field", is_there, vec![], |seen| seen == &json!("true"))
            .await?;
        let control =
            |letter: &str| json!({"key": letter, "code": format!("Key{}", letter.to_uppercase()), "ctrlKey": true});
        for letter in ["e", "k"] {
            ensure!(
                !press(&visit, control(letter)).await?,
                "Ctrl + {letter} is taken from the field"
            );
        }
        ensure!(press(&visit, json!({"key": "k", "code": "KeyK", "metaKey": true})).await?);
        let opened = "return one('[data-dialog=palette]') !== null;";
        browser
            .until("the palette", opened, vec![], |seen| seen == &json!(true))
            .await?;
        visit.end().await
    })
    .await
}

/// Switched off in the help, single keys do nothing any more, and what they did is found by a key with
/// Control; confined to a sentence, they act there alone.
#[tokio::test]
async fn single_keys_are_switched_off_and_confined() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        app.act("help").await?;
        let keys_shown = "return all('[data-help]').map((row) => row.dataset.help);";
        let shows = |shown: &Value, id: &str| shown.as_array().is_some_and(|shown| shown.contains(&json!(id)));
        let all = browser.run(keys_shown, vec![]).await?;
        ensure!(shows(&all, "label-1") && shows(&all, "undo"), "{all}");
        pointer::click(browser, "[data-single-keys=off]").await?;
        let left = browser
            .until("fewer keys", keys_shown, vec![], |shown| !shows(shown, "label-1"))
            .await?;
        ensure!(
            shows(&left, "undo") && shows(&left, "next-sentence") && !shows(&left, "unsure"),
            "{left}"
        );
        keys::press(browser, key::ESCAPE).await?;
        app.focus(countable[1]).await?;
        ensure!(
            !press(&visit, json!({"key": "1", "code": "Digit1"})).await?,
            "1 is taken"
        );
        keys::press(browser, key::DOWN).await?;
        app.wait_for_focus(countable[2]).await?;
        app.wait_for_labels(&[]).await?;
        keys::chord(browser, &[key::CONTROL, 'k']).await?;
        let palette = "return document.activeElement.dataset.palette ?? null;";
        browser
            .until("the palette", palette, vec![], |seen| seen == &json!("true"))
            .await?;
        let tags = "return one('[data-choice=label-2]') !== null;";
        browser
            .until("the label in it", tags, vec![], |seen| seen == &json!(true))
            .await?;
        pointer::click(browser, "[data-choice=label-2]").await?;
        app.wait_for_label(countable[2], Some("quote")).await?;
        app.act("settings").await?;
        pointer::click(browser, "[data-single-keys=sentence]").await?;
        keys::press(browser, key::ESCAPE).await?;
        app.reload().await?;
        app.wait_for_sentences().await?;
        app.focus(countable[3]).await?;
        keys::press(browser, '1').await?;
        app.wait_for_label(countable[3], Some("claim")).await?;
        browser.run("document.activeElement.blur();", vec![]).await?;
        ensure!(
            !press(&visit, json!({"key": "1", "code": "Digit1"})).await?,
            "1 is taken beside a sentence"
        );
        app.wait_for_label(countable[4], None).await?;
        visit.end().await
    })
    .await
}

/// Enter of a phone's keyboard makes a line; the button saves.
#[tokio::test]
async fn enter_makes_a_line_on_a_phone() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        make_phone(&visit).await?;
        app.read("rain").await?;
        app.focus(countable[0]).await?;
        pointer::tap(browser, "[data-action=note]").await?;
        let has_keyboard = "return document.activeElement?.dataset.note ?? null;";
        browser
            .until("the note", has_keyboard, vec![], |seen| seen == &json!("true"))
            .await?;
        keys::type_text(browser, "سطر").await?;
        keys::press(browser, key::ENTER).await?;
        keys::type_text(browser, "آخر").await?;
        wait_for_value(&visit, "textarea[data-note]", "سطر\nآخر").await?;
        pointer::tap(browser, "[data-action=save-note]").await?;
        let noted = "return sentence(arguments[0]).dataset.note ?? null;";
        browser
            .until("the note on its sentence", noted, vec![json!(countable[0])], |seen| {
                seen == &json!("true")
            })
            .await?;
        visit.end().await
    })
    .await
}

/// Drags something of this kind over an element and drops it; says whether the page took the drag and
/// the drop from the browser, and whether it showed the hint for files meanwhile.
async fn drag(visit: &Visit, kind: &str, target: &str) -> Result<Value> {
    let script = r"
        const [kind, selector] = arguments;
        const dataTransfer = new DataTransfer();
        dataTransfer.setData(kind, 'https://example.org/كلمات');
        const send = (type) => !one(selector).dispatchEvent(new DragEvent(type, {
            dataTransfer, bubbles: true, cancelable: true, composed: true }));
        send('dragenter');
        const over = send('dragover');
        const hint = document.body.dataset.dragging === 'true';
        return { over, drop: send('drop'), hint };";
    visit.app.browser.run(script, vec![json!(kind), json!(target)]).await
}

#[tokio::test]
async fn words_are_dropped_into_fields_and_only_files_are_hinted_at() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        let browser = &visit.app.browser;
        for kind in ["text/plain", "text/uri-list", "text/html"] {
            // Beside a field nothing happens: the browser would leave the page for a link.
            let seen = drag(&visit, kind, "main").await?;
            ensure!(
                seen == json!({"over": true, "drop": true, "hint": false}),
                "{kind}: {seen}"
            );
        }
        keys::press(browser, 'n').await?;
        browser
            .until(
                "the note",
                "return one('textarea[data-note]') !== null;",
                vec![],
                |seen| seen == &json!(true),
            )
            .await?;
        for kind in ["text/plain", "text/uri-list", "text/html"] {
            let seen = drag(&visit, kind, "textarea[data-note]").await?;
            ensure!(
                seen == json!({"over": false, "drop": false, "hint": false}),
                "{kind}: {seen}"
            );
        }
        keys::press(browser, key::ESCAPE).await?;
        pointer::drop_file(browser, "dropped.txt", RAIN).await?;
        visit.app.notice("file-added").await?;
        visit.end().await
    })
    .await
}
