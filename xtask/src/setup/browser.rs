//! The browsers that the tests drive, with their WebDriver servers.

use super::step::{Step, require};
use super::{apt, tools};
use crate::pins;
use crate::process::{self, command};
use crate::project::Project;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

/// A browser engine that the tests can run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's MiniBrowser.
    Webkit,
}

impl Engine {
    /// All engines, in the order they are tested in.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKitGTK",
        }
    }

    /// The steps that bring it with its driver.
    pub(super) fn steps(self) -> Vec<Step> {
        match self {
            Self::Chromium => vec![CHROMIUM],
            Self::Firefox => vec![FIREFOX, GECKODRIVER],
            Self::Webkit => vec![WEBKIT],
        }
    }

    /// The name that the browser tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

/// Chromium with its driver.
const CHROMIUM: Step = Step {
    name: "Chromium and ChromeDriver",
    why: "the tests run the page in a real browser",
    takes: "about a minute (100 MB by Debian's packages)",
    check: check_chromium,
    install: |project| {
        apt::update(project)?;
        apt::install(project, pins::DEBIAN_CHROMIUM)
    },
    advice: "install Chrome or Chromium and the ChromeDriver of the same version with your \
             system's package manager, so that both are on the PATH; or name them in the \
             variables CHROMIUM and CHROMEDRIVER",
};

/// Firefox.
const FIREFOX: Step = Step {
    name: "Firefox",
    why: "--all-browsers runs the tests in it too",
    takes: "about a minute (by Debian's packages)",
    check: |_| {
        let path = process::find("firefox-esr").or_else(|| process::find("firefox"));
        Ok(path.context("no firefox on the PATH")?.display().to_string())
    },
    install: |project| {
        apt::update(project)?;
        apt::install(project, pins::DEBIAN_FIREFOX)
    },
    advice: "install Firefox with your system's package manager, so that it is on the PATH",
};

/// Firefox's WebDriver server.
const GECKODRIVER: Step = Step {
    name: "geckodriver",
    why: "the tests drive Firefox through it",
    takes: "about 2 minutes (it is compiled)",
    check: |project| {
        let path = process::find("geckodriver").context("no geckodriver on the PATH")?;
        let version = process::read(command(path, &project.root).arg("--version"))?;
        Ok(version.lines().next().unwrap_or_default().to_owned())
    },
    install: |project| tools::cargo_install(project, "geckodriver", pins::GECKODRIVER, "0", &["--locked"]),
    advice: "run `cargo install geckodriver` and see to what it says",
};

/// WebKitGTK, and a display for it: unlike the others it has no headless mode.
const WEBKIT: Step = Step {
    name: "WebKitGTK and Xvfb",
    why: "--all-browsers runs the tests in it too",
    takes: "about a minute (by Debian's packages)",
    check: |_| {
        for program in ["WebKitWebDriver", "xvfb-run", "xauth"] {
            process::find(program).with_context(|| format!("no {program} on the PATH"))?;
        }
        let browser = mini_browser().context("no MiniBrowser where WebKitGTK's packages put it")?;
        Ok(format!("{} with its driver, and xvfb-run", browser.display()))
    },
    install: |project| {
        apt::update(project)?;
        apt::install(project, pins::DEBIAN_WEBKIT)
    },
    advice: "WebKitGTK's WebDriver exists on Linux only; install webkit2gtk-driver, xvfb and xauth",
};

/// WebKitGTK's own small browser, which stands beside its library and not on the PATH.
fn mini_browser() -> Option<PathBuf> {
    let inside = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path())
    };
    let architectures = inside(PathBuf::from("/usr/lib")).chain([PathBuf::from("/usr/libexec")]);
    let named = env::var_os("WEBKIT_MINIBROWSER").map(PathBuf::from);
    let installed = architectures.flat_map(inside).map(|folder| folder.join("MiniBrowser"));
    let on_path = process::find("MiniBrowser");
    let mut found = named.into_iter().chain(on_path).chain(installed);
    found.find(|path| path.is_file())
}

/// The Chromium or Chrome to test in: the one the variable names, else the first that is found.
pub fn chromium() -> Option<PathBuf> {
    let names = [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    ];
    let usual = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    ];
    find("CHROMIUM", &names, &usual)
}

/// The driver that belongs to it.
pub fn chromedriver() -> Option<PathBuf> {
    let usual = [
        "/usr/lib/chromium/chromedriver",
        "/usr/lib/chromium-browser/chromedriver",
    ];
    find("CHROMEDRIVER", &["chromedriver"], &usual)
}

fn find(variable: &str, names: &[&str], usual: &[&str]) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    let on_path = || names.iter().find_map(|name| process::find(name));
    let installed = || usual.iter().map(PathBuf::from).find(|path| path.is_file());
    named.or_else(on_path).or_else(installed)
}

/// Both have to be there, and of the same major version: a driver refuses any other browser.
fn check_chromium(project: &Project) -> Result<String> {
    let browser = chromium().context("no Chromium or Chrome found")?;
    let driver = chromedriver().context("no chromedriver found")?;
    let driver_says = process::read(command(&driver, &project.root).arg("--version"))?;
    if cfg!(windows) {
        // Chrome opens a window there instead of saying its version.
        return Ok(format!("{} with {driver_says}", browser.display()));
    }
    let browser_says = process::read(command(&browser, &project.root).arg("--version"))?;
    require(
        major(&browser_says).is_some() && major(&browser_says) == major(&driver_says),
        || format!("{browser_says} and {driver_says} are not of the same version"),
    )?;
    Ok(format!("{browser_says} with its driver"))
}

/// The first number of the first word that looks like a version.
fn major(text: &str) -> Option<u32> {
    text.split_whitespace()
        .filter(|word| word.contains('.'))
        .find_map(|word| word.split('.').next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_first_number() {
        assert_eq!(major("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.8078.79 (6c1ffb-refs/heads@{#1})"), Some(156));
        assert_eq!(major("Google Chrome"), None);
    }
}
