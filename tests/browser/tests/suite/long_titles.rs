//! A title of thousands of letters: it takes a few lines wherever an article is named, and is there as a whole for
//! screen readers, on paper, and in what is known of the article.

use anyhow::{Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::nothing_runs_over;

const TITLES: [(&str, &str); 2] = [("ar", "عنوان طويل عن الميناء "), ("en", "LongTitleInOneWord")];
/// So many letters has a title.
const LETTERS: usize = 5_000;

fn title(words: &str) -> String {
    let long = words.repeat(LETTERS / words.chars().count() + 1);
    long.chars().take(LETTERS).collect::<String>().trim().to_owned()
}

/// All that shows the title but the article itself, each with its height.
const SHOWN: &str = r"
    const has = (element) => element.textContent.includes(arguments[0]);
    const found = all('body *').filter((element) => has(element) && ![...element.children].some(has)
        && visible(element) && !element.closest('.article, script, style, .visually-hidden'));
    const named = (element) => `${element.closest('dialog, [data-notice], main, header')?.className ?? ''} `
        + `${element.tagName} ${element.className} in ${element.parentElement.className}`;
    return found.map((element) => [named(element), Math.round(element.getBoundingClientRect().height)]);";

/// A few lines of the largest letters.
const TALLEST: u64 = 170;

async fn nothing_is_tall(visit: &Visit, words: &str, place: &str) -> Result<()> {
    let browser = &visit.app.browser;
    let shown = browser.run(SHOWN, vec![json!(words.trim())]).await?;
    let tall = |one: &&Value| one[1].as_u64().is_none_or(|height| height > TALLEST);
    let all: Vec<&Value> = shown.as_array().into_iter().flatten().collect();
    let tall: Vec<&Value> = all.iter().copied().filter(|one| tall(one)).collect();
    ensure!(!all.is_empty(), "{place}: the title is not there");
    ensure!(tall.is_empty(), "{place}: {tall:?}");
    nothing_runs_over(visit).await
}

#[tokio::test]
async fn a_title_without_end_takes_a_few_lines() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        let desk = Desk::new()?;
        for (number, (language, words)) in TITLES.into_iter().enumerate() {
            let title = title(words);
            let page = format!(
                "<!doctype html><html lang='{language}'><title>{title}</title><meta property='og:title' content='{title}'>
                 <article><h1>{title}</h1><p>A ship came in after a whole year at sea, and nobody had waited for it.</p>
                 <p>Nobody had missed it either, as the harbour had been closed for the whole of the year.</p></article>"
            );
            app.open_file(&desk.put(&format!("{language}.html"), page)?).await?;
            app.notice("file-added").await?;
            if number > 0 {
                // But for the titles they say the same.
                nothing_is_tall(&visit, words, "question").await?;
                app.leave_versions().await?;
            }
            nothing_is_tall(&visit, words, "library and message").await?;
            let whole = "return all('.card h2').map((name) => name.textContent);";
            let names = app.browser.run(whole, vec![]).await?;
            ensure!(names.as_array().is_some_and(|names| names.contains(&json!(title))), "not whole");
            let labels = "return Math.max(...all('.card button, .card [data-tick]')
                .map((one) => (one.getAttribute('aria-label') ?? '').length));";
            let longest = app.browser.run(labels, vec![]).await?;
            ensure!(longest.as_u64().is_some_and(|longest| longest < 200), "a button is called {longest} letters");
            for action in ["details", "delete"] {
                let open = format!("one('[data-article={language}] [data-action={action}]').click();");
                app.browser.run(&open, vec![]).await?;
                app.browser.element("dialog[open]").await?;
                nothing_is_tall(&visit, words, action).await?;
                if action == "details" {
                    let field = app.browser.run("return one('[data-detail=title]').value;", vec![]).await?;
                    ensure!(field == json!(title), "what is known has only a part of it");
                }
                keys::press(&app.browser, key::ESCAPE).await?;
                let gone = "return all('dialog[open]').length;";
                app.browser.until("the window to be gone", gone, vec![], |seen| seen == 0).await?;
            }
            app.read(language).await?;
            app.focus(1).await?;
            app.act("statistics").await?;
            app.browser.element(".statistics-title").await?;
            nothing_is_tall(&visit, words, "statistics").await?;
            app.open_library().await?;
            nothing_is_tall(&visit, words, "library with where to go on").await?;
            system::resize(&app.browser, 390, 844).await?;
            nothing_is_tall(&visit, words, "library on a phone").await?;
            app.open("", &format!("#/articles/{language}/statistics")).await?;
            app.browser.element(".statistics-title").await?;
            nothing_is_tall(&visit, words, "statistics on a phone").await?;
            system::resize(&app.browser, 1280, 900).await?;
            app.open_library().await?;
            app.wait_for_library().await?;
            system::on_paper(&app.browser, true).await?;
            let cut = "return all('.card h2').filter((name) => getComputedStyle(name).overflowY !== 'visible'
                || name.textContent.length > 1000 && name.getBoundingClientRect().height < 300).length;";
            app.browser.until("all of it on paper", cut, vec![], |seen| seen == 0).await?;
            system::on_paper(&app.browser, false).await?;
        }
        visit.end().await
    })
    .await
}
