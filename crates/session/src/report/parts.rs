//! Parts of a sheet that tagged article and worksheet share: title, letters of labels, marks in the
//! margin.

use super::Sheet;
use super::node::{Element, Node, element};
use crate::article::Role;
use crate::codebook::DEFAULT_LABELS;
use crate::i18n::Locale;

/// The title, for an article whose text has none, or that the reader calls otherwise.
pub fn missing_title(view: &Sheet) -> Option<Element> {
    let has_title = (0..view.document.blocks.len()).any(|block| (view.role_of)(block) == Role::Title);
    let is_in_text = has_title && view.title == view.document.title;
    (!is_in_text).then(|| element("h1", "").with("dir", "auto").text(view.title.to_owned()))
}

/// The letter of a label in the box of its pattern.
pub fn letter(locale: Locale, id: &str) -> Element {
    let known = DEFAULT_LABELS.iter().find(|label| label.id == id);
    let (letter, name) = known.map_or(("?", id), |label| {
        (locale.label(label).letter, locale.label(label).name)
    });
    element("abbr", "letter")
        .with("data-label", id.to_owned())
        .with("title", name.to_owned())
        .text(letter)
}

/// What stands in the margin beside the line on which a sentence begins: its number, if it has one, and more. The
/// mark hangs on the side on which the paragraph begins; what it says has the interface's direction.
pub fn mark(locale: Locale, number: Option<usize>, more: impl Iterator<Item = Element>) -> Element {
    let mut words = element("span", "").with("dir", locale.direction().as_str());
    let number = number.map(|number| element("b", "").text(locale.number(number)));
    words.children.extend(number.map(Node::Element));
    words.children.extend(more.map(Node::Element));
    element("span", "mark").child(words)
}
