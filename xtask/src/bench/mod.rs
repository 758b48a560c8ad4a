//! `cargo xtask bench`, `soak` and `screenshots`: programs that measure, wear out or picture the
//! release build in a real browser.

mod sites;

use crate::pins::WASM_TARGET;
use crate::process::{command, read, run};
use crate::project::Project;
use crate::setup::Engine;
use crate::{browsers, rebuild};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// What is measured without a browser.
const NATIVE: &str = "native";

/// Says that the finished build that is there is measured.
const BUILT: &str = "--built";

/// The benchmarks in the browser: the segmenter, the development build, scrolling, tagging.
const IN_THE_PAGE: [&str; 4] = ["segment", "serve", "scroll", "tags"];

/// What `cargo xtask bench` is asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// To measure the finished build that is there, not to make another.
    pub of_what_is_built: bool,
    /// The parts, in the order in which all of them are run.
    parts: Vec<&'static str>,
}

impl Asked {
    /// Reads the arguments: names of parts (none: all of them), and `--built`.
    ///
    /// # Errors
    /// When there is no part of a name.
    pub fn read(arguments: &[String]) -> Result<Self> {
        let (flags, names): (Vec<_>, Vec<_>) = arguments.iter().partition(|word| *word == BUILT);
        let known = || [NATIVE].into_iter().chain(IN_THE_PAGE);
        if let Some(unknown) = names.iter().find(|name| !known().any(|part| part == **name)) {
            let parts: Vec<_> = known().collect();
            bail!(
                "there is no benchmark {unknown:?}: the parts are {}; {BUILT} builds nothing",
                parts.join(", ")
            );
        }
        let is_asked = |part: &&str| names.is_empty() || names.iter().any(|name| name == part);
        Ok(Self {
            of_what_is_built: !flags.is_empty(),
            parts: known().filter(is_asked).collect(),
        })
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
        if let Err(error) = run_part(project, part) {
            eprintln!("\n{part}: {error:#}");
            failed.push(*part);
        }
    }
    if !failed.is_empty() {
        bail!("these benchmarks failed: {}", failed.join(", "));
    }
    Ok(())
}

fn run_part(project: &Project, part: &str) -> Result<()> {
    if part == NATIVE {
        if has_native_benchmarks(project)? {
            run(command("cargo", &project.root).args(["bench", "--package", "hashiya-core", "--bench", "*"]))?;
        }
        return Ok(());
    }
    // As the suite is built: what is measured is done by the browser.
    let arguments = ["run", "--package", browsers::PACKAGE, "--bin", "bench", "--", part];
    let mut cargo = browsers::cargo(project, Engine::Chromium, &arguments)?;
    match part {
        "segment" => cargo.env("HASHIYA_SEGMENT_IN_PAGE", build_segmenters(project)?),
        "serve" => cargo.env("HASHIYA_DIST_SERVE", rebuild::measure(project)?),
        _ => cargo.env("HASHIYA_BENCH_SITES", sites::make(project)?),
    };
    run(&mut cargo)
}

/// The segmenter as wasm modules for the benchmark in the browser, and what makes each: the profile
/// of the app, small; and that of the native benchmark, quick.
const SEGMENTERS: [(&str, &str); 2] = [("z", "release"), ("3", "bench")];

/// Builds them as Trunk builds the app, each into a folder of its own; answers where they are.
fn build_segmenters(project: &Project) -> Result<PathBuf> {
    let metadata = metadata(project)?;
    let target_folder = metadata["target_directory"]
        .as_str()
        .context("cargo names no target folder")?;
    // Cargo puts what both profiles make in one place.
    let built = Path::new(target_folder)
        .join(WASM_TARGET)
        .join("release/examples/segment_in_page.wasm");
    let folder = Path::new(target_folder).join("segment-in-page");
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

/// Kills the browser again and again while tags are made; the arguments go to the program.
///
/// # Errors
/// When a tag that was shown as saved is lost.
pub fn soak(project: &Project, arguments: &[String]) -> Result<()> {
    let mut cargo = browsers::cargo(
        project,
        Engine::Chromium,
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

/// Takes pictures of every screen, and those that the README shows anew.
///
/// # Errors
/// When the program that makes them fails.
pub fn take_screenshots(project: &Project) -> Result<()> {
    let arguments = ["run", "--package", browsers::PACKAGE, "--bin", "screenshots"];
    run(&mut browsers::cargo(project, Engine::Chromium, &arguments)?)
}

/// Whether the main package has a benchmark: cargo takes a pattern that matches none for an
/// error.
fn has_native_benchmarks(project: &Project) -> Result<bool> {
    Ok(lists_benchmark(&metadata(project)?, "hashiya-core"))
}

fn metadata(project: &Project) -> Result<Value> {
    let arguments = ["metadata", "--no-deps", "--format-version", "1"];
    let text = read(command("cargo", &project.root).args(arguments))?;
    serde_json::from_str(&text).context("cargo's metadata cannot be read")
}

/// Whether cargo's metadata has a benchmark of `package`.
fn lists_benchmark(metadata: &Value, package: &str) -> bool {
    let items = |value: &Value| value.as_array().cloned().unwrap_or_default();
    items(&metadata["packages"])
        .iter()
        .filter(|entry| entry["name"] == package)
        .flat_map(|entry| items(&entry["targets"]))
        .any(|target| items(&target["kind"]).contains(&Value::from("bench")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn parts_are_asked_for_by_name_in_any_order_and_run_in_theirs() {
        let read = |words: &[&str]| Asked::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let asked = read(&["tags", "--built", "scroll"]).unwrap();
        assert!(asked.of_what_is_built);
        assert_eq!(asked.parts, ["scroll", "tags"]);
        let all = read(&[]).unwrap();
        assert!(!all.of_what_is_built && all.parts.contains(&NATIVE) && all.parts.contains(&"tags"));
        assert!(read(&["nothing"]).is_err());
    }

    #[test]
    fn only_benchmarks_of_the_package_count() {
        let with = |name: &str, kind: &str| json!({"packages": [{"name": name, "targets": [{"kind": ["lib"]}, {"kind": [kind]}]}]});
        assert!(lists_benchmark(&with("hashiya", "bench"), "hashiya"));
        assert!(!lists_benchmark(&with("xtask", "bench"), "hashiya"));
        assert!(!lists_benchmark(&with("hashiya", "test"), "hashiya"));
    }
}
