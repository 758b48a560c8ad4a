//! Puts the two halves into a finished build.

use super::features::{Comes, FEATURES};
use super::{Halves, gzip_size, split};
use crate::html::{Edits, Tag, tags};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::fs;
use std::path::Path;

/// Splits the program of the build in `folder`, whose page is `html`, and returns the page for the
/// halves. Their names carry a hash of what is in them, so that halves of two builds never meet.
///
/// # Errors
/// When the page does not start a program as Trunk has it do, or a file cannot be read or written.
pub fn split_build(folder: &Path, html: &str) -> Result<String> {
    let glue = address(html, "import init, * as bindings from './", ".js'")?;
    let wasm = address(html, "module_or_path: './", ".wasm'")?;
    let read = |name: &str| fs::read(folder.join(name)).with_context(|| format!("{name} cannot be read"));
    let text = String::from_utf8(read(&glue)?).with_context(|| format!("{glue} is not UTF-8"))?;
    let (halves, text) = split(&read(&wasm)?, &text)?;
    print_weights(&halves)?;
    let stem = format!("hashiya-app-{}", hash(&[text.as_bytes(), &halves.first, &halves.rest]));
    let new_glue = format!("{stem}.js");
    let new_wasm = format!("{stem}_bg.wasm");
    let rest = format!("{stem}_rest.wasm");
    for name in [&glue, &wasm] {
        fs::remove_file(folder.join(name)).with_context(|| format!("{name} cannot be removed"))?;
    }
    for (name, bytes) in [
        (&new_glue, text.as_bytes()),
        (&new_wasm, &halves.first),
        (&rest, &halves.rest),
    ] {
        fs::write(folder.join(name), bytes).with_context(|| format!("{name} cannot be written"))?;
    }
    let html = html.replace(&glue, &new_glue).replace(&wasm, &new_wasm);
    let html = with_integrity(&html, &new_glue, text.as_bytes());
    let html = with_integrity(&html, &new_wasm, &halves.first);
    with_rest(&html, &rest)
}

/// The file that stands in the page between `before` and `after`, with the ending that `after` has.
fn address(html: &str, before: &str, after: &str) -> Result<String> {
    let (_, behind) = html
        .split_once(before)
        .with_context(|| format!("the page has no {before}"))?;
    let (name, _) = behind
        .split_once(after)
        .with_context(|| format!("the page has no {after}"))?;
    Ok(format!("{name}{}", after.trim_end_matches('\'')))
}

/// Sixteen hexadecimal digits that stand for what is in all of `parts`.
fn hash(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The page with the hash of `bytes` wherever it announces the file `name` with one.
fn with_integrity(html: &str, name: &str, bytes: &[u8]) -> String {
    let address = format!("./{name}");
    let mut edits = Edits::default();
    for tag in tags(html).iter().filter(|tag| tag.attribute("href") == Some(&address)) {
        if let Some(old) = tag.attribute("integrity") {
            let new = format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)));
            edits.replace(tag.span.clone(), html[tag.span.clone()].replace(old, &new));
        }
    }
    edits.apply(html)
}

/// The page with the name of the second half on the script that brings it.
fn with_rest(html: &str, rest: &str) -> Result<String> {
    let brings = |tag: &&Tag| tag.attribute("src").is_some_and(|src| src.starts_with("./rest-"));
    let all = tags(html);
    let script = all
        .iter()
        .find(brings)
        .context("the page has no script that brings the second half")?;
    let mut edits = Edits::default();
    let before = script.span.start + "<script".len();
    edits.replace(before..before, format!(" data-rest=\"./{rest}\""));
    Ok(edits.apply(html))
}

fn print_weights(halves: &Halves) -> Result<()> {
    println!("{:<44}{:>10}{:>10}{:>10}", "feature", "functions", "bytes", "gzip");
    for (feature, weight) in FEATURES.iter().zip(&halves.weights) {
        let half = if feature.comes == Comes::First {
            "first"
        } else {
            "later"
        };
        let name = format!("{half}  {}", feature.name);
        println!(
            "{name:<44}{:>10}{:>10}{:>10}",
            weight.functions, weight.bytes, weight.gzip
        );
    }
    for (name, half) in [
        ("first half, all of it", &halves.first),
        ("second half, all of it", &halves.rest),
    ] {
        println!("{name:<54}{:>10}{:>10}", half.len(), gzip_size(half)?);
    }
    Ok(())
}
