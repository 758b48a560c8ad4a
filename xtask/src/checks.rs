//! `cargo xtask test`: every check, in order, up to the first that fails.

use crate::process::{command, run};
use crate::project::Project;
use crate::setup::{self, Engine, Scope};
use crate::{browsers, pins, release};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::time::{Duration, Instant};

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

    /// How much of the set-up the check needs.
    fn needs_browser(self) -> bool {
        matches!(self, Self::Wasm | Self::Browser)
    }
}

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
pub struct Selection {
    checks: Vec<Check>,
    all_browsers: bool,
}

impl Selection {
    /// Reads `[--all-browsers] [NAME…]`; without names, all checks.
    ///
    /// # Errors
    /// When a word is no check.
    pub fn read(arguments: &[String]) -> Result<Self> {
        let mut selection = Self {
            checks: Vec::new(),
            all_browsers: false,
        };
        for word in arguments {
            if word == "--all-browsers" {
                selection.all_browsers = true;
            } else if let Some(check) = Check::ALL.into_iter().find(|check| check.name() == word) {
                selection.checks.push(check);
            } else {
                bail!(
                    "{word:?} is no check; there are: {}",
                    Check::ALL.map(Check::name).join(", ")
                );
            }
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

    fn scope(&self) -> Scope {
        if self.all_browsers {
            Scope::AllBrowsers
        } else if self.checks.iter().any(|check| check.needs_browser()) {
            Scope::Tests
        } else {
            Scope::Code
        }
    }
}

/// Installs what is missing and runs the selected checks.
///
/// # Errors
/// Names the first check that fails.
pub fn run_selected(project: &Project, selection: &Selection) -> Result<()> {
    setup::run(project, selection.scope())?;
    let mut times: Vec<(Check, Duration)> = Vec::new();
    for &check in &selection.checks {
        println!("\n==> {}", check.name());
        let start = Instant::now();
        run_one(project, check, selection.all_browsers)
            .with_context(|| format!("check \"{}\" failed", check.name()))?;
        println!("==> {} passed in {:.1?}", check.name(), start.elapsed());
        times.push((check, start.elapsed()));
    }
    println!("\nAll {} checks passed:", times.len());
    for (check, time) in times {
        println!("  {:<8} {:>7.1} s", check.name(), time.as_secs_f64());
    }
    Ok(())
}

fn run_one(project: &Project, check: Check, all_browsers: bool) -> Result<()> {
    match check {
        Check::Fmt => formatting(project),
        Check::Clippy => clippy(project),
        Check::Native => cargo(project, &["test", "--workspace", "--exclude", browsers::PACKAGE]),
        Check::Wasm => run(&mut browsers::wasm_tests(project)?),
        Check::Build => release::run_build(project),
        Check::Browser => {
            let engines: &[Engine] = if all_browsers {
                &[Engine::Chromium, Engine::Firefox, Engine::Webkit]
            } else {
                &[Engine::Chromium]
            };
            engines.iter().try_for_each(|&engine| browser_suite(project, engine))
        }
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

fn browser_suite(project: &Project, engine: Engine) -> Result<()> {
    // One of the tests starts a development server, which then has nothing left to compile: it
    // would take its time from the tests beside it.
    let page = ["build", "--package", "hashiya", "--bins", "--target", pins::WASM_TARGET];
    cargo(project, &page)?;
    println!("--> in {}", engine.name());
    run(&mut browsers::cargo(
        project,
        engine,
        &["test", "--package", browsers::PACKAGE, "--tests"],
    )?)
    .with_context(|| format!("in {}", engine.name()))
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
        assert_eq!(read("--all-browsers").unwrap().scope(), Scope::AllBrowsers);
    }

    #[test]
    fn named_checks_run_in_order_and_need_no_more_than_they_use() {
        let selection = read("native fmt native").unwrap();
        assert_eq!(selection.checks, [Check::Fmt, Check::Native]);
        assert_eq!(selection.scope(), Scope::Code);
        assert_eq!(read("wasm").unwrap().scope(), Scope::Tests);
    }

    #[test]
    fn an_unknown_name_is_told_with_those_there_are() {
        let error = read("unit").unwrap_err().to_string();
        assert!(error.contains("\"unit\"") && error.contains("browser"), "{error}");
    }
}
