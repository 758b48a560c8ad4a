//! Drafts of notes: what was written stays with its sentence whatever closes its window, until it is saved
//! or thrown away on purpose.

use anyhow::{Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::fixtures::HARBOUR;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::in_turn;
use serde_json::{Value, json};

use crate::tagging::reading_rain;

/// Opens the note of a sentence with the key.
async fn open_note(app: &App, sentence: usize) -> Result<()> {
    app.focus(sentence).await?;
    keys::press(&app.browser, 'n').await?;
    let writing = "return document.activeElement?.matches('textarea[data-note]') ?? false;";
    app.browser
        .until("the note field", writing, vec![], |seen| seen == &json!(true))
        .await?;
    Ok(())
}

/// Waits until the field of the note has this text.
async fn wait_for_text(app: &App, text: &str) -> Result<()> {
    let script = "return one('textarea[data-note]')?.value ?? null;";
    let holds = |seen: &Value| seen == text;
    app.browser.until("the text of the note", script, vec![], holds).await?;
    Ok(())
}

/// Waits until exactly these sentences show that they have a draft.
async fn wait_for_drafts(app: &App, sentences: &[usize]) -> Result<()> {
    let script = "return all('[data-sentence][data-draft]').map((one) => Number(one.dataset.sentence));";
    let holds = |seen: &Value| seen == &json!(sentences);
    app.browser.until("the drafts", script, vec![], holds).await?;
    Ok(())
}

async fn wait_until_closed(app: &App) -> Result<()> {
    let script = "return all('dialog').length;";
    app.browser
        .until("no window", script, vec![], |seen| seen == &json!(0))
        .await?;
    Ok(())
}

#[tokio::test]
async fn escape_back_and_a_reload_leave_the_draft() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, n) = (&visit.app, countable[2]);
        let words = "jk 123 ملاحظة 😀";
        open_note(app, n).await?;
        keys::type_text(&app.browser, words).await?;
        keys::press(&app.browser, key::ESCAPE).await?;
        wait_until_closed(app).await?;
        wait_for_drafts(app, &[n]).await?;
        open_note(app, n).await?;
        wait_for_text(app, words).await?;
        // In the middle of it, without a word of warning.
        keys::type_text(&app.browser, "!").await?;
        app.reload().await?;
        app.wait_for_sentences().await?;
        wait_for_drafts(app, &[n]).await?;
        open_note(app, n).await?;
        wait_for_text(app, &format!("{words}!")).await?;
        app.browser
            .run(
                "history.pushState(null, '', '#/'); dispatchEvent(new HashChangeEvent('hashchange'));",
                vec![],
            )
            .await?;
        app.wait_for_library().await?;
        app.read("rain").await?;
        wait_for_drafts(app, &[n]).await?;
        open_note(app, n).await?;
        wait_for_text(app, &format!("{words}!")).await?;
        keys::press(&app.browser, key::ENTER).await?;
        wait_until_closed(app).await?;
        wait_for_drafts(app, &[]).await?;
        let file = app.export("export-article").await?;
        let note = file.article("rain")?.sentences[n].note().map(str::to_owned);
        ensure!(note == Some(format!("{words}!")), "{note:?}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn an_escape_that_only_ends_a_composition_closes_nothing() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, n) = (&visit.app, countable[2]);
        open_note(app, n).await?;
        keys::type_text(&app.browser, "한").await?;
        let script = r"
            const press = (init, code) => {
                const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
                if (code) Object.defineProperty(event, 'keyCode', { get: () => code });
                one('textarea[data-note]').dispatchEvent(event);
            };
            press({ key: 'Escape', code: 'Escape', isComposing: true });
            press({ key: 'Process', code: 'Escape' }, 229);
            press({ key: 'Escape', code: 'Escape' }, 229);
            const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(one('textarea[data-note]')?.value ?? null)));";
        let text = app.browser.run_async(script, vec![]).await?;
        ensure!(text == "한", "the window is gone: {text}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_file_that_is_dropped_leaves_the_draft() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, n) = (&visit.app, countable[2]);
        app.tag(countable[0], '1', "claim").await?;
        app.act("settings").await?;
        let backup = app.download("back-up").await?;
        keys::press(&app.browser, key::ESCAPE).await?;
        wait_until_closed(app).await?;
        let backup = String::from_utf8(backup.bytes)?;
        for (name, text) in [("backup.json", backup.as_str()), ("harbour.txt", HARBOUR)] {
            open_note(app, n).await?;
            keys::type_text(&app.browser, "a").await?;
            pointer::drop_file(&app.browser, name, text).await?;
            let script = "return (one('[data-dialog=restore]') ?? one('[data-notice=file-added]')) !== null;";
            app.browser
                .until("what the file does", script, vec![], |seen| seen == &json!(true))
                .await?;
            app.reload().await?;
            app.read("rain").await?;
            wait_for_drafts(app, &[n]).await?;
        }
        open_note(app, n).await?;
        wait_for_text(app, "aa").await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_draft_is_thrown_away_on_purpose_only_and_comes_back() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, n) = (&visit.app, countable[2]);
        open_note(app, n).await?;
        let shown = "return all('[data-action=discard-draft]').length;";
        ensure!(app.browser.run(shown, vec![]).await? == json!(0), "there is none yet");
        keys::type_text(&app.browser, "why").await?;
        app.act("close-note").await?;
        wait_until_closed(app).await?;
        wait_for_drafts(app, &[n]).await?;
        open_note(app, n).await?;
        app.act("discard-draft").await?;
        wait_until_closed(app).await?;
        wait_for_drafts(app, &[]).await?;
        app.wait_for_focus(n).await?;
        app.notice("draft-discarded").await?;
        app.act("bring-draft-back").await?;
        wait_for_drafts(app, &[n]).await?;
        app.reload().await?;
        app.wait_for_sentences().await?;
        open_note(app, n).await?;
        wait_for_text(app, "why").await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn two_tabs_that_write_about_one_sentence_lose_nothing() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let (app, n) = (&visit.app, countable[2]);
        let client = app.browser.client();
        let windows = [client.window().await?, client.new_window(false).await?.handle];
        client.switch_to_window(windows[1].clone()).await?;
        probe::watch_new_window(&app.browser).await?;
        app.read("rain").await?;
        for window in [0, 1] {
            client.switch_to_window(windows[window].clone()).await?;
            open_note(app, n).await?;
        }
        for (window, letters) in [(0, "one"), (1, "two"), (0, "!"), (1, "?")] {
            client.switch_to_window(windows[window].clone()).await?;
            keys::type_text(&app.browser, letters).await?;
        }
        for window in [0, 1] {
            client.switch_to_window(windows[window].clone()).await?;
            keys::press(&app.browser, key::ENTER).await?;
            wait_until_closed(app).await?;
        }
        for window in [0, 1] {
            client.switch_to_window(windows[window].clone()).await?;
            wait_for_drafts(app, &[]).await?;
            open_note(app, n).await?;
            wait_for_text(app, "one!\ntwo?").await?;
        }
        visit.end().await
    })
    .await
}
