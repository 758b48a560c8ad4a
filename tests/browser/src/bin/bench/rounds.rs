//! How many rounds a part takes.

use std::ops::RangeInclusive;

/// As many as a part usually takes, or as `HASHIYA_BENCH_ROUNDS` says (a quick look takes one).
pub fn count(usual: usize) -> usize {
    let asked = std::env::var("HASHIYA_BENCH_ROUNDS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(usual)
}

/// The rounds, from 1.
pub fn rounds(usual: usize) -> RangeInclusive<usize> {
    1..=count(usual)
}

/// Says that a round is over.
pub fn over(round: usize, usual: usize) {
    eprintln!("round {round} of {}", count(usual));
}
