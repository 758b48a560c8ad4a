//! Pages that look like those of news sites, each with what is expected of it.

use std::path::PathBuf;

use hashiya_core::article::Role;
use hashiya_import::{EncodingStandard, ImportedArticle, Limits, article_in_mhtml, article_in_page};
use hashiya_testing::{files_below, project};
use serde_json::Value;

use crate::well_formed::check;

/// The pages, each with what is expected of it.
pub fn pages() -> Vec<(PathBuf, Value)> {
    let folder = project("crates/import/tests/pages");
    let paths = files_below(&folder, "")
        .into_iter()
        .filter(|path| path.extension().is_none_or(|ending| ending != "json"));
    let with_expected = |path: PathBuf| {
        let said = std::fs::read_to_string(path.with_extension("json")).expect("what is expected");
        (path, serde_json::from_str(&said).expect("JSON"))
    };
    paths.map(with_expected).collect()
}

/// The article in the bytes of a page.
pub fn read(path: &std::path::Path, bytes: &[u8]) -> Result<ImportedArticle, hashiya_import::Fault> {
    let limits = Limits::default();
    if path.extension().is_some_and(|ending| ending == "mhtml") {
        article_in_mhtml(bytes, None, &EncodingStandard, &limits)
    } else {
        article_in_page(bytes, None, None, &EncodingStandard, &limits)
    }
}

#[test]
fn pages_of_many_designs_are_read_whole() {
    let pages = pages();
    assert!(pages.len() >= 40, "{}", pages.len());
    for (path, expected) in pages {
        let name = path.file_name().expect("a name").to_string_lossy();
        let article =
            read(&path, &std::fs::read(&path).expect("a page")).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        check(&article).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
        let said = &article.metadata;
        assert_eq!(said.title.as_deref(), expected["title"].as_str(), "{name}");
        assert_eq!(said.encoding.as_deref(), expected["encoding"].as_str(), "{name}");
        for (field, found) in [
            ("author", &said.author),
            ("date", &said.date),
            ("address", &said.address),
        ] {
            if let Some(expected) = expected[field].as_str() {
                assert_eq!(found.as_deref(), Some(expected), "{name}: {field}");
            }
        }
        if let Some(language) = &said.language {
            assert!(
                language.starts_with(expected["language"].as_str().expect("a language")),
                "{name}: {language}"
            );
        }
        // Nothing of the article is lost, whatever it is taken for; and one line is the title.
        for text in expected["text"].as_array().expect("the article") {
            let text = text.as_str().expect("a text");
            assert!(article.text.contains(text), "{name} lacks {text}");
        }
        let titles = article.roles.iter().filter(|given| given.role == Role::Title).count();
        assert_eq!(titles, 1, "{name}");
    }
}
