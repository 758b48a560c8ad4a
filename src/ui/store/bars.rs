//! What follows the keys a moment later: counts, the reader's place, what a screen reader hears. To draw and
//! say them with every tag would cost as much as the tag itself, and nobody reads or hears them while typing.
//! A single tag has them at once; who goes from tag to tag has them some times a second.

use gloo::timers::callback::Timeout;

use super::handle::Store;
use crate::platform::page;

/// From one time to the next it takes at least so long, in milliseconds.
const AT_MOST_EVERY: u64 = 300;

/// For so long nothing may have happened before they come by themselves, in milliseconds: else they share the
/// frame of what happens next.
const REST: u64 = 150;

impl Store {
    /// Something has happened: what follows comes at once if `at_once`, else when it is time.
    pub(super) fn bars_follow(&self, at_once: bool) {
        let late = &self.0.late_bars;
        late.happened.set(page::now());
        if at_once || left(late.came.get(), AT_MOST_EVERY) == 0 {
            return self.bars_come();
        }
        late.is_due.set(true);
        if late.timer.borrow().is_none() {
            self.bars_come_later();
        }
    }

    /// Has a screen reader say this with what follows.
    pub(super) fn say(&self, words: String) {
        self.0.late_bars.words.replace(Some(words));
    }

    /// Has a screen reader say this now, and nothing else that waits to be said.
    pub(super) fn say_at_once(&self, words: &str) {
        self.0.late_bars.words.take();
        page::announce(words);
    }

    fn bars_come(&self) {
        let late = &self.0.late_bars;
        late.is_due.set(false);
        late.came.set(page::now());
        self.watchers().draw_late_bars();
        if let Some(words) = late.words.take() {
            page::announce(&words);
        }
    }

    /// Has them come by themselves, once it is time and nothing happens any more.
    fn bars_come_later(&self) {
        let store = self.clone();
        let timer = Timeout::new(u32::try_from(self.bars_wait()).unwrap_or_default(), move || {
            let late = &store.0.late_bars;
            late.timer.take();
            match late.is_due.get() {
                true if store.bars_wait() == 0 => store.bars_come(),
                true => store.bars_come_later(),
                false => {}
            }
        });
        self.0.late_bars.timer.replace(Some(timer));
    }

    /// How long they still wait, in milliseconds.
    fn bars_wait(&self) -> u64 {
        let late = &self.0.late_bars;
        left(late.happened.get(), REST).max(left(late.came.get(), AT_MOST_EVERY))
    }
}

/// How many of so many milliseconds after a time are left: none where the clock was set back.
fn left(at: u64, milliseconds: u64) -> u64 {
    let elapsed = page::now().checked_sub(at);
    elapsed.map_or(0, |elapsed| milliseconds.saturating_sub(elapsed))
}
