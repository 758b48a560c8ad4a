//! Links to words of a page (WICG, URL Fragment Text Directives): `:~:text=START,END`, each a few words.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

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
    .add(b'>');

/// Words at either end that are named at least.
const ENDS: usize = 4;

/// The directive that leads to `words` of a text, which stand there in this order; white space may differ. A long
/// passage is named by its ends, each so long that the first one stands nowhere before it.
pub fn text_fragment(text: &str, words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let flat_words = all.join(" ");
    let place = flat.find(&flat_words);
    let is_first = |start: &String| flat.find(start.as_str()) == place;
    // The ends must not meet: between them is at least a word.
    let lengths = ENDS..=all.len().saturating_sub(ENDS + 1);
    let starts = lengths.map(|length| all[..length].join(" "));
    let start = starts.filter(|_| all.len() > 2 * ENDS).find(is_first);
    match start {
        None => format!(":~:text={}", encoded(&flat_words)),
        Some(start) => {
            let end = all[all.len() - ENDS..].join(" ");
            format!(":~:text={},{}", encoded(&start), encoded(&end))
        }
    }
}

fn encoded(words: &str) -> String {
    utf8_percent_encode(words, WORDS).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directive_names_words_or_their_ends() {
        let text = "The ship came in.\nThe ship came in late, with a cargo of salt-fish, and nobody had missed it.";
        for (words, expected) in [
            ("The ship came in.", ":~:text=The%20ship%20came%20in."),
            // The four first words stand before it: the fifth tells them apart.
            (
                "The ship came in late, with a cargo of salt-fish, and nobody had missed it.",
                ":~:text=The%20ship%20came%20in%20late%2C,nobody%20had%20missed%20it.",
            ),
            ("a cargo of salt-fish", ":~:text=a%20cargo%20of%20salt%2Dfish"),
        ] {
            assert_eq!(text_fragment(text, words), expected);
        }
        assert_eq!(
            text_fragment("قال الوزير", "قال\nالوزير"),
            ":~:text=%D9%82%D8%A7%D9%84%20%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1"
        );
    }
}
