//! `cargo xtask build`: the release build, the single file, and what a first visit weighs.

use crate::process::{self, run};
use crate::project::Project;
use crate::single_file::SINGLE_FILE;
use crate::{articles, files, single_file, skeleton, weight};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Builds `dist/` and `dist/hashiya.html`, and prints what a first visit weighs.
///
/// # Errors
/// When Trunk fails or its result is not as expected.
pub fn run_build(project: &Project) -> Result<()> {
    run(process::trunk(project).args(["build", "--release"]))?;
    write_single_file(&project.dist())?;
    weight::print(&project.dist())?;
    println!("\ndist/ is ready for any static host; dist/{SINGLE_FILE} works by itself.");
    Ok(())
}

fn write_single_file(dist: &Path) -> Result<()> {
    let html = single_file::make(dist).context("the single file could not be made")?;
    let target = dist.join(SINGLE_FILE);
    fs::write(&target, html).with_context(|| format!("{} cannot be written", target.display()))
}

/// Makes `variant` a copy of the finished build with the articles of the folder `source`. Only
/// the hook's part of a build depends on the articles, so nothing is compiled again.
///
/// # Errors
/// When files cannot be read or written.
pub fn with_other_articles(dist: &Path, variant: &Path, source: &Path) -> Result<()> {
    copy_anew(dist, variant)?;
    let copied = articles::copy(source, &variant.join("articles"))?;
    let page = variant.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
    let html = skeleton::with_cards(&html, source, &copied)?;
    fs::write(&page, html).with_context(|| format!("{} cannot be written", page.display()))?;
    files::write_list(variant)?;
    write_single_file(variant)
}

/// Makes `to` a copy of the folder `from`; what was in it before goes.
///
/// # Errors
/// When files cannot be read or written.
pub fn copy_anew(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("{} cannot be emptied", to.display()))?;
    }
    copy_folder(from, to)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).with_context(|| format!("{} cannot be written", target.display()))?;
        }
    }
    Ok(())
}
