//! The closing lines about the suite in all engines, and whether all of it is good.

use super::libtest::WHOLE;
use super::plan::Tests;
use super::report::{Fault, Report};
use crate::setup::Engine;
use anyhow::{Result, bail};
use std::fmt::{self, Display, Formatter};
use std::time::Duration;

/// How many tests of a run may have passed only when they ran again: a noisy moment meets few.
const FLAKY_AT_MOST: usize = 3;

/// The suite in an engine, with what came of it.
#[derive(Debug)]
pub struct Outcome {
    /// The engine.
    pub engine: Engine,
    /// Which tests were asked for.
    pub tests: Tests,
    /// Which run of how many it was.
    pub turn: (usize, usize),
    /// How long it took, with what was run again.
    pub time: Duration,
    /// What came of it, or why the suite could not be run at all.
    pub report: Result<Report>,
}

/// The closing lines about the suite.
pub struct Closing<'a>(pub &'a [Outcome]);

impl Display for Closing<'_> {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        for outcome in self.0 {
            let what = heading(outcome);
            let seconds = outcome.time.as_secs_f64();
            match &outcome.report {
                Ok(report) => writeln!(
                    to,
                    "    {what:<24} {:>3} passed, {} failed, {} flaky, {} left out  {seconds:>7.1} s",
                    report.passed,
                    report.failed.len(),
                    report.flaky.len(),
                    report.left_out_whole(),
                )?,
                Err(_) => writeln!(to, "    {what:<24} could not be run  {seconds:>7.1} s")?,
            }
        }
        for outcome in self.0 {
            details(outcome, to)?;
        }
        Ok(())
    }
}

fn heading(outcome: &Outcome) -> String {
    let what = match outcome.tests {
        Tests::All => outcome.engine.title().to_owned(),
        Tests::Journeys => format!("{}, journeys", outcome.engine.title()),
    };
    match outcome.turn {
        (_, 1) => what,
        (turn, turns) => format!("{what}, {turn} of {turns}"),
    }
}

fn details(outcome: &Outcome, to: &mut Formatter<'_>) -> fmt::Result {
    let what = heading(outcome);
    let report = match &outcome.report {
        Ok(report) => report,
        Err(error) => return writeln!(to, "\n  {what} could not be run: {error:#}"),
    };
    faults(to, &format!("Failed in {what}"), &report.failed)?;
    faults(
        to,
        &format!("Flaky in {what} (failed, and passed by itself)"),
        &report.flaky,
    )?;
    // Once is enough where there are many turns.
    if !report.left_out.is_empty() && outcome.turn.0 == 1 {
        writeln!(to, "\n  Left out in {what}:")?;
        for out in &report.left_out {
            let part = if out.part == WHOLE {
                String::new()
            } else {
                format!(" ({})", out.part)
            };
            writeln!(to, "    {}{part}: {}", out.test, out.reason)?;
        }
    }
    if !report.slowest.is_empty() && outcome.turn.1 == 1 {
        let slowest = report.slowest.iter().map(|(test, time)| format!("{test} {time:.0} s"));
        writeln!(to, "\n  Slowest in {what}: {}", slowest.collect::<Vec<_>>().join(", "))?;
    }
    Ok(())
}

fn faults(to: &mut Formatter<'_>, heading: &str, faults: &[Fault]) -> fmt::Result {
    if faults.is_empty() {
        return Ok(());
    }
    writeln!(to, "\n  {heading}:")?;
    for fault in faults {
        let again = match fault.again {
            0 => "not run again".to_owned(),
            1 => "run again once".to_owned(),
            times => format!("run again {times} times"),
        };
        writeln!(to, "    {} ({again}): {}", fault.test, fault.error)?;
    }
    Ok(())
}

/// Whether all of it is good.
///
/// # Errors
/// When the suite could not be run in an engine, a test failed for good, or more tests than a noisy
/// moment explains passed only when they ran again.
pub fn verdict(outcomes: &[Outcome]) -> Result<()> {
    let mut bad = Vec::new();
    let mut flaky = 0;
    for outcome in outcomes {
        match &outcome.report {
            Err(_) => bad.push(format!("{}: could not be run", heading(outcome))),
            Ok(report) => {
                flaky += report.flaky.len();
                if !report.failed.is_empty() {
                    let failed: Vec<_> = report.failed.iter().map(|fault| fault.test.as_str()).collect();
                    bad.push(format!("{}: {} failed", heading(outcome), failed.join(", ")));
                }
            }
        }
    }
    if flaky > FLAKY_AT_MOST {
        bad.push(format!(
            "{flaky} tests passed only when they ran again, and more than {FLAKY_AT_MOST} are no noisy moment"
        ));
    }
    if !bad.is_empty() {
        bail!("{}", bad.join("; "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::libtest::LeftOut;
    use super::*;
    use anyhow::anyhow;

    fn fault(test: &str, error: &str, again: usize) -> Fault {
        Fault {
            test: test.to_owned(),
            error: error.to_owned(),
            again,
        }
    }

    fn left_out(test: &str, part: &str, reason: &str) -> LeftOut {
        LeftOut {
            test: test.to_owned(),
            part: part.to_owned(),
            reason: reason.to_owned(),
        }
    }

    fn outcome(engine: Engine, tests: Tests, report: Result<Report>) -> Outcome {
        Outcome {
            engine,
            tests,
            turn: (1, 1),
            time: Duration::from_secs(60),
            report,
        }
    }

    fn flaky(count: usize) -> Report {
        Report {
            flaky: (0..count)
                .map(|number| fault(&format!("a::{number}"), "noise", 1))
                .collect(),
            ..Report::default()
        }
    }

    #[test]
    fn three_flaky_tests_pass_and_a_fourth_in_any_engine_fails_the_run() {
        let run = |chromium, firefox| {
            verdict(&[
                outcome(Engine::Chromium, Tests::All, Ok(flaky(chromium))),
                outcome(Engine::Firefox, Tests::All, Ok(flaky(firefox))),
            ])
        };
        assert!(run(0, 0).is_ok() && run(3, 0).is_ok() && run(1, 2).is_ok());
        for (chromium, firefox) in [(4, 0), (2, 2)] {
            let error = run(chromium, firefox).unwrap_err().to_string();
            assert!(error.starts_with("4 tests passed only when they ran again"), "{error}");
        }
    }

    #[test]
    fn every_engine_that_failed_is_named_at_the_end_with_its_tests() {
        let failing = Report {
            passed: 3,
            failed: vec![
                fault("tagging::a_note", "waited 60s", 2),
                fault("walk::tab", "no focus", 0),
            ],
            left_out: vec![
                left_out("walk::roles", WHOLE, "no tree"),
                left_out("walk::tab", "themes", "not told"),
            ],
            slowest: vec![("tagging::a_note".to_owned(), 61.2)],
            ..Report::default()
        };
        let outcomes = [
            outcome(Engine::Chromium, Tests::All, Ok(failing)),
            outcome(Engine::Firefox, Tests::All, Err(anyhow!("no geckodriver"))),
            outcome(Engine::Webkit, Tests::Journeys, Ok(flaky(1))),
        ];
        let error = verdict(&outcomes).unwrap_err().to_string();
        assert_eq!(
            error,
            "Chromium: tagging::a_note, walk::tab failed; Firefox: could not be run"
        );
        let lines = Closing(&outcomes).to_string();
        for line in [
            "    Chromium                   3 passed, 2 failed, 0 flaky, 1 left out     60.0 s\n",
            "    Firefox                  could not be run     60.0 s\n",
            "    WebKitGTK, journeys        0 passed, 0 failed, 1 flaky, 0 left out     60.0 s\n",
            "  Failed in Chromium:\n    tagging::a_note (run again 2 times): waited 60s\n    walk::tab (not run again): no focus\n",
            "  Left out in Chromium:\n    walk::roles: no tree\n    walk::tab (themes): not told\n",
            "  Slowest in Chromium: tagging::a_note 61 s\n",
            "  Firefox could not be run: no geckodriver\n",
            "  Flaky in WebKitGTK, journeys (failed, and passed by itself):\n    a::0 (run again once): noise\n",
        ] {
            assert!(lines.contains(line), "{line:?} is not in\n{lines}");
        }
    }
}
