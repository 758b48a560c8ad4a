//! The page, in Yew. Components read the state through the [`store::Store`] and send messages to
//! it; none holds state of its own that a reload should bring back.

mod app;
mod dialogs;
mod element_ids;
mod hooks;
mod library;
mod links;
mod notices;
mod print;
mod reading;
mod scroll;
mod statistics;
mod store;
mod widgets;
mod window_events;

pub use app::start;
