//! Documents with a structure of their own: their blocks as lines, with what each is.

mod front_matter;
mod markdown;
mod xhtml;

pub(crate) use markdown::article as markdown;
pub(crate) use xhtml::as_html;
