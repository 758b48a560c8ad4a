//! Paper and reports: what is printed, and the file that needs nothing beside it.

use anyhow::{Context, Result, ensure};
use fantoccini::wd::PrintConfiguration;
use hashiya_browser_tests::files::{self, Desk};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::lacks::leaves_out;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::reading_rain;

/// The printed page, as the emulated medium shows it: the letters in the margin with what is beside
/// them, the legend, and whether anything of the interface is left.
const PAPER: &str = r"
    const shown = (selector) => all(selector).filter(visible);
    const box = (element) => element.getBoundingClientRect();
    const marks = shown('.printed .mark');
    const block = (mark) => mark.closest('.sheet-block');
    const inMargin = (mark) => getComputedStyle(block(mark)).direction === 'rtl'
        ? box(mark).left >= box(block(mark).querySelector('.said')).right - 1
        : box(mark).right <= box(block(mark).querySelector('.said')).left + 1;
    return { marks: marks.map((mark) => plainDigits(mark.innerText).replace(/\s/g, '')),
        inMargin: marks.every(inMargin),
        // On a sheet as wide as the narrower of the two sizes in use, no mark is cut off or too wide for
        // its margin.
        whole: marks.every((mark) => mark.scrollWidth <= mark.clientWidth + 1
            && box(mark).left >= 0 && box(mark).right <= innerWidth),
        legend: shown('.printed .sheet-legend li').length,
        said: shown('.printed .said').length,
        labelled: shown('.printed .said[data-label]').length,
        lines: shown('.printed .sheet-lines span').length,
        interface: shown('.topbar, .toolbar, dialog, .notice, main').length,
        scheme: getComputedStyle(document.documentElement).colorScheme };";

#[tokio::test]
async fn the_tagged_article_and_a_worksheet_are_printed() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let text = visit.app.text_sentences().await?.len();
        let app = &visit.app;
        app.tag(countable[1], '1', "claim").await?;
        app.tag(countable[2], '2', "quote").await?;
        app.focus(countable[2]).await?;
        keys::press(&app.browser, 'q').await?;
        let unsure = "return all('[data-unsure]').length;";
        app.browser.until("the mark", unsure, vec![], |seen| seen == 1).await?;
        // As the reader's own command prints.
        let printed = print_to_pdf(&visit).await?;
        ensure!(printed > 7_500, "the printed file has {printed} bytes");
        let left = "return all('.printed').length;";
        app.browser
            .until("the sheet to be gone", left, vec![], |seen| seen == 0)
            .await?;

        system::resize(&app.browser, LETTER, 900).await?;
        system::on_paper(&app.browser, true).await?;
        app.browser
            .run("dispatchEvent(new Event('beforeprint'));", vec![])
            .await?;
        let tagged = paper(&visit, |seen| seen["marks"] == json!(["2C", "3Q(?)"])).await?;
        ensure!(tagged["whole"] == true && sheet_is_within(&visit).await?, "{tagged}");
        ensure!(
            tagged["legend"] == 5 && tagged["labelled"] == 2 && tagged["inMargin"] == true,
            "{tagged}"
        );
        ensure!(tagged["said"] == text && tagged["interface"] == 0, "{tagged}");
        ensure!(tagged["scheme"] == "light", "{tagged}");
        app.browser
            .run("dispatchEvent(new Event('afterprint'));", vec![])
            .await?;

        system::on_paper(&app.browser, false).await?;
        // The dialog of the system cannot be had in a test: this stands for it.
        app.browser
            .run("window.print = () => { window.__asked = true; };", vec![])
            .await?;
        app.act("share").await?;
        app.act("worksheet").await?;
        let asked = "return window.__asked ?? false;";
        app.browser
            .until("the question to print", asked, vec![], |seen| seen == true)
            .await?;
        system::on_paper(&app.browser, true).await?;
        let sheet = paper(&visit, |seen| seen["lines"] == 3).await?;
        let marks = sheet["marks"].as_array().context("marks")?;
        ensure!(
            marks.len() == countable.len() && marks[0] == "1CQB" && sheet["labelled"] == 0,
            "{sheet}"
        );
        ensure!(sheet["inMargin"] == true && sheet["interface"] == 0, "{sheet}");
        ensure!(sheet["whole"] == true && sheet_is_within(&visit).await?, "{sheet}");
        // A box for a pen: four millimetres, at 96 pixels an inch.
        let boxes = "return Math.min(...all('.tick').map((tick) => {
            const look = getComputedStyle(tick, '::before');
            return Math.min(parseFloat(look.width), parseFloat(look.height)); }));";
        let smallest = app.browser.run(boxes, vec![]).await?.as_f64().context("a size")?;
        ensure!(smallest >= 4.0 / 25.4 * 96.0, "boxes of {smallest} pixels");
        visit.end().await
    })
    .await
}

/// The width of the text on US Letter within its margins of 8 %, in CSS pixels.
const LETTER: u32 = 685;

/// Whether nothing of the sheet reaches beyond the page.
async fn sheet_is_within(visit: &Visit) -> Result<bool> {
    let within = "return document.documentElement.scrollWidth <= innerWidth;";
    Ok(visit.app.browser.run(within, vec![]).await? == true)
}

async fn paper(visit: &Visit, holds: impl Fn(&Value) -> bool) -> Result<Value> {
    visit.app.browser.until("the paper", PAPER, vec![], holds).await
}

/// How many bytes the page takes as PDF.
async fn print_to_pdf(visit: &Visit) -> Result<usize> {
    let printed = visit.app.browser.client().print(PrintConfiguration::default()).await?;
    ensure!(printed.starts_with(b"%PDF-"), "{:?}", printed.get(..8));
    Ok(printed.len())
}

#[tokio::test]
async fn the_report_is_a_page_of_its_own() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let text = visit.app.text_sentences().await?.len();
        let app = &visit.app;
        app.tag(countable[1], '1', "claim").await?;
        app.tag(countable[2], '3', "background").await?;
        files::clear(&app.browser.downloads())?;
        app.act("share").await?;
        let download = app.download("report").await?;
        ensure!(
            download.name.starts_with("hashiya-report-rain-20") && download.name.ends_with(".html"),
            "{}",
            download.name
        );
        keys::press(&app.browser, key::ESCAPE).await?;
        if leaves_out("on the disk")? {
            return visit.end().await;
        }
        probe::assert_clean(&app.browser).await?;
        let desk = Desk::new()?;
        let path = desk.put(&download.name, &download.bytes)?;
        app.browser.goto(&format!("file://{}", path.display())).await?;
        let script = r"
            return { labels: all('.said[data-label]').map((said) => said.dataset.label),
                said: all('.said').length,
                figures: all('.sheet-legend b').map((count) => plainDigits(count.textContent)).join(' '),
                washed: getComputedStyle(one('.said[data-label=claim]')).backgroundColor !== 'rgba(0, 0, 0, 0)',
                asked: performance.getEntriesByType('resource').length, scripts: document.scripts.length };";
        let seen = app.browser.run(script, vec![]).await?;
        let expected = json!({"labels": ["claim", "background"], "said": text,
            "figures": format!("1 0 1 {}", countable.len() - 2), "washed": true, "asked": 0, "scripts": 0});
        ensure!(seen == expected, "{seen}");
        // No policy was broken on the disk either.
        visit.end().await
    })
    .await
}
