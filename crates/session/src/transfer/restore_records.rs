//! Restoring the records of a backup: merged with those that are here, as if another tab had written
//! them.

use std::rc::Rc;

use crate::annotation::{AnnotationSet, Clock};
use crate::article::{Article, ArticleId};
use crate::codec::from_text;
use crate::exchange::Backup;
use crate::exchange::file::File;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::library_entry::LibraryEntry;
use crate::model::people::People;
use crate::model::profile::Profile;
use crate::model::state::State;
use crate::storage::earlier_texts;
use crate::storage::key::{Owner, RecordKey, Records, by_key};
use crate::storage::kinds::kind::{Home, InBackup, RecordKind};
use crate::storage::kinds::names::{self, NamesRecord};
use crate::storage::kinds::opened_text::{OpenedText, is_whole};
use crate::storage::kinds::place::PlaceRecord;
use crate::storage::kinds::tags::read_tags;
use crate::storage::kinds::{self, of_article, place, profile};
use crate::storage::load::keys_of;
use crate::storage::quarantine::{self, set_aside};
use crate::storage::snapshot;
use crate::storage::sync::changed_elsewhere;
use crate::transfer::identity::open_text;
use crate::transfer::import_report::{ArticleReport, ImportCounts, ImportReport, differences};

/// The records of a backup.
pub fn records_of(backup: &Backup) -> Records {
    by_key(backup.records.clone().into_iter().collect())
}

/// The records of a file about articles whose texts were not at hand where it was written: only those that
/// hold work of such an article, whatever stands there.
pub fn records_without_text(file: &File) -> Records {
    let mut records = Records::new();
    for without in &file.without_text {
        let id = ArticleId::new(&without.id);
        for (key, value) in &without.records {
            let key = RecordKey::parse(key);
            let kind = kinds::of(&key).filter(|kind| kind.is_work());
            let is_part = kind.is_some_and(|kind| matches!(kind.home(), Home::Article(_)));
            if is_part && key.article().as_ref() == Some(&id) {
                records.insert(key, value.clone());
            }
        }
    }
    records
}

/// The reader whose backup it is, with their settings.
pub fn profile_of(backup: &Backup) -> Option<Profile> {
    from_text(backup.records.get(&profile::key().to_string())?)
}

/// Whom the reader of a backup knew.
pub fn people_of(backup: &Backup) -> People {
    let records = backup
        .records
        .iter()
        .filter(|(key, _)| NamesRecord.has(&RecordKey::parse(key)));
    let mut people = People::default();
    for known in records.filter_map(|(_, value)| names::read(value)) {
        people.merge(known);
    }
    people
}

/// Merges the records of a backup about an article (`id` there, maybe another one here; with this text as it was
/// `written` there, if that is not the article's) into its annotations, and takes them out of `left`. Returns how many places it brought.
pub fn restore_article_records(
    work: &mut AnnotatedArticle,
    (id, written): (&str, Option<&str>),
    left: &mut Records,
    clock: &mut Clock,
    context: &mut Context,
) -> usize {
    let article = work.document.article.clone();
    let there = Article {
        id: ArticleId::new(id),
        written: written.map(Rc::from).or_else(|| article.written.clone()),
        ..article.clone()
    };
    earlier_texts::bring_among(left, &there);
    // What goes with an article stands in the file among its articles.
    for kind in of_article().filter(|kind| kind.is_work() && kind.in_backup() == InBackup::AsRecord) {
        let versions = kind.versions().iter();
        let keys: Vec<RecordKey> = versions
            .flat_map(|version| keys_of(left, kind, *version, &there))
            .collect();
        for (key, owner) in keys
            .iter()
            .filter_map(|key| Some((key, key.owner()?.renamed(&article.id))))
        {
            let before = kind.written(work, &owner);
            // What cannot be read is left, to be quarantined.
            let value = left.get(key).map(String::as_str).unwrap_or_default();
            if !kind.merge(work, &owner, value, clock).is_whole {
                continue;
            }
            left.remove(key);
            if kind.written(work, &owner) != before {
                kind.store(work, owner, context);
            }
        }
    }
    let place = left.remove(&place::key(&there.id));
    usize::from(place.is_some_and(|place| place::restore(work, &place, context)))
}

/// Merges the records that belong to no article of the file.
pub fn restore_records(state: &mut State, left: Records, report: &mut ImportReport, context: &mut Context) {
    let damaged_before = state.storage.quarantined.len();
    let is_text = |key: &RecordKey| is_whole(key);
    let (texts, others): (Vec<_>, Vec<_>) = left.into_iter().partition(|(key, _)| is_text(key));
    let mut names = Names::default();
    for (key, value) in texts {
        restore_text(state, key, value, &mut names, report, context);
    }
    for (key, value) in others {
        let key = names.here(key);
        let is_sound = kinds::is_sound(&key, &value);
        let moved = is_sound.then(|| earlier_texts::moved_to_loaded(state, &key, &value));
        for (key, value) in moved.flatten().unwrap_or_else(|| vec![(key, value)]) {
            restore_record(state, key, value, report, context);
        }
    }
    report.quarantined += state.storage.quarantined.len() - damaged_before;
}

fn restore_record(state: &mut State, key: RecordKey, value: String, report: &mut ImportReport, context: &mut Context) {
    match kinds::of(&key).map(RecordKind::home) {
        Some(Home::State(kind)) => report.settings += kind.restore(state, &value, context),
        // What leads to a text that is not in the file.
        Some(_) if kinds::leads_to_text(&key) => {}
        // The texts themselves were restored before.
        Some(Home::Library) => {}
        Some(Home::Article(_)) if PlaceRecord.has(&key) && kinds::article_of(state, &key).is_some() => {
            restore_place(state, key, value, report, context);
        }
        Some(Home::Article(_) | Home::Record) => restore_article_record(state, key, value, report, context),
        None if key.original().is_some() => quarantine::keep(state, key, value, context),
        None if key.is_of_this_app() => keep(state, key, value, report, context),
        None => {}
    }
}

/// The texts of a backup that are called otherwise here: whose they are there, and what they are called here.
#[derive(Default)]
struct Names(Vec<(Owner, ArticleId)>);

impl Names {
    /// What a record of the backup is called here.
    fn here(&self, key: RecordKey) -> RecordKey {
        let Some((kind, version, owner)) = kinds::of(&key)
            .zip(key.version())
            .zip(key.owner())
            .map(|((kind, version), owner)| (kind, version, owner))
        else {
            return key;
        };
        let is_its = |text: &&(Owner, ArticleId)| text.0.may_share_text(owner);
        match self.0.iter().find(is_its) {
            Some((_, id)) => kind.key_in(version, owner.renamed(id)),
            None => key,
        }
    }
}

/// An article that stands among the records and not among the articles.
fn restore_text(
    state: &mut State,
    key: RecordKey,
    value: String,
    names: &mut Names,
    report: &mut ImportReport,
    context: &mut Context,
) {
    let Some((opened, there)) = from_text::<OpenedText>(&value).zip(key.article()) else {
        return set_aside(state, &key, value, context);
    };
    let article = opened.article(there.clone());
    let (id, is_new) = open_text(state, there.clone(), opened, context);
    if id != there {
        // Earlier versions knew it by the hash of the text to the letter.
        let written = Owner::text_of_hash(&there, &Article::hash_of(article.as_written()));
        names.0.push((Owner::text(&article), id.clone()));
        names.0.push((written, id.clone()));
    }
    let title = state
        .entry(&id)
        .and_then(|entry| entry.annotated())
        .map(|work| work.document.title.clone());
    let row = row_of(report, &id, title);
    row.is_new |= is_new;
}

/// The line about an article; a new one when there is none yet.
fn row_of<'a>(report: &'a mut ImportReport, id: &ArticleId, title: Option<String>) -> &'a mut ArticleReport {
    let place = report.articles.iter().position(|row| row.id == *id).unwrap_or_else(|| {
        report.articles.push(ArticleReport {
            id: id.clone(),
            title: title.unwrap_or_else(|| id.to_string()),
            is_new: false,
            counts: ImportCounts::default(),
        });
        report.articles.len() - 1
    });
    &mut report.articles[place]
}

/// The place in an article that is here: taken over by a reader who has none in it.
fn restore_place(state: &mut State, key: RecordKey, value: String, report: &mut ImportReport, context: &mut Context) {
    if !kinds::is_sound(&key, &value) {
        return set_aside(state, &key, value, context);
    }
    let entry = kinds::article_of(state, &key).map(|index| &mut state.library.entries[index]);
    if let Some(work) = entry.and_then(LibraryEntry::annotated_mut)
        && place::restore(work, &value, context)
    {
        let (id, title) = (work.document.article.id.clone(), work.document.title.clone());
        row_of(report, &id, Some(title)).counts.places += 1;
    }
}

/// A record about an article: of one that is here, or of one whose text is not.
fn restore_article_record(
    state: &mut State,
    key: RecordKey,
    value: String,
    report: &mut ImportReport,
    context: &mut Context,
) {
    let part = kinds::of(&key).filter(|kind| matches!(kind.home(), Home::Article(_)) && kind.is_work());
    let Some(index) = part.and_then(|_| kinds::article_of(state, &key)) else {
        return restore_without_text(state, key, value, report, context);
    };
    let said = read_tags(&value, usize::MAX).unwrap_or_default();
    let before = state.library.entries[index].annotated().cloned();
    changed_elsewhere(state, key.clone(), Some(value.clone()), context);
    let entry = &state.library.entries[index];
    if snapshot::of_entry(entry).get(&key) == Some(&value) {
        context.write(key, value);
    }
    if let Some((before, work)) = before.zip(entry.annotated()) {
        let mut counts = ImportCounts {
            roles: differences(&before.chosen_roles(), &work.chosen_roles()),
            cuts: differences(&before.chosen_cuts(), &work.chosen_cuts()),
            second: work.recodings.changes_since(&before.recodings),
            drafts: work.drafts.news_since(&before.drafts),
            unplaced: work.unplaced().saturating_sub(before.unplaced()),
            ..ImportCounts::default()
        };
        for (key, entry) in said {
            let key = work.counts_under(&key);
            counts.count(before.set.get(&key), &entry, work.set.get(&key));
        }
        let (id, title) = (entry.id.clone(), work.document.title.clone());
        let row = row_of(report, &id, Some(title));
        row.counts = row.counts.plus(&counts);
    }
}

/// A record about a text that is not here: put together with the one that is stored.
fn restore_without_text(
    state: &mut State,
    key: RecordKey,
    value: String,
    report: &mut ImportReport,
    context: &mut Context,
) {
    let Some(id) = key.article() else {
        return;
    };
    let known = state.storage.records.get(&key).cloned();
    // The reader's place here stays.
    if known.as_ref() == Some(&value) || known.is_some() && PlaceRecord.has(&key) {
        return;
    }
    if !kinds::is_sound(&key, &value) {
        return set_aside(state, &key, value, context);
    }
    let (known, unread) = match known {
        Some(known) if !kinds::is_sound(&key, &known) => (None, Some(known)),
        known => (known, None),
    };
    if let Some(unread) = unread {
        set_aside(state, &key, unread, context);
    }
    let counts = count_tags(known.as_deref(), &value);
    if counts != ImportCounts::default() {
        let row = row_of(report, &id, None);
        row.counts = row.counts.plus(&counts);
    } else if known.is_none() {
        report.settings += 1;
    }
    let united = known.map_or(value.clone(), |known| kinds::union(&key, &known, &value));
    state.storage.records.insert(key.clone(), united.clone());
    context.write(key, united);
}

/// What a record of tags brings to another one; nothing if it holds something else.
fn count_tags(known: Option<&str>, value: &str) -> ImportCounts {
    let tags = |value: &str| read_tags(value, usize::MAX).unwrap_or_default();
    let mut set = AnnotationSet::default();
    set.merge(known.map(tags).unwrap_or_default());
    let mut counts = ImportCounts::default();
    for (key, entry) in tags(value) {
        let before = set.get(&key).cloned();
        set.put(key.clone(), entry.clone());
        counts.count(before.as_ref(), &entry, set.get(&key));
    }
    counts
}

/// Keeps a record that this program does not read. Another one under the same key stays, and this one
/// gets a key of its own.
fn keep(state: &mut State, key: RecordKey, value: String, report: &mut ImportReport, context: &mut Context) {
    match state.storage.records.get(&key) {
        Some(known) if *known == value => {}
        Some(_) => {
            set_aside(state, &key, value, context);
        }
        None => {
            report.quarantined += 1;
            state.storage.records.insert(key.clone(), value.clone());
            context.write(key, value);
        }
    }
}
