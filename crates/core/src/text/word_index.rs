//! Words looked up in several lists at once.

use std::collections::HashMap;

/// For each word the places of the lists that have it, in order and each once.
pub type WordIndex = HashMap<&'static str, Vec<usize>>;

/// The index of lists of words, given list by list. One type for all of them: a map of another type, or a
/// sort, is some 3 KB of code more.
pub fn word_index(lists: impl Iterator<Item = (usize, &'static str)>) -> WordIndex {
    let mut index = WordIndex::new();
    for (list, word) in lists {
        add(&mut index, list, word);
    }
    index
}

/// Notes that a list, at a place not before those that were noted, has a word.
fn add(index: &mut WordIndex, list: usize, word: &'static str) {
    let lists = index.entry(word).or_default();
    if lists.last() != Some(&list) {
        lists.push(list);
    }
}
