//! Exporting: one article or all of them as a Hashiya file, or everything as a backup.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Annotator, Stamp};
use crate::article::{ArticleId, Origin};
use crate::codebook::{LABELS, Label};
use crate::codec::{Object, to_text};
use crate::exchange::file::FileLabel;
use crate::exchange::{Backup, BlockRole, Export, ExportArticle, KnownAnnotator, ReadError, WriteError, write};
use crate::i18n::{LabelTexts, Locale};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::LineBreaksChoice;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::LibraryEntry;
use crate::model::local_time::local_date;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::kinds::opened_text::{OpenedText, is_pointer, whole_key};
use crate::storage::snapshot::{self, has_work};
use crate::transfer::absent::{absent, without_text};
use crate::transfer::backup::backup_section;
use crate::transfer::details::described;
use crate::transfer::names::own_name_stamp;
use crate::transfer::remind::hand_over;

/// Which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The article on the page; in the library all of them.
    Article,
    /// Every article that is there.
    All,
    /// Everything that is kept.
    Backup,
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
    let alone = some.as_deref().filter(|ids| ids.len() == 1).map(|ids| &ids[0]);
    let name = file_name(kind, alone, context);
    let wanted = some.as_ref().map(BTreeSet::from_iter);
    let is_wanted = |entry: &LibraryEntry| match (&wanted, kind) {
        (Some(ids), _) => ids.contains(&entry.id),
        // What is not here stands among a backup's records.
        (None, Kind::Backup) => entry.annotated().is_some() && has_work(entry),
        (None, _) => true,
    };
    let entries: Vec<&LibraryEntry> = state.library.entries.iter().filter(|entry| is_wanted(entry)).collect();
    // What is wanted is still on its way: there is nothing of it to export.
    if some.is_some() && entries.iter().all(|entry| entry.annotated().is_none()) {
        return;
    }
    let written = match kind {
        Kind::Backup => write_backup(state, &entries, context),
        _ => write_file(state, &entries, None, some.is_none(), context),
    };
    match written {
        Ok(content) => {
            let (without_text, left_out) = match &some {
                Some(_) => {
                    let missing = entries.iter().filter(|entry| entry.annotated().is_none());
                    let missing = missing.map(|entry| state.name_of_entry(entry).to_owned());
                    (Vec::new(), missing.collect())
                }
                None => absent(state),
            };
            context.push(Effect::Download {
                name: name.clone(),
                content,
            });
            hand_over(state, some.as_deref(), &name, context);
            let is_older = |kind: &NoticeKind| matches!(kind, NoticeKind::FileHanded { .. });
            state.notices.shown.retain(|notice| !is_older(&notice.kind));
            let handed = NoticeKind::FileHanded {
                name,
                without_text,
                left_out,
            };
            state.notify(handed, context);
        }
        Err(error) => state.notify(NoticeKind::ExportFailed(name, error), context),
    }
}

/// The text of a file of these articles, and if wanted of what was said of those whose texts are not at hand.
fn write_file(
    state: &State,
    entries: &[&LibraryEntry],
    backup: Option<Backup>,
    with_absent: bool,
    context: &Context,
) -> Result<String, WriteError> {
    let works = entries
        .iter()
        .filter_map(|entry| Some((entry.annotated()?, entry.file.as_str())));
    write(&Export {
        exported_at: Stamp::from_millis(context.now()),
        labels: file_labels(),
        annotators: &known_annotators(state),
        articles: works.map(|(work, file)| export_article(state, work, file)).collect(),
        // A backup has the records of all articles that are not at hand.
        without_text: if with_absent { without_text(state) } else { Vec::new() },
        backup,
        extras: &state.transfer.extras,
    })
}

/// The text of a backup. It is the last resort, and not refused for the sake of one article: one that no
/// reader of files would take goes along as the records that it is stored in.
fn write_backup(state: &State, entries: &[&LibraryEntry], context: &Context) -> Result<String, WriteError> {
    let mut sound = entries.to_vec();
    let mut as_records: Vec<&LibraryEntry> = Vec::new();
    loop {
        let mut backup = backup_section(state);
        for entry in &as_records {
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
        match write_file(state, &sound, Some(backup), false, context) {
            Err(error) => match culprit(&error, &sound) {
                Some(place) => as_records.push(sound.remove(place)),
                None => return Err(error),
            },
            written => return written,
        }
    }
}

/// The place among these of the article that a file would be refused for.
fn culprit(WriteError(error): &WriteError, entries: &[&LibraryEntry]) -> Option<usize> {
    match error {
        ReadError::Article { id, .. } => entries.iter().position(|entry| entry.id.as_str() == id),
        ReadError::Field { place } | ReadError::Missing { place, .. } => {
            let number = place.strip_prefix("articles[")?.split(']').next()?.parse().ok()?;
            (number < entries.len()).then_some(number)
        }
        _ => None,
    }
}

/// Everyone whose name is known, with the time of it.
fn known_annotators(state: &State) -> Vec<KnownAnnotator> {
    let timed = |stamp: Stamp| (stamp > Stamp::default()).then_some(stamp);
    let mut known = vec![KnownAnnotator {
        annotator: state.reader.clone(),
        named_at: timed(own_name_stamp(state)),
    }];
    known.extend(state.settings.people.iter().map(|(id, person)| KnownAnnotator {
        annotator: Annotator {
            id: id.clone(),
            name: person.name.clone(),
        },
        named_at: timed(person.named_at),
    }));
    known
}

/// The labels of the codebook as files carry them: their names and definitions in every language.
pub fn file_labels() -> Vec<FileLabel> {
    let in_each = |label: &Label, text: fn(&LabelTexts) -> &'static str| -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        for locale in Locale::all() {
            texts.insert(locale.tag().to_owned(), text(locale.label(label)).to_owned());
        }
        texts
    };
    let file_label = |label: &Label| FileLabel {
        id: label.id.to_owned(),
        name: in_each(label, |texts| texts.name),
        definition: in_each(label, |texts| texts.definition),
        extra: Object::new(),
    };
    LABELS.iter().map(file_label).collect()
}

/// `hashiya-2026-11-22.json`; of one article `hashiya-2026-11-22-ID.json`.
fn file_name(kind: Kind, article: Option<&ArticleId>, context: &Context) -> String {
    let what = if kind == Kind::Backup {
        "hashiya-backup"
    } else {
        "hashiya"
    };
    let id = article.map(|id| format!("-{}", in_file_name(id.as_str())));
    format!("{what}-{}{}.json", local_date(context), id.unwrap_or_default())
}

/// An identity as a part of a file's name that every system takes: without what is no part of a name
/// somewhere (Windows has the most), without marks that turn its letters, and short enough for file
/// systems that count 255 bytes, in whatever script.
fn in_file_name(id: &str) -> String {
    const LONGEST: usize = 180;
    let is_taken = |c: char| {
        let turns =
            matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        !turns && !c.is_control() && !"/\\:*?\"<>|%~".contains(c)
    };
    let mut name = String::new();
    for c in id.chars().map(|c| if is_taken(c) { c } else { '_' }) {
        if name.len() + c.len_utf8() > LONGEST {
            break;
        }
        name.push(c);
    }
    // No system takes these at the end of a name, and the ending comes after it.
    name.trim_end_matches(['.', ' ']).to_owned()
}

fn export_article<'a>(state: &State, work: &'a AnnotatedArticle, file: &'a str) -> ExportArticle<'a> {
    ExportArticle {
        document: &work.document,
        file: (work.document.article.origin == Origin::Opened).then_some(file),
        annotations: &work.set,
        role_of: Box::new(|block| BlockRole {
            role: work.role(block),
            set_at: work.role_set_at(block),
            is_confirmed: work.is_confirmed(block),
        }),
        joined_role_of: Box::new(|line| joined_role(work, line)),
        cuts: work
            .cuts
            .iter()
            .map(|(at, choice)| (*at, choice.cut, choice.stamp))
            .collect(),
        described: described(state, work),
        line_breaks: Some(work.line_breaks)
            .filter(|choice| *choice != LineBreaksChoice::default())
            .map(|choice| (choice.breaks, choice.stamp)),
        extras: &work.extras,
    }
}

/// What the reader said of the role of a line by itself, should it be joined to another one.
fn joined_role(work: &AnnotatedArticle, line: usize) -> Option<BlockRole> {
    let choice = work.roles.get(&line)?;
    let block = &work.document.blocks[work.block_at(line)?];
    let (_, found) = block.lines().skip(1).find(|(start, _)| *start == line)?;
    Some(BlockRole {
        role: choice.role.unwrap_or(found),
        set_at: Some(choice.stamp),
        is_confirmed: choice.role == Some(found),
    })
}
