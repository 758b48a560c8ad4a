//! Hashiya: the note in the margin.
//!
//! A browser annotator for news articles. Readers tag each sentence as claim, quote or background.
//! The modules stand in the order of their imports: each may use those above it, none below
//! (`tests/architecture.rs` checks it). All but [`platform`] and [`ui`] are pure and build natively.

pub mod codec;

pub mod text;

pub mod article;

pub mod i18n;

pub mod codebook;

pub mod annotation;

pub mod agreement;

pub mod exchange;

pub mod report;

pub mod picture;

pub mod session;

#[cfg(target_arch = "wasm32")]
pub mod platform;

#[cfg(target_arch = "wasm32")]
pub mod ui;
