//! The main text of pages beside what other programs take for it: the table of docs/importing.md.

use crate::pins;
use crate::process::{command, find, run, run_with_progress};
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Reads the pages of the tests by Hashiya, by `@mozilla/readability` and by trafilatura, which are installed into
/// the checkout's scratch space, and prints how well each finds their main text.
///
/// # Errors
/// When there is no npm or Python, one of them fails, or Hashiya's is below the better of the others.
pub fn compare(project: &Project) -> Result<()> {
    let folder = project.scratch().join("main-text");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let python = install(&folder)?;
    let pages = folder.join("pages");
    let scripts = project.root.join("benches").join("pages");
    run(ours(project).arg("--pages").arg(&pages))?;
    run(command("node", &folder)
        .arg(scripts.join("readability.mjs"))
        .arg(&pages))?;
    run(command(&python, &folder)
        .arg(scripts.join("trafilatura_text.py"))
        .arg(&pages))?;
    run(ours(project).arg("--table").arg(&pages))
}

/// Our own reading, which measures the others' as well.
fn ours(project: &Project) -> std::process::Command {
    let mut cargo = command("cargo", &project.root);
    cargo.args([
        "run", "--quiet", "--package", "hashiya-import", "--example", "main_text", "--",
    ]);
    cargo
}

/// Installs the other programs; answers where their Python is.
fn install(folder: &Path) -> Result<PathBuf> {
    let npm = find("npm").context("no npm on the PATH")?;
    run_with_progress(
        command(npm, folder)
            .args(["install", "--no-fund", "--no-audit", "--ignore-scripts", "--prefix"])
            .arg(folder)
            .args(pins::READABILITY),
    )?;
    let environment = folder.join("python");
    let python = environment
        .join(if cfg!(windows) { "Scripts" } else { "bin" })
        .join("python");
    if !python.exists() {
        let base = find("python3").context("no python3 on the PATH")?;
        run(command(base, folder).args(["-m", "venv"]).arg(&environment))?;
    }
    run_with_progress(
        command(&python, folder)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(pins::TRAFILATURA),
    )?;
    Ok(python)
}
