//! The app on the device: installing it, working without a network, new versions.

pub mod state;

use crate::model::context::Context;
use crate::model::effect::{Effect, View};
use crate::model::install::Install;
use crate::model::message_kind::MessageKind;
use crate::model::notice::NoticeKind;
use crate::model::state::State;

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
    /// A new version of the app is there.
    NewVersion,
    /// The reader wants the new version.
    Reload,
}

impl Message {
    /// What kind of thing it is.
    pub fn kind(&self) -> MessageKind {
        match self {
            Self::Install | Self::Reload => MessageKind::READER,
            Self::Offered(_) | Self::OfflineReady | Self::Reached | Self::Unreachable | Self::NewVersion => {
                MessageKind::BROWSER
            }
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
        Message::NewVersion => state.notify(NoticeKind::NewVersion, context),
        Message::Reload => context.push(Effect::Reload),
    }
}
