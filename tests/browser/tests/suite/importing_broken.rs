//! A file that breaks the worker that reads it, and a browser that dies while files come in.

use anyhow::{Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// Starts the worker's program as its own loader does, on a machine that has little memory left: so much that
/// small files are read, and one of [`FLOOD`] bytes is not. The program then traps, as it does on a telephone.
const LITTLE_MEMORY: &str = r"
importScripts('./import-worker.js');
wasm_bindgen('./import-worker_bg.wasm').then(({ memory }) => {
    const page = 65_536, most = 65_536, left = 24_000_000;
    memory.grow(most - Math.ceil((memory.buffer.byteLength + left) / page));
});";

/// Bytes of a text that does not fit into what is left.
const FLOOD: usize = 30_000_000;

/// What became of each file, as the list says.
pub const ROWS: &str =
    "return all('[data-dialog=imported] [data-outcome]').map((row) => [row.dataset.outcome, row.textContent]);";

#[tokio::test]
async fn a_file_that_breaks_the_worker_is_named_and_keeps_no_other_from_coming() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        visit.site.replace("import-worker_loader.js", LITTLE_MEMORY);
        let (app, desk) = (&visit.app, Desk::new()?);
        let ship = |number: usize| desk.put(&format!("ship-{number}.txt"), format!("Ship {number}\n\n{HARBOUR}"));
        let flood = |name: &str| desk.put(name, "It rained. ".repeat(FLOOD / 11));
        let mut paths = vec![];
        for number in 0..30 {
            paths.push(ship(number)?);
        }
        // One after the other, and the last one.
        paths.extend([flood("flood-1.txt")?, flood("flood-2.txt")?]);
        for number in 30..35 {
            paths.push(ship(number)?);
        }
        paths.push(flood("flood-3.txt")?);
        app.open_files(&paths).await?;
        app.notice("imported").await?;
        app.act("show-imported").await?;
        let whole = |seen: &Value| seen.as_array().is_some_and(|rows| rows.len() >= 38);
        let rows = app.browser.until("the list", ROWS, vec![], whole).await?;
        let rows: Vec<(String, String)> = serde_json::from_value(rows)?;
        let of = |outcome: &str| rows.iter().filter(|(kind, _)| kind == outcome).count();
        ensure!(of("refused") == 3 && of("added") == 35 && rows.len() == 38, "{rows:?}");
        for (flood, (_, text)) in ["flood-1.txt", "flood-2.txt", "flood-3.txt"].iter().zip(&rows) {
            ensure!(text.contains(flood), "{flood}: {text}");
        }
        app.act("close").await?;
        app.reload().await?;
        app.wait_for_library().await?;
        let cards = app.browser.run("return all('[data-article]').length;", vec![]).await?;
        ensure!(cards == json!(36), "{cards} articles");
        visit.leave().await
    })
    .await
}
