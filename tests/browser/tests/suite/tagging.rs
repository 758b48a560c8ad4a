//! Tagging by keyboard: labels, clearing, ranges, undo, notes, counts.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::fixtures::{CLUTTERED, RAIN};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::json;

/// A visit to the rain article with its first countable sentence focused, and all of these.
pub async fn reading_rain() -> Result<(Visit, Vec<usize>)> {
    let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
    visit.app.read("rain").await?;
    let countable = visit.app.countable().await?;
    ensure!(countable.len() >= 9, "{} sentences", countable.len());
    visit.app.focus(countable[0]).await?;
    Ok((visit, countable))
}

#[tokio::test]
async fn digits_tag_and_zero_backspace_and_delete_clear() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let total = countable.len();
        let n = countable[2];
        for (digit, label) in [('1', "claim"), ('2', "quote"), ('3', "background")] {
            visit.app.tag(n, digit, label).await?;
            visit.app.wait_for_labels(&[(n, label)]).await?;
            let of = |other: &str| u64::from(other == label);
            let counts = ["claim", "quote", "background"].map(|other| (other, of(other)));
            visit.app.wait_for_counts(&counts).await?;
            visit.app.wait_for_counts(&[("untagged", total as u64 - 1)]).await?;
            visit.app.wait_for_progress(1, total).await?;
        }
        for clear in ['0', key::BACKSPACE, key::DELETE] {
            visit.app.tag(n, '1', "claim").await?;
            visit.app.focus(n).await?;
            keys::press(&visit.app.browser, clear).await?;
            visit.app.wait_for_labels(&[]).await?;
            visit
                .app
                .wait_for_counts(&[("claim", 0), ("untagged", total as u64)])
                .await?;
            visit.app.wait_for_progress(0, total).await?;
        }
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn undo_and_redo_go_all_the_way() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (a, b) = (countable[1], countable[3]);
        let browser = &visit.app.browser;
        visit.app.tag(a, '1', "claim").await?;
        visit.app.tag(b, '2', "quote").await?;
        visit.app.tag(a, '3', "background").await?;
        let history = [
            vec![],
            vec![(a, "claim")],
            vec![(a, "claim"), (b, "quote")],
            vec![(a, "background"), (b, "quote")],
        ];
        for expected in history[..3].iter().rev() {
            keys::chord(browser, &[key::CONTROL, 'z']).await?;
            visit.app.wait_for_labels(expected).await?;
        }
        for expected in &history[1..3] {
            keys::chord(browser, &[key::CONTROL, key::SHIFT, 'z']).await?;
            visit.app.wait_for_labels(expected).await?;
        }
        keys::chord(browser, &[key::CONTROL, 'y']).await?;
        visit.app.wait_for_labels(&history[3]).await?;
        keys::chord(browser, &[key::CONTROL, 'z']).await?;
        visit.app.wait_for_labels(&history[2]).await?;
        // A new tag after an undo: there is nothing to redo then.
        visit.app.tag(b, '1', "claim").await?;
        keys::chord(browser, &[key::CONTROL, 'y']).await?;
        visit.app.tag(countable[5], '1', "claim").await?;
        visit
            .app
            .wait_for_labels(&[(a, "claim"), (b, "claim"), (countable[5], "claim")])
            .await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn undo_has_no_limit_within_a_visit() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let n = countable[0];
        let turns = 150;
        visit.app.stay_after_a_tag().await?;
        visit.app.focus(n).await?;
        keys::type_text(&visit.app.browser, &"12".repeat(turns / 2)).await?;
        visit.app.wait_for_label(n, Some("quote")).await?;
        keys::press_often(&visit.app.browser, &[key::CONTROL], 'z', turns - 1).await?;
        visit.app.wait_for_labels(&[(n, "claim")]).await?;
        keys::chord(&visit.app.browser, &[key::CONTROL, 'z']).await?;
        visit.app.wait_for_labels(&[]).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn shift_extends_a_range_that_is_tagged_and_undone_as_one() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let browser = &visit.app.browser;
        visit.app.tag(countable[0], '3', "background").await?;
        visit.app.focus(countable[2]).await?;
        keys::chord(browser, &[key::SHIFT, key::DOWN]).await?;
        keys::chord(browser, &[key::SHIFT, 'j']).await?;
        keys::press(browser, '1').await?;
        let first = (countable[0], "background");
        let range = [
            first,
            (countable[2], "claim"),
            (countable[3], "claim"),
            (countable[4], "claim"),
        ];
        visit.app.wait_for_labels(&range).await?;
        keys::chord(browser, &[key::CONTROL, 'z']).await?;
        visit.app.wait_for_labels(&[first]).await?;
        keys::chord(browser, &[key::CONTROL, 'y']).await?;
        visit.app.wait_for_labels(&range).await?;
        // Upwards as well, and a plain move gives the range up.
        visit.app.focus(countable[7]).await?;
        keys::chord(browser, &[key::SHIFT, key::UP]).await?;
        keys::press(browser, '2').await?;
        let up = [range.as_slice(), &[(countable[6], "quote"), (countable[7], "quote")]].concat();
        visit.app.wait_for_labels(&up).await?;
        visit.app.focus(countable[2]).await?;
        keys::chord(browser, &[key::SHIFT, key::DOWN]).await?;
        keys::press(browser, key::DOWN).await?;
        let alone = visit.app.focused().await?.context("no focus")?;
        keys::press(browser, '0').await?;
        visit.app.wait_for_label(alone, None).await?;
        let left: Vec<(usize, &str)> = up.into_iter().filter(|(number, _)| *number != alone).collect();
        visit.app.wait_for_labels(&left).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_note_is_written_kept_and_exported() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let n = countable[2];
        visit.app.tag(n, '1', "claim").await?;
        visit.app.focus(n).await?;
        keys::press(&visit.app.browser, 'n').await?;
        let writing = "return document.activeElement?.matches('textarea[data-note]') ?? false;";
        visit
            .app
            .browser
            .until("the note field", writing, vec![], |seen| seen == &json!(true))
            .await?;
        // Letters and digits that are shortcuts elsewhere are plain text here.
        keys::type_text(&visit.app.browser, "jk 123 ملاحظة 😀").await?;
        keys::press(&visit.app.browser, key::NUMPAD_ENTER).await?;
        visit.app.wait_for_focus(n).await?;
        visit.app.wait_for_labels(&[(n, "claim")]).await?;
        visit.app.reload().await?;
        visit.app.wait_for_sentences().await?;
        let file = visit.app.export("export-article").await?;
        let noted: Vec<Option<&str>> = file.article("rain")?.sentences.iter().map(|one| one.note()).collect();
        ensure!(noted[n] == Some("jk 123 ملاحظة 😀"), "the notes {noted:?}");
        ensure!(noted.iter().flatten().count() == 1, "the notes {noted:?}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn leftovers_are_not_counted_until_the_reader_says_that_they_are_text() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("market.txt", CLUTTERED)]).await?;
        visit.app.read("market").await?;
        let shown = visit.app.sentences().await?;
        let find = |text: &str| {
            shown
                .iter()
                .find(|one| one.text == text)
                .with_context(|| format!("no {text}"))
        };
        let advertisement = find("[ad_1]")?;
        for text in ["[ad_1]", "شارك هذا المقال", "اترك تعليقا"] {
            ensure!(
                !find(text)?.counts(),
                "{text} is not taken for boilerplate: {:?}",
                find(text)?.role
            );
        }
        let countable = visit.app.countable().await?;
        let total = countable.len();
        visit.app.wait_for_counts(&[("untagged", total as u64)]).await?;
        // Moving passes over it, both ways.
        let before = *countable
            .iter()
            .rfind(|number| **number < advertisement.number)
            .context("a sentence before")?;
        let after = *countable
            .iter()
            .find(|number| **number > advertisement.number)
            .context("a sentence after")?;
        visit.app.focus(before).await?;
        keys::press(&visit.app.browser, 'j').await?;
        visit.app.wait_for_focus(after).await?;
        keys::press(&visit.app.browser, 'k').await?;
        visit.app.wait_for_focus(before).await?;
        // Now the reader says that it is text.
        let number = advertisement.number;
        pointer::click(&visit.app.browser, &format!("[data-sentence=\"{number}\"]")).await?;
        visit.app.wait_for_focus(number).await?;
        visit.app.act("role").await?;
        visit.app.wait_for_counts(&[("untagged", total as u64 + 1)]).await?;
        visit.app.wait_for_focus(number).await?;
        visit.app.tag(number, '3', "background").await?;
        visit.app.wait_for_progress(1, total + 1).await?;
        visit.app.reload().await?;
        visit.app.wait_for_labels(&[(number, "background")]).await?;
        let file = visit.app.export("export-article").await?;
        let exported = &file.article("market")?.sentences[number];
        ensure!(
            exported.role != "boilerplate" && exported.label() == Some("background"),
            "{exported:?}"
        );
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_role_can_be_taken_back_and_the_focus_stays() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("market.txt", CLUTTERED)]).await?;
        visit.app.read("market").await?;
        let roles = async |visit: &Visit| -> Result<Vec<Option<String>>> {
            Ok(visit.app.sentences().await?.into_iter().map(|one| one.role).collect())
        };
        let before = roles(&visit).await?;
        let title = before
            .iter()
            .position(|role| role.as_deref() == Some("title"))
            .context("a title")?;
        visit.app.focus(title).await?;
        visit.app.act("role").await?;
        let role = "return describe(sentence(arguments[0])).role;";
        visit
            .app
            .browser
            .until("a pale title", role, vec![json!(title)], |seen| seen == "boilerplate")
            .await?;
        visit.app.wait_for_focus(title).await?;
        keys::chord(&visit.app.browser, &[key::CONTROL, 'z']).await?;
        visit
            .app
            .browser
            .until("the title back", role, vec![json!(title)], |seen| seen == "title")
            .await?;
        visit.app.wait_for_focus(title).await?;
        ensure!(roles(&visit).await? == before, "undo changed other roles");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_toolbar_tags_clears_undoes_and_redoes() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let n = countable[3];
        for label in ["claim", "quote", "background"] {
            pointer::click(&visit.app.browser, &format!("[data-sentence=\"{n}\"]")).await?;
            visit.app.wait_for_focus(n).await?;
            visit.app.act(label).await?;
            visit.app.wait_for_labels(&[(n, label)]).await?;
        }
        pointer::click(&visit.app.browser, &format!("[data-sentence=\"{n}\"]")).await?;
        visit.app.act("clear").await?;
        visit.app.wait_for_labels(&[]).await?;
        visit.app.act("undo").await?;
        visit.app.wait_for_labels(&[(n, "background")]).await?;
        visit.app.act("redo").await?;
        visit.app.wait_for_labels(&[]).await?;
        visit.app.focus(n).await?;
        visit.app.act("next").await?;
        visit.app.wait_for_focus(countable[4]).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_finger_chooses_a_sentence_and_tags_it_on_a_phone() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        make_phone(&visit).await?;
        for (number, label) in [(countable[4], "quote"), (countable[6], "claim")] {
            pointer::tap(&visit.app.browser, &format!("[data-sentence=\"{number}\"]")).await?;
            visit.app.wait_for_focus(number).await?;
            pointer::tap(&visit.app.browser, &format!("[data-action=\"{label}\"]")).await?;
            visit.app.wait_for_label(number, Some(label)).await?;
        }
        visit
            .app
            .wait_for_labels(&[(countable[4], "quote"), (countable[6], "claim")])
            .await?;
        for language in ["en", "ar"] {
            visit.app.open(&format!("?lang={language}"), "#/articles/rain").await?;
            visit.app.wait_for_sentences().await?;
            nothing_runs_over(&visit).await?;
            visit.app.open_library().await?;
            nothing_runs_over(&visit).await?;
        }
        visit.end().await
    })
    .await
}

/// Gives the page a phone's screen, and touch where the engine can do that.
pub async fn make_phone(visit: &Visit) -> Result<()> {
    system::make_phone(&visit.app.browser).await
}

/// Nothing is wider than the window, and no button is narrower than what it says.
pub async fn nothing_runs_over(visit: &Visit) -> Result<()> {
    let script = r"
        const root = document.documentElement;
        const narrow = all('button').filter((b) => visible(b) && b.scrollWidth > b.clientWidth + 1);
        return { over: root.scrollWidth - root.clientWidth, narrow: narrow.map((b) => b.innerText || b.title) };";
    let seen = visit.app.browser.run(script, vec![]).await?;
    ensure!(seen == json!({"over": 0, "narrow": []}), "{seen}");
    Ok(())
}
