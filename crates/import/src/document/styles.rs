//! What the styles of an office document say of paragraphs.

use std::collections::HashMap;

use hashiya_core::article::Role;

use super::xml::{Part, parts};
use crate::fault::Fault;

/// The styles of a document by their identity.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u32>,
}

/// Styles build on one another; more steps than this no program makes.
const STEPS: usize = 16;

impl Styles {
    /// Reads the part of a document that holds them.
    pub(super) fn read(path: &str, text: &str) -> Result<Self, Fault> {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        parts(path, text, &mut |part| match part {
            Part::Open(element) if element.local_name() == "style" => {
                open = element.attribute("styleId").map(|id| (id, Style::default()));
            }
            Part::Open(element) => {
                let Some((_, style)) = &mut open else { return };
                let value = || element.attribute("val");
                match element.local_name() {
                    "name" => style.name = value().unwrap_or_default(),
                    "basedOn" => style.based_on = value(),
                    "outlineLvl" => style.outline = value().and_then(|level| level.parse().ok()),
                    _ => {}
                }
            }
            Part::Close(name) if super::xml::local(name) == "style" => styles.extend(open.take()),
            Part::Close(_) | Part::Text(_) => {}
        })?;
        Ok(Self(styles))
    }

    /// What a paragraph of this style is, where the style says so.
    pub(super) fn role(&self, id: &str) -> Option<Role> {
        let mut id = id;
        for _ in 0..STEPS {
            let Some(style) = self.0.get(id) else {
                // Without a part for styles their identities, which are like English names, are all there is.
                return role_of_name(id);
            };
            let own = role_of_name(&style.name).or_else(|| style.outline.and_then(role_of_outline));
            if own.is_some() {
                return own;
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

/// What is in the outline is a heading: levels 0 to 8, 9 says that it is not.
pub(super) fn role_of_outline(level: u32) -> Option<Role> {
    (level < 9).then_some(Role::Heading)
}

/// The names of styles that come with office programs are English in the file, in whatever language the program
/// shows them; `Author` and `Date` are Pandoc's.
fn role_of_name(name: &str) -> Option<Role> {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let name = name.to_lowercase();
    let kind = name.trim_end_matches(|c: char| c.is_ascii_digit());
    match kind {
        "title" => Some(Role::Title),
        "heading" | "subtitle" => Some(Role::Heading),
        "caption" | "imagecaption" | "tablecaption" => Some(Role::Caption),
        "author" | "byline" => Some(Role::Byline),
        "date" => Some(Role::Date),
        "toc" | "tocheading" | "tableoffigures" | "index" | "indexheading" | "footnotetext" | "endnotetext"
        | "header" | "footer" => Some(Role::Boilerplate),
        _ => None,
    }
}
