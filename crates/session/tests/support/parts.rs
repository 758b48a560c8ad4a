//! Files that the reader is handed, and the parts of one that is being written, as the page keeps them.

use hashiya_session::{Effect, Message, transfer};

use super::shell::Shell;

impl Shell {
    /// Does what concerns a file for the reader, and nothing at any other effect.
    pub(super) fn perform_on_file(&mut self, effect: &Effect) {
        match effect {
            Effect::Download { name, content } => self.downloads.push((name.clone(), content.clone())),
            Effect::KeepPart(part) => self.parts.push(part.clone()),
            Effect::DownloadKept { name, before, after } => {
                let parts = std::mem::take(&mut self.parts).concat();
                let text = [before.as_str(), &parts, after].concat();
                self.downloads.push((name.clone(), text));
            }
            Effect::ForgetParts => self.parts.clear(),
            Effect::WriteOn => self.on_the_way.push_back(Message::Transfer(transfer::Message::WriteOn)),
            _ => {}
        }
    }
}
