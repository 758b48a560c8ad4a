//! What is different in two texts, word by word, to be shown to a reader: as a sentence was, and as it is.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// What a piece of two texts is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// It stands in both.
    Same,
    /// It stands in the old one only.
    Removed,
    /// It stands in the new one only.
    Added,
}

/// A piece of two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: PieceKind,
    /// How it is written; never empty.
    pub text: &'a str,
}

/// The pieces of two texts, in order: what is the same and what was removed are the old text, what is the same and what
/// was added the new one, to the letter. What was removed in a place stands before what was added there; no two
/// neighbours are of one kind.
///
/// The units are those between word boundaries (UAX #29): words, and what stands between them piece by piece, so that
/// no letter is parted from its marks and no emoji is cut. A white space between two changed words belongs to the
/// change: so what was rewritten reads as one phrase. The fewest changes for texts of some thousand words; longer ones
/// that differ much may have more, so that time stays in bounds (Myers 1986, with the heuristics of the crate
/// `similar`).
pub fn differences<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    let (was, is) = (Units::of(old), Units::of(new));
    let mut parts: Vec<Part> = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, &was.units, &is.units) {
        let is_same = matches!(change, DiffOp::Equal { .. });
        let next = Part {
            is_same,
            old: change.old_range(),
            new: change.new_range(),
        };
        match &mut parts[..] {
            // The same twice, or a change beside another one.
            [.., last] if last.is_same == is_same => last.extend(&next),
            [.., before, gap] if !is_same && was.is_gap(gap) => {
                before.extend(gap);
                before.extend(&next);
                parts.pop();
            }
            _ => parts.push(next),
        }
    }
    let pieces = parts.iter().flat_map(|part| {
        let (kind, added) = match part.is_same {
            true => (PieceKind::Same, ""),
            false => (PieceKind::Removed, is.text(&part.new)),
        };
        let of_old = Piece {
            kind,
            text: was.text(&part.old),
        };
        let of_new = Piece {
            kind: PieceKind::Added,
            text: added,
        };
        [of_old, of_new]
    });
    pieces.filter(|piece| !piece.text.is_empty()).collect()
}

/// Some units of both texts that are the same, or that were changed into each other.
struct Part {
    is_same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

impl Part {
    /// Goes on with what follows it.
    fn extend(&mut self, next: &Self) {
        self.old.end = next.old.end;
        self.new.end = next.new.end;
    }
}

/// A text in units.
struct Units<'a> {
    text: &'a str,
    units: Vec<&'a str>,
    /// Where each begins, in bytes, and where the last ends.
    starts: Vec<usize>,
}

impl<'a> Units<'a> {
    fn of(text: &'a str) -> Self {
        let (mut starts, units): (Vec<usize>, Vec<&str>) = text.split_word_bound_indices().unzip();
        starts.push(text.len());
        Self { text, units, starts }
    }

    fn text(&self, units: &Range<usize>) -> &'a str {
        &self.text[self.starts[units.start]..self.starts[units.end]]
    }

    /// Whether a part is nothing but the white space between two words; a new line is more.
    fn is_gap(&self, part: &Part) -> bool {
        let is_space = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
        part.is_same && part.old.len() == 1 && self.units[part.old.start].chars().all(is_space)
    }
}
