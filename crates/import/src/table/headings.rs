//! Whether the first row of a table names its columns, and what columns are called.

use std::collections::{HashMap, HashSet};

use super::guess::{self, is_address, is_date};

/// What a column without a name is called, by its place from 0.
pub(super) fn number_name(at: usize) -> String {
    format!("column {}", at + 1)
}

/// The number of a column without a name, from 1, by what it is called; `None` of one with a name of its own.
pub fn column_number(name: &str) -> Option<usize> {
    let number = name.strip_prefix("column ")?.parse().ok()?;
    (number > 0 && name == number_name(number - 1)).then_some(number)
}

/// The names of columns, each once, from what the first row calls them.
pub(super) fn names(headings: &[String]) -> Vec<String> {
    let mut used: HashSet<String> = HashSet::new();
    let mut times: HashMap<String, usize> = HashMap::new();
    let named = headings.iter().enumerate().map(|(at, name)| {
        let name = match name.trim() {
            "" => number_name(at),
            name => name.to_owned(),
        };
        let count = times.entry(name.clone()).or_default();
        let mut free = name.clone();
        while used.contains(&free) {
            *count += 1;
            free = format!("{name} ({})", *count + 1);
        }
        used.insert(free.clone());
        free
    });
    named.collect()
}

/// A field that is as long is no name of a column, in code points, if the others of its column are as well.
const LONG: usize = 40;

/// Whether the first row of a table names its columns: it does where one of them has a name that columns have, else
/// unless it has fields as those below it have. A table of one row has no names.
pub(super) fn are_headings(first: &[String], rows: &[Vec<String>]) -> bool {
    let columns = || first.iter().map(|field| field.trim()).enumerate();
    let below = |at: usize| rows.iter().filter_map(move |row| row.get(at)).map(|field| field.trim());
    let is_there_again = |(at, field): (usize, &str)| !field.is_empty() && below(at).any(|other| other == field);
    let known = || columns().filter(|(_, field)| guess::is_known_name(field));
    // A table that was put behind another one has its names once more.
    let is_put_together = rows.iter().any(|row| row == first);
    if known().any(|column| !is_there_again(column)) || known().count() > 1 || is_put_together && known().count() > 0 {
        return true;
    }
    let is_as_below = |(at, field): (usize, &str)| {
        // Inquiries have whole questions for names.
        let is_question = field.ends_with(['?', '؟', ':']);
        let mostly = |is_one: fn(&str) -> bool| {
            let (some, all) = below(at)
                .filter(|field| !field.is_empty())
                .fold((0, 0), |(some, all), field| {
                    (some + usize::from(is_one(field)), all + 1)
                });
            is_one(field) && some * 2 > all
        };
        is_address(field)
            || is_date(field)
            || is_number(field)
            || is_there_again((at, field))
            || (!is_question && (mostly(is_long) || mostly(is_sentence)))
    };
    !rows.is_empty() && !columns().any(is_as_below)
}

fn is_number(field: &str) -> bool {
    field.contains(char::is_numeric)
        && field
            .chars()
            .all(|c| c.is_numeric() || matches!(c, '.' | ',' | '-' | '٫' | '٬'))
}

fn is_long(field: &str) -> bool {
    field.chars().nth(LONG - 1).is_some()
}

/// More than one word, with a mark at the end that closes sentences.
fn is_sentence(field: &str) -> bool {
    field.contains(char::is_whitespace) && field.ends_with(['.', '!', '…', '。', '۔', '»', '”', '"'])
}
