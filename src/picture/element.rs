//! An element of a picture, with what is in it.

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Another element.
    Element(Element),
    /// Text, as it is: whoever draws or writes it sees to it that it stays text.
    Text(String),
}

/// An SVG element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Its attributes; names come from this program, values from anywhere.
    pub attributes: Vec<(&'static str, String)>,
    /// What stands in it, in order.
    pub content: Vec<Content>,
}

impl Element {
    /// An element without anything.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            content: Vec::new(),
        }
    }

    /// The same with an attribute more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// The same with this text in it.
    #[must_use]
    pub fn saying(mut self, text: &str) -> Self {
        self.content.push(Content::Text(text.to_owned()));
        self
    }

    /// The same with another element in it.
    #[must_use]
    pub fn holding(mut self, element: Self) -> Self {
        self.push(element);
        self
    }

    /// Puts another element in.
    pub fn push(&mut self, element: Self) {
        self.content.push(Content::Element(element));
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The elements directly in it.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        self.content.iter().filter_map(|content| match content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
    }
}
