//! Whether a compiler can compile for WebAssembly: it is given an empty program to compile and link. That
//! is the only proof that the library is there, was built by exactly this compiler, and that the linker
//! works.

use crate::{pins, process};
use anyhow::{Context, Result, anyhow};
use std::env;
use std::fs;
use std::process::Command;

/// Compiles an empty program for the target with `rustc`.
pub fn compile_empty(mut rustc: Command) -> Result<()> {
    let dir = env::temp_dir().join(format!("hashiya-check-{}", std::process::id()));
    fs::create_dir_all(&dir).with_context(|| format!("{} cannot be made", dir.display()))?;
    let source = dir.join("empty.rs");
    fs::write(&source, "fn main() {}\n").with_context(|| format!("{} cannot be written", source.display()))?;
    rustc
        .args(["--target", pins::WASM_TARGET, "--out-dir"])
        .arg(&dir)
        .arg(&source);
    let compiled = process::read(&mut rustc);
    fs::remove_dir_all(&dir).with_context(|| format!("{} cannot be removed", dir.display()))?;
    compiled.map(drop).map_err(|error| {
        let text = format!("{error:#}");
        let reason = text.lines().find(|line| line.trim_start().starts_with("error"));
        anyhow!("{}", reason.unwrap_or(&text).trim().to_owned())
    })
}
