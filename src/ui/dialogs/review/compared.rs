//! A sentence as it was and as it is, with the differences marked: by colour, by a line, and in words for screen
//! readers, of which not all say what an element of a change is.

use yew::prelude::*;

use crate::anchor::{Piece, PieceKind, differences};
use crate::i18n::Messages;
use crate::ui::text::html;

/// What of the two is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The sentence as it was, with what was removed.
    Old,
    /// The sentence as it is, with what was added.
    New,
    /// Both in one, where one is compared with several others.
    Both,
}

impl Side {
    fn as_str(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
            Self::Both => "both",
        }
    }
}

/// One of two sentences, with what the other does not have marked.
pub fn compared(old: &str, new: &str, side: Side, m: &'static Messages) -> Html {
    let pieces = differences(old, new).into_iter();
    let piece = |piece: Piece| match (piece.kind, side) {
        (PieceKind::Same, _) => Some(html! { <span>{ piece.text.to_owned() }</span> }),
        (PieceKind::Removed, Side::Old | Side::Both) => Some(html! {
            <del>{ aside(m.revising.removed) }<span>{ piece.text.to_owned() }</span>{ aside(m.revising.end_of_change) }</del>
        }),
        (PieceKind::Added, Side::New | Side::Both) => Some(html! {
            <ins>{ aside(m.revising.added) }<span>{ piece.text.to_owned() }</span>{ aside(m.revising.end_of_change) }</ins>
        }),
        _ => None,
    };
    html! { <span class="review-words" data-words={side.as_str()}>{ for pieces.filter_map(piece) }</span> }
}

/// Said, not shown.
fn aside(text: &'static str) -> Html {
    html! { <span class="visually-hidden">{ format!(" {text} ") }</span> }
}
