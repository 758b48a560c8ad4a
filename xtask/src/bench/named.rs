//! The release build once more with the names of its functions, for the benchmark that says what is slow.

use crate::pins::WASM_TARGET;
use crate::process::{command, run};
use crate::project::Project;
use crate::release;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What the page's program is called, as a binary and in the build.
const PROGRAM: &str = "hashiya-app";

/// Makes a copy of the finished build whose program keeps its names, by the steps by which Trunk makes it;
/// answers where it is. Compiles nothing when the finished build is that of the present source.
///
/// # Errors
/// When a tool fails, or the finished build has no program.
pub fn make(project: &Project, target_folder: &Path) -> Result<PathBuf> {
    run(command("cargo", &project.root).args(["build", "--release", "--bin", PROGRAM, "--target", WASM_TARGET]))?;
    let scratch = project.scratch().join("named");
    let made = scratch.join("program");
    let built = target_folder
        .join(WASM_TARGET)
        .join("release")
        .join(format!("{PROGRAM}.wasm"));
    run(command("wasm-bindgen", &project.root)
        .args(["--target", "web", "--no-typescript", "--out-name", PROGRAM])
        .arg("--out-dir")
        .arg(&made)
        .arg(&built))?;
    let module = made.join(format!("{PROGRAM}_bg.wasm"));
    run(command("wasm-opt", &project.root)
        .args(["-Oz", "-g"])
        .arg(&module)
        .arg("-o")
        .arg(&module))?;
    let dist = scratch.join("dist");
    release::copy_anew(&project.dist(), &dist)?;
    let (script, module_name) = program(&dist)?;
    let copy = |from: PathBuf, to: PathBuf| {
        fs::copy(&from, &to).with_context(|| format!("{} cannot be copied to {}", from.display(), to.display()))
    };
    copy(made.join(format!("{PROGRAM}.js")), dist.join(script))?;
    copy(module, dist.join(module_name))?;
    without_checksums(&dist)?;
    Ok(dist)
}

/// The names that the program's script and module have in a build.
fn program(dist: &Path) -> Result<(String, String)> {
    for entry in fs::read_dir(dist).with_context(|| dist.display().to_string())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix("_bg.wasm") {
            return Ok((format!("{stem}.js"), name.clone()));
        }
    }
    anyhow::bail!("{} has no program", dist.display())
}

/// Takes out the checksums that Trunk writes beside the program's files: they are others now.
fn without_checksums(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
    fs::write(&page, without_attribute(&html, "integrity"))
        .with_context(|| format!("{} cannot be written", page.display()))
}

/// The page without an attribute, which stands in double quotes.
fn without_attribute(html: &str, name: &str) -> String {
    let begin = format!(" {name}=\"");
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(&begin) {
        kept.push_str(before);
        rest = after.split_once('"').map_or("", |(_, rest)| rest);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::without_attribute;

    #[test]
    fn an_attribute_goes_and_nothing_else() {
        assert_eq!(
            without_attribute(
                "<link rel=\"a\" integrity=\"sha384-x\" href=\"b\"><p integrity=\"\">c</p>",
                "integrity"
            ),
            "<link rel=\"a\" href=\"b\"><p>c</p>"
        );
        assert_eq!(without_attribute("<p>c</p>", "integrity"), "<p>c</p>");
    }
}
