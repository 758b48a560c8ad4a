//! The articles that a build carries, and the list of them.

use anyhow::{Context, Result, bail};
use hashiya_core::article::{self, Origin, decode};
use hashiya_session::Summary;
use serde_json::json;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Names another folder to take the articles from.
pub const VARIABLE: &str = "HASHIYA_ARTICLES";

/// An article's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What the page knows it by: the file's name without `.txt`.
    pub id: String,
    /// The file's name.
    pub file: String,
}

/// The folder to take the articles from: the one the variable names (relative to the checkout),
/// or the project's own.
pub fn source(root: &Path) -> PathBuf {
    match env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        Some(named) => root.join(named),
        None => root.join("articles"),
    }
}

/// The articles in `dir`: every visible `.txt` file, sorted by name.
///
/// # Errors
/// When the folder cannot be read, has no such file, or a name is not valid Unicode.
pub fn list(dir: &Path) -> Result<Vec<Article>> {
    let unreadable = || format!("the articles' folder {} cannot be read", dir.display());
    let mut articles = Vec::new();
    for entry in fs::read_dir(dir).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        if !path.is_file() || path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let name = path.file_name().and_then(|name| name.to_str());
        let file = name.with_context(|| format!("{} has a name that is no Unicode", path.display()))?;
        let id = file.strip_suffix(".txt").unwrap_or(file).to_owned();
        if !id.starts_with('.') {
            articles.push(Article {
                id,
                file: file.to_owned(),
            });
        }
    }
    if articles.is_empty() {
        bail!("the articles' folder {} has no .txt file", dir.display());
    }
    articles.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(articles)
}

/// Copies the articles of `from`, byte for byte, into the folder `to`, with `index.json`, the
/// list that the page reads. What was in `to` before goes. Returns them.
///
/// # Errors
/// As [`list`], and when copying fails.
pub fn copy(from: &Path, to: &Path) -> Result<Vec<Article>> {
    let articles = list(from)?;
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("{} cannot be emptied", to.display()))?;
    }
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    for article in &articles {
        let file = from.join(&article.file);
        // Read and write, not a copy: the rights of the original do not matter in a build.
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let target = to.join(&article.file);
        fs::write(&target, bytes).with_context(|| format!("{} cannot be written", target.display()))?;
    }
    let index = to.join("index.json");
    fs::write(&index, index_json(&articles, to)?).with_context(|| format!("{} cannot be written", index.display()))?;
    Ok(articles)
}

/// The list of the articles in `dir`, each with what the library says of it, so that the page need not read
/// one before it is opened. What is wrong with one that cannot be read, the page tells.
fn index_json(articles: &[Article], dir: &Path) -> Result<String> {
    let mut entries = Vec::new();
    for article in articles {
        let file = dir.join(&article.file);
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let mut entry = json!({ "file": article.file, "id": article.id });
        if let Ok(text) = decode(&bytes) {
            let article = article::Article::new(article::ArticleId::new(&article.id), &text, Origin::Bundled);
            entry["summary"] = serde_json::to_value(Summary::of_delivered(article))?;
        }
        entries.push(entry);
    }
    Ok(json!({ "articles": entries }).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own for one test, removed at its end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let dir = env::temp_dir().join(format!("hashiya-{name}-{}", std::process::id()));
            fs::create_dir_all(&dir).unwrap();
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
    fn the_list_has_the_text_files_in_order() {
        let folder = Folder::new("list");
        for name in [
            "b.txt", "a \"1\".txt", "خبر.txt", "FACTS.md", ".hidden.txt", "no-ending",
        ] {
            fs::write(folder.0.join(name), name).unwrap();
        }
        fs::create_dir(folder.0.join("folder.txt")).unwrap();
        let to = folder.0.join("out");
        assert_eq!(copy(&folder.0, &to).unwrap().len(), 3);
        assert_eq!(
            fs::read_to_string(to.join("index.json")).unwrap(),
            "{\"articles\":[{\"file\":\"a \\\"1\\\".txt\",\"id\":\"a \\\"1\\\"\"},\
             {\"file\":\"b.txt\",\"id\":\"b\"},{\"file\":\"خبر.txt\",\"id\":\"خبر\"}]}"
        );
    }

    #[test]
    fn bytes_are_kept_and_old_files_go() {
        let folder = Folder::new("bytes");
        let to = folder.0.join("out");
        fs::create_dir(&to).unwrap();
        fs::write(to.join("old.txt"), "old").unwrap();
        let bytes = b"\xEF\xBB\xBFa\r\n\xFF\x00b";
        fs::write(folder.0.join("raw.txt"), bytes).unwrap();
        copy(&folder.0, &to).unwrap();
        assert_eq!(fs::read(to.join("raw.txt")).unwrap(), bytes);
        assert!(!to.join("old.txt").exists());
    }

    #[test]
    fn a_folder_without_articles_is_named() {
        let folder = Folder::new("empty");
        let error = list(&folder.0).unwrap_err().to_string();
        assert!(
            error.contains("no .txt file") && error.contains("hashiya-empty"),
            "{error}"
        );
        let error = list(&folder.0.join("none")).unwrap_err().to_string();
        assert!(error.contains("cannot be read"), "{error}");
    }
}
