//! Files that are bad on purpose: a great many inputs made from sound files, opened on a page.
//!
//! `HASHIYA_FUZZ_CASES` says how many, `HASHIYA_FUZZ_SEED` with which numbers at random; the seed of
//! an input that breaks a promise is shown, and `HASHIYA_FUZZ_CASES=1` with it tries that one alone.

#![cfg(not(target_arch = "wasm32"))]

#[path = "fuzz/check.rs"]
mod check;
#[path = "fuzz/earlier_texts.rs"]
mod earlier_texts;
#[path = "fuzz/inputs.rs"]
mod inputs;
#[path = "fuzz/page.rs"]
mod page;
#[path = "fuzz/random.rs"]
mod random;
#[path = "fuzz/values.rs"]
mod values;

use hashiya_session::transfer;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use hashiya_core::exchange::read;
use hashiya_session::{Effect, Message};
use hashiya_testing::read_project;
use page::Page;
use random::Random;
use serde_json::Value;

/// Inputs that are tried when `HASHIYA_FUZZ_CASES` says nothing.
const CASES: u64 = 1_500;

/// How long a single input of these sizes may take, on a slow and busy machine too.
const PATIENCE: Duration = Duration::from_secs(20);

fn from_environment(name: &str, otherwise: u64) -> u64 {
    match std::env::var(name) {
        Ok(number) => number.parse().unwrap_or_else(|_| panic!("{name} is a number")),
        Err(_) => otherwise,
    }
}

/// Sound files with everything in them: an export, one of another page, and a backup.
fn sound_files() -> Vec<Value> {
    let parsed = |text: &str| -> Value { serde_json::from_str(text).expect("JSON") };
    let mut files = vec![parsed(&read_project("tests/fixtures/export-1.json"))];
    for message in [
        Message::Transfer(transfer::Message::ExportAll),
        Message::Transfer(transfer::Message::BackUp),
    ] {
        let mut page = Page::at_work();
        page.send(Message::Transfer(transfer::Message::FileOpened {
            name: "mine.txt".into(),
            bytes: Some("A report of mine\n\nIt has a sentence. And another one.\n".into()),
        }));
        let effects = page.send(message);
        files.extend(effects.iter().find_map(|effect| match effect {
            Effect::Download { content, .. } => Some(parsed(content)),
            _ => None,
        }));
    }
    assert_eq!(files.len(), 3);
    for file in &files {
        assert!(read(&file.to_string()).is_ok());
    }
    files
}

/// How long the input of a seed takes once more: a process that is stopped for a while, as on a busy
/// machine, is not slow.
fn time_of(start: &Page, fingerprint: &str, sound: &[Value], seed: u64) -> Duration {
    let mut random = Random::new(seed);
    let input = inputs::input(&mut random, sound);
    let opened = Instant::now();
    let outcome = check::open(start, fingerprint, input, &mut random);
    let elapsed = opened.elapsed();
    assert!(outcome.is_ok(), "HASHIYA_FUZZ_SEED={seed}: {outcome:?}");
    elapsed
}

#[test]
fn fuzz_the_opening_of_files() {
    let cases = from_environment("HASHIYA_FUZZ_CASES", CASES);
    let first = from_environment("HASHIYA_FUZZ_SEED", 1);
    let sound = sound_files();
    let start = Page::at_work();
    let fingerprint = start.fingerprint();
    let mut outcomes: BTreeMap<String, u64> = BTreeMap::new();
    let mut slowest = (Duration::ZERO, first);
    let began = Instant::now();
    for number in 0..cases {
        let seed = first.wrapping_add(number);
        let mut random = Random::new(seed);
        let input = inputs::input(&mut random, &sound);
        let shown = String::from_utf8_lossy(&input[..input.len().min(4_000)]).into_owned();
        let opened = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            check::open(&start, &fingerprint, input, &mut random)
        }));
        slowest = slowest.max((opened.elapsed(), seed));
        match outcome {
            Ok(Ok(outcome)) => *outcomes.entry(outcome).or_default() += 1,
            Ok(Err(broken)) => panic!("HASHIYA_FUZZ_SEED={seed}: {broken}\n{shown}"),
            Err(_) => panic!("HASHIYA_FUZZ_SEED={seed}: a panic\n{shown}"),
        }
    }
    println!("{cases} inputs in {:.1?}, seeds from {first}", began.elapsed());
    println!("the slowest took {:.1?} (seed {})", slowest.0, slowest.1);
    for (outcome, count) in &outcomes {
        println!("{count:>9} {outcome}");
    }
    let again = time_of(&start, &fingerprint, &sound, slowest.1);
    let least = again.min(slowest.0);
    assert!(least < PATIENCE, "seed {} took {least:?} at least", slowest.1);
    if cases >= CASES {
        let reached = outcomes.keys().filter(|outcome| *outcome != "accepted").count();
        assert!(
            reached >= 12,
            "only {reached} kinds of refusal are reached: {outcomes:?}"
        );
        let accepted = outcomes.get("accepted").copied().unwrap_or_default();
        assert!(accepted * 20 > cases, "hardly anything is accepted: {outcomes:?}");
    }
}
