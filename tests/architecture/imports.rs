//! Each module imports only those above it; the core knows no browser and nothing of the outside.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::common::{files_below, project, read_project};
use super::rust_code::{Token, tokens};

/// The modules in the order of their imports, as ARCHITECTURE.md lists them: each may use those
/// above it, none below.
const MODULES: [&str; 15] = [
    "map", "json", "text", "article", "i18n", "codebook", "annotation", "anchor", "agreement", "exchange", "report",
    "picture", "session", "platform", "ui",
];

/// The modules that touch the browser.
const SHELL: [&str; 2] = ["platform", "ui"];

/// Crates that only work in a browser.
const BROWSER_CRATES: [&str; 8] = [
    "console_error_panic_hook", "gloo", "js_sys", "serde_wasm_bindgen", "wasm_bindgen", "wasm_bindgen_futures",
    "web_sys", "yew",
];

/// What would make the core depend on more than its arguments.
const OUTSIDE: [&str; 6] = ["SystemTime", "Instant", "fs", "net", "process", "thread"];

/// The modules that stand in `src`, in the order of the table.
fn modules() -> Vec<&'static str> {
    MODULES
        .into_iter()
        .filter(|name| project("src").join(name).is_dir())
        .collect()
}

fn files_of(module: &str) -> Vec<PathBuf> {
    files_below(&project("src").join(module), ".rs")
}

fn tokens_of(path: &Path) -> Vec<Token> {
    tokens(&std::fs::read_to_string(path).expect("a readable file"))
}

/// How deep below the crate's root the code of a file stands: `src/a/mod.rs` once, `src/a/b.rs` twice.
fn depth(path: &Path) -> usize {
    let below = path.strip_prefix(project("src")).expect("a file of src");
    let is_mod = below.file_name().is_some_and(|name| name == "mod.rs");
    below.components().count() - usize::from(is_mod)
}

/// The modules of the crate that code names, by `crate::` or by as many `super::` as lead there.
fn named_modules(tokens: &[Token], depth: usize) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut supers = 0;
    for (at, token) in tokens.iter().enumerate() {
        let is_path = tokens.get(at + 1).is_some_and(|next| next.is(':'));
        match token.word() {
            Some("crate") if is_path => named.extend(first_segments(&tokens[at + 3..])),
            Some("super") if is_path => {
                supers += 1;
                if supers == depth {
                    named.extend(first_segments(&tokens[at + 3..]));
                }
            }
            Some(_) => supers = 0,
            None if token.is(':') => {}
            None => supers = 0,
        }
    }
    named.remove("super");
    named
}

/// The first name of each path that begins here: one, or those of a group in braces.
fn first_segments(tokens: &[Token]) -> Vec<String> {
    if !tokens.first().is_some_and(|token| token.is('{')) {
        return tokens
            .first()
            .and_then(Token::word)
            .map(str::to_owned)
            .into_iter()
            .collect();
    }
    let mut depth = 0;
    let mut segments = Vec::new();
    let mut begins = true;
    for token in tokens {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') => depth -= 1,
            Token::Sign(',') if depth == 1 => begins = true,
            Token::Word(word) if depth == 1 && begins => {
                segments.push(word.clone());
                begins = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    segments
}

#[test]
fn each_module_imports_only_those_above_it() {
    for (rank, module) in MODULES.iter().enumerate() {
        for path in files_of(module) {
            let may = &MODULES[..=rank];
            for named in named_modules(&tokens_of(&path), depth(&path)) {
                assert!(
                    may.contains(&named.as_str()),
                    "{} uses `{named}`, which {module} may not",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_library_declares_the_modules_in_their_order() {
    let code = tokens(&read_project("src/lib.rs"));
    let declared: Vec<&str> = code
        .windows(2)
        .filter(|pair| pair[0].word() == Some("mod"))
        .filter_map(|pair| pair[1].word())
        .collect();
    assert_eq!(declared, modules());
    let folders = std::fs::read_dir(project("src")).expect("src");
    let folders = folders
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.path().is_dir());
    let folders: BTreeSet<String> = folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let known: BTreeSet<String> = modules().into_iter().map(str::to_owned).collect();
    assert_eq!(folders, known, "a folder of src that the table does not know");
}

#[test]
fn the_core_knows_no_browser_and_nothing_outside() {
    for module in modules().into_iter().filter(|module| !SHELL.contains(module)) {
        for path in files_of(module) {
            for token in tokens_of(&path) {
                let Some(word) = token.word() else { continue };
                let foreign = BROWSER_CRATES.contains(&word) || word.starts_with("gloo_") || OUTSIDE.contains(&word);
                assert!(!foreign, "{} names `{word}`", path.display());
            }
        }
    }
}

#[test]
fn the_browser_is_gated() {
    let library = read_project("src/lib.rs");
    for module in SHELL {
        let declaration = format!("#[cfg(target_arch = \"wasm32\")]\npub mod {module};");
        assert!(library.contains(&declaration), "{module}");
    }
    let manifest = read_project("Cargo.toml");
    let (everywhere, _) = manifest.split_once("[target.").expect("dependencies by target");
    for name in BROWSER_CRATES.map(|name| name.replace('_', "-")) {
        assert!(
            !everywhere.contains(&format!("\n{name} =")),
            "{name} is a dependency everywhere"
        );
    }
}

#[test]
fn imports_are_seen_in_every_form() {
    let cases = [
        ("use crate::text::Span;", 2, "text"),
        ("fn f(x: &crate::session::State) {}", 2, "session"),
        (
            "use crate::{article::{Role, Block}, text, i18n as words};",
            2,
            "article i18n text",
        ),
        ("use super::super::session::State;", 2, "session"),
        ("use super::session::State;", 1, "session"),
        ("use super::session::State;", 2, ""),
        ("use super::{span::Span, fold};", 2, ""),
        ("pub(crate) fn f() {} // crate::ui\n", 2, ""),
        ("let x = \"crate::ui\"; /* crate::ui */", 2, ""),
    ];
    for (code, depth, expected) in cases {
        let named: Vec<String> = named_modules(&tokens(code), depth).into_iter().collect();
        assert_eq!(named.join(" "), expected, "{code}");
    }
}
