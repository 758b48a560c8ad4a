//! A file that breaks the worker that reads it, and a browser that dies while files come in.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::{Browser, Profile};
use hashiya_browser_tests::dist::dist;
use hashiya_browser_tests::engine::{Engine, Options};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::site::Site;
use hashiya_browser_tests::visit::{Visit, in_turn};
use hashiya_browser_tests::wait::{Look, until};
use hashiya_browser_tests::{probe, processes};
use serde_json::{Value, json};

use crate::journal::wait_for_save_state;

/// Starts the worker's program as its own loader does, on a machine that has little memory left: so much that
/// small files are read, and one of [`FLOOD`] bytes is not. The program then traps, as it does on a telephone.
pub const LITTLE_MEMORY: &str = r"
importScripts('./import-worker.js');
wasm_bindgen('./import-worker_bg.wasm').then(({ memory }) => {
    const page = 65_536, most = 65_536, left = 24_000_000;
    memory.grow(most - Math.ceil((memory.buffer.byteLength + left) / page));
});";

/// Bytes of a text that does not fit into what is left.
pub const FLOOD: usize = 30_000_000;

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
        wait_for_save_state(app, "saved").await?;
        app.reload().await?;
        app.wait_for_library().await?;
        let cards = app.browser.run("return all('[data-article]').length;", vec![]).await?;
        ensure!(cards == json!(36), "{cards} articles");
        visit.leave().await
    })
    .await
}

/// Files of the import in whose middle the browser is killed.
const SHIPS: usize = 400;

/// How far the import is each time that the browser is killed, in hundredths.
const KILLS: [u64; 3] = [1, 30, 60];

/// Tells the site how far the import is, and, whenever the page says "saved", which of the ships it shows in that
/// same moment.
const TELL: &str = r"
    let last = '', far = '';
    const look = () => {
        const percent = document.querySelector('[data-underway=import]')?.dataset.percent ?? far;
        if (percent !== far) {
            far = percent;
            fetch(`far/${far}`, { method: 'POST' }).catch(() => {});
        }
        if (document.querySelector('[data-save-state]')?.dataset.saveState !== 'saved') return;
        const cards = [...document.querySelectorAll('#app [data-article^=ship-]')];
        const ships = cards.map((card) => card.dataset.article.slice('ship-'.length)).join();
        if (ships === '' || ships === last) return;
        last = ships;
        fetch(`saved/${ships}`, { method: 'POST' }).catch(() => {});
    };
    new MutationObserver(look).observe(document, {
        subtree: true, childList: true, attributes: true, attributeFilter: ['data-save-state', 'data-percent'] });";

fn ship(number: usize) -> String {
    format!("Ship {number}\n\n{}", HARBOUR.repeat(20))
}

/// The library in a browser on this profile, whose page tells what it says is saved.
async fn open_on(site: &Site, profile: Profile) -> Result<App> {
    let browser = Browser::open(profile, &Options::default()).await?;
    if browser.engine() == Engine::Chromium {
        probe::before_every_page(&browser, None, TELL).await?;
    }
    let app = App::at(browser, &format!("{}/", site.origin()));
    app.open_library().await?;
    Ok(app)
}

/// The ships that the page said to be saved, at any time.
fn said_to_be_saved(site: &Site) -> Result<BTreeSet<usize>> {
    let requests = site.requests();
    let told = requests.iter().filter_map(|path| path.strip_prefix("saved/"));
    let numbers = told
        .flat_map(|ships| ships.split(','))
        .filter(|number| !number.is_empty());
    numbers
        .map(|number| number.parse().with_context(|| number.to_owned()))
        .collect()
}

/// The ships that are there; each has to be whole, as must be all else.
async fn ships_there(app: &App) -> Result<BTreeSet<usize>> {
    app.read("rain").await?;
    app.wait_for_labels(&[(RAIN_SENTENCE, "claim")]).await?;
    let mut ships = BTreeSet::new();
    for article in app.export_all().await?.articles {
        let Some(number) = article.id.strip_prefix("ship-") else {
            continue;
        };
        let number: usize = number.parse().with_context(|| article.id.clone())?;
        ensure!(article.text == ship(number).trim_end(), "{} is not whole", article.id);
        ships.insert(number);
    }
    let cards = app.browser.run("return all('[data-article]').length;", vec![]).await?;
    ensure!(
        cards == json!(ships.len() + 1),
        "{cards} cards for {} articles",
        ships.len() + 1
    );
    Ok(ships)
}

/// A sentence of the rain, tagged before.
const RAIN_SENTENCE: usize = 3;

#[tokio::test]
async fn a_browser_that_dies_while_files_come_in_keeps_what_it_said_is_saved_and_nothing_by_half() -> Result<()> {
    in_turn(async {
        let site = Site::serve(&dist()?)?;
        site.offer_only(&[("rain.txt", RAIN)]);
        if Engine::from_env()? != Engine::Chromium {
            site.add_head_script(TELL);
        }
        let desk = Desk::new()?;
        let put = |number: usize| desk.put(&format!("ship-{number}.txt"), ship(number));
        let paths: Vec<PathBuf> = (0..SHIPS).map(put).collect::<Result<_>>()?;
        let mut app = open_on(&site, Profile::fresh()?).await?;
        app.read("rain").await?;
        app.tag(RAIN_SENTENCE, '1', "claim").await?;
        wait_for_save_state(&app, "saved").await?;
        let mut there = BTreeSet::new();
        let mut was_in_the_middle = false;
        for percent in KILLS {
            let begun = site.requests().len();
            app.open_files(&paths).await?;
            // The page itself tells: what asks it would come too late on a machine that is busy.
            until("the middle of the import", || async {
                let told = site.requests().split_off(begun);
                let far = told
                    .iter()
                    .filter_map(|path| path.strip_prefix("far/")?.parse::<u64>().ok());
                Ok(Look::when(far.max() >= Some(percent), (), format!("{told:?}")))
            })
            .await?;
            let profile = app.browser.kill();
            processes::all_gone(&profile.folder()).await?;
            let saved = said_to_be_saved(&site)?;
            app = open_on(&site, profile).await?;
            let notices = app.notices().await?;
            ensure!(notices.is_empty(), "the page complains: {notices:?}");
            let before = there;
            there = ships_there(&app).await?;
            println!("{percent} %: {} there, {} said to be saved", there.len(), saved.len());
            let lost: Vec<_> = saved.union(&before).filter(|ship| !there.contains(ship)).collect();
            ensure!(lost.is_empty(), "lost: {lost:?}");
            was_in_the_middle |= !there.is_empty() && there.len() < SHIPS;
        }
        ensure!(was_in_the_middle, "it was never killed in the middle");
        app.open_files(&paths).await?;
        app.notice("imported").await?;
        // The other ships are much like those that are there.
        app.leave_versions().await?;
        app.act("show-imported").await?;
        let whole = |seen: &Value| seen.as_array().is_some_and(|rows| rows.len() >= SHIPS);
        let rows = app.browser.until("the list", ROWS, vec![], whole).await?;
        let rows: Vec<(String, String)> = serde_json::from_value(rows)?;
        let of = |outcome: &str| rows.iter().filter(|(kind, _)| kind == outcome).count();
        let (same, added) = (of("same"), of("added"));
        ensure!(
            same == there.len() && added == SHIPS - same && rows.len() == SHIPS,
            "{same} same, {added} added"
        );
        app.act("close").await?;
        ensure!(ships_there(&app).await?.len() == SHIPS, "not all are there in the end");
        app.browser.end().await
    })
    .await
}
