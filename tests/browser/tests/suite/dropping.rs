//! Whole folders, dropped on the page.

use anyhow::{Result, ensure};
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::importing::BRIDGE_PAGE;

/// What became of each file, as the list says.
const ROWS: &str =
    "return all('[data-dialog=imported] [data-outcome]').map((row) => [row.dataset.outcome, row.textContent]);";

async fn rows(browser: &Browser, count: usize) -> Result<Vec<(String, String)>> {
    let whole = |seen: &Value| seen.as_array().is_some_and(|rows| rows.len() >= count);
    let rows: Vec<(String, String)> = serde_json::from_value(browser.until("the list", ROWS, vec![], whole).await?)?;
    ensure!(rows.len() == count, "{} rows: {rows:?}", rows.len());
    Ok(rows)
}

fn count(rows: &[(String, String)], outcome: &str) -> usize {
    rows.iter().filter(|(kind, _)| kind == outcome).count()
}

#[tokio::test]
async fn a_folder_is_opened_with_all_that_is_in_it() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, desk) = (&visit.app, Desk::new()?);
        let folder = desk.put_folder("أخبار")?;
        desk.put("أخبار/harbour.txt", HARBOUR)?;
        desk.put("أخبار/nested/deeper/bridge.html", BRIDGE_PAGE)?;
        desk.put("أخبار/nested/harbour.txt", format!("Another harbour\n\n{HARBOUR}"))?;
        desk.put("أخبار/nested/rain.txt", RAIN)?;
        desk.put_folder("أخبار/nested/empty")?;
        // What systems and programs put there for themselves.
        desk.put("أخبار/.DS_Store", "Bud1")?;
        desk.put("أخبار/.git/notes.txt", HARBOUR)?;
        desk.put("أخبار/__MACOSX/harbour.txt", HARBOUR)?;
        // The browser tells what is in a folder by the hundred.
        for number in 0..250 {
            let text = format!("Ship {number}\n\n{HARBOUR}");
            desk.put(&format!("أخبار/many/ship-{number}.txt"), text)?;
        }
        let beside = desk.put("beside.txt", format!("Beside\n\n{HARBOUR}"))?;
        app.open_library().await?;
        pointer::drop_paths(&app.browser, &[&folder, &beside]).await?;
        app.notice("imported").await?;
        app.act("show-imported").await?;
        let rows = rows(&app.browser, 255).await?;
        ensure!(
            (count(&rows, "same"), count(&rows, "other-text"), count(&rows, "added")) == (1, 1, 253),
            "{rows:?}"
        );
        // Each says where it was.
        ensure!(
            rows[0].0 == "other-text" && rows[0].1.contains("أخبار/nested/harbour.txt"),
            "{:?}",
            rows[0]
        );
        ensure!(rows[1].1.contains("أخبار/nested/rain.txt"), "{:?}", rows[1]);
        ensure!(
            !rows
                .iter()
                .any(|(_, text)| text.contains("MACOSX") || text.contains(".git")),
            "{rows:?}"
        );
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_folder_with_nothing_in_it_is_said_to_be_empty() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        let folder = desk.put_folder("empty")?;
        desk.put("empty/.DS_Store", "Bud1")?;
        desk.put_folder("empty/nested")?;
        visit.app.open_library().await?;
        pointer::drop_paths(&visit.app.browser, &[&folder]).await?;
        visit.app.notice("nothing-dropped").await?;
        visit.end().await
    })
    .await
}

/// Drops a folder as the browser's own objects show it. They are the test's, as no disk refuses a test anything, and
/// as of all engines but Chromium no driver drags folders: 230 files told by the hundred, a file and a folder that
/// the disk does not give, one more folder with a file in it.
const DROP_ENTRIES: &str = r"
    const [text] = arguments;
    const refuse = (_, failed) => setTimeout(() => failed(new DOMException('gone', 'NotReadableError')));
    const file = (path, content) => ({
        isFile: true, isDirectory: false, name: path.split('/').at(-1), fullPath: `/${path}`,
        file: content === null ? refuse : (told) => setTimeout(() => told(new File([content], path.split('/').at(-1)))) });
    const folder = (path, entries) => ({
        isFile: false, isDirectory: true, name: path.split('/').at(-1), fullPath: `/${path}`,
        createReader: () => {
            const left = entries && [...entries];
            return { readEntries: left ? (told) => setTimeout(() => told(left.splice(0, 100))) : refuse };
        } });
    const ships = Array.from({ length: 230 }, (_, n) => file(`news/ship-${n}.txt`, `Ship ${n}\n\n${text}`));
    const news = folder('news', [
        ...ships,
        file('news/gone.txt', null),
        folder('news/locked', null),
        folder('news/more', [file('news/more/harbour.txt', text)]),
        file('news/.hidden.txt', text),
    ]);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([''], 'news'));
    DataTransferItem.prototype.webkitGetAsEntry = () => news;
    for (const type of ['dragenter', 'dragover', 'drop']) {
        one('main').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    }";

#[tokio::test]
async fn what_the_disk_does_not_give_of_a_folder_is_told_and_the_rest_comes() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let app = &visit.app;
        app.open_library().await?;
        app.browser.run(DROP_ENTRIES, vec![json!(HARBOUR)]).await?;
        app.notice("imported").await?;
        app.act("show-imported").await?;
        let rows = rows(&app.browser, 233).await?;
        ensure!((count(&rows, "refused"), count(&rows, "added")) == (2, 231), "{rows:?}");
        for (row, name) in rows.iter().zip(["news/gone.txt", "news/locked"]) {
            ensure!(row.1.contains(name), "{name}: {row:?}");
        }
        visit.end().await
    })
    .await
}
