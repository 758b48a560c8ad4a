//! Writing Hashiya files, an article at a time: a few at once, many a portion in each turn of the browser, so that
//! the page can be used meanwhile. The shell keeps the portions until the file is whole.
//!
//! A file is of the moment in which it was asked for, whatever is said or deleted while it is being written: what
//! it is made of is held as it was (articles are shared with the state, and copied only where they change). Files
//! that are asked for meanwhile are of their own moments, and come one after the other. The reader can stop the one
//! under way; then nothing of it is handed out, and nothing is told of it.

use std::collections::BTreeSet;

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::codec::to_text;
use crate::exchange::{Described, Export, ExportArticle, ExportEarlier, FileWriter, ReadError, WriteError};
use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::library_entry::LibraryEntry;
use crate::model::notice::NoticeKind;
use crate::model::preparing::Preparing;
use crate::model::state::State;
use crate::storage::kinds::opened_text::{OpenedText, is_pointer, whole_key};
use crate::storage::snapshot::{self, has_work};
use crate::transfer::absent::{absent, without_text};
use crate::transfer::backup::backup_section;
use crate::transfer::details::described;
use crate::transfer::export::{Kind, export_article, file_labels, file_name, known_annotators};
use crate::transfer::file_under_way::{FileUnderWay, FilesUnderWay, Outgoing, OutgoingEarlier};
use crate::transfer::remind::hand_over;

/// So much text, in bytes, is written in a turn of the browser: a small part of a tenth of a second, on a slow
/// telephone too. A longer article is written by itself.
const A_TURN: usize = 60_000;

/// A file that takes as long to write is told of, in milliseconds.
const LONG: u64 = 500;

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
    let Some(mut file) = begin(state, kind, some, context) else {
        return;
    };
    if file.articles.iter().map(length_of).sum::<usize>() > A_TURN {
        state.transfer.files.files.push_back(file);
        return call(&mut state.transfer.files, context);
    }
    let articles = file.write_on(usize::MAX);
    let whole = articles.and_then(|articles| {
        let (before, after) = file.finish()?;
        Ok([before, articles, after].concat())
    });
    match whole {
        Ok(content) => {
            let name = file.name.clone();
            context.push(Effect::Download { name, content });
            tell(state, file, context);
        }
        Err(error) => state.notify(NoticeKind::ExportFailed(file.name, error), context),
    }
}

/// A file of which nothing is written yet; `None` where nothing of it is here.
fn begin(state: &State, kind: Kind, some: Option<Vec<ArticleId>>, context: &Context) -> Option<FileUnderWay> {
    let alone = some.as_deref().filter(|ids| ids.len() == 1).map(|ids| &ids[0]);
    let name = file_name(kind, alone, context);
    let wanted = some.as_ref().map(BTreeSet::from_iter);
    let is_wanted = |entry: &&LibraryEntry| match (&wanted, kind) {
        (Some(ids), _) => ids.contains(&entry.id),
        // What is not here stands among a backup's records.
        (None, Kind::Backup) => has_work(entry),
        (None, _) => true,
    };
    // Earlier versions stand with the article that has taken their place.
    let wanted: Vec<&LibraryEntry> = state.current_entries().filter(is_wanted).collect();
    let here = |entry: &&LibraryEntry| {
        Some(Outgoing {
            described: described(state, entry.annotated()?),
            earlier: earlier_of(state, entry),
            entry: (*entry).clone(),
        })
    };
    let articles: Vec<_> = wanted.iter().filter_map(here).collect();
    // What is wanted is still on its way: there is nothing of it to export.
    if some.is_some() && articles.is_empty() {
        return None;
    }
    let left_out = match some {
        Some(_) => {
            let missing = wanted.iter().filter(|entry| entry.annotated().is_none());
            let missing = missing.map(|entry| state.name_of_entry(entry).to_owned());
            (Vec::new(), missing.collect())
        }
        None => absent(state),
    };
    let is_backup = kind == Kind::Backup;
    // A backup has the records of all articles that are not at hand.
    let has_absent = !is_backup && some.is_none();
    Some(FileUnderWay {
        name,
        some,
        started_at: context.now(),
        up_to: state.clock.last(),
        articles,
        done: 0,
        writer: FileWriter::default(),
        as_records: Vec::new(),
        annotators: known_annotators(state),
        without_text: if has_absent { without_text(state) } else { Vec::new() },
        backup: is_backup.then(|| backup_section(state)),
        extras: state.transfer.extras.clone(),
        left_out,
        is_long: false,
    })
}

/// The earlier versions of an article that are here.
fn earlier_of(state: &State, entry: &LibraryEntry) -> Vec<OutgoingEarlier> {
    let earlier = state.earlier_of(&entry.id).filter_map(|id| {
        let entry = state.entry(id).filter(|entry| entry.annotated().is_some())?;
        Some(OutgoingEarlier {
            entry: entry.clone(),
            places: state.places_in_current(id).cloned().unwrap_or_default(),
            replaced_at: state.revision_of(id)?.set_at,
        })
    });
    earlier.collect()
}

/// Has the shell come back as long as there is something to write.
fn call(files: &mut FilesUnderWay, context: &mut Context) {
    if !files.files.is_empty() && !files.is_called {
        files.is_called = true;
        context.push(Effect::WriteOn);
    }
}

/// The shell came back: the next portion is written.
pub fn write_on(state: &mut State, context: &mut Context) {
    state.transfer.files.is_called = false;
    let Some(mut file) = state.transfer.files.files.pop_front() else {
        return;
    };
    let all = file.articles.len();
    if file.done == all {
        finish(state, file, context);
    } else {
        match file.write_on(A_TURN) {
            Err(error) => fail(state, file.name, error, context),
            Ok(part) => {
                context.push(Effect::KeepPart(part));
                // One that is almost through is not told of any more.
                file.is_long |= context.now().saturating_sub(file.started_at) >= LONG && file.done * 4 < all * 3;
                if file.is_long {
                    context.render(View::Page);
                }
                state.transfer.files.files.push_front(file);
            }
        }
    }
    call(&mut state.transfer.files, context);
}

fn finish(state: &mut State, file: FileUnderWay, context: &mut Context) {
    match file.finish() {
        Ok((before, after)) => {
            let name = file.name.clone();
            context.push(Effect::DownloadKept { name, before, after });
            tell(state, file, context);
        }
        Err(error) => fail(state, file.name, error, context),
    }
}

fn fail(state: &mut State, name: String, error: WriteError, context: &mut Context) {
    context.push(Effect::ForgetParts);
    state.notify(NoticeKind::ExportFailed(name, error), context);
}

/// Tells the reader that a file was handed to the browser.
fn tell(state: &mut State, file: FileUnderWay, context: &mut Context) {
    hand_over(state, file.some.as_deref(), &file.name, file.up_to, context);
    let is_older = |kind: &NoticeKind| matches!(kind, NoticeKind::FileHanded { .. });
    state.notices.shown.retain(|notice| !is_older(&notice.kind));
    let (without_text, left_out) = file.left_out;
    let handed = NoticeKind::FileHanded {
        name: file.name,
        without_text,
        left_out,
    };
    state.notify(handed, context);
}

/// The reader does not want the file that is being written.
pub fn stop(state: &mut State, context: &mut Context) {
    if state.transfer.files.files.pop_front().is_some() {
        context.push(Effect::ForgetParts);
        context.render(View::Page);
    }
}

impl FileUnderWay {
    /// Writes the next articles, as many as have so much text together, in bytes. A backup is the last resort, and
    /// not refused for the sake of one article: one that no reader of files would take goes along as the records that
    /// it is stored in.
    fn write_on(&mut self, most: usize) -> Result<String, WriteError> {
        let mut text = String::new();
        let mut length: usize = 0;
        while let Some(outgoing) = self.articles.get(self.done) {
            length = length.saturating_add(length_of(outgoing));
            if !text.is_empty() && length > most {
                break;
            }
            if let Some(article) = exported(outgoing) {
                match self.writer.article(&article) {
                    Ok(article) => text.push_str(&article),
                    Err(error) if self.backup.is_some() && is_of_one(&error) => self.as_records.push(self.done),
                    Err(error) => return Err(error),
                }
            }
            self.done += 1;
        }
        Ok(text)
    }

    /// What stands before the articles, and after them.
    fn finish(&self) -> Result<(String, String), WriteError> {
        let mut backup = self.backup.clone();
        if let Some(backup) = &mut backup {
            let outgoing = self.as_records.iter().map(|place| &self.articles[*place]);
            let entries = outgoing.flat_map(|outgoing| {
                let earlier = outgoing.earlier.iter().map(|earlier| &earlier.entry);
                std::iter::once(&outgoing.entry).chain(earlier)
            });
            for entry in entries {
                let mut records = snapshot::of_entry(entry);
                if let Some(opened) = entry.annotated().and_then(|work| OpenedText::of(entry, work)) {
                    // As a whole record, with its text.
                    records.retain(|key, _| !is_pointer(key));
                    records.insert(whole_key(&entry.id), to_text(&opened));
                }
                let records = records.into_iter();
                backup
                    .records
                    .extend(records.map(|(key, value)| (key.to_string(), value)));
                backup.opened.remove(entry.id.as_str());
            }
        }
        self.writer.clone().finish(&Export {
            exported_at: Stamp::from_millis(self.started_at),
            labels: file_labels(),
            annotators: &self.annotators,
            articles: Vec::new(),
            without_text: self.without_text.clone(),
            backup,
            extras: &self.extras,
        })
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

/// An article as it goes out, with its earlier versions.
fn exported(outgoing: &Outgoing) -> Option<ExportArticle<'_>> {
    let earlier = outgoing.earlier.iter().filter_map(|earlier| {
        Some(ExportEarlier {
            article: whole(&earlier.entry, Described::default())?,
            places: &earlier.places,
            replaced_at: earlier.replaced_at,
        })
    });
    Some(ExportArticle {
        earlier: earlier.collect(),
        ..whole(&outgoing.entry, outgoing.described.clone())?
    })
}

fn whole(entry: &LibraryEntry, described: Described) -> Option<ExportArticle<'_>> {
    Some(export_article(entry.annotated()?, &entry.file, described))
}

/// How long the texts of an article are that are here, in bytes.
fn length_of(outgoing: &Outgoing) -> usize {
    let length = |entry: &LibraryEntry| entry.annotated().map_or(0, |work| work.document.article.text.len());
    let earlier = outgoing.earlier.iter().map(|earlier| length(&earlier.entry));
    length(&outgoing.entry) + earlier.sum::<usize>()
}

impl State {
    /// The file that is being written, with how much of it is, if that takes long.
    pub fn writing(&self) -> Option<Preparing> {
        let file = self.transfer.files.files.front().filter(|file| file.is_long)?;
        Some(Preparing {
            name: file.name.clone(),
            percent: file.done * 100 / file.articles.len().max(1),
        })
    }
}
