//! The distribution of labels: a stacked bar for each article, with its figures.

use super::Picture;
use super::frame::{Frame, LINE};
use super::number;
use crate::i18n::isolated;
use crate::report::{Element, element};

/// Height of a bar.
const BAR: usize = 20;
/// Height of a row: title, bar, figures and the room after them.
const ROW: usize = LINE + BAR + LINE + 14;
/// Width that even the smallest part of a bar has, so that one sentence among thousands is seen.
const LEAST: usize = 4;
/// Units of width that a letter of a title takes at most, nearly always.
const LETTER: usize = 8;

/// A row of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub title: String,
    /// How many sentences are of each kind.
    pub counts: Vec<usize>,
}

/// The chart of these rows. Each bar is as long as any other: it shows shares, the figures below it
/// how many sentences they are.
pub fn distribution(frame: &Frame, title: &str, description: &str, rows: &[Row]) -> Picture {
    let mut content = Vec::new();
    let occurs = |kind: usize| rows.iter().any(|row| row.counts[kind] > 0);
    let mut y = frame.legend(occurs, &mut content) + 14;
    for row in rows {
        content.push(row_of(frame, row, y));
        y += ROW;
    }
    frame.picture(y, title, description, content)
}

fn row_of(frame: &Frame, row: &Row, y: usize) -> Element {
    let total: usize = row.counts.iter().sum();
    let parts = row.counts.iter().filter(|count| **count > 0).count();
    let mut group = element("g", "")
        .with("data-row", row.title.clone())
        .with("data-total", number(total));
    group.add(frame.text(
        "fill-ink",
        15,
        (0, y + 15),
        &shortened(&row.title, frame.width / LETTER),
    ));
    let room = frame.width.saturating_sub(LEAST * parts);
    let (mut before, mut drawn) = (0, 0);
    let counts = || {
        frame
            .kinds
            .iter()
            .zip(row.counts.iter().copied())
            .filter(|(_, count)| *count > 0)
    };
    for (kind, count) in counts() {
        let from = LEAST * drawn + room * before / total;
        let until = LEAST * (drawn + 1) + room * (before + count) / total;
        let direction = frame.locale.direction();
        let bar = frame.patterned(
            kind,
            direction,
            (from + 1, y + LINE),
            ((until - from).saturating_sub(2), BAR),
        );
        group.add(bar.with("data-kind", kind.id.clone()).with("data-count", number(count)));
        (before, drawn) = (before + count, drawn + 1);
    }
    let mut x = 0;
    for (kind, count) in counts() {
        group.add(frame.sign(kind, (x, y + LINE + BAR + 5)));
        let figure = frame.text(
            "fill-ink-soft",
            14,
            (x + 20, y + LINE + BAR + 17),
            &frame.locale.number(count),
        );
        group.add(figure);
        x += frame.width / frame.kinds.len();
    }
    group
}

/// A title that is not longer than this, in characters; in its own direction.
fn shortened(title: &str, most: usize) -> String {
    let mut letters = title.chars();
    let mut start: String = letters.by_ref().take(most.saturating_sub(1)).collect();
    let rest: String = letters.collect();
    match rest.chars().count() {
        0 | 1 => start.push_str(&rest),
        _ => start.push('…'),
    }
    isolated(&start)
}
