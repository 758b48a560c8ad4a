//! The page, in Yew. Components read the state through the [`store::Store`] and send messages to it;
//! none holds state of its own that a reload should bring back.
//!
//! `update` says what has to be drawn: single sentences, single blocks, or the page. The store keeps a
//! watcher for each, so a tag draws one sentence and the bars.
//!
//! Looks are in `styles/`, a file for each concern. Every colour, size, time and level is a token of
//! `styles/tokens.css`, in layers `tokens, base, parts`; the other sheets name tokens
//! (`tests/architecture/scales.rs`). A colour says its light and dark form in one line (`light-dark()`),
//! so a theme is one declaration; `tests/colours.rs` computes contrasts, and how far the labels' colours
//! are apart for each kind of colour vision. The sheets are linked one by one in `index.html`, because
//! Trunk does not resolve `@import`; its hook joins them into one file (`xtask/src/styles.rs`).
//!
//! `tests/browser/src/screens.rs` lists every screen: axe-core looks at each in every language and
//! theme, `fit.js` at every width, from right to left and from left to right.

mod app;
mod dialogs;
mod element_ids;
mod hooks;
mod input_method;
mod key_press;
mod library;
mod links;
mod notices;
mod print;
mod reading;
mod scroll;
mod statistics;
mod store;
mod text;
mod widgets;
mod window_events;

pub use app::start;
