//! The text of one line, with white space as a browser shows it.

/// A line that is being put together.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    /// White space waits until something follows it.
    space: bool,
    /// A cell has ended, and nothing of the next one came yet.
    cell: bool,
    /// A link has just ended.
    after_link: bool,
}

impl Line {
    /// Adds text, white space in it collapsed unless it is `pre`; how many characters that are no white space
    /// came with it.
    pub(super) fn push(&mut self, text: &str, is_pre: bool) -> usize {
        let mut added = 0;
        for c in text.chars() {
            match c {
                // A place where a word may be broken is none of its letters, nor is a byte order mark, which programs
                // leave where they put files together.
                '\u{AD}' | '\u{FEFF}' => {}
                '\t' if is_pre => self.put(' ', true),
                ' ' if is_pre => self.put(' ', true),
                ' ' | '\t' | '\n' | '\r' | '\u{C}' | '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.space = true,
                // Control characters are shown as nothing.
                c if c.is_control() => {}
                c => {
                    self.put(c, false);
                    added += usize::from(!c.is_whitespace());
                }
            }
        }
        added
    }

    fn put(&mut self, c: char, is_space_of_pre: bool) {
        if self.cell {
            self.text.push_str(" | ");
        } else if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.cell = false;
        self.space = false;
        self.after_link &= is_space_of_pre;
        self.text.push(c);
    }

    /// A cell of a table begins: what is in the line already was in cells before it.
    pub(super) fn part_cells(&mut self) {
        self.cell = !self.text.is_empty();
    }

    /// A link begins: menus have nothing between theirs but what style sheets put there.
    pub(super) fn begin_link(&mut self) {
        self.space |= self.after_link;
    }

    /// A link ends.
    pub(super) fn end_link(&mut self) {
        self.after_link = !self.text.is_empty() && !self.space;
    }

    /// The line, which begins anew; empty where nothing is to be seen in it.
    pub(super) fn take(&mut self) -> String {
        let text = std::mem::take(self).text;
        let trimmed = text.trim();
        if trimmed.len() == text.len() {
            text
        } else {
            trimmed.to_owned()
        }
    }
}
