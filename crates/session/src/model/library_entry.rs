//! An entry of the library: an article with its annotations, or how far its loading is.

use std::rc::Rc;

use crate::anchor::Sketch;
use crate::article::{ArticleId, DecodeError, Origin};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::listing::FetchError;
use crate::model::summary::Summary;

/// Why an article is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// It could not be fetched.
    Fetch(FetchError),
    /// Its bytes are no article.
    Decode(DecodeError),
    /// The reader opened it from disk, and its text is not there any more.
    NoText,
    /// The reader opened it from disk, and the browser's database with its text cannot be reached.
    TextUnreachable,
}

/// How far an article is.
#[derive(Clone, Debug)]
pub enum Status {
    /// Its text is fetched and read once it is needed; until then this is known of it.
    Listed(Box<Summary>),
    /// On its way; and what was known of it before, if anything.
    Loading(Option<Box<Summary>>),
    /// It did not come; and what was known of it before, if anything. It is fetched again when it is needed
    /// again.
    Failed(LoadError, Option<Box<Summary>>),
    /// There, with its annotations. Shared with whatever holds everything as it was at some moment; what is
    /// changed after that is copied first, article by article.
    Ready(Rc<AnnotatedArticle>),
}

/// A place in the library.
#[derive(Clone, Debug)]
pub struct LibraryEntry {
    /// The article's identity.
    pub id: ArticleId,
    /// Its file's name.
    pub file: String,
    /// Where it comes from.
    pub origin: Origin,
    /// When the reader opened it from disk, in milliseconds since 1970-01-01 UTC; 0 when it is
    /// delivered with the app.
    pub opened_at: u64,
    /// How far it is.
    pub status: Status,
}

impl LibraryEntry {
    /// The annotated article, if it is there.
    pub fn annotated(&self) -> Option<&AnnotatedArticle> {
        match &self.status {
            Status::Ready(work) => Some(work),
            _ => None,
        }
    }

    /// The same, to be held: what is changed after that is copied first.
    pub(crate) fn shared(&self) -> Option<Rc<AnnotatedArticle>> {
        match &self.status {
            Status::Ready(work) => Some(Rc::clone(work)),
            _ => None,
        }
    }

    /// What is known of it while it is not there.
    pub fn summary(&self) -> Option<&Summary> {
        match &self.status {
            Status::Listed(summary) | Status::Loading(Some(summary)) | Status::Failed(_, Some(summary)) => {
                Some(summary)
            }
            _ => None,
        }
    }

    /// Whether its text is not here yet and can still come: what needs the text waits for it.
    pub fn is_unread(&self) -> bool {
        matches!(self.status, Status::Listed(_) | Status::Loading(_))
    }

    /// Whether its text was asked for, or will be, and has not come.
    pub fn is_on_its_way(&self) -> bool {
        matches!(self.status, Status::Loading(_))
    }

    /// Whether it was listed and did not come when it was needed.
    pub fn is_missed(&self) -> bool {
        matches!(self.status, Status::Failed(_, Some(_)))
    }

    /// The title, as far as it is known.
    pub fn title(&self) -> Option<&str> {
        let of_work = self.annotated().map(|work| work.document.title.as_str());
        of_work.or_else(|| self.summary().map(|summary| summary.title.as_str()))
    }

    /// What it is called: its title, or as long as that is not known its file's name.
    pub fn name(&self) -> &str {
        self.title().unwrap_or(&self.file)
    }

    /// SHA-256 of its text in hexadecimal digits, as far as it is known.
    pub fn sha256(&self) -> Option<&str> {
        let of_work = self.annotated().map(|work| &*work.document.article.sha256);
        of_work.or_else(|| self.summary().map(|summary| summary.sha256.as_str()))
    }

    /// Its text in a few numbers, as far as it is known.
    pub fn sketch(&self) -> Option<&Sketch> {
        let of_work = self.annotated().map(AnnotatedArticle::sketch);
        of_work.or_else(|| self.summary().map(|summary| &summary.sketch))
    }

    /// Where it appeared, as far as its source says it: an address of http or https.
    pub fn address(&self) -> Option<&str> {
        match self.annotated() {
            Some(work) => work.document.article.address(),
            None => self.summary()?.address.as_deref(),
        }
    }

    /// The same as [`LibraryEntry::annotated`], to be changed.
    pub(crate) fn annotated_mut(&mut self) -> Option<&mut AnnotatedArticle> {
        match &mut self.status {
            Status::Ready(work) => Some(Rc::make_mut(work)),
            _ => None,
        }
    }
}
