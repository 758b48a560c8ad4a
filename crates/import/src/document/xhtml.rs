//! XHTML as HTML, so that there is one reader of pages.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;

/// What has no end tag in HTML.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];

/// A page of XHTML in the form in which a parser of HTML reads it the same way: `<title/>`, which would begin a
/// title without an end there, becomes `<title></title>`. One that is no XML stays as it is.
pub(crate) fn as_html(text: &str) -> Cow<'_, str> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut html = String::new();
    let mut copied = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Empty(element)) => {
                let name = element.name().into_inner();
                let Ok(end) = usize::try_from(reader.buffer_position()) else {
                    return Cow::Borrowed(text);
                };
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
                html.push_str(&text[copied..]);
                return Cow::Owned(html);
            }
            Ok(Event::Eof) | Err(_) => return Cow::Borrowed(text),
            Ok(_) => {}
        }
    }
}
