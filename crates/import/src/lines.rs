//! Building the text of a structured source, a line a block, with what each line is.

use hashiya_core::article::{GivenRole, LineRole, Metadata};

use crate::imported::ImportedArticle;

/// A block of a structured source: what it is, and its text in one line.
pub(crate) type Line = (LineRole, String);

/// The byte order mark, which programs leave where they put files together.
const MARK: char = '\u{FEFF}';

/// The lines of a structured source.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    text: String,
    length: usize,
    roles: Vec<GivenRole>,
}

impl Lines {
    /// Adds a block, its white space as pages show it: a space between words. One without a visible sign is
    /// none.
    pub(crate) fn push(&mut self, role: impl Into<LineRole>, text: &str) {
        self.add(role.into(), &in_one_line(text));
    }

    /// Adds a line whose spaces mean something, as one of code.
    pub(crate) fn push_as_it_is(&mut self, role: impl Into<LineRole>, line: &str) {
        let line: String = line.chars().map(|c| if is_line_break(c) { ' ' } else { c }).collect();
        self.add(role.into(), line.trim_end());
    }

    fn add(&mut self, role: LineRole, line: &str) {
        // Within a text it shows nothing, and at its beginning an article would drop it and not its place.
        let line = &*line.replace(MARK, "");
        let indented = line.chars().take_while(|c| c.is_whitespace()).count();
        let length = line.chars().count();
        if indented == length {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
            self.length += 1;
        }
        self.roles.push(GivenRole::new(self.length + indented, role));
        self.text.push_str(line);
        self.length += length;
    }

    /// How long the text is so far, in bytes.
    pub(crate) fn size(&self) -> u64 {
        self.text.len() as u64
    }

    /// The article of these lines.
    pub(crate) fn into_article(self, metadata: Metadata) -> ImportedArticle {
        ImportedArticle {
            text: self.text,
            metadata,
            roles: self.roles,
            encoding_is_guess: false,
        }
    }
}

/// The text with a single space for each run of white space that a page would show as one; spaces that do not
/// break stay.
pub(crate) fn in_one_line(text: &str) -> String {
    let is_space = |c: char| c.is_ascii_whitespace() || is_line_break(c);
    let words = text.split(is_space).filter(|word| !word.is_empty());
    let line = words.fold(String::with_capacity(text.len()), |mut line, word| {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        line
    });
    line.trim().to_owned()
}

/// The cells of a row of a table in one line, as those of pages are; empty ones are left out.
pub(crate) fn row(cells: &[String]) -> String {
    let cells = cells
        .iter()
        .map(|cell| in_one_line(cell))
        .filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(" | ")
}

/// Every character that ends a line in Unicode.
fn is_line_break(c: char) -> bool {
    hashiya_core::text::is_line_break(c)
}
