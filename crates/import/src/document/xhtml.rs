//! XHTML as HTML, so that there is one reader of pages.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What has no end tag in HTML.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];

/// A page of XHTML in the form in which a parser of HTML reads it the same way: `<title/>`, which would begin a
/// title without an end there, becomes `<title></title>`. The signs that refer to notes, which books mark, are no
/// text and are left out. One that is no XML stays as it is.
pub(crate) fn as_html(text: &str) -> Cow<'_, str> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut html = String::new();
    // What is copied so far; where a reference to a note begins, and how deep in it.
    let mut copied = 0;
    let mut note: Option<(usize, usize)> = None;
    loop {
        let position = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let start = position(&reader);
        let event = reader.read_event();
        let end = position(&reader);
        match event {
            Ok(Event::Start(element)) => match &mut note {
                Some((_, depth)) => *depth += 1,
                None if refers_to_a_note(&element) => note = Some((start, 0)),
                None => {}
            },
            Ok(Event::End(_)) => match &mut note {
                Some((_, depth @ 1..)) => *depth -= 1,
                Some((begin, _)) => {
                    html.push_str(text.get(copied..*begin).unwrap_or_default());
                    copied = end;
                    note = None;
                }
                None => {}
            },
            Ok(Event::Empty(element)) if note.is_none() => {
                let name = element.name().into_inner();
                if VOID.contains(&name) {
                    continue;
                }
                let Some(tag) = text.get(copied..end).and_then(|tag| tag.strip_suffix("/>")) else {
                    return Cow::Borrowed(text);
                };
                html.extend([tag, "></", name, ">"]);
                copied = end;
            }
            Ok(Event::Eof) if copied > 0 => {
                html.push_str(text.get(copied..).unwrap_or_default());
                return Cow::Owned(html);
            }
            Ok(Event::Eof) | Err(_) => return Cow::Borrowed(text),
            Ok(_) => {}
        }
    }
}

/// Whether an element is the sign of a note, by the vocabulary of EPUB or by its role.
fn refers_to_a_note(element: &BytesStart) -> bool {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    attributes.flatten().any(|attribute| match attribute.key.into_inner() {
        "epub:type" => attribute.value.split_whitespace().any(|kind| kind == "noteref"),
        "role" => attribute.value.as_ref() == "doc-noteref",
        _ => false,
    })
}
