//! `cargo xtask bench`, `soak` and `screenshots`: programs that measure, wear out or picture the
//! release build in a real browser.

use crate::pins::WASM_TARGET;
use crate::process::{command, read, run};
use crate::project::Project;
use crate::setup::Engine;
use crate::{browsers, rebuild};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The benchmarks in the browser: the segmenter, the development build, scrolling, tagging.
const IN_THE_PAGE: [&str; 4] = ["segment", "serve", "scroll", "tags"];

/// Runs the native benchmarks, where there are any, and those in the browser: all of them, or only
/// those that are named.
///
/// # Errors
/// When one of them fails.
pub fn run_benchmarks(project: &Project, only: &[String]) -> Result<()> {
    let asked = |part: &str| only.is_empty() || only.iter().any(|name| name == part);
    let is_known = |name: &str| name == "native" || IN_THE_PAGE.contains(&name);
    if let Some(unknown) = only.iter().find(|name| !is_known(name)) {
        bail!(
            "there is no benchmark {unknown:?}: the parts are native, {}",
            IN_THE_PAGE.join(", ")
        );
    }
    if asked("native") && has_native_benchmarks(project)? {
        println!("\n==> native benchmarks");
        run(command("cargo", &project.root).args(["bench", "--package", "hashiya-core", "--bench", "*"]))?;
    }
    for part in IN_THE_PAGE.into_iter().filter(|part| asked(part)) {
        println!("\n==> benchmark in Chromium: {part}");
        let arguments = [
            "run",
            "--release",
            "--package",
            browsers::PACKAGE,
            "--bin",
            "bench",
            "--",
            part,
        ];
        let mut cargo = browsers::cargo(project, Engine::Chromium, &arguments)?;
        if part == "segment" {
            cargo.env("HASHIYA_SEGMENT_IN_PAGE", build_segmenters(project)?);
        }
        if part == "serve" {
            cargo.env("HASHIYA_DIST_SERVE", rebuild::measure(project)?);
        }
        run(&mut cargo)?;
    }
    Ok(())
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
    fn only_benchmarks_of_the_package_count() {
        let with = |name: &str, kind: &str| json!({"packages": [{"name": name, "targets": [{"kind": ["lib"]}, {"kind": [kind]}]}]});
        assert!(lists_benchmark(&with("hashiya", "bench"), "hashiya"));
        assert!(!lists_benchmark(&with("xtask", "bench"), "hashiya"));
        assert!(!lists_benchmark(&with("hashiya", "test"), "hashiya"));
    }
}
