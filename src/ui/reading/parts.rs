//! The blocks of an article, in parts. Each part is a box that is neither styled nor laid out out of sight:
//! else every step would cost the more the longer the article is.
//!
//! An article of very many sentences is drawn part by part, with a turn for the browser after each, so that
//! the reader can begin at its start and the page answers meanwhile. When sentences are cut otherwise, those
//! after the cut get other numbers: they do so in turns, too.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::block::Block;
use super::document::Shared;
use crate::article::Document;
use crate::platform::page;
use crate::session::{Layout, Message, Preparing, is_long, library};
use crate::ui::store::Store;
use crate::ui::text::html;

/// The drawing of parts may take a turn of the browser so many milliseconds.
const TURN: u64 = 40;

/// How many parts the next turn draws.
#[derive(Clone, Copy, PartialEq)]
struct Pace {
    parts: usize,
    /// When those before were asked for, in milliseconds.
    at: u64,
}

impl Pace {
    fn of(parts: usize) -> Self {
        Self { parts, at: page::now() }
    }

    /// The next ones: twice as many at once where these took less than half of a turn, half as many where
    /// they took more than one.
    fn next(self) -> usize {
        match page::now().saturating_sub(self.at) {
            took if took * 2 < TURN => self.parts * 2,
            took if took > TURN => (self.parts / 2).max(1),
            _ => self.parts,
        }
    }
}

/// How many parts are drawn, and how quickly.
#[derive(Clone, Copy, PartialEq)]
struct Drawn {
    parts: usize,
    pace: Pace,
}

impl Drawn {
    /// The first one of a long article, or all.
    fn first(document: &Document, all: usize) -> Self {
        Self {
            parts: if is_long(document) { 1 } else { all },
            pace: Pace::of(1),
        }
    }

    fn and(self, more: usize) -> Self {
        Self {
            parts: self.parts + more,
            pace: Pace::of(more),
        }
    }
}

/// Has the next parts drawn in the browser's next turn, until all are, and tells the reader how far that is.
#[hook]
fn use_drawing_on(store: &Store, document: &Document, drawn: &UseStateHandle<Drawn>, all: usize) {
    let leaving = store.clone();
    let (store, title, drawn) = (store.clone(), document.title.clone(), drawn.clone());
    let is_told = is_long(document);
    use_effect_with((drawn.parts, all), move |(now, all)| {
        let is_whole = now >= all;
        let more = drawn.pace.next();
        if is_told {
            tell_drawing(
                &store,
                (!is_whole).then(|| Preparing {
                    name: title,
                    percent: now * 100 / all,
                }),
            );
        }
        let next = (!is_whole).then(|| Timeout::new(0, move || drawn.set(drawn.and(more))));
        move || drop(next)
    });
    // The reader leaves the page before it is whole.
    use_effect_with((), move |()| move || tell_drawing(&leaving, None));
}

fn tell_drawing(store: &Store, drawing: Option<Preparing>) {
    store.send(Message::Library(library::Message::Drawing(drawing)));
}

/// Has the parts that show an earlier document show the new one in the browser's next turns.
#[hook]
fn use_following(store: &Store, layout: &Rc<RefCell<Layout>>, document: &Shared, behind: usize) {
    let update = use_force_update();
    let pace = use_mut_ref(|| Pace::of(1));
    let (store, layout) = (store.clone(), Rc::clone(layout));
    use_effect_with((document.clone(), behind), move |(_, behind)| {
        let next = (*behind > 0).then(|| {
            let parts = pace.borrow().next();
            Timeout::new(0, move || {
                *pace.borrow_mut() = Pace::of(parts);
                layout.borrow_mut().go_on(parts);
                update.force_update();
            })
        });
        if next.is_none() {
            store.article_drawn();
        }
        move || drop(next)
    });
}

/// Properties of [`Parts`].
#[derive(Clone, PartialEq, Properties)]
pub struct PartsProps {
    /// The store.
    pub store: Store,
    /// The document to show.
    pub document: Shared,
}

/// The blocks of the document.
#[component]
pub fn Parts(props: &PartsProps) -> Html {
    let PartsProps { store, document } = props;
    let layout = use_mut_ref(|| Layout::new(&document.0));
    let focus = store.read(|state| state.navigation.open.as_ref().and_then(|open| open.focus));
    layout.borrow_mut().follow(&document.0, focus);
    let (all, behind) = (layout.borrow().parts.len(), layout.borrow().behind());
    let drawn = use_state(|| Drawn::first(&document.0, all));
    use_drawing_on(store, &document.0, &drawn, all);
    use_following(store, &layout, document, behind);
    let layout = layout.borrow();
    let shown = layout.parts.iter().take(drawn.parts).enumerate().map(|(number, part)| {
        let blocks = html! {
            <Blocks store={store.clone()} document={part.document.clone()} first={part.blocks.start} end={part.blocks.end} />
        };
        if all == 1 {
            html! { <>{ blocks }</> }
        } else {
            html! { <div key={number} class="article-part" data-lines={part.lines.to_string()}>{ blocks }</div> }
        }
    });
    html! { <>{ for shown }</> }
}

/// Properties of [`Blocks`].
#[derive(Clone, PartialEq, Properties)]
struct BlocksProps {
    store: Store,
    document: Shared,
    /// The first block, and the one after the last.
    first: usize,
    end: usize,
}

/// Blocks that are drawn at once; nothing of their being a part shows in the page.
#[component]
fn Blocks(props: &BlocksProps) -> Html {
    let blocks = (props.first..props.end).map(|index| {
        html! { <Block key={index} store={props.store.clone()} document={props.document.clone()} {index} /> }
    });
    html! { <>{ for blocks }</> }
}
