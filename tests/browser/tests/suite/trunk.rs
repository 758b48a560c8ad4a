//! A real `trunk serve` of the project, on a port and into a folder of its own.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use hashiya_browser_tests::dist::project;
use hashiya_browser_tests::wait::{Look, until_within};
use tempfile::TempDir;

/// How long the first build may take on a slow machine.
const BUILDING: Duration = Duration::from_secs(900);

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

    /// Trunk listens only when the first build is done.
    async fn wait_until_it_serves(&mut self) -> Result<()> {
        let port = self.port;
        let ended = until_within(BUILDING, "trunk serve to listen", || {
            let ended = self.process.try_wait();
            async move {
                if let Some(status) = ended? {
                    return Ok(Look::Found(Some(status)));
                }
                Ok(match TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
                    Ok(_) => Look::Found(None),
                    Err(error) => Look::NotYet(error.to_string()),
                })
            }
        })
        .await?;
        if let Some(status) = ended {
            let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            bail!("trunk serve ended with {status}:\n{log}");
        }
        Ok(())
    }
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
