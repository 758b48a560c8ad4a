//! Trees of elements that the session makes, such as charts and sheets, as nodes of the page.

use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

use crate::report::{Element, Node, Words};
use crate::ui::text::standing;

/// A tree of elements as the page's own. Whatever text is in it becomes a text node or the value of an
/// attribute, never markup.
pub fn drawn(element: &Element) -> VNode {
    let mut tag = VTag::new(element.name);
    for (name, value) in &element.attributes {
        tag.add_attribute(name, words(value));
    }
    for child in &element.children {
        tag.add_child(match child {
            Node::Element(element) => drawn(element),
            Node::Text(text) => VNode::from(words(text)),
        });
    }
    standing(VNode::from(tag))
}

fn words(text: &Words) -> AttrValue {
    match text {
        Words::Borrowed(text) => AttrValue::Static(text),
        Words::Owned(text) => AttrValue::from(text.clone()),
    }
}
