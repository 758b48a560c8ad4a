//! Annotations: labels, notes and marks of sentences by annotator, when each was set, and the one merge
//! through which every change goes: the reader's own, another tab's, a stored record's, an imported
//! file's.

mod annotator;
mod history;
mod made_on;
mod moment;
mod set;
mod stamp;

pub use annotator::{Annotator, AnnotatorId};
pub use history::{Change, History, Made, Step, TagValue};
pub use made_on::MadeOn;
pub use moment::{date_of, moment, parse_moment};
pub use set::{AnnotationSet, Entry, Key, Merged};
pub use stamp::{AHEAD, Clock, Stamp};
