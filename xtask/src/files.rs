//! The list of a build's files with their hashes, `files.json`: what the service worker (`sw.js`) takes
//! for the app, and what it then keeps whole for use without a network.

use crate::html::{Edits, tags};
use crate::single_file::SINGLE_FILE;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The list's own name.
pub const LIST: &str = "files.json";

/// The page, which says of which version it is.
const PAGE: &str = "index.html";

/// What is in a build and not kept: the worker itself, which the browser keeps, the app once more as one
/// file, and pictures for the window in which a browser offers to install the app.
const NOT_KEPT: [&str; 4] = ["sw.js", LIST, SINGLE_FILE, "screenshots"];

/// Name of the page's `meta` with the version.
const MARK: &str = "hashiya-version";

/// Digits of the version.
const DIGITS: usize = 16;

/// Names by path, with `/` between folders, and for each the SHA-256 of its bytes in base64.
type Hashes = BTreeMap<String, String>;

/// Writes the list of the build in `dist`, and its version into the page. The version is made of the names
/// and hashes of all files, so that two builds with the same files are the same version.
///
/// # Errors
/// When a file cannot be read or written, or has a name that is not valid Unicode.
pub fn write_list(dist: &Path) -> Result<()> {
    let page = dist.join(PAGE);
    let html = fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
    let unmarked = marked(&html, None)?;
    let mut hashes = Hashes::new();
    collect(dist, "", &mut hashes)?;
    hashes.insert(PAGE.to_owned(), hash(unmarked.as_bytes()));
    let version = version_of(&hashes);
    let html = marked(&unmarked, Some(&version))?;
    hashes.insert(PAGE.to_owned(), hash(html.as_bytes()));
    fs::write(&page, html).with_context(|| format!("{} cannot be written", page.display()))?;
    let list = json!({ "format": "hashiya-files", "version": version, "files": hashes });
    let file = dist.join(LIST);
    fs::write(&file, list.to_string()).with_context(|| format!("{} cannot be written", file.display()))
}

/// The hashes of the files in `folder` of the build, `""` for its top, without hidden ones.
fn collect(dist: &Path, folder: &str, hashes: &mut Hashes) -> Result<()> {
    let dir = dist.join(folder);
    for entry in fs::read_dir(&dir).with_context(|| format!("{} cannot be read", dir.display()))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.with_context(|| format!("{} has a name that is no Unicode", path.display()))?;
        let name = if folder.is_empty() {
            name.to_owned()
        } else {
            format!("{folder}/{name}")
        };
        if NOT_KEPT.contains(&name.as_str()) || path.file_name().is_some_and(is_hidden) {
            continue;
        }
        if path.is_dir() {
            collect(dist, &name, hashes)?;
        } else {
            let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            hashes.insert(name, hash(&bytes));
        }
    }
    Ok(())
}

/// Whether hosts leave a file of this name out, as many do.
fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn hash(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

fn version_of(hashes: &Hashes) -> String {
    let digest = Sha256::digest(json!(hashes).to_string().as_bytes());
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    digits[..DIGITS].to_owned()
}

/// The page with this version in it, in place of one that it had.
fn marked(html: &str, version: Option<&str>) -> Result<String> {
    let tags = tags(html);
    let mut edits = Edits::default();
    if let Some(mark) = tags.iter().find(|tag| tag.name == "meta" && tag.is("name", MARK)) {
        edits.replace(mark.span.clone(), "");
    }
    if let Some(version) = version {
        let head = tags
            .iter()
            .find(|tag| tag.name == "head")
            .context("the page has no head")?;
        let end = head.span.end;
        edits.replace(end..end, format!("<meta name=\"{MARK}\" content=\"{version}\">"));
    }
    Ok(edits.apply(html))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::path::PathBuf;

    /// A small build in a folder of its own, removed at the end of the test.
    struct Build(PathBuf);

    impl Build {
        fn new(name: &str) -> Self {
            let dir = std::env::temp_dir().join(format!("hashiya-files-{name}-{}", std::process::id()));
            for folder in ["articles", "screenshots"] {
                fs::create_dir_all(dir.join(folder)).unwrap();
            }
            let build = Self(dir);
            build.put(PAGE, "<!doctype html><html><head><title>a</title></head></html>");
            for file in [
                "app.js", "sw.js", "articles/خبر 1.txt", "screenshots/a.png", SINGLE_FILE, ".DS_Store",
            ] {
                build.put(file, file);
            }
            build
        }

        fn put(&self, file: &str, text: &str) {
            fs::write(self.0.join(file), text).unwrap();
        }

        /// The list, as it is written now.
        fn list(&self) -> Value {
            write_list(&self.0).unwrap();
            serde_json::from_slice(&fs::read(self.0.join(LIST)).unwrap()).unwrap()
        }

        fn page(&self) -> String {
            fs::read_to_string(self.0.join(PAGE)).unwrap()
        }
    }

    impl Drop for Build {
        fn drop(&mut self) {
            // Only space is lost when this fails.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn the_list_has_what_the_app_consists_of_with_its_hashes() {
        let build = Build::new("all");
        let list = build.list();
        let files = list["files"].as_object().unwrap();
        let names: Vec<&String> = files.keys().collect();
        assert_eq!(names, ["app.js", "articles/خبر 1.txt", PAGE]);
        // `printf app.js | openssl dgst -sha256 -binary | base64`
        assert_eq!(files["app.js"], "4H1TGsBAzj9A4M5jKsKgWdfNYPIOYfeCaKw74BWzso8=");
        assert_eq!(files[PAGE], hash(build.page().as_bytes()).as_str());
    }

    #[test]
    fn the_page_says_the_version_of_the_list() {
        let build = Build::new("mark");
        let version = build.list()["version"].as_str().unwrap().to_owned();
        assert_eq!(version.len(), DIGITS);
        let mark = format!("<head><meta name=\"{MARK}\" content=\"{version}\"><title>");
        assert!(build.page().contains(&mark), "{}", build.page());
    }

    #[test]
    fn the_same_files_are_the_same_version_and_others_another() {
        let build = Build::new("same");
        let first = build.list();
        assert_eq!(build.list(), first, "writing the list again changes it");
        assert_eq!(build.page().matches(MARK).count(), 1);
        build.put("sw.js", "another worker");
        assert_eq!(build.list(), first);
        let mut versions = vec![first["version"].clone()];
        for (file, text) in [
            ("app.js", "other"),
            ("articles/خبر 1.txt", "other"),
            ("articles/2.txt", "new"),
        ] {
            build.put(file, text);
            versions.push(build.list()["version"].clone());
        }
        build.put(PAGE, &build.page().replace("<title>a", "<title>b"));
        versions.push(build.list()["version"].clone());
        versions.sort_by_key(Value::to_string);
        versions.dedup();
        assert_eq!(versions.len(), 5);
    }
}
