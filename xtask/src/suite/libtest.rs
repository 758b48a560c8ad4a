//! What the program of the suite says about its tests, read from the lines that it prints with
//! `--show-output`. (Its other format, JSON, is not to be had from a stable compiler.)

use std::collections::BTreeMap;
use std::process::ExitStatus;

/// The longest text of an error in the closing lines, in characters.
const LONGEST_ERROR: usize = 400;

/// How a test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It passed, or the engine leaves it out.
    Passed,
    /// It failed.
    Failed,
}

/// One run of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// How each test ended, by its name; those that did not end are not there.
    pub endings: BTreeMap<String, Ending>,
    /// What each test printed, by its name; there is nothing when the program itself broke down.
    pub printed: BTreeMap<String, Vec<String>>,
    /// The line that sums up, when the run came to its end.
    pub result: Option<String>,
    /// How the program ended, where its tests do not say why: it broke down beside them, or after the last.
    pub broke_off: Option<String>,
}

/// A test, or a part of it, that was left out in an engine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// The test.
    pub test: String,
    /// `all of it`, or the name of the part.
    pub part: String,
    /// What the engine does not have.
    pub reason: String,
}

/// The part of a test that is the whole of it.
pub const WHOLE: &str = "all of it";

/// Reads a run line by line, and says of each line whether it is worth a person's while.
#[derive(Debug, Default)]
pub struct Reader {
    run: Run,
    /// Where what follows was printed.
    place: Place,
}

#[derive(Debug, Default)]
enum Place {
    #[default]
    Results,
    /// Between what tests printed: lists of names.
    Between { passed: bool },
    /// What a test printed.
    Of { test: String, passed: bool },
}

impl Reader {
    /// Takes a line; answers whether to show it: all but what tests printed that passed.
    pub fn take(&mut self, line: &str) -> bool {
        if line.starts_with("test result: ") {
            self.run.result = Some(line.to_owned());
            self.place = Place::Results;
            return true;
        }
        if line == "successes:" || line == "failures:" {
            let passed = line == "successes:";
            self.place = Place::Between { passed };
            return !passed;
        }
        if let Some(test) = line
            .strip_prefix("---- ")
            .and_then(|rest| rest.strip_suffix(" stdout ----"))
        {
            let (test, passed) = (test.to_owned(), self.is_of_passed());
            self.run.printed.entry(test.clone()).or_default();
            self.place = Place::Of { test, passed };
            return !passed;
        }
        match &self.place {
            Place::Results => {
                self.ending(line);
                true
            }
            Place::Between { passed } => !passed,
            Place::Of { test, passed } => {
                if let Some(printed) = self.run.printed.get_mut(test) {
                    printed.push(line.to_owned());
                }
                !passed
            }
        }
    }

    fn is_of_passed(&self) -> bool {
        match &self.place {
            Place::Results => false,
            Place::Between { passed } | Place::Of { passed, .. } => *passed,
        }
    }

    fn ending(&mut self, line: &str) {
        let Some((test, ending)) = line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... ")) else {
            return;
        };
        let ending = match ending {
            "ok" => Ending::Passed,
            "FAILED" => Ending::Failed,
            _ => return,
        };
        self.run.endings.insert(test.to_owned(), ending);
    }

    /// The run, when there are no more lines and the program has ended so.
    pub fn finish(self, status: ExitStatus) -> Run {
        let mut run = self.run;
        let has_failed = run.endings.values().any(|ending| *ending == Ending::Failed);
        run.broke_off = match &run.result {
            None => Some(format!("the program of the tests ended without summing up ({status})")),
            Some(_) if !status.success() && !has_failed => {
                Some(format!("the program of the tests ended badly after them ({status})"))
            }
            Some(_) => None,
        };
        run
    }
}

impl Run {
    /// Why `test` failed, in one line.
    pub fn error(&self, test: &str) -> String {
        let printed = self.printed.get(test).map(Vec::as_slice).unwrap_or_default();
        if !self.endings.contains_key(test) {
            return "the program of the tests ended before this test did".to_owned();
        }
        let begins = |line: &String| line.starts_with("Error: ") || line.contains("panicked at ");
        let from = printed.iter().position(begins).unwrap_or_default();
        let ends = |line: &&String| !line.starts_with("Stack backtrace:") && !line.starts_with("stack backtrace:");
        let said: Vec<&str> = printed[from..]
            .iter()
            .take_while(ends)
            .map(|line| line.trim())
            .collect();
        let said = said.join(" ");
        let said = said.trim().strip_prefix("Error: ").unwrap_or(&said).trim();
        match said.char_indices().nth(LONGEST_ERROR) {
            Some((end, _)) => format!("{}…", &said[..end]),
            None if said.is_empty() => "it printed nothing".to_owned(),
            None => said.to_owned(),
        }
    }

    /// How long `test` had its browser, in seconds.
    pub fn seconds(&self, test: &str) -> Option<f64> {
        let lines = self.printed.get(test)?;
        let told = |line: &String| line.trim().strip_suffix(test)?.strip_suffix(" s ")?.trim().parse().ok();
        lines.iter().rev().find_map(told)
    }

    /// What was left out, by test.
    pub fn left_out(&self) -> Vec<LeftOut> {
        let lines = self.printed.iter();
        let lines = lines.flat_map(|(test, lines)| lines.iter().map(move |line| (test, line)));
        lines
            .filter_map(|(test, line)| {
                let (part, reason) = line.strip_prefix("left out: ")?.split_once(": ")?;
                Some(LeftOut {
                    test: test.clone(),
                    part: part.to_owned(),
                    reason: reason.to_owned(),
                })
            })
            .collect()
    }
}

/// The names in the program's list of its tests (`--list --format terse`).
pub fn listed(list: &str) -> Vec<String> {
    let names = list.lines().filter_map(|line| line.strip_suffix(": test"));
    names.map(str::to_owned).collect()
}

/// What the compiler's own harness printed about a few tests, with `--show-output`.
#[cfg(test)]
pub(super) mod outputs {
    use super::{Reader, Run};
    use std::process::ExitStatus;

    /// Four tests that passed, one of them left out, and three that failed, each in another way.
    pub const MIXED: &str = include_str!("outputs/mixed.txt");
    /// A program that was ended in the middle.
    pub const ABORTED: &str = include_str!("outputs/aborted.txt");
    /// One test by itself, which passed.
    pub const PASSED: &str = include_str!("outputs/passed.txt");
    /// One test by itself, which failed without a word.
    pub const FAILED: &str = include_str!("outputs/failed.txt");

    pub fn read(output: &str) -> Run {
        let mut reader = Reader::default();
        for line in output.lines() {
            reader.take(line);
        }
        reader.finish(ExitStatus::default())
    }
}

#[cfg(test)]
mod tests {
    use super::outputs::{ABORTED, FAILED, MIXED, PASSED, read};
    use super::*;

    fn ended(run: &Run, how: Ending) -> Vec<&str> {
        let endings = run.endings.iter();
        endings
            .filter(|(_, ending)| **ending == how)
            .map(|(test, _)| test.as_str())
            .collect()
    }

    #[test]
    fn every_ending_is_read_with_the_time_and_what_was_left_out() {
        let run = read(MIXED);
        let passed = [
            "tagging::digits_tag", "walk::by_roles_and_names", "walk::ends_the_program", "walk::tab_comes_everywhere",
        ];
        assert_eq!(ended(&run, Ending::Passed), passed);
        let failed = [
            "tagging::a_note_is_kept",
            "tagging::undo_goes_all_the_way",
            "walk::silent",
        ];
        assert_eq!(ended(&run, Ending::Failed), failed);
        assert!(
            run.result
                .as_ref()
                .is_some_and(|line| line.contains("4 passed; 3 failed"))
        );
        assert_eq!(run.seconds("tagging::digits_tag"), Some(1.5));
        assert_eq!(run.seconds("tagging::a_note_is_kept"), Some(61.2));
        assert_eq!(run.seconds("walk::by_roles_and_names"), None);
        let left_out: Vec<_> = run
            .left_out()
            .into_iter()
            .map(|out| (out.test, out.part, out.reason))
            .collect();
        let words = |test: &str, part: &str, reason: &str| (test.to_owned(), part.to_owned(), reason.to_owned());
        assert_eq!(
            left_out,
            [
                words("walk::by_roles_and_names", WHOLE, "only Chromium shows its tree"),
                words("walk::tab_comes_everywhere", "themes", "only Chromium can be told"),
            ]
        );
    }

    #[test]
    fn an_error_is_one_line_without_its_addresses() {
        let run = read(MIXED);
        assert_eq!(
            run.error("tagging::a_note_is_kept"),
            "\"waited 60s for the note; seen last: null\""
        );
        let panic = run.error("tagging::undo_goes_all_the_way");
        assert!(
            panic.ends_with("assertion `left == right` failed: the labels left: 2 right: 3"),
            "{panic}"
        );
        assert!(panic.starts_with("thread 'tagging::undo_goes_all_the_way'"), "{panic}");
        assert_eq!(read(FAILED).error("walk::silent"), "it printed nothing");
    }

    #[test]
    fn a_long_error_is_cut_between_characters() {
        let mut run = read(FAILED);
        let line = format!("Error: {}", "ج".repeat(1000));
        run.printed.insert("walk::silent".to_owned(), vec![line]);
        assert_eq!(run.error("walk::silent").chars().count(), LONGEST_ERROR + 1);
    }

    #[test]
    fn tests_that_a_broken_program_did_not_come_to_have_no_ending() {
        let run = read(ABORTED);
        assert_eq!(run.result, None);
        assert_eq!(
            ended(&run, Ending::Passed),
            ["tagging::digits_tag", "walk::by_roles_and_names"]
        );
        for test in ["walk::ends_the_program", "walk::silent"] {
            assert!(!run.endings.contains_key(test));
            assert!(run.error(test).contains("ended before this test did"));
        }
    }

    #[test]
    fn what_tests_printed_that_passed_is_not_shown() {
        let shown = |output: &str| {
            let mut reader = Reader::default();
            output
                .lines()
                .filter(|line| reader.take(line))
                .collect::<Vec<_>>()
                .join("\n")
        };
        let mixed = shown(MIXED);
        for seen in [
            "test walk::silent ... FAILED", "waited 60s", "failures:", "test result: FAILED",
        ] {
            assert!(mixed.contains(seen), "{seen} is not in {mixed}");
        }
        for unseen in ["successes:", "1.5 s tagging::digits_tag", "left out:"] {
            assert!(!mixed.contains(unseen), "{unseen} is in {mixed}");
        }
        assert_eq!(
            shown(PASSED).trim_end(),
            "\nrunning 1 test\ntest tagging::digits_tag ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 \
             measured; 6 filtered out; finished in 0.00s"
        );
    }

    #[test]
    fn a_list_gives_its_names() {
        assert_eq!(listed("a::b: test\nc: test\n\nd: benchmark\n"), ["a::b", "c"]);
    }
}
