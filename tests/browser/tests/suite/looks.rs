//! How the page looks to whom: lines of a good length, sizes and colours of the reader's choice, and
//! labels that differ without colour.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::fixtures::HARBOUR;
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// The characters of each full line of the body's text: all lines of a paragraph but its last.
const LINES: &str = r"
    const [done] = arguments;
    document.fonts.ready.then(() => done(all('[data-role=body]').slice(0, 8).flatMap((block) => {
        block.closest('.block').style.contentVisibility = 'visible';
        const range = document.createRange();
        const lines = new Map();
        for (const one of block.querySelectorAll('[data-sentence]')) {
            const node = [...one.childNodes].find((child) => child.nodeType === Node.TEXT_NODE);
            for (let at = 0; at < node.length; at += 1) {
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                const line = Math.round((box.top + box.height / 2) / 12);
                lines.set(line, (lines.get(line) ?? 0) + 1);
            }
        }
        return [...lines.entries()].sort((a, b) => a[0] - b[0]).map(([, count]) => count).slice(0, -1);
    })));";

#[tokio::test]
async fn lines_have_60_to_75_characters() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let arabic = listed(&dist()?)?.first().context("an article")?.id.clone();
        let sentence = "The harbour master said that the boats would leave again as soon as the wind had turned. ";
        visit
            .site
            .offer_only(&[("harbour.txt", &format!("{HARBOUR}\n{}\n", sentence.repeat(12)))]);
        measured(&visit, "harbour").await?;
        let visit = Visit::start().await?;
        measured(&visit, &arabic).await
    })
    .await
}

async fn measured(visit: &Visit, id: &str) -> Result<()> {
    visit.app.read(id).await?;
    let seen = visit.app.browser.run_async(LINES, vec![]).await?;
    let lines: Vec<u64> = seen
        .as_array()
        .context("lines")?
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    ensure!(lines.len() > 8, "{id}: only {lines:?}");
    let mean = lines.iter().sum::<u64>() as f64 / lines.len() as f64;
    println!("{id}: {mean:.1} characters a line, of {} lines", lines.len());
    ensure!(
        (60.0..=75.0).contains(&mean),
        "{id}: {mean:.1} characters a line: {lines:?}"
    );
    Ok(())
}

/// Text size and theme are chosen in the settings, hold after a reload, and change what they say.
#[tokio::test]
async fn size_and_theme_are_the_readers() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("harbour.txt", HARBOUR)]).await?;
        let look = r"
            const style = getComputedStyle(one('[data-role=body]'));
            return [parseFloat(style.fontSize), getComputedStyle(document.documentElement).backgroundColor];";
        visit.app.read("harbour").await?;
        let before = visit.app.browser.run(look, vec![]).await?;
        visit.app.act("settings").await?;
        for action in ["text-larger", "text-larger", "theme-dark"] {
            visit.app.act(action).await?;
        }
        let larger = |seen: &Value| {
            let size = |look: &Value| look[0].as_f64().unwrap_or_default();
            size(seen) > size(&before) * 1.2 && seen[1] != before[1]
        };
        visit
            .app
            .browser
            .until("larger text in the dark", look, vec![], larger)
            .await?;
        visit.app.reload().await?;
        visit.app.wait_for_sentences().await?;
        visit
            .app
            .browser
            .until("the same after a reload", look, vec![], larger)
            .await?;
        visit.end().await
    })
    .await
}

/// For every label its sign and its line, as they are drawn.
const MARKS: &str = r"
    return ['claim', 'quote', 'background', null].map((label) => {
        const one = label ? document.querySelector(`[data-sentence][data-label=${label}]`)
            : document.querySelector('[data-sentence]:not([data-label])');
        const [text, sign] = [getComputedStyle(one), getComputedStyle(one, '::before')];
        return { line: label && text.textDecorationStyle, shape: sign.maskImage, paint: sign.backgroundColor,
            ground: getComputedStyle(document.documentElement).backgroundColor };
    });";

#[tokio::test]
async fn labels_differ_by_shape_and_line_and_who_wants_no_motion_gets_none() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("harbour.txt", HARBOUR)]).await?;
        visit.app.read("harbour").await?;
        let countable = visit.app.countable().await?;
        for (number, digit, label) in [(2, '1', "claim"), (3, '2', "quote"), (4, '3', "background")] {
            visit.app.tag(countable[number], digit, label).await?;
        }
        let browser = &visit.app.browser;
        for features in [
            &[("forced-colors", "active")][..],
            &[("forced-colors", "active"), ("prefers-color-scheme", "dark")],
            &[("prefers-contrast", "more")],
            &[],
        ] {
            system::media(browser, features).await?;
            let marks = browser.run(MARKS, vec![]).await?;
            let marks = marks.as_array().context("marks")?;
            for (at, mark) in marks.iter().enumerate() {
                ensure!(
                    mark["paint"] != mark["ground"],
                    "{features:?}: a sign that nobody sees: {mark}"
                );
                for other in &marks[at + 1..] {
                    ensure!(
                        mark["shape"] != other["shape"],
                        "{features:?}: the same sign: {mark} {other}"
                    );
                    ensure!(
                        mark["line"] != other["line"],
                        "{features:?}: the same line: {mark} {other}"
                    );
                }
            }
        }
        system::media(browser, &[("prefers-reduced-motion", "reduce")]).await?;
        let motion = r"
            return all('*').filter((one) => {
                const style = getComputedStyle(one);
                return [style.transitionDuration, style.animationDuration].some((times) =>
                    times.split(',').some((time) => parseFloat(time) > 0)) || style.scrollBehavior === 'smooth';
            }).map((one) => one.outerHTML.slice(0, 120));";
        let moving = browser.run(motion, vec![]).await?;
        ensure!(moving == json!([]), "these move: {moving}");
        visit.end().await
    })
    .await
}
