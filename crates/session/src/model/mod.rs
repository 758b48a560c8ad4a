//! The data that all features use: state, annotated articles, library entries, effects, context. Knows
//! no feature and no browser.

pub mod annotated_article;
pub mod awaited;
pub mod browser;
pub mod choices;
pub mod context;
pub mod counts;
pub mod dialog;
pub mod drafts;
pub mod earlier_sentences;
pub mod effect;
pub mod exported;
pub mod focus;
pub mod identities;
pub mod install;
pub mod library_entry;
pub mod line_breaks;
pub mod listing;
pub mod local_time;
pub mod message_kind;
pub mod notice;
pub mod opened_text;
pub mod people;
pub mod preferences;
pub mod preparing;
pub mod profile;
pub mod recodings;
pub mod request;
pub mod roles;
pub mod route;
pub mod said;
pub mod shown_articles;
pub mod state;
pub mod summary;
mod summary_row;
