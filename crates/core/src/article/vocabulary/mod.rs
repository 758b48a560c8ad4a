//! Words that give away what a line is: of a page's interface, of dates, bylines and captions.
//!
//! A table is one text, its entries between bars. All of them hold folded text (see
//! [`crate::text::fold`]), so spelling variants need no entry; a test checks that they are folded.

mod credits;
mod dates;
mod interface;
pub mod interface_words;

pub use credits::{Caption, byline_by_words, caption, is_name_like, opens_as_byline};
pub use dates::{is_date, is_stamp};
pub use interface::{
    closes_box, holds, is_advertisement, is_parted, is_promotion, is_template_mark, opens_box, opens_list,
};

/// The entries of a table.
pub fn entries(table: &str) -> impl Iterator<Item = &str> {
    table.split('|').map(str::trim).filter(|entry| !entry.is_empty())
}

/// Whether an entry of a table is this text.
pub fn is_in(table: &str, text: &str) -> bool {
    entries(table).any(|entry| entry == text)
}

/// What follows the longest entry with which a line begins, as whole words.
pub fn after_start<'a>(line: &'a str, table: &str) -> Option<&'a str> {
    entries(table)
        .filter_map(|entry| line.strip_prefix(entry))
        .filter(|rest| !rest.starts_with(char::is_alphanumeric))
        .min_by_key(|rest| rest.len())
}

/// Whether a line begins with an entry, as whole words.
pub fn begins(line: &str, table: &str) -> bool {
    after_start(line, table).is_some()
}

/// Whether a line ends with an entry, as whole words.
pub fn ends(line: &str, table: &str) -> bool {
    entries(table).any(|entry| {
        line.strip_suffix(entry)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// The words of a folded line: runs of letters and digits.
pub fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Whether a word is a number.
pub fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}
