//! Documents with a structure of their own: their blocks as lines, with what each is.

mod body;
mod containers;
mod docx;
mod front_matter;
mod markdown;
mod numbering;
mod relations;
mod styles;
mod xhtml;
mod xml;

pub(crate) use docx::{article as docx, is_docx};
pub(crate) use markdown::article as markdown;
pub(crate) use xhtml::as_html;
pub(crate) use xml::{Element, Part, local, parts, text_of as xml_text};
