//! Long articles take the page seconds to prepare. They are prepared a piece at a time by the shell, which
//! tells how far that is; the reader can stop it.

use crate::model::awaited::Awaited;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::model::notice::NoticeKind;
use crate::model::preparing::Preparing;
use crate::model::state::State;

/// A file is being prepared, and that far; `None` when it is done.
pub fn told(state: &mut State, preparing: Option<Preparing>, context: &mut Context) {
    if state.library.preparing != preparing {
        state.library.preparing = preparing;
        context.render(View::Page);
    }
}

/// The open article is being drawn, and that far; `None` when it is whole, or left. It says nothing of a
/// file that is being prepared meanwhile.
pub fn drawn(state: &mut State, drawing: Option<Preparing>, context: &mut Context) {
    if state.library.drawing != drawing {
        state.library.drawing = drawing;
        context.render(View::Page);
    }
}

/// So many articles are read before anybody would see that they wait.
const FEW: usize = 30;

impl State {
    /// How many of the articles are read, in hundredths, while the reader waits for all of them.
    pub fn gathering(&self) -> Option<usize> {
        let all = self.library.entries.len();
        let unread = self.library.entries.iter().filter(|entry| entry.is_unread()).count();
        let is_long = !self.library.awaited.is_empty() && unread > FEW;
        is_long.then(|| (all - unread) * 100 / all)
    }
}

/// The reader does not want any more what waits for articles. What was offered by a message that is gone is
/// offered again.
pub fn stop_gathering(state: &mut State, context: &mut Context) {
    for awaited in std::mem::take(&mut state.library.awaited) {
        if let Awaited::TakeOver(path, _) = awaited {
            state.notify(NoticeKind::FirstCopy(path), context);
        }
    }
    context.render(View::Page);
}

/// The reader stops the preparing of a file.
pub fn stop(state: &mut State, context: &mut Context) {
    state.library.preparing = None;
    context.render(View::Page);
}
