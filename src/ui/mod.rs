//! The page, in Yew. Components read the state through the [`store::Store`] and send messages to
//! it; none holds state of its own that a reload should bring back.

mod action_button;
mod app;
mod article;
mod dialogs;
mod icons;
mod library;
mod listeners;
mod menu;
mod notices;
mod printed;
mod reading;
mod saving;
mod search_bar;
mod sentence;
mod sight;
mod statistics;
mod store;
mod toolbar;
mod tour;

pub use app::start;
