//! What each part of the page shows, and that a part is drawn again when what it shows has changed.

use std::collections::BTreeSet;
use std::rc::Rc;

use hashiya_core::article::Document;
use hashiya_session::navigation::shared::Awaited;
use hashiya_session::{Effect, Notice, Preferences, Reminder, State, Status, View};

/// What a sentence shows.
#[derive(Debug, PartialEq)]
struct SentenceLook {
    label: Option<String>,
    has_note: bool,
    has_draft: bool,
    unsure: bool,
    by_another: bool,
    focused: bool,
    selected: bool,
    /// Whether it is the focused one while sentences are chosen: then it says whether it is.
    choosing: bool,
    /// Screen readers are told the label's name, in the language of the interface.
    described_in: Option<&'static str>,
}

/// What a block shows beside its sentences.
#[derive(Debug, PartialEq)]
struct BlockLook {
    role: &'static str,
    guess: bool,
    /// The language of the button that only boilerplate has.
    button: Option<&'static str>,
}

/// What the page shows beside sentences, blocks and the bars (which are always drawn).
#[derive(Debug, PartialEq)]
struct PageLook {
    open: Option<String>,
    awaited_link: Option<Awaited>,
    dialog: String,
    tour: Option<usize>,
    search: String,
    notices: Vec<Notice>,
    locale: &'static str,
    name: String,
    preferences: Preferences,
    list: String,
    entries: Vec<(String, String)>,
    offline: bool,
    reminder: Reminder,
    deleted: usize,
}

/// What the whole page shows.
pub struct Looks {
    page: PageLook,
    /// Which document's sentences and blocks are shown; another one is drawn anew.
    document: Option<Rc<Document>>,
    sentences: Vec<SentenceLook>,
    blocks: Vec<BlockLook>,
}

impl Looks {
    /// What this state shows.
    pub fn of(state: &State) -> Self {
        // Held, so that no later document can come to stand in the same place in memory.
        let document = state.open_article().map(|(_, work)| Rc::clone(&work.document));
        Self {
            page: page_look(state),
            document,
            sentences: sentence_looks(state),
            blocks: block_looks(state),
        }
    }
}

fn page_look(state: &State) -> PageLook {
    let entry_status = |status: &Status| match status {
        Status::Listed(summary) => format!("listed {}", summary.title),
        Status::Loading(known) => format!("loading {}", known.as_ref().map_or("", |known| &known.title)),
        Status::Failed(error, known) => format!("{error:?} {}", known.as_ref().map_or("", |known| &known.title)),
        Status::Ready(work) => format!("ready {}", work.document.title),
    };
    PageLook {
        open: state.navigation.open.as_ref().map(|open| open.id.to_string()),
        awaited_link: state.awaited_link(),
        dialog: format!("{:?}", state.navigation.dialog),
        tour: state.tour_step(),
        search: format!("{:?}", state.navigation.search),
        notices: state.notices.shown.clone(),
        locale: state.locale.tag(),
        name: state.reader.name.clone(),
        preferences: state.settings.preferences.clone(),
        list: format!("{:?} {}", state.library.list_error, state.library.list_loading),
        entries: state
            .library
            .entries
            .iter()
            .map(|entry| (entry.id.to_string(), entry_status(&entry.status)))
            .collect(),
        offline: state.installation.offline_ready,
        reminder: state.transfer.reminder,
        deleted: state.deletions.done.len(),
    }
}

fn sentence_looks(state: &State) -> Vec<SentenceLook> {
    let Some((open, work)) = state.open_article() else {
        return Vec::new();
    };
    let look = |index| {
        let tag = work.tag(index);
        SentenceLook {
            label: work.label(index).map(|(_, label)| label.to_string()),
            has_note: tag.is_some_and(|(_, entry)| !entry.note.is_empty()),
            has_draft: work.has_draft(index),
            unsure: work.is_unsure(index),
            by_another: work.is_anothers(index),
            focused: open.focus == Some(index),
            selected: state.is_selected(index),
            choosing: state.is_choosing() && open.focus == Some(index),
            described_in: (tag.is_some() || work.has_draft(index)).then(|| state.locale.tag()),
        }
    };
    (0..work.document.sentences.len()).map(look).collect()
}

fn block_looks(state: &State) -> Vec<BlockLook> {
    let Some((_, work)) = state.open_article() else {
        return Vec::new();
    };
    let look = |block| {
        let role = work.role(block);
        BlockLook {
            role: role.as_str(),
            guess: work.is_guess(block),
            button: (!role.is_text()).then(|| state.locale.tag()),
        }
    };
    (0..work.document.blocks.len()).map(look).collect()
}

/// Checks that what changed is drawn again. The page as a whole does not draw sentences and blocks
/// again: they are told one by one, so that a change costs the same in a long article.
pub fn check_drawn(before: &Looks, after: &Looks, effects: &[Effect], message: &str) {
    let drawn: Vec<View> = effects.iter().filter_map(view).collect();
    if before.page != after.page {
        assert!(
            drawn.contains(&View::Page),
            "{message} changed the page without drawing it"
        );
    }
    let same = before.document.as_ref().zip(after.document.as_ref());
    if !same.is_some_and(|(before, after)| Rc::ptr_eq(before, after)) {
        return;
    }
    let changed = |index: &usize| before.sentences[*index] != after.sentences[*index];
    for index in (0..after.sentences.len()).filter(changed) {
        assert!(
            drawn.contains(&View::Sentence(index)),
            "{message} changed sentence {index} without drawing it"
        );
    }
    let changed = |index: &usize| before.blocks[*index] != after.blocks[*index];
    for index in (0..after.blocks.len()).filter(changed) {
        assert!(
            drawn.contains(&View::Block(index)),
            "{message} changed block {index} without drawing it"
        );
    }
}

fn view(effect: &Effect) -> Option<View> {
    match effect {
        Effect::Render(view) => Some(*view),
        _ => None,
    }
}

/// The sentences that effects draw again.
pub fn drawn_sentences(effects: &[Effect]) -> BTreeSet<usize> {
    let sentence = |view| match view {
        View::Sentence(index) => Some(index),
        _ => None,
    };
    effects.iter().filter_map(view).filter_map(sentence).collect()
}

/// What the library was found to show is what it shows.
pub fn check_shown(state: &State) {
    if state.is_in_library() {
        let shown = state.shown_in_library();
        assert!(shown.iter().map(|entry| &entry.id).eq(state.library.shown.iter()));
    }
}

/// The counts that are kept up with every change are the ones that counting anew gives.
pub fn check_counts(state: &State) {
    for work in state.library.entries.iter().filter_map(|entry| entry.annotated()) {
        let sentences = 0..work.document.sentences.len();
        let text: Vec<usize> = sentences.clone().filter(|index| work.is_counted(*index)).collect();
        let tagged = text.iter().filter(|index| work.is_tagged(**index)).count();
        let counts = work.counts();
        assert_eq!((counts.total, counts.tagged()), (text.len(), tagged));
        assert_eq!(counts.untagged(), text.len() - tagged);
        assert_eq!(counts.unsure, work.unsure().count());
        let by_label = counts.by_label(&work.codebook);
        for (label, count) in &by_label.given {
            let has = |index: &&usize| work.label(**index).map(|(_, label)| label) == Some(label);
            assert_eq!(*count, text.iter().filter(has).count(), "{label}");
        }
        let given: usize = by_label.given.iter().map(|(_, count)| count).sum();
        assert_eq!(given + by_label.other, tagged);
        let ordinals: Vec<usize> = sentences.filter_map(|index| work.ordinal(index)).collect();
        assert_eq!(ordinals, (1..=text.len()).collect::<Vec<_>>());
        // Asked after every message, so that a figure of before would be seen.
        let words = work.document.words(|block| work.role(block).is_text());
        assert_eq!(work.words(), words);
    }
}
