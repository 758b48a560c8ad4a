//! Debian's package manager, as root or through sudo.

use crate::process::{self, command};
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::io::IsTerminal;
use std::process::Command;

/// `program` with the rights to change the system.
///
/// # Errors
/// When this user is not root and there is no sudo.
pub fn as_root(project: &Project, program: &str) -> Result<Command> {
    if process::read(command("id", &project.root).arg("-u"))? == "0" {
        return Ok(command(program, &project.root));
    }
    if process::find("sudo").is_none() {
        bail!("installing system packages needs root, and there is no sudo on the PATH");
    }
    let mut sudo = command("sudo", &project.root);
    if !std::io::stdin().is_terminal() {
        // Nobody is there to type a password: fail at once instead of waiting for one.
        sudo.arg("--non-interactive");
    }
    sudo.arg(program);
    Ok(sudo)
}

/// Fetches the current lists of packages.
pub fn update(project: &Project) -> Result<()> {
    if process::find("apt-get").is_none() {
        bail!("this system has no apt-get, so nothing can be installed by Debian's packages");
    }
    let mut update = as_root(project, "apt-get")?;
    update.arg("update");
    // One broken list of a third party must not stop the work: the installation decides.
    if let Err(error) = process::run_with_progress(&mut update) {
        println!("    The lists of packages could not all be fetched: {error:#}");
    }
    Ok(())
}

/// Installs `packages`, removing nothing that is there.
pub fn install<Name: AsRef<str>>(project: &Project, packages: &[Name]) -> Result<()> {
    let mut install = as_root(project, "apt-get")?;
    install.args(["install", "--yes", "--no-remove", "--no-install-recommends"]);
    install.args(packages.iter().map(AsRef::as_ref));
    // sudo drops variables unless told otherwise; apt asks nothing without a terminal anyway.
    install.env("DEBIAN_FRONTEND", "noninteractive");
    process::run_with_progress(&mut install).with_context(|| {
        let names: Vec<_> = packages.iter().map(AsRef::as_ref).collect();
        format!(
            "Debian's packages could not be installed; by hand: sudo apt-get install {}",
            names.join(" ")
        )
    })
}
