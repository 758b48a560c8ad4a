//! Links to words of a page (WICG, URL Fragment Text Directives): `:~:text=[PREFIX-,]START[,END][,-SUFFIX]`, each a few
//! words. A browser goes to the first place where START stands, up to the first END after it; what stands right before
//! and after them, PREFIX and SUFFIX, tells places apart where the words stand in several.

use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::text::fold;

/// What parts or ends a directive, or an address. Letters of other scripts are encoded as well, by
/// [`utf8_percent_encode`]: so programs that make links of addresses take all of it.
const WORDS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b',')
    .add(b'-')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Words at either end that are named at least of a passage that is not named whole.
const ENDS: usize = 4;

/// Words at either end that are named at most, and of what stands before and after.
const MOST: usize = 30;

/// The directive that leads to a part of a text, in bytes; white space may differ on the page. A long passage, and one
/// of several lines, is named by its ends. Where that is not the first place with these words, what stands before or
/// after them is named with them.
pub fn text_fragment(text: &str, part: Range<usize>) -> String {
    let part_text = text.get(part.clone()).unwrap_or_default();
    let start = part.start + part_text.len() - part_text.trim_start().len();
    let part = start..start + part_text.trim().len();
    let place = Place {
        folded: fold(text),
        wanted: folded_len(&text[..part.start])..folded_len(&text[..part.end]),
    };
    let ends = ends_of(&text[part.clone()]);
    // No word of another line: what is named stands within one paragraph of the page.
    let before: Vec<&str> = match text[..part.start].trim_end().rsplit('\n').next() {
        None => Vec::new(),
        Some(line) => line.split_whitespace().collect(),
    };
    let after: Vec<&str> = match text[part.end..].trim_start().split('\n').next() {
        None => Vec::new(),
        Some(line) => line.split_whitespace().collect(),
    };
    let mut best = None;
    for count in 0..=MOST.min(before.len().max(after.len())) {
        let prefix = before[before.len() - count.min(before.len())..].join(" ");
        let suffix = after[..count.min(after.len())].join(" ");
        let around = [(&*prefix, ""), ("", &*suffix), (&*prefix, &*suffix)];
        for ((start, end), (prefix, suffix)) in ends.iter().flat_map(|ends| around.map(|around| (ends, around))) {
            let directive = Directive {
                prefix,
                start,
                end,
                suffix,
            };
            if place.is_found_by(&directive) {
                return directive.to_string();
            }
            best = Some(directive.to_string());
        }
    }
    // The text has it twice with all that stands around it: the page leads to the first of them.
    best.unwrap_or_default()
}

fn folded_len(text: &str) -> usize {
    fold(text).len()
}

/// Ways to name a passage: whole, with an empty end, or by its first and its last words, fewer first.
fn ends_of(part: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = part.split('\n').filter(|line| !line.trim().is_empty()).collect();
    let words = |line: &&str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let first = lines.first().map(words).unwrap_or_default();
    let last = lines.last().map(words).unwrap_or_default();
    let whole = (first.join(" "), String::new());
    let is_one_line = lines.len() <= 1;
    if is_one_line && first.len() <= 2 * ENDS {
        return vec![whole];
    }
    // In one line the ends must not meet: between them is at least a word.
    let most = match is_one_line {
        true => (first.len() - 1) / 2,
        false => first.len().max(last.len()),
    };
    let mut ends: Vec<(String, String)> = (ENDS.min(most)..=most.min(MOST))
        .map(|count| {
            let start = first[..count.min(first.len())].join(" ");
            let end = last[last.len() - count.min(last.len())..].join(" ");
            (start, end)
        })
        .collect();
    if is_one_line {
        ends.push(whole);
    }
    ends
}

struct Directive<'w> {
    prefix: &'w str,
    start: &'w str,
    /// Empty where `start` is the whole passage.
    end: &'w str,
    suffix: &'w str,
}

impl std::fmt::Display for Directive<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let encoded = |words| utf8_percent_encode(words, WORDS);
        f.write_str(":~:text=")?;
        if !self.prefix.is_empty() {
            write!(f, "{}-,", encoded(self.prefix))?;
        }
        write!(f, "{}", encoded(self.start))?;
        if !self.end.is_empty() {
            write!(f, ",{}", encoded(self.end))?;
        }
        if !self.suffix.is_empty() {
            write!(f, ",-{}", encoded(self.suffix))?;
        }
        Ok(())
    }
}

/// A passage in a text as browsers compare it: whatever its case, accents and white space.
struct Place {
    folded: String,
    wanted: Range<usize>,
}

impl Place {
    /// Whether a browser goes to the passage by a directive.
    fn is_found_by(&self, directive: &Directive) -> bool {
        let [prefix, start, end, suffix] =
            [directive.prefix, directive.start, directive.end, directive.suffix].map(fold);
        let text = &*self.folded;
        let follows = |at: usize, words: &str| text[at..].trim_start().starts_with(words);
        let mut from = 0;
        while let Some(at) = text[from..].find(if prefix.is_empty() { &*start } else { &*prefix }) {
            let at = from + at;
            from = at + text[at..].chars().next().map_or(1, char::len_utf8);
            let begin = match &*prefix {
                "" => at,
                _ => {
                    let rest = &text[at + prefix.len()..];
                    let begin = text.len() - rest.trim_start().len();
                    if !text[begin..].starts_with(&start) {
                        continue;
                    }
                    begin
                }
            };
            let after_start = begin + start.len();
            let stop = match &*end {
                "" => follows(after_start, &suffix).then_some(after_start),
                _ => {
                    let mut ends = text[after_start..].match_indices(&end);
                    ends.find_map(|(place, _)| {
                        let stop = after_start + place + end.len();
                        follows(stop, &suffix).then_some(stop)
                    })
                }
            };
            if let Some(stop) = stop {
                return (begin..stop) == self.wanted;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The directive of the last place of some words in a text.
    fn of_last(text: &str, words: &str) -> String {
        let start = text.rfind(words).expect("the words");
        text_fragment(text, start..start + words.len())
    }

    #[test]
    fn a_directive_names_words_or_their_ends() {
        let text = "The ship came in.\nThe ship came in late, with a cargo of salt-fish, and nobody had missed it.";
        for (words, expected) in [
            // The four first words stand before it: the fifth tells them apart.
            (
                "The ship came in late, with a cargo of salt-fish, and nobody had missed it.",
                ":~:text=The%20ship%20came%20in%20late%2C,and%20nobody%20had%20missed%20it.",
            ),
            ("a cargo of salt-fish", ":~:text=a%20cargo%20of%20salt%2Dfish"),
            ("fish, and", ":~:text=fish%2C%20and"),
        ] {
            assert_eq!(of_last(text, words), expected);
        }
        assert_eq!(text_fragment(text, 0..17), ":~:text=The%20ship%20came%20in.");
        assert_eq!(
            of_last("قال\nالوزير", "الوزير"),
            ":~:text=%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1"
        );
    }

    #[test]
    fn words_that_stand_in_several_places_are_told_apart_by_what_stands_around_them() {
        for (text, words, expected) in [
            // What stands before it.
            (
                "He left. She said no. He came. She said no.",
                "She said no.",
                "came.-,She%20said%20no.",
            ),
            (
                "She said no. He came & went - late. She said no.",
                "She said no.",
                "late.-,She%20said%20no.",
            ),
            // Only what stands after it differs.
            ("A. No. B.\nA. No. C.", "No.", "No.,-C."),
            // In another paragraph, which may be a heading.
            ("Yes\nIt is so.\nNo\nIt is so.", "It is so.", "No-,It%20is%20so."),
            // As browsers compare: whatever case, vowel marks and hamza seats.
            ("IT IS SO. Then it is so.", "it is so.", "Then-,it%20is%20so."),
            (
                "قالَ نعم. ثم قال نعم.",
                "قال نعم.",
                "%D8%AB%D9%85-,%D9%82%D8%A7%D9%84%20%D9%86%D8%B9%D9%85.",
            ),
            // Marks that part a directive stand in what is around as well.
            ("a-b, c It is. d-e, f It is.", "It is.", "f-,It%20is."),
            ("x It is. x-y&z, It is.", "It is.", "x%2Dy%26z%2C-,It%20is."),
        ] {
            assert_eq!(of_last(text, words), format!(":~:text={expected}"), "{text}");
        }
        // The first place needs nothing.
        let text = "She said no. He came. She said no.";
        assert_eq!(text_fragment(text, 0..12), ":~:text=She%20said%20no.");
    }

    #[test]
    fn a_passage_of_several_paragraphs_is_named_by_its_ends() {
        let text = "One.\nA ship.\nIt came.\nLast.";
        let found = text_fragment(text, text.find("A ship").expect("it")..text.find("\nLast").expect("it"));
        assert_eq!(found, ":~:text=A%20ship.,It%20came.");
    }
}
