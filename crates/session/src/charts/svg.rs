//! Writing a chart as an SVG file that stands by itself: every colour in it, the fonts named, nothing
//! fetched.

use super::Picture;
use super::{number, paint};
use crate::report::{Element, Node, element};

/// The fonts of files, the first that is there: with Arabic and Latin letters.
const FONTS: &str = "'Noto Naskh Arabic', 'Noto Sans Arabic', 'Noto Sans', 'Segoe UI', 'Geeza Pro', Tahoma, sans-serif";

/// The file of a picture, in UTF-8, on the light theme's paper.
pub fn write(picture: &Picture) -> String {
    let mut root = element("svg", "")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("font-family", FONTS);
    root.attributes.extend(picture.root.attributes.iter().cloned());
    let ground = element("rect", "")
        .with("class", "fill-sheet")
        .with("width", number(picture.width))
        .with("height", number(picture.height));
    let is_named =
        |content: &&Node| matches!(content, Node::Element(element) if matches!(element.name, "title" | "desc"));
    // The name and the description of a picture come before all that is seen.
    root.children
        .extend(picture.root.children.iter().filter(is_named).cloned());
    root.add(ground);
    let rest = picture.root.children.iter().filter(|content| !is_named(content));
    root.children.extend(rest.cloned());
    let mut out = String::new();
    write_element(&root, &mut out);
    out.push('\n');
    out
}

fn write_element(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(element.name);
    let own = element.attributes.iter().filter(|(name, _)| *name != "class");
    own.for_each(|(name, value)| write_attribute(name, value, out));
    paint::attributes(element)
        .into_iter()
        .for_each(|(name, value)| write_attribute(name, value, out));
    if element.children.is_empty() {
        return out.push_str("/>");
    }
    out.push('>');
    for content in &element.children {
        match content {
            Node::Element(element) => write_element(element, out),
            Node::Text(text) => escape(text, out),
        }
    }
    out.push_str("</");
    out.push_str(element.name);
    out.push('>');
}

fn write_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

/// Text as XML has it. A character that XML 1.0 (fifth edition, production 2) cannot have becomes
/// U+FFFD; line ends and tabs, which attributes would lose, are written by their numbers.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}
