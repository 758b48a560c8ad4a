//! Tags on their way out.

use super::backup::{beside, has_work};
use super::message::{Context, Effect};
use super::notice::NoticeKind;
use super::reminding::note_saved;
use super::state::{Slot, State};
use super::work::Work;
use crate::annotation::{Annotator, Stamp};
use crate::codebook::{LABELS, Label};
use crate::exchange::file::FileLabel;
use crate::exchange::{Export, ExportArticle, date_of, write};
use crate::i18n::{LabelTexts, Locale};
use crate::json::Object;
use crate::map::Map;

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
    let all = || state.slots.iter();
    let works: Vec<&Work> = match (kind, state.open_work()) {
        (Kind::Article, Some((_, work))) => vec![work],
        // The article on the page is still on its way: there is nothing of it to export.
        (Kind::Article, None) if state.open.is_some() => return,
        (Kind::Backup, _) => all().filter(|slot| has_work(slot)).filter_map(Slot::work).collect(),
        _ => all().filter_map(Slot::work).collect(),
    };
    let mut annotators = vec![state.reader.clone()];
    annotators.extend(state.others.iter().map(|(id, name)| Annotator {
        id: id.clone(),
        name: name.clone(),
    }));
    let written = write(&Export {
        exported_at: Stamp::from_millis(context.now()),
        labels: file_labels(),
        annotators: &annotators,
        articles: works.into_iter().map(export_article).collect(),
        backup: (kind == Kind::Backup).then(|| beside(state)),
        extras: &state.extras,
    });
    match written {
        Ok(content) => {
            let name = file_name(kind, context);
            context.push(Effect::Download { name, content });
            let alone = state.open.as_ref().filter(|_| kind == Kind::Article);
            note_saved(state, alone.map(|open| open.id.clone()).as_ref(), context);
        }
        Err(error) => state.notify(NoticeKind::ExportFailed(error), context),
    }
}

/// The labels of the codebook as files carry them: their names and definitions in every language.
pub fn file_labels() -> Vec<FileLabel> {
    let in_each = |label: &Label, text: fn(&LabelTexts) -> &'static str| -> Map<String, String> {
        let texts = Locale::all().map(|locale| (locale.tag().to_owned(), text(locale.label(label)).to_owned()));
        texts.collect()
    };
    let file_label = |label: &Label| FileLabel {
        id: label.id.to_owned(),
        name: in_each(label, |texts| texts.name),
        definition: in_each(label, |texts| texts.definition),
        extra: Object::new(),
    };
    LABELS.iter().map(file_label).collect()
}

fn file_name(kind: Kind, context: &Context) -> String {
    let what = if kind == Kind::Backup {
        "hashiya-backup"
    } else {
        "hashiya"
    };
    format!("{what}-{}.json", local_date(context))
}

fn export_article(work: &Work) -> ExportArticle<'_> {
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

/// Today where the reader is.
pub fn local_date(context: &Context) -> String {
    date_of(local(Stamp::from_millis(context.now()), context))
}

/// A time as a clock on the reader's wall showed it.
pub fn local(stamp: Stamp, context: &Context) -> Stamp {
    let offset = i64::from(context.utc_offset_minutes()) * 60_000;
    Stamp::from_millis(stamp.millis().saturating_add_signed(offset))
}
