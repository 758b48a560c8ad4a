//! The browser suite: run in each engine that was asked for, whatever came of the others, and what
//! failed once more by itself.
//!
//! The tests are ordinary ones of the compiler's own harness, whose results are read from what it
//! prints: ARCHITECTURE.md says why.

mod closing;
mod journeys;
mod libtest;
mod plan;
mod report;

pub use closing::{Closing, Outcome, verdict};
pub use plan::Plan;

use crate::browsers::{self, Programs};
use crate::pins;
use crate::process::{self, command};
use crate::project::Project;
use crate::setup::Engine;
use anyhow::{Result, bail};
use libtest::{Reader, Run};
use plan::Tests;
use report::{Report, judge};
use std::process::Command;
use std::slice;
use std::time::{Duration, Instant};

/// Runs the suite as planned; an engine whose set-up is among `unprepared` cannot be run.
///
/// # Errors
/// When what all engines need cannot be made. What fails in an engine is part of its outcome.
pub fn run(project: &Project, plan: &Plan, mut unprepared: Vec<(Engine, anyhow::Error)>) -> Result<Vec<Outcome>> {
    // One of the tests starts a development server, which then has nothing left to compile: it
    // would take its time from the tests beside it.
    let page = ["build", "--package", "hashiya", "--bins", "--target", pins::WASM_TARGET];
    process::run(
        command("cargo", &project.root)
            .args(page)
            .args(["--profile", pins::SERVE_PROFILE]),
    )?;
    let mut outcomes = Vec::new();
    for (engine, tests) in plan.parts() {
        let unprepared = unprepared
            .extract_if(.., |(unprepared, _)| *unprepared == engine)
            .next();
        if let Some((_, error)) = unprepared {
            outcomes.push(Outcome {
                engine,
                tests,
                turn: (1, 1),
                time: Duration::ZERO,
                report: Err(error),
            });
            continue;
        }
        for turn in 1..=plan.repeat {
            let start = Instant::now();
            let report = in_engine(project, engine, tests, plan.repeat == 1);
            let outcome = Outcome {
                engine,
                tests,
                turn: (turn, plan.repeat),
                time: start.elapsed(),
                report,
            };
            println!(
                "\n==> the suite in {}:\n{}",
                engine.title(),
                Closing(slice::from_ref(&outcome))
            );
            outcomes.push(outcome);
        }
    }
    Ok(outcomes)
}

/// The suite in one engine; what failed is run once more by itself if `again`.
fn in_engine(project: &Project, engine: Engine, tests: Tests, again: bool) -> Result<Report> {
    println!("\n--> in {}", engine.title());
    let programs = Programs::find(project, engine)?;
    let suite = || {
        let mut cargo = programs.cargo(&["test", "--package", browsers::PACKAGE, "--test", "suite"]);
        // An error names where it came from by its context; the addresses below say nothing more.
        cargo.env("RUST_LIB_BACKTRACE", "0");
        cargo
    };
    process::run(suite().arg("--no-run"))?;
    let list = process::read(suite().args(["--", "--list", "--format", "terse"]))?;
    let there = libtest::listed(&list);
    let asked = match tests {
        Tests::All => there,
        Tests::Journeys => journeys::names(&there)?,
    };
    let mut program = suite();
    program.args(["--", "--show-output"]);
    if tests == Tests::Journeys {
        program.arg("--exact").args(&asked);
    }
    let first = follow(&mut program)?;
    let by_itself = |test: &str| {
        println!("\n--> once more in {}, by itself: {test}", engine.title());
        let mut program = suite();
        program.args(["--", "--show-output", "--test-threads=1", "--exact", test]);
        follow(&mut program)
    };
    judge(&first, &asked, again.then_some(by_itself))
}

/// Runs the program of the suite, showing what it says but for what tests printed that passed.
fn follow(program: &mut Command) -> Result<Run> {
    let mut reader = Reader::default();
    let status = process::run_by_line(program, |line| {
        if reader.take(line) {
            println!("{line}");
        }
    })?;
    let run = reader.finish(status);
    if run.endings.is_empty() {
        bail!("`{}` ran no test ({status})", process::shown(program));
    }
    Ok(run)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    const TEST: &str = "tagging::digits_tag";
    /// More lines than there are.
    const ALL: usize = 100;
    type Again = fn(&str) -> Result<Run>;

    /// A program of the suite that prints what the harness has printed of a test that passed, all of it or
    /// its first `lines`, and then ends so.
    fn program(lines: usize, then: &str) -> Command {
        let said = concat!(env!("CARGO_MANIFEST_DIR"), "/src/suite/outputs/passed.txt");
        let mut program = Command::new("sh");
        program.args(["-c", &format!("head -n {lines} '{said}'; {then}")]);
        program
    }

    fn report(program: &mut Command, again: Option<Again>) -> Report {
        judge(&follow(program).unwrap(), &[TEST.to_owned()], again).unwrap()
    }

    #[test]
    fn a_program_that_breaks_off_after_its_tests_has_failed() {
        let good = report(&mut program(ALL, "exit 0"), None);
        assert_eq!((good.passed, good.failed), (1, vec![]));
        let broken = [
            (ALL, "exit 134"),
            (ALL, "kill -9 $$"),
            // The test is told of, and the closing line is not.
            (3, "exit 134"),
            (3, "exit 0"),
        ];
        for (lines, then) in broken {
            let broken = report(&mut program(lines, then), None);
            assert_eq!(broken.failed.len(), 1, "{lines} {then}");
            let fault = &broken.failed[0];
            assert!(fault.error.contains("ended"), "{fault:?}");
            // It is no test, to be run again by itself.
            let again: Again = |test| panic!("{test} ran again");
            assert_eq!(report(&mut program(lines, then), Some(again)).failed, broken.failed);
        }
    }

    #[test]
    fn a_test_that_runs_again_in_a_program_that_breaks_off_has_not_passed() {
        let first = Run::default();
        let asked = [TEST.to_owned()];
        let again = |_: &str| follow(&mut program(ALL, "exit 134"));
        let judged = judge(&first, &asked, Some(again)).unwrap();
        assert_eq!((judged.failed.len(), judged.flaky.len()), (1, 0));
        let again = |_: &str| follow(&mut program(ALL, "exit 0"));
        let judged = judge(&first, &asked, Some(again)).unwrap();
        assert_eq!((judged.failed.len(), judged.flaky.len()), (0, 1));
    }
}
