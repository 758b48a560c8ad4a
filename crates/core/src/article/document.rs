//! The structure found in an article: blocks, one for each line that is not blank unless it is joined to the one
//! before it (by the reader, or since the text is wrapped at a width), and sentences.

use std::ops::Range;

use super::confidence::Confidence;
use super::role::Role;
use super::source::Article;
use crate::text::{
    ByteSpan, CodePointSpan, Direction, Language, count_words, detect_language, direction_of, direction_of_article,
    is_line_break,
};

/// A line of the article that is not blank, with the lines of the same paragraph where the text is wrapped at a
/// width, and those that the reader joined to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number among all lines of the text, from 1.
    pub line: usize,
    /// Whether its first line goes on with the paragraph before it, in a text that is wrapped at a width: the reader
    /// parted them.
    pub is_wrapped: bool,
    /// Its lines without the white space around them, in bytes of the text.
    pub bytes: ByteSpan,
    /// The same in code points.
    pub chars: CodePointSpan,
    /// What its first line was found to be. The reader's own choice is kept elsewhere.
    pub role: Role,
    /// How sure that is.
    pub confidence: Confidence,
    /// The direction of its own letters, else that of the article.
    pub direction: Direction,
    /// Which sentences of the document it holds; never none.
    pub sentences: Range<usize>,
    /// The lines after its first, in order; mostly none.
    pub joined: Vec<JoinedLine>,
}

/// A line that is joined to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinedLine {
    /// Whether the text is wrapped there; else the reader joined it.
    pub is_wrapped: bool,
    /// Its first code point.
    pub start: usize,
    /// What it was found to be by itself.
    pub role: Role,
    /// How sure that is.
    pub confidence: Confidence,
}

impl Block {
    /// Its lines: the first code point of each, and what it was found to be by itself.
    pub fn lines(&self) -> impl Iterator<Item = (usize, Role)> {
        let first = (self.chars.start(), self.role);
        let joined = self.joined.iter().map(|line| (line.start, line.role));
        std::iter::once(first).chain(joined)
    }
}

/// What is labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// In bytes of the article's text.
    pub bytes: ByteSpan,
    /// In code points of the article's text.
    pub chars: CodePointSpan,
    /// The block that it stands in.
    pub block: usize,
}

/// An article with its structure. Sentences are numbered through the article from 0, in the order
/// of the text, without overlap; all text outside of them is white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The text that the spans belong to.
    pub article: Article,
    /// The length of the text in code points.
    pub length: usize,
    /// The line taken for the title, else the article's identity.
    pub title: String,
    /// The line taken for the source: the byline.
    pub source: Option<String>,
    /// The language of the text.
    pub language: Language,
    /// The reading direction of the text.
    pub direction: Direction,
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
}

impl Document {
    /// The same document in another article of the same text: one with another identity or origin, or that
    /// declares another language. Where something else is said of its lines it is made anew, without cuts.
    #[must_use]
    pub fn in_article(mut self, article: Article) -> Self {
        if article.roles != self.article.roles || article.line_breaks != self.article.line_breaks {
            return Self::new(article);
        }
        self.title = title_in(&article, &self.blocks);
        self.source = source_in(&article, &self.blocks);
        if article.language != self.article.language {
            self.language = language_of(&article, &article.text);
        }
        if article.direction != self.article.direction {
            self.direction = direction_in(&article);
            for block in &mut self.blocks {
                block.direction = own_direction(block.bytes.of(&article.text), self.direction);
            }
        }
        self.article = article;
        self
    }

    /// The language as a BCP 47 tag: as the article itself gives it, with its region and script, where that is
    /// the language.
    pub fn language_tag(&self) -> &str {
        let declared = self.article.language.as_deref();
        let own = declared.filter(|tag| Language::from_tag(tag) == self.language && !is_unknown(tag));
        own.unwrap_or(self.language.tag())
    }

    /// The text of sentence `index`; empty when there is none.
    pub fn sentence_text(&self, index: usize) -> &str {
        let sentence = self.sentences.get(index);
        sentence.map_or("", |sentence| sentence.bytes.of(&self.article.text))
    }

    /// The number of the sentence with exactly this span.
    pub fn sentence_at(&self, span: CodePointSpan) -> Option<usize> {
        let found = self
            .sentences
            .binary_search_by_key(&span.start(), |sentence| sentence.chars.start());
        found.ok().filter(|index| self.sentences[*index].chars == span)
    }

    /// The number of the sentence that holds this code point, or else of the last one before it.
    pub fn sentence_covering(&self, at: usize) -> usize {
        let after = self.sentences.partition_point(|sentence| sentence.chars.start() <= at);
        after.saturating_sub(1)
    }

    /// How many words the blocks hold for which `counts` says yes.
    pub fn words(&self, counts: impl Fn(usize) -> bool) -> usize {
        let blocks = self.blocks.iter().enumerate().filter(|(index, _)| counts(*index));
        blocks
            .map(|(_, block)| count_words(block.bytes.of(&self.article.text)))
            .sum()
    }
}

/// The reading direction of an article: what it says itself, else that of its letters.
pub(super) fn direction_in(article: &Article) -> Direction {
    article.direction.unwrap_or_else(|| direction_of_article(&article.text))
}

/// The language of an article: what it says itself, also that it is not known, else what its text shows.
///
/// Earlier versions guessed one of five languages for every text and wrote the guess into their files: one of
/// these counts only where the text does not clearly show another.
pub(super) fn language_of(article: &Article, text: &str) -> Language {
    let declared = article.language.as_deref().filter(|tag| !tag.is_empty());
    let Some(tag) = declared else {
        return detect_language(text);
    };
    let declared = Language::from_tag(tag);
    let is_guess = matches!(tag, "ar" | "fa" | "ur" | "en" | "fr");
    let shown = if is_guess {
        detect_language(text)
    } else {
        Language::Unknown
    };
    if shown == Language::Unknown { declared } else { shown }
}

/// Whether a tag says that the language is not known, or says nothing.
fn is_unknown(tag: &str) -> bool {
    tag.is_empty() || tag.eq_ignore_ascii_case("und")
}

/// A title or byline of joined lines in one.
pub(super) fn one_line(text: &str) -> String {
    let lines = text.split(is_line_break).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// The direction of a line's letters; without letters, that of the article.
pub(super) fn own_direction(line: &str, article: Direction) -> Direction {
    if line.chars().any(char::is_alphabetic) {
        direction_of(line)
    } else {
        article
    }
}

/// The title of an article with these blocks: the line that its source gives as one, else what its source says
/// that it is called, else the line that was found to be one; what its file is called where nothing says.
pub(super) fn title_in(article: &Article, blocks: &[Block]) -> String {
    let line = first_line(article, blocks, Role::Title);
    let said = article.metadata.as_ref().and_then(|metadata| metadata.title.as_deref());
    let title = said_or_found(article, said, line);
    title.unwrap_or_else(|| plain_name(article).to_owned())
}

/// What the file of an article is called: its identity without the digits of the text's hash that tell it from another
/// text of the same name.
fn plain_name(article: &Article) -> &str {
    let id = article.id.as_str();
    let parts = id.rsplit_once('-').filter(|(name, digits)| {
        !name.is_empty() && digits.len() >= article.short_hash().len() && article.sha256.starts_with(digits)
    });
    parts.map_or(id, |(name, _)| name)
}

/// Who it is from, if a block or its source says so.
pub(super) fn source_in(article: &Article, blocks: &[Block]) -> Option<String> {
    let line = first_line(article, blocks, Role::Byline);
    let said = article
        .metadata
        .as_ref()
        .and_then(|metadata| metadata.author.as_deref());
    said_or_found(article, said, line)
}

/// What the source says of all of an article goes before what the rules find in a line of it, and behind a line
/// that the source gives itself.
fn said_or_found(article: &Article, said: Option<&str>, line: Option<String>) -> Option<String> {
    let said = said.map(one_line).filter(|said| !said.is_empty());
    if article.roles.is_empty() {
        said.or(line)
    } else {
        line.or(said)
    }
}

/// The first block of a role, in one line.
fn first_line(article: &Article, blocks: &[Block], role: Role) -> Option<String> {
    let block = blocks.iter().find(|block| block.role == role)?;
    Some(one_line(block.bytes.of(&article.text)))
}
