//! Running other programs: a clean environment, progress for long runs, and errors with a reason.

use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::collections::VecDeque;
use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How many of a failed program's last lines are shown.
const TAIL_LINES: usize = 20;
/// How often a long run reports that it is still at work.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// A command in the folder `dir`, without the variables that cargo and rustup set for this
/// program: they would pin every child to the toolchain this program was started with, and a
/// toolchain chosen for the folder during set-up would be ignored.
pub fn command(program: impl AsRef<OsStr>, dir: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(dir);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(set_by_cargo) {
            command.env_remove(&name);
        }
    }
    for name in ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
        if let Some(kept) = library_path_without_toolchains(name) {
            command.env(name, kept);
        }
    }
    command
}

/// Trunk in the project's folder.
pub fn trunk(project: &Project) -> Command {
    let mut trunk = command("trunk", &project.root);
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        // Trunk takes only `true` or `false` here, and refuses the usual `1`.
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

/// Whether the variable is one that `cargo run` or a rustup proxy sets for the program it runs.
fn set_by_cargo(name: &str) -> bool {
    matches!(
        name,
        "CARGO"
            | "CARGO_MANIFEST_DIR"
            | "CARGO_MANIFEST_PATH"
            | "CARGO_BIN_NAME"
            | "CARGO_CRATE_NAME"
            | "CARGO_PRIMARY_PACKAGE"
            | "OUT_DIR"
            | "RUSTC"
            | "RUSTDOC"
            | "RUSTUP_TOOLCHAIN"
            | "RUSTUP_TOOLCHAIN_SOURCE"
            | "RUST_RECURSION_COUNT"
    ) || name.starts_with("CARGO_PKG_")
}

/// The library path `name` without the folders that cargo put in front (its target folder and
/// the toolchain's own libraries); `None` when the variable is not set.
fn library_path_without_toolchains(name: &str) -> Option<std::ffi::OsString> {
    let value = env::var_os(name)?;
    let executable = env::current_exe().unwrap_or_default();
    let target = executable.parent().unwrap_or(Path::new(""));
    let kept = env::split_paths(&value).filter(|entry| {
        let of_cargo = !target.as_os_str().is_empty() && entry.starts_with(target);
        let of_rustup = entry.components().any(|part| part.as_os_str() == "toolchains");
        !(of_cargo || of_rustup)
    });
    env::join_paths(kept).ok()
}

/// Where `program` is found on the PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ".bat"]
    } else {
        &[""]
    };
    env::split_paths(&path)
        .flat_map(|dir| endings.iter().map(move |ending| dir.join(format!("{program}{ending}"))))
        .find(|candidate| is_executable(candidate))
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| {
            let word = word.to_string_lossy();
            if word.contains(' ') {
                format!("'{word}'")
            } else {
                word.into_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a short command and returns what it wrote to its standard output, trimmed.
///
/// # Errors
/// When it cannot be started or fails; the message carries the end of its error output.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("`{}` could not be started", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({}){}", shown(command), output.status, last_words(&output));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn last_words(output: &Output) -> String {
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let from = lines.len().saturating_sub(TAIL_LINES);
    lines[from..].iter().map(|line| format!("\n    {line}")).collect()
}

/// Runs a command with its output on the terminal.
///
/// # Errors
/// When it cannot be started or does not end well.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("`{}` could not be started", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command whose standard output goes to `line`, line by line, and the rest to the terminal.
/// Answers how it ended, well or not.
///
/// # Errors
/// When it cannot be started or read.
pub fn run_by_line(command: &mut Command, mut line: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{}` could not be started", shown(command)))?;
    if let Some(output) = child.stdout.take() {
        for text in BufReader::new(output).split(b'\n') {
            let text = text.with_context(|| format!("what `{}` says cannot be read", shown(command)))?;
            line(String::from_utf8_lossy(&text).trim_end_matches('\r'));
        }
    }
    Ok(child.wait()?)
}

/// The last lines that a running program wrote, shared with the threads that read it.
#[derive(Clone, Default)]
struct Tail(Arc<Mutex<VecDeque<String>>>);

impl Tail {
    fn push(&self, line: String) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() == TAIL_LINES {
            lines.pop_front();
        }
        lines.push_back(line);
    }

    fn lines(&self) -> Vec<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .cloned()
            .collect()
    }

    /// Reads `stream` to its end in a thread of its own.
    fn follow(&self, stream: impl Read + Send + 'static) -> thread::JoinHandle<()> {
        let tail = self.clone();
        thread::spawn(move || {
            for line in BufReader::new(stream).split(b'\n').map_while(std::io::Result::ok) {
                // A progress bar redraws its line after a carriage return: its last state counts.
                let line = String::from_utf8_lossy(&line);
                let line = line.trim_end().rsplit('\r').next().unwrap_or_default().trim();
                if !line.is_empty() {
                    tail.push(line.to_owned());
                }
            }
        })
    }
}

/// Runs a long command quietly, with a line every few seconds that says how far it is.
///
/// # Errors
/// When it cannot be started or fails; the message carries its last lines.
pub fn run_with_progress(command: &mut Command) -> Result<()> {
    println!("    $ {}", shown(command));
    let mut child = command
        // A tool's stack trace would push its reason out of the last lines.
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{}` could not be started", shown(command)))?;
    let tail = Tail::default();
    let readers = [
        child.stdout.take().map(|stream| tail.follow(stream)),
        child.stderr.take().map(|stream| tail.follow(stream)),
    ];
    let status = wait_with_heartbeat(&mut child, &tail)?;
    for reader in readers.into_iter().flatten() {
        // A reader only ends early when it panicked; what it had read is in `tail` already.
        let _ = reader.join();
    }
    if !status.success() {
        let lines: String = tail.lines().iter().map(|line| format!("\n    {line}")).collect();
        bail!("`{}` failed ({status}); its last lines:{lines}", shown(command));
    }
    Ok(())
}

fn wait_with_heartbeat(child: &mut Child, tail: &Tail) -> Result<ExitStatus> {
    let start = Instant::now();
    let mut next = HEARTBEAT;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() >= next {
            let last = tail.lines().pop().unwrap_or_else(|| "at work".to_owned());
            println!("    {:>4} s  {last}", next.as_secs());
            next += HEARTBEAT;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_of_cargo_are_told_from_the_users() {
        for name in ["CARGO", "RUSTUP_TOOLCHAIN", "CARGO_PKG_NAME", "RUSTC"] {
            assert!(set_by_cargo(name), "{name}");
        }
        for name in ["CARGO_HOME", "CARGO_TARGET_DIR", "RUSTUP_HOME", "PATH", "RUSTFLAGS"] {
            assert!(!set_by_cargo(name), "{name}");
        }
    }

    #[test]
    fn a_failure_carries_the_last_lines() {
        if cfg!(windows) {
            return;
        }
        let mut failing = Command::new("sh");
        failing.args(["-c", "echo first; echo the reason >&2; exit 3"]);
        let error = run_with_progress(&mut failing).unwrap_err().to_string();
        assert!(
            error.contains("the reason") && error.contains("exit status: 3"),
            "{error}"
        );
    }

    #[test]
    fn lines_come_one_by_one_whatever_the_end() {
        if cfg!(windows) {
            return;
        }
        let mut lines = Vec::new();
        let mut failing = Command::new("sh");
        failing.args(["-c", "echo one; echo; printf '\\377two'; exit 3"]);
        let status = run_by_line(&mut failing, |line| lines.push(line.to_owned())).unwrap();
        assert_eq!((lines.join("|").as_str(), status.code()), ("one||\u{fffd}two", Some(3)));
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err().to_string();
        assert!(error.contains("no-such-program-here"), "{error}");
    }

    #[test]
    fn words_with_spaces_are_quoted() {
        let mut command = Command::new("echo");
        command.args(["one", "two words"]);
        assert_eq!(shown(&command), "echo one 'two words'");
    }
}
