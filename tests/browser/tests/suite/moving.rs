//! Moving about by keyboard: arrows, J and K, the next untagged sentence, search, help, and the
//! same keys on an Arabic layout.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::files;
use hashiya_browser_tests::fixtures::{RAIN, long_article};
use hashiya_browser_tests::keys::{self, LayoutKey, key};
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::reading_rain;

#[tokio::test]
async fn arrows_and_letters_move_the_focus() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        let stops = visit.app.text_sentences().await?;
        let browser = &visit.app.browser;
        for (press, at) in [
            (key::DOWN, 1),
            ('j', 2),
            (key::DOWN, 3),
            (key::UP, 2),
            ('k', 1),
            (key::UP, 0),
        ] {
            keys::press(browser, press).await?;
            visit.app.wait_for_focus(stops[at]).await?;
        }
        // At either end the focus stays.
        keys::press(browser, 'k').await?;
        keys::press(browser, 'j').await?;
        visit.app.wait_for_focus(stops[1]).await?;
        let last = *stops.last().context("sentences")?;
        visit.app.focus(last).await?;
        keys::press(browser, 'j').await?;
        keys::press(browser, 'k').await?;
        visit.app.wait_for_focus(stops[stops.len() - 2]).await?;
        visit.end().await
    })
    .await
}

/// Two moves in one turn of the browser: the first sentence must not fight for the focus.
#[tokio::test]
async fn moves_at_once_end_at_the_last() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        let stops = visit.app.text_sentences().await?;
        let script = r"
            for (let press = 0; press < 2; press++) {
                document.activeElement.dispatchEvent(
                    new KeyboardEvent('keydown', { code: 'KeyJ', key: 'j', bubbles: true, cancelable: true }));
            }";
        visit.app.browser.run(script, vec![]).await?;
        visit.app.wait_for_focus(stops[2]).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn an_address_leads_to_its_sentence() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        visit.app.open("", "#/articles/rain/5").await?;
        visit.app.wait_for_focus(5).await?;
        is_in_view(&visit, 5).await?;
        visit.end().await
    })
    .await
}

/// The address follows the moves once they rest; whatever the reader does before, nothing of them is lost.
#[tokio::test]
async fn the_address_follows_and_a_reload_stays() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        let stops = app.text_sentences().await?;
        let press = |value| keys::press(browser, value);
        let says = |at: usize| json!(format!("#/articles/rain/{at}"));
        let address = "return location.hash;";
        press('j').await?;
        press('j').await?;
        let rested = says(stops[2]);
        browser
            .until("the address", address, vec![], |seen| *seen == rested)
            .await?;
        // A reload in the middle of the moves.
        let key = "document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { code: 'KeyJ', key: 'j', bubbles: true, cancelable: true }));";
        let left = format!("window.__before = true; {key} location.reload();");
        browser.run(&left, vec![]).await?;
        let before = "return window.__before ?? null;";
        browser.until("the page again", before, vec![], Value::is_null).await?;
        app.wait_for_focus(stops[3]).await?;
        // A link that is followed at once: the way back leads to where the reader was.
        let link = "one('a[data-action=library]').click();";
        browser.run(&format!("{key} {link}"), vec![]).await?;
        app.wait_for_library().await?;
        browser.run("history.back();", vec![]).await?;
        app.wait_for_focus(stops[4]).await?;
        // An address that is changed by hand wins over where the reader was about to be.
        let by_hand = "location.hash = '#/articles/rain/1';";
        browser.run(&format!("{key} {by_hand}"), vec![]).await?;
        app.wait_for_focus(1).await?;
        press('j').await?;
        let last = says(stops[stops.iter().position(|stop| *stop == 1).context("a stop")? + 1]);
        browser
            .until("the address", address, vec![], |seen| *seen == last)
            .await?;
        visit.end().await
    })
    .await
}

/// A link that is followed names its sentence, also right after the page at that address was left.
#[tokio::test]
async fn a_link_leads_to_its_sentence_also_when_the_page_was_just_left() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        app.open("", "#/articles/rain/1").await?;
        app.wait_for_focus(1).await?;
        let link = browser.client().current_url().await?.to_string();
        let left = "document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { code: 'KeyJ', key: 'j', bubbles: true, cancelable: true }));
            location.assign('about:blank');";
        browser.run(left, vec![]).await?;
        let address = "return location.href;";
        browser
            .until("the other page", address, vec![], |seen| seen == "about:blank")
            .await?;
        browser.goto(&link).await?;
        app.wait_until_ready().await?;
        app.wait_for_focus(1).await?;
        visit.end().await
    })
    .await
}

/// A page that has unsaved work is not loaded again when it comes back out of the browser's cache of pages: its
/// address then says where the reader was when it was left, and no later page hears of it.
#[tokio::test]
async fn a_page_that_comes_back_says_where_the_reader_was() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        app.stay_after_a_tag().await?;
        app.focus(countable[1]).await?;
        let nothing_is_kept = r"
            const refuse = () => { throw new DOMException('full', 'QuotaExceededError'); };
            const { setItem } = Storage.prototype;
            Storage.prototype.setItem = function (...item) {
                return this === localStorage ? refuse() : setItem.apply(this, item);
            };
            IDBObjectStore.prototype.put = refuse;";
        browser.run(nothing_is_kept, vec![]).await?;
        keys::press(browser, '1').await?;
        let asks = "return !dispatchEvent(new Event('beforeunload', { cancelable: true }));";
        browser
            .until("unsaved work", asks, vec![], |seen| seen == &json!(true))
            .await?;
        let script = r"
            const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
                { code: `Key${key.toUpperCase()}`, key, bubbles: true, cancelable: true }));
            press('j');
            dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
            return [location.hash, sessionStorage.getItem('hashiya:left-at')];";
        let seen = browser.run(script, vec![]).await?;
        let expected = json!([format!("#/articles/rain/{}", countable[2]), null]);
        ensure!(seen == expected, "{seen}, not {expected}");
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn u_goes_to_the_next_untagged_sentence() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        for at in [1, 2, 4] {
            visit.app.tag(countable[at], '1', "claim").await?;
        }
        visit.app.focus(countable[0]).await?;
        for at in [3, 5, 6] {
            keys::press(&visit.app.browser, 'u').await?;
            visit.app.wait_for_focus(countable[at]).await?;
        }
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_focused_sentence_is_always_in_view() -> Result<()> {
    in_turn(async {
        let long = long_article(200);
        let visit = Visit::with_articles(&[("long.txt", &long)]).await?;
        visit.app.read("long").await?;
        let countable = visit.app.countable().await?;
        visit.app.focus(countable[0]).await?;
        for (at, number) in countable.iter().enumerate().take(60).skip(1) {
            keys::press(&visit.app.browser, if at % 2 == 0 { 'j' } else { key::DOWN }).await?;
            is_in_view(&visit, *number).await?;
        }
        visit.app.focus(countable[190]).await?;
        is_in_view(&visit, countable[190]).await?;
        for at in (150..190).rev() {
            keys::press(&visit.app.browser, key::UP).await?;
            is_in_view(&visit, countable[at]).await?;
        }
        // What the search finds is shown while the field keeps the keyboard; the number stands in one
        // sentence, some lines below the window's foot.
        keys::press(&visit.app.browser, '/').await?;
        visit.app.browser.element("[data-search]").await?;
        keys::type_text(&visit.app.browser, "169").await?;
        let seen = r"
            const found = sentence(169).getBoundingClientRect(), rows = (bar) => one(bar).getBoundingClientRect();
            return sentence(169).ariaSelected === 'true' && document.activeElement.matches('input')
                && found.top >= rows('.topbar').bottom && found.bottom <= rows('.toolbar').top || [found.top, found.bottom];";
        let browser = &visit.app.browser;
        browser.until("the match in view", seen, vec![], |seen| seen == &json!(true)).await?;
        visit.end().await
    })
    .await
}

/// Waits until the focused sentence is `number` and lies in the window with nothing on top of it:
/// a bar at the edge must not hide it.
async fn is_in_view(visit: &Visit, number: usize) -> Result<()> {
    let script = r"
        const element = focusedElement();
        if (!element) return 'nothing is focused';
        const covered = [...element.getClientRects()].filter((line) => {
            const x = line.left + line.width / 2, y = line.top + line.height / 2;
            const top = document.elementFromPoint(x, y);
            return !top || !(element.contains(top) || top.contains(element));
        });
        return covered.length === 0 ? focusedNumber()
            : { focused: focusedNumber(), hidden: covered.map((line) => [line.left, line.top]),
                window: [innerWidth, innerHeight] };";
    let what = format!("sentence {number} focused and in view");
    visit
        .app
        .browser
        .until(&what, script, vec![], |seen| seen == &json!(number))
        .await?;
    Ok(())
}

#[tokio::test]
async fn search_finds_a_word_in_spite_of_marks_and_help_lists_the_keys() -> Result<()> {
    in_turn(async {
        let (visit, _) = reading_rain().await?;
        let browser = &visit.app.browser;
        let shown = visit.app.sentences().await?;
        let wanted = shown
            .iter()
            .find(|one| one.text.contains("البذور"))
            .context("the sentence")?
            .number;
        keys::press(browser, '/').await?;
        let searching = "return document.activeElement?.matches('input[data-search]') ?? false;";
        browser
            .until("the search field", searching, vec![], |seen| seen == &json!(true))
            .await?;
        keys::type_text(browser, "البُذورَ").await?;
        keys::press(browser, key::ENTER).await?;
        // The field keeps the keyboard, for the next match; Escape gives it back to the text.
        keys::press(browser, key::ESCAPE).await?;
        visit.app.wait_for_focus(wanted).await?;
        keys::press(browser, '?').await?;
        let help = "return document.querySelector('[role=dialog], dialog[open]')?.innerText ?? '';";
        let lists_keys = |seen: &serde_json::Value| {
            seen.as_str()
                .is_some_and(|text| text.contains('U') && text.contains('J') && text.contains("Ctrl"))
        };
        browser
            .until("help that lists the keys", help, vec![], lists_keys)
            .await?;
        keys::press(browser, key::ESCAPE).await?;
        browser.until("help closed", help, vec![], |seen| seen == "").await?;
        visit.app.wait_for_focus(wanted).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn every_key_works_on_an_arabic_layout() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let app = &visit.app;
        let send = |key| keys::press_on_layout(&app.browser, key);
        let alone = LayoutKey::alone;
        for (code, key, label) in [
            ("Digit1", "١", "claim"),
            ("Digit2", "٢", "quote"),
            ("Digit3", "٣", "background"),
        ] {
            app.focus(countable[2]).await?;
            send(alone(code, key)).await?;
            app.wait_for_labels(&[(countable[2], label)]).await?;
        }
        app.focus(countable[2]).await?;
        send(alone("Digit0", "٠")).await?;
        app.wait_for_labels(&[]).await?;
        send(LayoutKey::with_control("KeyZ", "ئ")).await?;
        app.wait_for_labels(&[(countable[2], "background")]).await?;
        send(LayoutKey::with_control("KeyY", "غ")).await?;
        app.wait_for_labels(&[]).await?;
        app.focus(countable[2]).await?;
        send(alone("KeyJ", "ت")).await?;
        app.wait_for_focus(countable[3]).await?;
        send(alone("KeyK", "ن")).await?;
        app.wait_for_focus(countable[2]).await?;
        send(LayoutKey::with_shift("KeyJ", "ـ")).await?;
        send(alone("Digit1", "١")).await?;
        app.wait_for_labels(&[(countable[2], "claim"), (countable[3], "claim")])
            .await?;
        app.focus(countable[1]).await?;
        send(alone("KeyU", "ع")).await?;
        app.wait_for_focus(countable[4]).await?;
        files::clear(&app.browser.downloads())?;
        ensure!(
            send(LayoutKey::with_control("KeyE", "ث")).await?,
            "Ctrl+E was left to the browser"
        );
        files::take_download(&app.browser.downloads()).await?;
        send(alone("KeyN", "ى")).await?;
        let note = "return document.activeElement?.matches('textarea[data-note]') ?? false;";
        app.browser
            .until("the note field", note, vec![], |seen| seen == &json!(true))
            .await?;
        send(alone("Escape", "Escape")).await?;
        app.wait_for_focus(countable[4]).await?;
        send(alone("Slash", "ظ")).await?;
        let search = "return document.activeElement?.matches('input[data-search]') ?? false;";
        app.browser
            .until("the search field", search, vec![], |seen| seen == &json!(true))
            .await?;
        send(alone("Escape", "Escape")).await?;
        send(LayoutKey::with_shift("Slash", "؟")).await?;
        let help = "return document.querySelector('[role=dialog], dialog[open]') !== null;";
        app.browser
            .until("help", help, vec![], |seen| seen == &json!(true))
            .await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn control_e_exports() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        files::clear(&visit.app.browser.downloads())?;
        keys::chord(&visit.app.browser, &[key::CONTROL, 'e']).await?;
        let download = files::take_download(&visit.app.browser.downloads()).await?;
        let file = hashiya_browser_tests::exported::check(&download.json()?)?;
        ensure!(
            file.article("rain")?.tagged().len() == 1,
            "{:?}",
            file.article("rain")?.tagged()
        );
        visit.end().await
    })
    .await
}
