//! The part of the table of commands that is about the articles of the library.

use crate::commands::action::{Action, When};
use crate::commands::entry::{arranging, order};
use crate::commands::key::Key;
use crate::library;
use crate::library::{collecting, selecting};
use crate::message::Message;
use crate::model::arrangement::Order;
use crate::navigation;

/// Selecting, grouping and sorting articles.
pub(super) const LIBRARY: &[Action] = &[
    Action {
        id: "select",
        text: |m| m.collections.select,
        keys: &[],
        when: When::InLibrary,
        message: |_| Message::Library(library::Message::Select(selecting::Message::BeginOrEnd)),
    },
    Action {
        id: "collections",
        text: |m| m.collections.title,
        keys: &[],
        when: When::InLibrary,
        message: |_| Message::Library(library::Message::Collect(collecting::Message::Open)),
    },
    Action {
        id: "find",
        text: |m| m.arranging.find,
        keys: &[Key::plain("Slash").writing("/")],
        when: When::ManyArticles,
        message: |_| Message::Navigation(navigation::Message::OpenSearch),
    },
    arranging("order-added", |m| m.arranging.by_added, |_| order(Order::Added)),
    arranging("order-read", |m| m.arranging.by_read, |_| order(Order::LastRead)),
    arranging("order-title", |m| m.arranging.by_title, |_| order(Order::Title)),
    arranging(
        "order-progress",
        |m| m.arranging.by_progress,
        |_| order(Order::Progress),
    ),
];
