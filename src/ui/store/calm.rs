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
    pub(super) fn calm_follows(&self, at_once: bool) {
        let calm = &self.0.late_bars;
        let now = page::now();
        calm.happened.set(now);
        // A clock that was set back keeps nothing waiting.
        let elapsed = now.checked_sub(calm.came.get());
        if at_once || elapsed.is_none_or(|elapsed| elapsed >= AT_MOST_EVERY) {
            return self.calm_comes();
        }
        calm.is_due.set(true);
        if calm.timer.borrow().is_none() {
            self.calm_comes_in(REST);
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

    fn calm_comes(&self) {
        let calm = &self.0.late_bars;
        calm.is_due.set(false);
        calm.came.set(page::now());
        self.watchers().draw_calm();
        if let Some(words) = calm.words.take() {
            page::announce(&words);
        }
    }

    fn calm_comes_in(&self, milliseconds: u64) {
        let store = self.clone();
        let timer = Timeout::new(u32::try_from(milliseconds).unwrap_or_default(), move || {
            let calm = &store.0.late_bars;
            calm.timer.take();
            if !calm.is_due.get() {
                return;
            }
            let rested = page::now().saturating_sub(calm.happened.get());
            match REST.checked_sub(rested) {
                Some(more) if more > 0 => store.calm_comes_in(more),
                _ => store.calm_comes(),
            }
        });
        self.0.late_bars.timer.replace(Some(timer));
    }
}
