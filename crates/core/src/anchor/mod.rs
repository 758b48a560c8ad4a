//! Places in revised texts: where the sentences of one version of an article stand in another.
//!
//! What is placed without asking says the same in both versions: the same words in the same order
//! ([`statement`](statement::statement)), standing once in each. Everything else is at most a suggestion, which
//! the reader decides on: the most alike of the new sentences, by quotation, context and position, as the selectors
//! of the W3C Web Annotation model (4.2.4, 4.2.5) have them, with the weights, the floor and the margin of
//! [`score`]. So a changed number, name or negation is never taken over in silence, whatever the score.

mod candidates;
mod differences;
mod frame;
mod in_order;
mod matching;
mod outcome;
mod places;
mod runs;
mod score;
mod sketch;
mod statement;
mod version;
mod words;

pub use differences::{Piece, PieceKind, differences};
pub use matching::anchor;
pub use outcome::{Anchored, Outcome};
pub use places::{Place, Places};
pub use score::{CONTEXT, FLOOR, MARGIN, POSITION, QUOTATION, QUOTATION_FLOOR};
pub use sketch::{MOSTLY_THE_SAME, SIZE as SKETCH_SIZE, Sketch};
pub use statement::same_statement;
pub use version::{Passage, Version};
