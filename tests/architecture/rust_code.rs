//! Rust code as a flat row of tokens: enough to see what it names, not to understand it.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A token of Rust code; comments, white space and characters in quotes are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name, keyword or number.
    Word(String),
    /// A text in quotation marks, as the program sees it.
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

/// The tokens of some code. Panics where it is no Rust.
pub fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    flatten(code.parse().expect("Rust code"), &mut tokens);
    tokens
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        match tree {
            TokenTree::Ident(name) => tokens.push(Token::Word(name.to_string())),
            TokenTree::Punct(sign) => tokens.push(Token::Sign(sign.as_char())),
            TokenTree::Literal(literal) => tokens.extend(of_literal(syn::Lit::new(literal))),
            TokenTree::Group(group) if is_doc(&group) => leave_out_mark(tokens),
            TokenTree::Group(group) => {
                let (open, close) = signs(&group);
                tokens.extend(open.map(Token::Sign));
                flatten(group.stream(), tokens);
                tokens.extend(close.map(Token::Sign));
            }
        }
    }
}

fn of_literal(literal: syn::Lit) -> Option<Token> {
    match literal {
        syn::Lit::Str(text) => Some(Token::Text(text.value())),
        syn::Lit::Int(number) => Some(Token::Word(number.to_string())),
        syn::Lit::Float(number) => Some(Token::Word(number.to_string())),
        _ => None,
    }
}

/// Whether the group is the `[doc = "…"]` that a doc comment becomes.
fn is_doc(group: &Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket && first.is_some_and(|first| first.to_string() == "doc")
}

/// Takes the `#` or `#!` of an attribute back.
fn leave_out_mark(tokens: &mut Vec<Token>) {
    tokens.pop_if(|last| last.is('!'));
    tokens.pop_if(|last| last.is('#'));
}

fn signs(group: &Group) -> (Option<char>, Option<char>) {
    match group.delimiter() {
        Delimiter::Parenthesis => (Some('('), Some(')')),
        Delimiter::Brace => (Some('{'), Some('}')),
        Delimiter::Bracket => (Some('['), Some(']')),
        Delimiter::None => (None, None),
    }
}

#[test]
fn code_becomes_tokens() {
    let code = "//! of all\n/// of one\nlet a: &'static str = \"x // \\\" y\"; // no\n/* no /* no */ no */ b('\\'', '\"', r#\"raw \"#, 'c', 12);";
    let words: Vec<String> = tokens(code)
        .into_iter()
        .map(|token| match token {
            Token::Word(word) => word,
            Token::Text(text) => format!("<{text}>"),
            Token::Sign(sign) => sign.to_string(),
        })
        .collect();
    let expected = "let a : & ' static str = <x // \" y> ; b ( , , <raw > , , 12 ) ;";
    assert_eq!(words.join(" "), expected);
}
