//! A piece of a page as a tree of elements and text, and its HTML.

use std::borrow::Cow;

/// A text that is mostly known beforehand.
pub type Words = Cow<'static, str>;

/// An element or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text, as it is to be read.
    Text(Words),
}

/// An element of a page. Names of elements and attributes are the program's own, never a reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name, in lower case.
    pub name: &'static str,
    /// Names and values of its attributes, each name once.
    pub attributes: Vec<(&'static str, Words)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

/// An element of this class, empty as yet; an empty class is none.
pub fn element(name: &'static str, class: &'static str) -> Element {
    let mut element = Element {
        name,
        attributes: Vec::new(),
        children: Vec::new(),
    };
    if !class.is_empty() {
        element.attributes.push(("class", Cow::Borrowed(class)));
    }
    element
}

impl Element {
    /// The same with one more attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<Words>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same with a text at its end.
    pub fn text(mut self, text: impl Into<Words>) -> Self {
        self.add_text(text);
        self
    }

    /// The same with an element at its end.
    pub fn child(mut self, child: Self) -> Self {
        self.add(child);
        self
    }

    /// Puts an element at its end.
    pub fn add(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    /// Puts a text at its end.
    pub fn add_text(&mut self, text: impl Into<Words>) {
        self.children.push(Node::Text(text.into()));
    }

    /// Writes it as HTML.
    pub fn write_html(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write_html(out),
                Node::Text(text) => escape(text, out),
            }
        }
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
    }
}

/// Writes a text so that a parser of HTML reads just that text, between tags as within double
/// quotes. A carriage return, which a parser would take for a line feed, is written as a reference;
/// U+0000, which no parser keeps, as the sign for what cannot be shown.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\r' => out.push_str("&#13;"),
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}
