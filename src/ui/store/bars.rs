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
        let now = page::now();
        late.happened.set(now);
        // A clock that was set back keeps nothing waiting.
        let elapsed = now.checked_sub(late.came.get());
        if at_once || elapsed.is_none_or(|elapsed| elapsed >= AT_MOST_EVERY) {
            return self.bars_come();
        }
        late.is_due.set(true);
        if late.timer.borrow().is_none() {
            self.bars_come_in(REST);
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

    fn bars_come_in(&self, milliseconds: u64) {
        let store = self.clone();
        let timer = Timeout::new(u32::try_from(milliseconds).unwrap_or_default(), move || {
            let late = &store.0.late_bars;
            late.timer.take();
            if !late.is_due.get() {
                return;
            }
            let rested = page::now().saturating_sub(late.happened.get());
            match REST.checked_sub(rested) {
                Some(more) if more > 0 => store.bars_come_in(more),
                _ => store.bars_come(),
            }
        });
        self.0.late_bars.timer.replace(Some(timer));
    }
}
