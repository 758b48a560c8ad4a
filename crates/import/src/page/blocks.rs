//! The lines of a page as a browser shows them, in the order of the page.

use std::ops::Range;

use dom_query::{Document, NodeData, NodeId, NodeRef};
use hashiya_core::article::LineRole;

use super::aside::is_aside;
use super::credit::{Credit, credit};
use super::line::Line;
use super::lists::{Lists, is_item};
use super::visible::{Display, display};

/// What a line of a page is by its element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph, or whatever says nothing of itself.
    #[default]
    Text,
    /// A heading, by its level.
    Heading(u8),
    /// What stands below a picture or above a table.
    Caption,
    /// An item of a list.
    Item,
    /// A quotation.
    Quotation,
    /// A row of a table.
    Row,
    /// A control.
    Button,
}

/// The part of a page that a line stands in, by the elements around it: the innermost that says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Area {
    #[default]
    Content,
    /// `header`.
    Header,
    /// `nav`, `footer`, `aside`, `form`, menus: never the article's own text.
    Beside,
}

/// A line of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Its text on one line, without white space at its ends.
    pub(super) text: String,
    pub(super) kind: Kind,
    /// What it is by the innermost item of a list or quotation around it.
    pub(super) within: Option<LineRole>,
    pub(super) area: Area,
    /// How many characters of it that are no white space come from which text of the page.
    pub(super) pieces: Vec<(NodeId, usize)>,
    /// How many characters that are no white space it has.
    pub(super) size: usize,
    /// How many of them lead to other pages.
    pub(super) linked: usize,
    /// How many of them the page marks as the author's name.
    pub(super) of_author: usize,
    /// What it marks so.
    pub(super) author: String,
    /// How many of them the page marks as a date or time.
    pub(super) of_date: usize,
    /// The element that it stands in: of a paragraph what the paragraph stands in.
    pub(super) container: Option<NodeId>,
    /// The outermost `article` that it is in, or else the `main`.
    pub(super) article: Option<NodeId>,
    /// The outermost element that it is in whose name says that it is no part of an article.
    pub(super) aside: Option<NodeId>,
}

/// A page as it is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// Its lines, in their order.
    pub(super) blocks: Vec<Block>,
    /// The lines of each element that has more than one, by their places, inner elements first.
    pub(super) sections: Vec<Range<usize>>,
}

/// An element of more lines is no credit, whatever its class says (`date-outer`).
const LONGEST_CREDIT: usize = 3;

/// What is known of the elements that are open.
#[derive(Clone, Copy)]
struct Open {
    /// How many lines were there before it.
    first: usize,
    kind: Kind,
    area: Area,
    is_pre: bool,
    is_link: bool,
    credit: Option<Credit>,
    /// How deep in quotations within a line.
    quotes: usize,
    /// The innermost element that stands on lines of its own.
    element: Option<NodeId>,
    container: Option<NodeId>,
    article: Option<NodeId>,
    is_in_article: bool,
    aside: Option<NodeId>,
    /// Whether the cells of a table are lines of their own.
    is_layout: bool,
}

/// The lines of a page; `marks` are the quotation marks that its language puts around `q`.
pub(super) fn shown_of(document: &Document, marks: [(&str, &str); 2]) -> Shown {
    let Some(body) = document.body() else {
        return Shown::default();
    };
    let mut walk = Walk {
        shown: Shown::default(),
        line: Line::default(),
        block: Block::default(),
        lists: Lists::default(),
        open: vec![Open {
            first: 0,
            kind: Kind::Text,
            area: Area::Content,
            is_pre: false,
            is_link: false,
            credit: None,
            quotes: 0,
            element: Some(body.id),
            container: Some(body.id),
            article: None,
            is_in_article: false,
            aside: None,
            is_layout: false,
        }],
        marks,
    };
    // Without recursion: pages may be as deep as they like.
    let mut node = body;
    loop {
        let enters = walk.enter(&node);
        if enters && let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        if enters {
            walk.leave(&node);
        }
        loop {
            if node.id == body.id {
                walk.end_block();
                return walk.shown;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                walk.end_block();
                return walk.shown;
            };
            node = parent;
            walk.leave(&node);
        }
    }
}

struct Walk<'m> {
    shown: Shown,
    line: Line,
    block: Block,
    lists: Lists,
    open: Vec<Open>,
    marks: [(&'m str, &'m str); 2],
}

impl Walk<'_> {
    fn state(&self) -> Open {
        *self
            .open
            .last()
            .expect("the body is open as long as something is walked over")
    }

    /// How an element is shown where the walk is: cells of tables that only lay a page out are blocks.
    fn display(&self, node: &NodeRef) -> Display {
        match display(node) {
            Display::Cell if self.state().is_layout => Display::Block,
            shown => shown,
        }
    }

    /// Takes a node; whether its children are to be walked over and [`Self::leave`] called after them.
    fn enter(&mut self, node: &NodeRef) -> bool {
        if node.is_element() {
            return self.enter_element(node);
        }
        let text = node.query(|node| match &node.data {
            NodeData::Text { contents } => Some(contents.to_string()),
            _ => None,
        });
        if let Some(Some(text)) = text {
            self.push(&text, Some(node.id));
        }
        false
    }

    fn enter_element(&mut self, node: &NodeRef) -> bool {
        let before = self.state();
        let shown = self.display(node);
        match shown {
            Display::None => return false,
            Display::Break => {
                self.end_block();
                return false;
            }
            Display::Block => self.end_block(),
            Display::Cell => self.line.part_cells(),
            Display::Inline => {}
        }
        let name = node.node_name().unwrap_or_default();
        let mut state = before;
        state.kind = if is_item(node) {
            kind("li", before.kind)
        } else {
            kind(&name, before.kind)
        };
        self.lists.enter(node);
        state.area = area(node, &name, before.area);
        state.credit = credit(node, &name).or(before.credit);
        state.is_pre |= matches!(&*name, "pre" | "listing" | "xmp" | "plaintext");
        let leads_away = || {
            node.attr("href")
                .is_some_and(|href| !href.trim_start().starts_with('#'))
        };
        if &*name == "a" && leads_away() {
            state.is_link = true;
            self.line.begin_link();
        }
        if &*name == "q" {
            self.push(self.marks[before.quotes % 2].0, None);
            state.quotes += 1;
        }
        if shown == Display::Block {
            state.container = before.element;
            state.element = Some(node.id);
        }
        if &*name == "tr" {
            state.is_layout = is_layout(node);
        }
        if matches!(&*name, "article" | "main") && !before.is_in_article {
            state.article = Some(node.id);
            state.is_in_article = &*name == "article";
        }
        state.aside = before.aside.or_else(|| is_aside(node).then_some(node.id));
        state.first = self.shown.blocks.len();
        self.open.push(state);
        true
    }

    fn leave(&mut self, node: &NodeRef) {
        match self.display(node) {
            Display::Block => self.end_block(),
            Display::Inline if node.has_name("q") => {
                let depth = self.state().quotes.saturating_sub(1);
                self.push(self.marks[depth % 2].1, None);
            }
            _ => {}
        }
        if node.has_name("a") {
            self.line.end_link();
        }
        self.lists.leave(node);
        if let Some(open) = self.open.pop() {
            let lines = open.first..self.shown.blocks.len();
            let began_credit = open.credit.is_some() && self.open.last().is_some_and(|around| around.credit.is_none());
            if began_credit && lines.len() > LONGEST_CREDIT {
                for block in &mut self.shown.blocks[lines.clone()] {
                    (block.of_author, block.of_date) = (0, 0);
                    block.author.clear();
                }
            }
            // An element that has the lines of the one within it alone is the same section.
            if lines.len() > 1 && self.shown.sections.last() != Some(&lines) {
                self.shown.sections.push(lines);
            }
        }
    }

    fn push(&mut self, text: &str, node: Option<NodeId>) {
        let state = self.state();
        if state.is_pre {
            // Every line of it is one of the page.
            let mut lines = text.split(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']);
            if let Some(first) = lines.next() {
                self.push_line(first, node, state);
            }
            for line in lines {
                self.end_block();
                self.push_line(line, node, state);
            }
        } else {
            self.push_line(text, node, state);
        }
    }

    fn push_line(&mut self, text: &str, node: Option<NodeId>, state: Open) {
        let added = self.line.push(text, state.is_pre);
        if added == 0 {
            return;
        }
        if self.block.size == 0 {
            self.block.kind = state.kind;
            // A heading in an item leaves its number to what follows.
            if matches!(state.kind, Kind::Item | Kind::Quotation) {
                self.block.within = self.lists.line_role();
            }
            self.block.area = state.area;
            self.block.container = state.container;
            self.block.article = state.article;
            self.block.aside = state.aside;
        }
        self.block.size += added;
        self.block.linked += if state.is_link { added } else { 0 };
        match state.credit {
            Some(Credit::Author) => {
                self.block.of_author += added;
                self.block.author.push_str(text);
            }
            Some(Credit::Date) => self.block.of_date += added,
            None => {}
        }
        if let Some(node) = node {
            self.block.pieces.push((node, added));
        }
    }

    fn end_block(&mut self) {
        let text = self.line.take();
        let block = std::mem::take(&mut self.block);
        if !text.is_empty() {
            self.shown.blocks.push(Block { text, ..block });
        }
    }
}

/// Whether a row of a table lays the page out, and holds no data: some cell of it has more than a line.
fn is_layout(row: &NodeRef) -> bool {
    row.descendants_it()
        .any(|node| matches!(display(&node), Display::Block | Display::Break))
}

/// What a line in an element is, and in what the element stands.
fn kind(name: &str, around: Kind) -> Kind {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading(name.as_bytes()[1] - b'0'),
        "figcaption" | "caption" => Kind::Caption,
        "button" if !matches!(around, Kind::Heading(_)) => Kind::Button,
        "li" | "dd" | "dt" if around != Kind::Caption => Kind::Item,
        "blockquote" if around != Kind::Caption => Kind::Quotation,
        "tr" => Kind::Row,
        // What is within a heading, a caption, an item is part of it; within a cell it is what it is.
        "table" | "article" | "section" | "main" => Kind::Text,
        _ => around,
    }
}

/// The roles of elements that are never the article's own text.
const BESIDE: &[&str] = &[
    "navigation", "complementary", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog", "alert",
    "form", "toolbar", "tablist",
];

fn area(node: &NodeRef, name: &str, around: Area) -> Area {
    let role = node.attr("role").map(|role| role.trim().to_ascii_lowercase());
    if role.is_some_and(|role| BESIDE.contains(&role.as_str())) {
        return Area::Beside;
    }
    match name {
        "nav" | "footer" | "aside" | "form" | "menu" | "dialog" | "fieldset" | "search" => Area::Beside,
        "header" if around == Area::Content => Area::Header,
        _ => around,
    }
}
