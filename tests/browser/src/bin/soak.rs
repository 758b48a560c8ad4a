//! The soak run: kills the whole browser many times while tags are made by keyboard and prints what
//! was acknowledged, found and lost. `cargo xtask soak -- --engine firefox --kills 25`.
//!
//! `--without-journal` is the control: the journal is deleted before the page comes back, so tags must
//! be missing, and the run fails when none is.

use anyhow::{Context, Result, bail, ensure};
use hashiya_browser_tests::killing::{Journal, Tally, kill_again_and_again};
use hashiya_browser_tests::numbers::quantile;

/// Kills without an argument.
const KILLS: usize = 100;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (kills, journal) = read(std::env::args().skip(1))?;
    let report = |tally: &Tally| {
        if tally.kills.is_multiple_of(5) {
            eprintln!(
                "{} kills, {} tags acknowledged, {} lost",
                tally.kills,
                tally.acknowledged,
                tally.lost.len()
            );
        }
    };
    let tally = kill_again_and_again(kills, journal, report).await?;
    print(&tally);
    ensure!(tally.acknowledged > 0, "no tag was acknowledged: nothing was tried");
    match journal {
        Journal::Kept => ensure!(tally.lost.is_empty(), "tags that were shown as saved are lost"),
        Journal::Forgotten => ensure!(
            !tally.lost.is_empty(),
            "without the journal no tag was lost: the run sees none"
        ),
    }
    Ok(())
}

/// How often to kill, and what becomes of the journal. Which engine it is, the environment says.
fn read(mut arguments: impl Iterator<Item = String>) -> Result<(usize, Journal)> {
    let (mut kills, mut journal) = (KILLS, Journal::Kept);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--kills" => {
                let count = arguments.next().context("--kills takes a number")?;
                kills = count
                    .parse()
                    .with_context(|| format!("--kills {count}: not a number"))?;
            }
            "--without-journal" => journal = Journal::Forgotten,
            other => bail!("soak takes --engine NAME, --kills NUMBER and --without-journal, but got {other:?}"),
        }
    }
    Ok((kills, journal))
}

fn print(tally: &Tally) {
    /// So many losses are named; the control has hundreds.
    const NAMED: usize = 20;
    tally.lost.iter().take(NAMED).for_each(|line| println!("{line}"));
    println!("kills of the whole browser                       {:>8}", tally.kills);
    println!(
        "tags shown as saved before a kill                {:>8}",
        tally.acknowledged
    );
    println!(
        "  of these found after it                        {:>8}",
        tally.acknowledged - tally.lost.len().min(tally.acknowledged)
    );
    println!(
        "  of these lost                                  {:>8}",
        tally.lost.len()
    );
    println!("kills after which local storage alone lacked tags {:>8}", tally.healed);
    println!("tags found that were not yet shown as saved      {:>8}", tally.beyond);
    for (name, times) in [
        ("a strict transaction", &tally.transactions),
        ("\"saving\" on the page", &tally.savings),
    ] {
        let at = |part| quantile(times, part);
        println!(
            "{name}: {} times, median {:.1} ms, p95 {:.1} ms, longest {:.1} ms",
            times.len(),
            at(0.5),
            at(0.95),
            at(1.0)
        );
    }
}
