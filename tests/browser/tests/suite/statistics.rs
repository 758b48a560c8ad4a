//! The page of figures: what was tagged is what is drawn, written in the tables and saved in files;
//! and a second reading by the keyboard alone, to its kappa.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::reading_rain;

/// What is tagged in these tests: places among the sentences that count, and the key of the label.
const TAGS: [(usize, char, &str); 6] = [
    (0, '1', "claim"),
    (3, '2', "quote"),
    (4, '2', "quote"),
    (6, '3', "background"),
    (7, '3', "background"),
    (8, '1', "claim"),
];

/// The rain article with these tags.
async fn tagged() -> Result<(Visit, Vec<usize>)> {
    let (visit, countable) = reading_rain().await?;
    for (place, digit, label) in TAGS {
        visit.app.tag(countable[place], digit, label).await?;
    }
    Ok((visit, countable))
}

/// Waits until a script answers this.
async fn wait_for(visit: &Visit, what: &str, script: &str, expected: Value) -> Result<()> {
    let holds = |seen: &Value| *seen == expected;
    visit.app.browser.until(what, script, vec![], holds).await?;
    Ok(())
}

/// The labels of all sentences that count, in order; `untagged` where there is none.
async fn kinds(visit: &Visit) -> Result<Vec<Value>> {
    let shown = visit.app.sentences().await?.into_iter().filter(|one| one.counts());
    Ok(shown
        .map(|one| json!(one.label.as_deref().unwrap_or("untagged")))
        .collect())
}

/// Saves a chart and looks at the file with the browser's own eyes: an SVG file as XML, a PNG file as
/// the points in it.
async fn saved(visit: &Visit, chart: &str, kind: &str) -> Result<Vec<u8>> {
    let downloads = visit.app.browser.downloads();
    hashiya_browser_tests::files::clear(&downloads)?;
    let button = format!("[data-chart='{chart}'] [data-action='save-{kind}']");
    pointer::click(&visit.app.browser, &button).await?;
    let download = hashiya_browser_tests::files::take_download(&downloads).await?;
    ensure!(
        download.name.starts_with("hashiya-") && download.name.ends_with(kind),
        "{}",
        download.name
    );
    Ok(download.bytes)
}

/// The boxes of a chart's file: kind, count, place, and the colour of the edge.
async fn boxes(visit: &Visit, svg: &[u8]) -> Result<Value> {
    let script = r"
        const file = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
        if (file.querySelector('parsererror')) return file.documentElement.textContent;
        const number = (box, name) => Number(box.getAttribute(name));
        return [...file.querySelectorAll('rect[data-kind]')].map((box) => ({
            kind: box.dataset.kind, count: box.dataset.count, edge: box.getAttribute('stroke'),
            place: ['x', 'y', 'width', 'height'].map((name) => number(box, name)),
        }));";
    let text = String::from_utf8(svg.to_vec()).context("UTF-8")?;
    ensure!(
        !text.contains("var(") && !text.contains("class=") && text.contains("font-family"),
        "the file does not stand by itself"
    );
    visit.app.browser.run(script, vec![json!(text)]).await
}

/// How many boxes of an SVG file have no point of their edge's colour in the PNG file, which has two
/// points for each unit; and the PNG file's width.
async fn missing_in(visit: &Visit, png: &[u8], boxes: &Value) -> Result<Value> {
    let script = r"
        const [bytes, boxes, done] = arguments;
        createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' })).then((image) => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.width, image.height];
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const seen = ({ place, edge }) => {
                const [x, y, width, height] = place.map((units) => units * 2);
                const points = context.getImageData(x, y, width, height).data;
                const colour = [1, 3, 5].map((at) => parseInt(edge.slice(at, at + 2), 16));
                for (let at = 0; at < points.length; at += 4) {
                    if (colour.every((part, index) => Math.abs(points[at + index] - part) < 12)) return true;
                }
                return false;
            };
            done([boxes.filter((box) => !seen(box)).length, image.width]);
        }, (error) => done(String(error)));";
    visit
        .app
        .browser
        .run_async(script, vec![json!(png), boxes.clone()])
        .await
}

#[tokio::test]
async fn figures_charts_tables_and_files_are_what_was_tagged() -> Result<()> {
    in_turn(async {
        let (visit, countable) = tagged().await?;
        let browser = &visit.app.browser;
        let kinds = kinds(&visit).await?;
        let counts = |kind: &str| kinds.iter().filter(|seen| **seen == kind).count();
        let expected: Vec<Value> = ["claim", "quote", "background", "untagged"]
            .iter()
            .map(|kind| json!([kind, counts(kind).to_string()]))
            .collect();
        visit.app.act("statistics").await?;
        let bar = r"return all('[data-chart=distribution] svg [data-kind]')
            .map((part) => [part.dataset.kind, part.dataset.count]);";
        wait_for(&visit, "the distribution", bar, json!(expected)).await?;
        // The table is there when it is asked for, with the same figures and in words.
        pointer::click(browser, "[data-chart=distribution] summary").await?;
        let table = r"return all('[data-chart=distribution] tbody td').map((cell) => {
            const said = plainDigits(cell.textContent).match(/\d+/)[0];
            return said === cell.dataset.count ? [cell.dataset.kind, said] : cell.outerHTML; });";
        wait_for(&visit, "the table of the distribution", table, json!(expected)).await?;

        let strip = "return all('[data-chart=strip] svg [data-cell]').map((cell) => cell.dataset.kind);";
        wait_for(&visit, "the strip", strip, json!(kinds)).await?;
        pointer::click(browser, "[data-chart=strip] summary").await?;
        let runs = r"return all('[data-chart=strip] tbody tr').flatMap((row) =>
            Array(row.dataset.last - row.dataset.first + 1).fill(row.dataset.kind));";
        wait_for(&visit, "the table of the strip", runs, json!(kinds)).await?;
        let named = r"return all('.drawing svg').every((svg) => svg.getAttribute('role') === 'img' &&
            svg.getAttribute('aria-labelledby').split(' ').every((id) => document.getElementById(id).textContent));";
        wait_for(&visit, "names for screen readers", named, json!(true)).await?;

        for (chart, parts) in [("distribution", 4), ("strip", kinds.len())] {
            let boxes = boxes(&visit, &saved(&visit, chart, "svg").await?).await?;
            let list = boxes.as_array().with_context(|| format!("no SVG: {boxes}"))?;
            ensure!(list.len() == parts, "{chart}: {boxes}");
            let seen: Vec<Value> = list.iter().map(|part| json!([part["kind"], part["count"]])).collect();
            ensure!(chart == "strip" || seen == expected, "{seen:?}");
            let seen: Vec<&Value> = list.iter().map(|part| &part["kind"]).collect();
            ensure!(chart != "strip" || seen.into_iter().eq(&kinds), "{boxes}");
            let png = saved(&visit, chart, "png").await?;
            let missing = missing_in(&visit, &png, &boxes).await?;
            ensure!(
                missing == json!([0, 1440]),
                "{chart}: {missing} boxes are not in the PNG file"
            );
        }
        // A cell leads to its sentence.
        let n = countable[4];
        pointer::click(browser, &format!("[data-cell='{n}']")).await?;
        visit.app.wait_for_sentences().await?;
        visit.app.wait_for_focus(n).await?;
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_second_reading_goes_by_keyboard_to_its_kappa() -> Result<()> {
    in_turn(async {
        let (visit, countable) = tagged().await?;
        let browser = &visit.app.browser;
        let before = visit.app.labels().await?;
        visit.app.act("statistics").await?;
        wait_for(&visit, "the size", "return one('#again-size')?.value;", json!("6")).await?;
        browser.run("one('#again-size').focus();", vec![]).await?;
        keys::press(browser, key::TAB).await?;
        keys::press(browser, key::ENTER).await?;
        let done = "return one('[data-done]') && [one('[data-done]').dataset.done, one('[data-done]').dataset.total];";
        wait_for(&visit, "the first sentence", done, json!(["0", "6"])).await?;
        let blind = r"return [all('main [data-label], main [data-kind]').length, all('main mark').length,
            one('main mark').textContent === arguments[0]];";
        let title = visit
            .app
            .browser
            .run("return one('main mark').textContent;", vec![])
            .await?;
        ensure!(
            browser.run(blind, vec![title]).await? == json!([0, 1, true]),
            "the first tags are to be seen"
        );
        for (count, digit) in [(1, '1'), (2, '2')] {
            keys::press(browser, digit).await?;
            wait_for(&visit, "the next sentence", done, json!([count.to_string(), "6"])).await?;
        }
        visit.app.reload().await?;
        wait_for(&visit, "the reading to go on", done, json!(["2", "6"])).await?;
        keys::press(browser, key::BACKSPACE).await?;
        wait_for(&visit, "one taken back", done, json!(["1", "6"])).await?;
        // Claim, quote, claim for a quote, background twice, claim.
        for digit in ['2', '1', '3', '3', '1'] {
            keys::press(browser, digit).await?;
        }
        let outcome = r"const seen = one('[data-kappa]')?.dataset;
            return seen && [seen.kappa, seen.agreed, seen.items, all('.differing li').length];";
        // Of six, five the same; by chance (2·3 + 2·1 + 2·2) ÷ 36: (30 − 12) ÷ (36 − 12) = 0.75.
        wait_for(&visit, "the outcome", outcome, json!(["75", "5", "6", 1])).await?;
        let table = "return all('.confusion td[data-cell]').map((cell) => Number(plainDigits(cell.textContent)));";
        wait_for(&visit, "the confusion table", table, json!([2, 0, 0, 1, 1, 0, 0, 0, 2])).await?;
        pointer::click(browser, ".differing a").await?;
        visit.app.wait_for_sentences().await?;
        visit.app.wait_for_focus(countable[4]).await?;
        ensure!(visit.app.labels().await? == before, "the second reading changed a tag");
        visit.end().await
    })
    .await
}
