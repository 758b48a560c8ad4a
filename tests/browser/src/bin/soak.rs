//! The soak run: kills the whole browser many times while tags are made by keyboard and prints what
//! was acknowledged, found and lost. `cargo xtask soak -- --engine firefox --kills 25`.
//!
//! With `--opening` files are opened meanwhile, one after the other, and some sentences of each are tagged.
//!
//! `--without-journal` is the control: the journal is deleted before the page comes back, so something must
//! be missing, and the run fails when nothing is.

use anyhow::{Context, Result, bail, ensure};
use hashiya_browser_tests::killing::{Journal, Tally, Work, kill_again_and_again};
use hashiya_browser_tests::numbers::quantile;

/// Kills without an argument.
const KILLS: usize = 100;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (work, kills, journal) = read(std::env::args().skip(1))?;
    let report = |tally: &Tally| {
        if tally.kills.is_multiple_of(5) {
            eprintln!(
                "{} kills, {} tags and {} texts acknowledged, {} lost",
                tally.kills,
                tally.acknowledged,
                tally.texts,
                tally.lost.len()
            );
        }
    };
    let tally = kill_again_and_again(work, kills, journal, report).await?;
    print(work, &tally);
    ensure!(tally.acknowledged > 0, "no tag was acknowledged: nothing was tried");
    ensure!(
        work == Work::Tagging || tally.texts > 0,
        "no text was acknowledged: nothing was tried"
    );
    match journal {
        Journal::Kept => ensure!(tally.lost.is_empty(), "what was shown as saved is lost"),
        Journal::Forgotten => ensure!(
            !tally.lost.is_empty(),
            "without the journal nothing was lost: the run sees no loss"
        ),
    }
    Ok(())
}

/// What the reader does, how often to kill, and what becomes of the journal. Which engine it is, the environment says.
fn read(mut arguments: impl Iterator<Item = String>) -> Result<(Work, usize, Journal)> {
    let (mut work, mut kills, mut journal) = (Work::Tagging, KILLS, Journal::Kept);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--kills" => {
                let count = arguments.next().context("--kills takes a number")?;
                kills = count
                    .parse()
                    .with_context(|| format!("--kills {count}: not a number"))?;
            }
            "--opening" => work = Work::Opening,
            "--without-journal" => journal = Journal::Forgotten,
            other => {
                bail!("soak takes --engine NAME, --kills NUMBER, --opening and --without-journal, but got {other:?}")
            }
        }
    }
    Ok((work, kills, journal))
}

fn print(work: Work, tally: &Tally) {
    /// So many losses are named; the control has hundreds.
    const NAMED: usize = 20;
    tally.lost.iter().take(NAMED).for_each(|line| println!("{line}"));
    let mut lines = vec![
        ("kills of the whole browser", tally.kills),
        ("tags shown as saved before a kill", tally.acknowledged),
    ];
    if work == Work::Opening {
        lines.push(("texts shown as saved before a kill", tally.texts));
    }
    lines.push(("  of all these lost", tally.lost.len()));
    lines.push(("kills after which local storage alone lacked tags", tally.healed));
    lines.push(("tags found that were not yet shown as saved", tally.beyond));
    if work == Work::Opening {
        lines.push(("texts found that were not yet shown as saved", tally.texts_beyond));
    }
    lines.iter().for_each(|(what, count)| println!("{what:<50}{count:>7}"));
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
