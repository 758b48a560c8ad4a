//! Saved pages: what is shown of them, what it is, what they say of their article.

#[path = "page/cases.rs"]
mod cases;
#[path = "page/corpus.rs"]
mod corpus;
#[path = "page/fuzz.rs"]
mod fuzz;
#[path = "page/metadata.rs"]
mod metadata;
#[path = "page/mhtml.rs"]
mod mhtml;
#[path = "page/well_formed.rs"]
mod well_formed;
