//! Revised articles: the question what is to become of them, and the list of what became of their tags.

use anyhow::{Result, ensure};
use hashiya_browser_tests::access::{Node, Reader};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::brought::{FLOOD, FLOOD_LATER};
use hashiya_browser_tests::engine::Engine;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::keys::{self, LayoutKey, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::journal::wait_for_save_state;

/// Sentences of the first version, with the labels that they get: one that changes, one that goes, one that stays, one
/// that becomes two, one that is written anew.
const TAGS: [(usize, char, &str); 5] = [
    (3, '1', "claim"),
    (5, '2', "quote"),
    (6, '2', "quote"),
    (7, '1', "claim"),
    (9, '3', "background"),
];

/// The same as the page has them.
pub const AS_BEFORE: [(usize, &str); 5] = [
    (3, "claim"),
    (5, "quote"),
    (6, "quote"),
    (7, "claim"),
    (9, "background"),
];

/// A visit in which the first version is tagged, and the second one was opened: the question is there.
pub async fn asked(query: &str) -> Result<Visit> {
    let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
    bring_both(&visit.app, query).await?;
    Ok(visit)
}

/// Opens the first version and tags it, and then the second one: the question is there.
pub async fn bring_both(app: &App, query: &str) -> Result<()> {
    let desk = Desk::new()?;
    app.open_file(&desk.put("flood.txt", FLOOD)?).await?;
    app.notice("file-added").await?;
    app.read("flood").await?;
    for (number, digit, label) in TAGS {
        app.tag(number, digit, label).await?;
    }
    wait_for_save_state(app, "saved").await?;
    app.open(query, "#/").await?;
    app.choose_files(&[desk.put("flood.txt", FLOOD_LATER)?]).await?;
    app.browser.element("[data-dialog=versions][open]").await?;
    Ok(())
}

/// The same with the answer that one takes the other's place: the list is there.
async fn listed(query: &str) -> Result<Visit> {
    let visit = asked(query).await?;
    let focused = "return document.activeElement?.dataset.choice ?? null;";
    let browser = &visit.app.browser;
    browser
        .until("the first answer to have the focus", focused, vec![], |seen| {
            seen == "replace"
        })
        .await?;
    keys::press(browser, key::ENTER).await?;
    wait_for_waiting(&visit.app, 4).await?;
    Ok(visit)
}

/// Waits until the list says that so many sentences wait.
pub async fn wait_for_waiting(app: &App, waiting: usize) -> Result<()> {
    let script = "return one('[data-dialog=review] [data-review-waiting]')?.dataset.reviewWaiting ?? null;";
    let what = format!("{waiting} that wait");
    let waiting = waiting.to_string();
    app.browser
        .until(&what, script, vec![], |seen| seen == waiting.as_str())
        .await?;
    Ok(())
}

/// Waits until the selected row is of this kind: what became of its sentence.
async fn wait_for_selected(app: &App, outcome: &str) -> Result<()> {
    let script = r"
        const list = document.getElementById('review-list');
        const row = list && document.getElementById(list.getAttribute('aria-activedescendant'));
        return [document.activeElement === list, row?.dataset.outcome ?? null, row?.getAttribute('aria-selected')];";
    let what = format!("the row of a sentence that is {outcome}");
    app.browser
        .until(&what, script, vec![], |seen| seen == &json!([true, outcome, "true"]))
        .await?;
    Ok(())
}

/// The article that stands where the first version stood.
pub async fn later(app: &App) -> Result<String> {
    let script = r"
        const cards = all('[data-article]').map((card) => card.dataset.article);
        return cards.find((id) => id.startsWith('flood-')) ?? cards.join(' ');";
    let is_there = |seen: &Value| seen.as_str().is_some_and(|id| id.starts_with("flood-"));
    let id = app.browser.until("its card", script, vec![], is_there).await?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_revised_article_is_gone_through_by_keyboard_alone() -> Result<()> {
    in_turn(async {
        let visit = asked("").await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        // Among the answers by the arrows, and back.
        let chosen = "return one('[data-choice]:checked')?.dataset.choice ?? null;";
        for (arrow, choice) in [(key::DOWN, "keep-both"), (key::UP, "replace")] {
            keys::press(browser, arrow).await?;
            browser.until(choice, chosen, vec![], |seen| seen == choice).await?;
        }
        keys::press(browser, key::ENTER).await?;
        wait_for_waiting(app, 4).await?;
        wait_for_selected(app, "changed").await?;
        let words = r"
            const words = (side, mark) => all(`[data-words=${side}] ${mark}`).map((one) => one.querySelector('span:not(.visually-hidden)').textContent);
            return [words('old', 'del'), words('new', 'ins')];";
        let seen = browser.run(words, vec![]).await?;
        ensure!(seen == json!([["سبعة"], ["تسعة"]]), "{seen}");
        keys::press(browser, key::ENTER).await?;
        // The next one that waits has no place: it is left out.
        wait_for_waiting(app, 3).await?;
        wait_for_selected(app, "gone").await?;
        keys::press(browser, '0').await?;
        wait_for_waiting(app, 2).await?;
        wait_for_selected(app, "unsure").await?;
        keys::press(browser, '2').await?;
        wait_for_waiting(app, 1).await?;
        wait_for_selected(app, "gone").await?;
        // The last decision is taken back, and made again.
        keys::chord(browser, &[key::CONTROL, 'z']).await?;
        wait_for_waiting(app, 2).await?;
        wait_for_selected(app, "unsure").await?;
        keys::press(browser, '2').await?;
        wait_for_waiting(app, 1).await?;
        wait_for_selected(app, "gone").await?;
        // By hand: the field has the keyboard, Escape leads back to the list, not out of it.
        let by_hand = "return document.activeElement?.dataset.placeByHand ?? null;";
        for _ in 0..2 {
            keys::press(browser, 'h').await?;
            browser.until("the field", by_hand, vec![], |seen| seen == "true").await?;
            keys::type_text(browser, "الإنقاذ").await?;
            let found = "return all('#hand-list [role=option]').length;";
            browser.until("one place", found, vec![], |seen| seen == 1).await?;
            keys::press(browser, key::ESCAPE).await?;
            wait_for_selected(app, "gone").await?;
        }
        keys::press(browser, 'h').await?;
        browser.until("the field", by_hand, vec![], |seen| seen == "true").await?;
        keys::type_text(browser, "عبر الناس").await?;
        let found = "return all('#hand-list [role=option]').map((one) => one.textContent).join();";
        let is_it = |seen: &Value| seen.as_str().is_some_and(|text| text.contains("لفرق الإنقاذ"));
        browser.until("its place", found, vec![], is_it).await?;
        keys::press(browser, key::ENTER).await?;
        // Nothing waits any more, and the way out has the keyboard.
        wait_for_waiting(app, 0).await?;
        let out = "return document.activeElement?.dataset.action ?? null;";
        browser
            .until("the way out", out, vec![], |seen| seen == "close-review")
            .await?;
        keys::press(browser, key::ENTER).await?;
        let closed = "return !one('dialog[open]');";
        browser.until("no window", closed, vec![], |seen| seen == true).await?;
        let id = later(app).await?;
        app.read(&id).await?;
        let carried = [(3, "claim"), (4, "quote"), (6, "claim"), (8, "background")];
        app.wait_for_labels(&carried).await?;
        wait_for_save_state(app, "saved").await?;
        app.reload().await?;
        app.wait_for_labels(&carried).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_list_is_found_again_after_a_reload_and_all_of_it_is_taken_back() -> Result<()> {
    in_turn(async {
        let visit = listed("").await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        keys::press(browser, '1').await?;
        wait_for_waiting(app, 3).await?;
        keys::press(browser, key::ESCAPE).await?;
        wait_for_save_state(app, "saved").await?;
        app.reload().await?;
        // On its card, above the article, by its key.
        let id = later(app).await?;
        let badge = "return one('[data-waiting]')?.dataset.waiting ?? null;";
        browser
            .until("the number on the card", badge, vec![], |seen| seen == "3")
            .await?;
        app.read(&id).await?;
        app.wait_for_labels(&[(3, "claim"), (4, "quote")]).await?;
        app.act("review-versions").await?;
        wait_for_waiting(app, 3).await?;
        keys::press(browser, key::ESCAPE).await?;
        keys::press(browser, 'v').await?;
        wait_for_waiting(app, 3).await?;
        // To a sentence on the page.
        app.act("show-changed").await?;
        app.act("go-to-sentence").await?;
        app.wait_for_focus(3).await?;
        keys::press(browser, 'v').await?;
        wait_for_waiting(app, 3).await?;
        app.act("take-replacement-back").await?;
        app.act("take-back-no").await?;
        app.act("take-replacement-back").await?;
        app.act("take-back-yes").await?;
        app.notice("replacement-taken-back").await?;
        let is_it = |seen: &Value| {
            seen == "#/articles/flood" || seen.as_str().is_some_and(|it| it.starts_with("#/articles/flood/"))
        };
        browser
            .until("the earlier version", "return location.hash;", vec![], is_it)
            .await?;
        app.wait_for_labels(&AS_BEFORE).await?;
        wait_for_save_state(app, "saved").await?;
        app.open_library().await?;
        let cards = "return all('[data-article]').map((card) => card.dataset.article).sort();";
        let cards = browser.run(cards, vec![]).await?;
        ensure!(cards == json!(["flood", "rain"]), "{cards}");
        app.read("flood").await?;
        app.wait_for_labels(&AS_BEFORE).await?;
        visit.end().await
    })
    .await
}

/// Both windows by roles, names and states: what is asked, what is selected, what is different, what was decided.
#[tokio::test]
async fn the_windows_say_what_they_show() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let browser = &visit.app.browser;
        if browser.engine() == Engine::Chromium {
            browser.devtools("Accessibility.enable", json!({})).await?;
        }
        let reader = Reader(browser);
        visit.app.open_library().await?;
        // A screen reader is there before the window is: one that comes later is not told by Firefox what has the focus.
        reader.nodes().await?;
        bring_both(&visit.app, "?lang=en").await?;
        reader.find("dialog", "Is this a new version?").await?;
        reader.find("group", "فيضان يغلق الطريق الساحلي").await?;
        let is_asked = |node: &Node| {
            node.role == "radio"
                && node.name == "Replace the version from before"
                && node.description.contains("go along")
                && node.is("checked")
                && node.is("focused")
        };
        reader
            .find_where("the first answer, which has the focus", is_asked)
            .await?;
        let both = reader.find("radio", "Keep both").await?;
        ensure!(!both.is("checked"), "{both:?}");
        reader.activate(&both).await?;
        reader
            .find_where("both kept", |node| {
                node.role == "radio" && node.name.contains("both") && node.is("checked")
            })
            .await?;
        reader.press("radio", "Replace the version from before").await?;
        reader.press("button", "Confirm").await?;

        reader.find("dialog", "Tags of the earlier version").await?;
        let list = reader.find("listbox", "Tags of the earlier version").await?;
        ensure!(list.is("focused") || list.is("focusable"), "{list:?}");
        let of_list = |node: &Node, words: &str| node.role == "option" && node.name.contains(words);
        let first = reader
            .find_where("the first sentence", |node| of_list(node, "سبعة ملايين"))
            .await?;
        for word in ["Changed", "To decide", "Claim"] {
            ensure!(first.name.contains(word), "{word}: {first:?}");
        }
        ensure!(first.is("selected"), "{first:?}");
        // What it is now is said with it, and what is different is an element of its own, in words as well.
        ensure!(
            first.description.contains("Now") && first.description.contains("تسعة"),
            "{first:?}"
        );
        for role in ["deletion", "insertion"] {
            reader.find_where(role, |node| node.role == role).await?;
        }
        for words in ["removed:", "added:"] {
            reader
                .find_where(words, |node| node.role == "StaticText" && node.name.contains(words))
                .await?;
        }
        let pressed = reader.find("button", "To decide").await?;
        ensure!(pressed.is("pressed"), "{pressed:?}");
        reader.press("button", "This is its place").await?;
        let said = |node: &Node| node.role == "StaticText" && node.name.contains("3 sentences left to decide");
        reader.find_where("what was decided", said).await?;
        let gone = reader.find_where("the next one", |node| of_list(node, "جمعية")).await?;
        ensure!(gone.is("selected") && gone.description.contains("No place"), "{gone:?}");
        reader.press("button", "Find its place").await?;
        reader.find("combobox", "Words of the sentence").await?;
        // Firefox says it of the option that the field has chosen, Chromium of the field.
        let has_focus = |node: &Node| matches!(node.role.as_str(), "combobox" | "option") && node.is("focused");
        reader.find_where("the focus in the field", has_focus).await?;
        let focused = "return document.activeElement?.getAttribute('role') ?? null;";
        browser
            .until("the keyboard in the field", focused, vec![], |seen| seen == "combobox")
            .await?;
        reader.press("button", "Cancel").await?;
        reader.press("button", "Unchanged").await?;
        reader
            .find_where("what is unchanged", |node| {
                of_list(node, "وأعلنت المدارس") && node.name.contains("Placed")
            })
            .await?;
        reader.press("button", "Close").await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn keys_of_the_list_are_those_of_every_layout_and_can_be_switched_off() -> Result<()> {
    in_turn(async {
        let visit = listed("").await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        let press = |code, key| keys::press_on_layout(browser, LayoutKey::alone(code, key));
        // As an Arabic keyboard has them.
        ensure!(press("KeyJ", "ت").await?, "J");
        wait_for_selected(app, "gone").await?;
        ensure!(press("Digit0", "٠").await?, "0");
        wait_for_waiting(app, 3).await?;
        let undo = LayoutKey::with_control("KeyZ", "ئ");
        ensure!(keys::press_on_layout(browser, undo).await?, "undo");
        wait_for_waiting(app, 4).await?;
        wait_for_selected(app, "gone").await?;
        ensure!(press("KeyH", "ا").await?, "H");
        browser.element("[data-place-by-hand]").await?;
        app.act("leave-step").await?;
        ensure!(press("KeyA", "ش").await?, "A");
        browser.element("[data-asked=accept]").await?;
        // While something is asked the list has no keys.
        ensure!(!press("Digit0", "٠").await?, "a key of the list behind a question");
        app.act("accept-yes").await?;
        wait_for_waiting(app, 3).await?;
        // After a click on nothing too.
        browser.run("document.activeElement.blur();", vec![]).await?;
        ensure!(press("Home", "Home").await?, "Home");
        wait_for_selected(app, "gone").await?;

        keys::press(browser, key::ESCAPE).await?;
        app.act("settings").await?;
        pointer::click(browser, "[data-single-keys=off]").await?;
        app.act("close").await?;
        let id = later(app).await?;
        app.read(&id).await?;
        app.act("review-versions").await?;
        wait_for_waiting(app, 3).await?;
        ensure!(
            !press("Digit0", "0").await? && !press("KeyH", "h").await?,
            "they are off"
        );
        keys::press(browser, key::DOWN).await?;
        wait_for_selected(app, "unsure").await?;
        keys::press(browser, key::ENTER).await?;
        wait_for_waiting(app, 2).await?;
        visit.end().await
    })
    .await
}
