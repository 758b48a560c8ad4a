//! Names of annotators out of files: the latest counts, in whatever order files are opened.

use crate::annotation::{AnnotatorId, Stamp};
use crate::exchange::file::{File, FileAnnotator};
use crate::exchange::parse_moment;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::state::State;
use crate::storage::kinds::kind::StateRecord;
use crate::storage::kinds::names::NamesRecord;
use crate::storage::kinds::profile::change_profile;

/// Learns the names of a file.
pub fn learn_names(state: &mut State, file: &File, context: &mut Context) {
    let mut learned = false;
    for listed in &file.annotators {
        let (id, named_at) = (AnnotatorId::new(&listed.id), name_stamp(file, listed));
        if id != state.reader.id {
            learned |= state
                .settings
                .people
                .learn_name(id, listed.name.clone(), named_at, &state.clock);
        } else if is_later_than_own(listed, named_at, state) && !listed.name.is_empty() {
            // The reader gave themselves another name in another browser.
            state.reader.name = listed.name.clone();
            state.settings.named_at = named_at;
            change_profile(state, context);
            context.render(View::Page);
        }
    }
    if learned {
        NamesRecord.store(state, context);
    }
}

/// When the reader gave themselves their name; where an older program kept no time of it, when they last
/// changed any setting.
pub fn own_name_stamp(state: &State) -> Stamp {
    if state.settings.named_at == Stamp::default() && !state.reader.name.is_empty() {
        state.settings.changed_at
    } else {
        state.settings.named_at
    }
}

/// Whether a file says that the reader gave themselves this name later than the one here, and not in the
/// future. Where this device's clock was ahead when they gave the one here, that was now at the latest.
fn is_later_than_own(listed: &FileAnnotator, named_at: Stamp, state: &State) -> bool {
    let own = state.clock.at_latest_now(own_name_stamp(state));
    listed.named_at.is_some() && !state.clock.is_ahead(named_at) && named_at > own
}

/// When an annotator had the name that a file has for them. Where the file does not say, it is the moment
/// of the export for a file that is all theirs, and else their last word in it: who exported it may have
/// known an older name only.
pub fn name_stamp(file: &File, listed: &FileAnnotator) -> Stamp {
    let moment = |text: &String| parse_moment(text);
    if let Some(named_at) = listed.named_at.as_ref().and_then(moment) {
        return named_at;
    }
    if file.annotators.len() == 1 {
        return moment(&file.exported_at).unwrap_or_default();
    }
    let sentences = file.articles.iter().flat_map(|article| &article.sentences);
    let of_sentences = sentences.flat_map(|sentence| &sentence.annotations);
    let unplaced = file.articles.iter().flat_map(|article| &article.unplaced);
    let said = of_sentences.chain(unplaced.map(|unplaced| &unplaced.annotation));
    let theirs = said.filter(|said| said.annotator == listed.id);
    theirs
        .filter_map(|said| moment(&said.updated_at))
        .max()
        .unwrap_or_default()
}
