//! The build under test.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// One line of `articles/index.json`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Listed {
    /// The article's id, its file's stem.
    pub id: String,
    /// The file's name below `articles/`.
    pub file: String,
}

#[derive(Deserialize)]
struct Index {
    articles: Vec<Listed>,
}

/// The top of the project.
pub fn project() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// The release build: `HASHIYA_DIST`, else `dist/` at the top.
pub fn dist() -> Result<PathBuf> {
    let folder = std::env::var_os("HASHIYA_DIST").map_or_else(|| project().join("dist"), PathBuf::from);
    built(folder)
}

/// The build of the folder of raw pages, when there is one.
pub fn shared_dist() -> Result<Option<PathBuf>> {
    let folder = std::env::var_os("HASHIYA_DIST_SHARED").filter(|path| !path.is_empty());
    folder.map(|path| built(PathBuf::from(path))).transpose()
}

/// The folder of raw pages beside the project, when it is there.
pub fn shared_articles() -> Option<PathBuf> {
    let folder = project().parent()?.join("shared/articles");
    folder.is_dir().then_some(folder)
}

/// The articles that a build lists, in its order.
pub fn listed(dist: &Path) -> Result<Vec<Listed>> {
    let path = dist.join("articles/index.json");
    let text = std::fs::read(&path).with_context(|| path.display().to_string())?;
    let index: Index = serde_json::from_slice(&text).context("articles/index.json")?;
    Ok(index.articles)
}

fn built(folder: PathBuf) -> Result<PathBuf> {
    if !folder.join("index.html").is_file() {
        bail!(
            "no build in {}: run `cargo xtask build` first, or name a build in HASHIYA_DIST",
            folder.display()
        );
    }
    Ok(folder)
}
