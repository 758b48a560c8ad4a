//! Markdown: CommonMark with tables, footnotes, lists of tasks and what else is common.

use hashiya_core::article::{LineRole, Metadata, Role};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::containers::Containers;
use super::front_matter;
use crate::fault::Fault;
use crate::imported::ImportedArticle;
use crate::limits::Limits;
use crate::lines::{Line, Lines, row};
use crate::page::{Extent, article_in_html};
use crate::said::said;

/// The article in a text of Markdown: its headings, paragraphs, lists, quotations and code as lines, without
/// markup. The first heading of the first level is the title, footnotes come last and are left aside.
///
/// # Errors
/// [`Fault::TooLarge`] where HTML in it is.
pub(crate) fn article(text: &str, metadata: Metadata, limits: &Limits) -> Result<ImportedArticle, Fault> {
    let mut reader = Reader::new(metadata, *limits);
    let text = front_matter::take(text, &mut reader.metadata);
    for event in Parser::new_ext(text, options()) {
        reader.event(event);
    }
    reader.finish()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

struct Reader {
    limits: Limits,
    metadata: Metadata,
    lines: Lines,
    notes: Vec<Line>,
    title: Option<String>,
    /// What was read of the block that is open.
    block: String,
    containers: Containers,
    /// The level of the heading that is open.
    heading: Option<HeadingLevel>,
    in_code: bool,
    in_html: bool,
    /// How many footnotes are open: one may be within another.
    in_note: usize,
    /// Why HTML in it was not read.
    fault: Option<Fault>,
    /// The cells of the row that is open.
    cells: Option<Vec<String>>,
    /// The texts that stand for the pictures that are open.
    pictures: Vec<String>,
    /// Those of the pictures within the block that is open.
    captions: Vec<String>,
}

impl Reader {
    fn new(metadata: Metadata, limits: Limits) -> Self {
        Self {
            limits,
            metadata,
            lines: Lines::default(),
            notes: Vec::new(),
            title: None,
            block: String::new(),
            containers: Containers::default(),
            heading: None,
            in_code: false,
            in_html: false,
            in_note: 0,
            fault: None,
            cells: None,
            pictures: Vec::new(),
            captions: Vec::new(),
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.line_break(),
            Event::InlineHtml(tag) if is_line_break(&tag) => self.line_break(),
            Event::Rule => self.flush(),
            Event::Html(html) => self.block.push_str(&html),
            Event::TaskListMarker(is_done) => self.containers.task(is_done),
            Event::InlineHtml(_) | Event::FootnoteReference(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::TableCell => return,
            Tag::Image { .. } => return self.pictures.push(String::new()),
            _ => self.flush(),
        }
        self.containers.start(tag);
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level),
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::HtmlBlock => self.in_html = true,
            Tag::FootnoteDefinition(_) => self.in_note += 1,
            Tag::TableHead | Tag::TableRow => self.cells = Some(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => {
                let caption = self.pictures.pop().unwrap_or_default();
                match self.pictures.last_mut() {
                    Some(outer) => outer.push_str(&caption),
                    None => self.captions.push(caption),
                }
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.block);
                self.cells.get_or_insert_default().push(cell);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = self.cells.take().unwrap_or_default();
                let line = row(&cells);
                self.put(Role::Body, &line);
                self.flush();
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => {}
            TagEnd::CodeBlock => {
                let code = std::mem::take(&mut self.block);
                for line in code.lines() {
                    let role = self.containers.line_role();
                    self.put_as_it_is(role, line);
                }
                self.in_code = false;
            }
            TagEnd::HtmlBlock => {
                self.in_html = false;
                let html = std::mem::take(&mut self.block);
                self.put_html(&html);
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.in_note = self.in_note.saturating_sub(1);
            }
            tag => {
                self.flush();
                self.containers.end(tag);
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.pictures.last_mut().unwrap_or(&mut self.block).push_str(text);
    }

    /// Ends a line within a block, as verses do; a heading and a cell are one line.
    fn line_break(&mut self) {
        if self.heading.is_some() || self.cells.is_some() || !self.pictures.is_empty() {
            self.text(" ");
        } else {
            self.put_block();
        }
    }

    /// Ends the block that is open, and adds what stands for the pictures in it.
    fn flush(&mut self) {
        if self.in_code || self.in_html {
            return;
        }
        if self.cells.is_none() {
            self.put_block();
            for caption in std::mem::take(&mut self.captions) {
                self.put(Role::Caption, &caption);
            }
        }
    }

    fn put_block(&mut self) {
        let text = std::mem::take(&mut self.block);
        if text.trim().is_empty() {
            return;
        }
        let role = match self.heading {
            Some(HeadingLevel::H1) if self.title.is_none() => {
                self.title = said(&text);
                Role::Title.into()
            }
            Some(_) => Role::Heading.into(),
            None => self.containers.line_role(),
        };
        self.put(role, &text);
    }

    /// The lines of HTML between blocks of Markdown; most of it shows nothing.
    fn put_html(&mut self, html: &str) {
        let page = match article_in_html(html, Extent::Whole, None, &self.limits) {
            Ok(page) => page,
            Err(Fault::Empty) => return,
            Err(fault) => return self.fault = Some(fault),
        };
        for (line, given) in page.text.split('\n').zip(page.roles) {
            let role = match given.role {
                Role::Title if self.title.is_some() => Role::Heading.into(),
                Role::Title => {
                    self.title = said(line);
                    Role::Title.into()
                }
                Role::Body => self.containers.line_role(),
                Role::ListItem | Role::Quotation => self.containers.around(given.role, given.nesting),
                role => role.into(),
            };
            self.put(role, line);
        }
    }

    fn put(&mut self, role: impl Into<LineRole>, text: &str) {
        if self.in_note > 0 {
            self.notes.push((Role::Boilerplate.into(), text.to_owned()));
        } else {
            self.lines.push(role, text);
        }
    }

    fn put_as_it_is(&mut self, role: LineRole, line: &str) {
        if self.in_note > 0 {
            self.put(role, line);
        } else {
            self.lines.push_as_it_is(role, line);
        }
    }

    fn finish(mut self) -> Result<ImportedArticle, Fault> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        self.flush();
        for (role, text) in std::mem::take(&mut self.notes) {
            self.lines.push(role, &text);
        }
        self.metadata.title = self.metadata.title.or(self.title);
        Ok(self.lines.into_article(self.metadata))
    }
}

fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}
