//! The smallest parts of a JSON text: marks, words, numbers, strings.

use super::parse::Fault;

/// What is left of a text.
pub(super) struct Scanner<'a> {
    text: &'a str,
    /// Where it stands, in bytes.
    pub(super) at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte, which stays.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes white space, and says what comes then.
    pub(super) fn next_mark(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// Takes this byte if it comes next.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let comes = self.peek() == Some(byte);
        self.at += usize::from(comes);
        comes
    }

    /// Takes this byte.
    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        if self.take(byte) { Ok(()) } else { Err(Fault::Syntax) }
    }

    /// Takes a word.
    pub(super) fn word(&mut self, word: &str) -> Result<(), Fault> {
        word.bytes().try_for_each(|byte| self.expect(byte))
    }

    /// Takes digits; at least one.
    fn digits(&mut self) -> Result<(), Fault> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == from { Err(Fault::Syntax) } else { Ok(()) }
    }

    /// Takes a number, as it is written.
    pub(super) fn number(&mut self) -> Result<&'a str, Fault> {
        let from = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _sign = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(&self.text[from..self.at])
    }

    /// Takes a string.
    pub(super) fn string(&mut self) -> Result<String, Fault> {
        self.expect(b'"')?;
        let mut string = String::new();
        let mut from = self.at;
        loop {
            match self.peek() {
                Some(b'"') => {
                    string.push_str(&self.text[from..self.at]);
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    string.push_str(&self.text[from..self.at]);
                    self.at += 1;
                    string.push(self.escaped()?);
                    from = self.at;
                }
                None | Some(..b' ') => return Err(Fault::Syntax),
                Some(_) => self.at += 1,
            }
        }
    }

    /// Takes what stands after a backslash.
    fn escaped(&mut self) -> Result<char, Fault> {
        let c = match self.peek() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.by_number();
            }
            _ => return Err(Fault::Syntax),
        };
        self.at += 1;
        Ok(c)
    }

    /// Takes the four digits of a UTF-16 unit, and a second unit where one alone is no character.
    fn by_number(&mut self) -> Result<char, Fault> {
        let mut code = self.unit()?;
        if (0xD800..0xDC00).contains(&code) {
            self.word("\\u")?;
            let low = self.unit()?;
            if !(0xDC00..0xE000).contains(&low) {
                return Err(Fault::Syntax);
            }
            code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        char::from_u32(code).ok_or(Fault::Syntax)
    }

    fn unit(&mut self) -> Result<u32, Fault> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit * 16 + digit.ok_or(Fault::Syntax)?;
            self.at += 1;
        }
        Ok(unit)
    }

    /// Line and column of where it stands: the line from 1, the column in bytes, from 1 for what
    /// comes next.
    pub(super) fn line_and_column(&self) -> (usize, usize) {
        let until = self.text.len().min(self.at + 1);
        let before = &self.text.as_bytes()[..until];
        let ends = before.iter().filter(|byte| **byte == b'\n').count();
        let last_end = before.iter().rposition(|byte| *byte == b'\n');
        (ends + 1, until - last_end.map_or(0, |end| end + 1))
    }
}
