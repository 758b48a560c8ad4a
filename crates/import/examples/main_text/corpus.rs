//! The pages of the tests.

use std::path::{Path, PathBuf};

use dom_smoothie::{Config, Readability, TextMode};
use hashiya_core::article::Role;
use hashiya_import::{
    EncodingStandard, ImportedArticle, Limits, article_in_mhtml, article_in_page, declared_in_html, page_in_mhtml,
    text_of,
};
use serde::Deserialize;

/// A page with what is to be found in it.
#[derive(Deserialize)]
pub struct Page {
    #[serde(skip)]
    pub name: String,
    #[serde(skip)]
    path: PathBuf,
    /// The kind of site that it looks like.
    pub design: String,
    /// Whether it was looked at only when all was done.
    pub held_out: bool,
    /// The article, block by block.
    pub text: Vec<String>,
    /// What may be part of it or not: title, credits, captions.
    pub optional: Vec<String>,
}

/// All pages, by their names.
pub fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let entries = std::fs::read_dir(&folder).expect("the pages");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a page").path()).collect();
    paths.sort();
    let (expected, files): (Vec<_>, Vec<_>) = paths
        .into_iter()
        .partition(|path| path.extension().is_some_and(|ending| ending == "json"));
    let page = |(path, expected): (PathBuf, PathBuf)| {
        assert_eq!(
            path.file_stem(),
            expected.file_stem(),
            "a page and what is expected of it"
        );
        let said = std::fs::read_to_string(&expected).expect("what is expected");
        let page: Page = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Page {
            name: name.unwrap_or_default(),
            path,
            ..page
        }
    };
    files.into_iter().zip(expected).map(page).collect()
}

impl Page {
    fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).expect("a page")
    }

    fn is_mhtml(&self) -> bool {
        self.path.extension().is_some_and(|ending| ending == "mhtml")
    }

    /// Its markup, without what it says of its encoding.
    pub fn html(&self) -> String {
        let bytes = self.bytes();
        let decoded = if self.is_mhtml() {
            page_in_mhtml(&bytes, None, &EncodingStandard).map(|(page, _)| page)
        } else {
            text_of(&bytes, declared_in_html(&bytes).as_deref(), None, &EncodingStandard)
        };
        decoded.expect("a page that can be read").text
    }

    fn article(&self) -> ImportedArticle {
        let (bytes, limits) = (self.bytes(), Limits::default());
        let article = if self.is_mhtml() {
            article_in_mhtml(&bytes, None, &EncodingStandard, &limits)
        } else {
            article_in_page(&bytes, None, None, &EncodingStandard, &limits)
        };
        article.expect("a page that can be read")
    }

    /// Its lines with what they are.
    pub fn lines(&self) -> Vec<(Role, String)> {
        let article = self.article();
        let lines = article.text.split('\n').map(str::to_owned);
        article.roles.iter().map(|given| given.role).zip(lines).collect()
    }

    /// What the library finds that ours begins with.
    pub fn by_library_alone(&self) -> String {
        let config = Config {
            text_mode: TextMode::Formatted,
            ..Config::default()
        };
        let found = Readability::new(self.html(), None, Some(config)).and_then(|mut page| page.parse());
        found.map_or_else(|_| String::new(), |article| article.text_content.to_string())
    }

    /// The article as it is found: what is neither boilerplate nor a credit.
    pub fn main_text(&self) -> String {
        let is_text = |role: Role| !matches!(role, Role::Boilerplate | Role::Title | Role::Byline | Role::Date);
        let lines = self.lines().into_iter().filter(|(role, _)| is_text(*role));
        lines.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
    }
}
