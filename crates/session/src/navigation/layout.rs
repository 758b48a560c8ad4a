//! Which blocks of an article make a part of the page, which parts are drawn, and which document each shows:
//! they are drawn, and take the new document after other cuts, in turns, those around the focused sentence
//! first. `ui::reading` draws them.

use std::ops::Range;
use std::rc::Rc;

use crate::article::Document;
use crate::model::preparing::MANY_SENTENCES;

/// A part has no more sentences than this, but never less than a block: a screen or two.
const PART_SENTENCES: usize = 50;

/// The same in an article of very many sentences, so that the browser has few boxes to look after.
const LONG_PART_SENTENCES: usize = 100;

/// So many parts on either side of the one with the focused sentence are drawn with it: more than any screen.
const BESIDE: usize = 1;

/// Lines of a part for each of its sentences, at most, about.
const SENTENCE_LINES: usize = 2;

/// Code points in a line of the widest column, about.
const LINE: usize = 60;

/// What the space between two blocks makes in lines, in tenths.
const SPACE_TENTHS: usize = 7;

/// A part.
pub struct Part {
    /// The document that it shows.
    pub document: Rc<Document>,
    /// Which blocks of it.
    pub blocks: Range<usize>,
    /// Where its piece of the text begins, in bytes; it ends where that of the next part does.
    place: usize,
    /// Its blocks in the document that it is to show, while it shows an earlier one.
    next: Option<Range<usize>>,
    /// About how many lines it takes, in the steps of the style sheet.
    pub lines: usize,
    /// Whether its blocks are drawn: else it is an empty box of about their height.
    pub is_drawn: bool,
}

/// All parts of an article.
pub struct Layout {
    /// The document that all of them are to show.
    document: Rc<Document>,
    /// In order.
    pub parts: Vec<Part>,
    /// The part that the reader was in when the document became another one.
    here: usize,
}

/// Whether an article has very many sentences.
pub fn is_long(document: &Document) -> bool {
    document.sentences.len() > MANY_SENTENCES
}

impl Layout {
    /// The parts of a document, of which those around a sentence are drawn.
    pub fn new(document: &Rc<Document>, focus: Option<usize>) -> Self {
        let part = |(blocks, lines): (Range<usize>, usize)| Part {
            document: document.clone(),
            place: document.blocks.get(blocks.start).map_or(0, |block| block.bytes.start()),
            blocks,
            next: None,
            lines: line_step(lines),
            is_drawn: false,
        };
        let mut layout = Self {
            document: document.clone(),
            parts: parts_of(document).into_iter().map(part).collect(),
            here: 0,
        };
        layout.draw_on(0, focus);
        layout
    }

    /// Has those around a sentence drawn, and so many more: those after it before those ahead of it.
    pub fn draw_on(&mut self, parts: usize, focus: Option<usize>) {
        let here = self.part_of(focus);
        let around = here.saturating_sub(BESIDE)..self.parts.len().min(here + BESIDE + 1);
        let after = around.end..self.parts.len();
        let ahead = (0..around.start).rev();
        for number in around {
            self.parts[number].is_drawn = true;
        }
        let waiting = after.chain(ahead).filter(|number| !self.parts[*number].is_drawn);
        let next: Vec<usize> = waiting.take(parts).collect();
        for number in next {
            self.parts[number].is_drawn = true;
        }
    }

    /// How many parts are drawn.
    pub fn drawn(&self) -> usize {
        self.parts.iter().filter(|part| part.is_drawn).count()
    }

    /// The part in which a sentence of the document is, or is about to be; the first one without a sentence.
    fn part_of(&self, sentence: Option<usize>) -> usize {
        let found = sentence.and_then(|sentence| self.document.sentences.get(sentence));
        let block = found.map_or(0, |sentence| sentence.block);
        let here = self.parts.iter().position(|part| part.coming().contains(&block));
        here.unwrap_or(0)
    }

    /// Has the parts show another document of the same text: in the same places, so that no part has to be
    /// made anew. The one with a sentence does so at once, and those that end elsewhere in the text now, so that
    /// the page has every word once; the others with [`Layout::go_on`].
    pub fn follow(&mut self, document: &Rc<Document>, focus: Option<usize>) {
        if Rc::ptr_eq(&self.document, document) {
            return;
        }
        if self.document.article != document.article {
            *self = Self::new(document, focus);
            return;
        }
        self.find_again(document);
        self.document = Rc::clone(document);
        self.here = self.part_of(focus);
        for (number, part) in self.parts.iter_mut().enumerate() {
            if number == self.here || !part.is_drawn || part.is_elsewhere(document) {
                part.renew(document);
            }
        }
    }

    /// Finds the blocks of each part in another document: all that begin in its piece of the text, whatever was
    /// cut within.
    fn find_again(&mut self, document: &Document) {
        let first = |part: &Part| {
            document
                .blocks
                .partition_point(|block| block.bytes.start() < part.place)
        };
        let ends = self.parts.iter().skip(1).map(first).chain([document.blocks.len()]);
        let ends: Vec<usize> = ends.collect();
        let mut first = 0;
        for (part, end) in self.parts.iter_mut().zip(ends) {
            part.next = Some(first..end);
            first = end;
        }
    }

    /// Has so many more parts show the new document, those nearest to the reader first.
    pub fn go_on(&mut self, parts: usize) {
        let mut behind: Vec<usize> = (0..self.parts.len())
            .filter(|number| self.parts[*number].next.is_some())
            .collect();
        behind.sort_by_key(|number| number.abs_diff(self.here));
        for number in behind.into_iter().take(parts) {
            self.parts[number].renew(&self.document);
        }
    }

    /// How many parts show an earlier document.
    pub fn behind(&self) -> usize {
        self.parts.iter().filter(|part| part.next.is_some()).count()
    }
}

impl Part {
    /// Its blocks in the document that all parts are to show: that it shows them, or is about to.
    pub fn coming(&self) -> Range<usize> {
        self.next.clone().unwrap_or(self.blocks.clone())
    }

    /// Whether it is to show another piece of the text than it does.
    fn is_elsewhere(&self, document: &Document) -> bool {
        extent(document, &self.coming()) != extent(&self.document, &self.blocks)
    }

    fn renew(&mut self, document: &Rc<Document>) {
        if let Some(blocks) = self.next.take() {
            (self.document, self.blocks) = (document.clone(), blocks);
        }
    }
}

/// Which sentence of the document as it is now stands where sentence `index` of another one of the same text
/// begins: what is said of a number while its part is behind.
pub fn present_sentence(present: &Rc<Document>, shown: &Rc<Document>, index: usize) -> usize {
    match shown.sentences.get(index) {
        Some(sentence) if !Rc::ptr_eq(present, shown) => present.sentence_covering(sentence.chars.start()),
        _ => index,
    }
}

/// The same of a block: the one of its first sentence.
pub fn present_block(present: &Rc<Document>, shown: &Rc<Document>, index: usize) -> usize {
    let first = shown.blocks.get(index).map(|block| block.sentences.start);
    let first = first.filter(|_| !Rc::ptr_eq(present, shown));
    let sentence = first.and_then(|first| present.sentences.get(present_sentence(present, shown, first)));
    sentence.map_or(index, |sentence| sentence.block)
}

/// Where these blocks begin and end in the text, if there are any.
fn extent(document: &Document, blocks: &Range<usize>) -> Option<(usize, usize)> {
    let blocks = &document.blocks[blocks.clone()];
    Some((blocks.first()?.bytes.start(), blocks.last()?.bytes.end()))
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
