//! Tags on their way out.

use super::message::{Context, Effect};
use super::notice::NoticeKind;
use super::state::{Slot, State};
use super::work::Work;
use crate::annotation::{Annotator, Stamp};
use crate::exchange::{Export, ExportArticle, date_of, write};

/// Downloads the Hashiya file of every article that is there, or of the open one.
pub fn export(state: &mut State, all: bool, context: &Context, effects: &mut Vec<Effect>) {
    let works: Vec<&Work> = match (all, state.open_work()) {
        (false, Some((_, work))) => vec![work],
        // The article on the page is still on its way: there is nothing of it to export.
        (false, None) if state.open.is_some() => return,
        _ => state.slots.iter().filter_map(Slot::work).collect(),
    };
    let mut annotators = vec![state.reader.clone()];
    annotators.extend(state.others.iter().map(|(id, name)| Annotator {
        id: id.clone(),
        name: name.clone(),
    }));
    let written = write(&Export {
        exported_at: Stamp::from_millis(context.now),
        annotators: &annotators,
        articles: works.into_iter().map(export_article).collect(),
        extras: &state.extras,
    });
    match written {
        Ok(content) => effects.push(Effect::Download {
            name: format!("hashiya-{}.json", local_date(context)),
            content,
        }),
        Err(error) => state.notify(NoticeKind::ExportFailed(error), effects),
    }
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
    let offset = i64::from(context.utc_offset_minutes) * 60_000;
    date_of(Stamp::from_millis(context.now.saturating_add_signed(offset)))
}
