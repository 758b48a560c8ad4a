//! The tests' own scripts in the pages of a site, and in its list of files: the page's worker keeps no
//! version that is not as its list says.

use serde_json::Value;

use crate::versions::hash;

/// The path of the script with this number.
fn path(number: usize) -> String {
    format!("__test-{number}.js")
}

/// The script that is asked for at `path`.
pub(super) fn at<'a>(path: &str, scripts: &'a [String]) -> Option<&'a String> {
    let number = path.strip_prefix("__test-")?.strip_suffix(".js")?;
    scripts.get(number.parse::<usize>().ok()?)
}

/// The page of the version `before` with the tests' scripts first in its head, as another version.
pub(super) fn in_page(page: &str, before: &str, scripts: &[String]) -> String {
    let tags: String = (0..scripts.len())
        .map(|number| format!("<script src=\"{}\"></script>", path(number)))
        .collect();
    let page = page.replacen("<head>", &format!("<head>{tags}"), 1);
    if before.is_empty() {
        return page;
    }
    page.replace(before, &version(before, scripts))
}

/// The list of a build's files, as that of the version that [`in_page`] makes. `None` when it is no such
/// list.
pub(super) fn in_list(list: &[u8], page: &str, scripts: &[String]) -> Option<Vec<u8>> {
    let mut list: Value = serde_json::from_slice(list).ok()?;
    let before = list["version"].as_str()?.to_owned();
    let files = list["files"].as_object_mut()?;
    let page = in_page(page, &before, scripts);
    files.insert("index.html".to_owned(), hash(page.as_bytes()).into());
    for (number, script) in scripts.iter().enumerate() {
        files.insert(path(number), hash(script.as_bytes()).into());
    }
    list["version"] = version(&before, scripts).into();
    Some(list.to_string().into_bytes())
}

/// The version that a list says.
pub(super) fn version_of(list: &[u8]) -> Option<String> {
    let list: Value = serde_json::from_slice(list).ok()?;
    Some(list["version"].as_str()?.to_owned())
}

fn version(before: &str, scripts: &[String]) -> String {
    let name = hash(scripts.concat().as_bytes());
    let letters = name.chars().filter(char::is_ascii_alphanumeric).take(12);
    letters.fold(format!("{before}t"), |mut version, letter| {
        version.push(letter);
        version
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{at, in_list, in_page, version_of};
    use crate::versions::hash;

    #[test]
    fn scripts_come_before_the_policy() {
        let page = "<html><head><meta>";
        let scripts = ["one".to_owned(), "two".to_owned()];
        let tags = "<script src=\"__test-0.js\"></script><script src=\"__test-1.js\"></script>";
        assert_eq!(in_page(page, "", &scripts), format!("<html><head>{tags}<meta>"));
        assert_eq!(at("__test-1.js", &scripts).map(String::as_str), Some("two"));
        assert_eq!(at("__test-2.js", &scripts), None);
    }

    #[test]
    fn the_list_says_what_is_served_under_a_version_of_its_own() {
        let page = "<html><head><meta name=\"hashiya-version\" content=\"abc\">";
        let list = json!({"version": "abc", "files": {"index.html": hash(page.as_bytes()), "a.css": "x"}}).to_string();
        let mut versions = vec!["abc".to_owned()];
        for scripts in [vec!["one".to_owned()], vec!["one".to_owned(), "two".to_owned()]] {
            let told = in_list(list.as_bytes(), page, &scripts).expect("a list");
            let version = version_of(&told).expect("a version");
            let served = in_page(page, "abc", &scripts);
            assert!(served.contains(&format!("content=\"{version}\"")), "{served}");
            let told: Value = serde_json::from_slice(&told).expect("JSON");
            assert_eq!(told["files"]["index.html"], hash(served.as_bytes()));
            assert_eq!(told["files"]["__test-0.js"], hash(b"one"));
            assert_eq!(told["files"]["a.css"], "x");
            assert!(!versions.contains(&version), "{version}");
            versions.push(version);
        }
    }
}
