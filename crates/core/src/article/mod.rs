//! Articles: the immutable source text and the document found in it: blocks with their roles, and
//! sentences.

mod confidence;
mod credits;
mod cuts;
mod decode;
mod document;
mod evidence;
mod furniture;
mod line;
mod preparation;
mod role;
mod roles;
mod rule;
mod shape;
mod source;
mod split_points;
mod title;
mod vocabulary;

pub use confidence::Confidence;
pub use cuts::Cut;
pub use decode::{DecodeError, decode_utf8, utf8_text};
pub use document::{Block, Document, Sentence};
pub use preparation::Preparation;
pub use role::Role;
pub use roles::{Finding, assign_roles};
pub use source::{Article, ArticleId, Origin};
pub use split_points::{SplitPoint, split_points};
