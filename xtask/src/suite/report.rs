//! What came of the suite in an engine: what passed, what only passed when it ran again by itself,
//! what failed.

use super::libtest::{Ending, LeftOut, Run, WHOLE};
use anyhow::Result;

/// How often a test that failed is run again, by itself.
const AGAIN: usize = 2;

/// With more failures than these nothing is run again: it was no noisy moment, and each may take
/// minutes.
const AGAIN_AT_MOST: usize = 12;

/// What is said to have failed where it was no test: the program that has them all.
const PROGRAM: &str = "the program of the suite";

/// How many of the slowest tests are told.
const SLOWEST: usize = 5;

/// A test that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The test.
    pub test: String,
    /// Why it failed the first time, in one line.
    pub error: String,
    /// How often it was run again.
    pub again: usize,
}

/// What came of the tests in an engine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// How many passed at once; those that were left out as a whole do not count.
    pub passed: usize,
    /// Those that failed, and passed when they ran again by themselves.
    pub flaky: Vec<Fault>,
    /// Those that failed for good.
    pub failed: Vec<Fault>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// The tests that took longest, with seconds.
    pub slowest: Vec<(String, f64)>,
}

/// Judges the `first` run, for which the tests `asked` were asked: what did not pass is run `again`
/// by itself, up to twice; with `None` nothing is. A program that broke off after its tests is a failure of its
/// own, whatever they said.
///
/// # Errors
/// When a test cannot be run again at all.
pub fn judge(first: &Run, asked: &[String], mut again: Option<impl FnMut(&str) -> Result<Run>>) -> Result<Report> {
    let passed = |run: &Run, test: &str| run.endings.get(test) == Some(&Ending::Passed);
    let mut report = Report {
        left_out: first.left_out(),
        slowest: slowest(first, asked),
        ..Report::default()
    };
    let (good, bad): (Vec<&String>, Vec<&String>) = asked.iter().partition(|test| passed(first, test));
    if bad.len() > AGAIN_AT_MOST {
        again = None;
    }
    for test in bad {
        let mut fault = Fault {
            test: test.clone(),
            error: first.error(test),
            again: 0,
        };
        let mut is_good = false;
        while let Some(again) = again.as_mut().filter(|_| !is_good && fault.again < AGAIN) {
            fault.again += 1;
            let run = again(test)?;
            report.left_out.extend(run.left_out());
            is_good = passed(&run, test) && run.broke_off.is_none();
        }
        let faults = if is_good { &mut report.flaky } else { &mut report.failed };
        faults.push(fault);
    }
    // Where a test did not end, that says it already, and it runs again.
    let all_ended = asked.iter().all(|test| first.endings.contains_key(test));
    if let Some(error) = first.broke_off.clone().filter(|_| all_ended) {
        report.failed.push(Fault {
            test: PROGRAM.to_owned(),
            error,
            again: 0,
        });
    }
    report.left_out.sort();
    report.left_out.dedup();
    report.passed = good.len() - good.iter().filter(|test| report.leaves_out(test)).count();
    Ok(report)
}

fn slowest(run: &Run, asked: &[String]) -> Vec<(String, f64)> {
    let mut times: Vec<_> = asked
        .iter()
        .filter_map(|test| Some((test.clone(), run.seconds(test)?)))
        .collect();
    times.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    times.truncate(SLOWEST);
    times
}

impl Report {
    fn leaves_out(&self, test: &str) -> bool {
        self.left_out.iter().any(|out| out.test == test && out.part == WHOLE)
    }

    /// The tests that were left out as a whole.
    pub fn left_out_whole(&self) -> usize {
        self.left_out.iter().filter(|out| out.part == WHOLE).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::libtest::outputs::{ABORTED, MIXED, read};
    use super::*;
    use anyhow::anyhow;
    use std::collections::BTreeMap;

    type Again = fn(&str) -> Result<Run>;

    fn asked() -> Vec<String> {
        let names = [
            "tagging::a_note_is_kept",
            "tagging::digits_tag",
            "tagging::undo_goes_all_the_way",
            "walk::by_roles_and_names",
            "walk::ends_the_program",
            "walk::silent",
            "walk::tab_comes_everywhere",
        ];
        names.map(str::to_owned).into()
    }

    fn ended(test: &str, ending: Ending) -> Run {
        let mut run = Run::default();
        run.endings.insert(test.to_owned(), ending);
        run
    }

    fn names(faults: &[Fault]) -> Vec<(&str, usize)> {
        faults.iter().map(|fault| (fault.test.as_str(), fault.again)).collect()
    }

    #[test]
    fn what_fails_runs_again_by_itself_up_to_twice() {
        let mut runs: BTreeMap<String, usize> = BTreeMap::new();
        // One passes at once, one the second time, one never.
        let again = |test: &str| {
            let run = runs.entry(test.to_owned()).or_default();
            *run += 1;
            let passes = match test {
                "walk::silent" => *run == 1,
                "tagging::a_note_is_kept" => *run == 2,
                _ => false,
            };
            Ok(ended(test, if passes { Ending::Passed } else { Ending::Failed }))
        };
        let report = judge(&read(MIXED), &asked(), Some(again)).unwrap();
        assert_eq!(
            names(&report.flaky),
            [("tagging::a_note_is_kept", 2), ("walk::silent", 1)]
        );
        assert_eq!(names(&report.failed), [("tagging::undo_goes_all_the_way", 2)]);
        assert!(report.flaky[0].error.contains("waited 60s"));
        // One of the four was left out as a whole.
        assert_eq!((report.passed, report.left_out_whole()), (3, 1));
        assert_eq!(report.slowest[0], ("tagging::a_note_is_kept".to_owned(), 61.2));
        assert_eq!(runs.values().sum::<usize>(), 5);
    }

    #[test]
    fn what_never_ended_is_a_failure_that_runs_again() {
        let again: Again = |test| Ok(ended(test, Ending::Passed));
        let report = judge(&read(ABORTED), &asked(), Some(again)).unwrap();
        assert_eq!(report.flaky.len(), 5);
        assert!(report.failed.is_empty());
    }

    #[test]
    fn nothing_runs_again_where_it_is_not_asked_for_or_too_much_failed() {
        let report = judge(&read(MIXED), &asked(), None::<Again>).unwrap();
        assert_eq!(report.failed.len(), 3);
        assert!(report.failed.iter().all(|fault| fault.again == 0));
        let many: Vec<String> = (0..=AGAIN_AT_MOST).map(|number| format!("never::{number}")).collect();
        let again: Again = |test| Err(anyhow!("{test} ran again"));
        assert_eq!(
            judge(&read(MIXED), &many, Some(again)).unwrap().failed.len(),
            many.len()
        );
        // One fewer does.
        assert!(judge(&read(MIXED), &many[1..], Some(again)).is_err());
    }
}
