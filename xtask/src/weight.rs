//! What a first visit to a finished build weighs, file by file, as a static host sends it.

use crate::single_file::SINGLE_FILE;
use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use std::fs;
use std::path::Path;

/// How the names of those files of a build begin that a first visit does not ask for, or that are
/// weighed apart: the fonts, and the worker that reads files.
const LEFT_OUT: [&str; 7] = [
    FONTS, IMPORT_WORKER, SINGLE_FILE, "screenshots/", "icons/apple-touch-", "icons/maskable-", "icons/shortcut-",
];

/// The folder of the fonts, which are compressed in themselves.
const FONTS: &str = "fonts/";

/// How the files of the worker that reads files begin. It is kept for use without a network, and nobody waits for
/// it who opens none.
const IMPORT_WORKER: &str = "import-worker";

/// A file of a build.
#[derive(Debug, PartialEq, Eq)]
struct Weight {
    /// Its name below the top folder.
    name: String,
    /// Its bytes on the disk.
    raw: usize,
    /// Its bytes on the wire.
    sent: usize,
}

/// Prints what a first visit to the build in `dist` weighs.
///
/// # Errors
/// When a file cannot be read.
pub fn print(dist: &Path) -> Result<()> {
    let all = names(dist, "")?;
    let mut files = Vec::new();
    for name in all.iter().filter(|name| is_asked_for(name)) {
        files.push(weigh(dist, name)?);
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.sent));
    println!(
        "\n{:<44}{:>12}{:>12}",
        "a first visit, fonts left out", "bytes", "brotli"
    );
    for file in &files {
        line(&file.name, &[file]);
    }
    line(
        "wasm",
        &files
            .iter()
            .filter(|file| file.name.ends_with(".wasm"))
            .collect::<Vec<_>>(),
    );
    line("all of it", &files.iter().collect::<Vec<_>>());
    let worker: Vec<Weight> = all
        .iter()
        .filter(|name| name.starts_with(IMPORT_WORKER))
        .map(|name| weigh(dist, name))
        .collect::<Result<_>>()?;
    line("the reader of files", &worker.iter().collect::<Vec<_>>());
    for apart in [FONTS, SINGLE_FILE] {
        let sizes = all
            .iter()
            .filter(|name| name.starts_with(apart))
            .map(|name| Ok(read(dist, name)?.len()));
        println!("{apart:<44}{:>12}", sizes.sum::<Result<usize>>()?);
    }
    Ok(())
}

fn line(name: &str, files: &[&Weight]) {
    let sum = |size: fn(&Weight) -> usize| files.iter().map(|file| size(file)).sum::<usize>();
    println!("{name:<44}{:>12}{:>12}", sum(|file| file.raw), sum(|file| file.sent));
}

fn is_asked_for(name: &str) -> bool {
    !LEFT_OUT.iter().any(|start| name.starts_with(start))
}

/// The names of all files below `dist`, in the folder `below` of it (with a slash behind, or empty).
fn names(dist: &Path, below: &str) -> Result<Vec<String>> {
    let folder = dist.join(below);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            names.extend(self::names(dist, &format!("{name}/"))?);
        } else {
            names.push(name);
        }
    }
    Ok(names)
}

fn weigh(dist: &Path, name: &str) -> Result<Weight> {
    let bytes = read(dist, name)?;
    let (name, raw, sent) = (name.to_owned(), bytes.len(), sent_size(&bytes)?);
    Ok(Weight { name, raw, sent })
}

fn read(dist: &Path, name: &str) -> Result<Vec<u8>> {
    let file = dist.join(name);
    fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))
}

/// Bytes that `bytes` take on the wire: compressed with brotli at its highest quality, as static hosts
/// do that compress each file once. Those that compress at every request take lower ones. The browser
/// test `a_first_visit_stays_within_its_budget` weighs in the same way.
fn sent_size(bytes: &[u8]) -> Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        ..BrotliEncoderParams::default()
    };
    let mut sent = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut sent, &parameters)?;
    Ok(sent.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_asks_for_the_page_and_not_for_what_serves_installing() {
        for asked in [
            "index.html", "app-0a_bg.wasm", "sw.js", "icons/icon-192.png", "articles/a.txt",
        ] {
            assert!(is_asked_for(asked), "{asked}");
        }
        for left in [
            "hashiya.html", "import-worker_bg.wasm", "fonts/a.woff2", "icons/maskable-192.png", "screenshots/a.png",
        ] {
            assert!(!is_asked_for(left), "{left}");
        }
    }

    #[test]
    fn repetition_weighs_little_on_the_wire() {
        assert!(sent_size(&[7; 10_000]).unwrap() < 100);
    }
}
