//! `cargo xtask build`: the release build, the single file, and their sizes.

use crate::process::{self, run};
use crate::project::Project;
use crate::split::gzip_size;
use crate::{articles, single_file, skeleton};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Name of the self-contained file in the folder of finished builds.
const SINGLE_FILE: &str = "hashiya.html";

/// What the table of sizes calls the second half of the program.
const LATER: &str = "wasm, later";

/// Builds `dist/` and `dist/hashiya.html`, and prints what they weigh.
///
/// # Errors
/// When Trunk fails or its result is not as expected.
pub fn run_build(project: &Project) -> Result<()> {
    run(process::trunk(project).args(["build", "--release"]))?;
    write_single_file(&project.dist())?;
    print_sizes(&project.dist())
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
    if variant.exists() {
        fs::remove_dir_all(variant).with_context(|| format!("{} cannot be emptied", variant.display()))?;
    }
    copy_folder(dist, variant)?;
    let copied = articles::copy(source, &variant.join("articles"))?;
    let page = variant.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
    let html = skeleton::with_cards(&html, source, &copied)?;
    fs::write(&page, html).with_context(|| format!("{} cannot be written", page.display()))?;
    write_single_file(variant)
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

/// One line of the table of sizes, in bytes.
struct Weight {
    kind: &'static str,
    raw: usize,
    gzip: usize,
}

fn print_sizes(dist: &Path) -> Result<()> {
    let mut weights: Vec<Weight> = ["wasm", LATER, "js", "css", "fonts", "html", SINGLE_FILE]
        .map(|kind| Weight { kind, raw: 0, gzip: 0 })
        .into();
    weigh_folder(dist, &mut weights)?;
    println!("\n{:<14}{:>12}{:>12}", "", "bytes", "gzip");
    for weight in &weights {
        println!("{:<14}{:>12}{:>12}", weight.kind, weight.raw, weight.gzip);
    }
    println!("\ndist/ is ready for any static host; dist/{SINGLE_FILE} works by itself.");
    Ok(())
}

fn weigh_folder(dir: &Path, weights: &mut [Weight]) -> Result<()> {
    for entry in fs::read_dir(dir).with_context(|| format!("{} cannot be read", dir.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            weigh_folder(&path, weights)?;
        } else if let Some(weight) =
            kind_of(&path).and_then(|kind| weights.iter_mut().find(|weight| weight.kind == kind))
        {
            let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            weight.raw += bytes.len();
            weight.gzip += gzip_size(&bytes)?;
        }
    }
    Ok(())
}

/// The line of the table that a file belongs to.
fn kind_of(path: &Path) -> Option<&'static str> {
    if path.file_name()? == SINGLE_FILE {
        return Some(SINGLE_FILE);
    }
    let name = path.file_name()?.to_str()?;
    match path.extension()?.to_str()? {
        "wasm" if name.ends_with("_rest.wasm") => Some(LATER),
        "wasm" => Some("wasm"),
        "js" => Some("js"),
        "css" => Some("css"),
        "html" => Some("html"),
        "woff2" | "woff" | "ttf" | "otf" => Some("fonts"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_kind() {
        assert_eq!(kind_of(Path::new("dist/hashiya.html")), Some(SINGLE_FILE));
        assert_eq!(kind_of(Path::new("dist/index.html")), Some("html"));
        assert_eq!(kind_of(Path::new("dist/app-0a_bg.wasm")), Some("wasm"));
        assert_eq!(kind_of(Path::new("dist/app-0a_rest.wasm")), Some(LATER));
        assert_eq!(kind_of(Path::new("dist/fonts/a.woff2")), Some("fonts"));
        assert_eq!(kind_of(Path::new("dist/articles/a.txt")), None);
    }
}
