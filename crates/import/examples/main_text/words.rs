//! Words in common.

use std::collections::HashMap;

/// How often each word is in a text: letters, digits and marks that belong together; of scripts that part no
/// words each character.
fn words(text: &str) -> HashMap<String, usize> {
    let mut count = HashMap::new();
    let mut word = String::new();
    let mut end = |word: &mut String| {
        if !word.is_empty() {
            *count.entry(std::mem::take(word)).or_insert(0) += 1;
        }
    };
    for c in text.chars() {
        let is_alone = matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
        if is_alone || !(c.is_alphanumeric() || matches!(c, '\u{64B}'..='\u{652}' | '\u{200C}')) {
            end(&mut word);
        }
        if is_alone {
            end(&mut c.to_string());
        } else if c.is_alphanumeric() || matches!(c, '\u{64B}'..='\u{652}' | '\u{200C}') {
            word.extend(c.to_lowercase());
        }
    }
    end(&mut word);
    count
}

/// The F1 of the words of a found text against those that are expected. Words of what may be found or not
/// (title, credits, captions) count neither way, once what is expected is taken away.
pub fn score(found: &str, expected: &[String], optional: &[String]) -> f64 {
    let mut found = words(found);
    let expected = words(&expected.join("\n"));
    let mut common = 0;
    for (word, count) in &expected {
        let of_found = found.entry(word.clone()).or_default();
        let both = (*count).min(*of_found);
        common += both;
        *of_found -= both;
    }
    for (word, count) in words(&optional.join("\n")) {
        let of_found = found.entry(word).or_default();
        *of_found = of_found.saturating_sub(count);
    }
    let too_much: usize = found.values().sum();
    let all: usize = expected.values().sum();
    2.0 * common as f64 / (2 * common + too_much + (all - common)).max(1) as f64
}
