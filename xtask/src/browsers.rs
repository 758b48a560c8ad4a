//! Running the browser suite's programs with everything they are told by the environment.

use crate::process::{self, command};
use crate::project::Project;
use crate::release;
use crate::setup::{self, Engine};
use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package of the browser suite.
pub const PACKAGE: &str = "hashiya-browser-tests";

/// The finished build once more, with the raw pages that a folder beside the checkout may hold
/// for the tests. Made anew each time, so that it is never older than the build.
fn with_shared_articles(project: &Project) -> Result<Option<PathBuf>> {
    let source = project.root.join("../shared/articles");
    if !source.is_dir() {
        return Ok(None);
    }
    let variant = project.root.join("target").join("dist-shared");
    release::with_other_articles(&project.dist(), &variant, &source)?;
    Ok(Some(variant))
}

/// What the programs of the browser suite's package are told by the environment, for one engine.
pub struct Programs<'a> {
    project: &'a Project,
    engine: Engine,
    told: Vec<(&'static str, PathBuf)>,
}

impl<'a> Programs<'a> {
    /// Finds what they need.
    ///
    /// # Errors
    /// When there is no finished build or no browser.
    pub fn find(project: &'a Project, engine: Engine) -> Result<Self> {
        let dist = project.dist();
        if !dist.join("index.html").is_file() || !dist.join("hashiya.html").is_file() {
            bail!(
                "there is no finished build in {}: run `cargo xtask build` first",
                dist.display()
            );
        }
        let mut told = vec![
            ("HASHIYA_DIST", dist),
            ("HASHIYA_BROWSER", engine.name().into()),
            ("HASHIYA_AXE", setup::axe_core(project).join("axe.min.js")),
            // For the tests that work beside a development server.
            ("HASHIYA_TRUNK", process::find("trunk").context("no trunk on the PATH")?),
        ];
        if let Some(shared) = with_shared_articles(project)? {
            println!("--> {} has the articles of ../shared/articles", shared.display());
            told.push(("HASHIYA_DIST_SHARED", shared));
        }
        if engine == Engine::Chromium {
            told.extend(chromium()?);
        }
        Ok(Self { project, engine, told })
    }

    /// `cargo ARGUMENTS`.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = under_display(self.project, self.engine);
        cargo.args(arguments).envs(self.told.iter().cloned());
        cargo
    }
}

/// `cargo ARGUMENTS` for the browser suite's package, in `engine`.
///
/// # Errors
/// When there is no finished build or no browser.
pub fn cargo(project: &Project, engine: Engine, arguments: &[&str]) -> Result<Command> {
    Ok(Programs::find(project, engine)?.cargo(arguments))
}

/// Draws the icons in `styles/icons/` anew, for which no build is needed.
///
/// # Errors
/// When there is no browser, or the program that draws them fails.
pub fn draw_icons(project: &Project) -> Result<()> {
    let mut cargo = command("cargo", &project.root);
    cargo.args(["run", "--package", PACKAGE, "--bin", "icons"]);
    cargo.env("HASHIYA_BROWSER", Engine::Chromium.name());
    cargo.envs(chromium()?);
    process::run(&mut cargo)
}

/// cargo, on a display of its own where the engine needs one and there is none.
fn under_display(project: &Project, engine: Engine) -> Command {
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some());
    if engine != Engine::Webkit || has_display {
        return command("cargo", &project.root);
    }
    let mut xvfb = command("xvfb-run", &project.root);
    xvfb.args(["--auto-servernum", "cargo"]);
    xvfb
}

/// The variables that name Chromium and its driver.
fn chromium() -> Result<[(&'static str, PathBuf); 2]> {
    Ok([
        ("CHROMIUM", setup::chromium().context("no Chromium or Chrome found")?),
        ("CHROMEDRIVER", setup::chromedriver().context("no chromedriver found")?),
    ])
}

/// The wasm tests: cargo with wasm-bindgen's runner in headless Chromium.
///
/// # Errors
/// When there is no driver.
pub fn wasm_tests(project: &Project) -> Result<Command> {
    let runner = process::find("wasm-bindgen-test-runner").context("no wasm-bindgen-test-runner on the PATH")?;
    let mut cargo = command("cargo", &project.root);
    cargo
        .args(["test", "--package", "hashiya", "--target", crate::pins::WASM_TARGET])
        .args(["--test", "wasm"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver_settings(&project.root));
    cargo.envs(chromium()?);
    Ok(cargo)
}

/// The settings that the runner starts Chromium with.
fn webdriver_settings(root: &Path) -> PathBuf {
    root.join("xtask").join("webdriver.json")
}
