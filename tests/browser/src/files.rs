//! Files that a person opens from disk or finds in the download folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fantoccini::Locator;
use serde_json::Value;
use tempfile::TempDir;

use crate::browser::Browser;
use crate::wait::{Look, until};

/// Chooses files in the file input that a selector finds, once it is there.
pub async fn choose(browser: &Browser, input: &str, paths: &[impl AsRef<Path>]) -> Result<()> {
    browser.element(&format!("label:has({input})")).await?;
    let input = browser.client().find(Locator::Css(input)).await?;
    let paths: Option<Vec<&str>> = paths.iter().map(|path| path.as_ref().to_str()).collect();
    Ok(input.send_keys(&paths.context("paths in UTF-8")?.join("\n")).await?)
}

/// A temporary folder of files to open.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An empty folder, removed when dropped.
    pub fn new() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("hashiya-desk-").tempdir()?;
        Ok(Self { folder })
    }

    /// Puts a file there and gives its path; the folders before its name are made where there are none.
    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> Result<PathBuf> {
        let path = self.folder.path().join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        std::fs::write(&path, content).with_context(|| path.display().to_string())?;
        Ok(path)
    }

    /// Puts a folder there without a file in it, and gives its path; one that is there stays as it is.
    pub fn put_folder(&self, name: &str) -> Result<PathBuf> {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        Ok(path)
    }

    /// Puts a file of this many bytes there, all zero, that takes no room on the disk.
    pub fn put_empty_space(&self, name: &str, bytes: u64) -> Result<PathBuf> {
        let path = self.folder.path().join(name);
        let file = std::fs::File::create(&path).with_context(|| path.display().to_string())?;
        file.set_len(bytes)?;
        Ok(path)
    }
}

/// A finished download.
pub struct Download {
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Download {
    /// The content as JSON.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_slice(&self.bytes).with_context(|| format!("{} is not JSON", self.name))
    }
}

/// Empties the download folder.
pub fn clear(downloads: &Path) -> Result<()> {
    for entry in std::fs::read_dir(downloads)? {
        std::fs::remove_file(entry?.path())?;
    }
    Ok(())
}

/// Waits for the one file that arrives in an empty download folder, and takes it out.
pub async fn take_download(downloads: &Path) -> Result<Download> {
    until("a finished download", || async {
        let names = names_in(downloads)?;
        Ok(match names.as_slice() {
            [name] if is_finished(downloads, name)? => {
                let path = downloads.join(name);
                let bytes = std::fs::read(&path)?;
                std::fs::remove_file(path)?;
                Look::Found(Download {
                    name: name.clone(),
                    bytes,
                })
            }
            other => Look::NotYet(format!("{other:?}")),
        })
    })
    .await
}

fn names_in(folder: &Path) -> Result<Vec<String>> {
    std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}

/// Browsers write into a file with a name or ending of its own first, or reserve an empty one.
fn is_finished(folder: &Path, name: &str) -> Result<bool> {
    let size = std::fs::metadata(folder.join(name))?.len();
    let is_whole = [".json", ".svg", ".png", ".html"]
        .iter()
        .any(|ending| name.ends_with(ending));
    Ok(is_whole && !name.starts_with('.') && size > 0)
}
