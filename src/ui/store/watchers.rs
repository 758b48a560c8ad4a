//! Who is told of which change: a watcher for each sentence and block, and for the bars. So a
//! tag costs the same in a long article as in a short one.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use litemap::LiteMap;
use yew::Callback;

use crate::session::View;

/// Called when what a component shows has changed.
pub type Watcher = Callback<()>;

/// Watchers of numbered parts, by that number and the number of their registration: while the sentences of an
/// article take other numbers in turns, two have the same one.
type Numbered = RefCell<BTreeMap<(usize, u64), Watcher>>;

/// Watchers of what is there once, by the number of their registration.
type Common = RefCell<LiteMap<u64, Watcher>>;

/// All that is watched.
#[derive(Default)]
pub(super) struct Watchers {
    sentences: Numbered,
    blocks: Numbered,
    bars: Common,
    late_bars: Common,
    pages: Common,
    saving: Common,
    next: Cell<u64>,
}

/// What a component watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// One sentence of the open article.
    Sentence(usize),
    /// One block of the open article.
    Block(usize),
    /// Everything that any message may change: the bars.
    Bars,
    /// What of the bars may follow a moment later: counts, and where the reader is.
    LateBars,
    /// The page as a whole.
    Page,
    /// How safe the reader's work is.
    Saving,
}

/// A registration of a watcher; ends when it is dropped.
pub struct Watching {
    watchers: Rc<Watchers>,
    watch: Watch,
    number: u64,
}

impl Drop for Watching {
    fn drop(&mut self) {
        let watchers = &self.watchers;
        match self.watch {
            Watch::Sentence(index) => drop(watchers.sentences.borrow_mut().remove(&(index, self.number))),
            Watch::Block(index) => drop(watchers.blocks.borrow_mut().remove(&(index, self.number))),
            Watch::Bars => drop(watchers.bars.borrow_mut().remove(&self.number)),
            Watch::LateBars => drop(watchers.late_bars.borrow_mut().remove(&self.number)),
            Watch::Page => drop(watchers.pages.borrow_mut().remove(&self.number)),
            Watch::Saving => drop(watchers.saving.borrow_mut().remove(&self.number)),
        }
    }
}

impl Watching {
    /// Has `watcher` called when what it watches has changed.
    pub(super) fn new(watchers: &Rc<Watchers>, watch: Watch, watcher: Watcher) -> Self {
        let number = watchers.next.get();
        watchers.next.set(number + 1);
        match watch {
            Watch::Sentence(index) => drop(watchers.sentences.borrow_mut().insert((index, number), watcher)),
            Watch::Block(index) => drop(watchers.blocks.borrow_mut().insert((index, number), watcher)),
            Watch::Bars => drop(watchers.bars.borrow_mut().insert(number, watcher)),
            Watch::LateBars => drop(watchers.late_bars.borrow_mut().insert(number, watcher)),
            Watch::Page => drop(watchers.pages.borrow_mut().insert(number, watcher)),
            Watch::Saving => drop(watchers.saving.borrow_mut().insert(number, watcher)),
        }
        let watchers = watchers.clone();
        Self {
            watchers,
            watch,
            number,
        }
    }
}

impl Watchers {
    /// Draws these parts again, and the bars.
    pub(super) fn draw(&self, views: &[View]) {
        if views.contains(&View::Page) {
            call_all(&self.pages);
        }
        for view in views {
            match view {
                View::Sentence(index) => call(&self.sentences, *index),
                View::Block(index) => call(&self.blocks, *index),
                View::Page => {}
            }
        }
        call_all(&self.bars);
    }

    /// Draws what follows a moment later.
    pub(super) fn draw_late_bars(&self) {
        call_all(&self.late_bars);
    }

    /// Draws what says how safe the reader's work is.
    pub(super) fn draw_saving(&self) {
        call_all(&self.saving);
    }
}

/// Calls the watchers of a number, with nothing borrowed: they may register others.
fn call(watchers: &Numbered, index: usize) {
    let watchers = watchers.borrow();
    let here: Vec<Watcher> = watchers
        .range((index, 0)..=(index, u64::MAX))
        .map(|(_, watcher)| watcher.clone())
        .collect();
    drop(watchers);
    here.into_iter().for_each(|watcher| watcher.emit(()));
}

/// The same for all of a kind.
fn call_all(watchers: &Common) {
    let watchers: Vec<Watcher> = watchers.borrow().values().cloned().collect();
    watchers.into_iter().for_each(|watcher| watcher.emit(()));
}
