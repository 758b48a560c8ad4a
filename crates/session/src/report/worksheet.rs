//! The worksheet: lines for the pupil's name, what the labels mean, and boxes to be ticked.

use super::Sheet;
use super::node::{Element, element};
use super::parts::{letter, mark, missing_title};
use crate::codebook::{DEFAULT_LABELS, DefaultLabel};
use crate::i18n::Locale;

/// Lines to fill in, and what the labels mean.
pub fn head(view: &Sheet) -> Element {
    let m = view.locale.messages();
    let mut lines = element("p", "sheet-lines");
    for what in [m.print.pupil, m.print.group, m.print.day] {
        lines.add(element("span", "").text(what));
    }
    let mut meanings = element("dl", "sheet-meanings");
    for label in &DEFAULT_LABELS {
        let texts = view.locale.label(label);
        meanings.add(
            element("div", "")
                .child(
                    element("dt", "")
                        .child(letter(view.locale, label.id))
                        .text(" ")
                        .text(texts.name),
                )
                .child(element("dd", "").text(texts.definition)),
        );
    }
    let task = element("p", "sheet-task").text(m.print.worksheet_task);
    let mut head = element("header", "sheet-head").child(lines);
    head.children.extend(missing_title(view).map(super::Node::Element));
    head.child(task).child(meanings)
}

/// The mark of a sentence with a box for each label.
pub fn boxes(locale: Locale, number: usize) -> Element {
    let tick = |label: &DefaultLabel| element("span", "tick").text(locale.label(label).letter);
    mark(locale, Some(number), DEFAULT_LABELS.iter().map(tick))
}
