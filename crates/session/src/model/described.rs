//! What an article is called and what is known of it: what the reader says, else what its source says, else
//! what was found in its text.

use crate::article::{ArticleId, Metadata};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::details::{Detail, Details};
use crate::model::library_entry::LibraryEntry;
use crate::model::state::State;

impl State {
    /// What the reader says of an article beside their annotations, if they ever did.
    pub fn details_of(&self, id: &ArticleId) -> Option<&Details> {
        self.library.details.get(id).map(|(_, details)| details)
    }

    /// What the reader says of one thing, if they do.
    pub fn said_of(&self, id: &ArticleId, detail: Detail) -> Option<&str> {
        self.details_of(id)?.said(detail)
    }

    /// The title of an article, as far as it is known.
    pub fn title_of<'a>(&'a self, entry: &'a LibraryEntry) -> Option<&'a str> {
        self.said_of(&entry.id, Detail::Title).or_else(|| entry.title())
    }

    /// What an article is called: its title, or as long as that is not known its file's name.
    pub fn name_of_entry<'a>(&'a self, entry: &'a LibraryEntry) -> &'a str {
        self.title_of(entry).unwrap_or(&entry.file)
    }

    /// The title of an article that is there.
    pub fn title_of_work<'a>(&'a self, work: &'a AnnotatedArticle) -> &'a str {
        let said = self.said_of(&work.document.article.id, Detail::Title);
        said.unwrap_or(&work.document.title)
    }

    /// The language of an article that is there, as a BCP 47 tag.
    pub fn language_of_work<'a>(&'a self, work: &'a AnnotatedArticle) -> &'a str {
        let said = self.said_of(&work.document.article.id, Detail::Language);
        said.unwrap_or(work.document.language.tag())
    }

    /// Where an article appeared, as far as that is known.
    pub fn address_of_work<'a>(&'a self, work: &'a AnnotatedArticle) -> Option<&'a str> {
        let article = &work.document.article;
        self.said_of(&article.id, Detail::Address).or_else(|| article.address())
    }

    /// What is known of one thing, whoever says it.
    pub fn detail_of_work(&self, work: &AnnotatedArticle, detail: Detail) -> Option<String> {
        let said = self.said_of(&work.document.article.id, detail).map(str::to_owned);
        said.or_else(|| found(work, detail))
    }
}

/// What the source of an article says of one thing, else what was found in its text.
pub fn found(work: &AnnotatedArticle, detail: Detail) -> Option<String> {
    let document = &work.document;
    let metadata = document.article.metadata.as_deref();
    let said = |field: fn(&Metadata) -> &Option<String>| metadata.and_then(|metadata| field(metadata).clone());
    match detail {
        Detail::Title => Some(document.title.clone()),
        Detail::Author => said(|metadata| &metadata.author).or_else(|| document.source.clone()),
        Detail::Date => said(|metadata| &metadata.date),
        Detail::Language => Some(document.language_tag().to_owned()),
        Detail::Address => said(|metadata| &metadata.address),
    }
}
