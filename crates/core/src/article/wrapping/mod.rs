//! Text that is wrapped at a fixed width: e-mail, Gutenberg, many a `.txt`. Its paragraphs are several lines each,
//! and are found and joined here; the text itself stays as it is.
//!
//! A writer's line ends where what they say does; a wrapped one where the width does, mostly within a sentence: the
//! next word would not have fitted. So what counts is how many lines are full and nothing closes them, beside
//! those that nothing closes and that had room. Verses, conversations, lists and tables have room, or lines
//! that begin with capital letters, or no sentence that ends within a line.

mod heads;
mod line;
mod mail;

use line::WrappedLine;
use mail::is_letter;

use super::line_breaks::LineBreaks;
use super::text_lines::lines_of;
use crate::text::{ByteSpan, is_line_break};

pub(super) use line::unquoted;

/// Widths at which texts are wrapped, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=160;
/// Widths at which programs wrap e-mail, less what the last word of the longest line leaves.
const LETTER_WIDTHS: std::ops::RangeInclusive<usize> = 60..=80;
/// A width at which no line is full.
const NO_WIDTH: usize = 10_000_000;
/// Of a hundred line ends that nothing closes, as many are at full lines in a wrapped text.
const FULL_IN_100: usize = 80;
/// Of a hundred wrapped lines, as many begin with a small letter where the script has them: most words do.
const SMALL_IN_100: usize = 25;
/// Full lines that nothing closes to one that is closed: sentences end anywhere in lines, those of songs at their
/// ends.
const LINES_TO_A_CLOSED_ONE: usize = 3;
/// Words of a line that says nothing, at most: a name below a letter.
const SHORT_WORDS: usize = 2;
/// How much more a line with room says among full lines than among others.
const WHOLE_WEIGHT: usize = 4;
/// Wrapped lines to a sentence that ends within one, at most.
const LINES_TO_A_STOP: usize = 12;
/// So many full lines in which no sentence ends say enough, if no line had room.
const STRICT_LINES: usize = 8;
/// Lines that are longer than the width, of a hundred, at most: a long address, a line that somebody wrote into it.
const LONGER_IN_100: usize = 10;

/// For each line of a text that is not blank, whether it goes on with the paragraph of the one before it. Linear in
/// the text.
pub(super) fn wrapped_lines(text: &str, lines: &[(usize, ByteSpan)], breaks: LineBreaks) -> Vec<bool> {
    let none = || vec![false; lines.len()];
    if breaks == LineBreaks::Paragraphs || lines.len() < 2 {
        return none();
    }
    let lines: Vec<WrappedLine> = lines
        .iter()
        .map(|(number, span)| WrappedLine::new(*number, *span, text))
        .collect();
    let width = match breaks {
        LineBreaks::Wrapped => Some(widths(&lines).next().unwrap_or_default()),
        _ => widths(&lines).find(|width| is_wrapped_at(&lines, *width)),
    };
    let Some(width) = width else { return none() };
    let is_forced = breaks == LineBreaks::Wrapped;
    let mut joined: Vec<bool> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let above = index.checked_sub(1).map(|above| &lines[above]);
        let goes_on = above.is_some_and(|above| {
            let is_within = joined[index - 1];
            goes_on(above, line, width, is_within, is_forced)
        });
        joined.push(goes_on);
    }
    joined
}

/// The pairs of lines right below each other that may be of one paragraph.
fn pairs<'a, 'b>(lines: &'a [WrappedLine<'b>]) -> impl Iterator<Item = (&'a WrappedLine<'b>, &'a WrappedLine<'b>)> {
    let pairs = lines.iter().zip(lines.iter().skip(1));
    pairs.filter(|(line, next)| next.is_below(line) && !next.begins_below(line) && !line.is_rule() && !next.is_rule())
}

/// Widths that a text may be wrapped at: that of its longest line above another, and where few are longer, theirs. What
/// is wider than any of them fills none.
fn widths(lines: &[WrappedLine]) -> impl Iterator<Item = usize> {
    // How many lines there are of each width: to sort them would bring the code for it along.
    let mut of_width = vec![0; WIDTHS.end() + 2];
    let mut count = 0;
    for (line, _) in pairs(lines).filter(|(line, _)| line.words > 1) {
        of_width[line.width.min(WIDTHS.end() + 1)] += 1;
        count += 1;
    }
    let longer = [0, 1, 2, count / 50, count / 20, count / 10];
    let few = longer
        .into_iter()
        .filter(move |longer| longer * 100 <= count * LONGER_IN_100);
    few.filter_map(move |longer| {
        let mut seen = 0;
        let width = (0..of_width.len()).rev().find(|width| {
            seen += of_width[*width];
            seen > longer
        });
        width.map(|width| {
            if WIDTHS.contains(&width) || width < *WIDTHS.start() {
                width
            } else {
                NO_WIDTH
            }
        })
    })
}

/// The line ends of a text, or of a part of it, counted for a width.
#[derive(Default)]
struct LineEnds {
    /// At full lines that nothing closes.
    full: usize,
    /// Of those, where the next word would not have fitted.
    strictly: usize,
    /// Of those, where the next line begins with a letter that may be a capital one, and where it is none.
    cased: usize,
    small: usize,
    /// At full lines that a mark closes.
    closed: usize,
    /// At lines that nothing closes and that had room.
    roomy: usize,
    /// Lines within which a sentence ends.
    stops: usize,
    /// Parts with full lines that nothing closes at their end.
    open: usize,
}

impl LineEnds {
    fn count(&mut self, line: &WrappedLine, next: &WrappedLine, width: usize) {
        let is_full = line.words > SHORT_WORDS && line.is_full(next, width);
        if line.is_table {
            self.roomy += 1;
        } else if line.is_closed {
            self.closed += usize::from(is_full);
        } else if is_full {
            self.full += 1;
            self.strictly += usize::from(line.leaves_no_room(next, width));
            self.cased += usize::from(next.is_cased);
            self.small += usize::from(next.begins_small);
        } else if line.words > SHORT_WORDS {
            self.roomy += 1;
        }
    }

    /// With those of a further part. What has no full line (the head of an e-mail, an address, some verses) says less
    /// of the whole.
    fn and(self, other: Self) -> Self {
        let roomy = match other.full {
            0 => other.roomy,
            _ => other.roomy * WHOLE_WEIGHT,
        };
        Self {
            full: self.full + other.full,
            strictly: self.strictly + other.strictly,
            cased: self.cased + other.cased,
            small: self.small + other.small,
            closed: self.closed + other.closed,
            roomy: self.roomy + roomy,
            stops: self.stops + other.stops,
            open: self.open + other.open,
        }
    }

    /// Whether they are those of a text that is wrapped.
    fn are_wrapped(&self) -> bool {
        let full = self.full * WHOLE_WEIGHT;
        let mostly = full * 100 >= (full + self.roomy) * FULL_IN_100;
        let flows = self.small * 100 >= self.cased * SMALL_IN_100;
        let ends_anywhere = self.closed <= self.stops.max(self.full / LINES_TO_A_CLOSED_ONE);
        let is_strict = self.roomy == 0 && self.strictly >= STRICT_LINES;
        let tells = self.stops * LINES_TO_A_STOP >= self.full || is_strict || self.small * 2 > self.full;
        self.full >= 2 && mostly && flows && ends_anywhere && tells
    }

    /// Whether they are those of a letter that a program wrapped: a line may then be all that there is to tell it by, if
    /// what follows closes its paragraph.
    fn are_of_a_letter(&self) -> bool {
        let full = self.full * WHOLE_WEIGHT;
        let mostly = full * 100 >= (full + self.roomy) * FULL_IN_100;
        let flows = self.small * 100 >= self.cased * SMALL_IN_100;
        let is_strict = self.strictly == self.full && self.closed <= self.full.max(self.stops);
        self.full >= 1 && mostly && flows && is_strict && self.open == 0
    }
}

/// Whether a text is wrapped at a width.
fn is_wrapped_at(lines: &[WrappedLine], width: usize) -> bool {
    if !WIDTHS.contains(&width) {
        return false;
    }
    let mut all = LineEnds::default();
    for part in lines.chunk_by(|line, next| next.is_below(line)) {
        let mut ends = LineEnds {
            stops: part.iter().filter(|line| line.has_stop_within).count(),
            ..LineEnds::default()
        };
        for (line, next) in pairs(part) {
            ends.count(line, next, width);
        }
        ends.open = usize::from(ends.full > 0 && part.last().is_some_and(|last| !last.is_closed));
        all = all.and(ends);
    }
    all.are_wrapped() || (LETTER_WIDTHS.contains(&width) && is_letter(lines) && all.are_of_a_letter())
}

/// Whether a line goes on with the paragraph of the one above it, in a text that is wrapped at a width; `is_within`
/// says whether that one went on with one itself, `is_forced` whether the reader says that lines are wrapped.
fn goes_on(above: &WrappedLine, line: &WrappedLine, width: usize, is_within: bool, is_forced: bool) -> bool {
    if !line.is_below(above) || line.begins_below(above) || above.is_rule() || line.is_rule() {
        return false;
    }
    if above.is_full(line, width) {
        return true;
    }
    if above.is_closed || line.is_named || line.is_dash {
        return false;
    }
    if is_forced {
        return true;
    }
    // A line that somebody broke, or wrote into the text later.
    is_within && (line.begins_small || !line.is_cased)
}

/// The sentences of lines that are one paragraph, in bytes of the text: their ends, and the marks of quoted e-mail at
/// their beginnings, count as spaces.
pub(super) fn sentences_of(text: &str, lines: &[ByteSpan], segment: crate::text::Segmenter) -> Vec<ByteSpan> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Vec::new();
    };
    let all = ByteSpan::new(first.start(), last.end());
    let found = match lines {
        [line] => segment(line.of(text)),
        _ => segment(&in_one_line(text, lines)),
    };
    let within = |span: ByteSpan| ByteSpan::new(all.start() + span.start(), all.start() + span.end());
    found.into_iter().map(within).collect()
}

/// Lines as one, of as many bytes as they have in the text: with spaces for their ends, and for the marks of quoted
/// e-mail at the beginning of all but the first.
pub(super) fn in_one_line(text: &str, lines: &[ByteSpan]) -> String {
    let mut all = String::new();
    let mut end = None;
    for line in lines {
        let piece = line.of(text);
        let own = match end {
            None => piece,
            Some(end) => {
                let own = unquoted(piece);
                all.extend(std::iter::repeat_n(' ', line.start() - end + piece.len() - own.len()));
                own
            }
        };
        all += own;
        end = Some(line.end());
    }
    all
}

/// Whether nothing but one line break and white space stands between two spans of a text.
pub(super) fn are_neighbours(text: &str, one: ByteSpan, other: ByteSpan) -> bool {
    let between = ByteSpan::new(one.end(), other.start()).of(text);
    let breaks = between.matches(is_line_break).count() - between.matches("\r\n").count();
    breaks == 1
}

/// Of so many lines one goes on with another, were they taken for wrapped, where that makes a difference: a heading
/// right above its paragraph makes none.
const LINES_TO_A_WRAPPED_ONE: usize = 4;

/// Whether it makes a difference in a text what its lines are taken for. Linear in the text.
pub fn line_breaks_matter(text: &str) -> bool {
    let lines = lines_of(text);
    let wrapped = wrapped_lines(text, &lines, LineBreaks::Wrapped);
    let count = wrapped.iter().filter(|wrapped| **wrapped).count();
    // Paragraphs that are a line each are longer than any width.
    let is_long = |line: &ByteSpan| line.of(text).chars().nth(*WIDTHS.end()).is_some();
    let long = lines.iter().filter(|(_, line)| is_long(line)).count();
    count > 0 && count * LINES_TO_A_WRAPPED_ONE >= lines.len() && long * 100 <= lines.len() * LONGER_IN_100
}
