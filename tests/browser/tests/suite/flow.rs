//! The flow of the work: fifty sentences in fifty key presses under a quiet eye, the tour, the
//! palette, the settings, sentences to come back to.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN, long_article};
use hashiya_browser_tests::keys::{self, LayoutKey, key};
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::{make_phone, reading_rain};

/// Waits until the page stands still with sentence `arguments[0]` focused, then says where it is:
/// whether in the band between the bars, whether the page is at one of its ends, and where the
/// sentences up to it stand on the page.
const STANDS_STILL: &str = r"
    const [number, done] = arguments;
    let last = -1, still = 0;
    const look = () => {
        still = scrollY === last && focusedNumber() === number ? still + 1 : 0;
        last = scrollY;
        if (still < 3) return requestAnimationFrame(look);
        const box = (selector) => one(selector).getBoundingClientRect();
        const top = box('.topbar').bottom, free = box('.toolbar').top - top;
        const here = focusedElement().getBoundingClientRect();
        const from = top + free / 6, until = top + free / 2, third = free / 3;
        const high = here.height > third && Math.abs(here.top - from) < 2;
        done({
            inBand: (here.top > from - 2 && here.bottom < until + 2) || high,
            atEnd: scrollY < 1 || scrollY > document.documentElement.scrollHeight - innerHeight - 1,
            seen: here.top >= top - 1 && here.bottom <= top + free + 1,
            where: [here.top, here.bottom, from, until],
            above: all('[data-sentence]').slice(0, number + 1).map((s) => Math.round(s.getBoundingClientRect().top + scrollY)),
        });
    };
    look();";

/// Tags every sentence of an article of exactly fifty with one key each, and looks after each at
/// where the next one stands; gives how often the page was at one of its ends.
async fn tag_fifty(visit: &Visit) -> Result<usize> {
    let app = &visit.app;
    app.read("fifty").await?;
    ensure!(app.countable().await? == (0..50).collect::<Vec<_>>(), "fifty sentences");
    app.wait_for_focus(0).await?;
    let mut at_ends = 0;
    let mut above: Vec<Value> = Vec::new();
    for number in 0..50 {
        keys::press(&app.browser, ['1', '2', '3'][number % 3]).await?;
        let next = (number + 1).min(49);
        let seen = app.browser.run_async(STANDS_STILL, vec![json!(next)]).await?;
        ensure!(seen["seen"] == json!(true), "sentence {next} is hidden: {seen}");
        ensure!(
            seen["inBand"] == json!(true) || seen["atEnd"] == json!(true),
            "sentence {next} is not where the eye is: {seen}"
        );
        at_ends += usize::from(seen["inBand"] != json!(true));
        let now = seen["above"].as_array().context("places")?;
        ensure!(
            now.starts_with(&above),
            "the text above {next} moved:\n{above:?}\n{now:?}"
        );
        above.clone_from(now);
    }
    app.wait_for_progress(50, 50).await?;
    app.notice("article-end").await?;
    // Screen readers hear it once, with the tag that led to it.
    let heard = r"
        const end = one('[data-notice=article-end]'), text = end.querySelector('p').textContent;
        return [one('#announcer').textContent.endsWith(text), end.closest('[aria-live], [role=status], [role=alert]')?.outerHTML ?? null];";
    see(visit, "the end said once", heard, json!([true, null])).await?;
    Ok(at_ends)
}

#[tokio::test]
async fn fifty_sentences_take_fifty_keys_and_the_eye_never_jumps() -> Result<()> {
    in_turn(async {
        // The title is a sentence too.
        let fifty = long_article(49);
        let visit = Visit::with_articles(&[("fifty.txt", &fifty)]).await?;
        let at_ends = tag_fifty(&visit).await?;
        ensure!(at_ends < 10, "{at_ends} sentences are only near the article's ends");
        visit.end().await?;
        let visit = Visit::with_articles(&[("fifty.txt", &fifty)]).await?;
        make_phone(&visit).await?;
        if !leaves_out("less motion")? {
            system::media(&visit.app.browser, &[("prefers-reduced-motion", "reduce")]).await?;
        }
        tag_fifty(&visit).await?;
        visit.end().await
    })
    .await
}

async fn see(visit: &Visit, what: &str, script: &str, expected: Value) -> Result<()> {
    let seen = |seen: &Value| *seen == expected;
    visit.app.browser.until(what, script, vec![], seen).await?;
    Ok(())
}

const TOUR: &str = "return one('[data-tour]')?.dataset.tour ?? null;";
const WINDOW: &str = "return one('dialog[open]')?.dataset.dialog ?? null;";
const ROOT: &str = "const { size, theme } = document.documentElement.dataset; return [size, theme];";

#[tokio::test]
async fn a_first_visit_is_shown_around_and_finds_everything_by_name() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN), ("harbour.txt", HARBOUR)]).await?;
        let app = &visit.app;
        let press = |value| keys::press(&app.browser, value);
        app.open_as_a_stranger("?lang=ar", "#/articles/rain").await?;
        app.wait_for_focus(0).await?;
        // Each step is over when the reader has done it; the page underneath is the real one.
        see(&visit, "the first step", TOUR, json!("0")).await?;
        press('j').await?;
        see(&visit, "the second step", TOUR, json!("1")).await?;
        press('1').await?;
        app.wait_for_labels(&[(1, "claim")]).await?;
        see(&visit, "the third step", TOUR, json!("2")).await?;
        press(key::ESCAPE).await?;
        see(&visit, "no tour", TOUR, Value::Null).await?;
        app.open_as_a_stranger("?lang=en", "#/articles/rain").await?;
        app.wait_for_focus(3).await?;
        see(&visit, "no tour again", TOUR, Value::Null).await?;
        app.act("help").await?;
        app.act("tour").await?;
        see(&visit, "the tour from the help", TOUR, json!("0")).await?;
        for _ in 0..3 {
            app.act("tour-next").await?;
        }
        see(&visit, "the end of the tour", TOUR, Value::Null).await?;

        // The palette: a field that has the keyboard, and a list that it drives.
        app.focus(3).await?;
        keys::chord(&app.browser, &[key::CONTROL, 'k']).await?;
        let chosen = r"
            const field = document.activeElement;
            if (field?.getAttribute('role') !== 'combobox') return null;
            const option = document.getElementById(field.getAttribute('aria-activedescendant'));
            const list = document.getElementById(field.getAttribute('aria-controls'));
            const is = option?.getAttribute('aria-selected') === 'true' && list?.getAttribute('role') === 'listbox';
            return is && list.contains(option) ? option.dataset.choice : 'no choice';";
        see(&visit, "the first choice", chosen, json!("next-sentence")).await?;
        press(key::DOWN).await?;
        see(&visit, "the second choice", chosen, json!("previous-sentence")).await?;
        press(key::UP).await?;
        press(key::UP).await?;
        see(&visit, "the last choice", chosen, json!("harbour")).await?;
        keys::type_text(&app.browser, "dark").await?;
        see(&visit, "dark colours", chosen, json!("theme-dark")).await?;
        press(key::ENTER).await?;
        see(&visit, "a dark page", ROOT, json!(["normal", "dark"])).await?;
        app.wait_for_focus(3).await?;
        // What moves on moves on from there, and a tag is for the sentence that had the focus.
        press('p').await?;
        see(&visit, "the first choice", chosen, json!("next-sentence")).await?;
        press(key::ENTER).await?;
        see(&visit, "no palette", WINDOW, Value::Null).await?;
        app.wait_for_focus(4).await?;
        press('p').await?;
        see(&visit, "the palette", WINDOW, json!("palette")).await?;
        keys::type_text(&app.browser, "claim").await?;
        see(&visit, "the tag", chosen, json!("label-1")).await?;
        press(key::ENTER).await?;
        app.wait_for_labels(&[(1, "claim"), (4, "claim")]).await?;
        app.wait_for_focus(5).await?;
        keys::chord(&app.browser, &[key::CONTROL, 'z']).await?;
        app.wait_for_labels(&[(1, "claim")]).await?;
        app.focus(3).await?;
        press('p').await?;
        see(&visit, "the palette", WINDOW, json!("palette")).await?;
        press(key::ESCAPE).await?;
        see(&visit, "no palette", WINDOW, Value::Null).await?;
        app.wait_for_focus(3).await?;

        // Settings that are kept: larger text, and a focus that stays.
        app.stay_after_a_tag().await?;
        app.act("settings").await?;
        app.act("text-larger").await?;
        see(&visit, "larger text", ROOT, json!(["large", "dark"])).await?;
        app.act("close").await?;
        app.focus(4).await?;
        press('2').await?;
        app.wait_for_labels(&[(1, "claim"), (4, "quote")]).await?;
        ensure!(app.focused().await? == Some(4), "the focus stays");
        app.reload().await?;
        see(&visit, "the same look", ROOT, json!(["large", "dark"])).await?;
        app.wait_for_focus(4).await?;
        keys::chord(&app.browser, &[key::CONTROL, 'k']).await?;
        see(&visit, "the palette again", WINDOW, json!("palette")).await?;
        keys::type_text(&app.browser, "harbour").await?;
        see(&visit, "an article", chosen, json!("harbour")).await?;
        press(key::ENTER).await?;
        let article = "return location.hash.split('/')[2] ?? null;";
        see(&visit, "the other article", article, json!("harbour")).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn unsure_sentences_are_listed_kept_and_exported_and_a_held_key_tags_once() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let app = &visit.app;
        let press = |value| keys::press(&app.browser, value);
        let marked = "return all('[data-unsure]').map((s) => Number(s.dataset.sentence));";
        app.tag(countable[2], '1', "claim").await?;
        press('q').await?;
        app.focus(countable[5]).await?;
        press('q').await?;
        see(&visit, "two marks", marked, json!([countable[2], countable[5]])).await?;
        let count = "return plainDigits(one('[data-count=unsure] b')?.textContent ?? '');";
        see(&visit, "the count of unsure sentences", count, json!("2")).await?;
        app.act("unsure-list").await?;
        let rows = "return all('[data-unsure-sentence]').map((row) => Number(row.dataset.unsureSentence));";
        see(&visit, "two rows", rows, json!([countable[2], countable[5]])).await?;
        let row = format!("[data-unsure-sentence=\"{}\"]", countable[2]);
        hashiya_browser_tests::pointer::click(&app.browser, &row).await?;
        app.wait_for_focus(countable[2]).await?;
        keys::chord(&app.browser, &[key::SHIFT, 'q']).await?;
        app.wait_for_focus(countable[5]).await?;
        press('q').await?;
        see(&visit, "one mark", marked, json!([countable[2]])).await?;
        keys::chord(&app.browser, &[key::CONTROL, 'z']).await?;
        see(&visit, "two marks again", marked, json!([countable[2], countable[5]])).await?;

        // A key that is held down repeats; only its first press tags.
        app.focus(countable[6]).await?;
        let held = r"
            const send = (repeat) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {
                code: 'Digit1', key: '1', repeat, bubbles: true, cancelable: true }));
            send(false);
            return [1, 2, 3, 4].map(() => !send(true));";
        let taken = app.browser.run(held, vec![]).await?;
        ensure!(
            taken == json!([true, true, true, true]),
            "the repeats are not the browser's"
        );
        app.wait_for_focus(countable[7]).await?;
        app.wait_for_labels(&[(countable[2], "claim"), (countable[6], "claim")])
            .await?;
        // Undo is where the letter is on a German layout, and where the place is on an Arabic one.
        keys::press_on_layout(&app.browser, LayoutKey::with_control("KeyY", "z")).await?;
        app.wait_for_labels(&[(countable[2], "claim")]).await?;
        keys::press_on_layout(&app.browser, LayoutKey::with_control("KeyY", "غ")).await?;
        app.wait_for_labels(&[(countable[2], "claim"), (countable[6], "claim")])
            .await?;
        app.wait_for_focus(countable[6]).await?;
        keys::press_on_layout(&app.browser, LayoutKey::alone("KeyA", "q")).await?;
        let file = app.export("export-article").await?;
        let unsure: Vec<usize> = (0..)
            .zip(&file.article("rain")?.sentences)
            .filter(|(_, sentence)| sentence.annotations.iter().any(|said| said.unsure))
            .map(|(number, _)| number)
            .collect();
        ensure!(unsure == [countable[2], countable[5], countable[6]], "{unsure:?}");
        app.reload().await?;
        app.wait_for_sentences().await?;
        see(&visit, "the marks after a reload", marked, json!(unsure)).await?;
        visit.end().await
    })
    .await
}
