//! The builds that the benchmarks in the browser serve: the finished one with other articles.

use crate::project::Project;
use crate::release;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../../benches/library_articles.rs"]
mod library_articles;
#[path = "../../../benches/long_article.rs"]
mod long_article;

use library_articles::{FEW, MANY, library_article};
use long_article::long_article;

/// Sentences of the articles that tags are measured in.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Makes the finished build `dist` once more for each size of article, with that article alone (`NAME-SIZE`,
/// the article `long-SIZE`). Each is listed as a build lists its files, so that the page keeps it for use
/// without a network and then has nothing left to do.
///
/// # Errors
/// When files cannot be read or written.
pub fn by_size(project: &Project, dist: &Path, name: &str) -> Result<PathBuf> {
    for size in SIZES {
        let article = (format!("long-{size}.txt"), long_article(size));
        make(project, dist, &format!("{name}-{size}"), [article])?;
    }
    Ok(folder(project))
}

/// Makes a build with few articles and one with many (`library-COUNT`).
///
/// # Errors
/// When files cannot be read or written.
pub fn libraries(project: &Project) -> Result<PathBuf> {
    for count in [FEW, MANY] {
        let articles = (0..count).map(|number| (format!("article-{number:04}.txt"), library_article(number)));
        make(project, &project.dist(), &format!("library-{count}"), articles)?;
    }
    Ok(folder(project))
}

/// The folder that the builds are in.
fn folder(project: &Project) -> PathBuf {
    project.scratch().join("bench")
}

/// Makes a finished build once more, with these articles by the names of their files.
fn make(
    project: &Project,
    dist: &Path,
    name: &str,
    articles: impl IntoIterator<Item = (String, String)>,
) -> Result<()> {
    let texts = folder(project).join(format!("articles-of-{name}"));
    empty(&texts)?;
    for (file, text) in articles {
        let file = texts.join(file);
        fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    release::with_other_articles(dist, &folder(project).join(name), &texts)
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))
}
