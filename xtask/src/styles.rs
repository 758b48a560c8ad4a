//! One style sheet for the whole page. Trunk links every sheet of `styles/` by itself, and on a slow line a
//! request costs more than what it brings: two dozen of them would keep the list of a first visit, and the
//! program behind it, waiting for seconds.
//!
//! A sheet whose link has an `id` stays by itself: something else decides when it counts.

use crate::html::{Edits, Tag, tags};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Digits of the hash in the name of the sheet.
const DIGITS: usize = 16;

/// Writes the sheets that the page links into one, in their order, which stands in the first one's place;
/// their files go. A page that links fewer than two stays as it is. All of them lie in the top folder, so
/// what they refer to stays where it is.
///
/// # Errors
/// When a file cannot be read, written or removed.
pub fn join(html: &str, dist: &Path) -> Result<String> {
    let tags = tags(html);
    let links: Vec<&Tag> = tags.iter().filter(|tag| is_joined(tag)).collect();
    let [first, others @ ..] = &links[..] else {
        return Ok(html.to_owned());
    };
    if others.is_empty() {
        return Ok(html.to_owned());
    }
    let mut css = String::new();
    for link in &links {
        let file = dist.join(link.attribute("href").unwrap_or_default());
        let sheet = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        css.push_str(sheet.trim_end());
        css.push('\n');
        fs::remove_file(&file).with_context(|| format!("{} cannot be removed", file.display()))?;
    }
    let mut digits = String::new();
    for byte in &Sha256::digest(css.as_bytes())[..DIGITS / 2] {
        write!(digits, "{byte:02x}")?;
    }
    let name = format!("styles-{digits}.css");
    let integrity = STANDARD.encode(Sha384::digest(css.as_bytes()));
    let file = dist.join(&name);
    fs::write(&file, css).with_context(|| format!("{} cannot be written", file.display()))?;
    let mut edits = Edits::default();
    edits.replace(
        first.span.clone(),
        format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"sha384-{integrity}\">"),
    );
    for link in others {
        edits.replace(with_line(html, link), "");
    }
    Ok(edits.apply(html))
}

fn is_joined(tag: &Tag) -> bool {
    tag.name == "link" && tag.is("rel", "stylesheet") && tag.attribute("id").is_none()
}

/// The bytes of a tag with the white space before it.
fn with_line(html: &str, tag: &Tag) -> std::ops::Range<usize> {
    html[..tag.span.start].trim_end().len()..tag.span.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;
    use std::path::PathBuf;

    /// A folder of its own for one test, removed at its end.
    struct Folder(PathBuf);

    impl Folder {
        fn with(name: &str, files: &[(&str, &str)]) -> Self {
            let dir = env::temp_dir().join(format!("hashiya-{name}-{}", std::process::id()));
            fs::create_dir_all(&dir).unwrap();
            for (file, content) in files {
                fs::write(dir.join(file), content).unwrap();
            }
            Self(dir)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            // Only space is lost when this fails.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn sheets_become_one_in_their_order_and_one_with_an_id_stays() {
        let folder = Folder::with("styles", &[("a.css", "a {}\n"), ("f.css", "f {}"), ("b.css", "b {}")]);
        let html = "<link rel=\"icon\" href=\"a.svg\"><link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>\n\
                    <link rel=\"stylesheet\" href=\"f.css\" id=\"fonts\">\n  <link rel=\"stylesheet\" href=\"b.css\">.";
        let joined = join(html, &folder.0).unwrap();
        let links = tags(&joined);
        let addresses: Vec<_> = links.iter().map(|tag| tag.attribute("href").unwrap()).collect();
        assert_eq!(addresses.len(), 3, "{joined}");
        assert_eq!((addresses[0], addresses[2]), ("a.svg", "f.css"));
        assert_eq!(fs::read_to_string(folder.0.join(addresses[1])).unwrap(), "a {}\nb {}\n");
        assert!(joined.ends_with("id=\"fonts\">."), "{joined}");
        let left = |name: &str| folder.0.join(name).exists();
        assert_eq!([left("a.css"), left("b.css"), left("f.css")], [false, false, true]);
        // What is joined already stays as it is.
        assert_eq!(join(&joined, &folder.0).unwrap(), joined);
    }

    #[test]
    fn another_content_has_another_name() {
        let name = |css: &str| {
            let folder = Folder::with("styles-name", &[("a.css", css), ("b.css", "")]);
            let html = "<link rel=stylesheet href=a.css><link rel=stylesheet href=b.css>";
            join(html, &folder.0).unwrap()
        };
        assert_eq!(name("a"), name("a"));
        assert_ne!(name("a"), name("b"));
    }

    #[test]
    fn a_sheet_that_is_not_there_is_named() {
        let folder = Folder::with("styles-none", &[("a.css", "")]);
        let html = "<link rel=stylesheet href=a.css><link rel=stylesheet href=gone.css>";
        let error = join(html, &folder.0).unwrap_err().to_string();
        assert!(error.contains("gone.css"), "{error}");
    }
}
