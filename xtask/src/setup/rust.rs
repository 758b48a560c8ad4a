//! The compiler's parts: the WebAssembly target, the formatter and the lints.

use super::debian;
use super::step::Step;
use super::wasm_probe::compile_empty;
use crate::pins;
use crate::process::{self, command};
use crate::project::Project;
use anyhow::{Context, Result, bail};

/// The standard library for WebAssembly, and a linker that works for it.
pub const WASM_TARGET: Step = Step {
    name: "WebAssembly target of Rust",
    why: "the page is Rust compiled for wasm32-unknown-unknown",
    takes: "seconds with rustup, two minutes by Debian's packages",
    check: check_target,
    install: install_target,
    advice: "`rustup target add wasm32-unknown-unknown` has to succeed in this folder: check the \
             network, or use a machine with Debian 12 or newer, where this command can take \
             Debian's compiler instead",
};

/// What the checks of the code itself need.
pub const LINTS: Step = Step {
    name: "rustfmt and clippy",
    why: "the tests begin with formatting and lints",
    takes: "seconds",
    check: check_lints,
    install: |project| {
        process::run_with_progress(command("rustup", &project.root).args(["component", "add", "rustfmt", "clippy"]))
    },
    advice: "install rustfmt and clippy for the compiler that this folder uses (`rustup show`)",
};

fn check_target(project: &Project) -> Result<String> {
    compile_empty(command("rustc", &project.root))?;
    process::read(command("rustc", &project.root).arg("--version"))
}

fn check_lints(project: &Project) -> Result<String> {
    let format = process::read(command("cargo", &project.root).args(["fmt", "--version"]))?;
    let lints = process::read(command("cargo", &project.root).args(["clippy", "--version"]))?;
    Ok(format!("{format}, {lints}"))
}

/// The ordinary way first; Debian's compiler where the Rust servers cannot be reached.
fn install_target(project: &Project) -> Result<()> {
    if process::find("rustup").is_none() {
        bail!("rustup is not on the PATH, and the compiler on it lacks the target");
    }
    if debian::is_linked(project) {
        println!("    Debian's compiler was prepared earlier: choosing it for this folder.");
        return debian::choose(project);
    }
    let mut add = command("rustup", &project.root);
    add.args(["target", "add", pins::WASM_TARGET]);
    let Err(refused) = process::run_with_progress(&mut add) else {
        return Ok(());
    };
    println!("    rustup could not get it: {}", reason(&refused));
    debian::install(project).context("rustup failed, and so did the way by Debian's packages")
}

/// The line of rustup's output that says why.
fn reason(error: &anyhow::Error) -> String {
    let text = format!("{error:#}");
    let line = text.lines().find(|line| line.trim_start().starts_with("error:"));
    line.unwrap_or(&text).trim().to_owned()
}
