//! Files of other programs into articles: text, saved pages, documents, archives and tables, in any encoding.
//!
//! Pure, like the core: bytes come in, articles and faults go out, one after the other, and whoever takes them
//! may stop. How bytes become letters is asked of a [`Decoder`]: in a browser its own does it.
//!
//! Nothing here becomes markup: an article is text, with what its source says of it and of its lines.

mod archive;
mod decoder;
mod decoding;
mod document;
mod epub;
mod fault;
mod imported;
mod kind;
mod limits;
mod lines;
mod page;
mod plain;
mod reader;
mod said;
mod settings;
mod table;

pub use decoder::{Decoder, Undecodable};
pub use decoding::{Decoded, EncodingStandard, declared_in_html, declared_in_xml, name_of, text_of};
pub use fault::{Damage, Fault};
pub use imported::{Imported, ImportedArticle};
pub use kind::{HEAD, Kind, kind_of};
pub use limits::Limits;
pub use page::{Extent, article_in_html, article_in_mhtml, article_in_page, page_in_mhtml};
pub use reader::{read, table_in};
pub use settings::Settings;
pub use table::{Columns, TablePreview, column_number};
