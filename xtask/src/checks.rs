//! `cargo xtask test`: every check, in order, and what came of them.

use crate::process::{command, run};
use crate::project::Project;
use crate::setup::{self, Engine, Scope};
use crate::suite::{self, Closing, Outcome, Plan};
use crate::{browsers, pins, release};
use anyhow::{Context, Result, anyhow, bail};
use std::time::{Duration, Instant};
use std::{fs, mem};

/// The files of the languages.
const LOCALES: &str = "crates/session/src/i18n/locales";

/// One of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Formatting.
    Fmt,
    /// Lints, for the native code and for the page's.
    Clippy,
    /// Tests that need no browser.
    Native,
    /// Tests of the page's code inside a browser.
    Wasm,
    /// The release build.
    Build,
    /// Tests of the built page, as a reader uses it.
    Browser,
}

impl Check {
    /// All checks, in the order they run in.
    pub const ALL: [Self; 6] = [
        Self::Fmt,
        Self::Clippy,
        Self::Native,
        Self::Wasm,
        Self::Build,
        Self::Browser,
    ];

    /// The name that selects the check.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Build => "build",
            Self::Browser => "browser",
        }
    }

    /// Whether the check says something of an engine, and nothing of those after it.
    fn is_of_an_engine(self) -> bool {
        matches!(self, Self::Wasm | Self::Browser)
    }
}

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
pub struct Selection {
    checks: Vec<Check>,
    suite: Plan,
}

impl Selection {
    /// Reads the names of checks, without any all of them, and the options of the browser suite
    /// (see [`Plan`]).
    ///
    /// # Errors
    /// When a word is no check and no option.
    pub fn read(arguments: &[String]) -> Result<Self> {
        let mut selection = Self {
            checks: Vec::new(),
            suite: Plan::default(),
        };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            if selection.suite.take(word, &mut words)? {
                continue;
            }
            let Some(check) = Check::ALL.into_iter().find(|check| check.name() == word) else {
                bail!(
                    "{word:?} is no check; there are: {}",
                    Check::ALL.map(Check::name).join(", ")
                );
            };
            selection.checks.push(check);
        }
        if selection.checks.is_empty() {
            selection.checks = Check::ALL.into();
        }
        // In the usual order, whatever order they were named in.
        selection.checks = Check::ALL
            .into_iter()
            .filter(|check| selection.checks.contains(check))
            .collect();
        Ok(selection)
    }

    /// What the checks but for the browser suite need.
    fn scope(&self) -> Scope {
        if self.checks.contains(&Check::Wasm) {
            Scope::Tests
        } else {
            Scope::Code
        }
    }

    /// The engines that the browser suite needs.
    fn engines(&self) -> Vec<Engine> {
        if self.checks.contains(&Check::Browser) {
            self.suite.parts().into_iter().map(|(engine, _)| engine).collect()
        } else {
            Vec::new()
        }
    }
}

/// A check that was run.
struct Done {
    check: Check,
    time: Duration,
    outcome: Result<()>,
}

/// Installs what is missing and runs the selected checks, up to the first that fails; only what an
/// engine does not do keeps nothing that comes after it from running. The closing lines say what
/// came of each.
///
/// # Errors
/// Names the checks that failed.
pub fn run_selected(project: &Project, selection: &Selection) -> Result<()> {
    setup::run(project, selection.scope())?;
    let mut unprepared = Vec::new();
    for engine in selection.engines() {
        if let Err(error) = setup::run(project, Scope::Engine(engine)) {
            println!("\n{error:#}\n\nThe rest goes on without {}.", engine.title());
            unprepared.push((engine, error));
        }
    }
    let mut done: Vec<Done> = Vec::new();
    let mut suites: Vec<Outcome> = Vec::new();
    for &check in &selection.checks {
        println!("\n==> {}", check.name());
        let start = Instant::now();
        let outcome = match check {
            Check::Browser => suite::run(project, &selection.suite, mem::take(&mut unprepared)).and_then(|outcomes| {
                suites = outcomes;
                suite::verdict(&suites)
            }),
            _ => run_one(project, check),
        };
        let time = start.elapsed();
        match &outcome {
            Ok(()) => println!("==> {} passed in {time:.1?}", check.name()),
            Err(error) => println!("==> {} failed after {time:.1?}: {error:#}", check.name()),
        }
        let goes_on = outcome.is_ok() || check.is_of_an_engine();
        done.push(Done { check, time, outcome });
        if !goes_on {
            break;
        }
    }
    print!("{}", closing(&done, &suites, selection.checks.len()));
    conclude(done)
}

/// The closing lines.
fn closing(done: &[Done], suites: &[Outcome], selected: usize) -> String {
    let failed = done.iter().filter(|done| done.outcome.is_err()).count();
    let mut lines = match failed {
        0 => format!("\nAll {} checks passed:\n", done.len()),
        _ => format!("\n{failed} of {} checks failed:\n", done.len()),
    };
    for Done { check, time, outcome } in done {
        let word = if outcome.is_ok() { "" } else { "  failed" };
        lines += &format!("  {:<8} {:>7.1} s{word}\n", check.name(), time.as_secs_f64());
    }
    if done.len() < selected {
        lines += &format!("  ({} more were not run)\n", selected - done.len());
    }
    lines + &Closing(suites).to_string()
}

fn conclude(done: Vec<Done>) -> Result<()> {
    let failed = done
        .into_iter()
        .filter_map(|done| Some((done.check, done.outcome.err()?)));
    let failed: Vec<_> = failed
        .map(|(check, error)| format!("check \"{}\" failed: {error:#}", check.name()))
        .collect();
    if !failed.is_empty() {
        bail!("{}", failed.join("\n"));
    }
    Ok(())
}

fn run_one(project: &Project, check: Check) -> Result<()> {
    match check {
        Check::Fmt => formatting(project),
        Check::Clippy => clippy(project),
        Check::Native => {
            cargo(project, &["test", "--workspace", "--exclude", browsers::PACKAGE])?;
            // All of that package but the suite.
            cargo(project, &["test", "--package", browsers::PACKAGE, "--lib", "--bins"])
        }
        Check::Wasm => run(&mut browsers::wasm_tests(project)?),
        Check::Build => release::run_build(project),
        Check::Browser => bail!("the browser suite has outcomes of its own"),
    }
}

fn cargo(project: &Project, arguments: &[&str]) -> Result<()> {
    run(command("cargo", &project.root).args(arguments))
}

/// Cargo does not see the files of the languages, which the build script finds.
fn formatting(project: &Project) -> Result<()> {
    cargo(project, &["fmt", "--all", "--check"])
        .map_err(|error| anyhow!("{error:#}\n\nWhat you can do: cargo fmt --all"))?;
    let folder = project.root.join(LOCALES);
    let files = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let files = files.map(|file| Ok(file?.path())).collect::<Result<Vec<_>>>()?;
    run(command("rustfmt", &project.root)
        .args(["--edition", "2024", "--check"])
        .args(files))
    .map_err(|error| anyhow!("{error:#}\n\nWhat you can do: rustfmt --edition 2024 {LOCALES}/*.rs"))
}

/// Lints for the native code of the whole workspace, then for the code that only the page has.
fn clippy(project: &Project) -> Result<()> {
    cargo(
        project,
        &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    )?;
    let page = ["clippy", "--package", "hashiya", "--target", pins::WASM_TARGET];
    let targets = ["--lib", "--bins", "--tests", "--", "-D", "warnings"];
    cargo(project, &[page.as_slice(), targets.as_slice()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Selection> {
        let words: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
        Selection::read(&words)
    }

    #[test]
    fn no_names_select_everything() {
        let selection = read("").unwrap();
        assert_eq!(selection.checks, Check::ALL);
        assert_eq!(selection.scope(), Scope::Tests);
        assert_eq!(selection.engines(), [Engine::Chromium]);
        assert_eq!(read("--all-browsers").unwrap().engines(), Engine::ALL);
    }

    #[test]
    fn named_checks_run_in_order_and_need_no_more_than_they_use() {
        let selection = read("native fmt native").unwrap();
        assert_eq!(selection.checks, [Check::Fmt, Check::Native]);
        assert_eq!((selection.scope(), selection.engines()), (Scope::Code, vec![]));
        assert_eq!(read("wasm").unwrap().scope(), Scope::Tests);
        let firefox = read("browser --engine firefox").unwrap();
        assert_eq!(
            (firefox.scope(), firefox.engines()),
            (Scope::Code, vec![Engine::Firefox])
        );
    }

    #[test]
    fn an_unknown_name_is_told_with_those_there_are() {
        let error = read("unit").unwrap_err().to_string();
        assert!(error.contains("\"unit\"") && error.contains("browser"), "{error}");
    }

    #[test]
    fn the_closing_lines_have_every_check_and_the_error_names_those_that_failed() {
        let done = |check, outcome| Done {
            check,
            time: Duration::from_secs(2),
            outcome,
        };
        let all = || vec![done(Check::Fmt, Ok(())), done(Check::Wasm, Err(anyhow!("no driver")))];
        let lines = closing(&all(), &[], 4);
        assert_eq!(
            lines,
            "\n1 of 2 checks failed:\n  fmt          2.0 s\n  wasm         2.0 s  failed\n  (2 more were not run)\n"
        );
        let error = conclude(all()).unwrap_err().to_string();
        assert_eq!(error, "check \"wasm\" failed: no driver");
        assert!(conclude(vec![done(Check::Fmt, Ok(()))]).is_ok());
    }
}
