//! The build tools: Trunk, wasm-bindgen and wasm-opt.

use super::step::{Step, require};
use crate::pins;
use crate::process::{self, command};
use crate::project::Project;
use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Builds and serves the page.
pub const TRUNK: Step = Step {
    name: "Trunk",
    why: "it builds and serves the page",
    takes: "about 3 minutes (it is compiled)",
    check: check_trunk,
    install: |project| {
        // No look-out for updates, and no link to the system's OpenSSL.
        let features = ["--locked", "--no-default-features", "--features", "rustls"];
        cargo_install(project, "trunk", pins::TRUNK, "0", &features)
    },
    advice: "run `cargo install trunk --version 0.21.14 --locked` and see to what it says; \
             compiling needs a C compiler (on Debian: apt-get install build-essential)",
};

/// Makes the JavaScript beside the compiled page, and runs its tests.
pub const WASM_BINDGEN: Step = Step {
    name: "wasm-bindgen",
    why: "it joins the compiled page to the browser, and has to be of the version in Cargo.lock",
    takes: "about 2 minutes (it is compiled)",
    check: check_wasm_bindgen,
    install: |project| {
        let version = project.locked_version("wasm-bindgen")?;
        // It reads all of the page's code at every build: a little optimisation pays.
        cargo_install(project, "wasm-bindgen-cli", &version, "1", &[])
    },
    advice: "run `cargo install wasm-bindgen-cli --version VERSION`, with the version of \
             wasm-bindgen in Cargo.lock, and see to what it says",
};

/// Makes the compiled page smaller.
pub const WASM_OPT: Step = Step {
    name: "wasm-opt",
    why: "release builds are made smaller with it",
    takes: "seconds (npm's package binaryen carries it)",
    check: check_wasm_opt,
    install: install_wasm_opt,
    advice: "install Node.js, which brings npm, and run this again; or put a wasm-opt (of \
             Binaryen, version 116 or newer) on the PATH yourself",
};

/// Looks for faults of accessibility on the built page.
pub const AXE_CORE: Step = Step {
    name: "axe-core",
    why: "the browser tests look for faults of accessibility with it",
    takes: "seconds (a package of npm's)",
    check: check_axe_core,
    install: install_axe_core,
    advice: "install Node.js, which brings npm, and run this again",
};

/// Where axe-core is: in the checkout's scratch space, since nothing but its tests uses it.
pub fn axe_core(project: &Project) -> PathBuf {
    axe_prefix(project).join("node_modules").join(pins::AXE_CORE.0)
}

fn axe_prefix(project: &Project) -> PathBuf {
    project.scratch().join("npm")
}

fn check_axe_core(project: &Project) -> Result<String> {
    let (name, version) = pins::AXE_CORE;
    let package = axe_core(project).join("package.json");
    let text = std::fs::read_to_string(&package).with_context(|| format!("no {}", package.display()))?;
    require(text.contains(&format!("\"version\": \"{version}\"")), || {
        format!("{} is not version {version}", package.display())
    })?;
    Ok(format!("{name} {version}"))
}

fn install_axe_core(project: &Project) -> Result<()> {
    let npm = process::find("npm").context("no npm on the PATH")?;
    let (name, version) = pins::AXE_CORE;
    let mut install = command(&npm, &project.root);
    install
        .args([
            "install", "--no-save", "--no-fund", "--no-audit", "--ignore-scripts", "--prefix",
        ])
        .arg(axe_prefix(project))
        .arg(format!("{name}@{version}"));
    process::run_with_progress(&mut install)
}

fn check_trunk(project: &Project) -> Result<String> {
    let version = version_of(project, "trunk")?;
    require(version == format!("trunk {}", pins::TRUNK), || {
        format!(
            "{version} is on the PATH, and the project is built with {}",
            pins::TRUNK
        )
    })?;
    Ok(version)
}

fn check_wasm_bindgen(project: &Project) -> Result<String> {
    let wanted = project.locked_version("wasm-bindgen")?;
    for program in ["wasm-bindgen", "wasm-bindgen-test-runner"] {
        let version = version_of(project, program)?;
        require(version.split_whitespace().nth(1) == Some(wanted.as_str()), || {
            format!("{version} is on the PATH, and Cargo.lock asks for {wanted}")
        })?;
    }
    Ok(format!("wasm-bindgen {wanted}"))
}

fn check_wasm_opt(project: &Project) -> Result<String> {
    let version = version_of(project, "wasm-opt")?;
    let number = version
        .split_whitespace()
        .nth(2)
        .and_then(|word| word.parse::<u32>().ok());
    require(number.is_some_and(|number| number >= pins::OLDEST_WASM_OPT), || {
        format!(
            "{version} is on the PATH, and {} or newer is needed",
            pins::OLDEST_WASM_OPT
        )
    })?;
    Ok(version)
}

/// What `program --version` says.
fn version_of(project: &Project, program: &str) -> Result<String> {
    let path = process::find(program).with_context(|| format!("no {program} on the PATH"))?;
    process::read(command(path, &project.root).arg("--version"))
}

/// Compiles a tool quickly rather than well: these run for seconds, and compiling them with all
/// optimisation takes three times as long.
pub fn cargo_install(
    project: &Project,
    package: &str,
    version: &str,
    optimisation: &str,
    arguments: &[&str],
) -> Result<()> {
    let mut cargo = command("cargo", &project.root);
    cargo
        .args(["install", package, "--version", &format!("={version}"), "--force"])
        .args(arguments)
        // One folder for all tools: they share dependencies, and an interrupted run goes on.
        .env("CARGO_TARGET_DIR", project.scratch().join("setup").join("tools"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimisation)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
        .env("CARGO_TERM_PROGRESS_WHEN", "never");
    process::run_with_progress(&mut cargo)
}

/// npm's global folder, or cargo's when the user may not write to that one: it is on the PATH of
/// everybody who has cargo.
fn install_wasm_opt(project: &Project) -> Result<()> {
    let npm = process::find("npm").context("no npm on the PATH")?;
    let mut install = command(&npm, &project.root);
    install.args(["install", "--global", "--no-fund", "--no-audit", pins::BINARYEN]);
    let prefix = process::read(command(&npm, &project.root).args(["prefix", "--global"]))?;
    if !is_writable(&Path::new(&prefix).join("lib")) && !cfg!(windows) {
        let home = cargo_home().context("neither CARGO_HOME nor HOME is set")?;
        println!(
            "    {prefix} belongs to the system: installing into {} instead.",
            home.display()
        );
        install.arg("--prefix").arg(home);
    }
    process::run_with_progress(&mut install)
}

fn cargo_home() -> Option<PathBuf> {
    let under_home = || Some(PathBuf::from(env::var_os("HOME").filter(not_empty)?).join(".cargo"));
    env::var_os("CARGO_HOME")
        .filter(not_empty)
        .map(PathBuf::from)
        .or_else(under_home)
}

fn not_empty(value: &OsString) -> bool {
    !value.is_empty()
}

/// Whether a file can be made in `dir` (access rights alone do not tell: a file system may be
/// mounted read-only).
fn is_writable(dir: &Path) -> bool {
    let probe = dir.join(format!(".hashiya-probe-{}", std::process::id()));
    let made = std::fs::File::create(&probe).is_ok();
    made && std::fs::remove_file(&probe).is_ok()
}
