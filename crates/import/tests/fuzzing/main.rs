//! Files that are damaged in any way, of each kind: whatever is in them, reading ends, without a panic, with little
//! memory, and hands over what an article is or why there is none.
//!
//! A few hundred of each kind in every run; `HASHIYA_FUZZ=100000 cargo test --release -p hashiya-import --test
//! fuzzing` reads as many.

mod bombs;
mod changes;
mod laws;
mod making;
mod seeds;

use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestRunner};

use changes::{Change, changed};
use seeds::Seed;

/// How many damaged files of each kind are read where nothing else is said.
const USUAL: u32 = 300;

/// How much memory something takes at most beyond what was in use, in bytes, and what it gives. What other tests
/// take meanwhile is not counted: it is the memory of this thread, and reading uses no other.
fn memory_of<T>(work: impl FnOnce() -> T) -> (u64, T) {
    let mut given = None;
    let taken = allocation_counter::measure(|| given = Some(work()));
    (taken.bytes_max, given.expect("the work was done"))
}

/// Reads damaged files that were made of these.
fn fuzz(seeds: &[Seed]) {
    let cases = std::env::var("HASHIYA_FUZZ")
        .ok()
        .map(|number| number.parse().expect("HASHIYA_FUZZ is a number"));
    let mut runner = TestRunner::new(Config {
        cases: cases.unwrap_or(USUAL),
        rng_algorithm: RngAlgorithm::ChaCha,
        // The same files in every run, so that a failure is one of the change that it comes with.
        rng_seed: RngSeed::Fixed(12),
        failure_persistence: None,
        ..Config::default()
    });
    let strategy = changes::any(seeds.len());
    let result = runner.run(&strategy, |(seed, way, changes): (usize, laws::Way, Vec<Change>)| {
        let seed = &seeds[seed];
        let bytes = changed(seed, seeds, &changes);
        laws::check(&seed.file, &bytes, &way);
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn text() {
    fuzz(&seeds::text());
}

#[test]
fn markdown() {
    fuzz(&seeds::markdown());
}

#[test]
fn pages() {
    fuzz(&seeds::pages());
}

#[test]
fn saved_pages() {
    fuzz(&seeds::saved_pages());
}

#[test]
fn word_documents() {
    fuzz(&seeds::word_documents());
}

#[test]
fn books() {
    fuzz(&seeds::books());
}

#[test]
fn archives() {
    fuzz(&seeds::archives());
}

#[test]
fn json() {
    fuzz(&seeds::json());
}

#[test]
fn json_lines() {
    fuzz(&seeds::json_lines());
}

#[test]
fn csv() {
    fuzz(&seeds::csv());
}

#[test]
fn tsv() {
    fuzz(&seeds::tsv());
}
