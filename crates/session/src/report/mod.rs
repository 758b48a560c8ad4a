//! The tagged article on paper and as a page of its own.
//!
//! [`sheet`] builds an article with its tags, or as a worksheet, as a tree of elements and texts. While
//! the browser prints (`beforeprint` to `afterprint`) the page draws that tree and hides the rest; the
//! report ([`html`]) is the same tree written as HTML, with the style sheets of both in it (`build.rs`
//! puts them together) and a policy that allows just that style. So paper and report look the same,
//! nothing is read back from the page, and a text is a text in both, whatever stands in it:
//! `tests/report.rs` reads hostile texts back with a parser that is not ours.
//!
//! Marks float in the margin, as wide as they are pulled out, so that they stand beside the line on
//! which their sentence begins and take no room in the text (`styles/sheet.css`).

mod blocks;
mod file;
mod node;
mod parts;
mod sheet;
mod tally;
mod worksheet;

pub use blocks::DEEPEST;
pub use file::html;
pub use node::{Element, Node, Words, element, escape};
pub use sheet::sheet;

use crate::annotation::Stamp;
use crate::article::{Document, Nesting, Role};
use crate::codebook::{Codebook, LabelId};
use crate::i18n::Locale;
use crate::model::counts::Counting;

/// What is on the sheet beside the article's sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PrintMode {
    /// The tags, in the margin.
    #[default]
    Tagged,
    /// Blank boxes to be ticked, and no tag.
    Worksheet,
}

/// The tag of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct SheetTag<'a> {
    /// The label, if there is one.
    pub label: Option<&'a LabelId>,
    /// The note; empty when there is none.
    pub note: &'a str,
    /// Whether it is marked as one to come back to.
    pub unsure: bool,
    /// The name of who said it.
    pub by: &'a str,
    /// When, as a clock on the reader's wall shows it.
    pub at: Stamp,
}

/// An article on its way to paper.
pub struct Sheet<'a> {
    /// Its structure.
    pub document: &'a Document,
    /// What it is called.
    pub title: &'a str,
    /// The labels.
    pub codebook: &'a Codebook,
    /// The language of everything beside the article.
    pub locale: Locale,
    /// Which sentences have a number, and are counted.
    pub counting: Counting,
    /// The role of a block.
    pub role_of: Box<dyn Fn(usize) -> Role + 'a>,
    /// Where a block stands within lists and quotations.
    pub nesting_of: Box<dyn Fn(usize) -> Nesting + 'a>,
    /// The tag of a sentence, if it has one.
    pub tag_of: Box<dyn Fn(usize) -> Option<SheetTag<'a>> + 'a>,
    /// Today, as a clock on the reader's wall shows it.
    pub today: Stamp,
}

impl Sheet<'_> {
    /// The role of the block that a sentence stands in.
    fn role(&self, sentence: usize) -> Role {
        (self.role_of)(self.document.sentences[sentence].block)
    }

    /// Whether a sentence counts as one to tag.
    fn is_counted(&self, sentence: usize) -> bool {
        self.counting.counts(self.role(sentence))
    }
}
