//! The WebDriver process of one session: started on a free port, ended with all its children, also
//! when this program ends without a word to it.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::engine::{Engine, Options};
use crate::wait::{Look, until};

/// A running driver. Dropping it ends the driver and the browser that it started.
pub struct Driver {
    process: Child,
    port: u16,
    watch: Child,
}

/// Waits until its input ends, which it does when this program is gone in whatever way; then ends the
/// driver's group and removes the folder.
const WATCH: &str = r#"read -r _; kill -KILL "-$1"; rm -rf -- "$2" || { sleep 1; rm -rf -- "$2"; }"#;

impl Driver {
    /// Starts the driver of `engine`; its output goes to a file in `folder`, which is also the
    /// home of everything that it and the browser write.
    pub async fn start(engine: Engine, folder: &Path, options: &Options) -> Result<Self> {
        let program = engine.driver_program()?;
        let port = free_port()?;
        let log = File::create(folder.join("driver.log")).context("driver log")?;
        let mut process = Command::new(&program)
            .arg(format!("--port={port}"))
            .envs(environment(engine, folder, options))
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            // A group of its own, so that the browser goes with the driver.
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let watch = watch(process.id(), folder).inspect_err(|_| end(&mut process))?;
        let mut driver = Self { process, port, watch };
        driver.wait_until_it_listens(folder).await?;
        Ok(driver)
    }

    /// The address that WebDriver commands go to.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    async fn wait_until_it_listens(&mut self, folder: &Path) -> Result<()> {
        let port = self.port;
        until("the driver to listen", || {
            let ended = self.process.try_wait();
            async move {
                if let Some(status) = ended? {
                    return Ok(Look::Found(Err(status)));
                }
                let connected = TcpStream::connect((Ipv4Addr::LOCALHOST, port));
                Ok(match connected {
                    Ok(_) => Look::Found(Ok(())),
                    Err(error) => Look::NotYet(error.to_string()),
                })
            }
        })
        .await?
        .or_else(|status| {
            let log = std::fs::read_to_string(folder.join("driver.log")).unwrap_or_default();
            bail!("the driver ended with {status}: {log}")
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // First what would end the group later, when another may have its number.
        end(&mut self.watch);
        end(&mut self.process);
    }
}

/// Ends the process with its group.
fn end(process: &mut Child) {
    if let Some(group) = rustix::process::Pid::from_raw(process.id().cast_signed()) {
        // It may have ended already: then there is nothing to end.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = process.wait();
}

/// Starts what ends the driver's group when this program is gone.
fn watch(group: u32, folder: &Path) -> Result<Child> {
    Command::new("sh")
        .args(["-c", WATCH, "sh"])
        .arg(group.to_string())
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // A group of its own: an interrupt at the terminal is for this program.
        .process_group(0)
        .spawn()
        .context("cannot start sh")
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}

/// Folders of the session's own, and the language: GTK and Chromium take theirs from `LANGUAGE`.
fn environment(engine: Engine, folder: &Path, options: &Options) -> Vec<(&'static str, String)> {
    let inside = |name: &str| folder.join(name).display().to_string();
    let mut environment = vec![
        ("LANGUAGE", options.language.clone()),
        ("TMPDIR", folder.display().to_string()),
        ("XDG_CONFIG_HOME", inside("config")),
        ("XDG_CACHE_HOME", inside("cache")),
        ("XDG_DATA_HOME", inside("data")),
    ];
    if engine == Engine::WebKit {
        // On a display without graphics of its own, no frame is drawn but where a command waits for one:
        // no smooth scrolling, no animation, no paragraph that comes into sight.
        environment.push(("WEBKIT_DISABLE_DMABUF_RENDERER", "1".to_owned()));
    }
    environment
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether any process of the group is left.
    fn is_there(group: u32) -> bool {
        let group = rustix::process::Pid::from_raw(group.cast_signed()).expect("a process");
        rustix::process::test_kill_process_group(group).is_ok()
    }

    #[tokio::test]
    async fn what_a_driver_started_ends_with_this_program() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let inside = folder.path().join("profile");
        std::fs::create_dir(&inside)?;
        let mut driver = Command::new("sleep").arg("600").process_group(0).spawn()?;
        let mut watch = watch(driver.id(), &inside)?;
        assert!(is_there(driver.id()));
        // As it is closed when this program ends.
        drop(watch.stdin.take());
        for process in [&mut watch, &mut driver] {
            until("the process to end", || {
                let ended = process.try_wait();
                async move { Ok(Look::when(ended?.is_some(), (), "it runs")) }
            })
            .await?;
        }
        assert!(!is_there(driver.id()) && !inside.exists());
        Ok(())
    }
}
