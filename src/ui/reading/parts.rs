//! The blocks of an article, in parts. Each part is a box that is neither styled nor laid out out of sight:
//! else every step would cost the more the longer the article is.
//!
//! The parts around the focused sentence are drawn first, so that the reader can begin there; the others follow
//! with a turn for the browser after each few, so that the page answers meanwhile. When sentences are cut
//! otherwise, those after the cut get other numbers: they do so in turns, too.

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

/// Has the next parts drawn in the browser's next turn, until all are, and tells the reader how far that is in
/// an article of very many sentences.
#[hook]
fn use_drawing_on(store: &Store, document: &Document, layout: &Rc<RefCell<Layout>>) {
    let leaving = store.clone();
    let update = use_force_update();
    let pace = use_mut_ref(|| Pace::of(1));
    let (drawn, all) = (layout.borrow().drawn(), layout.borrow().parts.len());
    let told = is_long(document).then(|| document.title.clone());
    let (store, layout) = (store.clone(), Rc::clone(layout));
    use_effect_with((drawn, all), move |(drawn, all)| {
        let is_whole = drawn >= all;
        if let Some(name) = told {
            let percent = drawn * 100 / all;
            tell_drawing(&store, (!is_whole).then_some(Preparing { name, percent }));
        }
        let next = (!is_whole).then(|| {
            let parts = pace.borrow().next();
            Timeout::new(0, move || {
                *pace.borrow_mut() = Pace::of(parts);
                layout.borrow_mut().draw_on(parts, focus_of(&store));
                update.force_update();
            })
        });
        move || drop(next)
    });
    // The reader leaves the page before it is whole.
    use_effect_with((), move |()| move || tell_drawing(&leaving, None));
}

fn focus_of(store: &Store) -> Option<usize> {
    store.read(|state| state.navigation.open.as_ref().and_then(|open| open.focus))
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
    let focus = focus_of(store);
    let layout = use_mut_ref(|| Layout::new(&document.0, focus));
    layout.borrow_mut().follow(&document.0, focus);
    let behind = layout.borrow().behind();
    use_drawing_on(store, &document.0, &layout);
    use_following(store, &layout, document, behind);
    let layout = layout.borrow();
    let is_single = layout.parts.len() == 1;
    let shown = layout.parts.iter().enumerate().map(|(number, part)| {
        let blocks = part.is_drawn.then(|| {
            html! {
                <Blocks store={store.clone()} document={part.document.clone()} first={part.blocks.start} end={part.blocks.end} />
            }
        });
        if is_single {
            html! { <>{ for blocks }</> }
        } else {
            html! {
                <div key={number} class="article-part" data-lines={part.lines.to_string()}
                    data-waiting={(!part.is_drawn).then_some("true")}>{ for blocks }</div>
            }
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
