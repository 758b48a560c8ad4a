//! Other versions of the build under test, as later builds of the project would be.

use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::dist::listed;

/// A copy of the build in `dist`, removed when dropped.
pub fn copy(dist: &Path) -> Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("hashiya-version-").tempdir()?;
    copy_into(dist, folder.path())?;
    Ok(folder)
}

/// Copies the folder `from` into the folder `to`.
pub fn copy_into(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_into(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// A build as a later version would be: another page, which says `number` in its head, the same program
/// under another name, and a last article that says more. A build without a list of files gets none.
pub fn later(dist: &Path, number: u32) -> Result<TempDir> {
    let folder = copy(dist)?;
    let top = folder.path();
    let stem = program(dist)?;
    let renamed = format!("{stem}{number:02x}");
    for ending in [".js", "_bg.wasm"] {
        std::fs::rename(
            top.join(format!("{stem}{ending}")),
            top.join(format!("{renamed}{ending}")),
        )?;
    }
    let page = std::fs::read_to_string(top.join("index.html"))?;
    let mark = format!("<head><meta name=\"test-version\" content=\"{number}\">");
    let page = page.replacen("<head>", &mark, 1);
    let page = with_program(&page, &stem, &renamed)?;
    std::fs::write(top.join("index.html"), page)?;
    let last = listed(top)?.pop().context("an article")?;
    let article = top.join("articles").join(last.file);
    let text = std::fs::read_to_string(&article)?;
    std::fs::write(article, format!("{text}\n\n{number}.\n"))?;
    relist(top)?;
    Ok(folder)
}

/// The page with its program under another name, also in the script that starts it, whose hash stands in
/// the page's policy.
fn with_program(page: &str, stem: &str, renamed: &str) -> Result<String> {
    let (_, script) = page
        .split_once("<script type=\"module\">")
        .context("no script starts the page")?;
    let (script, _) = script.split_once("</script>").context("the script has no end")?;
    let policy = [script.to_owned(), script.replace(stem, renamed)].map(|script| hash(script.as_bytes()));
    Ok(page.replace(stem, renamed).replace(&policy[0], &policy[1]))
}

/// The name of the program in the build, without ending.
pub fn program(dist: &Path) -> Result<String> {
    for entry in std::fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        // Beside it is the worker that reads files, whose name has no hash.
        if let Some(stem) = name.strip_suffix("_bg.wasm").filter(|stem| *stem != "import-worker") {
            return Ok(stem.to_owned());
        }
    }
    anyhow::bail!("{} has no program", dist.display())
}

/// Brings the build's list of files up to its files, with another version, as a build would.
pub fn relist(top: &Path) -> Result<()> {
    let path = top.join("files.json");
    let Ok(list) = std::fs::read(&path) else {
        return Ok(());
    };
    let list: Value = serde_json::from_slice(&list).context("files.json")?;
    let before = list["version"].as_str().context("a version")?;
    let mut files = serde_json::Map::new();
    gather(top, top, &mut files)?;
    let version = hash(json!(files).to_string().as_bytes()).replace(['/', '+', '='], "");
    let page = std::fs::read_to_string(top.join("index.html"))?.replace(before, &version);
    files.insert("index.html".to_owned(), hash(page.as_bytes()).into());
    std::fs::write(top.join("index.html"), page)?;
    let list = json!({"format": "hashiya-files", "version": version, "files": files});
    std::fs::write(&path, list.to_string())?;
    Ok(())
}

fn gather(top: &Path, folder: &Path, files: &mut serde_json::Map<String, Value>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.strip_prefix(top)?.to_string_lossy().into_owned();
        if ["sw.js", "files.json", "hashiya.html", "screenshots"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            gather(top, &path, files)?;
        } else {
            files.insert(name, hash(&std::fs::read(&path)?).into());
        }
    }
    Ok(())
}

pub(crate) fn hash(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}
