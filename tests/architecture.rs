//! The architecture, enforced: no ring of files, no feature that imports another, what core and session
//! may name, what stands at the top of every file and how long it is, lints that are silenced with a
//! reason, texts of the interface in every language, style sheets that know no left and right, a closed
//! page, a manifest that says what is so.

#![cfg(not(target_arch = "wasm32"))]

#[path = "architecture/allowances.rs"]
mod allowances;
#[path = "architecture/cycles.rs"]
mod cycles;
#[path = "architecture/features.rs"]
mod features;
#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/imports_resolved.rs"]
mod imports_resolved;
#[path = "architecture/manifest.rs"]
mod manifest;
#[path = "architecture/names.rs"]
mod names;
#[path = "architecture/page.rs"]
mod page;
#[path = "architecture/purity.rs"]
mod purity;
#[path = "architecture/rust_code.rs"]
mod rust_code;
#[path = "architecture/scales.rs"]
mod scales;
#[path = "architecture/styles.rs"]
mod styles;
#[path = "architecture/text_nodes.rs"]
mod text_nodes;
#[path = "architecture/texts.rs"]
mod texts;
#[path = "architecture/typography.rs"]
mod typography;

use std::path::PathBuf;

/// Lines of the longest Rust file that is still easy to hold in mind.
const LONGEST_FILE: usize = 400;

/// Tables of texts, one row a text, which nobody holds in mind: a language is one file.
const TABLES: &str = "crates/session/src/i18n/locales";

/// Every Rust file that people write, whatever package it belongs to.
fn rust_files() -> Vec<PathBuf> {
    let folders = ["src", "crates", "xtask", "tests", "benches"].map(hashiya_testing::project);
    let files = folders
        .into_iter()
        .flat_map(|folder| hashiya_testing::files_below(&folder, ".rs"));
    files
        .filter(|path| !path.components().any(|part| part.as_os_str() == "target"))
        .collect()
}

#[test]
fn every_rust_file_says_what_it_is() {
    let files = rust_files();
    assert!(files.len() > 60, "only {} files were found", files.len());
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let words = text.lines().next().and_then(|line| line.strip_prefix("//! "));
        assert!(
            words.is_some_and(|words| words.len() > 3),
            "{} begins without `//!`",
            path.display()
        );
    }
}

#[test]
fn no_rust_file_is_too_long() {
    let tables = hashiya_testing::project(TABLES);
    let files = rust_files().into_iter().filter(|path| !path.starts_with(&tables));
    let lengths = files.map(|path| {
        let lines = std::fs::read_to_string(&path).expect("a readable file").lines().count();
        (lines, path)
    });
    let long: Vec<(usize, PathBuf)> = lengths.filter(|(lines, _)| *lines > LONGEST_FILE).collect();
    assert!(long.is_empty(), "longer than {LONGEST_FILE} lines: {long:?}");
}

/// What the native tests lean on is not there for the page: a test target that does not say where
/// it belongs would break the build for WebAssembly only, which few people run by hand.
#[test]
fn every_test_target_says_whether_it_is_native_or_of_the_browser() {
    let targets = std::fs::read_dir(hashiya_testing::project("tests")).expect("the tests are there");
    let targets = targets.map(|entry| entry.expect("an entry").path());
    let silent: Vec<PathBuf> = targets
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter(|path| {
            let text = std::fs::read_to_string(path).expect("a readable file");
            !text.contains("target_arch = \"wasm32\"")
        })
        .collect();
    assert!(
        silent.is_empty(),
        "say #![cfg(not(target_arch = \"wasm32\"))] at the top of {silent:?}"
    );
}
