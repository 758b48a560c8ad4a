//! Articles: the immutable source text and the document found in it: blocks with their roles, and
//! sentences.

mod cuts;
mod decode;
mod document;
mod interface_words;
mod roles;
mod source;

pub use cuts::{Cut, Cuts, SplitPoint, split_points};
pub use decode::{DecodeError, decode_utf8, utf8_text};
pub use document::{Block, Document, Sentence};
pub use roles::{Role, assign_roles};
pub use source::{Article, ArticleId, Origin};
