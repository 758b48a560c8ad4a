//! The WebAssembly target by Debian's packages, for machines that reach package registries but
//! not the Rust servers.
//!
//! Debian keeps a current compiler for building its browsers, with its source. The standard
//! library for the target is built from that source once, put beside the compiler's other
//! libraries, and the compiler is made known to rustup under a name of its own. Only this folder
//! is switched to it; other folders keep their toolchain.

use super::apt;
use super::wasm_probe::compile_empty;
use crate::pins;
use crate::process::{self, command};
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Whether the compiler is known to rustup and compiles for the target, as it is after a set-up
/// in another clone on the same machine.
pub fn is_linked(project: &Project) -> bool {
    let mut rustc = command("rustc", &project.root);
    rustc.arg(format!("+{}", pins::DEBIAN_TOOLCHAIN));
    compile_empty(rustc).is_ok()
}

/// Whether the compiler is installed with a library for the target that it can use.
fn is_installed(project: &Project) -> bool {
    let whole = ["cargo", "rustc", "rustfmt", "cargo-clippy"];
    whole
        .iter()
        .all(|program| Path::new("/usr/bin").join(program).is_file())
        && compile_empty(command("/usr/bin/rustc", &project.root)).is_ok()
}

/// Makes this folder use the compiler.
pub fn choose(project: &Project) -> Result<()> {
    let mut set = command("rustup", &project.root);
    set.args(["override", "set", pins::DEBIAN_TOOLCHAIN, "--path"])
        .arg(&project.root);
    process::run_with_progress(&mut set)?;
    println!("    (to undo: rustup override unset, in this folder)");
    Ok(())
}

/// Installs the compiler with its library, unless they are there, and chooses it for this folder.
pub fn install(project: &Project) -> Result<()> {
    println!(
        "    Debian's own compiler takes its place: it comes with its source, from which the\n    \
         target's library can be built. Only this folder uses it; the compiler you have stays."
    );
    if !is_installed(project) {
        install_packages(project)?;
        let libraries = build_library(project)?;
        copy_library(project, &libraries)?;
    }
    let mut link = command("rustup", &project.root);
    link.args(["toolchain", "link", pins::DEBIAN_TOOLCHAIN, "/usr"]);
    process::run_with_progress(&mut link)?;
    choose(project)
}

fn install_packages(project: &Project) -> Result<()> {
    apt::update(project)?;
    let mut packages: Vec<String> = pins::DEBIAN_RUST.iter().map(|&name| name.into()).collect();
    packages.push(linker_package(project)?);
    apt::install(project, &packages)
}

/// The package of the WebAssembly linker that belongs to the compiler's LLVM.
fn linker_package(project: &Project) -> Result<String> {
    let depends = process::read(command("apt-cache", &project.root).args(["depends", "rust-web-llvm"]))?;
    linker_in(&depends).context("rust-web-llvm names no version of LLVM")
}

/// `lld-22` for a list of dependencies that has `Depends: llvm-22`.
fn linker_in(depends: &str) -> Option<String> {
    let version = depends
        .lines()
        .find_map(|line| line.trim().strip_prefix("Depends: llvm-"))?;
    Some(format!("lld-{version}"))
}

/// Builds the standard library and returns its `.rlib` files.
fn build_library(project: &Project) -> Result<Vec<PathBuf>> {
    println!("    The target's standard library is built from Debian's source (a minute or two).");
    let dir = project.scratch().join("setup").join("std");
    let unwritable = || format!("{} cannot be written", dir.display());
    fs::create_dir_all(dir.join("src")).with_context(unwritable)?;
    fs::write(
        dir.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n\
         [profile.release]\npanic = \"abort\"\n",
    )
    .with_context(unwritable)?;
    fs::write(dir.join("src/lib.rs"), "").with_context(unwritable)?;
    let mut cargo = command("/usr/bin/cargo", &dir);
    cargo
        .args([
            "build",
            "--release",
            "-Zbuild-std=std,panic_abort,proc_macro,test",
            "--target",
        ])
        .arg(pins::WASM_TARGET)
        // A released compiler builds its own library with features that it denies to others.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode in the library, link-time optimisation of the page would fail.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTDOC", "/usr/bin/rustdoc")
        .env("CARGO_TARGET_DIR", dir.join("target"));
    process::run_with_progress(&mut cargo)?;
    let built = dir.join("target").join(pins::WASM_TARGET).join("release/deps");
    let mut libraries = Vec::new();
    for entry in fs::read_dir(&built).with_context(|| format!("{} cannot be read", built.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            libraries.push(path);
        }
    }
    if libraries.is_empty() {
        bail!("the build left no library in {}", built.display());
    }
    Ok(libraries)
}

/// Puts the libraries where the compiler looks for them, in place of those of an older compiler.
fn copy_library(project: &Project, libraries: &[PathBuf]) -> Result<()> {
    let sysroot = process::read(command("/usr/bin/rustc", &project.root).args(["--print", "sysroot"]))?;
    let target = Path::new(&sysroot)
        .join("lib/rustlib")
        .join(pins::WASM_TARGET)
        .join("lib");
    let old = fs::read_dir(&target)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let old: Vec<_> = old
        .filter(|path| path.extension().is_some_and(|end| end == "rlib"))
        .collect();
    if !old.is_empty() {
        process::read(apt::as_root(project, "rm")?.arg("--").args(&old))?;
    }
    process::read(apt::as_root(project, "mkdir")?.arg("-p").arg(&target))?;
    let mut copy = apt::as_root(project, "install")?;
    copy.args(["-m", "644", "-t"]).arg(&target).args(libraries);
    process::read(&mut copy)?;
    println!("    {} libraries copied to {}", libraries.len(), target.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_follows_the_compilers_llvm() {
        let depends = "rust-web-llvm\n  Depends: libc6\n  Depends: llvm-22\n";
        assert_eq!(linker_in(depends).as_deref(), Some("lld-22"));
        assert_eq!(linker_in("rust-web-llvm\n  Depends: libc6\n"), None);
    }
}
