//! HTML character references (`&quot;`, `&#1602;`) in what is to be plain text: a page's source that was
//! copied or saved as text.

use html_escape::decode_html_entities;

/// So many references at the least, in words of the text, make it one that is full of them.
const LEAST: usize = 3;
/// References wrapped into references, as when a text was escaped twice, are undone so often.
const LAYERS: usize = 3;

/// The text with the characters that its references stand for, and how many there were; `None` for a text
/// that has none, or that speaks about them, as an article on programming does. White space
/// and all else stays as it is.
pub fn without_entities(text: &str) -> Option<(String, usize)> {
    let mut count = 0;
    let mut plain: Option<String> = None;
    for _ in 0..LAYERS {
        let now = plain.as_deref().unwrap_or(text);
        // What comes out of references is a reference again only where all was escaped twice.
        let least = if count == 0 { LEAST } else { 1 };
        let Some(found) = references(now, least) else { break };
        count += found;
        plain = Some(decode_html_entities(now).into_owned());
    }
    plain.map(|text| (text, count))
}

/// The first reference of a text, as a sample of them.
pub fn first_reference(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(at, _)| {
        let length = text[at..].bytes().take(LONGEST).position(|byte| byte == b';')?;
        let reference = &text[at..=at + length];
        (decode_html_entities(reference) != reference).then_some(reference)
    })
}

/// How many references a text has, if it is full of them, or has a few within its words and speaks of none.
///
/// One that stands in the middle of writing is evidence: glued to a letter, to a mark before it or to
/// another one, or a letter that is a word. One between spaces, quotes or brackets is spoken about, and `&lt;` and `&gt;` are as often code.
fn references(text: &str, least: usize) -> Option<usize> {
    let (mut all, mut evidence, mut spoken_of, mut sure) = (0, 0, 0, 0);
    let mut last_end = None;
    for (at, _) in text.match_indices('&') {
        let Some(end) = text[at..]
            .bytes()
            .take(LONGEST)
            .position(|byte| byte == b';')
            .map(|length| at + length + 1)
        else {
            continue;
        };
        let reference = &text[at..end];
        let stands_for = decode_html_entities(reference);
        if stands_for == reference {
            continue;
        }
        all += 1;
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let closes = matches!(before, Some('.' | ',' | '!' | '?' | '…' | '؟' | '،' | '؛'));
        let is_glued = is_letter(before) || is_letter(after) || closes || last_end == Some(at) || after == Some('&');
        let is_apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | '،'));
        let is_word = stands_for.chars().any(char::is_alphabetic) && is_apart(before) && is_apart(after);
        if matches!(&*stands_for, "<" | ">") {
            spoken_of += usize::from(!is_glued);
        } else if is_glued || is_word {
            evidence += 1;
            sure += usize::from(is_letter(before) || is_letter(after) || closes && !is_apart(after));
        } else if stands_for.chars().any(char::is_control) || stands_for.contains('\u{2028}') {
            // An odd code is neither.
        } else {
            spoken_of += 1;
        }
        last_end = Some(end);
    }
    let is_full = evidence >= least && evidence > spoken_of;
    (is_full || (sure > 0 && spoken_of == 0)).then_some(all)
}

/// No reference is longer, in bytes (`&CounterClockwiseContourIntegral;`).
const LONGEST: usize = 34;
