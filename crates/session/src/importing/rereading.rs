//! Another encoding for a file: the reader sees what it says in each that they choose, and takes one over.
//!
//! The page has the text alone, so the file itself is read again. The shell keeps hold of the files of this visit;
//! after it the reader chooses the file once more. A text in another encoding is another article: it takes the
//! place of the one from before, which can be brought back, or stands beside it where somebody has worked on that.

use crate::article::{ArticleId, GivenRole, Origin, Role};
use crate::importing::state::{Reread, Rereading};
use crate::importing::{columns, job};
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::effect::{Effect, View};
use crate::model::imported::{FileRefusal, Outcome, ReadFile};
use crate::model::library_entry::LibraryEntry;
use crate::model::message_kind::MessageKind;
use crate::model::notice::NoticeKind;
use crate::model::request::Request;
use crate::model::route::Route;
use crate::model::state::State;
use crate::storage::{details, kinds};

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader wants to see an article in another encoding.
    OfArticle(ArticleId),
    /// The same of a file that gave no article.
    OfFile(String),
    /// They choose an encoding.
    Choose(String),
    /// They have chosen the file again: it is at hand now.
    FileChosen,
    /// The file is not at hand.
    NoFile,
    /// It could not be read at all.
    Failed(FileRefusal),
    /// The part of the program that reads files could not be loaded.
    NoReader,
    /// What the file says in an encoding.
    Read {
        /// The encoding, as it was chosen.
        encoding: String,
        /// What is in it; nothing where it does not hold the article.
        read: Option<Box<ReadFile>>,
    },
    /// They take it over.
    TakeOver,
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::NoFile | Self::NoReader | Self::Failed(_) | Self::Read { .. } => MessageKind::BROWSER,
            Self::OfArticle(_) | Self::OfFile(_) | Self::Choose(_) | Self::FileChosen | Self::TakeOver => {
                MessageKind::READER
            }
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::OfArticle(id) => ask_of_article(state, id, context),
        Message::OfFile(file) => ask(state, Rereading::of(file), context),
        Message::Choose(encoding) => choose(state, encoding, context),
        Message::FileChosen => read(state, context),
        Message::Failed(refusal) => found(state, None, Reread::Refused(refusal), context),
        Message::NoReader => found(state, None, Reread::NoReader, context),
        Message::NoFile => found(state, None, Reread::NoFile, context),
        Message::Read { encoding, read } => {
            let reread = match read.map(|file| file.read) {
                None => Reread::NotInFile,
                Some(Ok(article)) => Reread::Article(Box::new(article)),
                Some(Err(fault)) => Reread::Refused(FileRefusal::Fault(fault)),
            };
            found(state, Some(&encoding), reread, context);
        }
        Message::TakeOver => take_over(state, context),
    }
}

fn ask_of_article(state: &mut State, id: ArticleId, context: &mut Context) {
    let Some(entry) = state.entry(&id).filter(|entry| entry.origin == Origin::Opened) else {
        return;
    };
    let question = Rereading {
        article: Some(id.clone()),
        ..Rereading::of(entry.file.clone())
    };
    // What it was read in stands with its text, and what was said of its sentences beside it.
    context.request(Request::Load(id));
    ask(state, question, context);
}

fn ask(state: &mut State, question: Rereading, context: &mut Context) {
    state.importing.rereading = Some(question);
    state.navigation.dialog = Some(Dialog::Encoding);
    context.render(View::Page);
}

fn choose(state: &mut State, encoding: String, context: &mut Context) {
    let current = state.encoding_of_question();
    if let Some(question) = &mut state.importing.rereading {
        let is_current = current.as_ref() == Some(&encoding);
        question.chosen = (!is_current).then_some(encoding);
        question.reread = Reread::Nothing;
        context.render(View::Page);
        read(state, context);
    }
}

/// Has the file read in the encoding that is chosen. Before that in the one that the article has: whether the text
/// comes of it shows whether it is the file.
fn read(state: &mut State, context: &mut Context) {
    let current = state.encoding_of_question();
    let Some(question) = &mut state.importing.rereading else {
        return;
    };
    let Some(chosen) = question.chosen.clone() else {
        return;
    };
    question.reread = Reread::UnderWay;
    question.is_other_file = false;
    let encodings = current.into_iter().chain([chosen]).collect();
    let file = question.file.clone();
    context.push(Effect::ReadAgain { file, encodings });
    context.render(View::Page);
}

/// What came of reading the file.
fn found(state: &mut State, encoding: Option<&str>, reread: Reread, context: &mut Context) {
    let current = state.encoding_of_question();
    let sha256 = state.reread_article().and_then(LibraryEntry::sha256).map(str::to_owned);
    let Some(question) = &mut state.importing.rereading else {
        // It was a table that waits for its columns, or nobody asks any more.
        return columns::could_not_be_read(state, context);
    };
    if encoding.is_some() && encoding == current.as_deref() {
        let found = match &reread {
            Reread::Article(read) => Some(&read.summary.sha256),
            _ => None,
        };
        question.is_other_file = found != sha256.as_ref();
    } else if question.chosen.is_some() && (encoding.is_none() || encoding == question.chosen.as_deref()) {
        question.reread = reread;
    } else {
        // The reader has chosen another since.
        return;
    }
    context.render(View::Page);
}

fn take_over(state: &mut State, context: &mut Context) {
    if !state.can_take_reread() {
        return;
    }
    let stays = state.reread_stays();
    let Some(Rereading {
        file,
        article,
        chosen: Some(encoding),
        reread: Reread::Article(read),
        ..
    }) = state.importing.rereading.take()
    else {
        return;
    };
    state.navigation.dialog = None;
    context.push(Effect::StopReadingAgain);
    context.render(View::Page);
    let own = ArticleId::from_file_name(&file);
    let outcome = job::add(state, own, &file, *read, context);
    let is_beside = matches!(outcome, Outcome::OtherText(_));
    let (Outcome::Added(id) | Outcome::OtherText(id) | Outcome::Same(id)) = outcome.clone() else {
        return;
    };
    note_in_report(state, &file, outcome, &encoding);
    let Some(old) = article else {
        state.notices.shown.retain(|notice| !is_refusal_of(&notice.kind, &file));
        return state.notify(
            NoticeKind::FileAddedIn {
                name: file,
                id,
                encoding,
                is_beside,
            },
            context,
        );
    };
    // What the reader says of it is said of the same article.
    if let Some((_, known)) = state.library.details.get(&old).cloned() {
        details::learn(state, &id, known, context);
    }
    let news = NoticeKind::ReadIn {
        name: file,
        id: id.clone(),
        encoding,
        replaced: None,
    };
    if state.navigation.open.as_ref().is_some_and(|open| open.id == old) {
        // Before the article goes that is on the page, which would lead to the library.
        let route = Route::Article { id, sentence: None };
        context.request(Request::Go(route.clone()));
        context.push(match stays {
            true => Effect::Go(route),
            false => Effect::ReplaceRoute(route),
        });
    }
    match stays {
        true => state.notify(news, context),
        false => context.request(Request::Replace { old, news }),
    }
}

/// The list of what became of the files leads to the new article.
fn note_in_report(state: &mut State, file: &str, outcome: Outcome, encoding: &str) {
    let Some(report) = &mut state.importing.report else {
        return;
    };
    if let Some((_, known)) = report.outcomes.iter_mut().find(|(known, _)| known == file) {
        report.encodings.insert(file.to_owned(), encoding.to_owned());
        *known = outcome;
    }
}

fn is_refusal_of(kind: &NoticeKind, file: &str) -> bool {
    matches!(kind, NoticeKind::FileFailed(name, _) if name == file)
}

/// The question is over when its window is closed, or its article is no more.
pub fn follow(state: &mut State, context: &mut Context) {
    let Some(question) = &state.importing.rereading else {
        return;
    };
    let is_gone = question.article.as_ref().is_some_and(|id| state.entry(id).is_none());
    if is_gone && state.navigation.dialog == Some(Dialog::Encoding) {
        state.navigation.dialog = None;
        context.render(View::Page);
    }
    if state.navigation.dialog != Some(Dialog::Encoding) {
        state.importing.rereading = None;
        context.push(Effect::StopReadingAgain);
    }
}

/// What the file that the reader chose is called among the files of an article that came of `file`, such as
/// `pages.zip/folder/one.html`: the part of that name that ends with its own, so that what is in an archive is found
/// in it; else all of it.
pub fn source_name<'f>(file: &'f str, chosen: &str) -> &'f str {
    let ends = file.match_indices('/').map(|(at, _)| at).chain([file.len()]);
    let mut parts = ends.map(|end| &file[..end]);
    let is_it = |part: &&str| part.rsplit('/').next() == Some(chosen);
    parts.find(is_it).unwrap_or(file)
}

/// Lines that are shown of a text, at most: so many that what can be done is in sight on a phone too.
const LINES: usize = 5;
/// Of these so many from its beginning, whatever they say.
const FIRST: usize = 3;
/// Letters that are shown of a line, at most.
const LETTERS: usize = 90;

/// A few lines of a text, by which one sees whether an encoding is the right one: its first ones, and then those in
/// which encodings differ. What stands around the article on its page is shown where there is nothing else.
pub fn sample(text: &str, roles: &[GivenRole]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut around = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let is_around = roles.iter().any(|given| {
            given.role == Role::Boilerplate && (start..=start + line.chars().count()).contains(&given.start)
        });
        start += line.chars().count() + 1;
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let into = if is_around { &mut around } else { &mut lines };
        if into.len() < FIRST || (into.len() < LINES && !line.is_ascii()) {
            into.push(match line.char_indices().nth(LETTERS) {
                Some((at, _)) => format!("{}…", line[..at].trim_end()),
                None => line.to_owned(),
            });
        }
        if lines.len() == LINES {
            break;
        }
    }
    if lines.is_empty() {
        lines = around;
    }
    lines
}

impl State {
    /// The article that the reader wants to see in another encoding.
    pub fn reread_article(&self) -> Option<&LibraryEntry> {
        self.entry(self.importing.rereading.as_ref()?.article.as_ref()?)
    }

    /// The encoding that it has, once its text is here.
    pub fn encoding_of_question(&self) -> Option<String> {
        let work = self.reread_article()?.annotated()?;
        work.document.article.metadata.as_ref()?.encoding.clone()
    }

    /// Lines of the file in the encoding that is chosen, else of the article as it is; none before they are here.
    pub fn reread_sample(&self) -> Option<Vec<String>> {
        let question = self.importing.rereading.as_ref()?;
        if let Reread::Article(read) = &question.reread {
            return Some(sample(&read.article.text, &read.article.roles));
        }
        let article = &self.reread_article()?.annotated()?.document.article;
        question.chosen.is_none().then(|| sample(&article.text, &article.roles))
    }

    /// Whether the text in the encoding that is chosen is the article's own.
    pub fn is_reread_same(&self) -> bool {
        let question = self.importing.rereading.as_ref();
        let Some(Reread::Article(read)) = question.map(|question| &question.reread) else {
            return false;
        };
        self.reread_article().and_then(LibraryEntry::sha256) == Some(&read.summary.sha256)
    }

    /// Whether the article from before stays, and the text in the encoding that is chosen is put beside it: somebody
    /// has worked on it, or the file is another one.
    pub fn reread_stays(&self) -> bool {
        let is_other = |question: &Rereading| question.is_other_file;
        self.importing.rereading.as_ref().is_none_or(is_other)
            || self.reread_article().is_none_or(|entry| {
                let is_work = |work| kinds::of_article().any(|kind| kind.is_work() && !kind.is_empty(work));
                entry.annotated().is_none_or(is_work) || self.is_newer(&entry.id)
            })
    }

    /// Whether there is a text to take over.
    pub fn can_take_reread(&self) -> bool {
        let Some(question) = &self.importing.rereading else {
            return false;
        };
        let is_here = self.reread_article().is_none_or(|entry| entry.annotated().is_some());
        let is_read = question.chosen.is_some() && matches!(question.reread, Reread::Article(_));
        is_here && is_read && !self.is_reread_same()
    }
}
