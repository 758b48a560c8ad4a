//! The soak run: kills the whole browser many times while tags are made by keyboard and prints what
//! was acknowledged, found and lost. `cargo xtask soak -- --kills 100`.

use anyhow::{Context, Result, bail, ensure};
use hashiya_browser_tests::killing::{Tally, kill_again_and_again};
use hashiya_browser_tests::numbers::quantile;

/// Kills without an argument.
const KILLS: usize = 100;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let kills = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => KILLS,
        ["--kills", count] => count
            .parse()
            .with_context(|| format!("--kills {count}: not a number"))?,
        other => bail!("soak takes --kills NUMBER, but got {other:?}"),
    };
    let report = |tally: &Tally| {
        if tally.kills.is_multiple_of(10) {
            eprintln!(
                "{} kills, {} tags acknowledged, {} lost",
                tally.kills,
                tally.acknowledged,
                tally.lost.len()
            );
        }
    };
    let tally = kill_again_and_again(kills, report).await?;
    print(&tally);
    ensure!(tally.lost.is_empty(), "tags that were shown as saved are lost");
    ensure!(tally.acknowledged > 0, "no tag was acknowledged: nothing was tried");
    Ok(())
}

fn print(tally: &Tally) {
    tally.lost.iter().for_each(|line| println!("{line}"));
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
