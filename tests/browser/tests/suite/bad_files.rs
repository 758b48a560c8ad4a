//! Files that are bad on purpose, in the browser: too large, nested without end, full of markup.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

#[tokio::test]
async fn files_that_are_too_large_or_too_deep_are_refused_at_once() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        visit.app.open_library().await?;
        let stored = visit.app.storage().await?;
        for (name, notice, says) in [
            ("large.json", "file-failed", "200\u{a0}MB"),
            ("large.txt", "file-failed", "200\u{a0}MB"),
            ("deep.json", "file-failed", "damaged"),
            ("cut.json", "import-failed", "line 1"),
        ] {
            let path = match name {
                "deep.json" => desk.put(name, "[".repeat(100_000))?,
                "cut.json" => desk.put(name, "{\"format\": \"hashiya\", \"ver")?,
                _ => desk.put_empty_space(name, 200_000_000)?,
            };
            visit.app.open_file(&path).await?;
            let text = visit.app.notice(notice).await?;
            ensure!(text.contains(name) && text.contains(says), "{text}");
            ensure!(visit.app.storage().await? == stored, "{name} changed what is stored");
            visit.app.reload().await?;
        }
        visit.app.read("rain").await?;
        visit.end().await
    })
    .await
}

/// Markup and script, as each text of a file may hold it.
const IMAGE: &str = "<img src=x onerror=\"window.__broken=1\">";
const SCRIPT: &str = "\"'><script>window.__broken=2</script><svg onload=\"window.__broken=3\">";
const ADDRESS: &str = "javascript:window.__broken=4";

/// A Hashiya file whose every text is markup.
fn hostile_file() -> Value {
    let sentences = [format!("عنوان {IMAGE} هنا"), format!("نص المقال {SCRIPT} وما بعده")];
    let text = format!("{}\n\n{}\n", sentences[0], sentences[1]);
    let length = |text: &str| text.chars().count();
    let second = length(&sentences[0]) + 2;
    let hash: String = Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let said = |label: &str| json!([{"annotator": SCRIPT, "label": label, "note": IMAGE, "updated_at": "2026-11-22T10:00:00Z", IMAGE: SCRIPT}]);
    let by_language = json!({"en": IMAGE, "ar": SCRIPT, IMAGE: IMAGE});
    json!({
        "format": "hashiya", "version": 1, "exported_at": IMAGE, "generator": SCRIPT, "offset_unit": "code_point",
        "codebook": {"labels": [{"id": ADDRESS, "name": by_language, "definition": by_language}]},
        "annotators": [{"id": SCRIPT, "name": IMAGE}, {"id": "another", "name": SCRIPT}],
        "articles": [{
            "id": SCRIPT, "title": IMAGE, "language": "ar", "direction": SCRIPT, "sha256": hash, "text": text,
            "segmenter": {"name": SCRIPT, "version": 1, "edits": []},
            "blocks": [],
            "sentences": [
                {"start": 0, "end": length(&sentences[0]), "text": sentences[0], "role": "title", "annotations": said(ADDRESS)},
                {"start": second, "end": second + length(&sentences[1]), "text": sentences[1], "role": "body",
                    "annotations": said("claim")},
            ],
            IMAGE: SCRIPT,
        }],
    })
}

/// What of a file became markup: elements that the app never makes, handlers, script addresses.
const INTRUDERS: &str = r"
    const made = all('img, iframe, object, embed, form, base, [onerror], [onload], [onclick], [style]');
    const scripts = all('body script').filter((script) => script.textContent.includes('__broken'));
    const links = all('a, area').filter((link) => /^javascript:/i.test(link.href));
    return { broken: window.__broken ?? null, found: [...made, ...scripts, ...links].map((e) => e.outerHTML) };";

async fn nothing_became_markup(visit: &Visit, place: &str) -> Result<()> {
    let seen = visit.app.browser.run(INTRUDERS, vec![]).await?;
    ensure!(seen == json!({"broken": null, "found": []}), "{place}: {seen}");
    probe::assert_clean(&visit.app.browser)
        .await
        .with_context(|| place.to_owned())
}

#[tokio::test]
async fn markup_in_a_hashiya_file_is_text_everywhere() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        let desk = Desk::new()?;
        app.open_library().await?;
        let name = "<img src=x onerror=alert(1)>.json";
        app.open_file_of(&desk.put(name, hostile_file().to_string())?, "another")
            .await?;
        ensure!(
            app.notice("import-done").await?.contains(name),
            "the file's name is shown as it is"
        );
        nothing_became_markup(&visit, "the library").await?;
        let cards = "return document.body.innerText;";
        let library = browser.run(cards, vec![]).await?;
        ensure!(
            library.as_str().is_some_and(|text| text.contains(IMAGE)),
            "the title: {library}"
        );
        app.read(SCRIPT).await?;
        let shown = app.sentences().await?;
        ensure!(
            shown[0].text.contains(IMAGE) && shown[1].text.contains(SCRIPT),
            "{shown:?}"
        );
        ensure!(shown[0].label.as_deref() == Some(ADDRESS), "{shown:?}");
        nothing_became_markup(&visit, "the article").await?;
        for number in 0..2 {
            app.focus(number).await?;
            keys::press(browser, 'n').await?;
            browser.element("textarea[data-note]").await?;
            nothing_became_markup(&visit, "the note").await?;
            keys::press(browser, key::ESCAPE).await?;
        }
        for action in ["help", "settings"] {
            app.act(action).await?;
            browser.element("dialog[open]").await?;
            nothing_became_markup(&visit, action).await?;
            keys::press(browser, key::ESCAPE).await?;
        }
        // A message that quotes the file, and the same after a reload with all of it stored.
        app.open_file(&desk.put("unit.json", hostile_unit().to_string())?)
            .await?;
        ensure!(
            app.notice("import-failed").await?.contains("<img"),
            "the message quotes the file"
        );
        nothing_became_markup(&visit, "a message").await?;
        app.reload().await?;
        app.read(SCRIPT).await?;
        nothing_became_markup(&visit, "the article after a reload").await?;
        visit.end().await
    })
    .await
}

fn hostile_unit() -> Value {
    let mut file = hostile_file();
    file["offset_unit"] = json!(IMAGE);
    file
}
