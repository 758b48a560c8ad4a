//! Revised articles: another version takes the place of an article and keeps what was said of it, as far as that is
//! certain; the rest waits for the reader, in a list.

mod asked;
mod asking;
mod candidates;
mod carrying_over;
pub mod details;
mod displaced;
mod matching;
mod missing_text;
mod offering;
pub mod placing;
mod replacing;
pub mod reviewing;
pub mod state;

use crate::article::ArticleId;
use crate::model::context::Context;
use crate::model::dialog::Dialog;
use crate::model::message_kind::MessageKind;
use crate::model::state::State;
use crate::text::CodePointSpan;
use reviewing::Decision;
use state::{Choice, Step};

pub use asked::{QuestionShown, VersionShown};
pub use asking::{added, found_versions};
pub use missing_text::look_for_text;
pub use replacing::take_back;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader says that one article is a version of another, and is asked what is to become of them.
    Ask {
        /// The one from before.
        old: ArticleId,
        /// The new one.
        new: ArticleId,
    },
    /// The reader answers the question with this number, for now.
    Choose(usize, Choice),
    /// They answer all of them alike.
    ChooseAll(Choice),
    /// What they answered is done.
    Confirm,
    /// They want to see what became of the tagged sentences of an article's earlier versions.
    Review(ArticleId),
    /// They begin something there that is done in two steps, unless it is done already or cannot be.
    Begin(Step),
    /// They decide about a sentence of an earlier version.
    Decide {
        /// The earlier version.
        earlier: ArticleId,
        /// The sentence there, in code points.
        span: CodePointSpan,
        /// What they decide.
        decision: Decision,
    },
    /// They take every place that is suggested alone.
    AcceptAll,
    /// They take their last step in the list back.
    UndoDecision,
    /// They give an article's place back to the version from before.
    TakeBack(ArticleId),
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::UndoDecision => MessageKind::READER.repeating(),
            _ => MessageKind::READER,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::Ask { old, new } => asking::ask(state, old, new, context),
        Message::Choose(place, choice) => asking::choose(state, place, choice, context),
        Message::ChooseAll(choice) => asking::choose_all(state, choice, context),
        Message::Confirm => asking::confirm(state, context),
        Message::Review(id) => reviewing::open(state, &id, context),
        Message::Begin(step) => reviewing::begin(state, step, context),
        Message::Decide {
            earlier,
            span,
            decision,
        } => reviewing::decide(state, &earlier, span, decision, context),
        Message::AcceptAll => reviewing::accept_all(state, context),
        Message::UndoDecision => reviewing::undo(state, context),
        Message::TakeBack(id) => {
            state.revising.step = None;
            replacing::take_back(state, &id, context);
        }
    }
}

/// Leaves what the reader is in the middle of: the window of the questions, which they do not answer now, or a step in
/// the list, which stays open. Returns whether there was anything.
pub fn leave(state: &mut State, context: &mut Context) -> bool {
    match state.navigation.dialog {
        Some(Dialog::Versions) => asking::leave(state, context),
        Some(Dialog::Review) => return reviewing::leave_step(state, context),
        _ => return false,
    }
    true
}

/// Does what has become possible, or is to be asked: replacements whose texts have come, what came late out of another
/// tab (`may_carry`: after what may have brought it), new articles that were not looked at.
pub fn follow(state: &mut State, may_carry: bool, context: &mut Context) {
    if may_carry {
        missing_text::follow(state, context);
        replacing::follow(state, context);
        replacing::give_back(state, context);
        carrying_over::follow(state, context);
    }
    carrying_over::load_earlier(state, context);
    replacing::go_on(state, context);
    asking::follow(state, context);
    offering::follow(state, context);
}
