//! The builds that the benchmarks in the browser serve: the finished one with other articles.

use crate::project::Project;
use crate::release;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../../benches/long_article.rs"]
mod long_article;

use long_article::long_article;

/// Sentences of the articles that tags are measured in.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Makes a build for each size of article, with that article alone; answers the folder that they are in,
/// as `tags-SIZE` with the article `long-SIZE`. Each is listed as a build lists its files, so that the page
/// keeps it for use without a network and then has nothing left to do.
///
/// # Errors
/// When files cannot be read or written.
pub fn make(project: &Project) -> Result<PathBuf> {
    let folder = project.scratch().join("bench");
    for size in SIZES {
        let texts = folder.join(format!("articles-{size}"));
        empty(&texts)?;
        let file = texts.join(format!("long-{size}.txt"));
        fs::write(&file, long_article(size)).with_context(|| format!("{} cannot be written", file.display()))?;
        release::with_other_articles(&project.dist(), &folder.join(format!("tags-{size}")), &texts)?;
    }
    Ok(folder)
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))
}
