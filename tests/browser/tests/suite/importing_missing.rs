//! A worker for files that does not load, or of which the second does not start: the files are named, nothing is lost,
//! and the next import works. And what is stopped on a page from the disk, whose worker gets the bytes of files.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::probe;
use hashiya_browser_tests::site::{Fault, Site};
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::importing::BRIDGE_PAGE;
use crate::importing_broken::{FLOOD, LITTLE_MEMORY, ROWS};
use crate::single_file::from_the_disk;

/// Saved pages of these names, each another one.
fn pages(desk: &Desk, names: &[&str]) -> Result<Vec<std::path::PathBuf>> {
    let page = |name: &str| format!("<title>{name}</title><h1>{name}</h1><p>{HARBOUR}</p>");
    names.iter().map(|name| desk.put(name, page(name))).collect()
}

/// The list of what became of files: outcome and words.
async fn list(app: &App, rows: usize) -> Result<Vec<(String, String)>> {
    app.act("show-imported").await?;
    let whole = |seen: &Value| seen.as_array().is_some_and(|seen| seen.len() >= rows);
    let found = app.browser.until("the list", ROWS, vec![], whole).await?;
    app.act("close").await?;
    Ok(serde_json::from_value(found)?)
}

/// Puts all messages away.
async fn dismiss_all(app: &App) -> Result<()> {
    let script = "all('[data-notice] [data-action=dismiss]').forEach((button) => button.click()); \
                  return all('[data-notice]').length;";
    app.browser
        .until("the messages to go", script, vec![], |seen| seen == &json!(0))
        .await?;
    Ok(())
}

/// Opens two files on a page whose worker does not load: nothing comes of them, and they are named.
async fn nothing_loads(app: &App, desk: &Desk, names: [&str; 2]) -> Result<()> {
    app.choose_files(&pages(desk, &names)?).await?;
    let said = app.notice("reader-of-files-missing").await?;
    ensure!(said.contains("could not be loaded"), "{said}");
    app.notice("imported").await?;
    let rows = list(app, 2).await?;
    for (name, (outcome, words)) in names.iter().zip(&rows) {
        ensure!(outcome == "refused" && words.contains(name), "{rows:?}");
        ensure!(words.contains("was not read"), "{words}");
    }
    ensure!(rows.len() == 2, "{rows:?}");
    let under_way = app.browser.run("return all('[data-underway]').length;", vec![]).await?;
    ensure!(under_way == json!(0), "it seems to go on");
    let one = desk.put(&format!("alone-{}", names[0]), BRIDGE_PAGE)?;
    dismiss_all(app).await?;
    app.choose_files(&[one]).await?;
    let said = app.notice("file-failed").await?;
    ensure!(said.contains(&format!("alone-{}", names[0])), "{said}");
    ensure!(app.notices().await? == ["file-failed"], "{:?}", app.notices().await?);
    dismiss_all(app).await
}

/// Opens two files on a page whose worker loads.
async fn all_loads(app: &App, desk: &Desk, names: [&str; 2]) -> Result<()> {
    let cards = app.browser.run("return all('[data-article]').length;", vec![]).await?;
    app.choose_files(&pages(desk, &names)?).await?;
    app.notice("imported").await?;
    if cards.as_u64() > Some(1) {
        // These pages are much like those before.
        app.leave_versions().await?;
    }
    let rows = list(app, 2).await?;
    ensure!(rows.iter().all(|(outcome, _)| outcome == "added"), "{rows:?}");
    dismiss_all(app).await
}

/// What keeps the worker of a site from loading.
type Break = fn(&Site);

#[tokio::test]
async fn a_worker_that_does_not_load_is_told_with_the_files_and_the_next_import_works() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, desk) = (&visit.app, Desk::new()?);
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        let breaks: [(&str, Break); 4] = [
            ("no-loader", |site| {
                site.fail("import-worker_loader.js", Fault::NotFound)
            }),
            ("no-program", |site| site.fail("import-worker.js", Fault::NotFound)),
            ("no-wasm", |site| site.fail("import-worker_bg.wasm", Fault::NotFound)),
            ("broken-wasm", |site| {
                site.replace("import-worker_bg.wasm", b"\0asm\x01\0\0\0\x01".to_vec())
            }),
        ];
        for (how, break_it) in breaks {
            break_it(&visit.site);
            let [one, two] = [1, 2].map(|number| format!("{how}-{number}.html"));
            nothing_loads(app, &desk, [&one, &two]).await.context(how)?;
            for path in ["import-worker_loader.js", "import-worker.js", "import-worker_bg.wasm"] {
                visit.site.mend(path);
            }
            all_loads(app, &desk, [&one, &two]).await.context(how)?;
        }
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn a_policy_that_allows_no_worker_is_told_as_one_that_does_not_load() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, desk) = (&visit.app, Desk::new()?);
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        let forbid = "const policy = document.createElement('meta'); policy.httpEquiv = 'Content-Security-Policy'; \
                      policy.content = \"worker-src 'none'\"; document.head.append(policy);";
        app.browser.run(forbid, vec![]).await?;
        nothing_loads(app, &desk, ["one.html", "two.html"]).await?;
        app.reload().await?;
        app.wait_for_library().await?;
        all_loads(app, &desk, ["one.html", "two.html"]).await?;
        visit.leave().await
    })
    .await
}

/// Starts the worker's program as [`LITTLE_MEMORY`] does, and no second time.
fn starts_once() -> String {
    format!(
        r"(async () => {{
            const begun = await caches.open('the-worker-of-the-test');
            if (await begun.match('/begun')) {{
                return setTimeout(() => {{ throw new Error('no second worker, by the test'); }});
            }}
            await begun.put('/begun', new Response('yes'));
            {LITTLE_MEMORY}
        }})();"
    )
}

#[tokio::test]
async fn a_second_worker_that_does_not_start_leaves_the_rest_named() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        visit.site.replace("import-worker_loader.js", starts_once());
        let (app, desk) = (&visit.app, Desk::new()?);
        app.open("?lang=en", "#/").await?;
        app.wait_for_library().await?;
        // So many that a portion of them is told before the worker breaks.
        let before: Vec<String> = (0..25).map(|number| format!("before-{number}.html")).collect();
        let mut paths = pages(&desk, &before.iter().map(String::as_str).collect::<Vec<_>>())?;
        paths.push(desk.put("flood.txt", "It rained. ".repeat(FLOOD / 11))?);
        let after = ["after-1.html", "after-2.html"];
        paths.extend(pages(&desk, &after)?);
        app.choose_files(&paths).await?;
        app.notice("reader-of-files-missing").await?;
        app.notice("imported").await?;
        let rows = list(app, 28).await?;
        let of = |name: &str| {
            let is_it = |(_, words): &&(String, String)| words.contains(name);
            let found = rows.iter().find(is_it);
            found.cloned().with_context(|| format!("{name} is not named: {rows:?}"))
        };
        let flood = of("flood.txt")?;
        ensure!(flood.0 == "refused" && flood.1.contains("failed"), "{flood:?}");
        for name in after {
            let row = of(name)?;
            ensure!(row.0 == "refused" && row.1.contains("was not read"), "{row:?}");
        }
        // Of the others each is here, or is said to be not read.
        let cards = "return all('[data-article]').map((card) => card.dataset.article);";
        let cards: Vec<String> = serde_json::from_value(app.browser.run(cards, vec![]).await?)?;
        let mut here = 0;
        for name in &before {
            let (outcome, _) = of(name)?;
            let is_here = cards.contains(&name.trim_end_matches(".html").to_owned());
            ensure!((outcome == "added") == is_here, "{name}: {outcome}");
            here += usize::from(is_here);
        }
        ensure!(here > 0, "nothing of what was read before is here");
        ensure!(rows.len() == 28, "{} rows", rows.len());
        dismiss_all(app).await?;
        visit.site.mend("import-worker_loader.js");
        all_loads(app, &desk, ["after-1.html", "after-2.html"]).await?;
        visit.leave().await
    })
    .await
}

#[tokio::test]
async fn a_text_beside_other_files_is_told_with_them() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let (app, desk) = (&visit.app, Desk::new()?);
        let paths = [desk.put("harbour.txt", HARBOUR)?, desk.put("bridge.html", BRIDGE_PAGE)?];
        app.open_files(&paths).await?;
        app.notice("imported").await?;
        ensure!(app.notices().await? == ["imported"], "{:?}", app.notices().await?);
        let rows = list(app, 2).await?;
        ensure!(
            rows.len() == 2 && rows.iter().all(|(outcome, _)| outcome == "added"),
            "{rows:?}"
        );
        ensure!(
            rows[0].1.contains("harbour.txt") && rows[1].1.contains("bridge.html"),
            "{rows:?}"
        );
        visit.end().await
    })
    .await
}

/// Holds back the bytes of files until the test lets them go, and counts what is asked for and what goes to workers.
const HELD_BACK: &str = r"
    const tell = (name, value) => {
        const said = document.documentElement.dataset;
        said[name] = JSON.stringify([...JSON.parse(said[name] ?? '[]'), value]);
    };
    const held = new Promise((go) => document.addEventListener('go', go));
    const bytes = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function () {
        if (this instanceof File) {
            tell('asked', this.name);
            await held;
        }
        return bytes.call(this);
    };
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) {
        if (message?.files) tell('orders', message.files.map((file) => file.name));
        return post.call(this, message, ...more);
    };";

#[tokio::test]
async fn what_is_stopped_on_a_page_from_the_disk_is_not_in_the_next_import() -> Result<()> {
    in_turn(async {
        let desk = Desk::new()?;
        let app = from_the_disk(&desk).await?;
        probe::before_every_page(&app.browser, None, HELD_BACK).await?;
        app.open_library().await?;
        app.reload().await?;
        let names: Vec<String> = (0..40).map(|number| format!("ship-{number}.html")).collect();
        let paths = pages(&desk, &names.iter().map(String::as_str).collect::<Vec<_>>())?;
        app.choose_files(&paths).await?;
        let asked = |count: usize| move |seen: &Value| seen.as_array().is_some_and(|seen| seen.len() >= count);
        let first = "return JSON.parse(document.documentElement.dataset.asked ?? '[]');";
        app.browser.until("the first bytes", first, vec![], asked(1)).await?;
        app.act("stop-import").await?;
        app.notice("imported").await?;
        app.choose_files(&pages(&desk, &["train.html"])?).await?;
        app.browser.until("the next bytes", first, vec![], asked(2)).await?;
        app.browser
            .run("document.dispatchEvent(new Event('go'));", vec![])
            .await?;
        app.notice("file-added").await?;
        let cards =
            "return all('[data-article]').map((card) => card.dataset.article).filter((id) => /ship|train/.test(id));";
        let cards = app.browser.run(cards, vec![]).await?;
        ensure!(cards == json!(["train"]), "{cards}");
        // All of them, a few at once.
        app.choose_files(&paths).await?;
        app.notice("imported").await?;
        // One of the ships is much like the train.
        app.leave_versions().await?;
        let rows = list(&app, 40).await?;
        ensure!(rows.iter().all(|(outcome, _)| outcome == "added"), "{rows:?}");
        let orders = app
            .browser
            .run(
                "return JSON.parse(document.documentElement.dataset.orders ?? '[]');",
                vec![],
            )
            .await?;
        let orders: Vec<Vec<String>> = serde_json::from_value(orders)?;
        let most = orders.iter().map(Vec::len).max().unwrap_or_default();
        ensure!(most <= 8, "{most} files were in memory at once");
        ensure!(
            orders.concat() == [&["train.html".to_owned()][..], &names].concat(),
            "{orders:?}"
        );
        app.browser.close().await?;
        Ok(())
    })
    .await
}
