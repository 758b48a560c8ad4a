//! XML as the parts of documents are written in it, one thing after the other.
//!
//! Entities that a document declares are not expanded, so that nothing can grow; names of namespaces are not
//! looked up at every element, as a document can declare so many that this takes for ever.

use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::decoding::declared_in_xml;
use crate::fault::{Damage, Fault};
use crate::settings::{Settings, decode};

/// A part of a document.
pub(crate) enum Part<'a> {
    /// The beginning of an element.
    Open(Element<'a>),
    /// Letters.
    Text(&'a str),
    /// The end of the element with this name, its prefix with it.
    Close(&'a str),
}

/// An element where it begins.
pub(crate) struct Element<'a>(BytesStart<'a>);

impl<'a> Element<'a> {
    /// Its name, its prefix with it.
    pub(crate) fn name(&'a self) -> &'a str {
        self.0.name().into_inner()
    }

    /// Its name without a prefix.
    pub(crate) fn local_name(&'a self) -> &'a str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute with this name, whatever its prefix is.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.attributes();
        attributes.find(|(key, _)| local(key) == name).map(|(_, value)| value)
    }

    /// Its attributes, each name with its prefix.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (String, String)> {
        let mut attributes = self.0.attributes();
        // Looking for repeated names takes a time that grows with their square.
        attributes.with_checks(false);
        attributes.flatten().map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_or_else(|_| attribute.value.clone().into_owned(), |value| value.into_owned());
            (attribute.key.into_inner().to_owned(), value)
        })
    }
}

/// A name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The text of an XML file, in the encoding that its mark or its declaration names.
pub(crate) fn text_of(bytes: &[u8], settings: &Settings) -> Result<String, Fault> {
    // The encoding that a reader chooses is that of texts and pages, never that of parts of a document.
    let own = Settings {
        encoding: None,
        ..*settings
    };
    decode(bytes, declared_in_xml(bytes).as_deref(), &own).map(|decoded| decoded.text)
}

/// Goes through a document; an element without content begins and ends.
///
/// # Errors
/// Where it is not well-formed: [`Fault::Damaged`] with the place in bytes of the text. `part` is the name of
/// the document for that.
pub(crate) fn parts(part: &str, text: &str, visit: &mut dyn FnMut(Part)) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut letters = String::new();
    loop {
        let event = reader.read_event().map_err(|error| {
            let detail = format!("{part}: {error} (byte {})", reader.error_position());
            Fault::damaged(Damage::Part, detail)
        })?;
        match event {
            // Letters and references between two elements are one text.
            Event::Text(text) => letters.push_str(&text.xml10_content()),
            Event::CData(text) => letters.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => letters.push(c),
                Err(_) => letters.push(char::REPLACEMENT_CHARACTER),
                Ok(None) => {
                    let name = reference.xml10_content();
                    match resolve_html5_entity(&name) {
                        Some(text) => letters.push_str(text),
                        None => letters.extend(["&", &name, ";"]),
                    }
                }
            },
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
            Event::Start(_) | Event::Empty(_) | Event::End(_) | Event::Eof => {
                if !letters.is_empty() {
                    visit(Part::Text(&letters));
                    letters.clear();
                }
                match event {
                    Event::Start(start) => visit(Part::Open(Element(start))),
                    Event::Empty(start) => {
                        let name = start.name().into_inner().to_owned();
                        visit(Part::Open(Element(start)));
                        visit(Part::Close(&name));
                    }
                    Event::End(end) => visit(Part::Close(end.name().into_inner())),
                    _ => return Ok(()),
                }
            }
        }
    }
}
