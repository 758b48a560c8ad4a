//! Hashiya: the note in the margin.
//!
//! A browser annotator for news articles. Readers tag each sentence as claim, quote or background. This
//! crate is the app in the browser: [`platform`] performs effects and knows no rule, [`ui`] draws the
//! state of the session with Yew. What the app knows and does is `hashiya-session`; articles,
//! annotations and files are `hashiya-core`.

pub use hashiya_core::{agreement, anchor, annotation, article, codebook, codec, exchange, text};
pub use hashiya_session as session;
pub use hashiya_session::{charts, i18n, report};

#[cfg(target_arch = "wasm32")]
pub mod import_worker;

#[cfg(target_arch = "wasm32")]
pub mod platform;

#[cfg(target_arch = "wasm32")]
pub mod ui;
