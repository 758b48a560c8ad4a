//! The classes of UAX #29's sentence rules (the property Sentence_Break).
//!
//! They are derived from the standard library's properties and from short lists, so that no table
//! of properties is carried along.

use super::chars::{is_arabic_letter, is_ignorable, is_opener};

/// The values of Sentence_Break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Extend,
    ParaSep,
    Sp,
    Lower,
    Upper,
    OLetter,
    Numeric,
    ATerm,
    STerm,
    SContinue,
    Close,
    Other,
}

/// The class of a character.
pub fn class(c: char) -> Class {
    match c {
        // The commonest, so that no table is asked about them.
        ' ' | '\t' => Class::Sp,
        'a'..='z' => Class::Lower,
        'A'..='Z' => Class::Upper,
        '0'..='9' => Class::Numeric,
        _ if is_arabic_letter(c) => Class::OLetter,
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::ParaSep,
        '.' | '\u{2024}' | '\u{FE52}' | '．' => Class::ATerm,
        '!'
        | '?'
        | '։'
        | '؝'..='؟'
        | '۔'
        | '।'
        | '॥'
        | '‼'
        | '‽'
        | '⁇'..='⁉'
        | '。'
        | '！'
        | '？'
        | '｡'
        | '၊'
        | '።'
        | '។'
        | '៕' => Class::STerm,
        ',' | '-' | ':' | ';' | '\u{37E}' | '；' | '՝' | '،' | '؍' | '–' | '—' | '、' | '，' | '－' | '：' | '､'
        | '﹐' | '﹑' | '﹕' | '﹣' => Class::SContinue,
        _ if is_extend(c) => Class::Extend,
        _ if c.is_whitespace() => Class::Sp,
        _ if is_close(c) => Class::Close,
        _ if c.is_lowercase() => Class::Lower,
        _ if c.is_uppercase() => Class::Upper,
        _ if c.is_alphabetic() => Class::OLetter,
        _ if c.is_numeric() => Class::Numeric,
        _ => Class::Other,
    }
}

/// Extend and Format: combining marks of the commonest scripts, joiners, direction marks.
fn is_extend(c: char) -> bool {
    is_ignorable(c) && c != '\u{640}'
        || matches!(c, '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{900}'..='\u{903}'
            | '\u{93A}'..='\u{93C}' | '\u{93E}'..='\u{94F}' | '\u{951}'..='\u{957}' | '\u{981}'..='\u{983}' | '\u{9BC}'
            | '\u{9BE}'..='\u{9CD}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{2064}' | '\u{3099}' | '\u{309A}' | '\u{FE20}'..='\u{FE2F}'
            | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0001}'..='\u{E01EF}')
}

/// Brackets and quotation marks of either side.
fn is_close(c: char) -> bool {
    is_opener(c)
        || matches!(c, ')' | ']' | '}' | '”' | '’' | '»' | '›' | '‚' | '‛' | '‟' | '❛'..='❠' | '〈'..='】' | '〔'..='〛'
            | '〝'..='〟' | '﴾' | '﴿' | '（' | '）' | '［' | '］' | '｛' | '｝' | '｢' | '｣' | '⁅' | '⁆' | '⟦'..='⟯')
}
