//! Core and session ask nothing of the outside. That they have no browser, Cargo sees to: neither crate
//! depends on one. The standard library's clock, files, network and threads it cannot forbid.

use super::rust_code::tokens;
use hashiya_testing::{files_below, project};

/// What would make them depend on more than their arguments.
const OUTSIDE: [&str; 7] = ["SystemTime", "Instant", "fs", "net", "process", "thread", "env"];

#[test]
fn core_and_session_know_nothing_of_the_outside() {
    for folder in ["crates/core/src", "crates/session/src"] {
        let files = files_below(&project(folder), ".rs");
        assert!(files.len() > 20, "only {} files in {folder}", files.len());
        for path in files {
            let code = std::fs::read_to_string(&path).expect("a readable file");
            for token in tokens(&code) {
                let Some(word) = token.word() else { continue };
                // `env!` is read when the program is compiled.
                let is_macro = word == "env" && code.contains("env!(");
                assert!(
                    !OUTSIDE.contains(&word) || is_macro,
                    "{} names `{word}`",
                    path.display()
                );
            }
        }
    }
}
