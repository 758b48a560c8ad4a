//! Where the project's files are, and what its lock file says.

use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The checkout that a command works on.
#[derive(Clone, Debug)]
pub struct Project {
    /// The top folder, absolute.
    pub root: PathBuf,
}

impl Project {
    /// Finds the checkout. Cargo says at run time where this package is; the path known when the
    /// program was compiled would be wrong in a second clone that shares its target folder.
    ///
    /// # Errors
    /// When the program was not started through cargo.
    pub fn find() -> Result<Self> {
        let package =
            env::var_os("CARGO_MANIFEST_DIR").context("start this program with `cargo xtask`, inside the checkout")?;
        let root = Path::new(&package)
            .parent()
            .context("the package has no parent folder")?;
        Ok(Self { root: root.to_owned() })
    }

    /// The folder of finished builds.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Scratch space of these commands, inside cargo's folder so that nothing else has to be
    /// ignored or cleaned.
    pub fn scratch(&self) -> PathBuf {
        self.root.join("target").join("xtask")
    }

    /// The version of `package` in `Cargo.lock`.
    ///
    /// # Errors
    /// When the lock file cannot be read or does not have the package.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let file = self.root.join("Cargo.lock");
        let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        version_in_lock(&text, package).with_context(|| format!("{} does not list {package}", file.display()))
    }
}

/// The version that the text of a lock file gives for `package`.
fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines();
    let name = format!("name = \"{package}\"");
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_gives_the_exact_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "yew"), None);
    }
}
