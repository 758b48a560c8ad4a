//! A real `trunk serve` of the project, on a port and into a folder of its own.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::dist::project;
use hashiya_browser_tests::wait::{Look, until_within};
use tempfile::TempDir;

/// How long the first build may take on a slow machine.
const BUILDING: Duration = Duration::from_secs(900);

/// How often a page that does not come up is loaded: a page that was caught while Trunk put a
/// second build in place of the first has lost its code, and a developer would load it again.
const LOADS: usize = 3;

/// A running development server. Dropping it stops it.
pub struct DevelopmentServer {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl DevelopmentServer {
    /// Starts the program `trunk` and waits until it serves.
    pub async fn start(trunk: &Path) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let folder = tempfile::Builder::new().prefix("hashiya-trunk-").tempdir()?;
        let log = std::fs::File::create(folder.path().join("log"))?;
        let process = Command::new(trunk)
            .args(["serve", "--address", "127.0.0.1", "--port", &port.to_string(), "--dist"])
            .arg(folder.path().join("dist"))
            .current_dir(project())
            // Trunk 0.21 refuses to start with the usual value 1 of this variable.
            .env_remove("NO_COLOR")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {}", trunk.display()))?;
        let mut server = Self { process, port, folder };
        server.wait_until_it_serves().await?;
        Ok(server)
    }

    /// Where it serves.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What Trunk has said so far.
    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_else(|error| error.to_string())
    }

    /// Trunk listens when the first build is done, also when that failed: so the page itself is
    /// asked for. (And another program may have been given the port meanwhile.)
    async fn wait_until_it_serves(&mut self) -> Result<()> {
        let port = self.port;
        let ended = until_within(BUILDING, "trunk serve to serve the page", || {
            let ended = self.process.try_wait();
            async move {
                if let Some(status) = ended? {
                    return Ok(Look::Found(Some(status)));
                }
                Ok(match page_served_at(port) {
                    Ok(()) => Look::Found(None),
                    Err(error) => Look::NotYet(format!("{error:#}")),
                })
            }
        })
        .await
        .with_context(|| self.log())?;
        if let Some(status) = ended {
            bail!("trunk serve ended with {status}:\n{}", self.log());
        }
        Ok(())
    }

    /// Opens the library of the page that this server serves.
    pub async fn open_library(&self, app: &App) -> Result<()> {
        let mut outcome = app.open_library().await;
        for _ in 1..LOADS {
            if let Err(error) = &outcome {
                let page = "return `${location.href}\\n${document.documentElement.outerHTML}`;";
                let page = app.browser.run(page, vec![]).await?;
                println!("loading the page again: {error:#}\n{page}\n{}", self.log());
                outcome = app.open_library().await;
            }
        }
        outcome.with_context(|| self.log())
    }
}

/// Whether the server at this port answers with the page.
fn page_served_at(port: u16) -> Result<()> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET / HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    ensure!(
        answer.contains("hashiya-app"),
        "another answer: {}",
        answer.lines().next().unwrap_or("an empty one")
    );
    Ok(())
}

impl Drop for DevelopmentServer {
    fn drop(&mut self) {
        if let Some(group) = rustix::process::Pid::from_raw(self.process.id().cast_signed()) {
            // It may have ended already: then there is nothing to end.
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = self.process.wait();
    }
}
