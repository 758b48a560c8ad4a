//! The app on the device: installing it, working without a network, new versions.

pub mod state;

use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::install::Install;
use crate::model::message_kind::MessageKind;
use crate::model::notice::NoticeKind;
use crate::model::state::State;
use crate::storage::key::RecordKey;
use crate::storage::{kinds, snapshot};

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// How the app can be installed here.
    Offered(Install),
    /// The reader installs the app.
    Install,
    /// The app is kept for use without a network.
    OfflineReady,
    /// The server was reached.
    Reached,
    /// The server was not reached: the page is the copy that this browser keeps.
    Unreachable,
    /// Another copy of the app under the same origin was there first.
    FirstCopy {
        /// The path of its folder.
        path: String,
        /// The keys of what it stored.
        keys: Vec<String>,
    },
    /// The reader takes over what that copy stored.
    TakeOver,
    /// A new version of the app is there.
    NewVersion,
    /// The reader wants the new version.
    Reload,
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::Install | Self::Reload | Self::TakeOver => MessageKind::READER,
            Self::Offered(_)
            | Self::OfflineReady
            | Self::Reached
            | Self::Unreachable
            | Self::FirstCopy { .. }
            | Self::NewVersion => MessageKind::BROWSER,
        }
    }
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::Offered(install) => {
            state.installation.offer = install;
            context.render(View::Page);
        }
        Message::Install => {
            // An offer can be taken once.
            state.installation.offer = Install::None;
            context.render(View::Page);
            context.push(Effect::Install);
        }
        Message::OfflineReady => {
            state.installation.offline_ready = true;
            context.render(View::Page);
        }
        Message::Reached => {
            state.installation.source_known = true;
            let notices = &mut state.notices.shown;
            if notices.iter().any(|notice| notice.kind == NoticeKind::KeptCopy) {
                notices.retain(|notice| notice.kind != NoticeKind::KeptCopy);
                context.render(View::Page);
            }
        }
        // Said once, and not of a page that the server has given: to lose the network later changes nothing
        // of what is read.
        Message::Unreachable => {
            if !std::mem::replace(&mut state.installation.source_known, true) {
                state.notify(NoticeKind::KeptCopy, context);
            }
        }
        Message::FirstCopy { path, keys } => {
            let is_work = |key: &RecordKey| key.article().is_some() && kinds::is_work(key);
            let theirs = keys.into_iter().map(RecordKey::from).any(|key| is_work(&key));
            let mut here = state.library.entries.iter().map(snapshot::of_entry);
            let ours = state.storage.records.keys().any(is_work) || here.any(|records| records.keys().any(is_work));
            if theirs && !ours {
                state.notify(NoticeKind::FirstCopy(path), context);
            }
        }
        Message::TakeOver => {
            state
                .notices
                .shown
                .retain(|notice| !matches!(notice.kind, NoticeKind::FirstCopy(_)));
            context.render(View::Page);
            context.push(Effect::ReadFirstCopy);
        }
        Message::NewVersion => state.notify(NoticeKind::NewVersion, context),
        Message::Reload => context.push(Effect::Reload),
    }
}
