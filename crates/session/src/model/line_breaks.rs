//! What the lines of an article are taken for: paragraphs, or pieces of paragraphs that are wrapped at a width. The
//! reader's choice, else what the text shows.

use std::rc::Rc;

use crate::article::{Article, Document, LineBreaks, line_breaks_matter};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::LineBreaksChoice;
use crate::model::earlier_sentences;
use crate::text::CodePointSpan;

impl AnnotatedArticle {
    /// Whether lines of the article go on with the paragraph before them.
    pub fn has_wrapped_lines(&self) -> bool {
        let blocks = self.document.blocks.iter();
        blocks.flat_map(|block| &block.joined).any(|line| line.is_wrapped)
    }

    /// Whether it would make a difference to take the lines for the other of both. Linear in the text the first time.
    pub fn can_wrap_lines(&self) -> bool {
        let article = &self.document.article;
        let matter = || article.roles.is_empty() && line_breaks_matter(&article.text);
        !self.has_wrapped_lines() && *self.line_breaks_matter.get_or_init(matter)
    }

    /// Puts the reader's choice in, if it is the later one. What was tagged when lines were taken otherwise stays a
    /// sentence.
    pub(crate) fn put_line_breaks(&mut self, choice: LineBreaksChoice) -> bool {
        if !choice.wins_over(&self.line_breaks) {
            return false;
        }
        self.line_breaks = choice;
        if self.document.article.line_breaks != choice.breaks {
            self.take_lines_for(choice.breaks);
            let said = self.set.iter().filter(|(_, entry)| !entry.is_tombstone());
            let spans: Vec<CodePointSpan> = said.map(|(key, _)| key.span).collect();
            earlier_sentences::keep(self, spans.into_iter());
        }
        true
    }

    /// Makes the document anew with the lines taken so. The reader's place stays at the same words.
    fn take_lines_for(&mut self, breaks: LineBreaks) {
        let place = self.place_in_text();
        let article = self.document.article.clone().with_line_breaks(breaks);
        let cuts = self.chosen_cuts();
        self.document = Rc::new(Document::with_cuts(article, &cuts));
        self.made_anew(cuts, place);
    }

    /// Forgets what the reader chose.
    pub(crate) fn forget_line_breaks(&mut self) {
        self.line_breaks = LineBreaksChoice::default();
        if self.document.article.line_breaks != LineBreaks::default() {
            self.take_lines_for(LineBreaks::default());
        }
    }

    /// The article as the text shows it.
    pub(crate) fn article_as_found(&self) -> Article {
        let article = self.document.article.clone();
        article.with_line_breaks(LineBreaks::default())
    }
}
