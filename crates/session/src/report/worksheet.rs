//! The worksheet: lines for the pupil's name, what the labels mean, and boxes to be ticked.

use super::Sheet;
use super::node::{Element, element};
use super::parts::{letter, mark, missing_title};
use crate::codebook::Label;

/// Lines to fill in, and what the labels mean.
pub fn head(view: &Sheet) -> Element {
    let m = view.locale.messages();
    let mut lines = element("p", "sheet-lines");
    for what in [m.print.pupil, m.print.group, m.print.day] {
        lines.add(element("span", "").text(what));
    }
    let mut meanings = element("dl", "sheet-meanings");
    for label in view.codebook.given() {
        let name = view.locale.label_name(view.codebook, &label.id);
        let definition = view.locale.label_definition(view.codebook, &label.id);
        meanings.add(
            element("div", "")
                .child(
                    element("dt", "")
                        .child(letter(view, &label.id))
                        .text(" ")
                        .text(name.to_owned()),
                )
                .child(element("dd", "").text(definition.to_owned())),
        );
    }
    let task = element("p", "sheet-task").text(m.print.worksheet_task);
    let mut head = element("header", "sheet-head").child(lines);
    head.children.extend(missing_title(view).map(super::Node::Element));
    head.child(task).child(meanings)
}

/// The mark of a sentence with a box for each label.
pub fn boxes(view: &Sheet, number: usize) -> Element {
    let tick = |label: &Label| element("span", "tick").text(view.locale.label_letter(view.codebook, &label.id));
    mark(view.locale, Some(number), view.codebook.given().map(tick))
}
