//! The codebook: the labels that sentences are given, what they mean, and how both came about.
//!
//! A codebook is the sum of its changes ([`Log`]), which only become more, whoever makes them; what it is like
//! ([`Codebook`]) follows from all of them, in any order in which they come together. Taking a change back is a
//! change too. So is what becomes of a label (merged, split, retired): what was tagged keeps the label that it was
//! given, and which one counts for it now is asked of the codebook ([`Codebook::counting`]). Nothing that was tagged
//! is ever rewritten, so taking a merge back is exact.

mod assignments;
mod change;
mod change_id;
mod concerned;
mod default_labels;
mod difference;
mod fate;
mod fates;
mod label;
mod label_id;
mod lineage;
mod log;
mod moves;
mod resolved;
mod review;
mod version;

pub use assignments::{Field, Said};
pub use change::Change;
pub use change_id::ChangeId;
pub use concerned::Concerned;
pub use default_labels::{DEFAULT_LABELS, DefaultLabel, default_label, label_of_number, number_of_label};
pub use difference::Difference;
pub use fate::Fate;
pub use label::{Example, Label};
pub use label_id::LabelId;
pub use log::Log;
pub use moves::{ExampleKind, ExampleNote, ExampleText, Move};
pub use resolved::{Codebook, Conflict};
pub use review::Concern;
pub use version::Version;
