//! The blocks of an article, in parts. Each part is a box that is neither styled nor laid out out of sight:
//! else every step would cost the more the longer the article is.
//!
//! An article of very many sentences is drawn part by part, with a turn for the browser after each, so that
//! the reader can begin at its start and the page answers meanwhile.

use std::ops::Range;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::block::Block;
use super::document::Shared;
use crate::article::Document;
use crate::platform::page;
use crate::session::{MANY_SENTENCES, Message, Preparing, library};
use crate::ui::store::Store;
use crate::ui::text::html;

/// A part has no more sentences than this, but never less than a block: a screen or two.
const PART_SENTENCES: usize = 50;

/// The same in an article of very many sentences, so that the browser has few boxes to look after.
const LONG_PART_SENTENCES: usize = 100;

/// Lines of a part for each of its sentences, at most, about.
const SENTENCE_LINES: usize = 2;

/// Code points in a line of the widest column, about.
const LINE: usize = 60;

/// What the space between two blocks makes in lines, in tenths.
const SPACE_TENTHS: usize = 7;

/// The drawing of parts may take a turn of the browser so many milliseconds.
const TURN: u64 = 40;

/// A part: its blocks, and about how many lines it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    blocks: Range<usize>,
    lines: usize,
}

/// Whether an article is drawn part by part.
fn is_long(document: &Document) -> bool {
    document.sentences.len() > MANY_SENTENCES
}

/// The blocks of an article in parts.
fn parts_of(document: &Document) -> Vec<Part> {
    let most = if is_long(document) {
        LONG_PART_SENTENCES
    } else {
        PART_SENTENCES
    };
    let mut parts = Vec::new();
    let (mut first, mut sentences, mut tenths) = (0, 0, 0);
    for (index, block) in document.blocks.iter().enumerate() {
        let more = block.chars.len().div_ceil(LINE) * 10 + SPACE_TENTHS;
        let is_full = sentences + block.sentences.len() > most || tenths + more > most * SENTENCE_LINES * 10;
        if is_full && first < index {
            parts.push(Part {
                blocks: first..index,
                lines: tenths / 10,
            });
            (first, sentences, tenths) = (index, 0, 0);
        }
        sentences += block.sentences.len();
        tenths += more;
    }
    parts.push(Part {
        blocks: first..document.blocks.len(),
        lines: tenths / 10,
    });
    parts
}

/// Lines in the steps of the style sheet's heights for parts that were never laid out: tens, and twenties
/// from a hundred on.
fn line_step(lines: usize) -> usize {
    let step = if lines > 100 { 20 } else { 10 };
    lines
        .next_multiple_of(step)
        .clamp(10, LONG_PART_SENTENCES * SENTENCE_LINES)
}

/// How many parts are drawn, and how many more the next turn draws.
#[derive(Clone, Copy, PartialEq)]
struct Drawn {
    parts: usize,
    next: usize,
    /// When they were asked for, in milliseconds.
    at: u64,
}

impl Drawn {
    /// The first one of a long article, or all.
    fn first(document: &Document, all: usize) -> Self {
        Self {
            parts: if is_long(document) { 1 } else { all },
            next: 1,
            at: page::now(),
        }
    }

    /// The next ones: twice as many at once where these took less than half of a turn, half as many where
    /// they took more than one.
    fn go_on(self) -> Self {
        let next = match page::now().saturating_sub(self.at) {
            took if took * 2 < TURN => self.next * 2,
            took if took > TURN => (self.next / 2).max(1),
            _ => self.next,
        };
        Self { next, ..self }
    }

    fn and_more(self) -> Self {
        Self {
            parts: self.parts + self.next,
            at: page::now(),
            ..self
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
        let going_on = drawn.go_on();
        if is_told {
            tell_drawing(
                &store,
                (!is_whole).then(|| Preparing {
                    name: title,
                    percent: now * 100 / all,
                }),
            );
        }
        let next = (!is_whole).then(|| Timeout::new(0, move || drawn.set(going_on.and_more())));
        move || drop(next)
    });
    // The reader leaves the page before it is whole.
    use_effect_with((), move |()| move || tell_drawing(&leaving, None));
}

fn tell_drawing(store: &Store, drawing: Option<Preparing>) {
    store.send(Message::Library(library::Message::Drawing(drawing)));
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
    let parts = use_memo(document.clone(), |document| parts_of(&document.0));
    let drawn = use_state(|| Drawn::first(&document.0, parts.len()));
    use_drawing_on(store, &document.0, &drawn, parts.len());
    let is_one = parts.len() == 1;
    let shown = parts.iter().take(drawn.parts).map(|part| {
        let blocks = html! {
            <Blocks store={store.clone()} document={document.clone()} first={part.blocks.start} end={part.blocks.end} />
        };
        if is_one {
            html! { <>{ blocks }</> }
        } else {
            html! { <div key={part.blocks.start} class="article-part" data-lines={line_step(part.lines).to_string()}>{ blocks }</div> }
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
