//! Rust code as a row of tokens: enough to see what it names, not to understand it.

/// A token of Rust code; comments and white space are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name, keyword or number.
    Word(String),
    /// The inside of a text in quotation marks, escapes as they stand.
    Text(String),
    /// Any other character.
    Sign(char),
}

impl Token {
    /// The word, if it is one.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: char) -> bool {
        *self == Self::Sign(sign)
    }
}

/// The tokens of some code.
pub fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let (token, length) = next_token(rest, c);
        tokens.extend(token);
        rest = &rest[length..];
    }
    tokens
}

/// The token at the start, if it is one, and how many bytes it takes.
fn next_token(rest: &str, c: char) -> (Option<Token>, usize) {
    if rest.starts_with("//") {
        return (None, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (None, block_comment(rest));
    }
    if let Some(marks) = raw_string_marks(rest) {
        let close = format!("\"{marks}");
        let start = 1 + marks.len() + 1;
        let inside = rest[start..].split_once(&close).map_or("", |(inside, _)| inside);
        return (Some(Token::Text(inside.to_owned())), start + inside.len() + close.len());
    }
    match c {
        '"' => {
            let length = quoted(rest, '"');
            (Some(Token::Text(rest[1..length - 1].to_owned())), length)
        }
        '\'' if is_char_literal(rest) => (None, quoted(rest, '\'')),
        c if c.is_alphanumeric() || c == '_' => {
            let end = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            (Some(Token::Word(rest[..end].to_owned())), end)
        }
        c if c.is_whitespace() => (None, c.len_utf8()),
        c => (Some(Token::Sign(c)), c.len_utf8()),
    }
}

/// The length of a comment in `/* */`, with those in it.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        let here = &rest[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The `#` marks of a raw string that begins here.
fn raw_string_marks(rest: &str) -> Option<&str> {
    let after = rest.strip_prefix('r')?;
    let marks = &after[..after.len() - after.trim_start_matches('#').len()];
    after[marks.len()..].starts_with('"').then_some(marks)
}

/// Whether the quote here opens a character and no lifetime.
fn is_char_literal(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    match chars.next() {
        Some('\\') => true,
        Some(_) => chars.next() == Some('\''),
        None => false,
    }
}

/// The length of a literal between two quotes, with both of them.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[test]
fn code_becomes_tokens() {
    let code = "let a: &'static str = \"x // \\\" y\"; // no\n/* no /* no */ no */ b('\\'', '\"', r#\"raw \"#, 'c');";
    let words: Vec<String> = tokens(code)
        .into_iter()
        .map(|token| match token {
            Token::Word(word) => word,
            Token::Text(text) => format!("<{text}>"),
            Token::Sign(sign) => sign.to_string(),
        })
        .collect();
    let expected = "let a : & ' static str = <x // \\\" y> ; b ( , , <raw > , ) ;";
    assert_eq!(words.join(" "), expected);
}
