//! A scanner for the tags of an HTML page: enough to rewrite a page that Trunk wrote.
//!
//! It knows comments, quoted attributes, and elements whose content is not markup (`script`,
//! `style`, `textarea`, `title`). It does not build a tree.

use std::ops::Range;

/// Elements whose content is text up to their closing tag.
const RAW_TEXT: &[&str] = &["script", "style", "textarea", "title"];

/// A start tag of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The element's name, in lower case.
    pub name: String,
    /// Names (in lower case) and values of the attributes; a value is as written, without quotes.
    pub attributes: Vec<(String, String)>,
    /// Bytes from `<` up to and with `>`.
    pub span: Range<usize>,
    /// For an element of raw text: the bytes of its content.
    pub content: Option<Range<usize>>,
}

impl Tag {
    /// The value of the attribute `name`, if the tag has it.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether the attribute `name` has the value `value`, in any case of letters.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.attribute(name)
            .is_some_and(|found| found.eq_ignore_ascii_case(value))
    }

    /// Bytes of the whole element: for raw text with content and closing tag, else the tag alone.
    pub fn element(&self, html: &str) -> Range<usize> {
        let end = match &self.content {
            Some(content) => html[content.end..]
                .find('>')
                .map_or(html.len(), |at| content.end + at + 1),
            None => self.span.end,
        };
        self.span.start..end
    }
}

/// All start tags of `html`, in order. Takes time in proportion to its length.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        at = open + 1;
        if html[open..].starts_with("<!--") {
            at = html[open..].find("-->").map_or(html.len(), |end| open + end + 3);
        } else if html[at..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let tag = read_tag(html, open);
            at = tag.content.as_ref().map_or(tag.span.end, |content| content.end);
            tags.push(tag);
        }
    }
    tags
}

/// Reads the tag whose `<` stands at byte `open`.
fn read_tag(html: &str, open: usize) -> Tag {
    let bytes = html.as_bytes();
    let name_end = skip(bytes, open + 1, |byte| !is_space(byte) && byte != b'>' && byte != b'/');
    let name = html[open + 1..name_end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut at = name_end;
    loop {
        at = skip(bytes, at, |byte| is_space(byte) || byte == b'/');
        if at >= bytes.len() || bytes[at] == b'>' {
            break;
        }
        let (attribute, next) = read_attribute(html, at);
        attributes.push(attribute);
        at = next;
    }
    let end = (at + 1).min(bytes.len());
    let content = RAW_TEXT
        .contains(&name.as_str())
        .then(|| end..raw_text_end(html, end, &name));
    Tag {
        name,
        attributes,
        span: open..end,
        content,
    }
}

/// Reads the attribute that starts at byte `start`; returns it and where reading goes on.
fn read_attribute(html: &str, start: usize) -> ((String, String), usize) {
    let bytes = html.as_bytes();
    // The first byte always belongs to the name, so that reading goes forward.
    let name_end = skip(bytes, start + 1, |byte| {
        !is_space(byte) && !matches!(byte, b'=' | b'>' | b'/')
    });
    let name = html[start..name_end].to_ascii_lowercase();
    let equals = skip(bytes, name_end, is_space);
    if bytes.get(equals) != Some(&b'=') {
        return ((name, String::new()), name_end);
    }
    let value = skip(bytes, equals + 1, is_space);
    match bytes.get(value) {
        Some(&quote @ (b'"' | b'\'')) => {
            let end = skip(bytes, value + 1, |byte| byte != quote);
            ((name, html[value + 1..end].to_owned()), (end + 1).min(bytes.len()))
        }
        _ => {
            let end = skip(bytes, value, |byte| !is_space(byte) && byte != b'>');
            ((name, html[value..end].to_owned()), end)
        }
    }
}

/// Where the text of the element `name` ends that starts at byte `start`.
fn raw_text_end(html: &str, start: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = start;
    while let Some(open) = html[at..].find("</").map(|found| at + found) {
        let after = open + 2 + name.len();
        let closes = bytes
            .get(open + 2..after)
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && bytes
                .get(after)
                .is_none_or(|&byte| is_space(byte) || matches!(byte, b'>' | b'/'));
        if closes {
            return open;
        }
        at = open + 2;
    }
    html.len()
}

/// The first byte from `start` on that is not `wanted`. All stops are ASCII, so the result is a
/// character boundary.
fn skip(bytes: &[u8], start: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start.min(bytes.len()) + rest.iter().position(|&byte| !wanted(byte)).unwrap_or(rest.len())
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

/// A list of replacements in a text, given by byte ranges that do not overlap.
#[derive(Default)]
pub struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts `text` in place of the bytes `span`.
    pub fn replace(&mut self, span: Range<usize>, text: impl Into<String>) {
        self.0.push((span, text.into()));
    }

    /// Makes all replacements.
    pub fn apply(mut self, html: &str) -> String {
        self.0.sort_by_key(|(span, _)| span.start);
        let mut result = String::with_capacity(html.len());
        let mut at = 0;
        for (span, text) in self.0 {
            result.push_str(&html[at..span.start]);
            result.push_str(&text);
            at = span.end;
        }
        result.push_str(&html[at..]);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        tags(html).into_iter().map(|tag| tag.name).collect()
    }

    #[test]
    fn tags_are_found_but_not_in_comments_or_scripts() {
        let html = "<!doctype html><HTML lang=ar><!-- <b> --><script>if (a<b) '<i>'</script><p>1 < 2</p>";
        assert_eq!(names(html), ["html", "script", "p"]);
    }

    #[test]
    fn attributes_are_read_in_all_their_forms() {
        let tag = &tags("<link rel = 'icon' href=\"./a>b.svg\" data-x=1 crossorigin/>")[0];
        assert_eq!(tag.attribute("rel"), Some("icon"));
        assert_eq!(tag.attribute("href"), Some("./a>b.svg"));
        assert_eq!(tag.attribute("data-x"), Some("1"));
        assert_eq!(tag.attribute("crossorigin"), Some(""));
        assert_eq!(tag.attribute("none"), None);
        assert!(tag.is("rel", "ICON"));
    }

    #[test]
    fn the_content_of_a_script_ends_at_its_own_closing_tag() {
        let html = "<script type=module>a('</scripts>')</SCRIPT ><p>";
        let tag = &tags(html)[0];
        assert_eq!(&html[tag.content.clone().unwrap()], "a('</scripts>')");
        assert_eq!(
            &html[tag.element(html)],
            "<script type=module>a('</scripts>')</SCRIPT >"
        );
    }

    #[test]
    fn broken_pages_are_read_to_their_end() {
        for html in [
            "<", "<a", "<a b", "<a b=", "<a b='", "<script>", "<!--", "<a =x>", "<é>", "<a é='ü",
        ] {
            tags(html);
        }
    }

    #[test]
    fn edits_are_made_whatever_their_order() {
        let mut edits = Edits::default();
        edits.replace(4..5, "E");
        edits.replace(0..2, "");
        assert_eq!(edits.apply("abcde"), "cdE");
    }
}
