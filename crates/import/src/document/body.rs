//! The paragraphs and tables of an office document, in order.

use std::collections::HashMap;

use hashiya_core::article::{LineRole, Marker, Role};

use super::numbering::{Counting, nesting};
use super::styles::{StyleList, Styles, role_of_outline};
use super::xml::{Element, Part, local, parts};
use crate::fault::Fault;
use crate::lines::{Line, row};

/// Which kind a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// At the foot of a page.
    Foot,
    /// At the end.
    End,
}

/// What a document holds: its lines, and its notes by their identity in the order in which it refers to them.
#[derive(Default)]
pub(super) struct Body {
    pub(super) lines: Vec<Line>,
    pub(super) notes: Vec<(Note, String)>,
}

impl Body {
    /// Reads the main part of a document.
    pub(super) fn read(path: &str, text: &str, styles: &Styles) -> Result<Self, Fault> {
        let mut walk = Walk::new(styles);
        parts(path, text, &mut |part| walk.part(part))?;
        walk.finish();
        Ok(walk.body)
    }
}

/// The lines of each note in the part of a document that holds them.
pub(super) fn notes(path: &str, text: &str, styles: &Styles) -> Result<HashMap<String, Vec<Line>>, Fault> {
    let mut notes = HashMap::new();
    let mut walk = Walk::new(styles);
    let mut open = None;
    let is_note = |name: &str| matches!(local(name), "footnote" | "endnote");
    parts(path, text, &mut |part| match part {
        Part::Open(element) if is_note(element.name()) => open = element.attribute("id"),
        Part::Close(name) if is_note(name) => {
            walk.finish();
            let lines = std::mem::take(&mut walk.body.lines);
            if let Some(id) = open.take() {
                notes.insert(id, lines);
            }
        }
        part => walk.part(part),
    })?;
    Ok(notes)
}

/// What is never text: changes that were taken back or moved away, what stands in only for programs that do not
/// know a newer element, and what is written above letters to read them.
const LEFT_OUT: [&str; 10] = [
    "del", "moveFrom", "Fallback", "rt", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange",
    "tcPrChange",
];

/// A paragraph that is open.
#[derive(Default)]
struct Paragraph {
    role: Option<Role>,
    /// The list that its style makes it an item of, and what it says of that itself.
    of_style: Option<StyleList>,
    list: Option<String>,
    level: Option<usize>,
    /// Its lines that are complete, and the one that is not.
    lines: Vec<String>,
    line: String,
    /// Its end was deleted: what follows goes on in it.
    goes_on: bool,
}

/// A table that is open, with the cells of its row.
#[derive(Default)]
struct Table {
    cells: Vec<Vec<Line>>,
}

struct Walk<'a> {
    styles: &'a Styles,
    counting: Counting<'a>,
    body: Body,
    /// The prefix of the namespace of word processing, with the colon: by its name at the root.
    prefix: Option<String>,
    /// How deep within an element that is left out.
    left_out: usize,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    /// What a deleted end of a paragraph left for the next one.
    rest: Option<Paragraph>,
    in_run: usize,
    in_properties: usize,
    hidden: bool,
    in_text: bool,
}

impl<'a> Walk<'a> {
    fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            counting: Counting::default(),
            body: Body::default(),
            prefix: None,
            left_out: 0,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            rest: None,
            in_run: 0,
            in_properties: 0,
            hidden: false,
            in_text: false,
        }
    }

    fn part(&mut self, part: Part) {
        match part {
            Part::Open(element) => {
                if self.prefix.is_none() {
                    self.prefix = Some(prefix_of(&element));
                }
                if self.left_out > 0 {
                    self.left_out += 1;
                } else {
                    self.open(&element);
                }
            }
            Part::Close(_) if self.left_out > 0 => self.left_out -= 1,
            Part::Close(name) => self.close(name),
            Part::Text(text) if self.in_text && self.left_out == 0 && !self.hidden => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.line.push_str(text);
                }
            }
            Part::Text(_) => {}
        }
    }

    /// The name of an element of word processing; `None` of those of drawings and other worlds.
    fn own<'n>(&self, name: &'n str) -> Option<&'n str> {
        match name {
            // The letters of a formula, and what chooses between an element and its stand-in.
            "m:t" => Some("t"),
            "mc:Fallback" => Some("Fallback"),
            _ => name
                .strip_prefix(self.prefix.as_deref()?)
                .filter(|name| !name.contains(':')),
        }
    }

    fn open(&mut self, element: &Element) {
        let Some(name) = self.own(element.name()) else { return };
        let value = || element.attribute("val");
        let is_on = || !matches!(value().as_deref(), Some("0" | "false" | "off"));
        match name {
            "del" if self.in_properties > 0 => {
                // The mark at the end of a paragraph is what was deleted.
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.goes_on = true;
                }
                self.left_out = 1;
            }
            name if LEFT_OUT.contains(&name) => self.left_out = 1,
            "p" => {
                let rest = if self.paragraphs.is_empty() {
                    self.rest.take()
                } else {
                    None
                };
                self.paragraphs.push(rest.unwrap_or_default());
            }
            "pPr" => self.in_properties += 1,
            "pStyle" => {
                let id = value().unwrap_or_default();
                self.role(self.styles.role(&id));
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.of_style = self.styles.list(&id);
                }
            }
            "numId" | "ilvl" if self.in_properties > 0 => {
                let Some(paragraph) = self.paragraphs.last_mut() else {
                    return;
                };
                match name {
                    "numId" => paragraph.list = value(),
                    _ => paragraph.level = value().and_then(|level| level.parse().ok()),
                }
            }
            "outlineLvl" => {
                let level = value().and_then(|level| level.parse().ok());
                if self.paragraphs.last().is_some_and(|paragraph| paragraph.role.is_none()) {
                    self.role(level.and_then(role_of_outline));
                }
            }
            "r" => {
                self.in_run += 1;
                self.hidden = false;
            }
            "vanish" if self.in_run > 0 => self.hidden = is_on(),
            "t" => self.in_text = true,
            "tab" | "ptab" if self.in_run > 0 => self.letters(" "),
            "noBreakHyphen" => self.letters("\u{2011}"),
            "br" | "cr" if !self.hidden => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let line = std::mem::take(&mut paragraph.line);
                    paragraph.lines.push(line);
                }
            }
            "footnoteReference" => self.note(Note::Foot, element),
            "endnoteReference" => self.note(Note::End, element),
            "tbl" => self.tables.push(Table::default()),
            "tr" => self.cells(Vec::clear),
            "tc" => self.cells(|cells| cells.push(Vec::new())),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match self.own(name) {
            Some("t") => self.in_text = false,
            Some("r") => {
                self.in_run = self.in_run.saturating_sub(1);
                self.hidden = false;
            }
            Some("pPr") => self.in_properties = self.in_properties.saturating_sub(1),
            Some("p") => {
                if let Some(mut paragraph) = self.paragraphs.pop() {
                    if paragraph.goes_on && self.paragraphs.is_empty() {
                        paragraph.goes_on = false;
                        self.rest = Some(paragraph);
                    } else {
                        self.put_paragraph(paragraph);
                    }
                }
            }
            Some("tr") => {
                let cells = self.tables.last_mut().map(|table| std::mem::take(&mut table.cells));
                self.put_row(cells.unwrap_or_default());
            }
            Some("tbl") => {
                self.put_rest();
                self.tables.pop();
            }
            Some("tc") => self.put_rest(),
            _ => {}
        }
    }

    fn role(&mut self, role: Option<Role>) {
        if let (Some(paragraph), Some(role)) = (self.paragraphs.last_mut(), role) {
            paragraph.role = Some(role);
        }
    }

    fn letters(&mut self, letters: &str) {
        if let (false, Some(paragraph)) = (self.hidden, self.paragraphs.last_mut()) {
            paragraph.line.push_str(letters);
        }
    }

    fn note(&mut self, note: Note, element: &Element) {
        self.body.notes.extend(element.attribute("id").map(|id| (note, id)));
    }

    fn cells(&mut self, change: impl Fn(&mut Vec<Vec<Line>>)) {
        if let Some(table) = self.tables.last_mut() {
            change(&mut table.cells);
        }
    }

    /// Where lines go: the cell that is open, else the document.
    fn place(&mut self) -> &mut Vec<Line> {
        let cell = self.tables.iter_mut().rev().find_map(|table| table.cells.last_mut());
        cell.unwrap_or(&mut self.body.lines)
    }

    /// The item of a list that a paragraph is. Every one is counted, also one that is a heading or empty.
    fn item(&mut self, paragraph: &Paragraph) -> Option<LineRole> {
        let of_style = paragraph.of_style.as_ref();
        let level = paragraph.level.unwrap_or_default();
        let level = of_style.map_or(level, |of_style| level.max(of_style.level));
        let list = paragraph.list.as_ref();
        let marker = match list.or_else(|| of_style?.id.as_ref()) {
            // It says that it is in none, whatever its style says.
            Some(list) if list == "0" => return None,
            Some(list) => self.counting.next(&self.styles.numbering, list, level),
            None if of_style?.goes_on => Marker::Nothing,
            None => Marker::Bullet,
        };
        Some(LineRole {
            role: Role::ListItem,
            nesting: nesting(level, marker),
        })
    }

    fn put_paragraph(&mut self, paragraph: Paragraph) {
        let item = self.item(&paragraph);
        let role = paragraph.role.map(LineRole::from).or(item);
        let mut role = role.unwrap_or(Role::Body.into());
        let mut lines = paragraph.lines;
        lines.push(paragraph.line);
        if matches!(role.role, Role::Title | Role::Heading) {
            lines = vec![lines.join(" ")];
        }
        for line in lines.into_iter().filter(|line| !line.trim().is_empty()) {
            self.place().push((role, line));
            if role.role == Role::ListItem {
                role.nesting.marker = Marker::Nothing;
            }
        }
    }

    /// A row with one paragraph in each cell is a line; cells that hold more are there for the layout.
    fn put_row(&mut self, cells: Vec<Vec<Line>>) {
        let is_line = cells.len() > 1 && cells.iter().all(|cell| cell.len() < 2);
        if is_line {
            let texts: Vec<String> = cells
                .into_iter()
                .map(|cell| cell.into_iter().map(|line| line.1).collect())
                .collect();
            let text = row(&texts);
            if !text.is_empty() {
                self.place().push((Role::Body.into(), text));
            }
        } else {
            let lines = cells.into_iter().flatten();
            self.place().extend(lines);
        }
    }

    fn put_rest(&mut self) {
        if let Some(paragraph) = self.rest.take() {
            self.put_paragraph(paragraph);
        }
    }

    /// The end of a document, and of a note.
    fn finish(&mut self) {
        while let Some(paragraph) = self.paragraphs.pop() {
            self.put_paragraph(paragraph);
        }
        self.put_rest();
    }
}

/// The namespaces of word processing, of the standard's transitional and of its strict form.
const NAMESPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// The prefix that a root gives the namespace of word processing, with the colon; empty where names have none.
fn prefix_of(root: &Element) -> String {
    let mut attributes = root.attributes();
    let declared = attributes.find(|(_, value)| NAMESPACES.contains(&value.as_str()));
    match declared.as_ref().map(|(key, _)| key.as_str()) {
        Some("xmlns") => String::new(),
        Some(key) => format!("{}:", local(key)),
        None => "w:".to_owned(),
    }
}
