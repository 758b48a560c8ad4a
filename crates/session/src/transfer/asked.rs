//! A question of whose work a file is, and its answer.

use crate::annotation::{Annotator, AnnotatorId};

/// What the reader answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// It is the reader's own work, from another browser.
    Mine,
    /// It is somebody else's.
    Another,
    /// It is that of somebody who is known under this other identity.
    Same(AnnotatorId),
}

/// An annotator of a file of whom the reader is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The identity, with the name that the file has for it.
    pub annotator: Annotator,
    /// How much the file has of them: tags, notes and marks, and those that were cleared.
    pub said: usize,
    /// Another one of the same name who is known already.
    pub namesake: Option<AnnotatorId>,
    /// The answer, once there is one.
    pub answer: Option<Whose>,
}
