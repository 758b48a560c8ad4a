//! Exporting: one article or all of them as a Hashiya file, or everything as a backup.

use std::collections::BTreeMap;

use crate::annotation::{Annotator, Stamp};
use crate::article::ArticleId;
use crate::codebook::{LABELS, Label};
use crate::codec::Object;
use crate::exchange::file::FileLabel;
use crate::exchange::{Export, ExportArticle, write};
use crate::i18n::{LabelTexts, Locale};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::effect::Effect;
use crate::model::library_entry::LibraryEntry;
use crate::model::local_time::local_date;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::snapshot::has_work;
use crate::transfer::backup::backup_section;
use crate::transfer::remind::mark_exported;

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
    let all = || state.library.entries.iter();
    let works: Vec<&AnnotatedArticle> = match (kind, state.open_article()) {
        (Kind::Article, Some((_, work))) => vec![work],
        // The article on the page is still on its way: there is nothing of it to export.
        (Kind::Article, None) if state.navigation.open.is_some() => return,
        (Kind::Backup, _) => all()
            .filter(|entry| has_work(entry))
            .filter_map(LibraryEntry::annotated)
            .collect(),
        _ => all().filter_map(LibraryEntry::annotated).collect(),
    };
    let mut annotators = vec![state.reader.clone()];
    annotators.extend(state.settings.other_names.iter().map(|(id, name)| Annotator {
        id: id.clone(),
        name: name.clone(),
    }));
    let written = write(&Export {
        exported_at: Stamp::from_millis(context.now()),
        labels: file_labels(),
        annotators: &annotators,
        articles: works.into_iter().map(export_article).collect(),
        backup: (kind == Kind::Backup).then(|| backup_section(state)),
        extras: &state.transfer.extras,
    });
    match written {
        Ok(content) => {
            let alone = state.navigation.open.as_ref().filter(|_| kind == Kind::Article);
            let alone = alone.map(|open| open.id.clone());
            let name = file_name(kind, alone.as_ref(), context);
            context.push(Effect::Download { name, content });
            mark_exported(state, alone.as_ref(), context);
        }
        Err(error) => state.notify(NoticeKind::ExportFailed(error), context),
    }
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

fn export_article(work: &AnnotatedArticle) -> ExportArticle<'_> {
    ExportArticle {
        document: &work.document,
        annotations: &work.set,
        role_of: Box::new(|block| (work.role(block), work.role_set_at(block))),
        cuts: work
            .cuts
            .iter()
            .filter_map(|(at, choice)| Some((*at, choice.cut?, choice.stamp)))
            .collect(),
        extras: &work.extras,
    }
}
