//! Writing Hashiya files, an article at a time: a few at once, many a portion in each turn of the browser, so that
//! the page can be used meanwhile. The shell keeps the portions until the file is whole.
//!
//! A file is of the moment in which it was asked for, whatever is said or deleted while it is being written: what
//! it is made of is held as it was (articles are shared with the state, and copied only where they change). Files
//! that are asked for meanwhile are of their own moments, and come one after the other. The reader can stop the one
//! under way; then nothing of it is handed out, and nothing is told of it.

use std::collections::{BTreeSet, VecDeque};

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::codec::to_text;
use crate::exchange::{FileWriter, ReadError, WriteError};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::NoticeKind;
use crate::model::preparing::Preparing;
use crate::model::state::State;
use crate::storage::kinds::opened_text::{OpenedText, is_pointer, whole_key};
use crate::storage::snapshot::{self, has_work};
use crate::transfer::absent::absent;
use crate::transfer::backup::backup_section;
use crate::transfer::export::{Kind, around, export_article, file_name, known_annotators};
use crate::transfer::remind::hand_over;

/// So much text, in bytes, is written in a turn of the browser: a small part of a tenth of a second, on a slow
/// telephone too. A longer article is written by itself.
const A_TURN: usize = 60_000;

/// A file that takes as long to write is told of, in milliseconds.
const LONG: u64 = 500;

/// A file that is being written.
#[derive(Clone, Debug)]
struct Writing {
    kind: Kind,
    /// The articles that were asked for, where not all are.
    some: Option<Vec<ArticleId>>,
    name: String,
    started_at: u64,
    /// The places in the library of the articles that go out.
    places: Vec<usize>,
    /// How many of them were dealt with.
    done: usize,
    writer: FileWriter,
    /// The places of those that go along as the records that they are stored in.
    as_records: Vec<usize>,
}

/// A file that is written in several turns, with everything as it was when it was asked for.
#[derive(Clone, Debug)]
pub(crate) struct UnderWay {
    as_it_was: State,
    writing: Writing,
    /// Whether it takes so long that the reader is told.
    is_long: bool,
}

/// The files that are written in several turns, the one under way first.
#[derive(Clone, Debug, Default)]
pub struct Files {
    under_way: VecDeque<UnderWay>,
    /// Whether the shell is going to come back.
    is_called: bool,
}

impl Files {
    /// Has the shell come back as long as there is something to write.
    fn call(&mut self, context: &mut Context) {
        if !self.under_way.is_empty() && !self.is_called {
            self.is_called = true;
            context.push(Effect::WriteOn);
        }
    }
}

/// Downloads a Hashiya file.
pub fn download(state: &mut State, kind: Kind, context: &mut Context) {
    let alone = state.navigation.open.as_ref().filter(|_| kind == Kind::Article);
    let alone = alone.map(|open| vec![open.id.clone()]);
    write_out(state, kind, alone, context);
}

/// Downloads a Hashiya file of some articles.
pub fn download_some(state: &mut State, ids: Vec<ArticleId>, context: &mut Context) {
    write_out(state, Kind::All, Some(ids), context);
}

fn write_out(state: &mut State, kind: Kind, some: Option<Vec<ArticleId>>, context: &mut Context) {
    let Some(mut writing) = Writing::new(state, kind, some, context) else {
        return;
    };
    if writing.length(state) > A_TURN {
        let under_way = UnderWay {
            as_it_was: as_it_is(state),
            writing,
            is_long: false,
        };
        state.transfer.files.under_way.push_back(under_way);
        return state.transfer.files.call(context);
    }
    let articles = writing.write_on(state, usize::MAX);
    let whole = articles.and_then(|articles| {
        let (before, after) = writing.finish(state)?;
        Ok([before, articles, after].concat())
    });
    match whole {
        Ok(content) => {
            let name = writing.name.clone();
            context.push(Effect::Download { name, content });
            let (up_to, left_out) = (state.clock.last(), left_out(state, &writing));
            writing.hand_over(state, up_to, left_out, context);
        }
        Err(error) => state.notify(NoticeKind::ExportFailed(writing.name, error), context),
    }
}

/// Everything that a file is made of.
fn as_it_is(state: &mut State) -> State {
    // No part of any file.
    let deletions = std::mem::take(&mut state.deletions);
    let files = std::mem::take(&mut state.transfer.files);
    let waiting = std::mem::take(&mut state.transfer.waiting_files);
    let copy = state.clone();
    state.deletions = deletions;
    state.transfer.files = files;
    state.transfer.waiting_files = waiting;
    copy
}

/// The shell came back: the next portion is written.
pub fn write_on(state: &mut State, context: &mut Context) {
    state.transfer.files.is_called = false;
    let Some(mut file) = state.transfer.files.under_way.pop_front() else {
        return;
    };
    let is_through = file.writing.done == file.writing.places.len();
    match file.writing.write_on(&file.as_it_was, A_TURN) {
        Err(error) => fail(state, file.writing.name, error, context),
        Ok(_) if is_through => finish(state, file, context),
        Ok(part) => {
            context.push(Effect::KeepPart(part));
            let (done, all) = (file.writing.done, file.writing.places.len());
            // One that is almost through is not told of any more.
            let is_slow = context.now().saturating_sub(file.writing.started_at) >= LONG && done * 4 < all * 3;
            file.is_long |= is_slow;
            if file.is_long {
                context.render(View::Page);
            }
            state.transfer.files.under_way.push_front(file);
        }
    }
    state.transfer.files.call(context);
}

fn finish(state: &mut State, file: UnderWay, context: &mut Context) {
    let UnderWay { as_it_was, writing, .. } = file;
    match writing.finish(&as_it_was) {
        Ok((before, after)) => {
            let name = writing.name.clone();
            context.push(Effect::DownloadKept { name, before, after });
            let left_out = left_out(&as_it_was, &writing);
            writing.hand_over(state, as_it_was.clock.last(), left_out, context);
        }
        Err(error) => fail(state, writing.name, error, context),
    }
}

fn fail(state: &mut State, name: String, error: WriteError, context: &mut Context) {
    context.push(Effect::ForgetParts);
    state.notify(NoticeKind::ExportFailed(name, error), context);
}

/// The reader does not want the file that is being written.
pub fn stop(state: &mut State, context: &mut Context) {
    if state.transfer.files.under_way.pop_front().is_some() {
        context.push(Effect::ForgetParts);
        context.render(View::Page);
    }
}

/// The articles that are not in a file with their texts, by their names: those of which what was said is, and
/// those of which nothing is.
fn left_out(state: &State, writing: &Writing) -> (Vec<String>, Vec<String>) {
    let Some(ids) = &writing.some else {
        return absent(state);
    };
    let ids = BTreeSet::from_iter(ids);
    let entries = state.library.entries.iter().filter(|entry| ids.contains(&entry.id));
    let missing = entries.filter(|entry| entry.annotated().is_none());
    (
        Vec::new(),
        missing.map(|entry| state.name_of_entry(entry).to_owned()).collect(),
    )
}

impl Writing {
    /// A file of which nothing is written yet; `None` where nothing of it is here.
    fn new(state: &State, kind: Kind, some: Option<Vec<ArticleId>>, context: &Context) -> Option<Self> {
        let alone = some.as_deref().filter(|ids| ids.len() == 1).map(|ids| &ids[0]);
        let name = file_name(kind, alone, context);
        let wanted = some.as_ref().map(BTreeSet::from_iter);
        let is_wanted = |entry: &LibraryEntry| match (&wanted, kind) {
            (Some(ids), _) => ids.contains(&entry.id),
            // What is not here stands among a backup's records.
            (None, Kind::Backup) => has_work(entry),
            (None, _) => true,
        };
        let entries = state.library.entries.iter().enumerate();
        let here = entries.filter(|(_, entry)| entry.annotated().is_some() && is_wanted(entry));
        let places: Vec<usize> = here.map(|(place, _)| place).collect();
        // What is wanted is still on its way: there is nothing of it to export.
        if some.is_some() && places.is_empty() {
            return None;
        }
        Some(Self {
            kind,
            some,
            name,
            started_at: context.now(),
            places,
            done: 0,
            writer: FileWriter::default(),
            as_records: Vec::new(),
        })
    }

    /// How much text goes out, in bytes.
    fn length(&self, state: &State) -> usize {
        self.places.iter().map(|place| length_of(state, *place)).sum()
    }

    /// Writes the next articles, as many as have so much text together, in bytes; nothing once all are written. A
    /// backup is the last resort, and not refused for the sake of one article: one that no reader of files would take
    /// goes along as the records that it is stored in.
    fn write_on(&mut self, state: &State, most: usize) -> Result<String, WriteError> {
        let mut text = String::new();
        let mut length = 0;
        while let Some(&place) = self.places.get(self.done) {
            length += length_of(state, place);
            if !text.is_empty() && length > most {
                break;
            }
            self.done += 1;
            let entry = &state.library.entries[place];
            let Some(work) = entry.annotated() else {
                continue;
            };
            match self.writer.article(&export_article(state, work, &entry.file)) {
                Ok(article) => text.push_str(&article),
                Err(error) if self.kind == Kind::Backup && is_of_one(&error) => self.as_records.push(place),
                Err(error) => return Err(error),
            }
        }
        Ok(text)
    }

    /// What stands before the articles, and after them.
    fn finish(&self, state: &State) -> Result<(String, String), WriteError> {
        let is_backup = self.kind == Kind::Backup;
        let mut backup = is_backup.then(|| backup_section(state));
        for place in &self.as_records {
            let entry = &state.library.entries[*place];
            let mut records = snapshot::of_entry(entry);
            if let Some(opened) = entry.annotated().and_then(|work| OpenedText::of(entry, work)) {
                // As a whole record, with its text.
                records.retain(|key, _| !is_pointer(key));
                records.insert(whole_key(&entry.id), to_text(&opened));
            }
            if let Some(backup) = &mut backup {
                let records = records.into_iter();
                backup
                    .records
                    .extend(records.map(|(key, value)| (key.to_string(), value)));
                backup.opened.remove(entry.id.as_str());
            }
        }
        let exported_at = Stamp::from_millis(self.started_at);
        let annotators = known_annotators(state);
        let with_absent = !is_backup && self.some.is_none();
        let around = around(state, exported_at, &annotators, backup, with_absent);
        self.writer.clone().finish(&around)
    }

    /// Tells the reader that the file was handed to the browser, with all that was said up to then.
    fn hand_over(
        self,
        state: &mut State,
        up_to: Stamp,
        (without_text, left_out): (Vec<String>, Vec<String>),
        context: &mut Context,
    ) {
        hand_over(state, self.some.as_deref(), &self.name, up_to, context);
        let is_older = |kind: &NoticeKind| matches!(kind, NoticeKind::FileHanded { .. });
        state.notices.shown.retain(|notice| !is_older(&notice.kind));
        let handed = NoticeKind::FileHanded {
            name: self.name,
            without_text,
            left_out,
        };
        state.notify(handed, context);
    }
}

/// Whether a file would be refused for the sake of the article that was to be written.
fn is_of_one(WriteError(error): &WriteError) -> bool {
    match error {
        ReadError::Article { .. } => true,
        ReadError::Field { place } | ReadError::Missing { place, .. } => place.starts_with("articles["),
        _ => false,
    }
}

/// How long the text of an article is that is here, in bytes.
fn length_of(state: &State, place: usize) -> usize {
    let work = state.library.entries[place].annotated();
    work.map_or(0, |work| work.document.article.text.len())
}

impl State {
    /// The file that is being written, with how much of it is, if that takes long.
    pub fn writing(&self) -> Option<Preparing> {
        let file = self.transfer.files.under_way.front().filter(|file| file.is_long)?;
        let Writing { name, done, places, .. } = &file.writing;
        Some(Preparing {
            name: name.clone(),
            percent: done * 100 / places.len().max(1),
        })
    }
}
