//! The installed app as the platform launches it: with files, into a page that is there and into none, and with what
//! other apps share.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::HARBOUR;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

const KEPT: &str = "return document.body.dataset.offline ?? null;";

/// A visit whose worker keeps the app, and has the page's requests.
async fn kept(options: &Options) -> Result<Visit> {
    let visit = Visit::with(options).await?;
    let app = &visit.app;
    app.open_library().await?;
    app.browser
        .until("the worker to keep the app", KEPT, vec![], |seen| seen == "ready")
        .await?;
    Ok(visit)
}

async fn wait_for_articles(visit: &Visit, expected: &[&str]) -> Result<()> {
    let cards = "return arguments[0].filter((id) => one(`.cards [data-article='${id}']`));";
    let expected = json!(expected);
    let browser = &visit.app.browser;
    browser
        .until(
            &format!("the articles {expected}"),
            cards,
            vec![expected.clone()],
            |seen| *seen == expected,
        )
        .await?;
    Ok(())
}

/// What is not a stand-in here is the browser's own: it installs the page, knows which files it opens, and hands them
/// over by its own launch queue.
#[tokio::test]
async fn files_are_opened_with_the_app_that_the_browser_installed() -> Result<()> {
    in_turn(async {
        let options = Options {
            can_install: true,
            ..Options::default()
        };
        let visit = kept(&options).await?;
        let browser = &visit.app.browser;
        let app = browser.devtools("Page.getAppId", json!({})).await?["appId"].clone();
        ensure!(app == format!("{}hashiya", visit.app.address()), "{app}");
        browser.devtools("PWA.install", json!({"manifestId": app})).await?;
        let known = browser
            .devtools("PWA.getOsAppState", json!({"manifestId": app}))
            .await?;
        let accepts = known["fileHandlers"][0]["accepts"]
            .as_array()
            .context("files that it opens")?;
        let endings: Vec<&str> = accepts
            .iter()
            .flat_map(|kind| kind["fileExtensions"].as_array().into_iter().flatten())
            .filter_map(Value::as_str)
            .collect();
        for ending in [
            ".json", ".jsonl", ".txt", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".docx", ".epub", ".zip", ".csv",
            ".tsv",
        ] {
            ensure!(endings.contains(&ending), "{ending} is not among {endings:?}");
        }

        let desk = Desk::new()?;
        let page = "<!doctype html><html lang=en><title>Ship</title><article><h1>Ship</h1>
            <p>A ship came in after a whole year at sea, and nobody had waited for it.</p></article></html>";
        let files = [desk.put("harbour.txt", HARBOUR)?, desk.put("ship.html", page)?];
        let launch = json!({"manifestId": app, "files": files});
        browser.devtools("PWA.launchFilesInApp", launch).await?;
        wait_for_articles(&visit, &["harbour", "ship"]).await?;

        // Where no page of it is open, one is, and has the file.
        browser.goto("about:blank").await?;
        let other = desk.put("مقال.txt", "مقال جديد\n\nوصلت السفينة اليوم. ولم ينتظرها أحد.\n")?;
        let launch = json!({"manifestId": app, "files": [other]});
        browser.devtools("PWA.launchFilesInApp", launch).await?;
        wait_for_articles(&visit, &["harbour", "ship", "مقال"]).await?;
        browser.devtools("PWA.uninstall", json!({"manifestId": app})).await?;
        visit.end().await
    })
    .await
}

/// A navigation that sends a form to the address of the manifest, from no page of the app, is what the platform makes
/// of a share: no engine lets a driver share by itself.
const SHARE: &str = r"
    const [address, words, files] = arguments;
    const form = document.createElement('form');
    Object.assign(form, { method: 'POST', action: address, enctype: 'multipart/form-data' });
    const field = (name, type) => {
        const input = document.createElement('input');
        Object.assign(input, { name, type });
        form.append(input);
        return input;
    };
    for (const [name, value] of Object.entries(words)) field(name, 'hidden').value = value;
    const held = new DataTransfer();
    for (const [name, text, type] of files) held.items.add(new File([text], name, { type }));
    if (files.length > 0) field('files', 'file').files = held.files;
    document.body.append(form);
    form.submit();";

async fn share(visit: &Visit, words: Value, files: Value) -> Result<()> {
    let browser = &visit.app.browser;
    browser.goto("about:blank").await?;
    let address = format!("{}share", visit.app.address());
    browser.run(SHARE, vec![json!(address), words, files]).await?;
    let there = "return location.search === '' && all('[data-article]').length > 0;";
    browser
        .until("the page of the app", there, vec![], |seen| seen == true)
        .await?;
    Ok(())
}

#[tokio::test]
async fn what_is_shared_with_the_installed_app_comes_by_a_navigation_that_posts() -> Result<()> {
    in_turn(async {
        let visit = kept(&Options::default()).await?;
        let app = &visit.app;
        // A file by itself, of a kind that the worker reads, and one without an ending.
        let files = json!([
            ["harbour.md", "# Harbour\n\nIt opened. Nobody came.\n", "text/markdown"],
            ["مقال", "مقال\n\nوصلت السفينة. ولم ينتظرها أحد.\n", "text/plain"],
        ]);
        share(&visit, json!({}), files).await?;
        wait_for_articles(&visit, &["harbour", "مقال"]).await?;
        // A text with its title and a link, as browsers and chats share them.
        let words = json!({
            "title": "A late ship",
            "text": "It came in late. Nobody saw it.",
            "url": "https://example.org/ship?a=1&b=ب",
        });
        share(&visit, words, json!([])).await?;
        app.browser.element("[data-dialog=pasted]").await?;
        let name = app.browser.run("return one('#paste-title').value;", vec![]).await?;
        ensure!(name == "A late ship", "{name}");
        app.act("confirm-paste").await?;
        app.notice("file-added").await?;
        let read = "one('[data-notice=file-added] a, [data-notice=file-added] button').click();";
        app.browser.run(read, vec![]).await?;
        let texts = "return all('[data-role] [data-sentence]').map((sentence) => sentence.textContent.trim());";
        let whole = |seen: &Value| {
            let seen = seen.to_string();
            seen.contains("It came in late.") && seen.contains("https://example.org/ship?a=1&b=ب")
        };
        app.browser.until("text and link", texts, vec![], whole).await?;
        // A link alone is what many apps share: it is there to be looked at, and nothing comes by itself.
        share(
            &visit,
            json!({"title": "", "text": "https://example.org/other", "url": ""}),
            json!([]),
        )
        .await?;
        app.browser.element("[data-dialog=pasted]").await?;
        app.act("cancel-paste").await?;
        // Nothing at all is no fault either.
        share(&visit, json!({}), json!([])).await?;
        ensure!(app.notices().await?.is_empty(), "{:?}", app.notices().await?);
        visit.end().await
    })
    .await
}
