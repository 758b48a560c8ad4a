//! Reading: direction, language, flowing prose, unbroken words, the bundled face.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{CLUTTERED, HARBOUR, RAIN, long_article};
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// Direction (as computed) and language (as inherited) of the first body block.
const DIRECTION: &str = r"
    const block = one('[data-role=body]');
    return [getComputedStyle(block).direction, block.closest('[lang]')?.lang ?? null];";

async fn body_reads(visit: &Visit, direction: &str, language: &str) -> Result<()> {
    let seen = visit.app.browser.run(DIRECTION, vec![]).await?;
    ensure!(seen[0] == direction, "the article reads {seen}, not {direction}");
    let declared = seen[1].as_str().unwrap_or_default();
    ensure!(
        declared.split('-').next() == Some(language),
        "the article's language is {seen}"
    );
    Ok(())
}

#[tokio::test]
async fn an_english_file_from_disk_reads_left_to_right() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        visit.app.open_library().await?;
        visit.app.open_file(&desk.put("harbour.txt", HARBOUR)?).await?;
        visit.app.notice("file-added").await?;
        visit.app.read("harbour").await?;
        body_reads(&visit, "ltr", "en").await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn sentences_flow_as_prose_and_hold_exactly_their_text() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        visit.app.read("rain").await?;
        let script = r"
            return all('[data-role=body]').map((block) => {
                const sentences = [...block.querySelectorAll('[data-sentence]')];
                const lines = sentences.map((one) => [...one.getClientRects()]);
                const follows = lines.slice(1).filter((boxes, at) =>
                    Math.abs(boxes[0].top - lines[at].at(-1).top) < boxes[0].height / 2);
                return { displays: [...new Set(sentences.map((one) => getComputedStyle(one).display))],
                    sentences: sentences.length, follows: follows.length };
            });";
        let blocks = visit.app.browser.run(script, vec![]).await?;
        let blocks = blocks.as_array().context("blocks")?;
        ensure!(blocks.len() == 3, "three paragraphs, not {blocks:?}");
        for block in blocks {
            ensure!(
                block["displays"] == json!(["inline"]),
                "a sentence is a box of its own: {block}"
            );
            ensure!(block["sentences"] == json!(3), "three sentences a paragraph: {block}");
        }
        let follows: u64 = blocks.iter().filter_map(|block| block["follows"].as_u64()).sum();
        ensure!(
            follows >= 3,
            "sentences do not follow on the line where the last one ended: {blocks:?}"
        );
        let shown = visit.app.sentences().await?;
        let file = visit.app.export("export-article").await?;
        let exported: Vec<&str> = file
            .article("rain")?
            .sentences
            .iter()
            .map(|one| one.text.as_str())
            .collect();
        let shown: Vec<&str> = shown.iter().map(|one| one.text.as_str()).collect();
        ensure!(shown == exported, "shown {shown:?}\nexported {exported:?}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_tag_moves_no_letter() -> Result<()> {
    in_turn(async {
        let id = &listed(&dist()?)?.first().context("an article")?.id.clone();
        let visit = Visit::start().await?;
        visit.app.read(id).await?;
        let countable = visit.app.countable().await?;
        visit.app.focus(countable[0]).await?;
        visit
            .app
            .browser
            .run_async("document.fonts.ready.then(() => arguments[0]());", vec![])
            .await?;
        let before = letters(&visit).await?;
        let body: Vec<usize> = body_sentences(&visit).await?.into_iter().take(6).collect();
        for (turn, number) in body.into_iter().enumerate() {
            let (digit, label) = [('1', "claim"), ('2', "quote"), ('3', "background")][turn % 3];
            visit.app.tag(number, digit, label).await?;
        }
        visit.app.focus(countable[0]).await?;
        let after = letters(&visit).await?;
        ensure!(before == after, "the text moved:\n{before}\n{after}");
        visit.end().await
    })
    .await
}

async fn body_sentences(visit: &Visit) -> Result<Vec<usize>> {
    let shown = visit.app.sentences().await?;
    Ok(shown
        .iter()
        .filter(|one| one.role.as_deref() == Some("body"))
        .map(|one| one.number)
        .collect())
}

/// Where every line of every body sentence lies in its block, to half a pixel, with the size of
/// the block: letters that lose their joining or are pushed aside change these.
async fn letters(visit: &Visit) -> Result<Value> {
    let script = r"
        const round = (number) => Math.round(number * 2) / 2;
        return all('[data-role=body]').slice(0, 4).map((block) => {
            const box = block.getBoundingClientRect();
            const boxes = [...block.querySelectorAll('[data-sentence]')].map((one) => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return [...range.getClientRects()].map((line) =>
                    [line.left - box.left, line.top - box.top, line.width].map(round));
            });
            return [round(box.width), round(box.height), boxes];
        });";
    visit.app.browser.run(script, vec![]).await
}

#[tokio::test]
async fn arabic_is_set_in_the_bundled_face() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        visit.app.read("rain").await?;
        let script = r"
            const done = arguments[0];
            const style = getComputedStyle(one('[data-role=body] [data-sentence]'));
            document.fonts.ready.then(() => done({
                face: style.fontFamily.split(',')[0].trim().replaceAll(/[\x22']/g, ''),
                check: document.fonts.check(`${style.fontSize} ${style.fontFamily}`, 'حاشية'),
                loaded: [...document.fonts].filter((face) => face.status === 'loaded')
                    .map((face) => face.family.replaceAll(/[\x22']/g, '')) }));";
        let seen = visit.app.browser.run_async(script, vec![]).await?;
        ensure!(seen["check"] == json!(true), "{seen}");
        let loaded = seen["loaded"].as_array().context("faces")?;
        ensure!(
            loaded.contains(&seen["face"]),
            "the article's first face is not a loaded one: {seen}"
        );
        let fonts: Vec<String> = visit
            .site
            .requests()
            .into_iter()
            .filter(|path| path.ends_with(".woff2"))
            .collect();
        ensure!(!fonts.is_empty(), "no font was fetched from the site");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_page_is_about_as_long_as_it_will_be_before_it_was_seen() -> Result<()> {
    in_turn(async {
        let text = long_article(600);
        let visit = Visit::with_articles(&[("long.txt", &text), ("market.txt", CLUTTERED)]).await?;
        // What was never in sight has a height by its length; made visible, the one that it takes.
        let script = r"
            const height = () => one('article').getBoundingClientRect().height;
            const expected = height();
            for (const block of all('.block')) block.style.contentVisibility = 'visible';
            return { expected, taken: height() };";
        for id in ["long", "market"] {
            visit.app.read(id).await?;
            let seen = visit.app.browser.run(script, vec![]).await?;
            let [expected, taken] = ["expected", "taken"].map(|name| seen[name].as_f64().unwrap_or(f64::NAN));
            let off = (expected / taken - 1.0).abs();
            ensure!(off < 0.25, "{id}: expected {expected} px, took {taken} px");
        }
        visit.end().await
    })
    .await
}
