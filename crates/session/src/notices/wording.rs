//! The texts of notices in the reader's language.

use crate::annotation::Merged;
use crate::i18n::{Locale, fill, isolated};
use crate::model::notice::NoticeKind;
use crate::notices::error_texts;

impl NoticeKind {
    /// The message in the reader's language.
    pub fn text(&self, locale: Locale) -> String {
        let m = locale.messages();
        let named = |template, name: &str| fill(template, &[("name", &isolated(name))]);
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
            Self::Deleted(_, None) => m.deleting.all_done.into(),
            Self::Deleted(_, Some(title)) => named(m.deleting.article_done, title),
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
            Self::MergeKeptFirst => m.reading.merge_kept_first.into(),
            Self::FileAdded(name, _) => named(m.files.added, name),
            Self::FileKnown(name, _) => named(m.files.known, name),
            Self::FileWaits(name) => named(m.files.waits, name),
            Self::FileFailed(name, fault) => error_texts::file_text(name, fault, locale),
            Self::ImportDone {
                name,
                merged,
                articles,
                choices,
                unplaced,
            } => import_text(name, merged, [*articles, *choices, *unplaced], locale),
            Self::ImportFailed(name, error) => error_texts::import_text(name, error, locale),
            Self::ImportHeld(name, article) => {
                let held = fill(
                    m.imports.held,
                    &[("name", &isolated(name)), ("article", &isolated(article.as_str()))],
                );
                format!("{held} {}", m.imports.nothing_changed)
            }
            Self::PngFailed => m.statistics.png_failed.into(),
            Self::DownloadFailed => m.files.download_failed.into(),
            Self::ExportFailed(error) => fill(m.files.export_failed, &[("reason", &error.to_string())]),
        }
    }
}

fn import_text(name: &str, merged: &Merged, more: [usize; 3], locale: Locale) -> String {
    let m = locale.messages();
    let number = |count| locale.number(count);
    let values: [(&str, &str); 4] = [
        ("name", &isolated(name)),
        ("added", &number(merged.added)),
        ("updated", &number(merged.updated)),
        ("unchanged", &number(merged.unchanged)),
    ];
    let mut text = fill(m.imports.done, &values);
    for (count, what) in more
        .into_iter()
        .zip([&m.imports.articles, &m.imports.choices, &m.imports.unplaced])
    {
        if count > 0 {
            text = format!("{text} {}", locale.count(what, count));
        }
    }
    text
}
