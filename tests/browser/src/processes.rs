//! The processes that a session has started: found by the folder that the browser was given for what it
//! writes, which stands in their environment or among their arguments.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use anyhow::Result;

use crate::wait::{Look, until};

/// Waits until no process of the session in `folder` is left. A process that was killed is there until
/// the system has put away what it held.
///
/// # Errors
/// When one stays: then what was killed was not the whole browser.
pub async fn all_gone(folder: &Path) -> Result<()> {
    until("the end of every process of the browser", || async {
        let left = those_of(folder);
        Ok(Look::when(left.is_empty(), (), format!("{left:?}")))
    })
    .await
}

/// The numbers and names of the processes that name `folder`. None where the system has no `/proc`.
fn those_of(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|process| {
            // Of a process that has ended meanwhile there is nothing to read, and nothing to wait for.
            // Chromium's write their arguments over their environment.
            let told = ["environ", "cmdline"].map(|file| fs::read(process.join(file)).unwrap_or_default());
            let folder = folder.as_os_str().as_bytes();
            told.iter()
                .any(|told| told.windows(folder.len()).any(|part| part == folder))
        })
        .map(|process| {
            let name = fs::read_to_string(process.join("comm")).unwrap_or_default();
            format!("{} {}", process.display(), name.trim())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};

    #[tokio::test]
    async fn a_process_is_found_by_its_folder_until_it_is_gone() -> Result<()> {
        let folder = tempfile::tempdir()?;
        if !Path::new("/proc/self/environ").exists() {
            println!("left out: this system has no /proc");
            return Ok(());
        }
        assert!(those_of(folder.path()).is_empty());
        let mut process = Command::new("cat")
            .env("TMPDIR", folder.path())
            .stdin(Stdio::piped())
            .spawn()?;
        until("the process", || async {
            let found = those_of(folder.path());
            Ok(Look::when(found.len() == 1, (), format!("{found:?}")))
        })
        .await?;
        process.kill()?;
        process.wait()?;
        all_gone(folder.path()).await
    }
}
