//! `cargo xtask bench`, `soak` and `screenshots`: programs that measure, wear out or picture the
//! release build in a real browser.

mod main_text;
mod named;
mod sites;

use crate::pins::WASM_TARGET;
use crate::process::{command, read, run};
use crate::project::Project;
use crate::setup::Engine;
use crate::{browsers, rebuild};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::PathBuf;

/// What is measured without a browser, and the package that measures it.
const NATIVE: [(&str, &str); 2] = [("native", "hashiya-core"), ("session", "hashiya-session")];

/// The main text of pages beside what other programs find: neither native speed nor a page of ours.
const PAGES: &str = "pages";

/// Says that the finished build that is there is measured.
const BUILT: &str = "--built";

/// Asks for one round of everything in the page: a quick look, of which no figure is to be told.
const QUICK: &str = "--quick";

/// The benchmarks in the browser: the segmenter, the development build, tags, a held arrow, the longest
/// tasks, scrolling, a large library, a thousand files at once, the first visit of a slow phone, what a tag
/// costs by part.
const IN_THE_PAGE: [&str; 10] = [
    "segment", "serve", "tags", "arrows", "tasks", "scroll", "library", "imports", "phone", "parts",
];

/// What `cargo xtask bench` is asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// To measure the finished build that is there, not to make another.
    pub of_what_is_built: bool,
    /// To take one round only.
    is_quick: bool,
    /// The parts, in the order in which all of them are run.
    parts: Vec<&'static str>,
}

impl Asked {
    /// Reads the arguments: names of parts (none: all of them), and `--built`.
    ///
    /// # Errors
    /// When there is no part of a name.
    pub fn read(arguments: &[String]) -> Result<Self> {
        let (flags, names): (Vec<_>, Vec<_>) = arguments
            .iter()
            .partition(|word| [BUILT, QUICK].contains(&word.as_str()));
        let known = || {
            NATIVE
                .map(|(name, _)| name)
                .into_iter()
                .chain([PAGES])
                .chain(IN_THE_PAGE)
        };
        if let Some(unknown) = names.iter().find(|name| !known().any(|part| part == **name)) {
            let parts: Vec<_> = known().collect();
            bail!(
                "there is no benchmark {unknown:?}: the parts are {}; {BUILT} builds nothing, {QUICK} takes one round",
                parts.join(", ")
            );
        }
        let is_asked = |part: &&str| names.is_empty() || names.iter().any(|name| name == part);
        Ok(Self {
            of_what_is_built: flags.iter().any(|flag| *flag == BUILT),
            is_quick: flags.iter().any(|flag| *flag == QUICK),
            parts: known().filter(is_asked).collect(),
        })
    }

    /// Whether a build of the page is measured.
    pub fn is_of_a_build(&self) -> bool {
        self.parts.iter().any(|part| IN_THE_PAGE.contains(part))
    }
}

/// Runs what is asked for: the native benchmarks, where there are any, and those in the browser. One that
/// fails keeps none of the others from running.
///
/// # Errors
/// When one of them fails, or holds less than it promises.
pub fn run_benchmarks(project: &Project, asked: &Asked) -> Result<()> {
    let mut failed = vec![];
    for part in &asked.parts {
        println!("\n==> benchmark: {part}");
        if let Err(error) = run_part(project, part, asked.is_quick) {
            eprintln!("\n{part}: {error:#}");
            failed.push(*part);
        }
    }
    if !failed.is_empty() {
        bail!("these benchmarks failed: {}", failed.join(", "));
    }
    Ok(())
}

fn run_part(project: &Project, part: &str, is_quick: bool) -> Result<()> {
    if let Some((_, package)) = NATIVE.iter().find(|(name, _)| *name == part) {
        return run(command("cargo", &project.root).args(["bench", "--package", package, "--bench", "*"]));
    }
    if part == PAGES {
        return main_text::compare(project);
    }
    // As the suite is built: what is measured is done by the browser.
    let arguments = ["run", "--package", browsers::PACKAGE, "--bin", "bench", "--", part];
    let mut cargo = browsers::cargo(project, Engine::Chromium, &arguments)?;
    if is_quick {
        cargo.env("HASHIYA_BENCH_ROUNDS", "1");
    }
    match part {
        "segment" => cargo.env("HASHIYA_SEGMENT_IN_PAGE", build_segmenters(project)?),
        "serve" => cargo.env("HASHIYA_DIST_SERVE", rebuild::measure(project)?),
        "tasks" => {
            sites::libraries(project)?;
            cargo.env("HASHIYA_BENCH_SITES", sites::by_size(project, &project.dist(), "tags")?)
        }
        "library" | "imports" => cargo.env("HASHIYA_BENCH_SITES", sites::libraries(project)?),
        "phone" => &mut cargo,
        "parts" => {
            let named = named::make(project, &target_folder(project)?)?;
            cargo.env("HASHIYA_BENCH_SITES", sites::by_size(project, &named, "named")?)
        }
        _ => cargo.env("HASHIYA_BENCH_SITES", sites::by_size(project, &project.dist(), "tags")?),
    };
    run(&mut cargo)
}

/// The segmenter as wasm modules for the benchmark in the browser, and what makes each: the profile
/// of the app, small; and that of the native benchmark, quick.
const SEGMENTERS: [(&str, &str); 2] = [("z", "release"), ("3", "bench")];

/// Builds them as Trunk builds the app, each into a folder of its own; answers where they are.
fn build_segmenters(project: &Project) -> Result<PathBuf> {
    let target_folder = target_folder(project)?;
    // Cargo puts what both profiles make in one place.
    let built = target_folder
        .join(WASM_TARGET)
        .join("release/examples/segment_in_page.wasm");
    let folder = target_folder.join("segment-in-page");
    for (level, profile) in SEGMENTERS {
        let target = folder.join(level);
        run(command("cargo", &project.root)
            .args(["build", "--package", "hashiya", "--example", "segment_in_page"])
            .args(["--target", WASM_TARGET, "--profile", profile]))?;
        run(command("wasm-bindgen", &project.root)
            .args(["--target", "web", "--no-typescript", "--out-name", "segment"])
            .arg("--out-dir")
            .arg(&target)
            .arg(&built))?;
        let module = target.join("segment_bg.wasm");
        run(command("wasm-opt", &project.root)
            .arg(format!("-O{level}"))
            .arg(&module)
            .arg("-o")
            .arg(&module))?;
    }
    Ok(folder)
}

/// Kills the browser again and again while tags are made: Chromium, or the one that `--engine` names.
/// The other arguments go to the program.
///
/// # Errors
/// When there is no such engine, or a tag that was shown as saved is lost.
pub fn soak(project: &Project, arguments: &[String]) -> Result<()> {
    let (engine, arguments) = engine_of(arguments)?;
    let mut cargo = browsers::cargo(
        project,
        engine,
        &[
            "run",
            "--release",
            "--package",
            browsers::PACKAGE,
            "--bin",
            "soak",
            "--",
        ],
    )?;
    run(cargo.args(arguments))
}

/// The engine that the arguments name, and the arguments without it.
///
/// # Errors
/// When the name is missing or unknown, or that engine's driven sessions keep nothing.
pub fn engine_of(arguments: &[String]) -> Result<(Engine, Vec<&String>)> {
    let Some(at) = arguments.iter().position(|argument| argument == "--engine") else {
        return Ok((Engine::Chromium, arguments.iter().collect()));
    };
    let engine = match arguments.get(at + 1).map(String::as_str) {
        Some("chromium") => Engine::Chromium,
        Some("firefox") => Engine::Firefox,
        other => bail!(
            "--engine takes chromium or firefox, but got {}",
            other.unwrap_or("nothing")
        ),
    };
    let others = arguments[..at].iter().chain(&arguments[at + 2..]);
    Ok((engine, others.collect()))
}

/// Takes pictures of every screen, and those that the README shows anew.
///
/// # Errors
/// When the program that makes them fails.
pub fn take_screenshots(project: &Project) -> Result<()> {
    let arguments = ["run", "--package", browsers::PACKAGE, "--bin", "screenshots"];
    run(&mut browsers::cargo(project, Engine::Chromium, &arguments)?)
}

/// Where cargo puts what it builds.
fn target_folder(project: &Project) -> Result<PathBuf> {
    let metadata = metadata(project)?;
    let folder = metadata["target_directory"].as_str();
    Ok(PathBuf::from(folder.context("cargo names no target folder")?))
}

fn metadata(project: &Project) -> Result<Value> {
    let arguments = ["metadata", "--no-deps", "--format-version", "1"];
    let text = read(command("cargo", &project.root).args(arguments))?;
    serde_json::from_str(&text).context("cargo's metadata cannot be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_taken_out_of_the_arguments() {
        let check = |line: &str| {
            let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            let read = engine_of(&arguments);
            read.map(|(engine, others)| (engine, others.into_iter().cloned().collect::<Vec<_>>().join(" ")))
        };
        assert_eq!(check("").unwrap(), (Engine::Chromium, String::new()));
        assert_eq!(check("--kills 3").unwrap(), (Engine::Chromium, "--kills 3".into()));
        let firefox = (Engine::Firefox, "--kills 3".to_owned());
        assert_eq!(check("--engine firefox --kills 3").unwrap(), firefox);
        assert_eq!(check("--kills 3 --engine firefox").unwrap(), firefox);
        for wrong in ["--engine", "--engine webkit", "--engine opera --kills 3"] {
            assert!(check(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn parts_are_asked_for_by_name_in_any_order_and_run_in_theirs() {
        let read = |words: &[&str]| Asked::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let asked = read(&["scroll", "--built", "tags"]).unwrap();
        assert!(asked.of_what_is_built && !asked.is_quick);
        assert_eq!(asked.parts, ["tags", "scroll"]);
        let all = read(&[]).unwrap();
        assert!(!all.of_what_is_built && all.parts.contains(&"session") && all.parts.contains(&"tags"));
        assert!(read(&["nothing"]).is_err());
        assert!(asked.is_of_a_build() && all.is_of_a_build());
        assert!(!read(&["pages", "native"]).unwrap().is_of_a_build());
    }
}
