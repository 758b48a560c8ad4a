//! The page's server without a network: a list of articles and their texts.

use std::collections::BTreeMap;

use hashiya_core::article::{Article, ArticleId, Origin, decode};
use hashiya_session::{FetchError, Listing, Summary};

/// What the page's server has.
#[derive(Clone)]
pub struct Site {
    /// The list of articles.
    pub list: Result<Vec<Listing>, FetchError>,
    /// The answer for each file.
    pub files: BTreeMap<String, Result<Vec<u8>, FetchError>>,
}

impl Site {
    /// A site with these files, by name and text.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let listing = |file: &&str| Listing {
            id: ArticleId::from_file_name(file),
            file: (*file).to_owned(),
            summary: None,
        };
        let answers = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Ok(text.as_bytes().to_vec())));
        Self {
            list: Ok(files.iter().map(|(name, _)| listing(name)).collect()),
            files: answers.collect(),
        }
    }
}

impl Site {
    /// The same site with what the library says of each file in its list, as a build writes it.
    pub fn summarised(mut self) -> Self {
        for listing in self.list.iter_mut().flatten() {
            let text = self.files[&listing.file]
                .as_deref()
                .ok()
                .and_then(|bytes| decode(bytes).ok());
            let article = text.map(|text| Article::new(listing.id.clone(), &text, Origin::Bundled));
            listing.summary = article.map(Summary::of_delivered).map(Box::new);
        }
        self
    }
}
