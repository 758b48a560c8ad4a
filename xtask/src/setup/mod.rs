//! `cargo xtask setup`: finds out what is missing on this machine and installs only that.
//!
//! What there is to install is a list of steps, see [`Step`].

mod apt;
mod browser;
mod debian;
mod rust;
mod step;
mod tools;
mod wasm_probe;

pub use browser::{Engine, chromedriver, chromium};
pub use tools::axe_core;

use crate::project::Project;
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::thread;
use std::time::Instant;

use step::Step;

/// How much of the set-up a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Building and serving the page.
    Page,
    /// Checking the code as well, without a browser.
    Code,
    /// The tests in Chromium too.
    Tests,
    /// The browser tests in this engine, and nothing that only other engines need.
    Engine(Engine),
}

/// Makes sure that everything in `scope` is there; installs what is not.
///
/// # Errors
/// Names the step that failed, the reason, and what can be done.
pub fn run(project: &Project, scope: Scope) -> Result<()> {
    let start = Instant::now();
    let steps = steps(scope);
    let found = check_all(project, &steps);
    let missing = found.iter().filter(|(_, found)| found.is_err()).count();
    if missing == 0 {
        println!("Set-up: all {} parts are there ({:.1?}).", steps.len(), start.elapsed());
        return Ok(());
    }
    println!(
        "Set-up: {missing} of {} parts are missing on this machine.",
        steps.len()
    );
    for (step, found) in &found {
        match found {
            Ok(what) => println!("  there    {}: {what}", step.name),
            Err(reason) => println!("  missing  {}: {}", step.name, one_line(reason)),
        }
    }
    for (step, _) in found.iter().filter(|(_, found)| found.is_err()) {
        install(project, step)?;
    }
    clean_up(project)?;
    println!("Set-up: complete after {:.0?}.", start.elapsed());
    Ok(())
}

fn steps(scope: Scope) -> Vec<Step> {
    let mut steps = vec![rust::WASM_TARGET, tools::TRUNK, tools::WASM_BINDGEN, tools::WASM_OPT];
    if scope != Scope::Page {
        steps.push(rust::LINTS);
    }
    match scope {
        Scope::Page | Scope::Code => {}
        Scope::Tests => {
            steps.push(tools::AXE_CORE);
            steps.extend(Engine::Chromium.steps());
        }
        Scope::Engine(engine) => {
            steps.push(tools::AXE_CORE);
            steps.extend(engine.steps());
        }
    }
    steps
}

/// Checks all steps at the same time: each one only starts a program or two.
fn check_all<'a>(project: &Project, steps: &'a [Step]) -> Vec<(&'a Step, Result<String>)> {
    thread::scope(|scope| {
        let running: Vec<_> = steps
            .iter()
            .map(|step| (step, scope.spawn(|| (step.check)(project))))
            .collect();
        running
            .into_iter()
            .map(|(step, check)| {
                let found = check.join().unwrap_or_else(|_| Err(anyhow!("the check panicked")));
                (step, found)
            })
            .collect()
    })
}

fn install(project: &Project, step: &Step) -> Result<()> {
    // An earlier step may have brought this one along.
    if (step.check)(project).is_ok() {
        return Ok(());
    }
    println!("\n==> {}\n    Why: {}. Takes {}.", step.name, step.why, step.takes);
    let start = Instant::now();
    let failed = |problem: &str, reason: anyhow::Error| {
        let advice = step.advice;
        anyhow!(
            "set-up step \"{}\" {problem}: {reason:#}\n\nWhat you can do: {advice}",
            step.name
        )
    };
    (step.install)(project).map_err(|reason| failed("failed", reason))?;
    let what =
        (step.check)(project).map_err(|reason| failed("ended well, but what it brings cannot be used", reason))?;
    println!("    Done in {:.0?}: {what}", start.elapsed());
    Ok(())
}

/// Removes what compiling the tools left behind.
fn clean_up(project: &Project) -> Result<()> {
    let scratch = project.scratch().join("setup");
    if scratch.exists() {
        fs::remove_dir_all(&scratch).with_context(|| format!("{} cannot be removed", scratch.display()))?;
    }
    Ok(())
}

fn one_line(error: &anyhow::Error) -> String {
    format!("{error:#}").lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    const THERE: Step = Step {
        name: "Tool",
        why: "tests need it",
        takes: "no time",
        check: |_| Ok("tool 1".to_owned()),
        install: |_| bail!("it was not to be installed"),
        advice: "do without",
    };

    fn project() -> Project {
        Project {
            root: std::env::temp_dir(),
        }
    }

    #[test]
    fn what_is_there_is_not_installed() {
        assert!(install(&project(), &THERE).is_ok());
    }

    #[test]
    fn a_failure_names_the_step_the_reason_and_what_to_do() {
        let step = Step {
            check: |_| bail!("no tool"),
            install: |_| bail!("the disk is full"),
            ..THERE
        };
        let error = format!("{:#}", install(&project(), &step).unwrap_err());
        assert_eq!(
            error,
            "set-up step \"Tool\" failed: the disk is full\n\nWhat you can do: do without"
        );
    }

    #[test]
    fn an_installation_that_brought_nothing_is_a_failure() {
        let step = Step {
            check: |_| bail!("no tool"),
            install: |_| Ok(()),
            ..THERE
        };
        let error = format!("{:#}", install(&project(), &step).unwrap_err());
        assert!(error.contains("cannot be used: no tool"), "{error}");
    }

    #[test]
    fn every_scope_has_the_steps_of_the_smaller_ones() {
        let names = |scope| steps(scope).iter().map(|step| step.name).collect::<Vec<_>>();
        let mut scopes = vec![[Scope::Page, Scope::Code, Scope::Tests].map(names)];
        scopes.extend(Engine::ALL.map(|engine| [Scope::Page, Scope::Code, Scope::Engine(engine)].map(names)));
        for pair in scopes.iter().flat_map(|scopes| scopes.windows(2)) {
            assert!(pair[1].starts_with(&pair[0]) && pair[1].len() > pair[0].len());
        }
    }

    #[test]
    fn an_engine_brings_nothing_that_only_another_needs() {
        let names = |scope| steps(scope).iter().map(|step| step.name).collect::<Vec<_>>();
        for engine in Engine::ALL {
            let others = Engine::ALL.into_iter().filter(|other| *other != engine);
            for step in others.flat_map(Engine::steps) {
                assert!(
                    !names(Scope::Engine(engine)).contains(&step.name),
                    "{engine:?}: {}",
                    step.name
                );
            }
        }
        assert_eq!(names(Scope::Tests), names(Scope::Engine(Engine::Chromium)));
    }
}
