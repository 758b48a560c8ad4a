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
            Self::Offered(_) | Self::OfflineReady | Self::NewVersion => MessageKind::BROWSER,
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
        Message::NewVersion => state.notify(NoticeKind::NewVersion, context),
        Message::Reload => context.push(Effect::Reload),
    }
}
