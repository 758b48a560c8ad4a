//! The three browser engines: their programs, and the capabilities that a session asks for.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use fantoccini::Client;
use serde_json::{Value, json};

/// A browser engine that the suite can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver: the default, and the only one with its developer protocol.
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver; needs a display.
    WebKit,
}

/// What a session wants from its browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The browser's language, as a BCP 47 tag.
    pub language: String,
    /// Width and height of the window in CSS pixels.
    pub window: (u32, u32),
    /// Where the browser writes down everything that it asks the network for, its workers too; the
    /// file is whole when the browser was closed. A driven WebKitGTK cannot.
    pub net_log: Option<PathBuf>,
    /// Whether the browser installs pages at the driver's word, and launches them. Chromium does where it is driven by
    /// a pipe, which no other program can get at.
    pub can_install: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            language: "en".to_owned(),
            window: (1280, 900),
            net_log: None,
            can_install: false,
        }
    }
}

impl Options {
    /// The default window with the browser's language set to `language`.
    pub fn speaking(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            ..Self::default()
        }
    }
}

impl Engine {
    /// The engine named by `HASHIYA_BROWSER`, Chromium when it is not set.
    pub fn from_env() -> Result<Self> {
        match std::env::var("HASHIYA_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => bail!("HASHIYA_BROWSER={other}: use chromium, firefox or webkit"),
        }
    }

    /// The driver program of this engine.
    pub fn driver_program(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => program("CHROMEDRIVER", &["chromedriver"]),
            Self::Firefox => program("GECKODRIVER", &["geckodriver"]),
            Self::WebKit => program("WEBKITDRIVER", &["WebKitWebDriver"]),
        }
    }

    /// What the driver program is told beside its port.
    pub fn driver_arguments(self) -> &'static [&'static str] {
        match self {
            // Scripts in the browser's own window are allowed, and the browser takes any free port for
            // BiDi: the usual one is one for all.
            Self::Firefox => &["--allow-system-access", "--websocket-port=0"],
            Self::Chromium | Self::WebKit => &[],
        }
    }

    /// The browser program of this engine.
    fn browser_program(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => program("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]),
            Self::Firefox => program("FIREFOX", &["firefox", "firefox-esr"]),
            Self::WebKit => program("WEBKIT_MINIBROWSER", &["MiniBrowser"]),
        }
    }

    /// The capabilities of a new session on the profile folder `profile`, with downloads going to
    /// `downloads`.
    pub fn capabilities(self, profile: &Path, downloads: &Path, options: &Options) -> Result<Value> {
        let binary = self.browser_program()?;
        let wanted = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "binary": binary,
                    "args": chromium_arguments(profile, options),
                    "prefs": chromium_preferences(downloads, options),
                },
                "goog:loggingPrefs": {"browser": "ALL"},
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "webSocketUrl": true,
                "moz:firefoxOptions": {
                    "binary": binary,
                    "args": ["-headless", "-profile", profile,
                        "-width", options.window.0.to_string(), "-height", options.window.1.to_string()],
                    "prefs": firefox_preferences(downloads, options),
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {"binary": binary, "args": ["--automation"]},
            }),
        };
        Ok(wanted)
    }

    /// Gives the window the size asked for where no argument of the browser's does.
    pub async fn arrange(self, client: &Client, options: &Options) -> Result<()> {
        if self == Self::WebKit {
            let (width, height) = options.window;
            client.set_window_rect(0, 0, width, height).await?;
        }
        Ok(())
    }
}

/// Chromium's arguments: no window, nothing fetched on its own account, a profile of its own.
fn chromium_arguments(profile: &Path, options: &Options) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ]
    .map(str::to_owned)
    .to_vec();
    // Chromium's sandbox refuses to start as root.
    if rustix::process::geteuid().is_root() {
        arguments.push("--no-sandbox".to_owned());
    }
    let (width, height) = options.window;
    arguments.push(format!("--window-size={width},{height}"));
    arguments.push(format!("--lang={}", options.language));
    arguments.push(format!("--user-data-dir={}", profile.display()));
    if options.can_install {
        arguments.push("--remote-debugging-pipe".to_owned());
    }
    if let Some(file) = &options.net_log {
        arguments.push(format!("--log-net-log={}", file.display()));
    }
    arguments
}

fn chromium_preferences(downloads: &Path, options: &Options) -> Value {
    json!({
        "download.default_directory": downloads,
        "download.prompt_for_download": false,
        "profile.default_content_setting_values.automatic_downloads": 1,
        "intl.accept_languages": options.language,
    })
}

fn firefox_preferences(downloads: &Path, options: &Options) -> Value {
    json!({
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
        "browser.download.always_ask_before_handling_new_types": false,
        // It would take the keyboard from the page.
        "browser.download.alwaysOpenPanel": false,
        "browser.helperApps.neverAsk.saveToDisk": "application/json",
        "intl.accept_languages": options.language,
        "dom.serviceWorkers.testing.enabled": true,
        // What readers have: with a driver, all pages from the disk are of one origin.
        "security.fileuri.strict_origin_policy": true,
    })
}

/// The program named by the variable `variable`, or the first of `names` found on `PATH`.
fn program(variable: &str, names: &[&str]) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable).filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        if path.is_file() {
            return Ok(path);
        }
        bail!("{variable}={} is not a file", path.display());
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = names.iter().find_map(|name| {
        std::env::split_paths(&folders)
            .chain(webkit_folders())
            .map(|folder| folder.join(name))
            .find(|path| path.is_file())
    });
    match found {
        Some(path) => Ok(path),
        None => bail!(
            "{} not found on PATH: `cargo xtask setup` installs it, or set {variable}",
            names.join(" or ")
        ),
    }
}

/// Where WebKitGTK's packages put MiniBrowser, which is not on `PATH`:
/// `/usr/lib/<architecture>/webkit2gtk-<version>/` or `/usr/libexec/webkit2gtk-<version>/`.
fn webkit_folders() -> Vec<PathBuf> {
    let inside = |folder: PathBuf| {
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
    };
    let architectures = inside(PathBuf::from("/usr/lib")).filter(|path| path.is_dir());
    architectures
        .chain([PathBuf::from("/usr/libexec")])
        .flat_map(inside)
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("webkit"))
        })
        .collect()
}
