//! Core, session and import ask nothing of the outside: no browser, which their dependencies show, and of the
//! standard library no clock, file, network or thread, which Cargo cannot forbid.

use super::imports::Package;
use super::rust_code::{Token, tokens};
use hashiya_testing::{files_below, project, read_project};

/// What would make them depend on more than their arguments.
const OUTSIDE: [&str; 7] = ["SystemTime", "Instant", "fs", "net", "process", "thread", "env"];

/// What each pure crate depends on: a new one is thought about here. None may touch a browser.
const DEPENDENCIES: [(&str, &[&str]); 4] = [
    (
        "crates/core",
        &[
            "fixedbitset", "html-escape", "icu_normalizer", "litemap", "serde", "serde_json", "serde_path_to_error",
            "sha2", "similar", "siphasher", "time", "unicode-segmentation", "whatlang",
        ],
    ),
    (
        "crates/session",
        &[
            "base64", "hashiya-core", "hashiya-import", "litemap", "percent-encoding", "serde", "sha2",
        ],
    ),
    (
        "crates/import",
        &[
            "chardetng", "crc32fast", "csv", "dom_query", "dom_smoothie", "encoding_rs", "flate2", "hashiya-core",
            "html-escape", "html5ever", "mail-parser", "memchr", "oem_cp", "percent-encoding", "pulldown-cmark",
            "quick-xml", "serde", "serde_json", "zip",
        ],
    ),
    (
        "crates/cli",
        &["clap", "hashiya-core", "hashiya-import", "serde", "serde_json"],
    ),
];

/// The names in a table of a manifest, in their order there.
fn names_in<'a>(manifest: &'a str, table: &str) -> Vec<&'a str> {
    let lines = manifest.lines().skip_while(|line| *line != table).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| line.split([' ', '.', '=']).next());
    names
        .filter(|name| !name.is_empty() && !name.starts_with('#'))
        .collect()
}

#[test]
fn pure_crates_depend_on_nothing_of_a_browser() {
    for (folder, expected) in DEPENDENCIES {
        let manifest = read_project(&format!("{folder}/Cargo.toml"));
        assert_eq!(names_in(&manifest, "[dependencies]"), expected, "{folder}");
        let by_target = manifest.lines().filter(|line| line.starts_with("[target."));
        for line in by_target {
            assert!(line.ends_with(".dev-dependencies]"), "{folder}: {line}");
        }
    }
}

#[test]
fn the_platform_knows_neither_the_page_nor_the_session() {
    let edges = Package::read("src").edges();
    let of_platform: Vec<_> = edges
        .iter()
        .filter(|(from, to)| from.starts_with("platform/") && to.starts_with("ui/"))
        .collect();
    assert!(of_platform.is_empty(), "{of_platform:?}");
    for path in files_below(&project("src/platform"), ".rs") {
        let code = std::fs::read_to_string(&path).expect("a readable file");
        assert!(!code.contains("crate::session"), "{} names the session", path.display());
    }
}

#[test]
fn pure_crates_know_nothing_of_the_outside() {
    for folder in ["crates/core/src", "crates/import/src", "crates/session/src"] {
        let files = files_below(&project(folder), ".rs");
        assert!(files.len() > 20, "only {} files in {folder}", files.len());
        for path in files {
            let code = std::fs::read_to_string(&path).expect("a readable file");
            let tokens = tokens(&code);
            for (at, token) in tokens.iter().enumerate() {
                let Some(word) = token.word() else { continue };
                // `env!` is read when the program is compiled.
                let is_macro = word == "env" && tokens.get(at + 1) == Some(&Token::Sign('!'));
                let is_method = at > 0 && tokens[at - 1] == Token::Sign('.');
                assert!(
                    !OUTSIDE.contains(&word) || is_macro || is_method,
                    "{} names `{word}`",
                    path.display()
                );
            }
        }
    }
}
