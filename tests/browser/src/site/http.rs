//! One request and its answer: enough of HTTP/1.1 for a browser on the same machine.

use std::io::{BufRead, BufReader, Result, Write};
use std::net::TcpStream;
use std::path::{Component, Path};
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::plan::{Caching, Fault, Plan, Shared};
use super::scripts;

/// What the network of a hotel says to everything.
const PORTAL: &str = "<!doctype html><title>Welcome</title><h1>Sign in to use this network</h1>";

/// The list of a build's files.
const LIST: &str = "files.json";

/// What is sent back.
struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
    /// Whether the body is compressed by brotli.
    brotli: bool,
}

/// What a browser asks for.
struct Request {
    method: String,
    /// Decoded, without leading slash or query.
    path: String,
    takes_brotli: bool,
}

/// Reads one request from `stream` and answers it. A browser that goes away in between is no
/// fault of the test: then there is nobody to answer.
pub(super) fn answer(shared: &Shared, stream: TcpStream) {
    let _ = try_answer(shared, stream);
}

fn try_answer(shared: &Shared, mut stream: TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let Some(request) = read_request(&stream)? else {
        return Ok(());
    };
    let path = request.path.as_str();
    // A connection opened in advance must not outlive the server that it was opened to.
    if !shared.running.load(Ordering::SeqCst) {
        return Ok(());
    }
    let fault = {
        let mut plan = shared.plan();
        plan.requests.push(path.to_owned());
        plan.fault(path)
    };
    match fault {
        Some(Fault::Dropped) => return Ok(()),
        Some(Fault::Silent) => {
            wait_while(shared, path, Fault::Silent);
            return Ok(());
        }
        Some(Fault::Slow(pause)) => std::thread::sleep(Duration::from_millis(pause)),
        _ => {}
    }
    let (answer, caching) = {
        let plan = shared.plan();
        (choose(&plan, path, fault, request.takes_brotli), plan.caching)
    };
    let caching = match caching {
        Caching::Never => "no-store",
        Caching::TenMinutes => "max-age=600",
    };
    write!(
        stream,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {caching}\r\n{}{}Connection: close\r\n\r\n",
        answer.status,
        answer.kind,
        answer.body.len(),
        if answer.brotli {
            "Content-Encoding: br\r\nVary: Accept-Encoding\r\n"
        } else {
            ""
        },
        if fault == Some(Fault::Redirected) {
            "Location: /portal.html\r\n"
        } else {
            ""
        },
    )?;
    if fault == Some(Fault::Stalled) {
        stream.write_all(answer.body.get(..20).unwrap_or_default())?;
        stream.flush()?;
        wait_while(shared, path, Fault::Stalled);
        return Ok(());
    }
    if request.method != "HEAD" {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

/// What is asked for; `None` when the other side closed without asking.
fn read_request(stream: &TcpStream) -> Result<Option<Request>> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    let mut takes_brotli = false;
    while reader.read_line(&mut line)? > 2 {
        takes_brotli |= accepts_brotli(&line);
        line.clear();
    }
    let mut words = first.split_ascii_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let mut path = decode(path.trim_start_matches('/'));
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    Ok(Some(Request {
        method: method.to_owned(),
        path,
        takes_brotli,
    }))
}

/// Whether a line of a request's head says that answers may be compressed by brotli.
fn accepts_brotli(line: &str) -> bool {
    let Some((name, value)) = line.split_once(':') else {
        return false;
    };
    name.eq_ignore_ascii_case("accept-encoding") && value.split(',').any(|coding| coding.trim() == "br")
}

/// Holds the connection for as long as a path fails so and the server runs.
fn wait_while(shared: &Shared, path: &str, fault: Fault) {
    while shared.running.load(Ordering::SeqCst) && shared.plan().fault(path) == Some(fault) {
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn choose(plan: &Plan, path: &str, fault: Option<Fault>, takes_brotli: bool) -> Answer {
    let said = |status: &'static str, kind: &'static str, text: &str| Answer {
        status,
        kind,
        body: text.as_bytes().to_vec(),
        brotli: false,
    };
    let plain = "text/plain";
    match fault {
        Some(Fault::ServerError) => return said("500 Internal Server Error", plain, "broken"),
        Some(Fault::Unavailable) => return said("503 Service Unavailable", plain, "later"),
        Some(Fault::NotFound) => return said("404 Not Found", plain, "not here"),
        Some(Fault::Redirected) => return said("302 Found", plain, "sign in"),
        Some(Fault::Portal) => return said("200 OK", mime("index.html"), PORTAL),
        _ => {}
    }
    let Some(mut body) = body_of(plan, path) else {
        return said("404 Not Found", plain, "not here");
    };
    match fault {
        Some(Fault::Truncated) => body.truncate(body.len() / 2),
        Some(Fault::Tampered) => body.push(b' '),
        _ => {}
    }
    let kind = mime(path);
    let as_the_folder_has_it = fault.is_none_or(|fault| matches!(fault, Fault::Slow(_)))
        && plan.head_scripts.is_empty()
        && !plan.replaced.contains_key(path);
    if takes_brotli
        && as_the_folder_has_it
        && let Some(compressed) = plan.compressed.get(path)
    {
        return Answer {
            status: "200 OK",
            kind,
            body: compressed.clone(),
            brotli: true,
        };
    }
    Answer {
        status: "200 OK",
        kind: mime(path),
        body,
        brotli: false,
    }
}

/// What stands at `path`: a script of the tests, what a test has put there, or the folder's file, in pages
/// with the tests' scripts.
fn body_of(plan: &Plan, path: &str) -> Option<Vec<u8>> {
    let scripts = &plan.head_scripts;
    // Several copies of the app may stand in folders of their own.
    let name = path.rsplit('/').next().unwrap_or_default();
    let beside = |other: &str| format!("{}{other}", path.strip_suffix(name).unwrap_or_default());
    if let Some(script) = scripts::at(name, scripts) {
        return Some(script.clone().into_bytes());
    }
    let put = |path: &str| plan.replaced.get(path).cloned().or_else(|| read_file(&plan.root, path));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
    let body = put(path)?;
    if scripts.is_empty() {
        return Some(body);
    }
    if name == LIST {
        let page = put(&beside("index.html")).and_then(text)?;
        return scripts::in_list(&body, &page, scripts).or(Some(body));
    }
    if mime(path) == mime("index.html") {
        let version = put(&beside(LIST)).and_then(|list| scripts::version_of(&list));
        let page = String::from_utf8_lossy(&body);
        return Some(scripts::in_page(&page, &version.unwrap_or_default(), scripts).into_bytes());
    }
    Some(body)
}

/// The file below `root`, unless the path leads out of it.
fn read_file(root: &Path, path: &str) -> Option<Vec<u8>> {
    let inside = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| std::fs::read(root.join(path)).ok()).flatten()
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    }
}

/// Percent-decoding; what is not a valid escape stays as it is.
fn decode(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = (bytes[at] == b'%').then(|| path.get(at + 1..at + 3)).flatten();
        match escape.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{accepts_brotli, decode};

    #[test]
    fn paths_are_decoded_and_broken_escapes_kept() {
        assert_eq!(decode("articles/%D8%AE%D8%A8%D8%B1%201.txt"), "articles/خبر 1.txt");
        assert_eq!(decode("100%"), "100%");
    }

    #[test]
    fn brotli_is_sent_to_those_who_take_it() {
        assert!(accepts_brotli("Accept-Encoding: gzip, deflate, br, zstd\r\n"));
        assert!(accepts_brotli("accept-encoding:br"));
        assert!(!accepts_brotli("Accept-Encoding: gzip, brotli"));
        assert!(!accepts_brotli("Accept: br"));
    }
}
