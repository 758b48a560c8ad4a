//! One browser session: opened on a profile, closed in an orderly way, reopened on the same one, or
//! kept for another test.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator, elements::Element};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

use crate::connection::outliving;
use crate::driver::Driver;
use crate::engine::{Engine, Options};
use crate::firefox;
use crate::wait::{Look, until};

/// A browser profile in a temporary folder, removed when dropped.
pub struct Profile {
    folder: TempDir,
}

impl Profile {
    /// A profile that no browser has used yet.
    pub fn fresh() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("hashiya-browser-").tempdir()?;
        let profile = Self { folder };
        std::fs::create_dir(profile.user_data())?;
        std::fs::create_dir(profile.downloads())?;
        profile.prepare_webkit()?;
        Ok(profile)
    }

    /// The folder that everything of it is in.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Where the browser keeps its own files.
    pub fn user_data(&self) -> PathBuf {
        self.folder.path().join("profile")
    }

    /// Where downloads arrive.
    pub fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    /// WebKitGTK downloads to the user's download folder, which a file names; and the buttons of its
    /// window would keep that from being as narrow as a phone.
    fn prepare_webkit(&self) -> Result<()> {
        let config = self.folder.path().join("config");
        std::fs::create_dir_all(config.join("gtk-3.0"))?;
        let line = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", self.downloads().display());
        std::fs::write(config.join("user-dirs.dirs"), line)?;
        let bars = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px;
            -gtk-icon-transform: scale(0.1); }";
        std::fs::write(config.join("gtk-3.0/gtk.css"), bars)?;
        Ok(())
    }
}

/// What a browser was used for so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Use {
    /// Whether it has the usual options, and a profile that was its own from the beginning.
    pub is_usual: bool,
    /// The tests that had it before.
    pub tests: usize,
    /// The origins that it went to in the present test.
    pub origins: BTreeSet<String>,
}

impl Use {
    /// Takes note of an address that it goes to.
    fn note(&mut self, address: &str) -> Result<()> {
        let address = url::Url::parse(address).with_context(|| address.to_owned())?;
        if address.as_str() != "about:blank" {
            self.origins.insert(address.origin().ascii_serialization());
        }
        Ok(())
    }
}

/// A running browser. Dropping it ends the browser at once; [`Browser::close`] lets it shut down
/// in order, as a person closing the window does; [`Browser::end`] lets another test have it.
pub struct Browser {
    client: Client,
    engine: Engine,
    /// Width and height of the window at the beginning, as the driver counts them.
    window: (u64, u64),
    used: Mutex<Use>,
    // Before the profile: the browser has to be gone when its folder is removed.
    driver: Driver,
    profile: Profile,
}

impl Browser {
    /// Opens a browser on `profile`.
    pub async fn open(profile: Profile, options: &Options) -> Result<Self> {
        let engine = Engine::from_env()?;
        let driver = Driver::start(engine, profile.folder.path(), options).await?;
        let wanted = engine.capabilities(&profile.user_data(), &profile.downloads(), options)?;
        let Value::Object(wanted) = wanted else {
            bail!("capabilities must be an object");
        };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted);
        let url = driver.url();
        let client = outliving(async move { Ok(builder.connect(&url).await?) })
            .await
            .with_context(|| driver_log(profile.folder.path()))?;
        engine.arrange(&client, options).await?;
        let window = client.get_window_size().await?;
        let browser = Self {
            client,
            engine,
            window,
            used: Mutex::default(),
            driver,
            profile,
        };
        if let (Engine::Firefox, Some(file)) = (engine, &options.net_log) {
            firefox::log_requests(&browser, file).await?;
        }
        Ok(browser)
    }

    /// Closes the browser in an orderly way and gives back its profile.
    pub async fn close(self) -> Result<Profile> {
        self.client.close().await?;
        drop(self.driver);
        Ok(self.profile)
    }

    /// Ends the driver and every process of the browser at once, as a power failure would, and gives
    /// back the profile.
    pub fn kill(self) -> Profile {
        drop(self.driver);
        self.profile
    }

    /// The engine of this session.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The folder that downloads arrive in.
    pub fn downloads(&self) -> PathBuf {
        self.profile.downloads()
    }

    /// Width and height of the window at the beginning, as the driver counts them.
    pub(crate) fn window(&self) -> (u64, u64) {
        self.window
    }

    /// What the browser was used for so far.
    pub(crate) fn used(&self) -> MutexGuard<'_, Use> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the browser keeps its own files.
    pub fn user_data(&self) -> PathBuf {
        self.profile.user_data()
    }

    /// The WebDriver client, for what has no name here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to `url` and waits for the page's load event.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.used().note(url)?;
        let address = Url::parse(url).with_context(|| url.to_owned())?;
        let here = self.client.current_url().await?;
        let go = async {
            let went = self.client.goto(url).await;
            went.with_context(|| format!("going to {url}"))
        };
        // Firefox's driver takes any address with the same hash for the same page, and does not wait.
        let is_mistaken = self.engine == Engine::Firefox
            && here != address
            && address.fragment().is_some()
            && address.fragment() == here.fragment();
        if !is_mistaken {
            return go.await;
        }
        self.run("window.__before = true;", vec![]).await?;
        go.await?;
        self.wait_for_another_document().await
    }

    /// Loads the page again, as the reader's own reload does: the drivers' command for it leaves
    /// out the service worker in Firefox, as a forced reload would.
    pub async fn reload(&self) -> Result<()> {
        self.run("window.__before = true; location.reload();", vec![]).await?;
        self.wait_for_another_document().await
    }

    /// Waits until there is a document without the mark of the one before it, and all of it is loaded.
    async fn wait_for_another_document(&self) -> Result<()> {
        let loaded = "return window.__before ? 'before' : document.readyState;";
        self.until("the page again", loaded, vec![], |seen| seen == "complete")
            .await?;
        Ok(())
    }

    /// Runs `script` as a function body in the page, with the helpers of `page.js` at hand, and
    /// gives back what it returns.
    ///
    /// In Firefox the script has a global object of its own in front of the page's: what is to be seen
    /// by the page, or by a later script, is set on `window`; and the page's own `Date`, `Error` and so
    /// on are `window.Date` and `window.Error`.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("{}\n{script}", include_str!("page.js"));
        Ok(self.client.execute(&script, arguments).await?)
    }

    /// [`run`](Self::run) for a script that answers later, by calling its last argument.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("{}\n{script}", include_str!("page.js"));
        Ok(self.client.execute_async(&script, arguments).await?)
    }

    /// Runs `script` until `holds` accepts its answer, and gives that back.
    pub async fn until(
        &self,
        what: &str,
        script: &str,
        arguments: Vec<Value>,
        holds: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        until(what, || async {
            let seen = self.run(script, arguments.clone()).await?;
            Ok(Look::when(holds(&seen), seen.clone(), seen))
        })
        .await
    }

    /// The first element that `selector` finds, waiting for it.
    pub async fn element(&self, selector: &str) -> Result<Element> {
        until(&format!("an element {selector}"), || async {
            let found = self.client.find(Locator::Css(selector)).await;
            Ok(match found {
                Ok(element) => Look::Found(element),
                Err(error) => Look::NotYet(error.to_string()),
            })
        })
        .await
    }

    /// A command of Chromium's developer protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        if self.engine != Engine::Chromium {
            bail!("{command}: only Chromium has the developer protocol");
        }
        let body = json!({"cmd": command, "params": parameters});
        self.vendor("goog/cdp/execute", body).await
    }

    /// A command that only this engine's driver has, at `path` below the session's address.
    pub(crate) async fn vendor(&self, path: &'static str, body: Value) -> Result<Value> {
        Ok(self.client.issue_cmd(Vendor { path, body }).await?)
    }

    /// What the browser has logged since this was last asked: console messages, failed requests and
    /// policy violations, each with its `level`, of which `SEVERE` is the worst. Firefox tells of the
    /// page's faults alone, WebKitGTK of nothing.
    pub async fn take_log(&self) -> Result<Vec<Value>> {
        let log = match self.engine {
            Engine::Chromium => self.vendor("se/log", json!({"type": "browser"})).await?,
            Engine::Firefox => firefox::run(self, "return takeFaults();", vec![]).await?,
            Engine::WebKit => bail!("a driven WebKitGTK shows no log"),
        };
        match log {
            Value::Array(entries) => Ok(entries),
            other => bail!("the browser log is not a list: {other}"),
        }
    }
}

/// A driver's own command below the session's address.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// What the driver wrote, for the message when no session could be had.
fn driver_log(folder: &Path) -> String {
    let log = std::fs::read_to_string(folder.join("driver.log")).unwrap_or_default();
    format!("no session; the driver wrote:\n{log}")
}
