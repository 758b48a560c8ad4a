//! Finds the languages of the interface: every file of `src/i18n/locales` is one, named by its tag.
//! Writes the module that declares and lists them, so that adding a language is adding its file.

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
    let list = tags.iter().map(|tag| format!("&{tag}::LANGUAGE")).collect::<Vec<_>>();
    let (count, list) = (list.len(), list.join(", "));
    writeln!(code, "pub(super) static ALL: [&super::Language; {count}] = [{list}];").map_err(io::Error::other)?;
    fs::write(Path::new(&variable("OUT_DIR")?).join("locales.rs"), code)
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
