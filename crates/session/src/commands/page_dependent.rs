//! Messages of actions that depend on what the page shows, such as tagging in the article or in a
//! recoding.

use crate::message::Message;
use crate::model::dialog::Dialog;
use crate::model::route::{Route, Statistics};
use crate::model::state::State;
use crate::{annotate, library, navigation, recoding, revising};

impl State {
    /// What gives the label at this place of the codebook: in a recoding apart from the tags. Where there are not so
    /// many, what shows which there are.
    pub(crate) fn give_label(&self, at: usize) -> Message {
        let is_recoding = self.is_recoding();
        let Some(label) = self.codebook().given().nth(at).map(|label| label.id.clone()) else {
            return Message::Navigation(navigation::Message::OpenDialog(Dialog::Codebook));
        };
        match is_recoding {
            true => Message::Recoding(recoding::Message::Tag(label)),
            false => Message::Annotate(annotate::Message::Tag(label)),
        }
    }

    /// In a recoding the last label is taken back, whichever key asks for it.
    pub(crate) fn take_back_or(&self, otherwise: Message) -> Message {
        match self.is_recoding() {
            true => Message::Recoding(recoding::Message::TakeBack),
            false => otherwise,
        }
    }

    /// What shows what is known of the article on the page.
    pub(crate) fn show_details(&self) -> Message {
        let open = self.navigation.open.as_ref().map(|open| open.id.clone());
        open.map_or(Message::Close, |id| {
            Message::Library(library::Message::Describe(library::describing::Message::Open(id)))
        })
    }

    /// What shows what became of the tags of the earlier versions of the article on the page.
    pub(crate) fn show_review(&self) -> Message {
        let open = self.navigation.open.as_ref().map(|open| open.id.clone());
        open.map_or(Message::Close, |id| Message::Revising(revising::Message::Review(id)))
    }

    /// What leads to the figures of the article on the page, or of all.
    pub(crate) fn go_to_figures(&self) -> Message {
        let of = self.navigation.open.as_ref().map(|open| open.id.clone());
        Message::Navigation(navigation::Message::Go(Route::Statistics(Statistics {
            of,
            recoding: false,
        })))
    }
}
