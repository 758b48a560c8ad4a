//! How long a development build takes after a change: what whoever works on the page waits for.
//!
//! A copy of the checkout is changed and built, with a target folder of its own that is kept from one
//! measurement to the next.

use crate::articles;
use crate::process::{self, command, read, run};
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often the source is changed and built again.
const CHANGES: usize = 5;

/// The file that is changed, and the place in it.
const CHANGED: (&str, &str) = ("src/ui/app.rs", "pub fn start() {\n");

/// Builds a copy of the checkout as `trunk serve` does, and again after each of some changes in
/// `src/ui`; prints how long the changes took. Answers where the build is.
///
/// # Errors
/// When the copy cannot be made, or a build fails.
pub fn measure(project: &Project) -> Result<PathBuf> {
    let folder = project.scratch().join("rebuild");
    let root = folder.join("checkout");
    copy_checkout(project, &root)?;
    let copy = Project { root };
    let build = || -> Result<Duration> {
        let start = Instant::now();
        run(process::trunk(&copy)
            .arg("build")
            // The copy may lack a folder that git ignores, and stands elsewhere.
            .env(articles::VARIABLE, articles::source(&project.root))
            .env("CARGO_TARGET_DIR", folder.join("target")))?;
        Ok(start.elapsed())
    };
    build()?;
    let file = copy.root.join(CHANGED.0);
    let source = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut times = Vec::new();
    for number in 1..=CHANGES {
        fs::write(&file, changed(&source, number)?).with_context(|| file.display().to_string())?;
        times.push(build()?);
    }
    times.sort();
    println!(
        "\na development build after a change in {}: {:.1} s ({:.1} to {:.1}, {CHANGES} changes)",
        CHANGED.0,
        times[CHANGES / 2].as_secs_f64(),
        times[0].as_secs_f64(),
        times[CHANGES - 1].as_secs_f64(),
    );
    Ok(copy.dist())
}

/// Makes `copy` hold what the checkout holds, but for what git ignores.
fn copy_checkout(project: &Project, copy: &Path) -> Result<()> {
    if copy.exists() {
        fs::remove_dir_all(copy).with_context(|| format!("{} cannot be emptied", copy.display()))?;
    }
    let listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let names = read(command("git", &project.root).args(listing))?;
    for name in names.split_terminator('\0') {
        let (from, to) = (project.root.join(name), copy.join(name));
        // What is deleted and not yet committed is listed all the same.
        if from.is_file() {
            let folder = to.parent().context("a file has a folder")?;
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
            fs::copy(&from, &to).with_context(|| format!("{} cannot be written", to.display()))?;
        }
    }
    Ok(())
}

/// The source with a statement more, another one for each number.
fn changed(source: &str, number: usize) -> Result<String> {
    let (before, after) = source
        .split_once(CHANGED.1)
        .with_context(|| format!("{} has no {:?}", CHANGED.0, CHANGED.1))?;
    let statement = format!("    web_sys::console::debug_1(&\"change {number}\".into());\n");
    Ok(format!("{before}{}{statement}{after}", CHANGED.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_another_one_at_the_same_place() {
        let source = "fn other() {\n}\npub fn start() {\n    draw();\n}\n";
        let [one, two] = [1, 2].map(|number| changed(source, number).unwrap());
        assert_ne!(one, two);
        assert!(
            one.starts_with("fn other() {\n}\npub fn start() {\n    web_sys"),
            "{one}"
        );
        assert!(one.ends_with(");\n    draw();\n}\n"), "{one}");
        assert!(changed("fn main() {}", 1).is_err());
    }
}
