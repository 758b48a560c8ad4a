//! Drawing a picture in the page: the same tree of elements that the file is written from. Whatever
//! text is in it becomes a text node or the value of an attribute, never markup.

use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

use crate::picture::{Content, Element};

/// The picture's element with all that is in it.
pub fn draw(element: &Element) -> VNode {
    let mut tag = VTag::new(element.name);
    for (name, value) in &element.attributes {
        tag.add_attribute(name, value.clone());
    }
    tag.add_children(element.content.iter().map(|content| match content {
        Content::Element(element) => draw(element),
        Content::Text(text) => html! { text.clone() },
    }));
    tag.into()
}
