//! `cargo xtask bench`, `soak` and `screenshots`: programs that measure, wear out or picture the
//! release build in a real browser.

use crate::browsers;
use crate::pins::WASM_TARGET;
use crate::process::{command, read, run};
use crate::project::Project;
use crate::setup::Engine;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Runs the native benchmarks, where there are any, and those in the browser: all of them, or only
/// `native`, `segment` (in the page), `scroll` or `tags`.
///
/// # Errors
/// When one of them fails.
pub fn run_benchmarks(project: &Project, only: &[String]) -> Result<()> {
    let asked = |part: &str| only.is_empty() || only.iter().any(|name| name == part);
    if let Some(unknown) = only
        .iter()
        .find(|name| !["native", "segment", "scroll", "tags"].contains(&name.as_str()))
    {
        bail!("there is no benchmark {unknown:?}: the parts are native, segment, scroll and tags");
    }
    if asked("native") && has_native_benchmarks(project)? {
        println!("\n==> native benchmarks");
        run(command("cargo", &project.root).args(["bench", "--package", "hashiya-core", "--bench", "*"]))?;
    }
    for part in ["segment", "scroll", "tags"].into_iter().filter(|part| asked(part)) {
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

/// Makes the pictures in `docs/` anew.
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
    fn only_benchmarks_of_the_package_count() {
        let with = |name: &str, kind: &str| json!({"packages": [{"name": name, "targets": [{"kind": ["lib"]}, {"kind": [kind]}]}]});
        assert!(lists_benchmark(&with("hashiya", "bench"), "hashiya"));
        assert!(!lists_benchmark(&with("xtask", "bench"), "hashiya"));
        assert!(!lists_benchmark(&with("hashiya", "test"), "hashiya"));
    }
}
