//! Annotating: labels, notes (with their drafts) and marks of sentences, roles of blocks, sentence boundaries, lines, and undo.
//!
//! A key that is held down tags once: the focus has moved on meanwhile. Undo and redo repeat.

pub mod announce;
pub mod boundaries;
pub mod drafts;
pub mod history;
pub mod lines;
pub mod roles;
pub mod tagging;

use crate::article::{ArticleId, LineBreaks, Role};
use crate::codebook::LabelId;
use crate::model::context::Context;
use crate::model::drafts::Draft;
use crate::model::message_kind::MessageKind;
use crate::model::state::State;
use crate::storage::permission;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader labels the selected sentences.
    Tag(LabelId),
    /// The reader clears the selected sentences.
    Clear,
    /// The reader marks the selected sentences as ones to come back to, or takes the mark off.
    ToggleUnsure,
    /// The reader wrote a note on the focused sentence.
    SaveNote(String),
    /// The reader is writing a note: what is kept of it until it is saved or thrown away.
    WriteDraft {
        /// What its window began with.
        begun: drafts::Beginning,
        /// What it says so far.
        text: String,
    },
    /// The reader throws the draft of the focused sentence's note away.
    DiscardDraft,
    /// The reader brings back what was thrown away.
    BringDraftBack {
        /// Of which article.
        article: ArticleId,
        /// The drafts.
        drafts: Vec<Draft>,
    },
    /// The reader sets the role of the focused block; `None` swaps text and boilerplate.
    SetRole(Option<Role>),
    /// The reader gives the focused block the next role in their order.
    CycleRole,
    /// The reader confirms that a block is text after all.
    TreatAsText {
        /// Which block, from 0.
        block: usize,
    },
    /// The reader splits the focused sentence before the word at this code point.
    Split {
        /// The first code point of the word.
        at: usize,
    },
    /// The reader merges the focused sentence with the next.
    Merge,
    /// The reader says what the lines of the article are.
    TakeLinesFor(LineBreaks),
    /// The reader takes the last step back.
    Undo,
    /// The reader makes it again.
    Redo,
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::Tag(_) => MessageKind::EDIT.step(1),
            // It names its article, which need not be the one on the page.
            Self::BringDraftBack { .. } => MessageKind::READER,
            Self::Undo | Self::Redo => MessageKind::EDIT.repeating(),
            Self::Clear
            | Self::ToggleUnsure
            | Self::SaveNote(_)
            | Self::WriteDraft { .. }
            | Self::DiscardDraft
            | Self::SetRole(_)
            | Self::CycleRole
            | Self::TreatAsText { .. }
            | Self::Split { .. }
            | Self::Merge
            | Self::TakeLinesFor(_) => MessageKind::EDIT,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    if message.kind().edits {
        lines::forget(state, context);
    }
    match message {
        Message::Tag(label) => {
            tagging::tag(state, label, context);
            permission::tagged(state, context);
        }
        Message::Clear => tagging::clear(state, context),
        Message::ToggleUnsure => tagging::toggle_unsure(state, context),
        Message::SaveNote(note) => tagging::save_note(state, &note, context),
        Message::WriteDraft { begun, text } => drafts::write(state, &begun, &text, context),
        Message::DiscardDraft => drafts::discard(state, context),
        Message::BringDraftBack { article, drafts } => drafts::bring_back(state, &article, &drafts, context),
        Message::SetRole(role) => roles::set_role(state, role, context),
        Message::CycleRole => roles::cycle_role(state, context),
        Message::TreatAsText { block } => roles::treat_as_text(state, block, context),
        Message::Split { at } => boundaries::split(state, at, context),
        Message::Merge => boundaries::merge(state, context),
        Message::TakeLinesFor(breaks) => lines::take_lines_for(state, breaks, context),
        Message::Undo => history::undo(state, context),
        Message::Redo => history::redo(state, context),
    }
}
