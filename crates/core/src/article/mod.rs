//! Articles: the immutable source text and the document found in it: blocks with their roles, and
//! sentences.

mod confidence;
mod credits;
mod cuts;
mod cuts_to;
mod decode;
mod document;
mod encoding;
mod entities;
mod evidence;
mod found_line;
mod furniture;
mod given;
mod line;
mod line_breaks;
mod line_ends;
mod metadata;
mod nesting;
mod preparation;
mod recut;
mod role;
mod roles;
mod rule;
mod shape;
mod source;
mod split_points;
mod text_lines;
mod title;
mod vocabulary;
mod wrapping;

pub use confidence::Confidence;
pub use cuts::Cut;
pub use cuts_to::cuts_to;
pub use decode::{
    DecodeError, decode, decode_any, decode_unicode, decode_utf8, encoding_of_mark, line_breaks, utf8_text,
};
pub use document::{Block, Document, JoinedLine, Sentence};
pub use entities::{first_reference, without_entities};
pub use line_breaks::LineBreaks;
pub use line_ends::{WrittenPlaces, plain_text};
pub use metadata::{GivenRole, Metadata};
pub use nesting::{LineRole, Marker, Nesting};
pub use preparation::Preparation;
pub use role::{Role, Subrole};
pub use roles::{Finding, assign_roles};
pub use source::{Article, ArticleId, Origin, SHORT_HASH, short_hash};
pub use split_points::{Grain, SplitPoint, split_points, split_points_by};
pub use wrapping::line_breaks_matter;
