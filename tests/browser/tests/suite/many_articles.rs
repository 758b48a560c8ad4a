//! A library of many articles: what only a browser shows of sorting, finding, selecting, collections and details.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::access;
use hashiya_browser_tests::exported::HashiyaFile;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::json;

use crate::tagging::{make_phone, nothing_runs_over};

/// So many articles are delivered; their titles are in no order.
const MANY: usize = 12;

async fn with_many() -> Result<Visit> {
    let articles: Vec<(String, String)> = (0..MANY)
        .map(|number| {
            let title = match number {
                3 => "الأمْن الغذائي".to_owned(),
                _ => format!("Report {}", MANY - number),
            };
            (
                format!("a{number}.txt"),
                format!("{title}\n\nOne sentence is here. Another one is there."),
            )
        })
        .collect();
    let articles: Vec<(&str, &str)> = articles
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let visit = Visit::with_articles(&articles).await?;
    visit.app.open_library().await?;
    Ok(visit)
}

/// The articles whose cards are there, in their order.
async fn wait_for_cards(visit: &Visit, expected: &[&str]) -> Result<()> {
    let expected = json!(expected);
    let script = "return all('.cards [data-article]').map((card) => card.dataset.article);";
    let browser = &visit.app.browser;
    browser
        .until(&format!("the cards {expected}"), script, vec![], |seen| {
            *seen == expected
        })
        .await?;
    Ok(())
}

async fn wait_for_selected(visit: &Visit, expected: &[&str]) -> Result<()> {
    let expected = json!([expected, expected.len().to_string()]);
    let script = "return [all('[data-tick]').filter((box) => box.checked).map((box) => box.dataset.tick),
        one('[data-selected-articles]')?.dataset.selectedArticles ?? '0'];";
    let browser = &visit.app.browser;
    browser
        .until(&format!("selected: {expected}"), script, vec![], |seen| {
            *seen == expected
        })
        .await?;
    Ok(())
}

/// Chooses in one of the lists of the tools, as a person does.
async fn arrange(visit: &Visit, by: &str, value: &str) -> Result<()> {
    let script = "const list = one(`[data-arrange=${arguments[0]}]`);
        list.value = arguments[1];
        list.dispatchEvent(new Event('change', { bubbles: true }));";
    visit.app.browser.run(script, vec![json!(by), json!(value)]).await?;
    Ok(())
}

#[tokio::test]
async fn articles_are_sorted_and_found_and_the_choice_is_kept() -> Result<()> {
    in_turn(async {
        let visit = with_many().await?;
        let browser = &visit.app.browser;
        arrange(&visit, "order", "title").await?;
        let by_title = ["a11", "a10", "a9", "a8", "a7", "a6", "a5", "a4", "a2", "a1", "a0", "a3"];
        wait_for_cards(&visit, &by_title).await?;
        pointer::click(browser, "[data-find]").await?;
        keys::type_text(browser, "الامن").await?;
        wait_for_cards(&visit, &["a3"]).await?;
        browser.element("[role=status][data-shown='1']").await?;
        visit.app.act("show-all").await?;
        wait_for_cards(&visit, &by_title).await?;
        ensure!(browser.run("return one('[data-find]').value;", vec![]).await? == "");
        let visit = visit.reopen().await?;
        visit.app.open_library().await?;
        wait_for_cards(&visit, &by_title).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn articles_are_selected_by_keyboard_alone() -> Result<()> {
    in_turn(async {
        let visit = with_many().await?;
        let browser = &visit.app.browser;
        visit.app.act("select").await?;
        browser.run("one('[data-tick=a1]').focus();", vec![]).await?;
        keys::press(browser, ' ').await?;
        wait_for_selected(&visit, &["a1"]).await?;
        keys::press(browser, key::DOWN).await?;
        wait_for_selected(&visit, &["a1"]).await?;
        keys::chord(browser, &[key::SHIFT, key::DOWN]).await?;
        wait_for_selected(&visit, &["a1", "a2", "a3"]).await?;
        keys::press(browser, ' ').await?;
        wait_for_selected(&visit, &["a1", "a2"]).await?;
        keys::chord(browser, &[key::CONTROL, 'a']).await?;
        let all: Vec<String> = (0..MANY).map(|number| format!("a{number}")).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        wait_for_selected(&visit, &all).await?;
        keys::press(browser, key::ESCAPE).await?;
        browser
            .until("no box", "return all('[data-tick]').length;", vec![], |seen| seen == 0)
            .await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn articles_are_selected_by_finger_and_grouped_and_exported() -> Result<()> {
    in_turn(async {
        let visit = with_many().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        make_phone(&visit).await?;
        app.open_library().await?;
        app.act("select").await?;
        // Anywhere on the card.
        for id in ["a2", "a5", "a4", "a4"] {
            pointer::tap(browser, &format!("[data-article={id}] .card-tick")).await?;
        }
        wait_for_selected(&visit, &["a2", "a5"]).await?;
        nothing_runs_over(&visit).await?;
        app.act("collections").await?;
        browser.element("[data-dialog=collections][open]").await?;
        keys::type_text(browser, "أزمة المياه").await?;
        keys::press(browser, key::ENTER).await?;
        browser.element("[data-collection='أزمة المياه'] input:checked").await?;
        nothing_runs_over(&visit).await?;
        keys::press(browser, key::ESCAPE).await?;
        let file: HashiyaFile = app.export("export-selected").await?;
        let ids: Vec<&str> = file.articles.iter().map(|article| article.id.as_str()).collect();
        ensure!(ids == ["a2", "a5"], "{ids:?}");
        app.act("select-done").await?;
        let id = browser
            .run("return all('[data-arrange=collection] option')[1].value;", vec![])
            .await?;
        arrange(&visit, "collection", id.as_str().context("an identity")?).await?;
        wait_for_cards(&visit, &["a2", "a5"]).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_title_is_changed_and_taken_back() -> Result<()> {
    in_turn(async {
        let visit = with_many().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        let title = |text: &'static str| {
            let script = "return one('[data-article=a3] h2').textContent;";
            browser.until(text, script, vec![], move |seen| seen == text)
        };
        pointer::click(browser, "[data-article=a3] [data-action=details]").await?;
        browser.element("[data-detail=title]:focus").await?;
        browser.run("one('[data-detail=title]').select();", vec![]).await?;
        keys::type_text(browser, "<b>عنواني</b>").await?;
        // What is no address is not saved: the page says so at the field, in the reader's language.
        let write = "const field = one('[data-detail=address]'); field.value = arguments[0]; \
                     field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        browser.run(write, vec![json!("example.org")]).await?;
        app.act("save-details").await?;
        let told = "const field = document.activeElement; \
                    const words = document.getElementById(field.getAttribute('aria-describedby')); \
                    return [field.dataset.detail, field.ariaInvalid, words?.role ?? null, words?.textContent, \
                            field.form?.noValidate];";
        let words = "This is no whole address. It begins with https:// or http:// and has no spaces. \
                     Copy it from the browser’s address bar, or leave the field empty.";
        let expected = json!(["address", "true", "alert", words, true]);
        browser
            .until("what is wrong", told, vec![], |seen| seen == &expected)
            .await?;
        browser.run(write, vec![json!("https://example.org/a")]).await?;
        let wrong = "return all('.detail-fields [aria-invalid], .detail-fields [role=alert]').length;";
        browser
            .until("it to be taken back", wrong, vec![], |seen| seen == &json!(0))
            .await?;
        app.act("save-details").await?;
        title("<b>عنواني</b>").await?;
        let visit = visit.reopen().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        app.read("a3").await?;
        let heading = browser.run("return one('#article-title').textContent;", vec![]).await?;
        ensure!(heading == "<b>عنواني</b>", "{heading}");
        app.act("details").await?;
        pointer::click(browser, "[data-bring-back=title]").await?;
        app.act("save-details").await?;
        let script = "return one('#article-title').textContent;";
        browser
            .until("the title of the source", script, vec![], |seen| seen == "الأمْن الغذائي")
            .await?;
        visit.end().await
    })
    .await
}

/// The screens that a library of few articles does not have: nothing is wrong with them for whoever sees little,
/// uses a keyboard or a small window.
#[tokio::test]
async fn the_tools_of_many_articles_are_for_everybody() -> Result<()> {
    in_turn(async {
        let visit = with_many().await?;
        let (app, browser) = (&visit.app, &visit.app.browser);
        let mut faults = Vec::new();
        for (language, (width, height)) in [("ar", (1280, 900)), ("en", (390, 840)), ("fr", (320, 840))] {
            system::resize(browser, width, height).await?;
            app.open(&format!("?lang={language}"), "#/").await?;
            app.wait_for_library().await?;
            app.act("select").await?;
            pointer::click(browser, "[data-article=a1] .card-tick").await?;
            for step in ["tools", "collections", "details"] {
                match step {
                    "collections" => {
                        app.act("collections").await?;
                        browser.element("[data-dialog=collections][open]").await?;
                        keys::type_text(browser, &format!("Collection {language}")).await?;
                        keys::press(browser, key::ENTER).await?;
                        browser
                            .element(&format!("[data-collection='Collection {language}'] input:checked"))
                            .await?;
                    }
                    "details" => {
                        keys::press(browser, key::ESCAPE).await?;
                        app.act("select-done").await?;
                        pointer::click(browser, "[data-article=a1] [data-action=details]").await?;
                        browser.element("[data-detail=title]:focus").await?;
                    }
                    _ => {}
                }
                let what = format!("{step} in {language}, {width} wide");
                faults.extend(access::axe(browser, &what).await?);
                faults.extend(access::fit(browser, &what).await?.faults);
            }
            keys::press(browser, key::ESCAPE).await?;
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        visit.end().await
    })
    .await
}

/// Whatever the directions of article and interface.
#[tokio::test]
async fn the_box_of_an_article_covers_no_text() -> Result<()> {
    in_turn(async {
        let visit = with_many().await?;
        let browser = &visit.app.browser;
        for language in ["ar", "en"] {
            browser.goto("about:blank").await?;
            visit.app.open(&format!("?lang={language}"), "#/").await?;
            visit.app.wait_for_library().await?;
            visit.app.act("select").await?;
            let script = r"
                const boxes = all('[data-tick]');
                return boxes.length > 0 && boxes.every((box) => {
                    const source = box.closest('li').querySelector('.card-source');
                    const range = document.createRange();
                    range.selectNodeContents(source);
                    const [text, tick] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
                    return text.width > 0 && (text.right <= tick.left || tick.right <= text.left);
                });";
            browser
                .until("boxes beside the texts", script, vec![], |seen| *seen == json!(true))
                .await?;
        }
        visit.end().await
    })
    .await
}
