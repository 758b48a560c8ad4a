//! Text that stands whatever else changes the page: the browser's translator puts elements around text
//! or in its place, extensions do the same, scripts join, part and remove text nodes.
//!
//! Yew keeps the text nodes that it makes: it writes a new text into one that may have left the page, and
//! puts elements before one that may stand elsewhere, which ends the program. So it gets none to keep.
//! The `html!` of this module, which all components use instead of Yew's, gives text to the element
//! around it as its `textContent`: that takes the place of whatever is in there. Text beside elements
//! gets an element of its own. A text node is still all that a text becomes.

use std::mem;
use std::rc::Rc;

use yew::virtual_dom::{VList, VNode, VTag};

/// Yew's `html!`, with text that stands.
macro_rules! html {
    ($($tree:tt)*) => { $crate::ui::text::standing(::yew::html! { $($tree)* }) };
}
pub(in crate::ui) use html;

/// The property that has the text of an element.
const TEXT: &str = "textContent";

/// The same tree without a text node that Yew would keep.
pub fn standing(node: VNode) -> VNode {
    match node {
        VNode::VText(text) => piece(&text.text),
        VNode::VList(list) if list.iter().any(has_text) => {
            let mut list = Rc::unwrap_or_clone(list);
            stand_in_list(&mut list);
            VNode::from(list)
        }
        VNode::VTag(tag) if tag.children().is_some_and(has_text) => {
            let mut tag = Rc::unwrap_or_clone(tag);
            stand_in(&mut tag);
            VNode::from(tag)
        }
        other => other,
    }
}

/// Makes the text in an element stand.
fn stand_in(tag: &mut VTag) {
    let Some(children) = tag.children_mut() else {
        return;
    };
    match only_text(children) {
        Some(text) => {
            *children = VNode::default();
            tag.add_property(TEXT, text);
        }
        None => *children = standing(mem::take(children)),
    }
}

/// The same of the parts of a list. Pieces of text that follow each other are one.
fn stand_in_list(list: &mut VList) {
    let key = list.key.take();
    let mut parts: Vec<VNode> = Vec::with_capacity(list.len());
    let mut text = String::new();
    for part in mem::take(&mut **list) {
        if let VNode::VText(piece) = &part {
            text.push_str(&piece.text);
            continue;
        }
        parts.extend((!text.is_empty()).then(|| piece(&mem::take(&mut text))));
        parts.push(standing(part));
    }
    parts.extend((!text.is_empty()).then(|| piece(&text)));
    *list = VList::with_children(parts, key);
}

/// Text with an element of its own.
fn piece(text: &str) -> VNode {
    let mut tag = VTag::new("span");
    tag.add_property(TEXT, text);
    VNode::from(tag)
}

/// The text of a node that has nothing else.
fn only_text(node: &VNode) -> Option<String> {
    match node {
        VNode::VText(text) => Some(text.text.to_string()),
        VNode::VList(list) if !list.is_empty() => list.iter().map(only_text).collect(),
        _ => None,
    }
}

/// Whether there is text in a node that Yew would keep.
fn has_text(node: &VNode) -> bool {
    match node {
        VNode::VText(_) => true,
        VNode::VList(list) => list.iter().any(has_text),
        VNode::VTag(tag) => tag.children().is_some_and(has_text),
        _ => false,
    }
}
