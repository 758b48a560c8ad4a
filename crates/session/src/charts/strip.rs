//! An article as a strip: one cell a sentence, as wide as the sentence is long, in the order and the
//! direction of the text.

use super::Picture;
use super::frame::{Frame, LINE};
use super::number;
use crate::report::{Element, element};
use crate::text::Direction;

/// Height of a cell.
const CELL: usize = 32;
/// Height of a row of cells.
const ROW: usize = CELL + 8;
/// Width of the narrowest cell.
const LEAST: usize = 5;
/// Width of an average cell: what rows are cut by.
const AVERAGE: usize = 20;
/// Width of the column with the number of each row's first sentence.
const NUMBERS: usize = 40;

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its number in the article, from 0.
    pub sentence: usize,
    /// Its place among the sentences that count, from 1.
    pub ordinal: usize,
    /// Its length in code points.
    pub length: usize,
    /// Its kind, as a place among those of the frame.
    pub kind: usize,
}

/// The strip of these sentences, in an article of this direction.
pub fn strip(frame: &Frame, direction: Direction, title: &str, description: &str, cells: &[Cell]) -> Picture {
    let mut content = Vec::new();
    let occurs = |kind: usize| cells.iter().any(|cell| cell.kind == kind);
    let mut y = frame.legend(occurs, &mut content) + 10;
    let room = frame.width.saturating_sub(NUMBERS).max(AVERAGE);
    let letters: usize = cells.iter().map(|cell| cell.length).sum();
    let rows = cells.len().div_ceil(room / AVERAGE).max(1);
    // Letters in a row, so that as many rows are filled as the sentences need.
    let capacity = letters.div_ceil(rows).max(1);
    let mut x = 0;
    for (index, cell) in cells.iter().enumerate() {
        let width = (cell.length * room / capacity).clamp(LEAST, room);
        if index == 0 || x + width > room {
            y += if index == 0 { 0 } else { ROW };
            x = 0;
            content.push(row_number(frame, direction, cell, y));
        }
        content.push(cell_of(frame, direction, cell, (NUMBERS + x + 1, y), width - 2));
        x += width;
    }
    y += if cells.is_empty() { 0 } else { ROW };
    frame.picture(y, title, description, content)
}

/// The number of a row's first sentence, at the side from which the text is read.
fn row_number(frame: &Frame, direction: Direction, cell: &Cell, y: usize) -> Element {
    let text = frame.locale.number(cell.ordinal);
    let place = frame.place(direction, NUMBERS / 2 - 4, 0);
    element("text", "")
        .with("class", "fill-ink-soft")
        .with("x", number(place))
        .with("y", number(y + LINE))
        .with("font-size", number(12))
        .with("text-anchor", "middle")
        .text(text.to_owned())
}

fn cell_of(frame: &Frame, direction: Direction, cell: &Cell, place: (usize, usize), width: usize) -> Element {
    let kind = &frame.kinds[cell.kind];
    let name = format!("{}: {}", frame.locale.number(cell.ordinal), kind.name);
    frame
        .patterned(kind, direction, place, (width, CELL))
        .with("data-kind", kind.id.clone())
        .with("data-cell", number(cell.sentence))
        .child(element("title", "").text(name.to_owned()))
}
