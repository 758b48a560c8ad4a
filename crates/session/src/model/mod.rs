//! The state of the page and what it is made of: no feature, no record, no browser.

pub mod annotated_article;
pub mod counts;
pub mod notice;
pub mod preferences;
pub mod recodings;
pub mod route;
pub mod state;
