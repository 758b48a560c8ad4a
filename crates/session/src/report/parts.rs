//! Parts of a sheet that tagged article and worksheet share: title, letters of labels, marks in the
//! margin.

use super::Sheet;
use super::node::{Element, Node, element};
use crate::article::Role;
use crate::codebook::LabelId;
use crate::i18n::Locale;

/// The title, for an article whose text has none, or that the reader calls otherwise.
pub fn missing_title(view: &Sheet) -> Option<Element> {
    let has_title = (0..view.document.blocks.len()).any(|block| (view.role_of)(block) == Role::Title);
    let is_in_text = has_title && view.title == view.document.title;
    (!is_in_text).then(|| element("h1", "").with("dir", "auto").text(view.title.to_owned()))
}

/// The letter of a label in the box of its pattern.
pub fn letter(view: &Sheet, id: &LabelId) -> Element {
    element("abbr", "letter")
        .with("data-label", id.to_string())
        .with("title", view.locale.label_name(view.codebook, id).to_owned())
        .text(view.locale.label_letter(view.codebook, id))
}

/// The letter of labels that the codebook does not give.
pub fn letter_of_others() -> Element {
    element("abbr", "letter")
        .with("data-label", "")
        .with("title", "")
        .text("?")
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
