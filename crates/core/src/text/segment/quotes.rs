//! The quotation marks that are open on a line: one, and one within it.

/// The open quotations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quotes {
    outer: Option<Quote>,
    inner: Option<Quote>,
    /// Whether guillemets point inwards, `»so«`, and are open.
    inward: bool,
}

#[derive(Clone, Copy, Debug)]
struct Quote {
    /// Where it opened, in bytes of the text.
    at: usize,
    kind: Kind,
}

/// Which marks belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Guillemet,
    SingleGuillemet,
    Curly,
    /// `”so“`, as Urdu and some Arabic hands write.
    Reversed,
    Straight,
    Single,
}

impl Quotes {
    /// Where the innermost quotation opened that is still open, in bytes.
    pub fn innermost(&self) -> Option<usize> {
        self.inner.or(self.outer).map(|quote| quote.at)
    }

    /// Notes a mark at `at`; other characters change nothing. What looks like an apostrophe closes
    /// only a quotation of its own kind.
    pub fn note(&mut self, c: char, at: usize) {
        match c {
            '«' if self.inward => self.inward = false,
            '«' => self.open(Kind::Guillemet, at),
            '»' if self.outer.is_none() => self.inward = true,
            '»' => self.close(Kind::Guillemet),
            '‹' => self.open(Kind::SingleGuillemet, at),
            '›' => self.close(Kind::SingleGuillemet),
            '"' if self.has(Kind::Straight) => self.close(Kind::Straight),
            '"' => self.open(Kind::Straight, at),
            '“' if self.has(Kind::Reversed) => self.close(Kind::Reversed),
            '“' | '„' => self.open(Kind::Curly, at),
            '”' if self.has(Kind::Curly) => self.close(Kind::Curly),
            '”' => self.open(Kind::Reversed, at),
            '‘' => self.open(Kind::Single, at),
            '’' if self.is_innermost(Kind::Single) => self.close(Kind::Single),
            _ => {}
        }
    }

    /// Whether a mark that might open a quotation closes one, wherever a word begins right after it:
    /// `"at noon."The crew`, `»Ja.« Sie`.
    pub fn closes(&self, c: char) -> bool {
        (c == '"' && self.has(Kind::Straight)) || (c == '«' && self.inward)
    }

    fn is_innermost(&self, kind: Kind) -> bool {
        self.inner.or(self.outer).is_some_and(|quote| quote.kind == kind)
    }

    fn has(&self, kind: Kind) -> bool {
        [self.outer, self.inner]
            .iter()
            .flatten()
            .any(|quote| quote.kind == kind)
    }

    /// Opens a quotation, unless one of its kind is open already: then a mark was forgotten.
    fn open(&mut self, kind: Kind, at: usize) {
        if self.outer.is_none() {
            self.outer = Some(Quote { at, kind });
        } else if !self.has(kind) {
            self.inner.get_or_insert(Quote { at, kind });
        }
    }

    /// Closes a quotation and what is open within it. A mark that fits none closes the innermost.
    fn close(&mut self, kind: Kind) {
        let is_outer = self.outer.is_some_and(|quote| quote.kind == kind);
        if is_outer || self.inner.is_none() {
            self.outer = None;
        }
        self.inner = None;
    }
}
