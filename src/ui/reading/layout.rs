//! Which blocks of an article make a part, and which document each part shows: after other cuts the parts
//! take the new one in turns, those around the focused sentence first.

use std::ops::Range;

use super::document::Shared;
use crate::article::Document;
use crate::session::MANY_SENTENCES;

/// A part has no more sentences than this, but never less than a block: a screen or two.
const PART_SENTENCES: usize = 50;

/// The same in an article of very many sentences, so that the browser has few boxes to look after.
const LONG_PART_SENTENCES: usize = 100;

/// Lines of a part for each of its sentences, at most, about.
const SENTENCE_LINES: usize = 2;

/// Code points in a line of the widest column, about.
const LINE: usize = 60;

/// What the space between two blocks makes in lines, in tenths.
const SPACE_TENTHS: usize = 7;

/// A part.
pub struct Part {
    /// The document that it shows.
    pub document: Shared,
    /// Which blocks of it.
    pub blocks: Range<usize>,
    /// Its blocks in the document that it is to show, while it shows an earlier one.
    next: Option<Range<usize>>,
    /// About how many lines it takes, in the steps of the style sheet.
    pub lines: usize,
}

/// All parts of an article.
pub struct Layout {
    /// The document that all of them are to show.
    document: Shared,
    /// In order.
    pub parts: Vec<Part>,
}

/// Whether an article is drawn part by part.
pub fn is_long(document: &Document) -> bool {
    document.sentences.len() > MANY_SENTENCES
}

impl Layout {
    /// The parts of a document.
    pub fn new(document: &Shared) -> Self {
        let part = |(blocks, lines)| Part {
            document: document.clone(),
            blocks,
            next: None,
            lines: line_step(lines),
        };
        Self {
            document: document.clone(),
            parts: parts_of(&document.0).into_iter().map(part).collect(),
        }
    }

    /// Has the parts show another document of the same text: in the same places, so that no part has to be
    /// made anew, those around a sentence at once and the others with [`Layout::go_on`].
    pub fn follow(&mut self, document: &Shared, focus: Option<usize>) {
        if self.document == *document {
            return;
        }
        let (old, new) = (&self.document.0, &document.0);
        if old.article != new.article {
            *self = Self::new(document);
            return;
        }
        let begins = |document: &Document, block: usize| document.blocks.get(block).map(|block| block.bytes.start());
        let same = (0..old.blocks.len()).take_while(|block| begins(old, *block) == begins(new, *block));
        let (same, all) = (same.count(), new.blocks.len());
        let moved = |block: usize| match block <= same {
            true => block.min(all),
            false => (block + all).saturating_sub(old.blocks.len()).clamp(same.min(all), all),
        };
        for part in &mut self.parts {
            let blocks = part.next.clone().unwrap_or(part.blocks.clone());
            part.next = Some(moved(blocks.start)..moved(blocks.end));
        }
        self.document = document.clone();
        let block = focus
            .and_then(|focus| new.sentences.get(focus))
            .map_or(0, |sentence| sentence.block);
        let blocks = |part: &Part| part.next.clone().unwrap_or_default();
        let here = self
            .parts
            .iter()
            .position(|part| blocks(part).contains(&block))
            .unwrap_or(0);
        for part in self.parts.iter_mut().skip(here.saturating_sub(1)).take(3) {
            part.renew(document);
        }
    }

    /// Has so many more parts show the new document.
    pub fn go_on(&mut self, parts: usize) {
        let behind = self.parts.iter_mut().filter(|part| part.next.is_some());
        for part in behind.take(parts) {
            part.renew(&self.document);
        }
    }

    /// How many parts show an earlier document.
    pub fn behind(&self) -> usize {
        self.parts.iter().filter(|part| part.next.is_some()).count()
    }
}

impl Part {
    fn renew(&mut self, document: &Shared) {
        if let Some(blocks) = self.next.take() {
            (self.document, self.blocks) = (document.clone(), blocks);
        }
    }
}

/// The blocks of each part, and about how many lines they take.
fn parts_of(document: &Document) -> Vec<(Range<usize>, usize)> {
    let most = if is_long(document) {
        LONG_PART_SENTENCES
    } else {
        PART_SENTENCES
    };
    let mut parts = Vec::new();
    let (mut first, mut sentences, mut tenths) = (0, 0, 0);
    for (index, block) in document.blocks.iter().enumerate() {
        let more = block.chars.len().div_ceil(LINE) * 10 + SPACE_TENTHS;
        let is_full = sentences + block.sentences.len() > most || tenths + more > most * SENTENCE_LINES * 10;
        if is_full && first < index {
            parts.push((first..index, tenths / 10));
            (first, sentences, tenths) = (index, 0, 0);
        }
        sentences += block.sentences.len();
        tenths += more;
    }
    parts.push((first..document.blocks.len(), tenths / 10));
    parts
}

/// Lines in the steps of the style sheet's heights for parts that were never laid out: tens, and twenties
/// from a hundred on.
fn line_step(lines: usize) -> usize {
    let step = if lines > 100 { 20 } else { 10 };
    lines
        .next_multiple_of(step)
        .clamp(10, LONG_PART_SENTENCES * SENTENCE_LINES)
}
