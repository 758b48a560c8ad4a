//! What goes to paper: the sheet that the session made, drawn for as long as the browser prints.

use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

use super::store::Store;
use crate::report::{Element, Node, Words};

/// The sheet, out of sight on a screen; nothing while nothing is printed.
pub fn printed(store: &Store) -> Html {
    store.read(|state| match &state.sheet {
        Some(sheet) => html! { <div class="printed">{ drawn(sheet) }</div> },
        None => Html::default(),
    })
}

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
    VNode::from(tag)
}

fn words(text: &Words) -> AttrValue {
    match text {
        Words::Borrowed(text) => AttrValue::Static(text),
        Words::Owned(text) => AttrValue::from(text.clone()),
    }
}
