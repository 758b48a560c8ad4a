//! Finds the languages of the interface: every file of `src/i18n/locales` is one, named by its tag.
//! Writes the module that declares and lists them, so that adding a language is adding its file.
//!
//! Writes the style sheet of the report: the page's tokens, as far as they are named, and the sheet.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

const FOLDER: &str = "src/i18n/locales";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={FOLDER}");
    let variable = |name: &str| env::var(name).map_err(|error| io::Error::other(format!("{name}: {error}")));
    let root = variable("CARGO_MANIFEST_DIR")?;
    let tags = tags(&Path::new(&root).join(FOLDER))?;
    let mut code = String::new();
    for tag in &tags {
        let path = Path::new(&root).join(FOLDER).join(format!("{tag}.rs"));
        writeln!(code, "#[path = {path:?}]\npub(super) mod {tag};").map_err(io::Error::other)?;
    }
    for (name, kind, value) in [("ALL", "Language", "LANGUAGE"), ("PAGES", "Page", "PAGE")] {
        let list = tags.iter().map(|tag| format!("&{tag}::{value}")).collect::<Vec<_>>();
        let (count, list) = (list.len(), list.join(", "));
        writeln!(code, "pub(super) static {name}: [&super::{kind}; {count}] = [{list}];").map_err(io::Error::other)?;
    }
    let out = variable("OUT_DIR")?;
    fs::write(Path::new(&out).join("locales.rs"), code)?;
    fs::write(Path::new(&out).join("report.css"), report_css(Path::new(&root))?)
}

/// The style sheets that the report carries, without comments, needless white space and the tokens
/// that nothing in it names: every byte of it is part of the page's code.
fn report_css(root: &Path) -> io::Result<String> {
    let mut css = String::new();
    for name in ["../../styles/tokens.css", "../../styles/sheet.css"] {
        println!("cargo::rerun-if-changed={name}");
        css += &squeezed(&fs::read_to_string(root.join(name))?);
    }
    // A token may be named by another one that goes.
    loop {
        let pruned = without_unused_tokens(&css);
        if pruned == css {
            return Ok(css);
        }
        css = pruned;
    }
}

fn squeezed(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept += before;
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    (kept + rest).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// No value of the sheets has a brace or a semicolon in it, so each piece is a declaration or the
/// head of a rule.
fn without_unused_tokens(css: &str) -> String {
    let is_used = |piece: &&str| match piece.trim_start().split_once(':') {
        Some((name, _)) if name.starts_with("--") => css.contains(&format!("var({name})")),
        _ => true,
    };
    css.split_inclusive(['{', '}', ';']).filter(is_used).collect()
}

/// The names of the folder's Rust files without their ending, in order.
fn tags(folder: &Path) -> io::Result<Vec<String>> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        tags.extend(
            name.to_str()
                .and_then(|name| name.strip_suffix(".rs"))
                .map(str::to_owned),
        );
    }
    tags.sort();
    Ok(tags)
}
