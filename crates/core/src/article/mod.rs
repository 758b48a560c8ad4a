//! Articles: the immutable source text and the document found in it: blocks with their roles, and
//! sentences.

mod confidence;
mod cuts;
mod decode;
mod document;
mod interface_words;
mod line;
mod roles;
mod source;

pub use confidence::Confidence;
pub use cuts::{Cut, Cuts, SplitPoint, split_points};
pub use decode::{DecodeError, decode_utf8, utf8_text};
pub use document::{Block, Document, Sentence};
pub use roles::{Finding, Role, assign_roles};
pub use source::{Article, ArticleId, Origin};
