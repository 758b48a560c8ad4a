//! `cargo xtask serve`: Trunk's server, with the address said clearly once the page is there.

use crate::process::{self, command, shown};
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::env;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::Duration;

/// Where Trunk serves when nothing else is asked for.
const USUAL_PORT: u16 = 8080;
/// How many ports are tried from the usual one on.
const PORTS_TRIED: u16 = 100;
/// How often the server is asked whether it is up.
const POLL: Duration = Duration::from_millis(200);

/// Serves the page until it is interrupted. `arguments` go to Trunk.
///
/// # Errors
/// When no port is free or Trunk cannot be started or fails.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let mut trunk = process::trunk(project);
    trunk.arg("serve").args(arguments);
    let port = match wanted_port(arguments)? {
        Some(port) => port,
        None => {
            let port = free_port()?;
            if port != USUAL_PORT {
                println!("Port {USUAL_PORT} is taken: serving on {port} instead.");
                trunk.args(["--port", &port.to_string()]);
            }
            port
        }
    };
    if arguments.iter().any(|word| word.starts_with("--tls")) {
        // Asking an encrypted server needs more than this program has: Trunk itself says where.
        println!("Trunk prints the address below.");
    } else {
        announce_later(project, port)?;
    }
    println!("$ {}", shown(&trunk));
    become_server(trunk)
}

/// The port that the arguments or Trunk's variable ask for.
fn wanted_port(arguments: &[String]) -> Result<Option<u16>> {
    let variable = env::var("TRUNK_SERVE_PORT").ok();
    let Some(text) = port_argument(arguments).or(variable.as_deref()) else {
        return Ok(None);
    };
    let port = text.parse().with_context(|| format!("{text:?} is no port number"))?;
    Ok(Some(port))
}

/// What `--port` or `-p` is given, in any of the ways that Trunk reads.
fn port_argument(arguments: &[String]) -> Option<&str> {
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if word == "--port" || word == "-p" {
            return words.next().map(String::as_str);
        }
        if let Some(value) = word.strip_prefix("--port=") {
            return Some(value);
        }
        if let Some(value) = word.strip_prefix("-p") {
            return Some(value.strip_prefix('=').unwrap_or(value));
        }
    }
    None
}

fn free_port() -> Result<u16> {
    let mut ports = USUAL_PORT..USUAL_PORT + PORTS_TRIED;
    ports
        .find(|&port| is_free(port))
        .with_context(|| format!("no port from {USUAL_PORT} on is free; name one: cargo xtask serve -- --port N"))
}

/// Whether the port is free on both loopback addresses, as Trunk takes both. An address that the
/// machine does not have is not in the way.
fn is_free(port: u16) -> bool {
    let addresses: [SocketAddr; 2] = [(Ipv4Addr::LOCALHOST, port).into(), (Ipv6Addr::LOCALHOST, port).into()];
    addresses.into_iter().all(|address| match TcpListener::bind(address) {
        Ok(_) => true,
        Err(error) => error.kind() != ErrorKind::AddrInUse,
    })
}

/// Starts a second process of this program that prints the address once the server answers: this
/// process itself becomes the server.
fn announce_later(project: &Project, port: u16) -> Result<()> {
    let program = env::current_exe().context("this program cannot find itself")?;
    let mut announcer = command(program, &project.root);
    // The variable tells where the project is, as cargo did for this process.
    announcer.env("CARGO_MANIFEST_DIR", project.root.join("xtask"));
    announcer.args(["announce", &port.to_string()]);
    announcer
        .spawn()
        .context("the process that prints the address could not be started")?;
    Ok(())
}

/// `cargo xtask announce PORT`: waits for the server, prints its address, and ends. Ends as well
/// when the server is gone.
///
/// # Errors
/// When the port is no number or the terminal cannot be written to.
pub fn announce(port: &str) -> Result<()> {
    let port: u16 = port.parse().with_context(|| format!("{port:?} is no port number"))?;
    let server = parent();
    let mut complained = false;
    while parent() == server {
        match status_of_page(port) {
            Some(200) => {
                // After Trunk's own last lines.
                thread::sleep(POLL);
                println!("\n  Hashiya is ready:  http://localhost:{port}/\n  Stop it with Ctrl+C.\n");
                return Ok(());
            }
            Some(_) if !complained => {
                println!("\n  The server is up, but the build failed (see above).");
                println!("  It builds again when a file changes; the address comes then.\n");
                complained = true;
            }
            _ => {}
        }
        thread::sleep(POLL);
    }
    Ok(())
}

/// The status with which the server answers a request for the page, if it answers.
fn status_of_page(port: u16) -> Option<u16> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    write!(stream, "GET / HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n").ok()?;
    let mut answer = [0; 64];
    let length = stream.read(&mut answer).ok()?;
    status_in(&String::from_utf8_lossy(&answer[..length]))
}

/// The status in the first line of an answer.
fn status_in(answer: &str) -> Option<u16> {
    answer.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()
}

/// The process that waits for this one; on other systems than Unix nothing tells.
fn parent() -> u32 {
    #[cfg(unix)]
    return std::os::unix::process::parent_id();
    #[cfg(not(unix))]
    return 0;
}

/// Replaces this process by the server, so that whoever stops this process stops the server.
#[cfg(unix)]
fn become_server(mut trunk: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = trunk.exec();
    bail!("`{}` could not be started: {error}", shown(&trunk));
}

#[cfg(not(unix))]
fn become_server(mut trunk: Command) -> Result<()> {
    let status = trunk.status().context("trunk could not be started")?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(&trunk));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_port_is_read_in_all_its_forms() {
        for text in ["--port 99", "--open --port=99", "-p 99", "-p99", "-p=99 --open"] {
            assert_eq!(port_argument(&words(text)), Some("99"), "{text}");
        }
        for text in ["", "--open", "--proxy-ws --port"] {
            assert_eq!(port_argument(&words(text)), None, "{text}");
        }
        assert!(wanted_port(&words("--port many")).is_err());
    }

    #[test]
    fn a_taken_port_is_seen_on_either_address() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(!is_free(port));
        drop(listener);
        assert!(is_free(port));
    }

    #[test]
    fn an_answer_tells_its_status() {
        assert_eq!(status_in("HTTP/1.0 200 OK\r\n"), Some(200));
        assert_eq!(status_in("HTTP/1.1 404 Not Found\r\n"), Some(404));
        assert_eq!(status_in("SSH-2.0"), None);
    }
}
