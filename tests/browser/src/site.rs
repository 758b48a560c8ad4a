//! A web server for a built app on a port of its own: it can be stopped and started again, made
//! to fail at a path, made to answer other bytes, and it remembers every request.

use std::collections::{BTreeSet, HashMap};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use serde_json::json;

mod http;
mod plan;
mod scripts;

pub use plan::{Caching, Fault};

use plan::{Plan, Shared};

/// The ports that sites of this program have had.
static PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A listener on a port that no site of this program has had: its origin is new to every browser that
/// the program has started.
fn on_a_port_of_its_own() -> Result<TcpListener> {
    // Kept open until there is a new one, so that the system does not offer the same again.
    let mut used = Vec::new();
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        if PORTS.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(listener);
        }
        used.push(listener);
    }
}

/// A running (or stopped) web server on 127.0.0.1.
pub struct Site {
    shared: Arc<Shared>,
    port: u16,
    acceptor: Mutex<Option<JoinHandle<()>>>,
}

impl Site {
    /// Serves the folder `root`.
    pub fn serve(root: &Path) -> Result<Self> {
        let listener = on_a_port_of_its_own()?;
        let port = listener.local_addr()?.port();
        let plan = Plan {
            root: root.to_owned(),
            fault: None,
            faults: HashMap::new(),
            replaced: HashMap::new(),
            compressed: HashMap::new(),
            head_scripts: Vec::new(),
            requests: Vec::new(),
            caching: Caching::Never,
        };
        let shared = Shared {
            running: AtomicBool::new(false),
            plan: Mutex::new(plan),
        };
        let site = Self {
            shared: Arc::new(shared),
            port,
            acceptor: Mutex::new(None),
        };
        site.accept_on(listener);
        Ok(site)
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Stops the server: from now on connections are refused.
    pub fn stop(&self) {
        self.shared.running.store(false, Ordering::SeqCst);
        // Wakes the accepting thread, which then sees that it is over.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        let acceptor = self.acceptor.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = acceptor {
            // A panic in the server shows as refused connections; there is nothing to add here.
            let _ = thread.join();
        }
    }

    /// Starts the server again on the same port.
    pub fn restart(&self) -> Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).context("the old port again")?;
        self.accept_on(listener);
        Ok(())
    }

    /// Makes `path` (without a leading slash) fail.
    pub fn fail(&self, path: &str, fault: Fault) {
        self.shared.plan().faults.insert(path.to_owned(), fault);
    }

    /// Makes every path fail, the service worker's too.
    pub fn fail_everywhere(&self, fault: Fault) {
        self.shared.plan().fault = Some(fault);
    }

    /// Makes everything work again as the folder has it.
    pub fn mend_everything(&self) {
        let mut plan = self.shared.plan();
        plan.fault = None;
        plan.faults.clear();
        plan.replaced.clear();
    }

    /// Serves another folder from now on, as a host does when a new build is put there.
    pub fn deploy(&self, root: &Path) {
        self.shared.plan().root = root.to_owned();
    }

    /// Makes `path` work again as the folder has it.
    pub fn mend(&self, path: &str) {
        let mut plan = self.shared.plan();
        plan.faults.remove(path);
        plan.replaced.remove(path);
    }

    /// Answers these bytes at `path` from now on.
    pub fn replace(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.shared.plan().replaced.insert(path.to_owned(), bytes.into());
    }

    /// Offers these articles, as (file name, text), and no others.
    pub fn offer_only(&self, articles: &[(&str, &str)]) {
        let lines: Vec<_> = articles
            .iter()
            .map(|(file, _)| json!({"id": file.trim_end_matches(".txt"), "file": file}))
            .collect();
        self.replace("articles/index.json", json!({"articles": lines}).to_string());
        for (file, text) in articles {
            self.replace(&format!("articles/{file}"), *text);
        }
    }

    /// Puts a script of the tests first in the head of every HTML page, as a file of the site, so
    /// that the page's own policy allows it.
    pub fn add_head_script(&self, script: &str) {
        self.shared.plan().head_scripts.push(script.to_owned());
    }

    /// Sends the files of the folder with brotli from now on, where they are not compressed in themselves, as
    /// a static host does that has compressed them once.
    pub fn compress(&self) -> Result<()> {
        let root = self.shared.plan().root.clone();
        let mut compressed = HashMap::new();
        compress_folder(&root, &root, &mut compressed)?;
        self.shared.plan().compressed = compressed;
        Ok(())
    }

    /// Sets what browsers are told about keeping answers.
    pub fn set_caching(&self, caching: Caching) {
        self.shared.plan().caching = caching;
    }

    /// The paths asked for so far, in order, without a leading slash, percent-decoded.
    pub fn requests(&self) -> Vec<String> {
        self.shared.plan().requests.clone()
    }

    /// The bytes that the folder (not the plan) has at `path`.
    pub fn original(&self, path: &str) -> Result<Vec<u8>> {
        let path = self.shared.plan().root.join(path);
        std::fs::read(&path).with_context(|| path.display().to_string())
    }

    fn accept_on(&self, listener: TcpListener) {
        self.shared.running.store(true, Ordering::SeqCst);
        let shared = Arc::clone(&self.shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if !shared.running.load(Ordering::SeqCst) {
                    return;
                }
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || http::answer(&shared, stream));
            }
        });
        *self.acceptor.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
    }
}

/// What no page asks for: the whole app once more as one file, and pictures.
const NOT_ASKED_FOR: [&str; 2] = ["hashiya.html", "screenshots"];

/// Endings of files that compression makes smaller.
const COMPRESSED: [&str; 8] = ["html", "js", "css", "wasm", "json", "webmanifest", "svg", "txt"];

fn compress_folder(top: &Path, folder: &Path, compressed: &mut HashMap<String, Vec<u8>>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .file_name()
            .is_some_and(|name| NOT_ASKED_FOR.iter().any(|other| name == *other))
        {
            continue;
        }
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            compress_folder(top, &path, compressed)?;
        } else if ending.is_some_and(|ending| COMPRESSED.contains(&ending)) {
            let name = path.strip_prefix(top)?.to_string_lossy().into_owned();
            compressed.insert(name, brotli_of(&std::fs::read(&path)?)?);
        }
    }
    Ok(())
}

/// The bytes as they are sent: brotli at its highest quality, as hosts compress what they compress once.
pub fn brotli_of(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        ..BrotliEncoderParams::default()
    };
    let mut sent = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut sent, &parameters)?;
    Ok(sent)
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}
