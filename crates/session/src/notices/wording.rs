//! The texts of notices in the reader's language.

use crate::annotation::Merged;
use crate::article::first_reference;
use crate::exchange::date_of;
use crate::i18n::{Locale, fill, isolated, shortened};
use crate::model::effect::Copied;
use crate::model::imported::ImportTally;
use crate::model::notice::NoticeKind;
use crate::notices::error_texts;

impl NoticeKind {
    /// The message in the reader's language.
    pub fn text(&self, locale: Locale) -> String {
        let m = locale.messages();
        let named = |template, name: &str| fill(template, &[("name", &shortened(name))]);
        match self {
            Self::StorageBlocked => m.storage.blocked.into(),
            Self::StorageFull => m.storage.full.into(),
            Self::StorageBlockedButKept => m.storage.blocked_but_kept.into(),
            Self::StorageFullButKept => m.storage.full_but_kept.into(),
            Self::StorageDamaged(count) => locale.count(&m.quarantine.found, *count),
            Self::QuotaIsTight => m.storage.room_tight.into(),
            Self::NewerRecords => m.reading.newer_records.into(),
            Self::NewVersion => m.updates.ready.into(),
            Self::KeptCopy => m.updates.kept_copy.into(),
            Self::FirstCopy(path) => fill(m.updates.first_copy, &[("path", &isolated(path))]),
            Self::TextChanged => m.reading.text_changed.into(),
            Self::Replaced { title, waiting, .. } => {
                let text = named(m.revising.replaced, title);
                match waiting {
                    0 => text,
                    _ => format!("{text} {}", locale.count(&m.revising.waiting, *waiting)),
                }
            }
            Self::ReplacementTakenBack { title, stays, .. } => {
                let text = if *stays {
                    m.revising.taken_back_beside
                } else {
                    m.revising.taken_back
                };
                named(text, title)
            }
            Self::IsVersion { title, .. } => named(m.revising.is_version_of, title),
            Self::NotReplaced(title) => named(m.revising.not_replaced, title),
            Self::Deleted(_, None) => m.deleting.all_done.into(),
            Self::Deleted(_, Some(title)) => named(m.deleting.article_done, title),
            Self::SeveralDeleted { articles, cleared, .. } => {
                let went = (*articles > 0).then(|| locale.count(&m.deleting.several_done, *articles));
                let cleared = (*cleared > 0).then(|| locale.count(&m.deleting.several_cleared, *cleared));
                Vec::from_iter(went.into_iter().chain(cleared)).join(" ")
            }
            Self::Collected { name, count: 0, .. } => named(m.collections.created, name),
            Self::Collected { name, count, is_in } => {
                let text = if *is_in {
                    &m.collections.added
                } else {
                    &m.collections.removed
                };
                fill(&locale.count(text, *count), &[("name", &shortened(name))])
            }
            Self::CollectionDeleted(name) => named(m.collections.deleted, name),
            Self::DraftDiscarded(..) => m.notes.discarded.into(),
            Self::StoredAgain => m.storage.stored_again.into(),
            Self::DeletionIsOpen => m.deleting.still_open.into(),
            Self::DeletedElsewhere(_, title) => named(m.deleting.done_elsewhere, title),
            Self::ArticleEnd { first: None, .. } => m.reading.all_done.into(),
            Self::ArticleEnd {
                left,
                first: Some(first),
            } => fill(
                &locale.count(&m.reading.left_at_end, *left),
                &[("first", &locale.number(*first))],
            ),
            Self::Leftover => m.roles.leftover.into(),
            Self::NothingToContinue => m.library.nothing_to_continue.into(),
            Self::NothingToMerge => m.reading.nothing_to_merge.into(),
            Self::MergeWithLeftover => m.reading.merge_with_leftover.into(),
            Self::MergeKeptRole => m.reading.merge_kept_role.into(),
            Self::MergeKeptFirst => m.reading.merge_kept_first.into(),
            Self::LinesTaken {
                joined,
                sentences,
                tagged,
            } => {
                let text = match joined {
                    true => &m.reading.lines_are_joined,
                    false => &m.reading.lines_are_apart,
                };
                let mut text = locale.count(text, *sentences);
                if *tagged > 0 {
                    text = format!("{text} {}", locale.count(&m.reading.tagged_stay, *tagged));
                }
                text
            }
            Self::FileAdded(name, _) => named(m.files.added, name),
            Self::FileBeside(name, _) => beside(named(m.files.added, name), true, locale),
            Self::FileAddedIn {
                name,
                encoding,
                is_beside,
                ..
            } => {
                let said = [("name", &*shortened(name)), ("encoding", &*isolated(encoding))];
                beside(fill(m.encoding.added, &said), *is_beside, locale)
            }
            Self::ReadIn {
                name,
                encoding,
                replaced,
                ..
            } => {
                let text = if replaced.is_some() {
                    m.encoding.replaced
                } else {
                    m.encoding.beside
                };
                fill(text, &[("name", &shortened(name)), ("encoding", &isolated(encoding))])
            }
            Self::FilesAdded { added, beside } => {
                let tally = ImportTally {
                    added: *added,
                    other_text: *beside,
                    ..ImportTally::default()
                };
                imported_text(&tally, 0, locale)
            }
            Self::Imported { tally, left } => imported_text(tally, *left, locale),
            Self::Copied(Copied::Link) => m.citing.link_copied.into(),
            Self::Copied(Copied::LinkFromDisk) => m.citing.link_from_disk_copied.into(),
            Self::Copied(Copied::SourceLink) => m.citing.source_link_copied.into(),
            Self::Copied(Copied::Quotation) => m.citing.quotation_copied.into(),
            Self::NotCopied => m.citing.not_copied.into(),
            Self::NothingDropped => m.importing.nothing_dropped.into(),
            Self::ReaderOfFilesMissing => m.importing.no_reader.into(),
            Self::FileKnown(name, _) => named(m.files.known, name),
            Self::FileDecoded {
                name,
                count,
                written,
                is_beside,
                ..
            } => {
                let said = [
                    ("name", &*shortened(name)),
                    ("count", &*locale.number(*count)),
                    ("sample", &*shortened(first_reference(written).unwrap_or("&quot;"))),
                ];
                beside(fill(m.files.decoded, &said), *is_beside, locale)
            }
            Self::FileWaits(name) => named(m.files.waits, name),
            Self::FileFailed(name, fault) => error_texts::file_text(name, fault, locale),
            Self::ImportDone {
                name,
                merged,
                articles,
                choices,
                unplaced,
                unknown,
            } => import_text(name, merged, [*articles, *choices, *unplaced, *unknown], locale),
            Self::DatesAhead { name, count, latest } => fill(
                &locale.count(&m.imports.dates_ahead, *count),
                &[("name", &shortened(name)), ("latest", &locale.date(&date_of(*latest)))],
            ),
            Self::ImportFailed(name, error) => error_texts::import_text(name, error, locale),
            Self::ImportHeld(name, article) => {
                let held = fill(
                    m.imports.held,
                    &[("name", &shortened(name)), ("article", &shortened(article.as_str()))],
                );
                format!("{held} {}", m.imports.nothing_changed)
            }
            Self::NotLoaded(articles) => {
                let names: Vec<String> = articles.iter().map(|(_, name)| name.clone()).collect();
                fill(m.loading.not_loaded, &[("names", &names_of(&names, locale))])
            }
            Self::ReportLacks(articles) => fill(m.report.left_out, &[("names", &names_of(articles, locale))]),
            Self::PngFailed => m.statistics.png_failed.into(),
            Self::DownloadFailed => m.files.download_failed.into(),
            Self::ExportFailed(name, error) => error_texts::export_text(name, error, locale),
            Self::FileHanded {
                name,
                without_text,
                left_out,
            } => handed_text(name, without_text, left_out, locale),
        }
    }
}

/// What became of a file, and whether it stands beside another text of its name.
fn beside(text: String, is_beside: bool, locale: Locale) -> String {
    match is_beside {
        true => format!("{text} {}", locale.messages().files.beside),
        false => text,
    }
}

/// How many files came to what; what there was none of is not said, but for new articles.
fn imported_text(tally: &ImportTally, left: usize, locale: Locale) -> String {
    let m = locale.messages();
    let mut parts = Vec::new();
    if *tally != ImportTally::default() || left == 0 {
        parts.push(locale.count(&m.imports.articles, tally.added));
    }
    let more = [
        (&m.importing.other_text, tally.other_text),
        (&m.importing.same, tally.same),
        (&m.importing.refused, tally.refused),
        (&m.importing.rows, tally.rows),
        (&m.importing.left, left),
    ];
    let more = more.into_iter().filter(|(_, count)| *count > 0);
    parts.extend(more.map(|(what, count)| locale.count(what, count)));
    parts.join(" ")
}

/// What was handed over, and of which articles not everything could be.
fn handed_text(name: &str, without_text: &[String], left_out: &[String], locale: Locale) -> String {
    let m = locale.messages();
    let mut text = fill(m.files.handed, &[("name", &shortened(name))]);
    for (articles, template) in [(without_text, m.files.without_text), (left_out, m.files.left_out)] {
        if !articles.is_empty() {
            let names = names_of(articles, locale);
            text = format!("{text} {}", fill(template, &[("names", &names)]));
        }
    }
    text
}

/// The names of articles one after the other: a few of them, and how many there are.
fn names_of(articles: &[String], locale: Locale) -> String {
    const NAMED: usize = 5;
    let mut names: Vec<String> = articles.iter().take(NAMED).map(|name| shortened(name)).collect();
    if articles.len() > NAMED {
        names.push(format!("… ({})", locale.number(articles.len())));
    }
    names.join(&format!("{} ", locale.messages().print.comma))
}

fn import_text(name: &str, merged: &Merged, more: [usize; 4], locale: Locale) -> String {
    let m = locale.messages();
    let number = |count| locale.number(count);
    let values: [(&str, &str); 4] = [
        ("name", &shortened(name)),
        ("added", &number(merged.added)),
        ("updated", &number(merged.updated)),
        ("unchanged", &number(merged.unchanged)),
    ];
    let mut text = fill(m.imports.done, &values);
    let words = [
        &m.imports.articles, &m.imports.choices, &m.imports.unplaced, &m.imports.unknown_labels,
    ];
    for (count, what) in more.into_iter().zip(words) {
        if count > 0 {
            text = format!("{text} {}", locale.count(what, count));
        }
    }
    text
}
